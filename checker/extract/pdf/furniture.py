"""Running headers, footers and page numbers: what stands again at the same place of other pages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.extract.pdf.lines import Line, line_of
from checker.extract.pdf.page import Page
from checker.extract.pdf.paragraphs import CAPTION
from checker.extract.pdf.rows import Row, rows_of, usual_size
from checker.extract.pdf.segments import Segment

_EDGE_ROWS = 3
"""Rows at the head and at the foot of a page that can be furniture."""
_EDGE_SHARE = 0.2
"""The part of a page's height, at either end, that they stand in."""
_SAME_PLACE_POINTS = 3.0
_LARGE = 1.3
"""Type that is so much larger than the body is a heading: "Chapter 2" stands where "Chapter 1" stood."""
_NUMBER = re.compile(r"\d+|\b[ivxlcdm]{1,7}\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


_APART_EM = 6.0
"""The gap between two parts of a header, such as its title and its page number. Inside a justified line of text, whose
words must not be taken one by one, gaps are narrower."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    segments: tuple[Segment, ...]
    pattern: str
    """The text without its numbers."""
    numbers: tuple[int, ...]


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Segment]], list[tuple[int, Line]]]:
    """Part each page into its own segments and, for all pages together, the lines of furniture with their page's index.

    Furniture is a text at the head or foot of at least two pages, at one height, that is the same but for its
    numbers, and whose numbers are the same too or grow with the pages. A line that stands once only is never taken.
    """
    body = usual_size(each for page in pages for each in page.segments)
    groups: dict[str, list[_Candidate]] = {}
    for index, page in enumerate(pages):
        for part in _at_edges(page):
            text = line_of(part).text
            if part[0].size > _LARGE * body or CAPTION.match(text + " "):
                continue
            pattern = _NUMBER.sub("#", text)
            numbers = tuple(_value(found) for found in _NUMBER.findall(text))
            groups.setdefault(pattern, []).append(_Candidate(index, part, pattern, numbers))
    taken = [candidate for group in groups.values() for candidate in _repeated(group)]
    orders = {(each.page, segment.order) for each in taken for segment in each.segments}
    own = [
        [segment for segment in page.segments if (index, segment.order) not in orders]
        for index, page in enumerate(pages)
    ]
    furniture = sorted(
        ((each.page, line_of(each.segments)) for each in taken),
        key=lambda each: (each[0], -each[1].baseline, each[1].left),
    )
    return own, furniture


def _at_edges(page: Page) -> list[tuple[Segment, ...]]:
    """Give the parts of the rows at both ends of a page."""
    rows = rows_of(page.segments)
    low, high = page.bottom, page.top
    band = _EDGE_SHARE * (high - low)
    head = [row for row in rows[:_EDGE_ROWS] if row[0].baseline > high - band]
    foot = [row for row in rows[-_EDGE_ROWS:] if row[0].baseline < low + band]
    rows = head + [row for row in foot if row not in head]
    return [part for row in rows for part in _parts(row)]


def _parts(row: Row) -> Iterable[tuple[Segment, ...]]:
    part: list[Segment] = []
    for segment in row:
        if part and segment.left - part[-1].right > _APART_EM * segment.size:
            yield tuple(part)
            part = []
        part.append(segment)
    yield tuple(part)


def _repeated(group: Sequence[_Candidate]) -> Iterable[_Candidate]:
    """Give those of a group of equal texts that stand at one height on several pages, with numbers that fit."""
    pages: dict[_Key, set[int]] = {}
    for candidate in group:
        for key in _keys(candidate, (0,)):
            pages.setdefault(key, set()).add(candidate.page)
    for candidate in group:
        if any(pages.get(key, set()) - {candidate.page} for key in _keys(candidate, (-1, 0, 1))):
            yield candidate


_Key = tuple[int, int, tuple[int, ...]]


def _keys(candidate: _Candidate, levels: Sequence[int]) -> Iterable[_Key]:
    """Give what it shares with its like on other pages: its height, and its numbers or how one grows with the pages."""
    height = round(candidate.segments[0].baseline / _SAME_PLACE_POINTS)
    for level in levels:
        # A bare number that stands twice is a figure of the text, not the number of two pages.
        if candidate.pattern.strip("#-–—|·. "):
            yield height + level, -1, candidate.numbers
        for at, number in enumerate(candidate.numbers):
            yield height + level, at, (number - candidate.page,)


def _value(number: str) -> int:
    if number.isdigit():
        return int(number[:9])
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
