"""Where the white space between two columns of a page runs, if it has any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.extract.pdf.rows import Row, rows_of, usual_size, usual_step
from checker.extract.pdf.segments import Segment

_SEGMENTS_LIMIT = 6_000
_BEGINNINGS_LIMIT = 200
"""More than a page of text has: a drawing made of letters is read row by row, for its columns mean nothing."""
GUTTER_EM = 0.7
"""The narrowest gutter: newspapers set 8 pt between columns of 9 pt type, TeX 10 pt between columns of 10 pt type."""
_ALIGNED_EM = 0.4
_TABLE_GAP_EM = 1.2
_SHORT_TABLE_GAP_EM = 2.0
_NUMBERED_ROWS = 5
_LONG_TABLE_ROWS = 5
"""In narrow justified columns gaps of 1.2 em stand below each other by chance, but hardly in five lines."""
_PROSE_CHARACTERS = 15
"""Of a line: the narrowest newspaper columns have 25, a table's cell has fewer than 15."""
_MARKER = re.compile(r"[-–•▪●◦*►✓·]|[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)\]:]?")
LEAST_ROWS = 3
"""Rows on either side; two lines that stand side by side are no columns."""
_APART_STEPS = 2.2
"""A row that stands further from the column above it belongs to no column."""


_Edges = tuple[int, float, float]
"""A segment's row, and where it begins and ends."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gutter and the rows, from `first` to before `last`, that it runs through."""

    left: float
    right: float
    first: int
    last: int
    score: int

    def is_left(self, segment: Segment) -> bool:
        """Whether a segment of those rows stands to its left."""
        return segment.right <= self.left


def find_gutters(rows: Sequence[Row]) -> list[Gutter]:
    """Find the gutters, those with most rows on both sides first.

    Columns begin at one place, so only places where several segments begin are tried.
    """
    segments = [segment for row in rows for segment in row]
    size = usual_size(segments)
    if len(rows) < LEAST_ROWS or not size or len(segments) > _SEGMENTS_LIMIT:
        return []
    edges = [(at, each.left, each.right) for at, row in enumerate(rows) for each in row]
    found = {gutter for begin in _beginnings(segments, size) for gutter in _through(rows, edges, begin, size)}
    return sorted(found, key=lambda each: (-each.score, each.left - each.right, each.left, each.first, each.last))


def _beginnings(segments: Sequence[Segment], size: float) -> list[float]:
    """Give the places where at least LEAST_ROWS segments begin, without the leftmost."""
    lefts = sorted(segment.left for segment in segments)
    most_left = lefts[0]
    found: list[float] = []
    at = 0
    while at < len(lefts):
        end = at
        while end < len(lefts) and lefts[end] - lefts[at] <= _ALIGNED_EM * size:
            end += 1
        if end - at >= LEAST_ROWS and lefts[at] - most_left > 2 * size:
            found.append(lefts[at])
        # Clusters may overlap: an indented line begins a little to the right of its column.
        at += max(1, (end - at) // 2)
    return found[:_BEGINNINGS_LIMIT]


def _through(rows: Sequence[Row], edges: Sequence[_Edges], begin: float, size: float) -> list[Gutter]:
    """Give the gutters that end at this place, each through as many rows as leave it free."""
    found: list[Gutter] = []
    start = 0
    right, least = begin - 0.05 * size, begin - GUTTER_EM * size
    blocked = {at for at, left_edge, right_edge in edges if left_edge < right and right_edge > least}
    for at in range(len(rows) + 1):
        if at < len(rows) and at not in blocked:
            continue
        if at - start >= LEAST_ROWS:
            gutter = _trimmed(rows, start, at, right, least, size)
            if gutter is not None:
                found.append(gutter)
        start = at + 1
    return found


def _trimmed(rows: Sequence[Row], first: int, last: int, right: float, least: float, size: float) -> Gutter | None:
    sides = [
        (any(each.right <= least for each in rows[at]), any(each.left >= right for each in rows[at]))
        for at in range(first, last)
    ]
    # What stands on the right alone and far above the column there, such as a date, belongs to no column.
    while len(on_right := [at for at, (_, at_right) in enumerate(sides) if at_right]) > 1 and not sides[0][0]:
        above, below = rows[first][0], rows[first + on_right[1]][0]
        if above.baseline - below.baseline <= _APART_STEPS * usual_step([rows[first + at] for at in on_right]):
            break
        sides.pop(0)
        first += 1
    for side in (0, 1):
        end = _end_of_side(rows[first:last], [each[side] for each in sides])
        # Where the other side goes on below it, it is a footnote of its column.
        if not any(each[1 - side] for each in sides[end:]):
            sides = sides[:end]
            last = first + len(sides)
    score = min(sum(left for left, _ in sides), sum(at_right for _, at_right in sides))
    if score < LEAST_ROWS:
        return None
    beginning = sum(any(0 <= each.left - right < _ALIGNED_EM * size for each in rows[at]) for at in range(first, last))
    if beginning < LEAST_ROWS:
        return None
    edge = max(each.right for at in range(first, last) for each in rows[at] if each.right <= least)
    return Gutter(min(edge + 0.01, right), right, first, last, score)


def _end_of_side(rows: Sequence[Row], holds: Sequence[bool]) -> int:
    """Give the first row of a side that stands far below all above it, so that it belongs to no column."""
    own = [at for at, holds_any in enumerate(holds) if holds_any]
    step = usual_step([rows[at] for at in own])
    end = len(rows)
    for above, below in reversed(list(pairwise(own))):
        if rows[above][0].baseline - rows[below][0].baseline <= _APART_STEPS * step:
            break
        end = below
    return end


def stands_in_columns(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether what stands on both sides of a gutter is running text, to be read down one side and then the other.

    Otherwise it is a table, to be read row by row. The order of the file says it first: a file that holds one side
    after the other was made in columns. A file that alternates is a table, unless both sides are filled with prose.
    """
    inside = sorted((each for row in rows for each in row), key=lambda each: each.order)
    sides = [gutter.is_left(each) for each in inside]
    switches = sum(one != other for one, other in pairwise(sides))
    if switches <= max(2, len(rows) // 8):
        return True
    return min(map(len, sides_of(rows, gutter))) > 2 * LEAST_ROWS and holds_prose(rows, gutter)


def holds_line_numbers(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether nothing but numbers that count the lines stands to the left of a gutter, as in a transcript."""
    left, right = sides_of(rows, gutter)
    texts = ["".join(each.text for each in row) for row in left]
    if len(texts) < _NUMBERED_ROWS or not all(text.isdecimal() and len(text) < 6 for text in texts):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(texts)}
    return steps in ({1}, {5}) and _is_prose(right)


def is_table(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether rows that are no columns are a table's.

    A list has nothing but its marks to the left of its gutter; and words of running text that stand below each other
    by chance have no wide gap between them.
    """
    at_left = [each for row in rows for each in row if gutter.is_left(each)]
    if all(_MARKER.fullmatch(each.text) for each in at_left):
        return False
    size = usual_size(each for row in rows for each in row)
    gap = gutter.right - gutter.left
    if gap < (_TABLE_GAP_EM if len(rows) >= _LONG_TABLE_ROWS else _SHORT_TABLE_GAP_EM) * size:
        return False
    # The cell right of the gutter begins exactly where the one above it does.
    begins = [first for row in rows if (first := min((e.left for e in row if not gutter.is_left(e)), default=None))]
    aligned = sum(begin - min(begins) < 0.12 * size for begin in begins)
    return aligned >= 0.8 * len(begins) and sum(len(row) > 1 for row in rows) >= len(rows) / 2


def holds_prose(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Whether both sides of a gutter are filled with words."""
    return all(_is_prose(side) for side in sides_of(rows, gutter))


def sides_of(rows: Sequence[Row], gutter: Gutter) -> tuple[list[Row], list[Row]]:
    """Give the rows to the left of a gutter and those to its right."""
    inside = [each for row in rows for each in row]
    return (
        rows_of(each for each in inside if gutter.is_left(each)),
        rows_of(each for each in inside if not gutter.is_left(each)),
    )


def _is_prose(rows: Sequence[Row], depth: int = 2) -> bool:
    """Whether rows are filled with words from edge to edge, or stand in columns that are."""
    if not rows:
        return False
    widths = [row[-1].right - row[0].left for row in rows]
    full = sorted(widths)[int(0.9 * (len(widths) - 1))]
    filled = sum(width >= 0.7 * full for width in widths)
    if filled >= 0.6 * len(rows) and median(sum(len(each.text) for each in row) for row in rows) >= _PROSE_CHARACTERS:
        return True
    gutter = next(iter(find_gutters(rows)), None) if depth else None
    if gutter is None:
        return False
    left, right = sides_of(rows[gutter.first : gutter.last], gutter)
    return 2 * len(left + right) > len(rows) and _is_prose(left, depth - 1) and _is_prose(right, depth - 1)
