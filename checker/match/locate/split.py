"""A quotation read as stretches that each stand in the text letter for letter, joined without a mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from rapidfuzz.distance import Prefix

from checker.match.lexicon.words import FUNCTION_WORDS
from checker.match.locate.align import JUMP_COST
from checker.match.locate.exact import bounded, chained, hits_of, nearest, reach_of
from checker.match.locate.fold import letters_of
from checker.match.locate.index import SEED, Index
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import Piece, Quotation
from checker.match.tokens import Token, tokenize

SHORT_FRAGMENT_WORDS = 4
"""DESIGN.md: a fragment of fewer words is found only when every word of it matches; its words stand anywhere."""
SPLIT_LIMIT = 6
SHORT_RUN_WORDS = 5
"""Words in a row that may stand in no long stretch; they are looked for beside the ones before and after."""
BACKED_WORDS = 6
"""Words given back until a stretch ends between two words of the text."""
STRETCH_PIECES = 100
"""A stretch is looked for as the hundredth of a quotation: at a hundred and fifty places."""
PLACES_LIMIT = 50
NEAR_CHARACTERS = 300
"""Two stretches this near to each other are parts of one place in the text."""
NEAR_STRETCH_LETTERS = 5
FAR_STRETCH_LETTERS = 18
"""About four words; three words of English stand together by chance in any long text."""
OF_TWO_LETTERS = 15
"""Letters of one of two stretches: that just two make the whole of a quotation by chance is rarer."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one piece, and where they stand; nowhere yet where they are too few to be looked for."""

    words: Sequence[Token]
    places: list[Part]
    reach: int | None


def locate_split(quotation: Quotation, index: Index) -> list[Placement]:
    """Read the quotation as stretches that each stand in the text letter for letter, joined without a mark.

    Each stretch is the longest that stands anywhere (cf. greedy string tiling, Wise 1993). None where that
    takes more than SPLIT_LIMIT stretches, or stretches so short that they stand in any text.
    """
    stretches: list[_Stretch] = []
    for piece in quotation.pieces:
        found = _stretches(piece, index)
        stretches += found
        if not found or len(stretches) > SPLIT_LIMIT:
            return []
    long = [stretch for stretch in stretches if stretch.places]
    if not long:
        return []
    chains = chained([stretch.places for stretch in long], [stretch.reach for stretch in long[1:]])
    chosen = iter(chains[0] if chains else [nearest(long[0].places[0], stretch.places) for stretch in long])
    parts = [next(chosen) if stretch.places else None for stretch in stretches]
    for at, stretch in enumerate(stretches):
        if parts[at] is None and not (0 < at < len(parts) - 1 and _joins(stretch.words)):
            parts[at] = _beside(stretch.words, parts[at - 1] if at else None, parts[at + 1 : at + 2], index)
    # A small word that joins two stretches is the writer's own, and for `compare` to tell.
    missing = [at for at, part in enumerate(parts) if part is None]
    if any(at in (0, len(parts) - 1) or not _joins(stretches[at].words) for at in missing):
        return []
    placed = [part for part in parts if part is not None]
    if not all(_is_long_enough(quotation, placed, at) for at in range(len(placed))):
        return []
    return [Placement(tuple(placed), 1.0, JUMP_COST * (len(placed) - len(quotation.pieces)))]


def _joins(words: Sequence[Token]) -> bool:
    """Whether these are small words that join, and too short for their place to say anything."""
    letters = sum(len(letters_of(word.text)) for word in words)
    return letters < NEAR_STRETCH_LETTERS and all(word.key in FUNCTION_WORDS for word in words)


def _stretches(piece: Piece, index: Index) -> list[_Stretch]:
    """Cut a piece into its longest stretches, and the few words between; nothing where these are too many."""
    words, reach = piece.words, reach_of(piece)
    if len(piece.letters) < SEED or len(words) < SHORT_FRAGMENT_WORDS:
        places = hits_of(piece, index)
        return [_Stretch(words, places, reach)] if places else []
    stretches: list[_Stretch] = []
    first = waiting = 0
    while first < len(words):
        count, places = _longest(piece, first, index)
        if count:
            if waiting < first:
                stretches.append(_Stretch(words[waiting:first], [], None))
            stretches.append(_Stretch(words[first : first + count], places, None if stretches else reach))
            first = waiting = first + count
        elif first - waiting == SHORT_RUN_WORDS:
            return []
        else:
            first += 1
        if len(stretches) > SPLIT_LIMIT:
            return []
    if waiting < first:
        stretches.append(_Stretch(words[waiting:first], [], None))
    return stretches


def _longest(piece: Piece, first: int, index: Index) -> tuple[int, list[Part]]:
    """Give the longest run of words, from the first given, that stands in the text, and where it does."""
    words = piece.words[first:]
    letters = letters_of(piece.quote[words[0].start : piece.end])
    starts = index.starts(letters[:SEED]) if len(letters) >= SEED else []
    if not starts and len(letters) >= FAR_STRETCH_LETTERS:
        # Words that begin many a sentence are told apart by what follows.
        starts = list(islice(index.find(letters[:FAR_STRETCH_LETTERS]), PLACES_LIMIT))
    run = max((Prefix.similarity(letters, index.letters[at : at + len(letters)]) for at in starts), default=0)
    count = _whole_words(words, run) if run >= SEED else 0
    for _ in range(BACKED_WORDS):
        if not count:
            break
        stretch = Piece(piece.quote, words[0].start, words[count - 1].end, piece.fragment, piece.mark)
        if len(stretch.letters) < SEED:
            break
        if found := hits_of(stretch, index, STRETCH_PIECES):
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


def _beside(words: Sequence[Token], before: Part | None, after: Sequence[Part | None], index: Index) -> Part | None:
    """Find a few words after the stretch before them, or before the one after, where they are nearest to it."""
    letters = b"".join(letters_of(word.text) for word in words)
    found: list[tuple[int, Part]] = []
    for low, high, stretch_edge in _neighbourhoods(before, after):
        first, last = (int(at) for at in np.searchsorted(index.positions, (low, high)))
        for start, end in bounded(letters, (False, False), index, NEAR_CHARACTERS, first, last):
            away = min(abs(start - stretch_edge), abs(end - stretch_edge))
            found.append((away, Part(words[0].start, words[-1].end, start, end)))
    return min(found, key=lambda place: place[0])[1] if found else None


def _neighbourhoods(before: Part | None, after: Sequence[Part | None]) -> Iterator[tuple[int, int, int]]:
    """Give where to look, from and to, and the edge of the stretch that this is beside."""
    if before is not None:
        yield before.end, before.end + NEAR_CHARACTERS, before.end
    for part in after:
        if part is not None:
            yield max(0, part.start - NEAR_CHARACTERS), part.start, part.start


def _is_long_enough(quotation: Quotation, parts: Sequence[Part], at: int) -> bool:
    """Whether a stretch is long enough not to stand there by chance."""
    part = parts[at]
    letters = len(letters_of(quotation.text[part.quote_start : part.quote_end]))
    beside = [parts[other] for other in (at - 1, at + 1) if 0 <= other < len(parts)]
    near = any(0 <= max(part.start, other.start) - min(part.end, other.end) <= NEAR_CHARACTERS for other in beside)
    far = OF_TWO_LETTERS if len(parts) == 2 else FAR_STRETCH_LETTERS
    if any((piece.start, piece.end) == (part.quote_start, part.quote_end) for piece in quotation.pieces):
        return letters >= (NEAR_STRETCH_LETTERS if near else far)
    # One word that stands further on is rather a word exchanged.
    alone = len(tokenize(quotation.text, part.quote_start, part.quote_end)) < 2
    return letters >= (NEAR_STRETCH_LETTERS if near and not alone else far)
