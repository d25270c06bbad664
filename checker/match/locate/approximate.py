"""The cheapest reading of a quotation, however far it is off: windows that share its letters, then alignment."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from checker.match.locate.align import JUMP_COST, MINIMUM_RUN_LETTERS, align
from checker.match.locate.fold import letter_offsets
from checker.match.locate.index import TILE, Index
from checker.match.locate.near import widened
from checker.match.locate.placement import Part, Placement
from checker.match.quotation import MarkKind, Quotation

MARGIN_LETTERS = 48
"""Letters of the text beside a place, for what was put in or left out at its edges."""
WHOLE_CELLS = 1_000_000
"""Up to so many cells a text is read whole: two hundred letters in five thousand."""
JOINED_SIMILARITY = 0.80
"""What is read from several places must be nearer than what is read from one: words that often follow each other
stand in any text, and two or three such runs, joined, make seven tenths of many an invented sentence."""
CLUSTER_TILES = 3
SHARED = 0.35
"""Share of the letters that must stand in clusters of at least CLUSTER_TILES tiles. A quotation of which every
fourth word is exchanged shares about a half of its tiles, an invented one a quarter, in clusters of one or two."""
STRETCH_LETTERS = 1_200
"""Some 250 words; a longer quotation is read in stretches, each wherever it stands."""
PROBED_FROM, PROBES, PROBE_SIMILARITY = 12, 5, 0.65
"""Of a quotation of more stretches a few are read first; where they are as far off as this, so is the whole."""
CELL_LIMIT = 2_000_000
"""Cells of one table, of two bytes each."""


def locate_approximately(quotation: Quotation, index: Index) -> list[Placement]:
    """Find the cheapest reading of the quotation; none where no letter is shared."""
    letters, offsets, gaps = _quotation_letters(quotation)
    if not letters or not index.letters:
        return []
    parts: list[Part] = []
    cost = 0.0
    begins = range(0, len(letters), STRETCH_LETTERS)
    if len(begins) > PROBED_FROM and _probed(letters, begins[1 :: len(begins) // PROBES], index) < PROBE_SIMILARITY:
        nearest = closest(quotation, index)
        return [nearest] if nearest is not None else []
    for begin in begins:
        stretch = letters[begin : begin + STRETCH_LETTERS]
        window, positions = _window(stretch, index)
        if not window:
            cost += len(stretch)
            continue
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
        nearest = closest(quotation, index)
        return [nearest] if nearest is not None else []
    joined = tuple(_joined(parts, index.text))
    similarity = max(0.0, 1 - cost / len(letters))
    if len(joined) > len(quotation.pieces) and similarity < JOINED_SIMILARITY:
        nearest = closest(quotation, index)
        return [nearest] if nearest is not None else []
    return [Placement(joined, similarity, cost)]


def _probed(letters: bytes, begins: Sequence[int], index: Index) -> float:
    """Give the similarity of a few stretches of a long quotation, each read by itself."""
    cost = 0.0
    for begin in begins:
        stretch = letters[begin : begin + STRETCH_LETTERS]
        window, _ = _window(stretch, index)
        cost += align(stretch, window, {}).cost if window else len(stretch)
    return 1 - cost / (STRETCH_LETTERS * len(begins))


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
    """Choose the stretches of the text that are worth a table: the whole of a short one, else where tiles are shared.

    Empty where so few are shared that no reading could be a finding.
    """
    if len(index.letters) * len(letters) <= WHOLE_CELLS:
        return index.letters, index.positions
    clusters = [cluster for cluster in index.clusters(letters) if cluster.tiles >= CLUSTER_TILES]
    if TILE * sum(cluster.tiles for cluster in clusters) < SHARED * len(letters):
        return b"", np.empty(0, dtype=np.int32)
    room = CELL_LIMIT // len(letters)
    chosen: list[tuple[int, int]] = []
    for cluster in clusters:
        low = max(0, min(cluster.head, cluster.tail) - MARGIN_LETTERS)
        high = min(len(index.letters), max(cluster.head, cluster.tail) + len(letters) + MARGIN_LETTERS)
        merged = _merged([*chosen, (low, high)])
        if chosen and sum(end - begin for begin, end in merged) > room:
            break
        chosen = merged
    separator = bytes(2 * JUMP_COST + 2)
    data: list[bytes] = []
    positions: list[NDArray[np.int32]] = []
    for low, high in chosen:
        data += [index.letters[low:high], separator]
        positions += [index.positions[low:high], np.full(len(separator), -1, dtype=np.int32)]
    return b"".join(data), np.concatenate(positions)


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


def closest(quotation: Quotation, index: Index) -> Placement | None:
    """Give the place that shares most with a quotation which stands nowhere; None where none shares eight letters."""
    letters = b"".join(piece.letters for piece in quotation.pieces)
    for cluster in index.clusters(letters)[:1]:
        first, last = max(0, cluster.head), min(len(index.letters), max(cluster.head + 1, cluster.tail + len(letters)))
        distance = Levenshtein.distance(letters, index.letters[first:last])
        start, end = int(index.positions[first]), int(index.positions[last - 1]) + 1
        part = Part(0, len(quotation.text), widened(index.text, start, -1), widened(index.text, end, 1))
        return Placement((part,), max(0.0, 1 - distance / max(len(letters), last - first)))
    return None
