"""A row of segments to a line of text."""

from itertools import pairwise
from typing import NamedTuple

from checker.extract.pdf.rows import Row, usual_size

_WORD_GAP_EM = 0.16


class Line(NamedTuple):
    """A line of text in one column."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    first_word_width: float


def line_of(row: Row) -> Line:
    """Put the segments of a row together; between two of them stands a space, unless they touch."""
    pieces = [row[0].text]
    for last, segment in pairwise(row):
        gap = max(segment.left - last.right, last.left - segment.right)
        pieces.append("" if gap < _WORD_GAP_EM * min(last.size, segment.size) else " ")
        pieces.append(segment.text)
    first = row[0]
    return Line(
        "".join(pieces),
        min(each.left for each in row),
        max(each.right for each in row),
        max(row, key=lambda each: (each.size, len(each.text))).baseline,
        usual_size(row),
        first.first_word_width,
    )
