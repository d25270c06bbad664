"""Sentences that several reports share."""

from collections.abc import Sequence
from datetime import UTC, datetime

from checker.match.passage import Difference, Passage
from checker.report.safe import shorten
from checker.report.words import KINDS, SOURCE_STATES
from checker.store.run import Run
from checker.verdict.coverage import Coverage
from checker.verdict.result import Result

SEE_ALL = "checker report --format jsonl"
"""The report that leaves nothing out."""

_SIDE_LIMIT = 160
"""Characters of one side of a difference in a one-line summary; beyond that a person looks at the passage."""


def deciding(result: Result) -> tuple[Passage, ...]:
    """Give the passages of the occurrence that decides."""
    return tuple(passage for passage in result.passages if passage.occurrence == 0)


def other_occurrences(result: Result) -> tuple[Passage, ...]:
    """Give the first passage of every further occurrence."""
    first: dict[int, Passage] = {}
    for passage in result.passages:
        if passage.occurrence:
            first.setdefault(passage.occurrence, passage)
    return tuple(first.values())


def passage_text(result: Result) -> str:
    """Give the source's words of the deciding occurrence, its parts joined by a marked gap."""
    return " […] ".join(passage.text for passage in deciding(result))


def difference_line(difference: Difference) -> str:
    """Say a difference in one line, without its explanation."""
    quote, source = shorten(difference.quote_text, _SIDE_LIMIT), shorten(difference.source_text, _SIDE_LIMIT)
    label = KINDS[difference.kind].label
    if not quote and not source:
        return label
    if not source:
        return f"{label}: only the quotation has “{quote}”"
    if not quote:
        return f"{label}: only the source has “{source}”"
    return f"{label}: quotation “{quote}”, source “{source}”"


def source_sentence(result: Result) -> str:
    """Say the source's state and what it means."""
    words = SOURCE_STATES[result.source_state]
    return f"{words.label[:1].upper()}{words.label[1:]}: {words.meaning[:1].lower()}{words.meaning[1:]}"


def coverage_sentence(coverage: Coverage) -> str:
    """Say in words how much was checked and how it ended."""
    if not coverage.total:
        return "No claim was there to be checked."
    total = f"{coverage.total:,} {_plural(coverage.total, 'claim')}"
    left = _join(
        [
            f"for {coverage.unavailable:,} the source was unavailable" if coverage.unavailable else "",
            f"{coverage.unchecked:,} had nothing to be checked against" if coverage.unchecked else "",
        ]
    )
    if not coverage.checked:
        return f"None of {total} could be checked: {left}." if coverage.total > 1 else f"Not checked: {left}."
    ended = _join(
        [
            f"{coverage.failed:,} {_plural(coverage.failed, 'fails', 'fail')}" if coverage.failed else "",
            f"{coverage.passed:,} {_plural(coverage.passed, 'passes', 'pass')}" if coverage.passed else "",
        ]
    )
    checked = f"{coverage.checked:,} of {total} checked" if left else f"All {total} checked"
    if coverage.total == 1:
        checked = "1 claim checked"
    return f"{checked}: {ended}." + (f" Not checked: {left}." if left else "")


def run_sentence(run: Run) -> str:
    """Say which run this is and how it was made."""
    mode = "offline, from the cache" if run.offline else "online"
    return f"Run {run.run_id} · {moment(run.started_at)} · {mode} · style {run.style} · checker {run.checker_version}"


def warnings(run: Run, coverage: Coverage) -> Sequence[str]:
    """Give what a reader must know before trusting the figures."""
    said = []
    if run.finished_at is None:
        said.append(
            "This run has not finished: the figures are of the findings so far. The next checker verify continues it."
        )
    if coverage.total and not coverage.checked:
        said.append("Nothing was checked: this run says nothing about any claim.")
    return said


def bad_rows_sentence(run: Run) -> str | None:
    """Say how many rows of the list are no claims of this run; None if all are."""
    if not run.bad_rows:
        return None
    rows = f"{run.bad_rows:,} {_plural(run.bad_rows, 'row')}"
    return f"{rows} of the list could not be used and {_plural(run.bad_rows, 'is', 'are')} not among the claims."


def moment(timestamp: str) -> str:
    """Give an ISO 8601 time to the minute, in UTC; what is no such time is given as it is."""
    try:
        time = datetime.fromisoformat(timestamp)
    except ValueError:
        return timestamp
    if time.tzinfo is None:
        return time.strftime("%Y-%m-%d %H:%M")
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _plural(count: int, one: str, many: str | None = None) -> str:
    return one if count == 1 else many or f"{one}s"


def _join(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)
