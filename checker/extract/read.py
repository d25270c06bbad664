"""Bytes to a document, by their format."""

import re
from dataclasses import replace
from typing import assert_never

from checker.extract.document import Document
from checker.extract.encoding.decode_text import decode_text
from checker.extract.encoding.mojibake import repair
from checker.extract.formats import Format, format_of
from checker.extract.html.read_html import read_html
from checker.extract.plain_text import read_plain_text
from checker.extract.source_state import StateReading
from checker.extract.xhtml import as_html

READ_LIMIT_BYTES = 16 * 1024 * 1024
"""The largest of 309 real news pages has 1.6 MB; specifications and books on one page have up to 12 MB."""
MOJIBAKE_REPAIRED = "mojibake_repaired"
ENCODING_IN_DOUBT = "encoding_in_doubt"
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';]+)""", re.IGNORECASE)


def read(raw: bytes, media_type: str = "text/html", url: str = "") -> Document | StateReading:
    """Read bytes that were declared as in a Content-Type header (`text/html; charset=utf-8`).

    `url` is where they came from, if anywhere: the ending of its name helps where the type says nothing. A format
    that is not supported, or that holds no text to read, gives the source state and why. Of more than
    READ_LIMIT_BYTES of text the beginning is read (`metadata.cut`). Never raises for any bytes; the same bytes and
    type give the same document. Bytes from strangers may take long: `guarded_read` bounds that.
    """
    form = format_of(raw, media_type, url)
    match form:
        case StateReading():
            return form
        case Format.PDF:
            from checker.extract.pdf.read_pdf import read_pdf

            return read_pdf(raw)
        case Format.DOCX:
            from checker.extract.docx import read_docx

            return read_docx(raw)
        case Format.EPUB:
            from checker.extract.epub import read_epub

            return read_epub(raw)
        case Format.HTML | Format.XHTML | Format.TEXT | Format.MARKDOWN | Format.SUBTITLES:
            return _read_text(form, raw, media_type, url)
        case _:
            assert_never(form)


def _read_text(form: Format, raw: bytes, media_type: str, url: str) -> Document:
    charset = _CHARSET.search(media_type)
    decoded = decode_text(raw[:READ_LIMIT_BYTES], charset.group(1) if charset else None)
    text = decoded.text
    repaired = repair(text)
    document = _parsed(form, text if repaired is None else repaired, url)
    metadata = document.metadata
    if repaired is not None:
        metadata = replace(metadata, notes=(MOJIBAKE_REPAIRED, *metadata.notes))
    if decoded.is_doubtful:
        metadata = replace(metadata, notes=(ENCODING_IN_DOUBT, *metadata.notes))
    if len(raw) > READ_LIMIT_BYTES:
        metadata = replace(metadata, cut=True)
    return document if metadata is document.metadata else replace(document, metadata=metadata)


def _parsed(form: Format, text: str, url: str) -> Document:
    # The readers of rarer formats are loaded when one is met: together they would double the time to start.
    if form is Format.HTML:
        return read_html(text, url)
    if form is Format.XHTML:
        return read_html(as_html(text), url)
    if form is Format.MARKDOWN:
        from checker.extract.markdown import read_markdown

        return read_markdown(text)
    if form is Format.SUBTITLES:
        from checker.extract.subtitles import read_subtitles

        return read_subtitles(text)
    return read_plain_text(text)
