"""A page of a PDF as it is read: its segments and what it holds besides text."""

from dataclasses import dataclass

from checker.extract.pdf.segments import Segment


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of a page, turned so that most of its text is upright."""

    number: int
    """From 1 (RFC 8118)."""
    segments: tuple[Segment, ...]
    turned: tuple[tuple[Segment, ...], ...]
    """Text that runs in another direction than most, each direction turned upright likewise."""
    slanted: str
    """Text at an angle, such as a watermark."""
    bottom: float
    top: float
    counted: int
    """Characters that were read, white space included."""
    characters: int
    """Of these, those that were drawn."""
    unmapped: int
    invisible: int
    image_share: float
    """The part of the page that images cover."""
    drawings: int
    """How many shapes are drawn; letters drawn as shapes are many."""
    is_cut: bool
