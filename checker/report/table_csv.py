"""The findings as CSV, one row a claim, for a desk's spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from checker.report.safe import clean
from checker.report.summary import SEE_ALL, difference_line, passage_text
from checker.verdict.result import Result

COLUMNS = (
    "claim_id",
    "row",
    "status",
    "passes",
    "reason",
    "quote",
    "passage",
    "block",
    "differences",
    "flags",
    "similarity",
    "kind",
    "speaker",
    "outlet",
    "title",
    "author",
    "published",
    "url",
    "archive_url",
    "source_state",
    "captured_url",
    "captured_at",
    "deep_link",
    "elsewhere_url",
    "elsewhere_status",
    "ruling",
    "ruling_reason",
    "reviewer",
    "decided_at",
    "used_in",
    "skip",
    "note",
)

CELL_LIMIT = 32_000
"""Characters in a cell. Excel holds 32,767 and spills the rest of a longer one into the rows below."""

_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
# OWASP, CSV Injection: = + - @ TAB CR at a cell's beginning, full-width forms too, also behind white space. A program
# that splits at semicolons, tabs or line breaks in spite of the quotation marks sees a cell begin there as well.
# The possessive run, tried from its first character only, keeps a cell of 32,000 line breaks linear.
_GAP = ";\\s\u00ad\u200b-\u200f\ufeff"
_BEFORE_FORMULA = re.compile(f"(?<![{_GAP}])[{_GAP}]*+(?=[=+\\-@＝＋－＠﹢﹣﹦﹫])")
_SEPARATORS = frozenset(";\t\n")


def csv_report(results: Iterable[Result], extra_columns: Sequence[str] = ()) -> Iterator[str]:
    """Give the header line and one CSV record per claim (RFC 4180, comma, ended by a line feed).

    `extra_columns` names columns of the user's own to add behind ours; a stream cannot know them beforehand.
    No cell is one that a spreadsheet runs as a formula: an apostrophe is put before what would begin one.
    Plain numbers stay as they are. For the unchanged text, see the JSON lines.
    """
    headings = [f"{name} (claims.csv)" if name in COLUMNS else name for name in extra_columns]
    yield _record([*COLUMNS, *headings])
    for result in results:
        own = dict(result.claim.extra)
        yield _record([*_cells(result), *(own.get(name, "") for name in extra_columns)])


def _cells(result: Result) -> list[str]:
    claim, decision = result.claim, result.decision
    place = result.passages[0].block if result.passages else None
    elsewhere = result.elsewhere[0] if result.elsewhere else None
    values: tuple[str | int | None, ...] = (
        result.claim_id,
        claim.row,
        result.status,
        None if result.passes is None else str(result.passes).lower(),
        result.reason,
        claim.quote,
        passage_text(result),
        place,
        "; ".join(difference_line(difference) for difference in result.differences),
        "; ".join(result.flags),
        None if result.similarity is None else f"{result.similarity:.3f}",
        claim.kind,
        claim.speaker,
        claim.outlet,
        claim.title,
        claim.author,
        claim.published,
        claim.url,
        claim.archive_url,
        result.source_state,
        result.captured_url,
        result.captured_at,
        result.deep_link,
        elsewhere.url if elsewhere else None,
        elsewhere.status if elsewhere else None,
        decision.ruling if decision else None,
        decision.reason if decision else None,
        decision.reviewer if decision else None,
        decision.decided_at if decision else None,
        claim.used_in,
        claim.skip,
        claim.note,
    )
    return ["" if value is None else str(value) for value in values]


def _record(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    if _PLAIN_NUMBER.fullmatch(cell):
        return cell
    text = _BEFORE_FORMULA.sub(_break, clean(cell[: CELL_LIMIT + 1]))
    if text[:1] in ("\t", "\n"):
        text = f"'{text}"
    if len(cell) > CELL_LIMIT or len(text) > CELL_LIMIT:
        text = f"{text[:CELL_LIMIT]} … (shortened; all of it: {SEE_ALL})"
    return text


def _break(run: re.Match[str]) -> str:
    begins_a_cell = run.start() == 0 or not _SEPARATORS.isdisjoint(run[0])
    return f"{run[0]}'" if begins_a_cell else run[0]
