"""A page that pdfium has opened to what we read of it."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from checker.extract.pdf.glyphs import read_glyphs
from checker.extract.pdf.page import Page
from checker.extract.pdf.rows import with_initials
from checker.extract.pdf.segments import segments_of

_OBJECTS_LIMIT = 3_000
"""Objects of a page that are looked at for images; a map has a million shapes."""
_DEPTH_LIMIT = 4
_LITTLE_TEXT = 400
"""Only a page of fewer characters may be a scan with a stamp on it, or text recognition under one."""


def read_page(page: Any, number: int, limit: int) -> Page:  # noqa: ANN401 - pypdfium2 has no types
    """Read at most `limit` characters of a page (`PdfPage`)."""
    text_page = page.get_textpage()
    try:
        glyphs = read_glyphs(text_page, limit)
    finally:
        text_page.close()
    quarters = sorted(glyphs.turned, key=lambda each: (-len(glyphs.turned[each]), each))
    directions = [tuple(with_initials(segments_of(glyphs.turned[quarter]))) for quarter in quarters]
    box = page.get_bbox()
    image_share, drawings = 0.0, 0
    if glyphs.drawn < _LITTLE_TEXT or glyphs.invisible:
        image_share, drawings = _images(page, box)
    bottom, top = _extent(box, quarters[0] if quarters else 0)
    return Page(
        number,
        directions[0] if directions else (),
        tuple(directions[1:]),
        glyphs.slanted,
        bottom,
        top,
        glyphs.counted,
        glyphs.drawn,
        glyphs.unmapped,
        glyphs.invisible,
        image_share,
        drawings,
        glyphs.is_cut,
    )


def _extent(box: tuple[float, float, float, float], quarter: int) -> tuple[float, float]:
    """Give the lowest and highest place of the page once it is turned by quarters."""
    left, bottom, right, top = box
    return {0: (bottom, top), 1: (-right, -left), 2: (-top, -bottom), 3: (left, right)}[quarter]


def _images(page: Any, box: tuple[float, float, float, float]) -> tuple[float, int]:  # noqa: ANN401
    """Give the share of the page that images cover, and how many shapes are drawn."""
    left, bottom, right, top = box
    area = max(1.0, (right - left) * (top - bottom))
    share, drawings = 0.0, 0
    edges = [ctypes.c_float() for _ in range(4)]
    waiting = [(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0)]
    looked_at = 0
    while waiting:
        holder, count, get, depth = waiting.pop()
        for index in range(count(holder)):
            looked_at += 1
            if looked_at > _OBJECTS_LIMIT:
                return share, drawings
            drawn = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                drawings += 1
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH_LIMIT:
                waiting.append((drawn, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, edges)):
                low_x, low_y, high_x, high_y = (edge.value for edge in edges)
                width = max(0.0, min(right, high_x) - max(left, low_x))
                height = max(0.0, min(top, high_y) - max(bottom, low_y))
                share += width * height / area
    return min(share, 1.0), drawings
