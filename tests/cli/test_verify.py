"""`checker verify`, as a user runs it."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time

import pytest


def test_records_every_claim_and_writes_the_report(checker, captured):
    """One run gives each claim its status, a page and the exit code of a failing claim."""
    ended = checker("verify", "--offline")
    assert ended.code == 1
    assert "Report: report.html" in ended.out
    assert (captured / "report.html").read_text(encoding="utf-8").count("sandwick-times.example") > 3
    with sqlite3.connect(captured / "checker.db") as db:
        assert dict(db.execute("SELECT claim_id, status FROM latest_findings")) == {
            "true": "verbatim",
            "dropped": "distorted",
            "nowhere": "not_found",
            "dead": "unavailable",
        }


def test_jsonl_goes_alone_to_standard_output(checker, captured):
    """With a format for machines nothing else is printed and no page is written."""
    ended = checker("verify", "--offline", "--format", "jsonl")
    assert [record["claim_id"] for record in ended.records] == ["true", "dropped", "nowhere", "dead"]
    assert not (captured / "report.html").exists()


def test_twice_gives_the_same_findings(checker, captured):
    """A second run over the same cache differs in nothing but the run's number."""
    first, second = (checker("verify", "--offline", "--format", "jsonl").records for _ in range(2))
    assert [record.pop("run_id") for record in first + second] == [1, 1, 1, 1, 2, 2, 2, 2]
    assert first == second


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--allow", "distorted"), 1),
        (("--allow", "distorted", "--allow", "not_found"), 3),
        (("--allow", "distorted", "--allow", "not_found", "--allow", "unavailable"), 0),
    ],
)
def test_allowed_statuses_count_as_passing(checker, captured, arguments, code):
    """--allow changes the exit code, never a record."""
    ended = checker("verify", "--offline", "--format", "jsonl", *arguments)
    assert ended.code == code
    assert [record["passes"] for record in ended.records] == [True, False, False, None]


def test_bad_rows_are_told_and_the_others_are_checked(checker, captured):
    """Every bad row is named at once with line and column; the exit code is 2."""
    with (captured / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("true,again,\nempty,,\nscheme,some words,ftp://sandwick-times.example/oven\n")
    ended = checker("verify", "--offline", "--format", "jsonl")
    assert ended.code == 2
    assert len(ended.records) == 4
    assert "line 6, column id (1)" in ended.err
    assert "line 7, column quote (2)" in ended.err
    assert "line 8, column url (3)" in ended.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"id,words\n1,hello\n", "no column `quote`"),
        ("quote\ncaf\xe9\n".encode("latin-1"), "line 2, byte 4"),
    ],
)
def test_unusable_claims_end_in_one_clear_line_and_nothing_written(checker, tmp_path, content, message):
    """A list that cannot be used: exit code 2, its reason, no database, no cache, no report."""
    if content is not None:
        (tmp_path / "claims.csv").write_bytes(content)
    ended = checker("verify")
    assert ended.code == 2
    assert message in ended.err
    assert len(ended.err.splitlines()) == 1
    assert {path.name for path in tmp_path.iterdir()} <= {"claims.csv"}


def test_offline_without_a_capture_says_so(checker, tmp_path):
    """A source that is not in the cache is `not_captured`, and nothing was checked: exit code 3."""
    (tmp_path / "claims.csv").write_text("quote,url\nsome words here,http://nowhere.example/\n", encoding="utf-8")
    ended = checker("verify", "--offline", "--format", "jsonl")
    assert ended.code == 3
    assert ended.records[0]["source_state"] == "not_captured"
    assert "checker demo" in ended.err


def test_offline_opens_no_socket(captured, monkeypatch):
    """Not even a loopback connection is tried, and no name is looked up."""
    program = (
        "import socket, sys\n"
        "def forbidden(*_, **__): print('SOCKET USED', file=sys.stderr); raise SystemExit(99)\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = forbidden\n"
        "from checker.cli.run import run\n"
        "sys.exit(run(['verify', '--offline', '--format', 'jsonl']))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=captured, capture_output=True, encoding="utf-8")
    assert "SOCKET USED" not in ended.stderr
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) == 4


@pytest.mark.parametrize("arguments", [("verify", "--style", "nice"), ("verify", "--jobs", "0"), ("nonsense",)])
def test_wrong_options_end_with_2(checker, arguments):
    """Usage errors are said in a line with the way to help."""
    ended = checker(*arguments)
    assert ended.code == 2
    assert "Error" in ended.err


def test_offline_and_recapture_contradict_each_other(checker, captured):
    """Two options that cannot both hold are refused."""
    assert checker("verify", "--offline", "--recapture").code == 2


def test_a_database_of_another_program_is_left_alone(checker, captured):
    """Findings are never written into a foreign database."""
    with sqlite3.connect(captured / "other.db") as db:
        db.execute("CREATE TABLE accounts (name TEXT)")
    ended = checker("verify", "--offline", "--db", "other.db")
    assert ended.code == 2
    assert "--db" in ended.err


def test_interrupting_keeps_what_was_recorded(captured):
    """Ctrl-C ends with 130 and one line; the next run goes on with the same run."""
    rows = [f"c{number},In week {number % 8} the masons laid another ring of brick {number}" for number in range(800)]
    url = "http://sandwick-times.example/oven"
    (captured / "claims.csv").write_text("id,quote,url\n" + "".join(f"{row},{url}\n" for row in rows))
    command = [sys.executable, "-m", "checker", "verify", "--offline", "--format", "csv"]
    process = subprocess.Popen(command, cwd=captured, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    recorded = 0
    for _ in range(400):
        time.sleep(0.02)
        if not (captured / "checker.db").exists():
            continue
        try:
            with sqlite3.connect(captured / "checker.db") as db:
                recorded = db.execute("SELECT count(*) FROM findings").fetchone()[0]
        except sqlite3.OperationalError:
            continue
        if recorded > 20:
            break
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "run the same command again" in errors
    assert 20 < recorded < 800
    again = subprocess.run(command, cwd=captured, capture_output=True, encoding="utf-8", timeout=120)
    assert again.returncode == 1
    with sqlite3.connect(captured / "checker.db") as db:
        assert db.execute("SELECT count(*), count(DISTINCT claim_id), max(run_id) FROM findings").fetchone() == (
            800,
            800,
            1,
        )


def test_a_reader_that_goes_away_changes_nothing(checker, captured):
    """A closed pipe ends the output, not the run: no traceback, the same exit code, everything recorded."""
    command = [sys.executable, "-m", "checker", "verify", "--offline", "--format", "markdown"]
    allowed = ["--allow", "distorted", "--allow", "not_found"]
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(command + allowed, cwd=captured, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8")
    os.close(writer)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 3
    assert errors == ""
    assert len(checker("report", "--format", "jsonl").records) == 4


def test_progress_shows_on_a_terminal_only(captured, checker):
    """The bar goes to standard error when that is a terminal, and nowhere else."""
    assert "checking claims" not in checker("verify", "--offline").err
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "verify", "--offline", "--format", "jsonl"],
        cwd=captured,
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    out, _ = process.communicate(timeout=60)
    os.close(follower)
    shown = b""
    try:
        while chunk := os.read(leader, 65536):
            shown += chunk
    except OSError:
        pass
    os.close(leader)
    assert b"checking claims" in shown
    assert all(json.loads(line) for line in out.splitlines())
