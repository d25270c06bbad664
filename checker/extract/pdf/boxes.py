"""The boxes of all characters of a text page at once.

pdfium gives one box a call, which is most of what reading a page takes. Calls that Python's own loop does not see, that
need no object each and that keep the lock cost half.
"""

import ctypes
from collections.abc import Iterable
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_address = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
_box_of = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(_address)


class Boxes(NamedTuple):
    """Where characters stand, in points; each field has one value a character."""

    is_known: Iterable[int]
    left: Iterable[float]
    top: Iterable[float]
    right: Iterable[float]
    bottom: Iterable[float]


def boxes_of(text_page: Any, count: int) -> Boxes:  # noqa: ANN401 - pypdfium2 has no types
    """Give the boxes of the first `count` characters of pdfium's text page."""
    boxes = (pdfium.FS_RECTF * count)()
    start, each = ctypes.addressof(boxes), ctypes.sizeof(pdfium.FS_RECTF)
    places = range(start, start + each * count, each)
    known = list(map(_box_of, repeat(ctypes.cast(text_page, ctypes.c_void_p)), range(count), places))
    sides = memoryview(boxes).cast("B").cast("f").tolist()
    return Boxes(known, *(sides[at::4] for at in range(4)))
