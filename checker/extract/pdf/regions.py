"""A page's segments to regions in reading order: columns, what stands across them, and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.pdf.gutters import (
    LEAST_ROWS,
    Gutter,
    find_gutters,
    holds_line_numbers,
    holds_prose,
    is_table,
    sides_of,
    stands_in_columns,
)
from checker.extract.pdf.rows import Row, rows_of, usual_size, usual_step
from checker.extract.pdf.segments import Segment

_APART_STEPS = 1.6
_FILLED = 0.85
_DEPTH_LIMIT = 12
"""Columns within columns; a page of more is a drawing."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from the top down."""

    rows: tuple[Row, ...]
    is_table: bool


def regions_of(segments: Sequence[Segment]) -> list[Region]:
    """Put a page's segments in reading order."""
    return list(_regions(rows_of(segments), _DEPTH_LIMIT))


def _regions(rows: Sequence[Row], depth: int) -> Iterator[Region]:
    """Part rows at their best gutter into what stands above, left, right and below, and those likewise."""
    if not rows:
        return
    for gutter in find_gutters(rows) if depth else []:
        inside = rows[gutter.first : gutter.last]
        if len(parts := _kinds_apart(inside, gutter)) > 1:
            for part in (rows[: gutter.first], *parts, rows[gutter.last :]):
                yield from _regions(part, depth - 1)
            return
        numbered = holds_line_numbers(inside, gutter)
        columns = numbered or stands_in_columns(inside, gutter)
        if not columns and not is_table(inside, gutter):
            continue
        yield from _regions(rows[: gutter.first], depth - 1)
        if columns:
            sides = sides_of(inside, gutter)
            for side in reversed(sides) if numbered else sides:
                yield from _regions(side, depth - 1)
        else:
            yield Region(tuple(inside), is_table=True)
        yield from _regions(rows[gutter.last :], depth - 1)
        return
    yield Region(tuple(rows), is_table=False)


def _kinds_apart(rows: Sequence[Row], gutter: Gutter) -> list[Sequence[Row]]:
    """Part rows at wide gaps across the whole gutter where running text meets a table; else give them as one."""
    size = usual_size(each for row in rows for each in row)
    step = usual_step(rows)
    cuts = [
        at
        for at in range(LEAST_ROWS, len(rows) - LEAST_ROWS + 1)
        if rows[at - 1][0].baseline - rows[at][0].baseline > _APART_STEPS * max(step, size)
    ]
    parts = [rows[low:high] for low, high in pairwise((0, *cuts, len(rows)))]
    found: list[tuple[bool, Sequence[Row]]] = []
    for part in parts:
        kind = _is_table_between(part, gutter)
        if found and found[-1][0] is kind:
            found[-1] = kind, [*found[-1][1], *part]
        else:
            found.append((kind, part))
    if not any(holds_prose(part, gutter) for kind, part in found if not kind):
        return [rows]
    return [part for _, part in found]


def _is_table_between(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether rows that running text stands above or below are a table: no cell on the left fills its column."""
    at_left = [each for row in rows for each in row if gutter.is_left(each)]
    if not at_left or not is_table(rows, gutter) or holds_prose(rows, gutter):
        return False
    begin = min(each.left for each in at_left)
    return max(each.right for each in at_left) - begin < _FILLED * (gutter.left - begin)
