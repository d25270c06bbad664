"""A quotation read as stretches that each stand in the text letter for letter, joined without a mark."""

from collections.abc import Sequence

from rapidfuzz.distance import Prefix

from checker.match.locate.exact import chained, hits_of, nearest, reach_of
from checker.match.locate.fold import letters_of
from checker.match.locate.index import SEED, Index
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import Piece, Quotation
from checker.match.tokens import Token

SHORT_FRAGMENT_WORDS = 4
"""DESIGN.md: a fragment of fewer words is found only when every word of it matches; its words stand anywhere."""
SPLIT_LIMIT = 6
SHORT_RUN_WORDS = 5
"""Words that fewer letters than a seed may hold: looked for one by one."""
NEAR_CHARACTERS = 300
"""Two stretches this near to each other are parts of one place in the text."""
NEAR_STRETCH_LETTERS = 5
FAR_STRETCH_LETTERS = 18
"""About four words; three words of English stand together by chance in any long text."""


def locate_split(quotation: Quotation, index: Index) -> list[Placement]:
    """Read the quotation as stretches that each stand in the text letter for letter, joined without a mark.

    Each stretch is the longest that stands anywhere (cf. greedy string tiling, Wise 1993). None where that
    takes more than SPLIT_LIMIT stretches, or stretches so short that they stand in any text.
    """
    hits: list[list[Part]] = []
    reach: list[int | None] = []
    for piece in quotation.pieces:
        words, first = piece.words, 0
        while first < len(words):
            count, found = _longest(piece, first, index)
            if not count or len(hits) == SPLIT_LIMIT or (count < len(words) < SHORT_FRAGMENT_WORDS):
                return []
            reach.append(reach_of(piece) if first == 0 else None)
            hits.append(found)
            first += count
    if not hits:
        return []
    chains = chained(hits, reach[1:])
    chain = chains[0] if chains else [nearest(hits[0][0], found) for found in hits]
    for at, part in enumerate(chain):
        letters = len(letters_of(quotation.text[part.quote_start : part.quote_end]))
        beside = [chain[other] for other in (at - 1, at + 1) if 0 <= other < len(chain)]
        near = any(0 <= max(part.start, other.start) - min(part.end, other.end) <= NEAR_CHARACTERS for other in beside)
        if letters < (NEAR_STRETCH_LETTERS if near else FAR_STRETCH_LETTERS):
            return []
    return [Placement(tuple(chain), 1.0)]


def _longest(piece: Piece, first: int, index: Index) -> tuple[int, list[Part]]:
    """Give the longest run of words, from the first given, that stands in the text, and where it does."""
    words = piece.words[first:]
    letters = b"".join(letters_of(word.text) for word in words)
    starts = index.starts(letters[:SEED]) if len(letters) >= SEED else []
    run = max((Prefix.similarity(letters, index.letters[at : at + len(letters)]) for at in starts), default=0)
    count = _whole_words(words, run) if run >= SEED else min(SHORT_RUN_WORDS, len(words))
    while count:
        found = hits_of(Piece(piece.quote, words[0].start, words[count - 1].end, piece.fragment, piece.mark), index)
        if found:
            return count, found
        count -= 1
    return 0, []


def _whole_words(words: Sequence[Token], letters: int) -> int:
    """Count the words that so many letters fill."""
    for count, word in enumerate(words):
        letters -= len(letters_of(word.text))
        if letters < 0:
            return count
    return len(words)
