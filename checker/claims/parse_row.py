"""One row of cells to a claim, or what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from checker.claims.claim import Claim, ClaimKind, claim_id
from checker.claims.url import shown, url_problem

COLUMNS = (
    "id",
    "quote",
    "kind",
    "speaker",
    "outlet",
    "title",
    "author",
    "published",
    "url",
    "archive_url",
    "used_in",
    "skip",
    "note",
)
"""The columns that checker knows, in the order in which they are documented."""

QUOTE_LIMIT_CHARACTERS = 50_000
"""About 8,000 words, longer than any article; more is a damaged file, and alignment cost grows with its square."""
MARK_LIMIT = 200
"""Ellipses and brackets of one quotation: a text with more is no quotation, and each must be placed in the source."""
CELL_LIMIT_CHARACTERS = 100_000
ID_LIMIT_CHARACTERS = 200

_OPENING, _CLOSING = "\"'“”„‟«»‘’‚‹›「『《＂", "\"'”“‟»«’‘‹›」』》＂"
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def parse_row(cells: Mapping[str, str], row: int) -> tuple[Claim | None, list[tuple[str, str]]]:
    """Turn a row into a claim, or into its problems as (column, message), every one of them."""
    value = {name: cells.get(name, "").strip() for name in COLUMNS}
    problems = list(_problems(cells, value))
    if problems:
        return None, problems
    quote = without_outer_marks(value["quote"])
    url, archive_url = value["url"] or None, value["archive_url"] or None
    rest = {name: value[name] or None for name in COLUMNS if name not in ("id", "quote", "kind", "url", "archive_url")}
    claim = Claim(
        id=value["id"] or claim_id(quote, url, archive_url),
        quote=quote,
        row=row,
        kind=ClaimKind(value["kind"].lower() or ClaimKind.QUOTE),
        url=url,
        archive_url=archive_url,
        extra=tuple((name, cell) for name, cell in cells.items() if name not in COLUMNS),
        **rest,
    )
    return claim, []


def _problems(cells: Mapping[str, str], value: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, cell in cells.items():
        limit = QUOTE_LIMIT_CHARACTERS if name == "quote" else CELL_LIMIT_CHARACTERS
        if len(cell) > limit:
            yield name, f"the cell has {len(cell):,} characters; the limit is {limit:,}"
            return
    if problem := quote_problem(value["quote"]):
        yield "quote", problem
    if len(value["id"]) > ID_LIMIT_CHARACTERS or not value["id"].isprintable():
        yield "id", f"an id is one printable line of at most {ID_LIMIT_CHARACTERS} characters"
    if value["kind"] and value["kind"].lower() not in tuple(ClaimKind):
        yield "kind", f"unknown kind {shown(value['kind'])}; use {', '.join(ClaimKind)}, or leave it empty"
    if value["published"] and not _is_iso_date(value["published"]):
        yield "published", f"{shown(value['published'])} is no date; write 2014-06-15, 2014-06 or 2014"
    for name in ("url", "archive_url"):
        if value[name] and (problem := url_problem(value[name])):
            yield name, problem


def quote_problem(quote: str) -> str | None:
    """Say why this is no quotation that can be looked for, or None if it can."""
    if not quote.strip():
        return "the quotation is empty"
    if len(quote) > QUOTE_LIMIT_CHARACTERS:
        return f"the quotation has {len(quote):,} characters; the limit is {QUOTE_LIMIT_CHARACTERS:,}"
    if (marks := quote.count("…") + quote.count("...") + quote.count("[")) > MARK_LIMIT:
        return f"the quotation has {marks:,} ellipses and brackets; the limit is {MARK_LIMIT}"
    if not any(character.isalnum() for character in re.sub(r"\[[^\]]*\]", "", quote)):
        return f"the quotation {shown(quote.strip())} holds no words of a source"
    return None


def without_outer_marks(quote: str) -> str:
    """Take off one pair of outer quotation marks, of whatever kinds, and the white space around.

    A mark that is not one of a pair stays: in `“Yes,” he said, “I will.”` the first and the last
    belong to different pieces.
    """
    quote = quote.strip()
    if len(quote) < 2 or quote[0] not in _OPENING or quote[-1] not in _CLOSING:
        return quote
    inner = quote[1:-1]
    depth = 0
    for index, character in enumerate(inner):
        if character in "“«„「『《" or (character == '"' and _opens(inner, index)):
            depth += 1
        elif character in "”»」』》" or character == '"':
            depth -= 1
        if depth < 0:
            return quote
    return inner.strip()


def _opens(text: str, index: int) -> bool:
    return (index == 0 or not text[index - 1].isalnum()) and index + 1 < len(text) and not text[index + 1].isspace()


def _is_iso_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True
