"""EPUB: the chapters in the order of the spine, with the package's metadata; nothing leads out of the archive."""

import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import assert_promises

import checker
from checker.extract import zip_parts
from checker.extract.document import Document, Role
from checker.extract.epub import MISSING_CHAPTER, read_epub
from checker.extract.epub_chapter import chapter_markup
from checker.extract.source_state import SourceState

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>"""
METADATA = """<dc:title>The  Kettle</dc:title><dc:title>A story</dc:title><dc:creator>A. Verrin</dc:creator>
<dc:creator> </dc:creator><dc:creator>B. Talmer</dc:creator><dc:publisher>Sorvane Press</dc:publisher>
<dc:language>en-GB</dc:language><dc:date opf:event="creation">2030</dc:date><dc:date>2031-05-07</dc:date>
<meta property="dcterms:modified">2031-06-01T00:00:00Z</meta>"""


def chapter(body):
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
    )


def package(hrefs, metadata=METADATA, media_type="application/xhtml+xml"):
    items = "".join(f'<item id="c{n}" href="{href}" media-type="{media_type}"/>' for n, href in enumerate(hrefs))
    spine = "".join(f'<itemref idref="c{n}" linear="{"no" if n else "yes"}"/>' for n in range(len(hrefs)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata>'
        f'<manifest><item id="css" href="a.css" media-type="text/css"/>{items}</manifest>'
        f'<spine><itemref idref="css"/>{spine}<itemref idref="none"/></spine></package>'
    )


def packed(files, compression=zipfile.ZIP_DEFLATED):
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def files(*bodies):
    """Give the files of a book with these chapters, which lie in the archive the other way round."""
    names = [f"ch{n}.xhtml" for n in range(1, len(bodies) + 1)]
    chapters = {f"OEBPS/{name}": chapter(body) for name, body in zip(names, bodies, strict=True)}
    return {
        "META-INF/container.xml": CONTAINER.format("OEBPS/book.opf"),
        "OEBPS/book.opf": package(names),
        **dict(reversed(chapters.items())),
    }


def book(*bodies):
    return packed(files(*bodies))


def texts(document):
    return [document.text[b.start : b.end] for b in document.blocks]


def test_the_chapters_follow_each_other_in_the_order_of_the_spine():
    document = read_epub(book("<h1>One</h1><p>It sang.</p>", "", "<blockquote><p>It hissed.</p></blockquote>"))
    assert document.text == "One\n\nIt sang.\n\nIt hissed."
    assert texts(document) == ["One", "It sang.", "It hissed."]
    assert [block.role for block in document.blocks] == [Role.HEADLINE, Role.BODY, Role.QUOTATION]
    assert_promises(document)


def test_a_path_begins_with_the_chapters_file():
    paths = [block.path for block in read_epub(book("<p>It sang.</p>", "<p>It hissed.</p>")).blocks]
    assert [path.split(" > ")[0] for path in paths] == ["OEBPS/ch1.xhtml", "OEBPS/ch2.xhtml"]
    assert all(path.endswith("p:nth-child(1)") for path in paths)


def test_the_package_gives_the_metadata_and_where_from():
    metadata = read_epub(book("<p>It sang.</p>")).metadata
    assert (metadata.title, metadata.authors) == ("The Kettle", ("A. Verrin", "B. Talmer"))
    assert (metadata.published, metadata.modified) == ("2031-05-07", "2031-06-01T00:00:00Z")
    assert (metadata.outlet, metadata.language) == ("Sorvane Press", "en-GB")
    assert dict(metadata.told_by)["published"] == "OEBPS/book.opf dc:date"
    assert len(metadata.told_by) == 6


@pytest.mark.parametrize("date", ["", "<dc:date>soon</dc:date>", "<dc:date>0101-01-01T00:00:00+00:00</dc:date>"])
def test_a_package_that_says_nothing_gives_nothing(date):
    parts = files("<p>It sang.</p>")
    metadata = read_epub(packed({**parts, "OEBPS/book.opf": package(["ch1.xhtml"], date)})).metadata
    assert (metadata.title, metadata.authors, metadata.published, metadata.told_by) == (None, (), None, ())


def test_a_true_quotation_over_the_end_of_a_chapter_is_found():
    document = read_epub(
        book(
            "<p>She said the <i>ga</i>tes of the old<a epub:type='noteref' href='#n'>4</a> port</p>",
            "<p>were shut.</p>",
        )
    )
    assert checker.check("the gates of the old port were shut", document).status == "verbatim"
    assert checker.check("the gates of the new port were shut", document).passes is False


# --- XHTML


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>It <b>sa</b>ng<br/>on.</p>", "It sang\non."),
        ("<p>It <a id='x'/>sang.</p><div/><p>On.</p>", "It sang.\n\nOn."),
        ("<script/><p>It sang.</p>", "It sang."),
        ("<p><![CDATA[It < sang &amp;]]> on.</p>", "It < sang &amp; on."),
        ("<p>It&nbsp;sang &#8212; on.</p>", "It\u00a0sang — on."),
        ("<p>It <span epub:type='pagebreak' title='12'>12</span>sang.</p>", "It sang."),
        ("<p>It sang.<a epub:type='noteref' href='#n'><sup>4</sup></a></p>", "It sang."),
        ("<p>It sang <a href='#n'>4</a> times.</p>", "It sang 4 times."),
    ],
)
def test_what_xhtml_writes_otherwise_than_html_is_read_without_loss(body, read):
    assert read_epub(book(body)).text == read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_chapter_is_decoded_as_it_declares(encoding):
    declared = chapter("<p>It sang – “oh”, café.</p>" if encoding.startswith("utf") else "<p>It sang, café.</p>")
    raw = declared.replace("utf-8", encoding.removesuffix("-sig")).encode(encoding)
    assert "café" in chapter_markup(raw)
    assert "It sang" in chapter_markup(raw)


@pytest.mark.parametrize(
    "body",
    [
        "<![CDATA[" * 30_000,
        "<a " + "epub:type='noteref' " * 50_000,
        "<a " * 50_000,
        "<a epub:type='noteref'>" * 20_000,
        "<i/>" * 5_000,
        "<" * 200_000,
    ],
    ids=lambda body: body[:12],
)
def test_a_chapter_that_is_made_to_be_slow_is_not(body):
    began = time.process_time()
    chapter_markup(chapter(body).encode())
    assert time.process_time() - began < 3


# --- names


@pytest.mark.parametrize(
    ("path", "href", "name"),
    [
        ("book.opf", "a%20b.xhtml", "a b.xhtml"),
        ("OEBPS/book.opf", "text/ch.xhtml#top", "OEBPS/text/ch.xhtml"),
        ("OEBPS/book.opf", "../text/./ch.xhtml", "text/ch.xhtml"),
        ("OEBPS/book.opf", "stra%C3%9Fe.xhtml", "OEBPS/straße.xhtml"),
    ],
)
def test_a_reference_is_resolved_inside_the_archive(path, href, name):
    raw = packed(
        {"META-INF/container.xml": CONTAINER.format(path), path: package([href]), name: chapter("<p>sang</p>")}
    )
    assert read_epub(raw).text == "sang"


@pytest.mark.parametrize(
    "href", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://tea.example/a", "", "."]
)
def test_a_reference_that_leads_out_of_it_names_nothing(href):
    parts = files("<p>It sang.</p>")
    document = read_epub(packed({**parts, "OEBPS/book.opf": package([href, "ch1.xhtml"])}))
    assert document.text == "It sang."
    assert (document.metadata.cut, document.metadata.notes) == (True, (MISSING_CHAPTER,))


def test_a_name_that_leads_out_of_the_archive_is_a_key_and_no_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    parts = files("<p>It sang.</p>")
    raw = packed({**parts, "../evil.xhtml": chapter("<p>out</p>"), "OEBPS/book.opf": package(["../../evil.xhtml"])})
    assert read_epub(raw).text == "out"
    assert list(tmp_path.parent.glob("evil*")) == list(tmp_path.iterdir()) == []


def test_a_chapter_that_the_spine_names_twice_is_read_once():
    parts = files("<p>It sang.</p>")
    document = read_epub(packed({**parts, "OEBPS/book.opf": package(["ch1.xhtml", "ch1.xhtml#b"])}))
    assert (document.text, document.metadata.cut) == ("It sang.", False)


# --- what cannot be read

ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/>
<enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>"""
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def test_a_book_with_copy_protection_is_told():
    parts = files("<p>It sang.</p>")
    raw = packed({**parts, "META-INF/encryption.xml": ENCRYPTED.format(AES, "OEBPS/ch1.xhtml")})
    reading = read_epub(raw)
    assert (reading.state, reading.evidence) == (SourceState.GARBLED, "is an e-book with copy protection")


@pytest.mark.parametrize(
    "encryption",
    [
        ENCRYPTED.format("http://www.idpf.org/2008/embedding", "OEBPS/ch1.xhtml"),
        ENCRYPTED.format("http://ns.adobe.com/pdf/enc#RC", "OEBPS/font.otf"),
        ENCRYPTED.format(AES, "OEBPS/picture.jpg"),
        "<encryption",
        "",
    ],
)
def test_what_is_scrambled_beside_the_text_protects_nothing(encryption):
    parts = files("<p>It sang.</p>")
    assert read_epub(packed({**parts, "META-INF/encryption.xml": encryption})).text == "It sang."


GOOD = book("<p>It sang.</p>")
FILES = files("<p>It sang.</p>")
BROKEN = {
    "nothing": b"",
    "half": GOOD[: len(GOOD) // 2],
    "no zip": b"<html>",
    "no container": packed({"a": "x"}),
    "no rootfile": packed({**FILES, "META-INF/container.xml": "<container/>"}),
    "no package": packed({**FILES, "META-INF/container.xml": CONTAINER.format("no.opf")}),
    "broken package": packed({**FILES, "OEBPS/book.opf": ""}),
    "empty spine": packed({**FILES, "OEBPS/book.opf": package([])}),
    "pictures alone": packed({**FILES, "OEBPS/book.opf": package(["ch1.xhtml"], media_type="image/svg+xml")}),
    "no chapter": packed({**FILES, "OEBPS/book.opf": package(["gone.xhtml"])}),
    "lzma": packed(FILES, zipfile.ZIP_LZMA),
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_broken_book_gives_its_state(raw):
    reading = read_epub(raw)
    assert reading.state is SourceState.GARBLED
    assert reading.evidence.startswith("is a broken")


def test_a_package_that_is_not_well_formed_is_read_as_far_as_it_goes():
    broken = package(["ch1.xhtml"]).replace("A story", "A & story").removesuffix("</package>")
    assert read_epub(packed({**FILES, "OEBPS/book.opf": broken})).text == "It sang."


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(zip_parts, "PARTS_LIMIT_BYTES", 100_000)
    assert read_epub(book("a " * 60_000)).state is SourceState.TOO_LARGE
    assert read_epub(book(*["a " * 20_000] * 4)).state is SourceState.TOO_LARGE
    assert read_epub(book("a " * 20_000)).text.startswith("a a")


def test_an_entity_brings_nothing_in(tmp_path):
    (tmp_path / "secret").write_text("never shown")
    entities = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY c "ch1">]>'
    named = package(["&c;.xhtml", "ch1.xhtml"]).replace("The  Kettle", "The &e; Kettle")
    document = read_epub(packed({**FILES, "OEBPS/book.opf": entities + named}))
    assert (document.text, document.metadata.title) == ("It sang.", "The Kettle")
    assert document.metadata.cut  # what the entity would have named is missing


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.integers(0, len(GOOD)), st.integers(0, 40))
def test_any_bytes_give_a_document_or_a_state(noise, at, cut):
    for raw in (noise, b"PK\x03\x04" + noise, GOOD[:at] + noise[:4] + GOOD[at + cut :]):
        read = read_epub(raw)
        if isinstance(read, Document):
            assert_promises(read)
        else:
            assert read.evidence


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=100), st.text(max_size=60), st.integers(0, 400))
def test_any_part_gives_a_document_or_a_state(name, noise, text, at):
    whole = FILES[name].encode()
    for part in (noise, text.encode(), whole[:at] + noise[:8] + whole[at:], whole[:at]):
        read = read_epub(packed({**FILES, name: part}))
        if isinstance(read, Document):
            assert_promises(read)
        else:
            assert read.evidence
