"""Whether words stand in quotation marks: then a page tells of them and does not say them itself."""

import re
from itertools import islice

_MARKS = re.compile(r"[“”„«»‹›「」『』\"]")
"""One begins a quotation and the next ends it, whichever they are: languages use the same ones either way round."""


def is_quoted(block: str, start: int, end: int) -> bool:
    """Whether `block[start:end]` stands in quotation marks that begin and end in its block."""
    marks = [mark.start() for mark in _MARKS.finditer(block)]
    pairs = zip(islice(marks, 0, None, 2), islice(marks, 1, None, 2), strict=False)
    return any(opened < start and end <= closed for opened, closed in pairs)
