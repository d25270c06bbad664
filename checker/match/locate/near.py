"""Places that differ from the quotation in little: both ends stand there, and what is between is counted."""

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from checker.match.locate.exact import chains_of, few, hits_of, span_at
from checker.match.locate.index import SEED, TILE, Index
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import Piece, Quotation
from checker.match.tokens import splits_token

NEAR_SIMILARITY = 0.75
"""Share of a piece's letters that must be equal between two ends that are; below it another search takes over."""
END_SEEDS = 4
"""Runs of letters tried from either end: some seven words, of which one in four may be changed."""
SHIFT_LETTERS = 12
"""Letters put in or left out, beyond a third of the piece's own, that part two ends of one place."""


@dataclass(frozen=True, slots=True)
class _End:
    """A run of eight letters that the piece and the text share: its offset in both."""

    offset: int
    place: int

    @property
    def diagonal(self) -> int:
        return self.place - self.offset


def locate_nearly(quotation: Quotation, index: Index) -> list[Placement]:
    """Find the places that differ in little, each piece where its letters or nearly its letters stand.

    A short piece that stands nowhere is left to its neighbours: what it says there is for `compare` to name.
    """
    hits: list[list[Part]] = []
    placed: list[Piece] = []
    distance = 0
    for piece in quotation.pieces:
        found = hits_of(piece, index, len(quotation.pieces))
        if not found:
            found, differing = nearly(piece, index)
            distance += differing
        if found:
            hits.append(found)
            placed.append(piece)
        elif len(piece.letters) >= SEED:
            return []
    if not hits:
        return []
    letters = sum(len(piece.letters) for piece in quotation.pieces)
    similarity = 1 - distance / max(1, letters)
    chains = chains_of(Quotation(quotation.text, tuple(placed), quotation.marks), hits)
    return [Placement(tuple(chain), similarity) for chain in chains[: few(quotation)]]


def nearly(piece: Piece, index: Index) -> tuple[list[Part], int]:
    """Give the places that differ least from a piece, and in how many letters; none where that is a quarter or more."""
    letters = piece.letters
    if len(letters) < SEED:
        return [], len(letters)
    heads, tails = _ends(letters, index, last=False), _ends(letters, index, last=True)
    best = int((1 - NEAR_SIMILARITY) * len(letters))
    shift = SHIFT_LETTERS + len(letters) // 3
    chosen: list[tuple[_End, _End]] = []
    for head in heads:
        for tail in tails:
            if abs(tail.diagonal - head.diagonal) > shift or tail.place < head.place:
                continue
            window = index.letters[max(0, head.diagonal) : tail.diagonal + len(letters)]
            distance = Levenshtein.distance(letters, window, score_cutoff=best)
            if distance < best or (distance == best and not chosen):
                best, chosen = distance, [(head, tail)]
            elif distance == best:
                chosen.append((head, tail))
    parts = {(part.start, part.end): part for part in (_part(piece, *ends, index) for ends in chosen)}
    return list(parts.values()), best


def _ends(letters: bytes, index: Index, *, last: bool) -> list[_End]:
    """Give the places of the run nearest to one end of the letters that stands in the text."""
    for step in range(END_SEEDS):
        at = len(letters) - SEED - step * TILE if last else step * TILE
        if at < 0 or at + SEED > len(letters):
            break
        places = index.starts(letters[at : at + SEED])
        if places:
            return [_end(letters, at, place, index, last=last) for place in places]
    return []


def _end(letters: bytes, at: int, place: int, index: Index, *, last: bool) -> _End:
    """Give the outermost run that is equal, of those within fifteen letters."""
    runs = range(SEED - TILE, -1, -1) if last else range(SEED - TILE + 1)
    for run in runs:
        if index.letters.startswith(letters[at + run : at + run + TILE], place + run):
            return _End(at + run, place + run)
    raise AssertionError  # `starts` gives only places that share such a run


def _part(piece: Piece, head: _End, tail: _End, index: Index) -> Part:
    """Give the place from where the piece would begin to where it would end, were nothing put in or left out beyond."""
    first, last = max(0, head.diagonal), min(len(index.letters), tail.diagonal + len(piece.letters))
    start, end = span_at(index, first, last)
    return Part(piece.start, piece.end, widened(index.text, start, -1), widened(index.text, end, 1))


def widened(text: str, offset: int, step: int) -> int:
    """Move an edge to where no word is cut; over at most a hundred characters, for no word is longer."""
    for _ in range(100):
        if not splits_token(text, offset):
            break
        offset += step
    return offset
