"""PDF bytes to a document, or why they cannot be read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from checker.extract.document import Document, Metadata
from checker.extract.pdf.assemble import assemble
from checker.extract.pdf.coverage import coverage_of
from checker.extract.pdf.damage import is_damaged
from checker.extract.pdf.metadata import read_metadata
from checker.extract.pdf.page import Page
from checker.extract.pdf.read_page import read_page
from checker.extract.source_state import SourceState, StateReading

PAGES_LIMIT = 1_000
"""Pages that are read: at 20 full pages a second (measured on a busy machine) this takes 50 seconds."""
CHARACTERS_LIMIT = 5_000_000
"""Characters that are read of all pages: a thousand pages of 5,000."""
PAGE_CHARACTERS_LIMIT = 60_000
"""Characters that are read of one page: a broadsheet newspaper's page has 30,000."""
_PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD."""
_SECURITY_ERROR = 5
"""FPDF_ERR_SECURITY: an unsupported way of encryption."""
_LOCKED = StateReading(SourceState.GARBLED, "is a PDF that is locked by a password")


def read_pdf(raw: bytes) -> Document | StateReading:
    """Read the text of a PDF in reading order; `path` of a block is the page on which it begins (`page=3`, RFC 8118).

    Lines of a paragraph are joined by spaces, but for a line end that is kept after a hyphen, so that a quotation
    matches with the hyphen and without it. A paragraph that goes on in another column or on another page is one block.
    What repeats at the head or foot of pages stands at the end of the text.

    What was not read in full has `metadata.cut`, and `metadata.notes` say why: `pages_without_text` (scans between
    pages of text), `pages_garbled` (characters without meaning), `pages_unreadable`, `truncated_file`,
    `damaged_parts` (what does not unpack or is not there), `page_limit`. `text_recognized` (a scan read by a machine)
    is noted without a cut. Never raises for any bytes; the same bytes give the same document. The caller bounds
    memory and time.
    """
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return _why_not_opened(error)
    try:
        return _read(pdf, raw)
    finally:
        pdf.close()


def _why_not_opened(error: pypdfium2.PdfiumError) -> StateReading:
    match getattr(error, "err_code", None):
        case code if code == _PASSWORD_ERROR:
            return _LOCKED
        case code if code == _SECURITY_ERROR:
            return StateReading(SourceState.GARBLED, "is a PDF that is locked in a way that checker cannot open")
        case _:
            return StateReading(SourceState.GARBLED, "is a broken PDF that cannot be opened")


def _read(pdf: Any, raw: bytes) -> Document | StateReading:  # noqa: ANN401 - pypdfium2 has no types
    total = len(pdf)
    pages, failed, is_cut = _read_pages(pdf, min(total, PAGES_LIMIT))
    if not pages:
        return StateReading(SourceState.GARBLED, "is a broken PDF without a page that can be read")
    coverage = coverage_of(pages)
    if coverage.state is not None:
        return coverage.state
    text, blocks = assemble(pages)
    if not text:
        return StateReading(SourceState.GARBLED, "is a PDF without any text")
    notes = list(coverage.notes)
    if failed:
        notes.append("pages_unreadable")
    if is_cut or total > PAGES_LIMIT:
        notes.append("page_limit")
    if _is_truncated(raw):
        notes.append("truncated_file")
    if is_damaged(pdf, raw):
        notes.append("damaged_parts")
    metadata = read_metadata(pdf, raw, text, blocks)
    is_partial = any(note != "text_recognized" for note in notes)
    return Document(text, blocks, _noted(metadata, notes, is_partial))


def _noted(metadata: Metadata, notes: Sequence[str], cut: bool) -> Metadata:
    return replace(metadata, notes=tuple(notes), cut=cut)


def _read_pages(pdf: Any, count: int) -> tuple[list[Page], int, bool]:  # noqa: ANN401
    """Read pages until a limit; gives them, how many could not be read, and whether a limit was met."""
    pages: list[Page] = []
    failed, left = 0, CHARACTERS_LIMIT
    for index in range(count):
        if left <= 0:
            return pages, failed, True
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            failed += 1
            continue
        try:
            read = read_page(page, index + 1, min(left, PAGE_CHARACTERS_LIMIT))
        except pypdfium2.PdfiumError:
            failed += 1
            continue
        finally:
            page.close()
        left -= read.counted
        pages.append(read)
    return pages, failed, any(page.is_cut for page in pages)


def _is_truncated(raw: bytes) -> bool:
    """Whether the file breaks off: after the last object the end of file must be marked (ISO 32000-2 §7.5.5)."""
    end = raw.rfind(b"%%EOF")
    return end < 0 or raw.rfind(b"endobj") > end
