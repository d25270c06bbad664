"""capture, report, show, check, find and demo, as a user runs them."""

import csv
import io
import json

import pytest
from made_up_web import CLAIMS, FILLER, PAGE

from checker.extract.source_state import SourceState
from checker.verdict.result import Status


@pytest.fixture
def verified(checker, captured):
    """A folder in which a run was recorded."""
    checker("verify", "--offline")
    return captured


def test_report_gives_every_form(checker, verified):
    """The latest run again as page, table, JSON lines, CSV and Markdown, on the terminal or in a file."""
    assert len(checker("report", "--format", "jsonl").records) == 4
    assert len(list(csv.DictReader(io.StringIO(checker("report", "--format", "csv").out)))) == 4
    assert "it will not burn" in checker("report", "--format", "markdown").out
    assert max(map(len, checker("report", "--format", "table").out.splitlines())) <= 80
    assert checker("report", "--output", "page.html").out == "Report: page.html\n"
    assert (verified / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_ending_of_the_file_tells_the_form(checker, verified):
    """A report named .csv is CSV, one named .md Markdown."""
    checker("report", "--output", "findings.csv")
    assert len(list(csv.DictReader(io.StringIO((verified / "findings.csv").read_text(encoding="utf-8"))))) == 4
    checker("report", "--output", "findings.md")
    assert (verified / "findings.md").read_text(encoding="utf-8").startswith("#")


def test_report_into_a_folder_that_is_not_there(checker, verified):
    """A report that cannot be written: one line, exit code 2, nothing left behind."""
    ended = checker("report", "--output", "missing/page.html")
    assert ended.code == 2
    assert "missing/page.html" in ended.err


def test_report_without_a_run(checker, tmp_path):
    """Without a database the user is told what to run first."""
    ended = checker("report")
    assert ended.code == 2
    assert "checker verify" in ended.err
    assert not (tmp_path / "checker.db").exists()


def test_show_gives_the_evidence_of_one_claim(checker, verified):
    """Quotation, difference, source and record of the latest finding."""
    shown = checker("show", "dropped")
    assert shown.code == 0
    assert "negation" in shown.out.lower()
    assert "http://sandwick-times.example/oven" in shown.out
    assert checker("show", "dropped", "--format", "jsonl").records[0]["status"] == "distorted"


def test_show_of_an_unknown_claim(checker, verified):
    """An unknown id is an input error that says how to list the ids."""
    ended = checker("show", "nobody")
    assert ended.code == 2
    assert "nobody" in ended.err


def test_find_lists_the_documents_that_hold_the_words(checker, verified):
    """Words in order, whatever their typography."""
    found = checker("find", "it", "will", "NOT", "burn")
    assert "http://sandwick-times.example/oven" in found.out
    assert "1 document holds these words" in found.out
    assert "0 documents" in checker("find", "an oven of gold").out


def test_find_takes_no_operators(checker, verified):
    """What a full-text engine would read as syntax is words here."""
    ended = checker("find", 'oven" OR "loaf')
    assert ended.code == 0
    assert "0 documents" in ended.out
    assert checker("find", "…").code == 2


@pytest.mark.parametrize(
    ("quote", "status", "code"),
    [
        ("it will not burn a single loaf this winter", "verbatim", 0),
        ("it will burn a single loaf this winter", "distorted", 1),
        ("The mayor has forbidden all baking on Sundays", "not_found", 1),
    ],
)
def test_check_against_a_file(checker, tmp_path, quote, status, code):
    """One quotation against a saved page, without any record left."""
    (tmp_path / "oven.html").write_text(PAGE.format(filler=FILLER), encoding="utf-8")
    ended = checker("check", quote, "oven.html", "--format", "jsonl")
    assert (ended.records[0]["status"], ended.code) == (status, code)
    assert [path.name for path in tmp_path.iterdir()] == ["oven.html"]


def test_check_against_a_short_text_file(checker, tmp_path):
    """A text file is the whole source, however short it is."""
    (tmp_path / "note.txt").write_text("We never said so.", encoding="utf-8")
    assert checker("check", "We said so", "note.txt", "--format", "jsonl").records[0]["status"] != "unavailable"


def test_check_offline_against_a_cached_url(checker, captured):
    """A URL is looked up in the cache."""
    ended = checker("check", "it will not burn a single loaf", "http://sandwick-times.example/oven", "--offline")
    assert ended.code == 0
    assert "erbatim" in ended.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "", "x.txt"), "empty"),
        (("check", "…", "x.txt"), "no words"),
        (("check", "words", "missing.txt"), "missing.txt"),
        (("check", "words", "ftp://a.example/"), "ftp"),
        (("check", "words", "http://user:secret@a.example/"), "password"),
        (("check", "words", "http://[::1/"), "malformed"),
    ],
)
def test_check_of_unusable_input(checker, arguments, message):
    """One line, exit code 2, and no secret repeated."""
    ended = checker(*arguments)
    assert ended.code == 2
    assert message in ended.err
    assert "secret" not in ended.err


def test_capture_says_what_became_of_each_source(checker, captured):
    """Readable captures are used again; what failed is tried again and told."""
    (captured / "claims.csv").write_text(CLAIMS.replace("/gone", "/oven"), encoding="utf-8")
    ended = checker("capture")
    assert ended.code == 0
    assert ended.out == "captured         http://sandwick-times.example/oven: the source was read in full\n"


def test_demo_shows_every_status_and_is_as_expected(checker, tmp_path):
    """The demo's records are the expected ones: nine statuses, at least twelve kinds, only made-up hosts."""
    ended = checker("demo", "--format", "jsonl")
    assert ended.code == 0
    assert {record["status"] for record in ended.records} == set(Status)
    assert len({difference["kind"] for record in ended.records for difference in record["differences"]}) >= 12
    hosts = {record["url"].split("/")[2] for record in ended.records if record["url"]}
    assert all(host.endswith(".example") for host in hosts)
    assert {record["source_state"] for record in ended.records} <= set(SourceState)


def test_demo_writes_a_page(checker, tmp_path):
    """By default a page is written beside the table, and not over the user's own report."""
    ended = checker("demo")
    assert ended.code == 0
    assert "Report: demo-report.html" in ended.out
    assert [path.name for path in tmp_path.iterdir()] == ["demo-report.html"]


def test_demo_notices_a_record_that_is_not_the_expected_one(checker, tmp_path):
    """Another status than the expected one ends with 1 and names the claim."""
    program = tmp_path / "altered.py"
    program.write_text(
        "import sys\n"
        "from checker.demo import run as demo\n"
        "records = demo.expected_records()\n"
        "records['ferry-number']['status'] = 'verbatim'\n"
        "demo.expected_records = lambda: records\n"
        "from checker.cli.run import run\n"
        "sys.exit(run(['demo', '--format', 'csv']))\n"
    )
    ended = json.loads(_run(program))
    assert ended["code"] == 1
    assert "ferry-number" in ended["err"]


def _run(program):
    import subprocess
    import sys

    ended = subprocess.run([sys.executable, str(program)], capture_output=True, encoding="utf-8", cwd=program.parent)
    return json.dumps({"code": ended.returncode, "err": ended.stderr})


def test_show_tells_what_the_source_says_of_itself_and_where(checker, verified):
    """Each field of the document's metadata, with the place on the page that told it."""
    told = " ".join(checker("show", "true").out.split())
    assert (
        "What the source says of itself Title Bakers of Sandwick test a new oven (h1) Language en (html lang)" in told
    )
