"""Numbers that count a text's lines, as drafts, bills and records of hearings have them: none of its words."""

import re

LINE_CHARACTERS = 400
"""How far from one line's beginning the next is looked for; numbered lines are shorter."""
LINES_LEAST = 5
"""Lines in a row that count on from one to the next: three may begin with such numbers by chance."""
_NUMBER = re.compile(r"[^\S\n]*+([1-9]\d{0,2})(?!\S)")
"""What a line that is counted begins with. A longer number is a year in a table; one with a stop is a list's."""


def is_line_number(text: str, start: int, end: int) -> bool:
    """Whether nothing but a number that counts its line stands between two words, in `text[start:end]`.

    Lines that hold their number alone may stand before it.
    """
    if end - start > LINE_CHARACTERS:
        return False
    rest, *lines = text[start:end].split("\n")
    numbers = [_NUMBER.match(line) for line in lines if line.strip()]
    if not numbers or not all(numbers) or not lines[-1].strip() or any(map(str.isalnum, rest)):
        return False
    if any(any(map(str.isalnum, _NUMBER.sub("", line, count=1))) for line in lines):
        return False
    begin = text.rfind("\n", start, end) + 1
    return _is_counted(text, begin)


def _is_counted(text: str, begin: int) -> bool:
    """Whether a line is one of several that count on."""
    number = _number_at(text, begin)
    before, at = 0, begin
    while before < LINES_LEAST and (at := _line_before(text, at)) >= 0 and _number_at(text, at) == number - before - 1:
        before += 1
    after, at = 0, begin
    while after < LINES_LEAST and (at := _line_after(text, at)) >= 0 and _number_at(text, at) == number + after + 1:
        after += 1
    return before + 1 + after >= LINES_LEAST


def _number_at(text: str, begin: int) -> int:
    found = _NUMBER.match(text, begin, begin + LINE_CHARACTERS)
    return int(found[1]) if found else 0


def _line_after(text: str, begin: int) -> int:
    """Give where the next line with anything on it begins; -1 where none is near."""
    near = text[begin : begin + LINE_CHARACTERS]
    _, end, rest = near.partition("\n")
    return begin + len(near) - len(rest.lstrip("\n")) if end and rest.strip("\n") else -1


def _line_before(text: str, begin: int) -> int:
    """Give where the line with anything on it before this one begins; -1 where none is near."""
    low = max(0, begin - LINE_CHARACTERS)
    near = text[low:begin].rstrip("\n")
    at = near.rfind("\n")
    return low + at + 1 if near and (at >= 0 or low == 0) else -1
