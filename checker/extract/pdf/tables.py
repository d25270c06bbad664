"""Rows of a table to its cells, row by row."""

from collections.abc import Sequence
from itertools import pairwise

from checker.extract.pdf.lines import line_of
from checker.extract.pdf.rows import Row, rows_of
from checker.extract.pdf.segments import Segment

_ROW_GAP = 1.2
"""How much wider the gap between two rows of a table is than that between two lines of one cell."""


def cells_of(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Give the cells of a table, each with its lines."""
    cells: list[tuple[str, ...]] = []
    for band in _bands(rows):
        cells.extend(_cells(band))
    return cells


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Group the rows of text that make one row of the table: their steps are smaller than those between two."""
    steps = [above[0].baseline - below[0].baseline for above, below in pairwise(rows)]
    if not steps or max(steps) <= _ROW_GAP * min(steps):
        return [[row] for row in rows]
    bands = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step > _ROW_GAP * min(steps):
            bands.append([row])
        else:
            bands[-1].append(row)
    return bands


def _cells(band: Sequence[Row]) -> list[tuple[str, ...]]:
    if len(band) == 1:
        return [(segment.text,) for segment in band[0]]
    columns: list[tuple[float, list[Segment]]] = []
    for segment in sorted((each for row in band for each in row), key=lambda each: (each.left, -each.baseline)):
        if columns and segment.left < columns[-1][0]:
            columns[-1][1].append(segment)
            columns[-1] = (max(columns[-1][0], segment.right), columns[-1][1])
        else:
            columns.append((segment.right, [segment]))
    return [tuple(line_of(row).text for row in rows_of(segments)) for _, segments in columns]
