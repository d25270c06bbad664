"""Which format some bytes are in, from their declared type, their beginning and the name in their URL."""

import re
from enum import Enum, auto


class Format(Enum):
    """The formats that can be read."""

    HTML = auto()
    TEXT = auto()
    MARKDOWN = auto()
    SUBTITLES = auto()
    PDF = auto()
    DOCX = auto()
    EPUB = auto()


_BY_TYPE = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/plain": Format.TEXT,
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
    "xhtml": Format.HTML,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "vtt": Format.SUBTITLES,
    "srt": Format.SUBTITLES,
}
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain", "unknown/unknown", "*/*"})
"""Types that servers send when they do not know; the beginning decides (WHATWG MIME Sniffing §7.1)."""
_SNIFF_BYTES = 3_000
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<!--.{0,2000}?-->\s*+)*+<(!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1024}%PDF-\d")
_SUBTITLES = re.compile(rb"(?:\xef\xbb\xbf)?(?:WEBVTT[ \t\r\n]|\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> )")
_EPUB = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)
_ZIP = b"PK\x03\x04"
_DOCX_PART = b"word/document.xml"
_ZIP_TYPES = frozenset({"application/zip", "application/x-zip-compressed"})
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def format_of(raw: bytes, media_type: str, url: str) -> Format | None:
    """Tell the format of some bytes; None for one that is not supported.

    `media_type` is written as in a Content-Type header, or empty; `url` may be empty. A type that says what it is
    holds; one that servers send when they do not know gives way to the beginning, then to the ending of the name.
    """
    essence = media_type.partition(";")[0].strip().lower()
    beginning = raw[:_SNIFF_BYTES]
    if _PDF.match(beginning):
        return Format.PDF
    if essence in _BY_TYPE and essence not in _UNTOLD:
        return _BY_TYPE[essence]
    if beginning.startswith(_ZIP) and (essence in _UNTOLD or essence in _ZIP_TYPES):
        if _EPUB.match(beginning):
            return Format.EPUB
        return Format.DOCX if _DOCX_PART in raw else None
    if essence not in _UNTOLD:
        return None
    if _HTML.match(beginning):
        return Format.HTML
    if _SUBTITLES.match(beginning):
        return Format.SUBTITLES
    ending = re.split(r"[?#]", url, maxsplit=1)[0].rpartition(".")[2].lower()
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    return Format.TEXT if essence == "text/plain" or not _BINARY.search(beginning) else None
