"""The first page of an RFC or Internet-Draft: its title and date (RFC 7322 §4)."""

import re
from dataclasses import dataclass

FRONT_PAGE_CHARACTERS = 6_000
TITLE_LINES = 6
TOLD_BY = "RFC front page"
_SERIES = re.compile(r"^(?:Request for Comments:|RFC:?\s+\d|Internet[- ]Draft\b)", re.IGNORECASE | re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\S\n]*+\S.*(?:\n[^\S\n]*+\S.*)*")
_CENTRED = re.compile(r"[ \t]{3,}\S")
_DRAFT_NAME = re.compile(r"<?draft-[\w.+-]+>?")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"(?:\s|^)(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) (?:(?P<day_after>\d{{1,2}}), )?(?P<year>\d{{4}})$"
)
_EXPIRES = re.compile(r"Expire", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the first page of an RFC says."""

    title: str | None
    title_span: tuple[int, int]
    """Where the title stands in the text; empty where there is none."""
    published: str | None
    """ISO 8601: the day where the page gives one, else the month."""


def read_front_page(text: str) -> FrontPage | None:
    """Read an RFC's or Internet-Draft's first page; None for a text that is neither.

    The header is the first paragraph and names the series (RFC 7322 §4.1); the title is centred below it (§4.2).
    """
    front = text[:FRONT_PAGE_CHARACTERS].removeprefix("\ufeff")
    cut = min(len(text), FRONT_PAGE_CHARACTERS) - len(front)
    paragraphs = _PARAGRAPH.finditer(front)
    header = next(paragraphs, None)
    if header is None or not _SERIES.search(header.group()):
        return None
    heading = header.group()
    title = next(paragraphs, None)
    if title is not None and _published(title.group()):
        # Authors and date may stand apart from the rest of the header; no title ends with a date.
        heading += f"\n{title.group()}"
        title = next(paragraphs, None)
    if title is None or not _is_title(title.group()):
        return FrontPage(None, (0, 0), _published(heading))
    lines = [line.strip() for line in title.group().split("\n")]
    words = " ".join(line for line in lines if any(map(str.isalnum, line)) and not _DRAFT_NAME.fullmatch(line))
    start = title.end() - len(title.group().lstrip()) + cut
    return FrontPage(
        " ".join(words.split()) or None,
        (start, start + len(title.group().strip())),
        _published(heading),
    )


def _is_title(paragraph: str) -> bool:
    lines = paragraph.split("\n")
    # A long title fills its first line from margin to margin.
    return len(lines) <= TITLE_LINES and any(map(_CENTRED.match, lines))


def _published(header: str) -> str | None:
    for line in reversed(header.split("\n")):
        found = _DATE.search(line.rstrip())
        if found is None or _EXPIRES.match(line):
            continue
        month = f"{found['year']}-{_MONTHS.index(found['month']) + 1:02}"
        day = int(found["day"] or found["day_after"] or 0)
        return f"{month}-{day:02}" if 1 <= day <= 31 else month
    return None
