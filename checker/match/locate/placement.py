"""What locating yields: which part of a quotation stands where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the quotation and where it stands: half-open character offsets on both sides."""

    quote_start: int
    quote_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placement:
    """One reading of the whole quotation out of the text, in the order of the quotation."""

    parts: tuple[Part, ...]
    similarity: float
    """Share of the quotation's letters that the reading leaves alone."""
    cost: float = 0
    """Letters that it changes, and JUMP_COST for each jump without a mark."""
