"""Whether words stand in quotation marks: then a page tells of them and does not say them itself."""

import re
from bisect import bisect_left

_MARKS = re.compile(r"[“”„«»‹›「」『』\"]")
"""One begins a quotation and the next ends it, whichever they are: languages use the same ones either way round."""


def first_unquoted(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Give the first match in the block `text[start:end]` that does not stand in quotation marks which begin and end
    in that block; a quoted request may stand before a real one. None where there is none.
    """
    end = len(text) if end is None else end
    marks: list[int] | None = None
    for found in pattern.finditer(text, start, end):
        if marks is None:
            marks = [mark.start() for mark in _MARKS.finditer(text, start, end)]
        before = bisect_left(marks, found.start())
        if before % 2 == 0 or before == len(marks) or found.end() > marks[before]:
            return found
    return None
