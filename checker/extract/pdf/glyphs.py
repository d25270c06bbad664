"""A page of a PDF to its glyphs, as pdfium tells them; the one file that asks about single characters.

Coordinates are turned so that the text runs from left to right and y grows upwards, whatever way the page is turned.
"""

import ctypes
import math
from enum import IntEnum
from math import isfinite
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from checker.extract.pdf.boxes import boxes_of
from checker.extract.pdf.characters import UNMAPPED, plain_character

_HYPHEN_MARK = 2
"""What pdfium gives for a hyphen at a line's end (FPDFText_IsHyphen); in a buffer it is U+FFFE."""
_SPACES = frozenset(" \t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_INVISIBLE = 3
"""Text render mode 3: neither filled nor stroked (ISO 32000-2 §9.3.6)."""
_ASKED_IN_RUN = 3
"""Characters of a run that are asked whether they have a mapping: a font has one for all of them or for none."""
_TURN_TOLERANCE = 0.05
"""In radians: a page that was scanned a little askew is upright."""


class Space(IntEnum):
    """What stands before a glyph."""

    NONE = 0
    SEEN = 1
    """A gap that pdfium takes for a space."""
    WRITTEN = 2
    """A space character of the file."""


class Glyph(NamedTuple):
    """A character that was drawn on a page, in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    space: Space


class PageGlyphs(NamedTuple):
    """The glyphs of a page, in the order of the file."""

    turned: dict[int, list[Glyph]]
    """By the direction in which the text runs, in quarter turns against the clock."""
    slanted: str
    """Text that runs at another angle, such as a watermark."""
    counted: int
    """How many characters were asked for, white space included."""
    drawn: int
    unmapped: int
    """How many have no Unicode character."""
    invisible: int
    """How many are drawn invisibly, as text recognition lays them over a scan."""
    is_cut: bool


class _Style(NamedTuple):
    """What a text object of the page says of all its characters."""

    size: float
    quarter: int | None
    is_invisible: bool


class _Run(NamedTuple):
    """What the characters beside each other have in common."""

    size: float
    quarter: int | None
    baseline: float
    is_invisible: bool


def read_glyphs(text_page: Any, limit: int) -> PageGlyphs:  # noqa: ANN401 - pypdfium2 has no types
    """Read at most `limit` characters of a text page (`PdfTextPage`)."""
    raw = text_page.raw
    total = max(0, pdfium.FPDFText_CountChars(raw))
    count = min(total, limit)
    characters = _characters(raw, count)
    boxes = boxes_of(raw, count)
    is_whole = isfinite(sum(map(sum, boxes)))
    turned: dict[int, list[Glyph]] = {}
    slanted: list[str] = []
    unmapped = invisible = drawn = 0
    run: _Run | None = None
    styles: dict[int, _Style] = {}
    is_vertical = False
    begin = end = 0.0
    asked = 0
    space = Space.NONE
    for index, (character, is_known, left, top, right, bottom) in enumerate(zip(characters, *boxes, strict=True)):
        if character in _SPACES:
            if space is not Space.WRITTEN:
                space = Space.SEEN if pdfium.FPDFText_IsGenerated(raw, index) == 1 else Space.WRITTEN
            continue
        if not is_known or not (is_whole or isfinite(left + right + bottom + top)):
            continue
        low, high = (left, right) if is_vertical else (bottom, top)
        if low != begin or high != end or run is None:
            run = _run(raw, index, top - bottom, styles)
            is_vertical = run.quarter in (1, 3)
            begin, end = (left, right) if is_vertical else (bottom, top)
            asked = 0
        drawn += 1
        if run.is_invisible:
            invisible += 1
        text = character if " " < character < "\x7f" else plain_character(character)
        if asked < _ASKED_IN_RUN or text == UNMAPPED:
            asked += 1
            if text == UNMAPPED or pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1:
                text = UNMAPPED
                asked = 0
                unmapped += 1
        if not text:
            continue
        if run.quarter is None:
            slanted.append(" " + text if space else text)
        else:
            low, high = (left, right) if run.quarter == 0 else _along(run.quarter, left, right, bottom, top)
            turned.setdefault(run.quarter, []).append(Glyph(text, low, high, run.baseline, run.size, space))
        space = Space.NONE
    return PageGlyphs(turned, "".join(slanted).strip(), count, drawn, unmapped, invisible, total > count)


def _characters(raw: Any, count: int) -> list[str]:  # noqa: ANN401
    """Give the characters in one call where pdfium's buffer holds one unit for each, else one by one."""
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(raw, 0, count, buffer) == count + 1 and all(buffer[:count]):
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return list(text.replace("\ufffe", "-"))
    return [_character(raw, index) for index in range(count)]


def _character(raw: Any, index: int) -> str:  # noqa: ANN401
    point = pdfium.FPDFText_GetUnicode(raw, index)
    if point == _HYPHEN_MARK and pdfium.FPDFText_IsHyphen(raw, index) == 1:
        return "-"
    return chr(point) if point <= 0x10FFFF else "\0"


def _run(raw: Any, index: int, box_height: float, styles: dict[int, _Style]) -> _Run:  # noqa: ANN401
    drawn = pdfium.FPDFText_GetTextObject(raw, index)
    # What pdfium puts in by itself belongs to no object.
    place = ctypes.addressof(drawn.contents) if drawn else 0
    style = styles.get(place) if place else None
    if style is None:
        style = styles[place] = _style(raw, index, drawn)
    size, quarter, is_invisible = style
    # Type 3 fonts have units of their own, so that their size may be anything.
    if not (isfinite(size) and 0.3 * size < box_height < 4 * size) and quarter in (0, 2) and box_height > 0:
        size = box_height / 1.2
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, ctypes.byref(x), ctypes.byref(y))
    baseline = {0: y.value, 1: -x.value, 2: -y.value, 3: x.value}.get(quarter or 0, 0.0)
    if not isfinite(baseline):
        baseline = 0.0
    return _Run(max(size, 0.1) if isfinite(size) else 1.0, quarter, baseline, is_invisible)


def _style(raw: Any, index: int, drawn: Any) -> _Style:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    angle, size = 0.0, 0.0
    if pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        angle = math.atan2(matrix.b, matrix.a)
        size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    turns = angle / (math.pi / 2)
    quarter = round(turns) % 4 if abs(turns - round(turns)) < _TURN_TOLERANCE else None
    is_invisible = bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
    return _Style(size, quarter, is_invisible)


def _along(quarter: int, left: float, right: float, bottom: float, top: float) -> tuple[float, float]:
    """Give where a glyph begins and ends in the direction of its text."""
    match quarter:
        case 0:
            return left, right
        case 1:
            return bottom, top
        case 2:
            return -right, -left
        case _:
            return -top, -bottom
