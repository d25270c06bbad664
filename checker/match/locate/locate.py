"""The ladder of searches, from the cheapest to the most patient."""

from collections.abc import Iterator, Sequence

from checker.match.locate.align import JUMP_COST
from checker.match.locate.approximate import locate_approximately
from checker.match.locate.exact import hits_of, locate_exactly
from checker.match.locate.index import Index
from checker.match.locate.near import FOUND_SIMILARITY, locate_nearly
from checker.match.locate.placement import Part, Placement
from checker.match.locate.split import locate_split
from checker.match.quotation import Quotation, parse_quotation, unmarked

SURE_SIMILARITY = 0.9
"""A reading from one place that is as near as this is not bettered by one from several."""
LONG_CHARACTERS = 5_000
"""In a longer quotation a place that is found at all is the place: no sentence joined to it weighs as much."""
AROUND_CHARACTERS = 40
"""Characters beside a place in which a mark at the quotation's edge may stand."""


def taken_apart(quote: str, index: Index) -> list[Quotation]:
    """Take a quotation apart in every way that it may be meant, the source's own marks first.

    A mark may be the writer's or the source's own; only the place can tell: where the source has the same one.
    """
    every = parse_quotation(quote, "")
    own = with_own_marks(quote, index) if every.marks else None
    return [every] if own is None or own == every else [own, every]


def with_own_marks(quote: str, index: Index, *, patiently: bool = False) -> Quotation | None:
    """Take a quotation apart by the place where all its letters stand, those in brackets too; None if there is none."""
    whole = unmarked(quote)
    hits = [hits_of(piece, index) for piece in whole.pieces]
    for place in (locate_exactly(whole, hits) or locate_nearly(whole, index, hits, patiently=patiently))[:1]:
        low, high = place.parts[0].start - AROUND_CHARACTERS, place.parts[-1].end + AROUND_CHARACTERS
        return parse_quotation(quote, index.text[max(0, low) : high])
    return None


def readings(quotation: Quotation, index: Index) -> Iterator[list[Placement]]:
    """Give what each search finds, the cheapest search first; each is made only when it is asked for."""
    hits = [hits_of(piece, index, len(quotation.pieces)) for piece in quotation.pieces]
    if found := locate_exactly(quotation, hits):
        yield found
    near = locate_nearly(quotation, index, hits)
    if near and near[0].cost <= JUMP_COST:
        yield near
        near = []
    split = locate_split(quotation, index)
    yield from sorted((found for found in (near, split) if found), key=lambda found: found[0].cost)
    if found := _locate_patiently(quotation, index, hits):
        yield found


def _locate_patiently(quotation: Quotation, index: Index, hits: Sequence[list[Part]]) -> list[Placement]:
    """Find the quotation in one place that shares its letters, or in several, whichever is cheaper."""
    near = locate_nearly(quotation, index, hits, patiently=True)
    if near and (near[0].similarity >= SURE_SIMILARITY or len(quotation.text) > LONG_CHARACTERS):
        return near
    far = locate_approximately(quotation, index)
    return far if not near or (far and far[0].similarity > near[0].similarity) else near


def locate(quotation: Quotation, index: Index) -> list[Placement]:
    """Find where a quotation stands: the places of the first search that finds it, none where it is not there."""
    for found in readings(quotation, index):
        if found[0].similarity >= FOUND_SIMILARITY:
            return found
    return []
