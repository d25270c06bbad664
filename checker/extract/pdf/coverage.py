"""How much of a PDF's pages has text that can be read, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.pdf.page import Page
from checker.extract.source_state import SourceState, StateReading

_SCAN_SHARE = 0.3
"""A page that images cover to this part may hold its words in them."""
_STAMP_CHARACTERS = 150
"""Fewer on such a page are a stamp or a page number, not what it says: "Downloaded from …" has about 100."""
_LETTERS_AS_SHAPES = 200
"""A page without text but with so many shapes has its letters drawn."""
_GARBLED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the pages amount to."""

    state: StateReading | None
    """Why there is nothing to read, if so."""
    notes: tuple[str, ...]


def coverage_of(pages: Sequence[Page]) -> Coverage:
    """Judge which pages hold their text as text."""
    bare = [page for page in pages if _is_picture(page)]
    garbled = [page for page in pages if page.characters and page.unmapped > _GARBLED_SHARE * page.characters]
    unread = {page.number for page in [*bare, *garbled]}
    readable = [page for page in pages if page.characters and page.number not in unread]
    if not readable and bare:
        return Coverage(StateReading(SourceState.NEEDS_OCR, _scanned(bare, pages)), ())
    drawn, unmapped = (sum(counts) for counts in zip(*((p.characters, p.unmapped) for p in pages), strict=True))
    if unmapped > _GARBLED_SHARE * drawn:
        evidence = f"is a PDF of which {unmapped / drawn:.0%} of the characters have no meaning (no Unicode mapping)"
        return Coverage(StateReading(SourceState.GARBLED, evidence), ())
    if not drawn:
        return Coverage(StateReading(SourceState.GARBLED, "is a PDF without any text"), ())
    notes = []
    if bare:
        notes.append("pages_without_text")
    if garbled:
        notes.append("pages_garbled")
    if any(page.invisible > page.characters / 2 and page.image_share > _SCAN_SHARE for page in pages):
        notes.append("text_recognized")
    return Coverage(None, tuple(notes))


def _is_picture(page: Page) -> bool:
    if page.characters >= _STAMP_CHARACTERS:
        return False
    return page.image_share >= _SCAN_SHARE or (not page.characters and page.drawings >= _LETTERS_AS_SHAPES)


def _scanned(bare: Sequence[Page], pages: Sequence[Page]) -> str:
    if len(pages) == 1:
        return "is a PDF whose one page is a picture without text"
    return f"is a PDF of which {len(bare)} of {len(pages)} pages are pictures without text"
