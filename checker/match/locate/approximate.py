"""The cheapest reading of a quotation, however far it is off: windows that share its letters, then alignment."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.match.locate.align import JUMP_COST, MINIMUM_RUN_LETTERS, align
from checker.match.locate.fold import letter_offsets
from checker.match.locate.index import TILE, Index
from checker.match.locate.near import widened
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import MarkKind, Quotation

WINDOW_LIMIT = 8
DIAGONAL_LETTERS = 256
"""How far insertions and deletions may shift a stretch against its place before its tiles vote for another one."""
STRETCH_LETTERS = 1_200
"""Some 250 words; a longer quotation is read in stretches, each wherever it stands."""
CELL_LIMIT = 4_000_000
"""Cells of one table, of two bytes each."""


def locate_approximately(quotation: Quotation, index: Index) -> list[Placement]:
    """Find the cheapest reading of the quotation; none where no letter is shared."""
    letters, offsets, gaps = _quotation_letters(quotation)
    if not letters or not index.letters:
        return []
    parts: list[Part] = []
    cost = 0.0
    for begin in range(0, len(letters), STRETCH_LETTERS):
        stretch = letters[begin : begin + STRETCH_LETTERS]
        window, positions = _window(stretch, index)
        inner = {offset - begin: mark for offset, mark in gaps.items() if begin <= offset < begin + len(stretch)}
        alignment = align(stretch, window, inner)
        cost += alignment.cost
        for run in alignment.runs:
            if run.quote_end - run.quote_start < MINIMUM_RUN_LETTERS and len(alignment.runs) > 1:
                continue
            parts.append(
                Part(
                    offsets[begin + run.quote_start],
                    offsets[begin + run.quote_end - 1] + 1,
                    int(positions[run.text_start]),
                    int(positions[run.text_end - 1]) + 1,
                )
            )
    if not parts:
        return []
    return [Placement(tuple(_joined(parts, index.text)), max(0.0, 1 - cost / len(letters)))]


def _quotation_letters(quotation: Quotation) -> tuple[bytes, list[int], dict[int, MarkKind]]:
    """Give the letters of all pieces, the offset of each in the quotation, and before which of them a mark stands."""
    data: list[bytes] = []
    offsets: list[int] = []
    gaps: dict[int, MarkKind] = {}
    for piece in quotation.pieces:
        if piece.mark is not None and offsets:
            gaps[len(offsets)] = piece.mark.kind
        data.append(piece.letters)
        offsets += [piece.start + offset for offset in letter_offsets(quotation.text[piece.start : piece.end])]
    return b"".join(data), offsets, gaps


def _window(letters: bytes, index: Index) -> tuple[bytes, NDArray[np.int32]]:
    """Choose the stretches of the text that are worth a table: those that share most tiles with the letters."""
    room = CELL_LIMIT // len(letters)
    if len(index.letters) <= min(room, 4 * len(letters) + TILE * DIAGONAL_LETTERS):
        return index.letters, index.positions
    chosen: list[tuple[int, int]] = []
    for bucket in _voted(letters, index):
        low = max(0, (bucket - 1) * DIAGONAL_LETTERS - 2 * JUMP_COST)
        high = min(len(index.letters), (bucket + 1) * DIAGONAL_LETTERS + len(letters) + 2 * JUMP_COST)
        merged = _merged([*chosen, (low, high)])
        if chosen and sum(end - begin for begin, end in merged) > room:
            break
        chosen = merged
    if not chosen:
        chosen = [(0, min(room, len(index.letters)))]
    separator = bytes(2 * JUMP_COST + 2)
    data: list[bytes] = []
    positions: list[NDArray[np.int32]] = []
    for low, high in chosen:
        data += [index.letters[low:high], separator]
        positions += [index.positions[low:high], np.full(len(separator), -1, dtype=np.int32)]
    return b"".join(data), np.concatenate(positions)


def _voted(letters: bytes, index: Index) -> list[int]:
    """Give the diagonals that share most tiles with the letters, in steps of DIAGONAL_LETTERS; most first.

    A tile that stands in few places has more to say than one that stands in many.
    """
    offsets, places = index.diagonals(letters)
    if not len(offsets):
        return []
    weights = 1 / np.bincount(offsets)[offsets]
    diagonals = (places - offsets) // DIAGONAL_LETTERS
    # Two overlapping rows of buckets, so that no diagonal falls between two.
    buckets, which = np.unique(np.concatenate([diagonals, diagonals + 1]), return_inverse=True)
    votes = np.bincount(which, weights=np.concatenate([weights, weights]))
    best = np.argsort(-votes, kind="stable")[:WINDOW_LIMIT]
    return [int(bucket) for bucket in buckets[best]]


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _joined(parts: Sequence[Part], text: str) -> Iterator[Part]:
    """Widen parts to whole words and join those that touch or overlap in both."""
    waiting: Part | None = None
    for part in parts:
        start, end = widened(text, part.start, -1), widened(text, part.end, 1)
        if waiting is not None and waiting.start <= start <= waiting.end:
            waiting = Part(waiting.quote_start, part.quote_end, waiting.start, max(waiting.end, end))
            continue
        if waiting is not None:
            yield waiting
        waiting = Part(part.quote_start, part.quote_end, start, end)
    if waiting is not None:
        yield waiting
