"""Plain text: paragraphs, headings and page furniture; the text itself stays as it is."""

import re
from collections.abc import Iterator

from checker.extract.document import Block, Document, Metadata, Role
from checker.extract.page_furniture import find_page_furniture
from checker.extract.rfc_front_page import TOLD_BY, FrontPage, read_front_page
from checker.extract.text_columns import has_columns

HEADING_CHARACTERS = 80
SIDE_BY_SIDE = "columns_side_by_side"
_PAGE = re.compile(r"[^\f]+")
_PARAGRAPH = re.compile(r"\S.*(?:\n[^\S\n]*+\S.*)*")
_UNDERLINE = re.compile(r"[^\S\n]*(={3,}|-{3,}|~{3,})[^\S\n]*(?:\n|$)")
_SECTION = re.compile(r"(?:(?P<number>\d{1,3}(?:\.\d{1,3})*)\.?|Appendix [A-Z]\.?|[A-Z](?:\.\d{1,3})+\.?)\s{1,4}(?=\S)")
_ENTRY = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*\.?|Appendix [A-Z]\.?|[A-Z](?:\.\d{1,3})*\.)\s+\S")
"""A line of a table of contents: its section's number and title."""
_LEADERS = re.compile(r"(?<![. ]) {0,8}+\.[. ]{2,}+\d{1,4}[^\S\n]*+$", re.MULTILINE)
"""Where such a line is led to its page by dots."""
_NO_TITLE_END = re.compile(r"[.,;:?!]$")
_CONTENTS = "table of contents"
_UNNUMBERED = frozenset(
    [
        "abstract",
        "acknowledgement",
        "acknowledgements",
        "acknowledgment",
        "acknowledgments",
        "author's address",
        "authors' addresses",
        "contributors",
        "copyright notice",
        "full copyright statement",
        "iana considerations",
        "iesg note",
        "index",
        "informative references",
        "intellectual property",
        "introduction",
        "normative references",
        "references",
        "security considerations",
        "status of this memo",
        _CONTENTS,
    ]
)
"""Headings of the RFC series that bear no number (RFC 7322 §4)."""


def read_plain_text(text: str) -> Document:
    """Make a document whose text is exactly this string, with a block for each paragraph between blank lines.

    A form feed ends a block. The footer and header around it, where they show themselves as such, are a block of
    their own (`navigation`), so that a paragraph that a page's end tears is two body blocks around it. A line at the
    margin over a line of `===` or `---` is a headline, and so is a section's title under its number; in a text with
    the front page of an RFC, whose title and date become metadata, so are the titles that the series does not
    number, and its table of contents is navigation. Columns side by side are noted, for their lines are read across
    both. Time grows with the length of the text alone.
    """
    front = read_front_page(text)
    blocks: list[Block] = []
    in_contents = False
    for start, end, is_furniture in _pieces(text):
        if is_furniture:
            blocks.append(Block(start, end, Role.NAVIGATION, ""))
            continue
        heading_end = _heading_end(text, start, end, front)
        if heading_end:
            in_contents = front is not None and text[start:heading_end].lower() == _CONTENTS
            blocks.append(Block(start, heading_end, Role.HEADLINE, ""))
            start = _skip_space(text, heading_end, end)
        if start < end:
            in_contents = in_contents and _is_contents(text[start:end])
            blocks.append(Block(start, end, Role.NAVIGATION if in_contents else Role.BODY, ""))
    return Document(text, tuple(blocks), _metadata(front, (SIDE_BY_SIDE,) if has_columns(text) else ()))


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give the start and end of each paragraph and each run of page furniture, and which it is."""
    position = 0
    for start, end in [*find_page_furniture(text), (len(text), len(text))]:
        for page in _PAGE.finditer(text, position, start):
            for paragraph in _PARAGRAPH.finditer(text, page.start(), page.end()):
                yield paragraph.start(), paragraph.start() + len(paragraph.group().rstrip()), False
        if start < end:
            yield start, end, True
        position = end


def _heading_end(text: str, start: int, end: int, front: FrontPage | None) -> int:
    """Give where the heading that a paragraph begins with ends, its underline with it; 0 where there is none."""
    if front and front.title_span[0] == start and end <= front.title_span[1] and front.title:
        return end
    line_end = text.find("\n", start, min(end, start + HEADING_CHARACTERS + 2))
    line_end = end if line_end < 0 else line_end
    title = text[start:line_end].rstrip()
    if len(title) > HEADING_CHARACTERS:
        return 0
    at_margin = start == 0 or text[start - 1] in "\n\f"
    if not at_margin:
        return 0
    if underline := _UNDERLINE.match(text, line_end + 1, end):
        # A table's head stands over a line too: it has columns, and its line is as wide as the table.
        is_title = "  " not in title.strip() and "|" not in title and any(map(str.isalnum, title))
        if is_title and -2 <= len(underline.group(1)) - len(title) <= len(title):
            return underline.end(1)
    if _NO_TITLE_END.search(title) or _LEADERS.search(title):
        return 0
    if section := _SECTION.match(title):
        # Outside the series "1. Milk" is an item of a list as well.
        is_plain = front is not None or "." in (section["number"] or "")
        return end if is_plain and _is_one_title(text[line_end:end], section.end()) else 0
    return end if front and line_end == end and title.lower() in _UNNUMBERED else 0


def _is_one_title(rest: str, column: int) -> bool:
    """Whether what follows a title's first line is nothing, or one line more that is set under its words."""
    lines = rest.split("\n")[1:]
    if not lines:
        return True
    return len(lines) == 1 and len(lines[0]) - len(lines[0].lstrip()) == column


def _is_contents(paragraph: str) -> bool:
    return _ENTRY.match(paragraph) is not None or _LEADERS.search(paragraph) is not None


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _metadata(front: FrontPage | None, notes: tuple[str, ...]) -> Metadata:
    if front is None:
        return Metadata(notes=notes)
    told = [name for name, value in (("title", front.title), ("published", front.published)) if value]
    told_by = tuple((name, TOLD_BY) for name in told)
    return Metadata(title=front.title, published=front.published, told_by=told_by, notes=notes)
