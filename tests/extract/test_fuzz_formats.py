"""Damaged files of every format end as a document that keeps its promises or as a state, never as an exception.

Every file, word and name is made up here.
"""

import hashlib
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import assert_promises
from reportlab.pdfgen.canvas import Canvas

import checker
from checker.extract.document import Document, dump_blocks, dump_metadata, load_blocks, load_metadata
from checker.extract.read import read
from checker.extract.source_state import StateReading

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SENTENCES = " ".join(f"Sentence {number} tells of the kettle of Sandwick and its tea." for number in range(12))
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

LONE_SURROGATE = r"\ud83d"
"""As JSON can write it."""
HTML = f"""<!doctype html><html lang=en><head><title>Kettle | Sandwick Times</title>
<meta name=author content="Ann Spoon"><meta property="article:published_time" content="2031-05-07">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Kettle","author":"Ann{LONE_SURROGATE}"}}</script>
</head><body><nav><a href=/>Home</a></nav><article><h1>Kettle</h1><p class=byline>By Ann Spoon</p><p>{SENTENCES}</p>
<p hidden>unseen</p><blockquote>“Tea,” she said.</blockquote><ul><li>a<li>b</ul><table><tr><td>1<td>2</table>
<p>café — naïve<sup><a href=#n>1</a></sup> <q>so</q> <ruby>a<rt>b</ruby></p></article>
<aside>Related</aside></body></html>"""
MARKDOWN = f"""---
title: The Kettle
author: [A. Verrin, B. Talmer]
---
# The Kettle

{SENTENCES}[^1]

> quoted *words* and `code` and [a link](http://x.example)

| a | b |
|---|---|
| c | d |

- one
  - two

<b>html</b> <script>x</script>

[^1]: The note.
"""
TEXT = (
    f"The Kettle\n==========\n\n{SENTENCES}\n\nTwo\nlines.\n\n"
    f"[Page 1]\n\f\nRFC 1   The Kettle   May 2031\n\n{SENTENCES}\n"
)
VTT = "WEBVTT\nLanguage: en\n\n" + "\n\n".join(
    f"{number}\n00:{number:02}:00.000 --> 00:{number:02}:04.000\n"
    f"<v Ann>Sentence {number} of <i>tea</i>\nin Sandwick. [Music]"
    for number in range(8)
)
SRT = "\n\n".join(
    f"{number}\n00:{number:02}:00,000 --> 00:{number:02}:04,000\n{{\\an8}}- Sentence {number}\n- of tea &amp; more."
    for number in range(8)
)


def packed(files: dict[str, str | bytes], first: tuple[str, str] | None = None) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


DOCX_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="f" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    "</w:footnotes>",
    "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("The Kettle")}{paragraph(SENTENCES)}'
    '<w:p><w:fldSimple w:instr="x"><w:r><w:t>field</w:t></w:r></w:fldSimple><w:r><w:footnoteReference w:id="1"/></w:r>'
    f"</w:p><w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl></w:body></w:document>",
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Kettle</dc:title></cp:coreProperties>',
}
EPUB_TYPE = ("mimetype", "application/epub+zip")
EPUB_PARTS = {
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    "<dc:title>The Kettle</dc:title></metadata><manifest>"
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    "a.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>{SENTENCES}</p></body></html>',
    "b.xhtml": "<html><body><h1>Two</h1><p>a <![CDATA[<x>]]> b <span/>c</p></body></html>",
}


def made_pdf() -> bytes:
    raw = io.BytesIO()
    canvas = Canvas(raw, invariant=1, pageCompression=0)
    for page in range(2):
        for line in range(12):
            canvas.drawString(60, 780 - line * 15, f"Line {line} of page {page} tells of the kettle of Sandwick")
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


MADE: dict[str, tuple[bytes, str]] = {
    "html": (HTML.encode(), "text/html"),
    "html in utf-16": (HTML.encode("utf-16"), "text/html"),
    "html in windows-1252": (HTML.encode("cp1252"), "text/html"),
    "markdown": (MARKDOWN.encode(), "text/markdown"),
    "text": (TEXT.encode(), "text/plain"),
    "vtt": (VTT.encode(), "text/vtt"),
    "srt": (SRT.encode(), "application/x-subrip"),
    "docx": (packed(DOCX_PARTS), DOCX_TYPE),
    "epub": (packed(EPUB_PARTS, EPUB_TYPE), "application/epub+zip"),
    "pdf": (made_pdf(), "application/pdf"),
}
TYPES = [
    *dict.fromkeys(media_type for _, media_type in MADE.values()),
    *("", "application/octet-stream", "application/zip", "image/png", "\udc80", "x" * 5_000),
    *("text/html; charset=utf-16", "text/html; charset=utf-7", "text/html; charset=\udcff", "text/html;charset=\u0130"),
    *("text/plain; charset=gb18030", "text/plain; charset=iso-2022-jp", "text/html; charset=x-user-defined"),
    *(
        "text/html; charset=shift_jis",
        "text/html; charset=big5",
        "text/html; charset=euc-jp",
        "text/html; charset=euc-kr",
    ),
]
URLS = ["", "http://a.example/x", "http://[bad", "http://a.example:99999999/", "file:///a.srt", "//", "\ud800", "\0.md"]
SPLICES = [
    *(
        b"<div>",
        b"</p>",
        b"<script>",
        b"<!--",
        b"-->",
        b"<table>",
        b"<svg>",
        b"<template>",
        b"<select>",
        b"<plaintext>",
    ),
    *(
        b"<title>",
        b"<frameset>",
        b"<body hidden>",
        b"<p id='\xed\xa0\x80'>",
        b"<html lang='\xed\xa0\x80'>",
        b"<noscript>",
    ),
    *(
        b"\0",
        b"\0\0\0",
        b"\xed\xa0\x80",
        b"\xed\xb0\x80",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\x80\x81",
        b"\x1b$B",
    ),
    *(b"&#xd800;", b"&#0;", b"&", b"<", b">", b'"', b"\r", b"\x0c", b"\xe2\x80\xa8", b"\xc3\x83\xc2\xa9"),
    *(b"WEBVTT\n", b"00:00:01.000 --> 00:00:02.000\n", b"99:99:99,999 --> 0:0:0.0\n", b"<v X>", b"---\n", b"```\n"),
    *(b"[[[[", b"****", b"|||", b"[^1]: ", b"<![CDATA[", b"]]>", b"<!ENTITY a 'b'>", b"%PDF-1.4", b"PK\x03\x04"),
    *(b"<meta charset=utf-16>", b"<base href='http://[x'>", b'{"@type":"Article","headline":"\\ud800"}'),
    *(b" Tj ", b" 1e9 ", b" BT ", b" Q ", b" 0 Tf ", b"<FFFF> Tj "),
]

Damage = Callable[[bytes], bytes]


def _at(raw: bytes, share: float) -> int:
    return int(share * len(raw))


SHARES = st.floats(0, 1, exclude_max=True)
DAMAGES = st.one_of(
    st.builds(lambda at: lambda raw: raw[: _at(raw, at)], SHARES),
    st.builds(lambda at: lambda raw: raw[_at(raw, at) :], SHARES),
    st.builds(
        lambda at, bit: (
            lambda raw: b"".join(
                [raw[: (n := _at(raw, at))], bytes(byte ^ 1 << bit for byte in raw[n : n + 1]), raw[n + 1 :]]
            )
        ),
        SHARES,
        st.integers(0, 7),
    ),
    st.builds(
        lambda at, what: lambda raw: raw[: _at(raw, at)] + what + raw[_at(raw, at) :], SHARES, st.sampled_from(SPLICES)
    ),
    st.builds(
        lambda at, what: lambda raw: raw[: _at(raw, at)] + what + raw[_at(raw, at) :], SHARES, st.binary(max_size=20)
    ),
    st.builds(
        lambda at, size: lambda raw: raw[: _at(raw, at)] + raw[_at(raw, at) + size :], SHARES, st.integers(1, 2_000)
    ),
    st.builds(
        lambda at, size, times: (
            lambda raw: raw[: _at(raw, at)] + raw[_at(raw, at) : _at(raw, at) + size] * times + raw[_at(raw, at) :]
        ),
        SHARES,
        st.integers(1, 500),
        st.integers(1, 6),
    ),
    st.builds(
        lambda at, encoding: (
            lambda raw: (
                raw[: _at(raw, at)]
                + raw[_at(raw, at) : _at(raw, at) + 500].decode("utf-8", "replace").encode(encoding, "replace")
                + raw[_at(raw, at) + 500 :]
            )
        ),
        SHARES,
        st.sampled_from(["utf-16-le", "utf-16-be", "cp1251", "shift_jis", "latin-1"]),
    ),
)


def damaged(raw: bytes, damages: list[Damage]) -> bytes:
    for damage in damages:
        raw = damage(raw)
    return raw


def assert_sound(read_as: Document | StateReading) -> None:
    """A state with its reason; or a document that keeps its promises, survives the store and can be searched."""
    if isinstance(read_as, StateReading):
        assert read_as.evidence
        return
    assert_promises(read_as)
    dumped = dump_metadata(read_as.metadata)
    dumped.encode()
    assert load_metadata(dumped) == read_as.metadata
    assert load_blocks(dump_blocks(read_as.blocks)) == read_as.blocks
    for block in read_as.blocks:
        block.path.encode()
    checker.check("some words here now", read_as)


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(sorted(MADE)), st.lists(DAMAGES, min_size=1, max_size=5))
def test_a_damaged_file_is_read_or_has_a_state(name, damages):
    raw, media_type = MADE[name]
    assert_sound(read(damaged(raw, damages), media_type, "http://a.example/x"))


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from([(DOCX_PARTS, None, DOCX_TYPE), (EPUB_PARTS, EPUB_TYPE, "application/epub+zip")]),
    st.data(),
    st.lists(DAMAGES, min_size=1, max_size=3),
)
def test_a_damaged_part_of_an_archive_is_read_or_has_a_state(made, data, damages):
    """The damage lies inside the archive, where no checksum shows it."""
    parts, first, media_type = made
    name = data.draw(st.sampled_from(sorted(parts)))
    changed = damaged(parts[name].encode(), damages)
    assert_sound(read(packed({**parts, name: changed}, first), media_type))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(MADE)), st.sampled_from(TYPES), st.sampled_from(URLS), st.lists(DAMAGES, max_size=1))
def test_a_file_of_a_wrong_type_or_address_is_read_or_has_a_state(name, media_type, url, damages):
    assert_sound(read(damaged(MADE[name][0], damages), media_type, url))


@pytest.mark.parametrize("name", ["docx", "epub", "pdf"])
def test_a_file_with_one_wrong_byte_is_read_or_has_a_state(name):
    """In the archive's directory, in packed data, in what a page draws."""
    raw, media_type = MADE[name]
    for at in range(0, len(raw), max(3, len(raw) // 400)):
        assert_sound(read(raw[:at] + bytes([raw[at] ^ 0x55]) + raw[at + 1 :], media_type))


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_file_cut_anywhere_is_read_or_has_a_state(name):
    raw, media_type = MADE[name]
    for end in range(0, len(raw), max(1, len(raw) // 60)):
        assert_sound(read(raw[:end], media_type))


@pytest.mark.parametrize(
    ("media_type", "before", "piece"),
    [
        *(
            ("text/plain", b"", piece)
            for piece in (b"\f", b"x\n\n", b"1\f", b". . ", b"[Page 1]\n\f", b"x\n====\n", b"\xe9")
        ),
        *(("text/plain", b"RFC: 1\n\n", piece) for piece in (b"x\n", b"May 2031\n", b"draft-")),
        *(("text/vtt", b"WEBVTT\n\n", piece) for piece in (b"-->", b"<v a>", b"[", b"9:", b"NOTE\n\n", b"&amp;")),
        *(("application/x-subrip", b"1\n", piece) for piece in (b"-->\n", b"x\n", b"00:", b"{\\an8}")),
        *(("text/markdown", b"", piece) for piece in (b"> ", b"    x", b"#", b"<!--", b"&", b"\\")),
        *(("text/html", b"<p>", piece) for piece in (b"\xe2\x80", b"\xc3\x83\xc2\xa9", b"\x1b$B", b"<\xe9")),
        *(("text/html", b"<script>a=[", piece) for piece in (b'{"a":', b"[", b'"', b'"\\"')),
        *(("text/html; charset=iso-2022-jp", b"<p>", piece) for piece in (b"\x1b$B!!\x1b(B", b"\x1b$B")),
    ],
    ids=repr,
)
def test_a_hundred_thousand_characters_of_one_piece_take_no_five_seconds(media_type, before, piece):
    began = time.process_time()
    assert_sound(read(before + piece * (100_000 // len(piece)), media_type))
    assert time.process_time() - began < 5


DIGESTS = """
import hashlib, json, sys
from checker.extract.document import Document, dump_metadata
from checker.extract.read import read
found = {}
for name, raw, media_type in reversed(json.load(sys.stdin)):
    made = read(bytes.fromhex(raw), media_type, "http://a.example/x")
    found[name] = [made.sha256, dump_metadata(made.metadata)] if isinstance(made, Document) else repr(made)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def many_files() -> list[tuple[str, bytes, str]]:
    """The made files, and each of them damaged in ten ways that are the same in every run."""
    choose = random.Random(31)
    files = [(name, raw, media_type) for name, (raw, media_type) in MADE.items()]
    for name, (raw, media_type) in MADE.items():
        for number in range(10):
            at = choose.randrange(len(raw))
            files.append((f"{name} {number}", raw[:at] + choose.choice(SPLICES) + raw[at + number * 50 :], media_type))
    return files


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns"},
    ],
    ids=["C locale", "UTF-8 locale"],
)
def test_the_same_bytes_give_the_same_document_in_another_process(many_files, environment):
    """Whatever its hash seed, locale and time zone are, and whatever it read before."""
    here = {}
    for name, raw, media_type in many_files:
        made = read(raw, media_type, "http://a.example/x")
        here[name] = [made.sha256, dump_metadata(made.metadata)] if isinstance(made, Document) else repr(made)
    ended = subprocess.run(
        [sys.executable, "-c", DIGESTS],
        input=json.dumps([(name, raw.hex(), media_type) for name, raw, media_type in many_files]),
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == here
    assert len({hashlib.sha256(repr(each).encode()).digest() for each in here.values()}) > len(here) / 4
