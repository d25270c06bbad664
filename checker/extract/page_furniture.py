"""What is printed around a page's end in plain text: the footer, the form feed and the next page's header."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

LINES_LIMIT = 4
"""Lines of a footer, and of a header."""
LINE_CHARACTERS = 120
LAST_PAGE = 1_000
PADDING_CHARACTERS = 4_000
"""How far from a form feed a footer or header is looked for: a page of 60 lines may be filled up with blank ones,
and some RFCs fill those with spaces."""
SEEN_LINES = 4 * LINES_LIMIT
"""How many lines are looked at for those with words: rules may stand between them."""
PAGES_LIMIT = 20_000
"""More form feeds than that are no pages; looking at so many takes about a second."""
REPEATED_SHARE = 10
"""A line that repeats does so at one in so many form feeds, and at two: RFC 791 has sentences that end two of its 51
pages, and its least frequent header stands on five."""
_NUMBER = re.compile(
    r"[\[(]?(?P<dash>[-–—·|*]+\s*)?(?:page )?(?:(?P<page>\d{1,5})|[ivxl]{1,7})(?: (?:of|/) \d{1,5})?"
    r"(?(dash)\s*[-–—·|*]+)[\])]?",
    re.IGNORECASE,
)
"""A line that holds a page's number alone."""
_SET_APART = re.compile(r"\S.*\s{3,}\[?page [\divxl]{1,7}\]?|\[page [\divxl]{1,7}\]\s{3,}\S.*", re.IGNORECASE)
"""A footer with the number at a margin, as in the RFC series."""
PAGE_CHARACTERS = 500
"""Numbers nearer to each other than that are a table's or a list's."""
_LINE_ALONE = re.compile(r"(?<=\n\n)[^\S\n]*+(\S[^\n]{0,30}?)[^\S\n]*+(?=\n[^\S\n]*+\n|\s*+\Z)")
"""A short line with a blank one before and after it."""
_PAGE_NUMBER = re.compile(r"\[Page (\d{1,5})\][^\S\n]*+$", re.MULTILINE)
_RFC_HEADER = re.compile(r"(?:RFC \d{1,5}|Internet-Draft)\s{2,}\S.*\s{2,}(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? \d{4}")
"""The running header of the RFC series: its number, the short title, the date."""

Line = tuple[int, int]
"""Where a line begins and ends, without the white space around it."""


def find_page_furniture(text: str) -> list[tuple[int, int]]:
    """Give the spans, in order and apart, that hold nothing but page furniture around form feeds (U+000C).

    A text that lost its form feeds has pages where the footers of the RFC series count on from one to the next, or
    numbers that stand alone between blank lines do.

    Each line of it shows what it is: a page number, the footer or header of the RFC series, or a line that stands
    at the same side of other form feeds too, but for its numbers. From the form feed outwards the first line that
    shows nothing, or stands apart, ends it: it may be the source's own words. Time grows with the length of the text
    alone.
    """
    feeds = [match.start() for match in re.finditer("\f", text)] or _ends_of_counted_pages(text)
    if not 0 < len(feeds) <= PAGES_LIMIT:
        return []
    # The text's end ends a page as well; its beginning has no header to tell from a title.
    ends = [*feeds, len(text)]
    footers = [_lines_before(text, low + 1, high) for low, high in pairwise([-1, *ends])]
    headers = [*(_lines_after(text, low + 1, high) for low, high in pairwise(ends)), []]
    repeated_footers, repeated_headers = _repeated(text, footers), _repeated(text, headers)
    spans: list[tuple[int, int]] = []
    for footer, header in zip(footers, headers, strict=True):
        lines = _furniture(text, footer, repeated_footers)[::-1] + _furniture(text, header, repeated_headers)
        if not lines:
            continue
        start, end = lines[0][0], lines[-1][1]
        # On a page with nothing else the header's lines are the footer's too.
        if spans and start < spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def _ends_of_counted_pages(text: str) -> list[int]:
    """Give where the lines end that are footers with a page's number, the number of one before or after beside it."""
    found: list[tuple[int, int]] = []
    for number in _PAGE_NUMBER.finditer(text):
        # A line that reaches beyond what is looked at is longer than any footer.
        start = text.rfind("\n", max(0, number.start() - LINE_CHARACTERS), number.start()) + 1
        line = text[start : number.end()].strip() if start or number.start() < LINE_CHARACTERS else ""
        if len(line) <= LINE_CHARACTERS and _SET_APART.fullmatch(line):
            found.append((int(number[1]), number.end()))
    return _counting(found) or _counting(list(_numbers_alone(text)))


def _counting(found: list[tuple[int, int]]) -> list[int]:
    """Give the ends of those pages beside which the page before or after stands, by their numbers."""
    pages = [-2, *(page for page, _ in found), -2]
    return [
        end
        for before, (page, end), after in zip(pages, found, pages[2:], strict=False)
        if page - 1 == before or page + 1 == after
    ]


def _numbers_alone(text: str) -> Iterator[tuple[int, int]]:
    """Give the pages' numbers, and where their lines end, that have blank lines around and a page's text between."""
    last = -PAGE_CHARACTERS
    for line in _LINE_ALONE.finditer(text):
        number = _NUMBER.fullmatch(line[1])
        if number and number["page"] and int(number["page"]) < LAST_PAGE:
            if line.start() - last >= PAGE_CHARACTERS:
                yield int(number["page"]), line.end(1)
            last = line.end()


def _lines_before(text: str, low: int, high: int) -> list[Line]:
    """Give the last lines with words of `text[low:high]`, the last one first."""
    found: list[Line] = []
    page_start, low = low, max(low, high - PADDING_CHARACTERS)
    for _ in range(SEEN_LINES):
        high = low + len(text[low:high].rstrip())
        start = text.rfind("\n", low, high) + 1
        # A line that reaches beyond what is looked at is longer than any footer.
        if high == low or len(found) == LINES_LIMIT or (start == 0 and low != page_start):
            break
        found += _with_words(text, start or low, high)
        high = start or low
    return found


def _lines_after(text: str, low: int, high: int) -> list[Line]:
    """Give the first lines with words of `text[low:high]`."""
    found: list[Line] = []
    page_end, high = high, min(high, low + PADDING_CHARACTERS)
    for _ in range(SEEN_LINES):
        low = high - len(text[low:high].lstrip())
        end = text.find("\n", low, high)
        if high == low or len(found) == LINES_LIMIT or (end < 0 and high != page_end):
            break
        end = high if end < 0 else end
        found += _with_words(text, low, end)
        low = end
    return found


def _with_words(text: str, start: int, end: int) -> list[Line]:
    line = text[start:end]
    if not any(map(str.isalnum, line)):
        return []
    return [(end - len(line.lstrip()), start + len(line.rstrip()))]


def _repeated(text: str, sides: list[list[Line]]) -> set[str]:
    """Give the shapes of lines that stand beside many form feeds."""
    counts: dict[str, int] = defaultdict(int)
    for lines in sides:
        for shape in {_shape(text, line) for line in lines}:
            counts[shape] += 1
    return {shape for shape, count in counts.items() if shape and count >= max(2, len(sides) / REPEATED_SHARE)}


def _shape(text: str, line: Line) -> str:
    start, end = line
    # Numbers without a word are a table's row as well as a footer.
    if end - start > LINE_CHARACTERS or not any(map(str.isalpha, text[start:end])):
        return ""
    return re.sub(r"\d+", "0", text[start:end])


def _furniture(text: str, lines: list[Line], repeated: set[str]) -> list[Line]:
    """Give those of a side's lines, from the form feed outwards, that are furniture."""
    taken: list[Line] = []
    for line in lines:
        words = text[line[0] : line[1]]
        if len(words) > LINE_CHARACTERS or (taken and _blank_lines(text, taken[-1], line) > 1):
            break
        if _SET_APART.fullmatch(words) or _RFC_HEADER.fullmatch(words):
            # The series has one line on either side (RFC 2223 §3): what stands beyond it is text.
            return [*taken, line]
        number = _NUMBER.fullmatch(words)
        if not (number and int(number["page"] or 0) < LAST_PAGE) and _shape(text, line) not in repeated:
            break
        taken.append(line)
    return taken


def _blank_lines(text: str, one: Line, other: Line) -> int:
    first, second = sorted((one, other))
    return text.count("\n", first[1], second[0]) - 1
