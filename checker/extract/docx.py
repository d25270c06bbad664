"""DOCX: as the page that mammoth makes of it."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import mammoth
from lxml import etree

from checker.extract.document import Document, Metadata
from checker.extract.docx_drawings import drawn_texts
from checker.extract.docx_gaps import CHART_STYLE, HIDDEN_STYLE, close_gaps, hidden_styles, holds_other_files
from checker.extract.html.read_html import read_html
from checker.extract.source_state import SourceState, StateReading
from checker.extract.w3c_date import read_w3c_date
from checker.extract.zip_parts import BROKEN, has_doctype, parse_part, parse_whole, read_parts, text_of

CORE_PROPERTIES = "docProps/core.xml"
VALUE_CHARACTERS = 500
OTHER_FILES_UNREAD = "other_files_unread"
WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_STYLES = f"""
r.{HIDDEN_STYLE} => span.visually-hidden
p.{CHART_STYLE} => figcaption:fresh
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""
"""What Word's built-in styles are in HTML, beyond the headings and lists that mammoth knows."""
_NOTE_RETURN = re.compile(r' <a href="#(?:foot|end)note-ref-\d+">↑</a>')
"""What leads back from a note, as mammoth writes it; in the text itself `<` is escaped. A note's mark is a superscript
link, which is no text in HTML either."""
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Of the two namespaces of relationships mammoth follows the second alone (ECMA-376-4 §9)."""


def read_docx(raw: bytes) -> Document | StateReading:
    """Read a DOCX: its headings, paragraphs, lists, tables, text boxes, words in charts, and its notes at the end.

    Of tracked changes what is inserted is text and what is deleted is not; comments, running headers and pictures
    are none. A note's mark is no text. The core properties are metadata. What is no DOCX, or one that is broken,
    protected or too large, gives the source state. Never raises for any bytes.
    """
    parts = read_parts(raw, _is_wanted)
    if isinstance(parts, StateReading):
        return parts
    # ECMA-376-2 §9.1.4: none is allowed. Its entities would be expanded by mammoth's parser.
    if any(map(has_doctype, parts.values())):
        return BROKEN
    roots = {name: parse_whole(content) for name, content in parts.items() if name.endswith(".xml")}
    try:
        markup = mammoth.convert_to_html(
            _without_gaps(parts, roots),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
        ).value
    except RecursionError:
        return StateReading(SourceState.GARBLED, "is nested deeper than checker can read")
    except MemoryError:  # for `guarded` to tell: the file is too large, and need not be broken
        raise
    except Exception:  # mammoth takes a file's structure for granted: a broken one raises whatever it meets
        return BROKEN
    document = read_html(_NOTE_RETURN.sub("", markup))
    metadata = _metadata(parts.get(CORE_PROPERTIES, b""), document.metadata)
    if any(root is not None and holds_other_files(root) for root in roots.values()):
        metadata = replace(metadata, cut=True, notes=(*metadata.notes, OTHER_FILES_UNREAD))
    return replace(document, metadata=metadata)


def _is_wanted(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _without_gaps(parts: dict[str, bytes], roots: dict[str, etree._Element | None]) -> BytesIO:
    """Pack again what was unpacked within limits: mammoth would unpack the archive itself, without any."""
    hidden = frozenset[str]().union(
        *(
            hidden_styles(root)
            for root in roots.values()
            if root is not None and etree.QName(root).localname == "styles"
        )
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            if name in roots:
                # A part that is no XML stays away, so that nobody reads it in another way.
                content = _closed(roots[name], hidden, drawn_texts(name, parts))
            archive.writestr(zipfile.ZipInfo(name), content.replace(_STRICT, _TRANSITIONAL))
    packed.seek(0)
    return packed


def _closed(root: etree._Element | None, hidden: frozenset[str], drawn: dict[str, list[str]]) -> bytes:
    if root is None:
        return b""
    if etree.QName(root).namespace in WORD:
        close_gaps(root, hidden, drawn)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _metadata(core: bytes, page: Metadata) -> Metadata:
    """Read the core properties (ECMA-376-2 §11)."""
    root = parse_part(core)
    if root is None:
        return page
    said: dict[str, str] = {}
    for element in root:
        said.setdefault(str(element.tag), text_of(element)[:VALUE_CHARACTERS])
    title = said.get(f"{_DUBLIN_CORE}title") or None
    authors = tuple(filter(None, map(str.strip, said.get(f"{_DUBLIN_CORE}creator", "").split(";"))))
    published = read_w3c_date(said.get(f"{_TERMS}created", ""))
    modified = read_w3c_date(said.get(f"{_TERMS}modified", ""))
    language = said.get(f"{_DUBLIN_CORE}language") or None
    places = [
        ("title", title, "dc:title"),
        ("authors", authors, "dc:creator"),
        ("published", published, "dcterms:created"),
        ("modified", modified, "dcterms:modified"),
        ("language", language, "dc:language"),
    ]
    told = {name: f"{CORE_PROPERTIES} {place}" for name, value, place in places if value}
    return replace(
        page,
        title=title or page.title,
        authors=authors or page.authors,
        published=published or page.published,
        modified=modified or page.modified,
        language=language or page.language,
        told_by=(*told.items(), *(entry for entry in page.told_by if entry[0] not in told)),
    )
