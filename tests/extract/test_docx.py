"""DOCX: what a reader of the document sees is read; what was deleted or stands beside it is not."""

import struct
import time
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import assert_promises

import checker
from checker.extract import zip_parts
from checker.extract.document import Document, Role
from checker.extract.docx import OTHER_FILES_UNREAD, read_docx
from checker.extract.guarded.attempt import OUT_OF_MEMORY, attempt
from checker.extract.page_state.unread import part_state
from checker.extract.source_state import SourceState
from checker.extract.zip_parts import parse_part, text_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1", "heading 2", "Quote", "caption")
)
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>The  Kettle</dc:title><dc:creator>A. Verrin; B. Talmer</dc:creator><dc:language>en-GB</dc:language>
<dcterms:created>2031-05-07T10:00:00Z</dcterms:created><dcterms:modified>2031-06-01T00:00:00Z</dcterms:modified>
</cp:coreProperties>"""


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside, style=None):
    inside = inside if inside.startswith("<") else run(inside)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inside}</w:p>"


def docx(body, compression=zipfile.ZIP_DEFLATED, **parts):
    """Make a DOCX with this in its body; other parts are named by their place in word/, or replace a whole one."""
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONSHIPS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        **{f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{inside}</w:{name}>" for name, inside in parts.items()},
    }
    return packed(files, compression)


def packed(files, compression=zipfile.ZIP_DEFLATED):
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def blocks(raw):
    document = read_docx(raw)
    assert isinstance(document, Document), document
    return [document.text[b.start : b.end] for b in document.blocks]


def mark(kind, inside=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def formula(inside):
    return "<m:oMath>" + inside.replace("<t>", "<m:r><m:t>").replace("</t>", "</m:t></m:r>") + "</m:oMath>"


def symbol(font, char):
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


ENTRIES = '<w:listEntry w:val="hissed"/><w:listEntry w:val="sang"/>'
LIST = f'<w:ffData><w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList></w:ffData>'
BOX = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
TEXT_BOX = f"<a:graphic><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphic>"
SHAPE = f"<w:drawing><wp:inline>{TEXT_BOX}</wp:inline></w:drawing>"


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        (run("It s") + run("ang."), ["It sang."]),
        (run("on") + "<w:r><w:softHyphen/></w:r>" + run("ward"), ["on\u00adward"]),
        (run("well") + "<w:r><w:noBreakHyphen/></w:r>" + run("known"), ["well\u2011known"]),
        (run("it") + "<w:r><w:br/></w:r>" + run("sang"), ["it\nsang"]),
        (run("it") + "<w:r><w:cr/></w:r>" + run("sang"), ["it\nsang"]),
        (run("it") + '<w:r><w:br w:type="page"/></w:r>' + run("sang"), ["it\nsang"]),
        (run("it") + "<w:r><w:tab/></w:r>" + run("sang"), ["it sang"]),
        (run("it") + f"<w:ins w:id='1'>{run(' sang')}</w:ins>", ["it sang"]),
        (run("it") + "<w:del w:id='1'><w:r><w:delText> hissed</w:delText></w:r></w:del>" + run(" sang"), ["it sang"]),
        (f"<w:moveFrom w:id='1'>{run('away ')}</w:moveFrom>" + run("it sang"), ["it sang"]),
        (run("it") + f"<w:moveTo w:id='1'>{run(' sang')}</w:moveTo>", ["it sang"]),
        (f'<w:hyperlink w:anchor="x">{run("it")}</w:hyperlink>' + run(" sang"), ["it sang"]),
        (f'<w:fldSimple w:instr="DATE">{run("it")}</w:fldSimple>' + run(" sang"), ["it sang"]),
        (f"<w:bdo>{run('it')}<w:dir>{run(' sang')}</w:dir></w:bdo>", ["it sang"]),
        (f"<w:sdt><w:sdtContent>{run('it')}</w:sdtContent></w:sdt>" + run(" sang"), ["it sang"]),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("4")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ["4"],
        ),
        (
            f"<w:r><w:t>it </w:t><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('sang')}</w:rubyBase></w:ruby></w:r>",
            ["it sang"],
        ),
        (run("where ") + "<m:oMath><m:r><m:t>n=1</m:t></m:r></m:oMath>" + run(" holds"), ["where n=1 holds"]),
        ("<m:oMathPara><m:oMath><m:r><m:t>n=1</m:t></m:r></m:oMath></m:oMathPara>", ["n=1"]),
        (run("it") + f"<w:r>{SHAPE}</w:r>" + run(" sang"), ["it sang", "in the box"]),
        (
            run("it")
            + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice></mc:AlternateContent></w:r>'
            + run(" sang"),
            ["it sang", "in the box"],
        ),
        (
            run("it")
            + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice><mc:Fallback><w:pict><v:shape>'
            f"<v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ["it", "in the box"],
        ),
        (
            run("it")
            + f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{SHAPE}</mc:Choice><mc:Fallback><w:drawing>'
            "<wp:inline/></w:drawing></mc:Fallback></mc:AlternateContent></w:r>",
            ["it", "in the box"],
        ),
        (
            '<mc:AlternateContent><mc:Choice Requires="x"><x/></mc:Choice><mc:Fallback>'
            + run("it")
            + "</mc:Fallback></mc:AlternateContent>"
            + run(" sang"),
            ["it sang"],
        ),
        (
            run("it") + f"<w:r><w:pict><v:oval><v:textbox>{BOX}</v:textbox></v:oval></w:pict></w:r>",
            ["it", "in the box"],
        ),
        (run("it") + '<w:r><w:pict><v:shape><v:textpath string="sang"/></v:shape></w:pict></w:r>', ["it", "sang"]),
        (run("it") + '<w:r><w:ptab w:alignment="right"/></w:r>' + run("sang"), ["it sang"]),
        (run("it") + '<w:r><w:br w:type="unheard-of"/></w:r>' + run("sang"), ["it\nsang"]),
        (run("it") + symbol("Arial", "2019") + run("s"), ["it\u2019s"]),
        (run("it ") + symbol("Symbol", "f061"), ["it \u03b1"]),
        (run("it ") + symbol("Unheard Of", "F099"), ["it \uf099"]),
        (
            run("it ") + symbol("Arial", "zz") + symbol("Arial", "D800") + "<w:r><w:sym/></w:r>" + run("sang"),
            ["it sang"],
        ),
        (
            mark("begin")
            + code("IF ")
            + mark("begin")
            + code("PAGE")
            + mark("separate")
            + run("4")
            + mark("end")
            + code(' = 1 "x"')
            + mark("separate")
            + run("it")
            + mark("end")
            + run(" sang"),
            ["it sang"],
        ),
        (run("it ") + mark("begin") + run("sang"), ["it sang"]),
        (run("it ") + mark("end") + mark("separate") + run("sang"), ["it sang"]),
        (run("it ") + mark("begin", LIST) + code("FORMDROPDOWN") + mark("separate") + mark("end"), ["it sang"]),
        (run("it ") + mark("begin", LIST.replace('"1"', '"7"')) + mark("end") + run("sang"), ["it sang"]),
        (f'<w:hyperlink r:id="gone">{run("it")}</w:hyperlink>' + run(" sang"), ["it sang"]),
        (f"<w14:conflictIns>{run('it')}</w14:conflictIns><w14:conflictDel>{run(' hissed')}</w14:conflictDel>", ["it"]),
        (
            f"<w:bdo><w:sdt><w:sdtPr/><w:sdtContent>{run('it')}</w:sdtContent></w:sdt></w:bdo>{run(' sang')}",
            ["it sang"],
        ),
        (f"<w:unheardOf><w:ofToo>{run('it')}</w:ofToo>{run(' sang')}</w:unheardOf>", ["it sang"]),
        (formula("<m:f><m:num><t>1</t></m:num><m:den><t>2</t></m:den></m:f>"), ["1/2"]),
        (formula("<t>f</t><m:d><m:e><t>x</t></m:e><m:e><t>y</t></m:e></m:d>"), ["f(x|y)"]),
        (
            formula('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e><t>x</t></m:e></m:d>'),
            ["[x"],
        ),
        (formula("<m:rad><m:deg/><m:e><t>2</t></m:e></m:rad>"), ["\u221a2"]),
        (formula('<m:nary><m:naryPr><m:chr m:val="\u2211"/></m:naryPr><m:e><t>n</t></m:e></m:nary>'), ["\u2211n"]),
        (formula("<w:del><t>1</t></w:del><t>2</t>"), ["2"]),
        (formula("<m:sSup><m:e><t>10</t></m:e><m:sup><t>-</t><t>6</t></m:sup></m:sSup>"), ["10\u207b\u2076"]),
        (formula("<m:sSup><m:e><t>x</t></m:e><m:sup><t>k</t></m:sup></m:sSup>"), ["x^k"]),
        (formula("<m:sSup><m:e><t>x</t></m:e><m:sup><t>2k</t></m:sup></m:sSup>"), ["x^(2k)"]),
        (formula("<m:sSup><m:e><t>x</t></m:e><m:sup/></m:sSup>"), ["x"]),
        (
            formula("<m:sSubSup><m:e><t>x</t></m:e><m:sub><t>i</t></m:sub><m:sup><t>2</t></m:sup></m:sSubSup>"),
            ["xi\u00b2"],
        ),
    ],
)
def test_in_a_paragraph_what_a_reader_sees_is_read(inside, read):
    assert blocks(docx(paragraph(inside))) == read


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    assert blocks(docx(f"<w:p>{mark}{run('it ')}</w:p>" + paragraph("sang"))) == ["it sang"]


def test_a_deleted_paragraph_mark_without_a_paragraph_to_join_loses_nothing():
    deleted = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('it')}</w:p>"
    table = f"<w:tbl><w:tr><w:tc>{deleted}</w:tc><w:tc>{paragraph('sang')}</w:tc></w:tr></w:tbl>"
    assert blocks(docx(table)) == ["it", "sang"]
    assert blocks(docx(deleted + "<w:sectPr/>")) == ["it"]


INITIAL = f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{run("T")}</w:p>'


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (INITIAL + paragraph("he kettle sang."), ["The kettle sang."]),
        (INITIAL + "<w:bookmarkStart w:name='a'/>" + paragraph("he kettle sang.", "Quote"), ["The kettle sang."]),
        (INITIAL.replace('"drop"', '"none"') + paragraph("he kettle sang."), ["T", "he kettle sang."]),
        (INITIAL + f"<w:tbl><w:tr><w:tc>{paragraph('sang')}</w:tc></w:tr></w:tbl>", ["T", "sang"]),
        (INITIAL, ["T"]),
    ],
)
def test_a_large_first_letter_is_a_part_of_its_word(body, read):
    assert blocks(docx(body)) == read


HIDING = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'
    for kind, name, inside in (
        ("character", "Based", '<w:basedOn w:val="Hidden"/>'),
        ("character", "Hidden", '<w:basedOn w:val="Based"/><w:rPr><w:vanish/></w:rPr>'),
        ("character", "Shown", '<w:basedOn w:val="Hidden"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
        ("paragraph", "HiddenParagraph", "<w:rPr><w:vanish/></w:rPr>"),
    )
)


@pytest.mark.parametrize(
    ("properties", "style", "is_hidden"),
    [
        ("<w:vanish/>", None, True),
        ('<w:rStyle w:val="Strong"/><w:vanish w:val="true"/>', None, True),
        ('<w:vanish w:val="0"/>', "HiddenParagraph", False),
        ('<w:rStyle w:val="Based"/>', None, True),
        ('<w:rStyle w:val="Shown"/>', None, False),
        ("", "HiddenParagraph", True),
        ("<w:webHidden/>", None, False),
    ],
)
def test_hidden_text_stands_beside_the_text(properties, style, is_hidden):
    hidden = f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">hissed </w:t></w:r>'
    document = read_docx(docx(paragraph(hidden, style), styles=STYLES + HIDING))
    assert [block.role for block in document.blocks] == [Role.ASIDE if is_hidden else Role.BODY]
    between = blocks(docx(paragraph(run("it ") + hidden + run("sang")), styles=STYLES + HIDING))
    assert between[0] == ("it sang" if is_hidden and style is None else "it hissed sang")


def test_text_in_links_is_the_documents_own():
    sentence = "It sang all night and all day in the kitchen of the old house by the sea."
    document = read_docx(docx(paragraph(f'<w:hyperlink w:anchor="x">{run(sentence)}</w:hyperlink>') * 10))
    assert {block.role for block in document.blocks} == {Role.BODY}


@pytest.mark.parametrize("element", ['<w:altChunk r:id="x"/>', '<w:p><w:subDoc r:id="x"/></w:p>'])
def test_other_files_in_the_text_are_told(element):
    document = read_docx(docx(paragraph("It sang.") + element))
    assert (document.text, document.metadata.cut) == ("It sang.", True)
    assert document.metadata.notes == (OTHER_FILES_UNREAD,)
    assert part_state(document).state is SourceState.PARTIAL


def test_a_main_part_is_read_wherever_it_stands_in_either_namespace_and_in_any_encoding():
    files = {
        name: content.decode() for name, content in _files(docx(paragraph(run("it") + "<w:r><w:cr/></w:r>"))).items()
    }
    moved = {**files, "a/b.xml": files.pop("word/document.xml")}
    moved["_rels/.rels"] = files["_rels/.rels"].replace("word/document.xml", "/a/b.xml")
    moved["a/notes.xml"] = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("A note.")}</w:footnote></w:footnotes>'
    )
    moved["a/_rels/b.xml.rels"] = RELATIONSHIPS.replace("word/document.xml", "notes.xml").replace(
        '/officeDocument"', '/footnotes"'
    )
    moved["a/b.xml"] = moved["a/b.xml"].replace(
        "</w:p>", f'{run("sang")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    strict = {
        name: content.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in moved.items()
    }
    wide = {**moved, "a/b.xml": f'<?xml version="1.0" encoding="utf-16"?>{moved["a/b.xml"]}'.encode("utf-16")}
    for made in (moved, strict, wide):
        assert blocks(packed(made)) == ["it\nsang", "A note."]


def test_a_picture_that_is_missing_is_none_of_the_text():
    blip = '<p:blipFill><a:blip r:embed="gone"/></p:blipFill>'
    drawn = f'<p:pic xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture">{blip}</p:pic>'
    picture = f"<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{drawn}</a:graphicData></a:graphic></wp:inline>"
    picture += "</w:drawing></w:r>"
    assert blocks(docx(paragraph(run("it") + picture + run(" sang")))) == ["it sang"]


LABELS = "<c:cat><c:strCache><c:v>Monday</c:v></c:strCache></c:cat><c:numCache><c:v>4.1</c:v></c:numCache>"
CHART = f"""<c:chart xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>Cups </a:t></a:r><a:r><a:t>sold</a:t></a:r></a:p>
{LABELS}{LABELS}</c:chart>"""


def test_the_words_of_charts_are_captions_where_they_stand_and_each_is_read_once():
    charts = {
        "word/charts/chart1.xml": CHART,
        "word/diagrams/data1.xml": "<d xmlns:a='a'><a:p><a:t>Boil</a:t></a:p></d>",
    }
    relationships = "".join(
        f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for identity, kind, target in (
            ("c", "chart", "charts/chart1.xml"),
            ("c2", "chart", "/word/charts/chart1.xml"),
            ("d", "diagramData", "diagrams/data1.xml"),
            ("gone", "chart", "charts/chart2.xml"),
        )
    )
    drawn = "".join(
        f"<w:r><w:drawing><wp:inline><a:graphicData>{inside}</a:graphicData></wp:inline></w:drawing></w:r>"
        for inside in (
            *(f'<x:chart xmlns:x="c" r:id="{i}"/>' for i in ("c", "c", "c2", "gone")),
            '<x:relIds xmlns:x="d" r:dm="d"/>',
        )
    )
    files = {**_files(docx(paragraph(run("it") + drawn + run(" sang")) + paragraph("on"))), **charts}
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{relationships}</Relationships>'
    )
    document = read_docx(packed(files))
    assert document.text.split("\n\n") == ["it sang", "Cups sold", "Monday", "Boil", "on"]
    assert [block.role for block in document.blocks] == [Role.BODY, *[Role.CAPTION] * 3, Role.BODY]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (paragraph("sang", "Title"), Role.HEADLINE),
        (paragraph("sang", "heading1"), Role.HEADLINE),
        (paragraph("sang", "Quote"), Role.QUOTATION),
        (paragraph("sang", "caption"), Role.CAPTION),
        (paragraph("sang"), Role.BODY),
    ],
)
def test_a_paragraph_has_the_role_of_its_style(body, role):
    (block,) = read_docx(docx(body)).blocks
    assert block.role is role


def test_the_cells_of_a_table_are_apart():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in "ab")
    assert blocks(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == ["a", "b"]


def test_a_note_stands_at_the_end_and_its_mark_nowhere_and_a_comment_neither():
    raw = docx(
        paragraph(
            run("The kettle")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run(" sang")
            + '<w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
            + run(" all night.")
        ),
        footnotes=f'<w:footnote w:id="2">{paragraph("It was blue.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{paragraph("Loudly.")}</w:endnote>',
        comments=f'<w:comment w:id="0" w:author="x">{paragraph("Is that so?")}</w:comment>',
    )
    assert blocks(raw) == ["The kettle sang all night.", "It was blue.", "Loudly."]


def test_what_is_written_as_mammoth_writes_a_return_from_a_note_stays():
    returned = ' &lt;a href="#footnote-ref-1"&gt;↑&lt;/a&gt;'
    assert blocks(docx(paragraph(f"sang{returned}"))) == ['sang <a href="#footnote-ref-1">↑</a>']


def test_the_core_properties_are_metadata_and_tell_where_from():
    files = dict(_files(docx(paragraph("sang"))), **{"docProps/core.xml": CORE})
    metadata = read_docx(packed(files)).metadata
    assert (metadata.title, metadata.authors, metadata.language) == ("The Kettle", ("A. Verrin", "B. Talmer"), "en-GB")
    assert (metadata.published, metadata.modified) == ("2031-05-07T10:00:00Z", "2031-06-01T00:00:00Z")
    assert dict(metadata.told_by) == {
        "title": "docProps/core.xml dc:title",
        "authors": "docProps/core.xml dc:creator",
        "published": "docProps/core.xml dcterms:created",
        "modified": "docProps/core.xml dcterms:modified",
        "language": "docProps/core.xml dc:language",
    }


@pytest.mark.parametrize("core", ["", "<x", "<x/>", CORE.replace("2031-05-07T", "0000-00-00T").replace("2031-06", "x")])
def test_core_properties_that_say_nothing_are_none(core):
    files = dict(_files(docx(paragraph("sang"))), **{"docProps/core.xml": core})
    assert read_docx(packed(files)).metadata.published is None


def _files(raw):
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_true_quotation_over_runs_notes_and_paragraphs_is_found():
    raw = docx(
        paragraph(
            run("She said the ga") + run("tes of the old") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" port")
        )
        + paragraph(run("were shut by noon on the Fri") + "<w:r><w:softHyphen/></w:r>" + run("day.")),
        footnotes=f'<w:footnote w:id="2">{paragraph("Built long ago.")}</w:footnote>',
    )
    document = read_docx(raw)
    quote = "the gates of the old port were shut by noon on the Friday"
    assert checker.check(quote, document).status == "verbatim"
    assert checker.check(quote.replace("shut", "open"), document).passes is False


def test_deleted_words_are_no_quotation():
    raw = docx(
        paragraph(
            run("The gates were") + "<w:del w:id='1'><w:r><w:delText> not</w:delText></w:r></w:del>" + run(" shut.")
        )
    )
    assert checker.check("The gates were not shut.", read_docx(raw)).passes is False


# --- what cannot be read

GOOD = docx(paragraph("The kettle sang all night."))
CUT = f"<w:document {NAMESPACES}><w:body><w:p><w:fldSimple>{run('it')}</w:fldSimple></w:p><w:p><w:r><w:t>sa"


@pytest.mark.parametrize(
    ("raw", "state", "evidence"),
    [
        (b"", SourceState.GARBLED, "is a broken file"),
        (b"PK\x03\x04", SourceState.GARBLED, "is a broken file"),
        (GOOD[: len(GOOD) // 2], SourceState.GARBLED, "is a broken file"),
        (packed({"a.txt": "x"}), SourceState.GARBLED, "is a broken file"),
        (packed({**_files(GOOD), "word/document.xml": "<w:document"}), SourceState.GARBLED, "is a broken file"),
        (packed({**_files(GOOD), "word/document.xml": "<x/>"}), SourceState.GARBLED, "is a broken file"),
        (packed(_files(GOOD), zipfile.ZIP_LZMA), SourceState.GARBLED, "is a broken file"),
        (packed(_files(GOOD), zipfile.ZIP_BZIP2), SourceState.GARBLED, "is a broken file"),
        (packed({**_files(GOOD), "word/document.xml": CUT}), SourceState.GARBLED, "is a broken file"),
        (docx("<w:p>" + "<w:sdt>" * 1_500 + "</w:sdt>" * 1_500 + "</w:p>"), SourceState.GARBLED, "is nested"),
        (docx("<w:p>" * 100_000 + "</w:p>" * 100_000), SourceState.GARBLED, "is a broken file"),
    ],
    ids=range(11),
)
def test_a_broken_or_protected_file_gives_its_state(raw, state, evidence):
    reading = read_docx(raw)
    assert reading.state is state
    assert reading.evidence.startswith(evidence)


def test_an_entry_that_is_encrypted_is_told():
    raw = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := raw.find(signature, at + 1)) >= 0:
            raw[at + offset] |= 1
    assert read_docx(bytes(raw)).evidence.startswith("is protected by a password")


def test_a_bomb_that_states_its_size_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(zip_parts, "PARTS_LIMIT_BYTES", 10_000)
    raw = docx(paragraph("a " * 6_000))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_, **__: pytest.fail("unpacked"))
    assert read_docx(raw).state is SourceState.TOO_LARGE


def test_a_bomb_that_lies_about_its_size_is_cut_while_it_is_read(monkeypatch):
    """Its directory and header state 100 bytes; a `read()` without a size would unpack all of it at once."""
    content = b"<w:document>" + b" " * 50_000_000
    raw = bytearray(packed({"word/document.xml": content}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", raw, raw.find(signature) + offset, 100)
    unpacked = []
    real = zlib.decompressobj

    class Counted:
        def __init__(self, *given):
            self._real = real(*given)

        def decompress(self, *given):
            piece = self._real.decompress(*given)
            unpacked.append(len(piece))
            return piece

        def __getattr__(self, name):
            return getattr(self._real, name)

    monkeypatch.setattr(zlib, "decompressobj", Counted)
    monkeypatch.setattr(zip_parts, "PARTS_LIMIT_BYTES", 1_000_000)
    assert read_docx(bytes(raw)).state in (SourceState.GARBLED, SourceState.TOO_LARGE)
    assert unpacked
    assert max(unpacked) <= 1_000_001


def test_more_entries_than_any_document_has_are_refused(monkeypatch):
    monkeypatch.setattr(zip_parts, "ENTRIES_LIMIT", 3)
    assert read_docx(GOOD).evidence == "holds more than 3 files"


def test_parts_that_are_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(zip_parts, "PARTS_LIMIT_BYTES", len("".join(map(bytes.decode, _files(GOOD).values()))) - 1)
    assert read_docx(GOOD).state is SourceState.TOO_LARGE


def test_pictures_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(zip_parts, "PARTS_LIMIT_BYTES", 20_000)
    raw = packed({**_files(GOOD), "word/media/image1.png": b"\0" * 100_000})
    assert blocks(raw) == ["The kettle sang all night."]


DOCTYPES = {
    "file": '<!DOCTYPE x [<!ENTITY e SYSTEM "{}">]>',
    "network": '<!DOCTYPE x SYSTEM "http://entity.example/x.dtd">',
    "laughs": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + '<!ENTITY e "&j;">]>',
}


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
def test_an_entity_brings_nothing_in(doctype, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("never shown")
    doctype = doctype.replace("{}", secret.as_uri())
    body = f"{doctype}<w:document {NAMESPACES}><w:body>{paragraph('sang &e; on')}</w:body></w:document>"
    core = f"{doctype}{CORE.replace('The  Kettle', 'The &e; Kettle')}"
    began = time.process_time()
    read = read_docx(packed({**_files(GOOD), "word/document.xml": body}))
    assert time.process_time() - began < 5
    assert read.evidence.startswith("is a broken file")
    assert text_of(parse_part(core.encode()).find("{*}title")) == "The Kettle"
    assert read_docx(packed({**_files(GOOD), "docProps/core.xml": core})).state is SourceState.GARBLED


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.integers(0, len(GOOD)), st.integers(0, 40))
def test_any_bytes_give_a_document_or_a_state(noise, at, cut):
    for raw in (noise, b"PK\x03\x04" + noise, GOOD[:at] + noise[:4] + GOOD[at + cut :]):
        read = read_docx(raw)
        if isinstance(read, Document):
            assert_promises(read)
        else:
            assert read.evidence


TAGS = st.sampled_from(
    "w:p w:r w:t w:tbl w:tr w:tc w:ins w:del w:ruby w:rubyBase w:fldSimple w:drawing w:txbxContent m:oMath m:t w:cr "
    "w:br w:hyperlink w:sdt w:sdtContent mc:AlternateContent mc:Fallback w:footnoteReference w:pPr w:sym x".split()
)


@settings(deadline=None, max_examples=150)
@given(
    st.recursive(
        st.text("sang <&\u00a0\x85", max_size=5).map(lambda text: text.replace("<", "").replace("&", "")),
        lambda inside: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inside, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_any_structure_gives_a_document_or_a_state(body):
    read = read_docx(docx(body))
    if isinstance(read, Document):
        assert_promises(read)
    else:
        assert read.state is SourceState.GARBLED


def test_a_file_that_needs_too_much_memory_is_told_as_such_and_not_as_broken(monkeypatch):
    def exhausted(*_, **__):
        raise MemoryError

    monkeypatch.setattr("mammoth.convert_to_html", exhausted)
    assert attempt(lambda raw, *_: read_docx(raw), docx(paragraph("It sang.")), "", "") == OUT_OF_MEMORY


def test_a_reference_to_half_a_character_hides_nothing():
    """The parser lets it through, and cannot decode then what it read."""
    broken = parse_part(b'<a b="&#xd83d;">one&#55296; &#x0D800;two&#xe9;<c x:d="1" xmlns:x="u&#xdfff;"/></a>')
    assert (broken.text, broken.get("b")) == ("one two\u00e9", "")
    assert [str(element.tag) for element in broken.iter()] == ["a", "c"]
