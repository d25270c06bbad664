"""Sources of every format, from the file or the server to the exit code. Every file and word in them is made up."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from made_up_web import records_of_run
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.capture.settings import LIMIT_DECODED_BYTES

TRUE = "The kettle of Sandwick sang all night and nobody slept."
FALSE = "The walrus of Sandwick forbade all dancing on Sundays from now on."
FILLER = " ".join(
    f"In week {week} the masons laid another ring of brick and went home before dark." for week in range(14)
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
HTML_TYPE, DOCX_TYPE = (
    "text/html; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


def packed(files, mimetype=None):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def docx(*paragraphs):
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return packed(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def epub(*chapters, named=None):
    """Make a book whose spine names as many chapters as there are, or more."""
    count = range(named or len(chapters))
    items = "".join(f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in count)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in count)
    return packed(
        {
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "a.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine>'
            "</package>",
            **{f"{n}.xhtml": f"<html><body><p>{text}</p></body></html>" for n, text in enumerate(chapters)},
        },
        "application/epub+zip",
    )


PICTURE = "a picture"


def pdf(*pages, password=None):
    """Make a PDF: each page is some words, ten on a line, or a picture that fills it."""
    raw = io.BytesIO()
    canvas = Canvas(raw, invariant=1, encrypt=password and StandardEncryption(password, ownerPassword="x"))
    for page in pages:
        if page == PICTURE:
            canvas.drawImage(ImageReader(grey()), 0, 0, 595, 842)
        words = [] if page == PICTURE else page.split()
        for line in range(0, len(words), 10):
            canvas.drawString(60, 780 - 1.5 * line, " ".join(words[line : line + 10]))
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def grey():
    """Give a picture of one grey, as a Netpbm file."""
    return io.BytesIO(b"P5 60 80 255\n" + bytes([200]) * 60 * 80)


def vtt(*cues):
    lines = [f"00:0{at}:02.500 --> 00:0{at}:06.000\n{cue}" for at, cue in enumerate(cues)]
    return "WEBVTT\n\n" + "\n\n".join(lines)


def srt(*cues):
    lines = [f"{at}\n00:0{at}:02,000 --> 00:0{at}:06,000\n{cue}\n" for at, cue in enumerate(cues)]
    return "\n".join(lines)


SAYING = f"{FILLER} {TRUE} {FILLER}"
READ_IN_FULL = {
    "page.html": f"<!doctype html><title>Kettle</title><article><h1>Kettle</h1><p>{SAYING}</p></article>".encode(),
    "note.txt": SAYING.encode(),
    "note.md": f"# Kettle\n\n{SAYING.replace('kettle of Sandwick', '**kettle** of [Sandwick](http://a.example/)')}".encode(),
    "talk.srt": srt("Good evening.", TRUE).encode(),
    "talk.vtt": vtt("Good evening.", f"<v Ann>{TRUE}").encode(),
    "report.docx": docx(FILLER, TRUE),
    "book.epub": epub(FILLER, TRUE),
    "paper.pdf": pdf(FILLER, SAYING),
    "no-ending": SAYING.encode(),
    "utf-16.txt": SAYING.encode("utf-16"),
}


@pytest.mark.parametrize("name", READ_IN_FULL)
def test_check_finds_the_words_in_a_file_of_every_format(checker, tmp_path, name):
    (tmp_path / name).write_bytes(READ_IN_FULL[name])
    ended = checker("check", TRUE, name, "--format", "jsonl")
    assert (ended.code, ended.err) == (0, "")
    assert (ended.records[0]["status"], ended.records[0]["source_state"]) == ("verbatim", "captured")


@pytest.mark.parametrize("name", ["page.html", "talk.srt", "paper.pdf"])
def test_check_fails_for_words_that_a_file_lacks(checker, tmp_path, name):
    """It was read in full, however short it is."""
    (tmp_path / name).write_bytes(READ_IN_FULL[name])
    ended = checker("check", FALSE, name, "--format", "jsonl")
    assert (ended.code, ended.err) == (1, "")
    assert (ended.records[0]["status"], ended.records[0]["source_state"]) == ("not_found", "captured")


NOT_READ = {
    "empty.txt": (b"", "garbled"),
    "undecodable.txt": (SAYING.encode().replace(b"i", b"\x9d").replace(b"a", b"\xb6"), "garbled"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "garbled"),
    "empty.html": (b"", "garbled"),
    "broken.docx": (docx(FILLER, TRUE)[:600], "garbled"),
    "broken.epub": (epub(FILLER, TRUE)[:600], "garbled"),
    "cut.pdf": (pdf(FILLER, SAYING)[:900], "garbled"),
    "locked.pdf": (pdf(SAYING, password="tea"), "garbled"),
    "scan.pdf": (pdf(PICTURE), "needs_ocr"),
    "scan-in-part.pdf": (pdf(FILLER, PICTURE), "needs_ocr"),
    "chapter-missing.epub": (epub(FILLER, named=2), "partial"),
    "teaser.html": (b"<!doctype html><p>The kettle of Sandwick. Subscribe to read the full story.", "partial"),
}


@pytest.mark.parametrize("name", NOT_READ)
def test_check_accuses_nobody_by_a_file_that_was_not_read_in_full(checker, tmp_path, name):
    """Exit code 3 with the state, whatever is looked for."""
    raw, state = NOT_READ[name]
    (tmp_path / name).write_bytes(raw)
    ended = checker("check", FALSE, name, "--format", "jsonl")
    assert (ended.code, ended.err) == (3, "")
    assert (ended.records[0]["status"], ended.records[0]["source_state"]) == ("unavailable", state)
    assert ended.records[0]["reason"]


def test_check_finds_words_in_the_part_that_could_be_read(checker, tmp_path):
    """Words that are there pass, though a page beside them is a picture."""
    (tmp_path / "scan-in-part.pdf").write_bytes(pdf(PICTURE, SAYING))
    ended = checker("check", TRUE, "scan-in-part.pdf", "--format", "jsonl")
    assert ended.code == 0
    assert (ended.records[0]["status"], ended.records[0]["source_state"]) == ("verbatim", "needs_ocr")
    assert "pages_without_text" in ended.records[0]["flags"]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture, which checker cannot read; give"),
        ("files.zip", packed({"note.txt": SAYING}), "unpack it"),
        ("table.xlsx", packed({"xl/workbook.xml": "<a/>"}), "is a spreadsheet"),
        ("notes.rtf", b"{\\rtf1 " + SAYING.encode() + b"}", "save it as"),
        ("words.json", json.dumps({"text": SAYING}).encode(), "save the text in it"),
        ("note.docx", SAYING.encode(), "is named .docx"),
        ("folder", None, "directory"),
    ],
)
def test_check_of_what_is_no_source(checker, tmp_path, name, raw, message):
    """One line that names the file, and exit code 2."""
    if raw is None:
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(raw)
    ended = checker("check", TRUE, name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("checker: ")
    assert name in ended.err
    assert message in ended.err
    assert ended.err.count("\n") == 1


def test_check_of_a_file_that_is_too_large(checker, tmp_path):
    """It is not read at all: one line, exit code 2."""
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(LIMIT_DECODED_BYTES + 1)
    ended = checker("check", TRUE, "large.txt")
    assert ended.code == 2
    assert "large.txt" in ended.err


TYPES = {
    "page.html": HTML_TYPE,
    "note.txt": "text/plain; charset=utf-8",
    "note.md": "text/markdown",
    "talk.srt": "application/x-subrip",
    "talk.vtt": "text/vtt",
    "report.docx": DOCX_TYPE,
    "book.epub": "application/epub+zip",
    "paper.pdf": "application/pdf",
    "no-ending": "application/octet-stream",
    "picture.png": "image/png",
    "locked.pdf": "application/pdf",
    "scan.pdf": "application/pdf",
    "broken.docx": DOCX_TYPE,
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Claims whose sources are such files, each on a made-up host, checked online and then twice offline."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "pages").mkdir()
    raw = {**READ_IN_FULL, "picture.png": b"\x89PNG\r\n\x1a\n", **{name: made for name, (made, _) in NOT_READ.items()}}
    site, rows = {}, [("id", "quote", "url")]
    for number, (name, media_type) in enumerate(TYPES.items()):
        (folder / "pages" / name).write_bytes(raw[name])
        url = f"http://sandwick-{number}.example/{name}"
        site[url] = {"file": name, "content_type": media_type}
        rows += [(f"{name} true", TRUE, url), (f"{name} false", FALSE, url)]
    (folder / "site.json").write_text(json.dumps(site), encoding="utf-8")
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    online = records_of_run(folder, folder)
    offline = records_of_run(folder, folder, offline=True)
    (folder / "checker.db").unlink()
    return online, offline, records_of_run(folder, folder, offline=True)


@pytest.mark.parametrize(
    "name", ["page.html", "note.txt", "note.md", "report.docx", "book.epub", "paper.pdf", "no-ending"]
)
def test_verify_reads_a_served_file_of_every_format(served, name):
    assert served[0][f"{name} true"]["status"] == "verbatim"
    assert served[0][f"{name} false"]["status"] == "not_found"


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("picture.png", "unsupported_type"),
        ("locked.pdf", "garbled"),
        ("scan.pdf", "needs_ocr"),
        ("broken.docx", "garbled"),
    ],
)
def test_verify_tells_the_state_of_a_served_file_that_it_cannot_read(served, name, state):
    for claim in (f"{name} true", f"{name} false"):
        assert (served[0][claim]["status"], served[0][claim]["source_state"]) == ("unavailable", state)


@pytest.mark.parametrize(
    ("name", "fragment"), [("paper.pdf", "#page=2"), ("talk.srt", "#t=62"), ("talk.vtt", "#t=62.5")]
)
def test_the_deep_link_opens_a_pdf_at_its_page_and_a_recording_at_its_moment(served, name, fragment):
    record = served[0][f"{name} true"]
    assert record["status"] == "verbatim"
    assert record["deep_link"] == record["url"] + fragment


def test_offline_replay_comes_to_the_same_records_for_every_format(served):
    """With the database of the online run, and with one that is made from the cache alone."""
    online, *replays = ({claim: {**record, "run_id": 0} for claim, record in run.items()} for run in served)
    assert len(online) == 2 * len(TYPES)
    for replay in replays:
        assert replay == online


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the child process in /proc")
def test_ctrl_c_ends_a_slow_read_at_once(tmp_path):
    """Exit code 130 within seconds, one message, and no process left behind."""
    # The Markdown parser looks for the end of each of these notes: it takes a minute and more.
    (tmp_path / "slow.md").write_bytes(b"[^" * 240_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", TRUE, "slow.md"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "NO_COLOR": "1"},
        encoding="utf-8",
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text():
        assert process.poll() is None, "it ended before it read"
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert (process.returncode, out) == (130, "")
    assert "Interrupted" in err
    assert "Traceback" not in err
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
