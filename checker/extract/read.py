"""Bytes to a document, by their media type."""

import re

from checker.extract.decode_text import decode_text
from checker.extract.document import Block, Document, Role
from checker.extract.html import read_html

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
TEXT_TYPES = frozenset({"text/plain", "text/markdown"})
_UNTOLD = frozenset({"", "application/octet-stream", "text/plain", "unknown/unknown", "*/*"})
"""Types that servers send when they do not know; the beginning decides if it is HTML (WHATWG MIME Sniffing §7.1)."""
_HTML_BEGINNING = re.compile(
    rb"\s*+(?:<!--.{0,2000}?-->\s*+)*+<(!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BINARY_BEGINNING = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';]+)""", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\r?\n(?=[^\S\n]*\S)[^\S\n]*\S.*)*")
_SNIFF_BYTES = 3_000
READ_LIMIT_BYTES = 4 * 1024 * 1024
"""The largest of 309 real news pages has 1.6 MB. Made of nothing but tags, this much takes 13 s and 660 MiB."""


def read(raw: bytes, media_type: str = "text/html") -> Document | None:
    """Read HTML or plain text, declared as in a Content-Type header (`text/html; charset=utf-8`).

    None where the type is not supported. Of more than READ_LIMIT_BYTES the beginning is read. Never raises
    for any bytes; the same bytes and type give the same document.
    """
    raw = raw[:READ_LIMIT_BYTES]
    essence = media_type.partition(";")[0].strip().lower()
    charset = _CHARSET.search(media_type)
    label = charset.group(1) if charset else None
    beginning = raw[:_SNIFF_BYTES]
    if essence in HTML_TYPES or (essence in _UNTOLD and _HTML_BEGINNING.match(_without_bom(beginning))):
        return read_html(decode_text(raw, label))
    if essence in TEXT_TYPES or (essence in _UNTOLD and not _BINARY_BEGINNING.search(beginning)):
        return read_text(decode_text(raw, label))
    return None


def read_text(text: str) -> Document:
    """Make a document of plain text, unchanged, with a block for each paragraph between blank lines."""
    blocks = tuple(Block(m.start(), m.end(), Role.BODY, "") for m in _PARAGRAPH.finditer(text))
    return Document(text, blocks)


def _without_bom(raw: bytes) -> bytes:
    return raw.removeprefix(b"\xef\xbb\xbf")
