"""DOCX: as the page that mammoth makes of it."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import mammoth

from checker.extract.document import Document, Metadata
from checker.extract.docx_gaps import close_gaps
from checker.extract.html.read_html import read_html
from checker.extract.source_state import SourceState, StateReading
from checker.extract.w3c_date import read_w3c_date
from checker.extract.zip_parts import BROKEN, has_doctype, parse_part, read_parts, text_of

CORE_PROPERTIES = "docProps/core.xml"
VALUE_CHARACTERS = 500
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
br[type='page'] => br
br[type='column'] => br
"""
"""What Word's built-in styles are in HTML, beyond the headings and lists that mammoth knows."""
_NOTE_RETURN = re.compile(r' <a href="#(?:foot|end)note-ref-\d+">↑</a>')
"""What leads back from a note, as mammoth writes it; in the text itself `<` is escaped. A note's mark is a superscript
link, which is no text in HTML either."""


def read_docx(raw: bytes) -> Document | StateReading:
    """Read a DOCX: its headings, paragraphs, lists, tables, text boxes, and its notes at the end.

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
    try:
        markup = mammoth.convert_to_html(
            _without_pictures(parts),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
            external_file_access=False,
        ).value
    except RecursionError:
        return StateReading(SourceState.GARBLED, "is nested deeper than checker can read")
    except Exception:  # mammoth takes a file's structure for granted: a broken one raises whatever it meets
        return BROKEN
    document = read_html(_NOTE_RETURN.sub("", markup))
    return replace(document, metadata=_metadata(parts.get(CORE_PROPERTIES, b""), document.metadata))


def _is_wanted(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _without_pictures(parts: dict[str, bytes]) -> BytesIO:
    """Pack again what was unpacked within limits: mammoth would unpack the archive itself, without any."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), close_gaps(content) if name.startswith("word/") else content)
    packed.seek(0)
    return packed


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
