"""Bytes to a document, by their format."""

import re
from dataclasses import replace
from typing import assert_never

from checker.extract.decode_text import decode_text
from checker.extract.document import Block, Document, Role
from checker.extract.formats import Format, format_of
from checker.extract.html.read_html import read_html
from checker.extract.source_state import SourceState, StateReading

READ_LIMIT_BYTES = 16 * 1024 * 1024
"""The largest of 309 real news pages has 1.6 MB; specifications and books on one page have up to 12 MB."""
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';]+)""", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\r?\n(?=[^\S\n]*\S)[^\S\n]*\S.*)*")


def read(raw: bytes, media_type: str = "text/html", url: str = "") -> Document | StateReading:
    """Read bytes that were declared as in a Content-Type header (`text/html; charset=utf-8`).

    `url` is where they came from, if anywhere: the ending of its name helps where the type says nothing. A format
    that is not supported, or that holds no text to read, gives the source state and why. Of more than
    READ_LIMIT_BYTES of text the beginning is read (`metadata.cut`). Never raises for any bytes; the same bytes and
    type give the same document.
    """
    form = format_of(raw, media_type, url)
    if form is None:
        given = media_type[:80] or "no type"
        return StateReading(SourceState.UNSUPPORTED_TYPE, f"is of a type that checker cannot read ({given})")
    charset = _CHARSET.search(media_type)
    text = decode_text(raw[:READ_LIMIT_BYTES], charset.group(1) if charset else None)
    document = _read_as(form, text)
    if len(raw) <= READ_LIMIT_BYTES:
        return document
    return replace(document, metadata=replace(document.metadata, cut=True))


def _read_as(form: Format, text: str) -> Document:
    match form:
        case Format.HTML:
            return read_html(text)
        case Format.TEXT | Format.MARKDOWN | Format.SUBTITLES | Format.PDF | Format.DOCX | Format.EPUB:
            return read_text(text)
        case _:
            assert_never(form)


def read_text(text: str) -> Document:
    """Make a document of plain text, unchanged, with a block for each paragraph between blank lines."""
    blocks = tuple(Block(m.start(), m.end(), Role.BODY, "") for m in _PARAGRAPH.finditer(text))
    return Document(text, blocks)
