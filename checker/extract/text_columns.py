"""Columns side by side in plain text, which lines that are read from left to right tear apart."""

import re
from collections import defaultdict
from itertools import pairwise

LINES_LEAST = 12
"""A table in which sentences stand side by side is shorter, or read as badly."""
LINES_BETWEEN = 6
"""Lines in a row that may have one column alone: where a paragraph ends, or the other column does."""
SIDE_WORDS = 3
"""A side with fewer holds a name or a number: a table, a list of terms, who speaks."""
GAPS_LIMIT = 8
LINE_CHARACTERS = 400
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def has_columns(text: str) -> bool:
    """Whether lines of a text hold running words on both sides of a wide gap that ends at one place in all of them.

    Lines that are set to one width have such gaps too, each somewhere else. Time grows with the text's length alone.
    """
    if "   " not in text and "\t" not in text:
        return False
    counts: dict[int, int] = defaultdict(int)
    seen_at: dict[int, int] = {}
    number = 0
    for line in text.split("\n"):
        line = line.rstrip()
        if not line:
            continue
        number += 1
        if len(line) > LINE_CHARACTERS:
            continue
        for column in _columns(line.expandtabs()):
            if number - seen_at.get(column, number) > LINES_BETWEEN:
                counts[column] = 0
            counts[column] += 1
            seen_at[column] = number
            if counts[column] >= LINES_LEAST:
                return True
    return False


def _columns(line: str) -> list[int]:
    """Give where words begin after a wide gap that has running words on both sides."""
    gaps = list(_GAP.finditer(line))
    if not 0 < len(gaps) <= GAPS_LIMIT:
        return []
    edges = [0, *(gap.end() for gap in gaps), len(line)]
    is_text = [len(_WORD.findall(line, start, end)) >= SIDE_WORDS for start, end in pairwise(edges)]
    return [gap.end() for gap, sides in zip(gaps, pairwise(is_text), strict=True) if all(sides)]
