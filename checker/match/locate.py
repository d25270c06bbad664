"""Where a quotation stands in a text: the ladder of exact and approximate search over folded letters."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.match.align import CELL_LIMIT, JUMP_COST, MINIMUM_RUN_LETTERS, align
from checker.match.fold import Folded, fold
from checker.match.quotation import MarkKind, Piece, Quotation
from checker.match.tokens import Token, is_attached, splits_token, tokenize

HIT_LIMIT = 1_000
"""Places of one piece that are looked at; a word that stands more often says nothing by its place."""
TRY_LIMIT = 20_000
"""Places inside words that are passed over: only a text made of one letter has more."""
OCCURRENCE_LIMIT = 50
WORD_LIMIT = 20_000
"""Words of all occurrences together that are compared: fifty of a sentence, two of a quotation of 50,000 characters."""
BRACKET_GAP_CHARACTERS = 150
"""What a bracket replaces is a few words; further on another passage begins."""
WINDOW_SEED_LETTERS = 8
"""Eight letters of English in a row stand by chance about once in a million letters."""
WINDOW_LIMIT = 8
DIAGONAL_LETTERS = 256
"""How far insertions and deletions may shift a stretch against its place before its seeds vote for another one."""
STRETCH_LETTERS = 1_200
"""Some 250 words; three windows of this length fit into one table."""
SHORT_FRAGMENT_WORDS = 4
"""DESIGN.md: a fragment of fewer words is found only when every word of it matches; its words stand anywhere."""
SPLIT_LIMIT = 6
NEAR_CHARACTERS = 300
"""Two stretches this near to each other are parts of one place in the text."""
NEAR_STRETCH_LETTERS = 5
FAR_STRETCH_LETTERS = 18
"""About four words; three words of English stand together by chance in any long text."""


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
    """Share of the quotation's letters that the reading leaves alone, jumps paid for; 1 where letters are equal."""


def locate_exactly(quotation: Quotation, text: str, folded: Folded) -> list[Placement]:
    """Find every place whose letters and digits are those of the quotation, piece by piece in order.

    Pieces are parted by the quotation's marks; no piece begins or ends inside a word or number. Where all
    pieces stand in the text but not in order, the one reading that is left is given.
    """
    hits = [list(_hits(quotation.text, piece.start, piece.end, text, folded)) for piece in quotation.pieces]
    if not hits or not all(hits):
        return []
    reach = [_reach(piece) for piece in quotation.pieces[1:]]
    chains = _chains(hits, reach)
    if not chains and all(limit is None for limit in reach):
        chains = [[_nearest(part, found) for part, found in zip([hits[0][0]] * len(hits), hits, strict=True)]]
    few = max(1, min(OCCURRENCE_LIMIT, WORD_LIMIT // (1 + quotation.text.count(" "))))
    return [Placement(tuple(chain), 1.0) for chain in chains[:few]]


def locate_split(quotation: Quotation, text: str, folded: Folded) -> Placement | None:
    """Read the quotation as stretches that each stand in the text letter for letter, joined without a mark.

    Each stretch is the longest that stands anywhere (Cf. greedy string tiling, Wise 1993). None where that
    takes more than SPLIT_LIMIT stretches, or stretches so short that they stand in any text.
    """
    hits: list[list[Part]] = []
    reach: list[int | None] = []
    for piece in quotation.pieces:
        words = tokenize(quotation.text, piece.start, piece.end)
        first = 0
        while first < len(words):
            count, found = _longest(quotation.text, words[first:], text, folded)
            if not count or len(hits) == SPLIT_LIMIT or (count < len(words) < SHORT_FRAGMENT_WORDS):
                return None
            reach.append(_reach(piece) if first == 0 else None)
            hits.append(found)
            first += count
    chains = _chains(hits, reach[1:])
    chain = chains[0] if chains else [_nearest(hits[0][0], found) for found in hits]
    for index, part in enumerate(chain):
        letters = len(fold(quotation.text[part.quote_start : part.quote_end]).data)
        beside = [chain[other] for other in (index - 1, index + 1) if 0 <= other < len(chain)]
        near = any(0 <= max(part.start, other.start) - min(part.end, other.end) <= NEAR_CHARACTERS for other in beside)
        if letters < (NEAR_STRETCH_LETTERS if near else FAR_STRETCH_LETTERS):
            return None
    return Placement(tuple(chain), 1.0)


def _longest(quote: str, words: Sequence[Token], text: str, folded: Folded) -> tuple[int, list[Part]]:
    """Give the longest run of words, from the first, that stands in the text, and where it does."""
    low, high = 0, len(words)
    best: list[Part] = []
    while low < high:
        middle = (low + high + 1) // 2
        found = list(_hits(quote, words[0].start, words[middle - 1].end, text, folded))
        if found:
            low, best = middle, found
        else:
            high = middle - 1
    return low, best


def _reach(piece: Piece) -> int | None:
    """Give how far after the piece before it this one may begin; None for any distance."""
    return None if piece.mark is None or piece.mark.kind is MarkKind.ELLIPSIS else BRACKET_GAP_CHARACTERS


def _nearest(part: Part, candidates: Sequence[Part]) -> Part:
    return min(candidates, key=lambda other: abs(other.start - part.end))


def _chains(hits: Sequence[Sequence[Part]], reach: Sequence[int | None]) -> list[list[Part]]:
    """Chain hits in the order of the text, each with the nearest continuation; the tightest chains, by place.

    From the last piece backwards, so that a hit is kept only where all that follows can follow.
    """
    follow: list[dict[Part, Part | None]] = [dict.fromkeys(hits[-1])]
    for index in range(len(hits) - 2, -1, -1):
        onward = sorted(follow[0], key=lambda part: part.start)
        starts = [part.start for part in onward]
        limit = reach[index]
        chained: dict[Part, Part | None] = {}
        for part in hits[index]:
            place = bisect_left(starts, part.end)
            if place < len(onward) and (limit is None or onward[place].start - part.end <= limit):
                chained[part] = onward[place]
        follow.insert(0, chained)
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


def _hits(quote: str, quote_start: int, quote_end: int, text: str, folded: Folded) -> Iterator[Part]:
    """Find a stretch of the quotation, letter for letter, where it begins and ends between words."""
    letters = fold(quote[quote_start:quote_end]).data
    words = tokenize(quote, quote_start, quote_end)
    if not letters or not words:
        return
    signs = [not (word.is_word or word.is_number) for word in (words[0], words[-1])]
    count = tries = 0
    at = folded.data.find(letters)
    while at >= 0 and count < HIT_LIMIT and tries < TRY_LIMIT:
        tries += 1
        start = int(folded.positions[at])
        end = int(folded.positions[at + len(letters) - 1]) + 1
        while end < len(text) and is_attached(text[end]):
            end += 1
        # Signs have no letters; those that the quotation has itself belong to the place.
        if signs[0]:
            start = _over_signs(text, start, -1)
        if signs[1]:
            end = _over_signs(text, end, 1)
        if not splits_token(text, start) and not splits_token(text, end):
            count += 1
            yield Part(quote_start, quote_end, start, end)
        at = folded.data.find(letters, at + 1)


def _over_signs(text: str, offset: int, step: int) -> int:
    """Move an edge over the signs that are attached there ($, %, a minus)."""
    for _ in range(3):
        beside = text[offset - 1 : offset] if step < 0 else text[offset : offset + 1]
        if not splits_token(text, offset) or beside.isalnum():
            break
        offset += step
    return offset


def locate_approximately(quotation: Quotation, text: str, folded: Folded) -> Placement | None:
    """Find the cheapest reading of the quotation, however far it is off; None where no letter is shared."""
    letters, positions, gaps = _quotation_letters(quotation)
    if not letters or not folded.data:
        return None
    parts: list[Part] = []
    cost = 0.0
    # A quotation too long for one table is read in stretches, each wherever it stands.
    longest = max(STRETCH_LETTERS, min(len(letters), CELL_LIMIT // len(folded.data)))
    for begin in range(0, len(letters), longest):
        stretch = letters[begin : begin + longest]
        window, window_positions = _window(stretch, folded)
        inner = {offset - begin: mark for offset, mark in gaps.items() if begin <= offset < begin + len(stretch)}
        alignment = align(stretch, window, inner)
        cost += alignment.cost
        for run in alignment.runs:
            if run.quote_end - run.quote_start < MINIMUM_RUN_LETTERS and len(alignment.runs) > 1:
                continue
            parts.append(
                Part(
                    int(positions[begin + run.quote_start]),
                    int(positions[begin + run.quote_end - 1]) + 1,
                    int(window_positions[run.text_start]),
                    int(window_positions[run.text_end - 1]) + 1,
                )
            )
    if not parts:
        return None
    return Placement(tuple(_joined(parts, text)), max(0.0, 1 - cost / len(letters)))


def _quotation_letters(quotation: Quotation) -> tuple[bytes, "np.typing.NDArray[np.int32]", dict[int, MarkKind]]:
    data, positions, gaps, length = [], [], {}, 0
    for piece in quotation.pieces:
        part = fold(quotation.text[piece.start : piece.end])
        if piece.mark is not None and length:
            gaps[length] = piece.mark.kind
        data.append(part.data)
        positions.append(part.positions + piece.start)
        length += len(part.data)
    return b"".join(data), np.concatenate(positions), gaps


def _window(letters: bytes, folded: Folded) -> tuple[bytes, "np.typing.NDArray[np.int32]"]:
    """Choose the stretches of a long text that are worth a table; the whole text where it fits."""
    room = CELL_LIMIT // len(letters)
    if len(folded.data) <= room:
        return folded.data, folded.positions
    votes: Counter[int] = Counter()
    step = max(1, (len(letters) - WINDOW_SEED_LETTERS) // 96)
    for offset in range(0, max(1, len(letters) - WINDOW_SEED_LETTERS + 1), step):
        seed = letters[offset : offset + WINDOW_SEED_LETTERS]
        places: list[int] = []
        at = folded.data.find(seed)
        while at >= 0 and len(places) < 64:
            places.append(at)
            at = folded.data.find(seed, at + 1)
        for place in places:
            # Two overlapping rows of buckets, so that no diagonal falls between two.
            for bucket in {(place - offset) // DIAGONAL_LETTERS, (place - offset) // DIAGONAL_LETTERS + 1}:
                votes[bucket] += 1000 // len(places)
    chosen: list[tuple[int, int]] = []
    for bucket, _ in votes.most_common(WINDOW_LIMIT):
        low = max(0, (bucket - 1) * DIAGONAL_LETTERS - 2 * JUMP_COST)
        high = min(len(folded.data), (bucket + 1) * DIAGONAL_LETTERS + len(letters) + 2 * JUMP_COST)
        merged = _merged([*chosen, (low, high)])
        if chosen and sum(end - begin for begin, end in merged) > room:
            break
        chosen = merged
    if not chosen:
        chosen = [(0, room)]
    separator = bytes(2 * JUMP_COST + 2)
    data, positions = [], []
    for low, high in chosen:
        data += [folded.data[low:high], separator]
        positions += [folded.positions[low:high], np.full(len(separator), -1, dtype=np.int32)]
    return b"".join(data), np.concatenate(positions)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _joined(parts: list[Part], text: str) -> Iterator[Part]:
    """Widen parts to whole words and join those that touch or overlap in both."""
    waiting: Part | None = None
    for part in parts:
        start, end = _widened(text, part.start, -1), _widened(text, part.end, 1)
        if waiting is not None and waiting.start <= start <= waiting.end:
            waiting = Part(waiting.quote_start, part.quote_end, waiting.start, max(waiting.end, end))
            continue
        if waiting is not None:
            yield waiting
        waiting = Part(part.quote_start, part.quote_end, start, end)
    if waiting is not None:
        yield waiting


def _widened(text: str, offset: int, step: int) -> int:
    """Move an edge to where no word is cut; over at most a hundred characters, for no word is longer."""
    for _ in range(100):
        if not splits_token(text, offset):
            break
        offset += step
    return offset
