"""Places whose letters and digits are the quotation's own, piece by piece in order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.match.locate.index import Index
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import MarkKind, Piece, Quotation
from checker.match.tokens import is_attached, splits_token

HIT_LIMIT = 1_000
"""Places of one piece that are looked at; a word that stands more often says nothing by its place."""
PIECE_HITS_LIMIT = 15_000
"""Places of all pieces together: two hundred ellipses end in time too."""
TRIES, COMPARED_LIMIT = 20, 50_000_000
"""Places inside words that are passed over for each hit, and letters compared: only a text of one letter has more."""
OCCURRENCE_LIMIT = 50
LETTER_LIMIT = 100_000
"""Letters of all occurrences together that are compared: fifty of a sentence, two of a very long quotation."""
_OPENING, _CLOSING = " \t\n\"“”„‘’'«»([", " \t\n\"“”‘’'«»)].,;:!?"
BRACKET_GAP_CHARACTERS = 150
"""What a bracket replaces is a few words; further on another passage begins."""


def locate_exactly(quotation: Quotation, hits: Sequence[list[Part]]) -> list[Placement]:
    """Find every place whose letters and digits are those of the quotation, piece by piece in order.

    `hits` are the places of each piece. Where all pieces stand in the text but not in order, the one reading that is
    left is given.
    """
    if not hits or not all(hits):
        return []
    chains = chains_of(quotation, hits)
    if not chains and all(reach_of(piece) is None for piece in quotation.pieces[1:]):
        first = hits[0][0]
        chains = [[nearest(first, found) for found in hits]]
    return [Placement(tuple(chain), 1.0) for chain in chains[: few(quotation)]]


def few(quotation: Quotation) -> int:
    """Give how many occurrences of a quotation are looked at."""
    letters = sum(len(piece.letters) for piece in quotation.pieces)
    return max(1, min(OCCURRENCE_LIMIT, LETTER_LIMIT // (1 + letters)))


def hits_of(piece: Piece, index: Index, pieces: int = 1) -> list[Part]:
    """Give the places of a piece, letter for letter, where it begins and ends between words."""
    if not piece.letters:
        return []
    signs = _signs(piece)
    found = bounded(piece.letters, signs, index, min(HIT_LIMIT, PIECE_HITS_LIMIT // pieces))
    return [Part(piece.start, piece.end, start, end) for start, end in found]


def _signs(piece: Piece) -> tuple[bool, bool]:
    """Whether the piece begins, and whether it ends, with a sign that carries a value ($, %, a minus)."""
    text = piece.quote[piece.start : piece.end]
    if text.lstrip(_OPENING)[0].isalnum() and text.rstrip(_CLOSING)[-1].isalnum():
        return False, False
    if not piece.words:
        # A footnote's mark alone.
        return False, False
    return piece.words[0].is_sign, piece.words[-1].is_sign


def bounded(
    letters: bytes, signs: Sequence[bool], index: Index, limit: int, low: int = 0, high: int | None = None
) -> Iterator[tuple[int, int]]:
    """Give the text's ranges of letters that begin and end between words; `low` and `high` bound the letters read."""
    count, most = 0, min(TRIES * limit, COMPARED_LIMIT // max(1, len(letters)))
    for tries, at in enumerate(index.find(letters, low, high)):
        start, end = span_at(index, at, at + len(letters))
        # Signs have no letters; those that the quotation has itself belong to the place.
        if signs[0]:
            start = _over_signs(index.text, start, -1)
        if signs[1]:
            end = _over_signs(index.text, end, 1)
        if not splits_token(index.text, start) and not splits_token(index.text, end):
            count += 1
            yield start, end
        if count == limit or tries == most:
            return


def span_at(index: Index, first: int, last: int) -> tuple[int, int]:
    """Give the text's range of the letters from `first` to before `last`, with the marks attached to the last one."""
    start, end = int(index.positions[first]), int(index.positions[last - 1]) + 1
    while end < len(index.text) and is_attached(index.text[end]):
        end += 1
    return start, end


def _over_signs(text: str, offset: int, step: int) -> int:
    """Move an edge over the signs that are attached there ($, %, a minus)."""
    for _ in range(3):
        beside = text[offset - 1 : offset] if step < 0 else text[offset : offset + 1]
        if not splits_token(text, offset) or beside.isalnum():
            break
        offset += step
    return offset


def reach_of(piece: Piece) -> int | None:
    """Give how far after the piece before it this one may begin; None for any distance."""
    return None if piece.mark is None or piece.mark.kind is MarkKind.ELLIPSIS else BRACKET_GAP_CHARACTERS


def nearest(part: Part, candidates: Sequence[Part]) -> Part:
    """Give the candidate that begins nearest to where a part ends."""
    return min(candidates, key=lambda other: abs(other.start - part.end))


def chains_of(quotation: Quotation, hits: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """Chain the hits of the quotation's pieces in the order of the text, each within its reach."""
    return chained(hits, [reach_of(piece) for piece in quotation.pieces[1:]])


def chained(hits: Sequence[Sequence[Part]], reach: Sequence[int | None]) -> list[list[Part]]:
    """Chain hits in the order of the text, each with the nearest continuation; the tightest chains, by place.

    From the last piece backwards, so that a hit is kept only where all that follows can follow.
    """
    if len(hits) == 1:
        return [[part] for part in hits[0]]
    follow: list[dict[Part, Part | None]] = [dict.fromkeys(hits[-1])]
    for at in range(len(hits) - 2, -1, -1):
        onward = sorted(follow[0], key=lambda part: part.start)
        starts = [part.start for part in onward]
        limit = reach[at]
        kept: dict[Part, Part | None] = {}
        for part in hits[at]:
            place = bisect_left(starts, part.end)
            if place < len(onward) and (limit is None or onward[place].start - part.end <= limit):
                kept[part] = onward[place]
        follow.insert(0, kept)
    tightest: dict[Part | None, Part] = {}
    for part, successor in follow[0].items():
        tightest[successor if successor is not None else part] = part
    chains = []
    for first in sorted(tightest.values(), key=lambda part: part.start):
        chain: list[Part] = []
        following: Part | None = first
        for step in follow:
            if following is None:
                break
            chain.append(following)
            following = step[following]
        chains.append(chain)
    return chains
