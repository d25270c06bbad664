"""Which format some bytes are in, from their declared type, their beginning and the name in their URL."""

import codecs
import re
from dataclasses import dataclass
from enum import Enum, auto

from checker.extract.encoding.decode_text import undeclared_utf_16
from checker.extract.html.elements import BLOCKS, RAW_TEXT, SKIPPED, VOID
from checker.extract.packed_kinds import OLE, ZIP, Packed, ole_state, packed_in
from checker.extract.source_state import SourceState, StateReading
from checker.extract.unread_kinds import BINARY, XML, kind_by_beginning, kind_by_ending, kind_by_type, unread


class Format(Enum):
    """The formats that can be read."""

    HTML = auto()
    XHTML = auto()
    """HTML that is written, and read by browsers, as XML."""
    TEXT = auto()
    MARKDOWN = auto()
    SUBTITLES = auto()
    PDF = auto()
    DOCX = auto()
    EPUB = auto()


_BY_TYPE = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.XHTML,
    "text/markdown": Format.MARKDOWN,
    "text/x-markdown": Format.MARKDOWN,
    "text/vtt": Format.SUBTITLES,
    "application/x-subrip": Format.SUBTITLES,
    "text/srt": Format.SUBTITLES,
    "application/pdf": Format.PDF,
    "application/x-pdf": Format.PDF,
    "application/epub+zip": Format.EPUB,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
}
_BY_ENDING = {
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.XHTML,
    "xht": Format.XHTML,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "vtt": Format.SUBTITLES,
    "srt": Format.SUBTITLES,
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "pdf": Format.PDF,
    "docx": Format.DOCX,
    "docm": Format.DOCX,
    "epub": Format.EPUB,
}
BINARY_FORMATS = frozenset({Format.PDF, Format.DOCX, Format.EPUB})
"""Formats that show in the first bytes, so that what lacks them is something else."""
_PACKED = {Packed.DOCX: Format.DOCX, Packed.EPUB: Format.EPUB}
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain", "unknown/unknown", "*/*"})
"""Types that servers send when they do not know; the beginning decides (WHATWG MIME Sniffing §7.1)."""
_XML_TYPES = frozenset({"application/xml", "text/xml"})
_SNIFF_BYTES = 3_000
_HEAD_BYTES = 64 * 1024
"""The head of a message is longer than what a page begins with."""
_PDF = re.compile(rb"\s{0,1024}%PDF-\d")
_SUBTITLES = re.compile(rb"(?:WEBVTT[ \t\r\n]|\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> )")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEFORE_ROOT = rb"(?:\s++|<!--.{0,2000}?-->|<\?.{0,500}?\?>)*+"
_ROOT = re.compile(
    rb"%b(?:<!doctype\s++(?P<doctype>[\w:.-]+)|<(?P<tag>[a-z][\w:.-]*)(?P<attributes>(?:\s[^<>]*)?)(?=[\s/>]))"
    % _BEFORE_ROOT,
    re.IGNORECASE | re.DOTALL,
)
"""A page's or an XML file's document type or first element; a tag ends as WHATWG MIME Sniffing §7.1 has it."""
_WHOLE_PAGE = frozenset({"html", "head", "body"})
_ELEMENTS = BLOCKS | VOID | SKIPPED | RAW_TEXT | frozenset("a b code em font i pre span strong title u".split())
_FEEDS = frozenset("rss feed rdf:rdf urlset sitemapindex opml".split())
"""What servers send as text/html too; an HTML parser takes half of a feed for comments."""
_HOST = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/]*")
"""Hosts end in .md and .rs too."""
_XHTML = b"http://www.w3.org/1999/xhtml"


def format_of(raw: bytes, media_type: str, url: str) -> Format | StateReading:
    """Tell the format of some bytes, or the state of a source that is of none that can be read, and what to do.

    `media_type` is written as in a Content-Type header, or empty; `url` may be empty. A type that says what it is
    holds; one that servers send when they do not know gives way to the beginning, then to the ending of the name.
    Where bytes plainly are what their type and name do not say, nothing is read: what was read of them as text
    would accuse.
    """
    essence = media_type.partition(";")[0].strip().lower()
    head = _as_utf_8(raw[:_HEAD_BYTES])
    beginning = head[:_SNIFF_BYTES]
    if _PDF.match(beginning):
        return Format.PDF
    if raw.startswith(OLE):
        return ole_state(raw)
    if raw.startswith(ZIP):
        packed = packed_in(raw)
        return packed if isinstance(packed, StateReading) else _PACKED[packed]
    declared = _BY_TYPE.get(essence)
    if declared in BINARY_FORMATS:
        return declared
    if declared is None and essence not in _UNTOLD | _XML_TYPES:
        kind = kind_by_type(essence)
        return unread(kind) if kind else _unknown_type(media_type)
    if kind := kind_by_beginning(head, raw):
        return unread(kind)
    root = _root_of(beginning)
    if declared is Format.HTML:
        # A declaration of XML alone is what XHTML pages begin with too, and whatever stands behind it.
        other = root.name in _FEEDS or (root.is_xml and root.name and root.name not in _ELEMENTS)
        return unread(XML) if other else declared
    if declared is not None:
        return declared
    if essence in _XML_TYPES:
        return Format.XHTML if root.name == "html" else unread(XML)
    return _untold(raw, essence, beginning, root, ending_of(url))


@dataclass(frozen=True, slots=True)
class _Root:
    """What markup begins with."""

    name: str
    """Of its document type or first element, in small letters; empty where it is no markup."""
    is_xml: bool
    """Whether it says so: by a declaration, another document type than a page's, or namespaces."""


def _root_of(beginning: bytes) -> _Root:
    declares = beginning.lstrip().startswith(b"<?xml")
    found = _ROOT.match(beginning)
    if found is None:
        return _Root("", declares)
    name = (found["doctype"] or found["tag"]).lower().decode("latin-1")
    attributes = found["attributes"] or b""
    is_other = (found["doctype"] and name != "html") or (b"xmlns" in attributes and _XHTML not in attributes)
    return _Root(name, bool(declares or is_other))


def ending_of(url: str) -> str:
    """Give the ending of the name of a URL's path, in small letters; empty where it has none."""
    path = _HOST.sub("", re.split(r"[?#]", url, maxsplit=1)[0])
    return path.rpartition("/")[2].partition(".")[2].rpartition(".")[2].lower()


def promised(url: str) -> str:
    """Give the ending of a URL that names a PDF, DOCX or EPUB; empty where it names none."""
    ending = ending_of(url)
    return ending if _BY_ENDING.get(ending) in BINARY_FORMATS else ""


def _untold(raw: bytes, essence: str, beginning: bytes, root: _Root, ending: str) -> Format | StateReading:
    """Tell the format of bytes whose type says nothing; text/plain says a little."""
    named, other = _BY_ENDING.get(ending), kind_by_ending(ending)
    is_page = root.name in _WHOLE_PAGE
    if named in BINARY_FORMATS:
        return _misnamed(ending, "a page (HTML)" if is_page else "something else" if raw.strip() else "empty")
    if is_page and other in (None, XML):
        return Format.XHTML if root.is_xml or named is Format.XHTML or other is XML else Format.HTML
    if _SUBTITLES.match(beginning):
        return Format.SUBTITLES
    if other is not None:
        return unread(other)
    if named not in (None, Format.TEXT):
        return named
    if root.is_xml or root.name in _FEEDS or root.name == "svg" or _closes(raw, root.name):
        return unread(XML)
    if root.name in _ELEMENTS or _COMMENT.match(beginning):
        is_text = essence == "text/plain" or named is Format.TEXT
        return _PLAIN_PAGE if is_text else Format.HTML
    if essence != "text/plain" and _BINARY.search(beginning) and not undeclared_utf_16(raw):
        return unread(BINARY)
    return Format.TEXT


_COMMENT = re.compile(rb"\s*<!--")
_PLAIN_PAGE = StateReading(
    SourceState.UNSUPPORTED_TYPE,
    "is called plain text and begins like a part of a page (HTML), so that checker cannot tell how to read it; "
    "save it as what it is, with the ending .html or .md, or without its first mark",
)


def _closes(raw: bytes, name: str) -> bool:
    """Whether an element that no page has holds all of it: XML that does not say so."""
    return bool(name) and name not in _ELEMENTS and raw[-200:].rstrip().lower().endswith(f"</{name}>".encode("latin-1"))


def _misnamed(ending: str, actual: str) -> StateReading:
    return StateReading(
        SourceState.UNSUPPORTED_TYPE,
        f"is named .{ending} and is {actual}, so that checker cannot tell what is cited; "
        f"give the .{ending} file itself, or call what it is by its right ending",
    )


def _unknown_type(media_type: str) -> StateReading:
    given = media_type[:80]
    return StateReading(
        SourceState.UNSUPPORTED_TYPE,
        f"is of a type that checker cannot read ({given}); give a page, a text, a PDF, DOCX or EPUB",
    )


_WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def _as_utf_8(beginning: bytes) -> bytes:
    """Give a beginning without its byte-order mark, in UTF-8 if it is marked as UTF-16."""
    for mark, encoding in _WIDE_MARKS:
        if beginning.startswith(mark):
            return beginning[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    return beginning.removeprefix(codecs.BOM_UTF8)
