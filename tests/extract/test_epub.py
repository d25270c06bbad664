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
from checker.extract.epub import BROKEN_CHAPTER, MISSING_CHAPTER, PICTURE_PAGES, read_epub
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
        f'<spine><itemref idref="css"/>{spine}</spine></package>'
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
        ("<p>It <span class='pagenum' id='Page_3'>[Pg 3]</span>sang.</p>", "It sang."),
        ('<p>It <span class="x pagenum"><a id="Page_3">{iv}</a></span>sang.</p>', "It sang."),
        ("<p>It <a class='pageno'>p. 3</a>sang.</p>", "It sang."),
        ("<p>It <span role='doc-pagebreak'>Page 3</span>sang.</p>", "It sang."),
        ("<p>It <span class='pagenum'>3 times</span> sang.</p>", "It 3 times sang."),
        ("<p>It sang <span class='num'>3</span> times.</p>", "It sang 3 times."),
        ("<p>It sang <span class='no-pagenum'>3</span> times.</p>", "It sang 3 times."),
        ("<p>It sang.<a epub:type='noteref' href='#n'><sup>4</sup></a></p>", "It sang."),
        ("<p>It sang.<a epub:type='noteref' href='#n'><span>4</span></a></p>", "It sang."),
        ("<p>It sang.<sup><a href='notes.xhtml#n'>4</a></sup></p>", "It sang."),
        ("<p>It sang.<a href='notes.xhtml#n'><sup>4</sup></a></p>", "It sang."),
        ("<p>It sang.<a href='http://tea.example/#n'><sup>4</sup></a></p>", "It sang.4"),
        ("<p>x<a href='#n'><sup>st</sup></a></p>", "xst"),
        ("<p><b><img src='t.png' alt='I'/></b>t sang.</p>", "It sang."),
        ("<p>It <img src='t.png' alt='I'/> sang.</p>", "It sang."),
        ("<p>It sang <a href='#n'>4</a> times.</p>", "It sang 4 times."),
        ("<p>It sang <a href='b.xhtml#n'>4</a> times.</p>", "It sang 4 times."),
        ("<p>It <a title='a > b / c'/>sang.</p><script src='a>b'/><p>On.</p>", "It sang.\n\nOn."),
        ("<h:p xmlns:h='http://www.w3.org/1999/xhtml'>It sang.</h:p><h:p>On.</h:p>", "It sang.\n\nOn."),
    ],
)
def test_what_xhtml_writes_otherwise_than_html_is_read_without_loss(body, read):
    assert read_epub(book(body)).text == read


def test_what_a_page_names_itself_is_written_and_its_document_type_is_no_text():
    subset = (
        """<!DOCTYPE html [<!ENTITY D "&#8212;"> <!ENTITY k 'kettle'><!ENTITY long "a long name of anything">\n]>"""
    )
    page = chapter("<p>The &k;&D;it sang&amp;&long;</p>").replace("<!DOCTYPE html>", subset)
    read = read_epub(packed({**files("x"), "OEBPS/ch1.xhtml": page}))
    assert read.text == "The kettle\u2014it sang&&long;"


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
        "<a class='pagenum'>" * 20_000,
        "<a " + "class='a b c pagenum' " * 50_000,
        "<a " + "class = 'a ' " * 50_000,
        "<a class='pagenum'>" + " " * 200_000,
        "<i/>" * 5_000,
        "<a href='" * 30_000,
        "<a " + "href=' " * 50_000 + ">",
        "<a><sup>" * 30_000,
        "<img " + "alt='a'" * 30_000,
        "<img alt='a'>" * 20_000,
        "<i " + "a='b' / " * 30_000,
        "<!DOCTYPE [" * 20_000,
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


# --- the spine

SECOND = """<item id="x" href="ch2.xhtml" media-type="application/xhtml+xml"/>"""


def spined(items, itemrefs='<itemref idref="x"/>', **more):
    """Read a book whose manifest and spine hold these after the first chapter."""
    named = (
        package(["ch1.xhtml"]).replace("</manifest>", f"{items}</manifest>").replace("</spine>", f"{itemrefs}</spine>")
    )
    more = {f"OEBPS/{name.replace('_', '.')}": content for name, content in more.items()}
    return read_epub(packed({**files("<p>It sang.</p>", "<p>It hissed.</p>"), "OEBPS/book.opf": named, **more}))


def item(media_type, href="ch2.xhtml", more=""):
    return f'<item id="x" href="{href}" media-type="{media_type}" {more}/>'


@pytest.mark.parametrize(
    "items",
    [
        *map(item, ("", "text/xml", "application/xml", "application/octet-stream", "TEXT/HTML; charset=utf-8")),
        item("application/x-unheard-of"),
        item("text/html", "%63h2.xhtml?a#b"),
        item("text/html", "CH2.XHTML"),
        item("text/html", "/OEBPS/ch2.xhtml"),
        item("application/pdf", "a.pdf", 'fallback="p"')
        + item("image/png", "p.png", 'fallback="y"').replace('"x"', '"p"')
        + item("text/html").replace('"x"', '"y"'),
        item("text/html", more='media-overlay="o"'),
    ],
)
def test_a_page_is_read_whatever_its_type_is_called(items):
    document = spined(items)
    assert (document.text, document.metadata.notes) == ("It sang.\n\nIt hissed.", ())


@pytest.mark.parametrize(
    ("items", "note"),
    [
        ("", MISSING_CHAPTER),
        (item("application/pdf", "a.pdf"), MISSING_CHAPTER),
        (item("audio/mpeg", "a.mp3"), MISSING_CHAPTER),
        (item("application/pdf", "a.pdf", 'fallback="x"'), MISSING_CHAPTER),
        (item("text/html", "gone.html"), MISSING_CHAPTER),
        (item("image/jpeg", "a.jpg"), PICTURE_PAGES),
    ],
)
def test_what_the_spine_names_and_cannot_be_read_is_told(items, note):
    document = spined(items)
    assert document.text.startswith("It sang.")
    assert (document.metadata.cut, document.metadata.notes) == (True, (note,))


@pytest.mark.parametrize("media_type", ["text/css", "application/x-dtbncx+xml", "application/smil+xml", "font/otf"])
def test_what_holds_no_text_is_no_chapter(media_type):
    assert spined(item(media_type, "a.x")).metadata.notes == ()


@pytest.mark.parametrize("itemref", ["<itemref/>", '<itemref idref=""/>', '<itemref idref="x"/><itemref idref="y"/>'])
def test_a_name_in_the_spine_that_names_nothing_is_told(itemref):
    assert spined(SECOND, itemref).metadata.notes == (MISSING_CHAPTER,)


def test_an_id_that_is_given_twice_may_mean_either():
    document = spined(item("text/html", "ch3.xhtml") + SECOND, ch3_xhtml=chapter("<p>It fell.</p>"))
    assert (document.text, document.metadata.notes) == ("It sang.\n\nIt fell.\n\nIt hissed.", ())


def test_pages_that_the_manifest_alone_names_follow_but_for_its_contents():
    contents = item("application/xhtml+xml", "nav.xhtml", 'properties="nav"').replace('"x"', '"nav"')
    gone = item("application/xhtml+xml", "gone.xhtml").replace('"x"', '"gone"')
    document = spined(contents + SECOND + gone, "", nav_xhtml=chapter("<p>Contents</p>"))
    assert (document.text, document.metadata.notes) == ("It sang.\n\nIt hissed.", ())


@pytest.mark.parametrize("end", ["</spine>", "<itemref idref", "<manifest>"])
def test_a_package_that_breaks_off_is_told(end):
    whole = package(["ch1.xhtml", "ch1.xhtml"])
    cut = whole[: whole.rindex(end)] if end in whole else whole
    read = read_epub(packed({**files("<p>It sang.</p>"), "OEBPS/book.opf": cut}))
    assert isinstance(read, Document) is (end != "<manifest>")
    assert (
        read.metadata.notes == (MISSING_CHAPTER,) if isinstance(read, Document) else read.state is SourceState.GARBLED
    )


def test_a_name_in_the_spine_that_is_not_well_formed_is_told_and_one_that_is_commented_out_is_none():
    commented = '<!-- <itemref idref="gone"/> --><itemref idref="x"/>'
    assert spined(SECOND, commented).metadata.notes == ()
    assert spined(SECOND, '<itemref idref="x"/><itemref <itemref idref="gone"/>').metadata.notes == (MISSING_CHAPTER,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_package_is_read_in_any_encoding(encoding):
    parts = files("<p>It sang.</p>")
    document = read_epub(packed({**parts, "OEBPS/book.opf": package(["ch1.xhtml"]).encode(encoding)}))
    assert (document.text, document.metadata.notes) == ("It sang.", ())


def test_of_several_editions_the_one_in_this_format_is_read():
    pdf = '<rootfiles><rootfile full-path="a.pdf" media-type="application/pdf"/>'
    container = CONTAINER.format("OEBPS/book.opf").replace("<rootfiles>", pdf)
    assert read_epub(packed({**files("<p>It sang.</p>"), "META-INF/container.xml": container})).text == "It sang."


@pytest.mark.parametrize(
    ("href", "name"),
    [("a b.xhtml", "a%20b.xhtml"), ("é.xhtml", "é.xhtml"), ("t/c.xhtml", "OEBPS\\t\\c.xhtml")],
)
def test_a_file_is_found_where_an_archive_writes_its_name_otherwise(href, name):
    name = name if "\\" in name else f"OEBPS/{name}"
    parts = {"meta-inf/Container.xml": CONTAINER.format("OEBPS/book.opf"), "OEBPS/book.opf": package([href])}
    assert read_epub(packed({**parts, name: chapter("<p>sang</p>")})).text == "sang"


def test_a_name_in_utf_8_that_does_not_say_so_is_found():
    parts = {"META-INF/container.xml": CONTAINER.format("a.opf"), "a.opf": package(["é.xhtml"])}
    raw = packed({**parts, "XX.xhtml": chapter("<p>sang</p>")}).replace(b"XX.xhtml", "é.xhtml".encode())
    assert read_epub(raw).text == "sang"


def test_of_two_names_that_differ_in_case_alone_each_is_its_own():
    parts = {"META-INF/container.xml": CONTAINER.format("a.opf"), "a.opf": package(["a.xhtml", "A.xhtml"])}
    raw = packed({**parts, "a.xhtml": chapter("<p>sang</p>"), "A.xhtml": chapter("<p>hissed</p>")})
    assert read_epub(raw).text == "sang\n\nhissed"


def test_a_long_spine_is_read_to_its_end():
    parts = files("<p>It sang.</p>", "<p>It hissed.</p>")
    named = package(["ch1.xhtml"] * 12_000 + ["ch2.xhtml"])
    assert read_epub(packed({**parts, "OEBPS/book.opf": named})).text == "It sang.\n\nIt hissed."


# --- pages that cannot be read

SVG = """<?xml version="1.0"?><!-- a --><svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:title>x</svg:title>
<svg:text>It <svg:tspan>hi</svg:tspan>ssed<svg:tspan y="9">all night.</svg:tspan></svg:text>
<svg:text><svg:text>Once</svg:text></svg:text></svg:svg>"""


def test_the_text_of_a_picture_is_read_and_that_it_is_one_is_told():
    document = spined(item("image/svg+xml", "a.svg"), a_svg=SVG)
    assert (document.text, document.metadata.notes) == ("It sang.\n\nIt hissed all night.\n\nOnce", (PICTURE_PAGES,))


def test_a_page_that_shows_a_picture_alone_is_told_but_for_the_cover():
    picture = "<div><img src='a.png' alt=''/></div>"
    assert read_epub(book(picture, "<p>It sang.</p>")).metadata.notes == ()
    assert read_epub(book("<p>It sang.</p>", picture)).metadata.notes == (PICTURE_PAGES,)
    assert read_epub(book("<p>It sang.</p>", picture + "<p>Plate</p>", "<p/>")).metadata.notes == ()


def test_a_book_of_pictures_needs_to_be_recognised():
    named = package(["a.jpg"], media_type="image/jpeg")
    reading = read_epub(packed({**files("x"), "OEBPS/book.opf": named}))
    assert reading.state is SourceState.NEEDS_OCR


@pytest.mark.parametrize("content", ["", "no page", b"\x93\x10\x00", "<?xml version='1.0'?><ht"])
def test_a_chapter_that_is_no_page_is_missing(content):
    assert spined(SECOND, ch2_xhtml=content).metadata.notes == (MISSING_CHAPTER,)


def test_a_chapter_that_breaks_off_is_told():
    document = spined(SECOND, ch2_xhtml=chapter("<p>It hissed all night.</p>")[:-30])
    assert (document.text, document.metadata.notes) == ("It sang.\n\nIt hisse", (BROKEN_CHAPTER,))


# --- what cannot be read

ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/>
<enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>"""
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


@pytest.mark.parametrize("name", ["OEBPS/ch1.xhtml", "/OEBPS/%63h1.xhtml", "oebps/ch1.xhtml"])
def test_a_book_with_copy_protection_is_told(name):
    parts = files("<p>It sang.</p>")
    raw = packed({**parts, "META-INF/encryption.xml": ENCRYPTED.format(AES, name)})
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
