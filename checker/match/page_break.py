"""Where a printed page ends inside a text: the footer, the form feed and the header between two of its words."""

import re

LINES_LIMIT = 4
"""Lines of a footer, and of a header."""
LINE_CHARACTERS = 120
SEARCHED_CHARACTERS = 200_000
_NUMBERED = re.compile(r"\bpage\s*\d|^\W*\d+\W*$|\s{3,}\d{1,4}$", re.IGNORECASE)


def is_page_break(text: str, start: int, end: int) -> bool:
    """Whether nothing but a page's footer and the next one's header stands in `text[start:end]`.

    They stand on lines of their own around one form feed (U+000C), and show what they are: a page number, or
    lines that stand beside another form feed of the text too, but for their numbers.
    """
    # What the words beside it have after and before them is theirs.
    rest, _, gap = text[start:end].partition("\n")
    gap, _, lead = gap.rpartition("\n")
    if any(map(str.isalnum, rest + lead)) or gap.count("\f") != 1 or len(gap) > 4 * LINES_LIMIT * LINE_CHARACTERS:
        return False
    footer, header = ([line.strip() for line in side.split("\n") if line.strip()] for side in gap.split("\f"))
    lines = footer + header
    if max(len(footer), len(header)) > LINES_LIMIT or any(len(line) > LINE_CHARACTERS for line in lines):
        return False
    return any(map(_NUMBERED.search, lines)) or all(_stands_elsewhere(line, text, start, end) for line in lines)


def _stands_elsewhere(line: str, text: str, start: int, end: int) -> bool:
    """Whether another page has this line in its footer or header, but for the numbers in it."""
    pattern = re.compile(re.sub(r"\d+", r"\\d+", re.escape(line)))
    for low, high in ((max(0, start - SEARCHED_CHARACTERS), start), (end, end + SEARCHED_CHARACTERS)):
        for found in pattern.finditer(text, low, high):
            around = text[max(0, found.start() - 2 * LINE_CHARACTERS) : found.end() + 2 * LINE_CHARACTERS]
            if "\f" in around:
                return True
    return False
