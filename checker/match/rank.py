"""How grave each kind of difference is; the gravest one decides a finding."""

from checker.match.passage import CONVENTIONAL, GUARDED, MARKED, TYPOGRAPHIC, UNMARKED, DifferenceKind

UNMARKED_GRAVITY = 2
"""From here on a difference changes words without a mark."""


def gravity(kind: DifferenceKind) -> int:
    """Rank a kind as DESIGN.md ranks the statuses that it leads to: verbatim 0 … distorted 4."""
    if kind in TYPOGRAPHIC:
        return 0
    if kind in MARKED or kind in CONVENTIONAL:
        return 1
    if kind in UNMARKED:
        return UNMARKED_GRAVITY
    if kind in GUARDED:
        return 4
    return 3
