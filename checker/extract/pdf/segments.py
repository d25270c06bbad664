"""Glyphs to segments: stretches of one line without a wide gap, with their words parted."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub
from statistics import median
from typing import NamedTuple

from checker.extract.pdf.characters import ACCENTS, FIRST_RIGHT_TO_LEFT, is_right_to_left, raised, with_accent
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
        line = _line(level)
        spread = _spread(line)
        for part in _parts(line, spread):
            segment = _segment(part, spread if part is line else max(spread, _spread(part)), len(made))
            if segment.text:
                made.append(segment)
    return _without_doubles(made)


def _levels(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut the glyphs where the file goes to another line; what is drawn twice is taken once."""
    level: list[Glyph] = []
    size = baseline = last_right = 0.0
    one = two = three = ""
    for glyph in glyphs:
        text, left, right, own_baseline, own_size, _ = glyph
        if level:
            # A glyph drawn again goes back to where it stood.
            if left < last_right and text in (one, two, three) and _is_double(glyph, level[-3:]):
                continue
            if own_baseline != baseline and not _is_level(glyph, size, baseline):
                yield level
                level, size = [], 0.0
                one = two = ""
        level.append(glyph)
        last_right = right
        one, two, three = text, one, two
        if own_size > size:
            size, baseline = own_size, own_baseline
    if level:
        yield level


class _Line(NamedTuple):
    """The glyphs of a line or of a part of it, and what each of them says, for all is asked of them together."""

    glyphs: Sequence[Glyph]
    texts: tuple[str, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    baselines: tuple[float, ...]
    sizes: tuple[float, ...]
    spaces: tuple[Space, ...]
    gaps: Sequence[float]
    """Before each glyph but the first."""


def _line(glyphs: Sequence[Glyph]) -> _Line:
    texts, lefts, rights, baselines, sizes, spaces = zip(*glyphs, strict=True)
    return _Line(glyphs, texts, lefts, rights, baselines, sizes, spaces, list(map(sub, lefts[1:], rights)))


def _spread(line: _Line) -> float:
    """Give how far all the letters of a line are set apart, as in a heading; 0 where they are not."""
    gaps = [gap for gap, space in zip(line.gaps, line.spaces[1:], strict=True) if space is not Space.WRITTEN]
    if len(gaps) < 3:
        return 0.0
    usual, size = median(gaps), max(line.sizes)
    if not _SPREAD_EM * size < usual < _SPREAD_MOST_EM * size:
        return 0.0
    return usual if sum(text.isalpha() for text in line.texts) >= 0.7 * len(line.texts) else 0.0


def _parts(line: _Line, spread: float) -> Iterator[_Line]:
    """Cut a line at its wide gaps."""
    gaps, sizes = _read_gaps(line), line.sizes
    size = sizes[0]
    if not gaps or (-_BACKWARD_EM * size < min(gaps) and max(gaps) < SPLIT_EM * size + 2 * spread):
        yield line
        return
    begin = 0
    for at, gap in enumerate(gaps, 1):
        size = max(size, sizes[at])
        if not -_BACKWARD_EM * size < gap < SPLIT_EM * size + 2 * spread:
            yield _line(line.glyphs[begin:at])
            begin, size = at, sizes[at]
    yield _line(line.glyphs[begin:]) if begin else line


def _read_gaps(line: _Line) -> Sequence[float]:
    """Give the gap before each glyph but the first, on the side from which it is read."""
    if max(line.texts) < FIRST_RIGHT_TO_LEFT:
        return line.gaps
    return [
        last.left - glyph.right if gap < 0 and is_right_to_left(glyph.text + last.text) else gap
        for gap, (last, glyph) in zip(line.gaps, pairwise(line.glyphs), strict=True)
    ]


def _is_double(glyph: Glyph, others: Sequence[Glyph]) -> bool:
    near = 0.4 * max(glyph.right - glyph.left, 0.0)
    return any(
        glyph.text == other.text
        and abs(glyph.left - other.left) < near
        and abs(glyph.baseline - other.baseline) < 0.2 * glyph.size
        for other in others
    )


def _is_level(glyph: Glyph, size: float, baseline: float) -> bool:
    """Whether a glyph stands on a line, or is a mark that is raised above it or lowered under it."""
    shift = abs(glyph.baseline - baseline)
    larger = max(size, glyph.size)
    if shift <= _SAME_LEVEL_EM * larger:
        return True
    return shift <= _SHIFTED_EM * larger and _SMALLEST < min(size, glyph.size) / larger < _SMALL


def _segment(line: _Line, spread: float, order: int) -> Segment:
    sizes, texts = line.sizes, line.texts
    size = sizes[0] if min(sizes) == max(sizes) else _commonest(sizes)
    level = line.baselines[sizes.index(size)]
    if max(line.baselines) > level + _SAME_LEVEL_EM * size:
        texts = tuple(raised(each.text) if _is_raised(each, level, size) else each.text for each in line.glyphs)
    threshold = spread + _WORD_GAP_EM * size
    seen = _SEEN_GAP_EM * size if threshold <= _WORD_GAP_EM * size else threshold
    parted = [
        at
        for at, (gap, space) in enumerate(zip(_read_gaps(line), line.spaces[1:], strict=True), 1)
        if space is Space.WRITTEN or gap > threshold or (gap > seen and space is Space.SEEN)
    ]
    words = ["".join(texts[begin:end]) for begin, end in pairwise((0, *parted, len(texts)))]
    left, right = min(line.lefts), max(line.rights)
    first_end = line.rights[parted[0] - 1] if parted else right
    return Segment(" ".join(words).strip(), left, right, level, size, order, first_end - left)


def _commonest(sizes: Sequence[float]) -> float:
    counts = Counter(sizes)
    return max(counts, key=lambda each: (counts[each], each))


def _is_raised(glyph: Glyph, level: float, size: float) -> bool:
    return glyph.baseline > level + _SAME_LEVEL_EM * size and glyph.size < _SMALL * size


def _with_accents(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Put accents that are drawn on their own onto the letter under or over them."""
    if ACCENTS.isdisjoint([glyph.text for glyph in glyphs]):
        return glyphs
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
