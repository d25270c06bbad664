"""Where a printed page ends inside a text: the footer, the form feed and the header between two of its words."""

import re

LINES_LIMIT = 4
"""Lines of a footer, and of a header."""
LINE_CHARACTERS = 120
LAST_PAGE = 1_000
SEARCHED_CHARACTERS = 200_000
_NUMBER = re.compile(
    r"[\[(]?(?P<dash>[-–—·|*]+\s*)?(?:page )?(?P<page>\d{1,5})(?: (?:of|/) \d{1,5})?(?(dash)\s*[-–—·|*]+)[\])]?",
    re.IGNORECASE,
)
"""A line that holds a page's number alone."""
_SET_APART = re.compile(r"\S.*\s{3,}\[?page \d{1,5}\]?", re.IGNORECASE)
"""A footer with the number at the right margin, as in the RFC series."""


def is_page_break(text: str, start: int, end: int) -> bool:
    """Whether nothing but a page's footer and the next one's header stands in `text[start:end]`.

    They stand on lines of their own around one form feed (U+000C), and each line shows what it is: a page number,
    or a line that stands beside another form feed of the text too, but for its numbers. Anything else may be the
    source's own words.
    """
    if text.count("\f", start, end) != 1:
        return False
    # What the words beside it have after and before them is theirs.
    rest, _, gap = text[start:end].replace("\f", "\n\f\n").partition("\n")
    gap, _, lead = gap.rpartition("\n")
    if any(map(str.isalnum, rest + lead)) or "\f" not in gap or len(gap) > 4 * LINES_LIMIT * LINE_CHARACTERS:
        return False
    footer, header = ([line.strip() for line in side.split("\n") if _has_words(line)] for side in gap.split("\f"))
    if max(len(footer), len(header)) > LINES_LIMIT:
        return False
    around = _around_other_breaks(text, start, end)
    return all(_is_furniture(line, around) for line in footer + header)


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, line))


def _is_furniture(line: str, around: str) -> bool:
    if len(line) > LINE_CHARACTERS:
        return False
    if _SET_APART.fullmatch(line):
        return True
    if number := _NUMBER.fullmatch(line):
        page = int(number["page"])
        others = {int(other["page"]) for other in map(_NUMBER.fullmatch, around.split("\n")) if other}
        # Where other pages are numbered too, their numbers follow each other; alone, a page's number is small.
        return not others.isdisjoint({page - 1, page + 1, page}) if others else page < LAST_PAGE
    pattern = re.sub(r"\d+", lambda _: r"\d+", re.escape(line))
    return re.search(rf"^\s*{pattern}\s*$", around, re.MULTILINE) is not None


def _around_other_breaks(text: str, start: int, end: int) -> str:
    """Give the lines around the text's other form feeds, those nearest to this one."""
    near = 2 * LINE_CHARACTERS
    found = []
    for low, high in ((max(0, start - SEARCHED_CHARACTERS), start), (end, end + SEARCHED_CHARACTERS)):
        breaks = [low + match.start() for match in re.finditer("\f", text[low:high])]
        nearest = breaks[-3:] if high == start else breaks[:3]
        found += [text[max(low, at - near) : min(high, at + near)] for at in nearest]
    return "\n".join(found)
