"""Which bytes are read as what, and what is told of the others. Every file and name is made up."""

import io
import zipfile

import pytest

from checker.extract.formats import Format, ending_of, format_of, promised
from checker.extract.read import read
from checker.extract.source_state import SourceState

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAGE = b"<!DOCTYPE html><html><body><p>the kettle</p><p>sang"
XHTML = (
    b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>x</p></body></html>'
)
TEXT = b"The kettle sang."
UNTOLD = ["", "application/octet-stream", "text/plain"]


def packed(*names, first=None):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name in names:
            archive.writestr(name, "<a/>")
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "media_type", "url", "form"),
    [
        (b"%PDF-1.7 x", "application/octet-stream", "", Format.PDF),
        (b"%PDF-1.7 x", "text/html", "", Format.PDF),
        (b"x", "application/pdf", "", Format.PDF),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", "text/plain", "", Format.SUBTITLES),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "", "", Format.SUBTITLES),
        (b"x", "text/vtt; charset=utf-8", "", Format.SUBTITLES),
        (b"# x", "text/plain", "http://tea.example/a/README.md?raw=1#top", Format.MARKDOWN),
        (b"<h1 align=center>x", "text/plain", "http://tea.example/a/README.md", Format.MARKDOWN),
        (b"<!-- x -->\n# y", "", "file:///a/README.md", Format.MARKDOWN),
        (b"# x", "text/html", "http://tea.example/README.md", Format.HTML),
        (b"x", "text/markdown", "", Format.MARKDOWN),
        (TEXT, "", "http://tea.example/a.txt", Format.TEXT),
        (TEXT, "", "http://tea.example", Format.TEXT),
        (TEXT, "", "http://tea.md", Format.TEXT),
        (TEXT, "text/plain", "http://tea.rs/", Format.TEXT),
        (TEXT, "text/plain", "http://tea.example/v1.2/draft-tea-34", Format.TEXT),
        (
            b'\n\n\nNetwork Working Group   A. Verrin\nRequest for Comments: 1\n\n <a> or {"b": 1}',
            "text/plain",
            "",
            Format.TEXT,
        ),
        (b'[1] Verrin, A., "Tea"', "", "", Format.TEXT),
        (b"{tea} is a name", "", "", Format.TEXT),
        (
            b"From: Ann <a@tea.example>\nDate: x\nContent-Type: text/plain\n\nThe kettle sang.",
            "text/plain",
            "",
            Format.TEXT,
        ),
        (b"<tea> is a word", "text/plain", "", Format.TEXT),
        (TEXT.decode().encode("utf-16"), "", "file:///a/note.txt", Format.TEXT),
        (PAGE.decode().encode("utf-16"), "", "file:///a/page", Format.HTML),
        (("The kettle sang. " * 30).encode("utf-16-le"), "", "", Format.TEXT),
        (b"<p>x", "", "file:///a/page.HTM", Format.HTML),
        (XHTML, "application/xml", "", Format.XHTML),
        (XHTML, "text/xml", "", Format.XHTML),
        (XHTML, "", "file:///a/page.xml", Format.XHTML),
        (XHTML, "application/xhtml+xml", "", Format.XHTML),
        (XHTML, "text/html", "", Format.HTML),
        (b"<?xml version='1.0'?><div>x", "text/html", "", Format.HTML),
        (b"x", DOCX_TYPE, "", Format.DOCX),
        (packed("word/document.xml"), "application/zip", "", Format.DOCX),
        (packed("word/document2.xml"), "", "file:///a/report.docx", Format.DOCX),
        (packed("META-INF/container.xml", first="application/epub+zip"), "application/octet-stream", "", Format.EPUB),
        (packed("META-INF/container.xml", "a.opf"), "", "file:///a/book.epub", Format.EPUB),
        (TEXT, "", "http://[bad", Format.TEXT),
    ],
)
def test_the_format_is_told_by_the_type_then_the_beginning_then_the_name(raw, media_type, url, form):
    assert format_of(raw, media_type, url) is form


@pytest.mark.parametrize("media_type", ["", "application/octet-stream"])
@pytest.mark.parametrize(
    "tag",
    [
        *("<!DOCTYPE HTML>", "<!--", "<HTML>", "<HEAD>", "<SCRIPT>", "<IFRAME>", "<H1>", "<DIV>", "<FONT>", "<TABLE>"),
        *("<A>", "<STYLE>", "<TITLE>", "<B>", "<BODY>", "<BR>", "<P>"),
    ],
)
def test_a_page_is_known_by_every_tag_that_browsers_know_it_by(media_type, tag):
    """WHATWG MIME Sniffing §7.1, in both cases, after white space, ended by a space too; never inside a longer name."""
    for beginning in (tag, f" \n{tag.lower()}", tag.replace(">", " x=y>")):
        assert format_of(f"{beginning}x".encode(), media_type, "") is Format.HTML
    if tag not in ("<!--", "<!DOCTYPE HTML>"):
        assert format_of(f"{tag[:-1]}x-y z>x".encode(), media_type, "") is Format.TEXT


NOT_READ = {
    "notes.rtf": (rb"{\rtf1\ansi The kettle sang\'92s tune.}", "RTF"),
    "data.json": (b'{"text": "The kettle \\u2019sang\\u2019."}', "data or settings"),
    "list.json": (b'[{"text": "The kettle sang."}]', "data or settings"),
    "feed.rss": (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "XML"),
    "feed.atom": (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "XML"),
    "picture.svg": (b"<svg width='1'><text>The kettle</text></svg>", "XML"),
    "old.xml": (b'<!DOCTYPE TEI.2 SYSTEM "x"><TEI.2></TEI.2>', "XML"),
    "bare.xml": (b"<note><to>Ann</to></note>\n", "XML"),
    "mail.eml": (
        b"From: a@tea.example\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\nx=20y",
        "MIME",
    ),
    "page.mhtml": (
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x",
        "MIME",
    ),
    "box.mbox": (b"From a Mon\nDate: x\n\nx\n\nFrom b Mon\nDate: y\nContent-Transfer-Encoding: base64\n\neA==", "MIME"),
    "paper.tex": (b"% tea\n\\documentclass{article}\n\\begin{document}x", "LaTeX"),
    "paper.ps": (b"%!PS-Adobe-3.0\n(The kettle) show", "PostScript"),
    "tea.1": (b'.\\" tea\n.TH TEA 1\nThe \\fBkettle\\fR sang.', "markup language"),
    "talk.ass": (b"[Script Info]\nTitle: x", "subtitles"),
    "tea.warc": (b"WARC/1.1\r\nWARC-Type: response", "web traffic"),
    "run": (b"#!/bin/sh\necho the kettle", "program code"),
    "old.doc": (OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
    "old.xls": (OLE + "Workbook".encode("utf-16-le"), "before 2007"),
    "letter.odt": (packed("content.xml", first="application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "table.xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
    "slides.pptx": (packed("[Content_Types].xml", "ppt/presentation.xml"), "presentation"),
    "letter.pages": (packed("Index/Document.iwa"), "Pages"),
    "files.zip": (packed("note.txt"), "archive"),
    "note.txt.gz": (b"\x1f\x8b\x08\0\0", "archive"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
    "talk.mp3": (b"ID3\x03\0", "recording"),
}
"""Kinds that are told by their bytes, whatever their name or type says: the file, and a word of what is told."""
BY_NAME = {
    "notes.rst": "markup language",
    "page.adoc": "markup language",
    "table.csv": "table of data",
    "setup.yaml": "data or settings",
    "refs.bib": "LaTeX",
    "main.c": "program code",
    "style.css": "program code",
    "report.docx": "is named .docx",
    "report.pdf": "is named .pdf",
    "book.epub": "is named .epub",
    "letter.doc": "before 2007",
    "notes.rtf": "RTF",
}
"""A text under such a name."""


@pytest.mark.parametrize("name", NOT_READ)
@pytest.mark.parametrize("media_type", UNTOLD)
def test_what_is_not_read_is_told_by_its_bytes_with_what_to_do(name, media_type):
    """Read as text, its marks and escapes would make a true quotation look altered."""
    raw, told = NOT_READ[name]
    for url in ("", f"http://tea.example/{name}", "file:///a/file"):
        state = read(raw, media_type, url)
        assert state.state is SourceState.UNSUPPORTED_TYPE
        assert told in state.evidence
        assert "; " in state.evidence


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize("media_type", UNTOLD)
def test_a_text_whose_name_promises_something_else_is_not_read(name, media_type):
    for url in (f"http://tea.example/a/{name}?x=1.txt", f"file:///a/{name.upper()}"):
        state = read(TEXT, media_type, url)
        assert state.state is SourceState.UNSUPPORTED_TYPE
        assert BY_NAME[name] in state.evidence
        assert "; " in state.evidence


@pytest.mark.parametrize("name", ["notes.rtf", "data.json", "feed.rss", "paper.tex", "page.mhtml"])
def test_what_is_declared_a_page_and_plainly_is_none_is_not_read(name):
    assert read(NOT_READ[name][0], "text/html").state is SourceState.UNSUPPORTED_TYPE


@pytest.mark.parametrize("name", ["data.json", "feed.rss"])
def test_the_encoding_hides_no_kind(name):
    assert read(NOT_READ[name][0].decode().encode("utf-16"), "", "").state is SourceState.UNSUPPORTED_TYPE


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "book.epub"])
def test_a_page_under_the_name_of_a_file_is_not_taken_for_the_file(name):
    """Servers send their sign-in page so."""
    state = read(PAGE, "", f"file:///a/{name}")
    assert state.state is SourceState.UNSUPPORTED_TYPE
    assert "page (HTML)" in state.evidence


@pytest.mark.parametrize("beginning", [b"<p>the kettle", b"<!-- x -->the kettle", b"<b>the</b> kettle"])
def test_a_text_that_begins_like_a_page_is_read_as_neither(beginning):
    """A browser shows its marks; who wrote it meant them."""
    assert read(beginning, "text/plain").state is SourceState.UNSUPPORTED_TYPE
    assert read(beginning, "", "file:///a/note.txt").state is SourceState.UNSUPPORTED_TYPE


@pytest.mark.parametrize(
    "beginning",
    [
        b'["The kettle is on."](https://tea.example/) they said.',
        b'["The kettle", "the pot"](https://tea.example/) they said.',
        b'["The kettle", he said, "is on."]',
        b'["The kettle is on."] So they said.',
        b"The ftyp box comes first.",
        b"HTTP/1.1 200 is what the kettle answers.",
        b"WARC/1 is what the kettle is kept in.",
        b"GIF89a is how the picture of the kettle begins.",
        b"BZh9 is how the kettle is packed.",
        b"[Script Info] is what the kettle begins with.",
    ],
)
@pytest.mark.parametrize("media_type", UNTOLD)
def test_a_text_that_begins_a_little_like_something_else_is_a_text(beginning, media_type):
    assert format_of(beginning + b"\n\nThe kettle is on.\n" * 9, media_type, "") is Format.TEXT
    assert format_of(beginning, media_type, "tea.md") is Format.MARKDOWN


@pytest.mark.parametrize(
    "raw", [b'["a"]', b'["a", "b"]\n["c"]', b'["a", 1]', b'["a", null]', b'["a",["b"]]', b'["' + b'tea", "' * 20_000]
)
def test_a_list_of_data_is_told_by_what_its_first_words_go_on_with(raw):
    assert format_of(raw, "", "").state == "unsupported_type"


def test_a_locked_document_is_told_as_such():
    state = read(OLE + "EncryptedPackage".encode("utf-16-le"), "", "file:///a/report.docx")
    assert (state.state, state.evidence.partition(";")[0]) == (SourceState.GARBLED, "is protected by a password")


def test_an_archive_without_its_end_is_told_as_broken():
    state = read(packed("word/document.xml")[:60], "", "file:///a/report.docx")
    assert (state.state, state.evidence[:16]) == (SourceState.GARBLED, "is a broken file")


def test_a_document_inside_another_does_not_make_it_one():
    """A stored copy of a letter in a table of figures."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("xl/embeddings/letter.docx", packed("word/document.xml"))
    assert "spreadsheet" in format_of(raw.getvalue(), "", "").evidence


def test_xhtml_is_read_as_browsers_read_it():
    """Where XML ends an element in its own tag, HTML would let it swallow the rest."""
    raw = XHTML.replace(b"<body>", b"<head><title/><script src='a'/></head><body>")
    assert read(raw, "application/xhtml+xml").text == "x"
    assert read(raw, "text/xml").text == "x"


@pytest.mark.parametrize("media_type", ["image/png", "application/json", "font/woff", "x" * 500, "\udcff"])
def test_a_type_that_says_what_it_is_holds(media_type):
    state = read(PAGE, media_type, "http://tea.example/page.html")
    assert state.state is SourceState.UNSUPPORTED_TYPE
    assert "; " in state.evidence


@pytest.mark.parametrize(
    ("url", "ending"),
    [
        ("", ""),
        ("http://tea.md", ""),
        ("http://tea.md/", ""),
        ("http://tea.example/a.b/c", ""),
        ("http://tea.example/a.b/c.TAR.Gz?x=y.pdf#z.doc", "gz"),
        ("file:///a.b/c.d", "d"),
        ("http://[bad", ""),
    ],
)
def test_the_ending_is_that_of_the_name(url, ending):
    assert ending_of(url) == ending


def test_a_url_that_names_a_file_promises_it():
    assert promised("http://tea.example/report.PDF?x") == "pdf"
    assert promised("http://tea.example/report.html") == ""


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<?", b"<a ", b"\n", b"{", b'{"', b'["\\', b"%\n", b"a:\n", b"PK\x01\x02", b"PK\x05\x06"]
)
def test_a_hostile_beginning_takes_no_time(piece):
    for raw in (piece * 100_000, b"PK\x03\x04" + piece * 100_000, b"From: x\n" + piece * 100_000):
        format_of(raw, "", "")


@pytest.mark.parametrize("ending", ["pdf", "docx", "epub"])
def test_an_empty_file_of_a_packed_format_is_told_to_be_empty(ending):
    assert f"is named .{ending} and is empty," in format_of(b" \n", "", f"file:///a.{ending}").evidence
