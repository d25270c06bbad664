"""Approximate search: the cheapest way to read a quotation out of a text, gaps and jumps included.

Semi-global alignment (Sellers 1980) by rows, each row one vector operation, with three kinds of jump:
free and forward at an ellipsis, free and short at a bracket, and at a price anywhere, which is how a
quotation joined from parts that stand apart, or stand in another order, is read (split-read alignment).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.match.quotation import MarkKind

JUMP_COST = 12
"""Letters that an unmarked jump must save. Two or three words that stand together by chance cost less than
a jump to them; a clause that really stands elsewhere costs more."""
BRACKET_GAP_LETTERS = 90
"""Letters of the source that a bracket may replace: about fifteen words."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the quotation read from one stretch of the text: half-open ranges of folded letters."""

    quote_start: int
    quote_end: int
    text_start: int
    text_end: int
    """The first and last letters of both ranges are equal letters."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest reading of a quotation out of a text."""

    runs: tuple[Run, ...]
    """In the order of the quotation."""
    cost: int
    """Letters changed, left out or put in, and JUMP_COST for every unmarked jump."""


def align(quote: bytes, text: bytes, gaps: Mapping[int, MarkKind]) -> Alignment:
    """Align folded letters; `gaps` maps an offset into `quote` to the mark that stands before it.

    Costs len(quote) × len(text) cells, which must be at most CELL_LIMIT.
    """
    rows = _fill(quote, text, gaps)
    pairs = _trace(rows, quote, text, gaps)
    return Alignment(_runs(pairs, quote, text), int(rows[-1].min()))


def _fill(quote: bytes, text: bytes, gaps: Mapping[int, MarkKind]) -> NDArray[np.int16]:
    letters = np.frombuffer(text, dtype=np.uint8)
    width = len(text) + 1
    index = np.arange(width, dtype=np.int32)
    rows = np.empty((len(quote) + 1, width), dtype=np.int16)
    rows[0] = 0
    for i, letter in enumerate(quote):
        before = _after_gap(rows[i], gaps.get(i))
        current = before + np.int16(1)
        jump = np.int16(int(before.min()) + JUMP_COST)
        step = np.minimum(before[:-1], jump)
        step += letters != letter
        np.minimum(current[1:], step, out=current[1:])
        # Letters that only the text has cost one each: a running minimum along the row.
        rows[i + 1] = np.minimum.accumulate(current - index) + index
    return rows


def _after_gap(row: NDArray[np.int16], mark: MarkKind | None) -> NDArray[np.int16]:
    """Let a mark be passed for free: every column may be entered from an earlier one."""
    if mark is MarkKind.ELLIPSIS:
        return np.minimum.accumulate(row)
    if mark is MarkKind.BRACKET:
        reach, shift = row.copy(), 1
        while shift <= BRACKET_GAP_LETTERS:
            reach[shift:] = np.minimum(reach[shift:], reach[:-shift].copy())
            shift *= 2
        return reach
    return row


def _trace(rows: NDArray[np.int16], quote: bytes, text: bytes, gaps: Mapping[int, MarkKind]) -> list[tuple[int, int]]:
    """Walk back from the cheapest end; give the pairs (quote, text) of letters that were put together."""
    i, j = len(quote), int(rows[-1].argmin())
    pairs: list[tuple[int, int]] = []
    while i > 0:
        cost = int(rows[i, j])
        before = _after_gap(rows[i - 1], gaps.get(i - 1))
        if j > 0:
            differs = quote[i - 1] != text[j - 1]
            if int(before[j - 1]) + differs == cost:
                pairs.append((i - 1, j - 1))
                i, j = i - 1, _gap_origin(rows[i - 1], before, j - 1)
                continue
            if int(rows[i, j - 1]) + 1 == cost:
                j -= 1
                continue
            cheapest = int(before.argmin())
            if int(before[cheapest]) + JUMP_COST + differs == cost:
                pairs.append((i - 1, j - 1))
                i, j = i - 1, _gap_origin(rows[i - 1], before, cheapest)
                continue
        i, j = i - 1, _gap_origin(rows[i - 1], before, j)
    pairs.reverse()
    return pairs


def _gap_origin(row: NDArray[np.int16], after: NDArray[np.int16], j: int) -> int:
    """Give the nearest column at or before j from which a free gap was entered."""
    value = int(after[j])
    while int(row[j]) != value:
        j -= 1
    return j


MINIMUM_RUN_LETTERS = 12
"""A part that stands apart counts only from this length on: shorter ones stand somewhere in any long text."""


def _runs(pairs: list[tuple[int, int]], quote: bytes, text: bytes) -> tuple[Run, ...]:
    """Cut the path where it leaves one place for another, and each stretch to its equal ends."""
    stretches: list[list[tuple[int, int]]] = []
    previous = None
    for pair in pairs:
        near = previous is not None and 0 < pair[1] - previous[1] <= JUMP_COST + 1 + (pair[0] - previous[0])
        if not near:
            stretches.append([])
        stretches[-1].append(pair)
        previous = pair
    runs = []
    for stretch in stretches:
        same = [pair for pair in stretch if quote[pair[0]] == text[pair[1]]]
        if not same:
            continue
        (quote_start, text_start), (quote_end, text_end) = same[0], same[-1]
        runs.append(Run(quote_start, quote_end + 1, text_start, text_end + 1))
    return tuple(runs)
