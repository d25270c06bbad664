"""Glyphs to segments: stretches of one line without a wide gap, with their words parted."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.extract.pdf.characters import is_right_to_left, raised, with_accent
from checker.extract.pdf.glyphs import Glyph, Space

SPLIT_EM = 0.75
"""A wider gap may part two columns. Justified lines hold wider ones too; their parts are put together again."""
_BACKWARD_EM = 0.6
_SAME_LEVEL_EM = 0.15
_SHIFTED_EM = 0.65
"""How far a raised or lowered mark stands from the line that it belongs to."""
_SMALL = 0.87
_SMALLEST = 0.4
"""The shares of its line's size that such a mark has; under a large initial stands no mark but a line."""
_WORD_GAP_EM = 0.16
"""A gap that parts words. TeX shrinks a space to 0.22 em; kerning moves letters apart by less than 0.1 em."""
_SEEN_GAP_EM = 0.1
"""The same where pdfium, which knows the font's own space, sees one."""
_SPREAD_EM = 0.08
_SPREAD_MOST_EM = 0.9
"""The gaps between letters that are set apart on purpose."""


class Segment(NamedTuple):
    """A stretch of one line, in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    order: int
    """Its place in the file's own order."""
    first_word_width: float

    @property
    def width(self) -> float:
        """Give the width."""
        return self.right - self.left


def segments_of(glyphs: Sequence[Glyph]) -> list[Segment]:
    """Cut the glyphs of a page into segments, each with its text; what is drawn twice is read once."""
    made: list[Segment] = []
    for level in _levels(_with_accents(glyphs)):
        spread = _spread(level)
        for stretch in _stretches(level, spread):
            segment = _segment(stretch, spread, len(made))
            if segment.text:
                made.append(segment)
    return _without_doubles(made)


def _levels(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut the glyphs where the file goes to another line; what is drawn twice is taken once."""
    level: list[Glyph] = []
    size = baseline = 0.0
    for glyph in glyphs:
        if level:
            # A glyph drawn again goes back to where it stood.
            if glyph.left < level[-1].right and any(_is_double(glyph, other) for other in level[-3:]):
                continue
            if glyph.baseline != baseline and not _is_level(glyph, size, baseline):
                yield level
                level, size = [], 0.0
        level.append(glyph)
        if glyph.size > size:
            size, baseline = glyph.size, glyph.baseline
    if level:
        yield level


def _spread(glyphs: Sequence[Glyph]) -> float:
    """Give how far all the letters of a line are set apart, as in a heading; 0 where they are not."""
    gaps = [glyph.left - last.right for last, glyph in pairwise(glyphs) if glyph.space is not Space.WRITTEN]
    if len(gaps) < 3:
        return 0.0
    usual, size = median(gaps), max(glyph.size for glyph in glyphs)
    if not _SPREAD_EM * size < usual < _SPREAD_MOST_EM * size:
        return 0.0
    return usual if sum(glyph.text.isalpha() for glyph in glyphs) >= 0.7 * len(glyphs) else 0.0


def _stretches(glyphs: Sequence[Glyph], spread: float) -> Iterator[list[Glyph]]:
    """Cut the glyphs of a line at its wide gaps."""
    stretch: list[Glyph] = []
    size = 0.0
    for glyph in glyphs:
        if glyph.size > size:
            size = glyph.size
        if stretch and not _continues(glyph, stretch[-1], size, spread):
            yield stretch
            stretch, size = [], glyph.size
        stretch.append(glyph)
    if stretch:
        yield stretch


def _is_double(glyph: Glyph, other: Glyph) -> bool:
    near = 0.4 * max(glyph.right - glyph.left, 0.0)
    return (
        glyph.text == other.text
        and abs(glyph.left - other.left) < near
        and abs(glyph.baseline - other.baseline) < 0.2 * glyph.size
    )


def _is_level(glyph: Glyph, size: float, baseline: float) -> bool:
    """Whether a glyph stands on a line, or is a mark that is raised above it or lowered under it."""
    shift = abs(glyph.baseline - baseline)
    larger = max(size, glyph.size)
    if shift <= _SAME_LEVEL_EM * larger:
        return True
    return shift <= _SHIFTED_EM * larger and _SMALLEST < min(size, glyph.size) / larger < _SMALL


def _continues(glyph: Glyph, last: Glyph, size: float, spread: float) -> bool:
    gap = glyph.left - last.right
    if gap < 0 and is_right_to_left(glyph.text + last.text):
        gap = last.left - glyph.right
    return -_BACKWARD_EM * size < gap < SPLIT_EM * size + 2 * spread


def _segment(stretch: Sequence[Glyph], spread: float, order: int) -> Segment:
    sizes = Counter([glyph.size for glyph in stretch])
    size = max(sizes, key=lambda each: (sizes[each], each))
    level = next(glyph.baseline for glyph in stretch if glyph.size == size)
    threshold = max(spread, _spread(stretch)) + _WORD_GAP_EM * size
    pieces: list[str] = []
    first_end: float | None = None
    last: Glyph | None = None
    for glyph in stretch:
        if last is not None and _is_parted(glyph, last, threshold, size):
            pieces.append(" ")
            if first_end is None:
                first_end = last.right
        is_raised = glyph.baseline > level + _SAME_LEVEL_EM * size and glyph.size < _SMALL * size
        pieces.append(raised(glyph.text) if is_raised else glyph.text)
        last = glyph
    left, right = min([glyph.left for glyph in stretch]), max([glyph.right for glyph in stretch])
    text = "".join(pieces).strip()
    return Segment(text, left, right, level, size, order, (first_end if first_end is not None else right) - left)


def _is_parted(glyph: Glyph, last: Glyph, threshold: float, size: float) -> bool:
    if glyph.space is Space.WRITTEN:
        return True
    gap = glyph.left - last.right
    if gap < 0 and is_right_to_left(glyph.text + last.text):
        gap = last.left - glyph.right
    if gap > threshold:
        return True
    is_plain = threshold <= _WORD_GAP_EM * size
    return is_plain and glyph.space is Space.SEEN and gap > _SEEN_GAP_EM * size


def _with_accents(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put accents that are drawn on their own onto the letter under or over them."""
    made: list[Glyph] = []
    for glyph in glyphs:
        if made and glyph.left < (last := made[-1]).right and last.size == glyph.size:
            overlap = min(glyph.right, last.right) - max(glyph.left, last.left)
            if overlap > 0.5 * min(glyph.right - glyph.left, last.right - last.left) > 0:
                composed = with_accent(last.text, glyph.text)
                if composed:
                    made[-1] = glyph._replace(text=composed, space=last.space)
                    continue
                composed = with_accent(glyph.text, last.text)
                if composed:
                    made[-1] = last._replace(text=composed)
                    continue
        made.append(glyph)
    return made


def _without_doubles(segments: Sequence[Segment]) -> list[Segment]:
    """Take out segments that are drawn again at nearly the same place, as for a shadow or a false bold."""
    kept: list[Segment] = []
    places: dict[tuple[str, int, int], list[Segment]] = {}
    for segment in segments:
        near = 0.3 * segment.size
        column, row = math.floor(segment.left / near), math.floor(segment.baseline / near)
        around = [(segment.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        if any(
            abs(other.left - segment.left) < near and abs(other.baseline - segment.baseline) < near
            for place in around
            for other in places.get(place, ())
        ):
            continue
        places.setdefault(around[4], []).append(segment)
        kept.append(segment)
    return kept
