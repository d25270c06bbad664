"""The findings as Markdown (CommonMark with GitHub's tables), for a wiki page, an issue or a mail."""

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.match.passage import Passage
from checker.report.marks import Span, Stretch, condense, segments, stretches
from checker.report.safe import http_url, one_line, shorten
from checker.report.summary import (
    SEE_ALL,
    bad_rows_sentence,
    coverage_sentence,
    deciding,
    difference_line,
    moment,
    other_occurrences,
    run_sentence,
    source_sentence,
    warnings,
)
from checker.report.words import (
    BY_GRAVITY,
    CONTEXT_CHECKS,
    CONTEXT_STATES,
    ROLES,
    STATUSES,
    flag_words,
    verdict_word,
)
from checker.store.run import Run
from checker.verdict.coverage import Coverage
from checker.verdict.result import ContextState, Result

_TEXT = 3_000
"""Characters of a quotation or passage; a reader of Markdown does not page through more."""

_KEEP = 300
"""Characters on either side of a cut."""

_MOST = 60
"""Differences listed for one claim."""

_PUNCTUATION = re.compile(r"[\\`*_\[\]<>|~&$]|(?<=:)//|(?i:(?<=\bwww)\.)")
_LINE_START = re.compile(r"^(#{1,6}|[-+=]|\d{1,9}[.)])(?=\s|$|[-+=])")


def markdown_report(run: Run, coverage: Coverage, results: Iterable[Result]) -> Iterator[str]:
    """Give the report in pieces, in the order given: the figures, then each claim.

    Text from claims and sources stands in one line each, cleaned, with everything escaped that Markdown or HTML would
    interpret; only http and https addresses become links.
    """
    yield f"# Citation report: {escape(run.claims_path)}\n\n{escape(run_sentence(run))}\n\n"
    yield f"**{escape(coverage_sentence(coverage))}**\n\n"
    for warning in (bad_rows_sentence(run), *warnings(run, coverage)):
        if warning:
            yield f"> {escape(warning)}\n\n"
    yield "| status | claims | meaning |\n| --- | ---: | --- |\n"
    for status in BY_GRAVITY:
        words = STATUSES[status]
        yield f"| {words.label} | {coverage.statuses.get(status, 0):,} | {escape(words.meaning)} |\n"
    yield "\n## Claims\n"
    shown = 0
    for result in results:
        shown += 1
        yield _claim(result)
    if shown < coverage.total:
        yield f"\n{coverage.total - shown:,} more claims are not shown: `{SEE_ALL}`\n"


def _claim(result: Result) -> str:
    claim = result.claim
    lines = [
        f"\n### {STATUSES[result.status].label}: {escape(claim.id)} ({verdict_word(result.passes)})\n",
        f"{_text(result.reason)}\n",
        *(f"- **Flag:** {_text(flag_words(flag))}\n" for flag in result.flags),
        f"Quotation, row {claim.row}:\n\n> {_text(claim.quote)}\n",
    ]
    passages = deciding(result)
    for stretch in stretches(passages):
        where = ", ".join(dict.fromkeys(ROLES[passages[index].block] for index in stretch.passages))
        lines.append(f"Source, {where}:\n\n> {_excerpt(stretch, passages)}\n")
    others = len(other_occurrences(result))
    if others:
        lines.append(f"It stands in {others} more {'place' if others == 1 else 'places'} of this source.\n")
    if result.closest:
        lines.append(
            f"The closest place, which is no finding ({result.closest.similarity:.0%} alike):\n\n"
            f"> {_text(result.closest.text)}\n"
        )
    lines += [f"- {_text(difference_line(item))}. {_text(item.explanation)}" for item in result.differences[:_MOST]]
    if len(result.differences) > _MOST:
        lines.append(f"- {len(result.differences) - _MOST:,} more differences: `{SEE_ALL}`")
    lines += [f"- **{term}:** {value}" for term, value in _particulars(result)]
    return "\n".join(lines) + "\n"


def _particulars(result: Result) -> Iterator[tuple[str, str]]:
    claim = result.claim
    for term, value in (
        ("Speaker", claim.speaker),
        ("Outlet", claim.outlet),
        ("Title", claim.title),
        ("Published", claim.published),
        ("Used in", claim.used_in),
        ("Note", claim.note),
        *claim.extra,
    ):
        if value:
            yield _text(term), link(value)
    yield "Source", f"{link(result.url) if result.url else 'no address'} ({_text(source_sentence(result))})"
    if result.captured_at:
        yield "Captured", f"{_text(moment(result.captured_at))} {link(result.captured_url or '')}".rstrip()
    if result.payload_sha256:
        yield "Page, SHA-256", escape(result.payload_sha256)
    if result.deep_link:
        yield "Passage in the page", link(result.deep_link)
    for name, label in CONTEXT_CHECKS.items():
        check = getattr(result.context, name)
        if check.state in (ContextState.CONFIRMED, ContextState.CONTRADICTED):
            evidence = f": {_text(check.evidence)}" if check.evidence else ""
            yield f"{label} in the source", f"{CONTEXT_STATES[check.state]}{evidence}"
    for place in result.elsewhere:
        yield "Elsewhere", f"{link(place.url)} ({place.status}): {_text(place.text)}"
    if result.decision:
        decision = result.decision
        yield (
            "Decision",
            f"{decision.ruling} by {_text(decision.reviewer)}, {_text(moment(decision.decided_at))}: "
            + _text(decision.reason),
        )


def escape(text: str) -> str:
    """Put text on one line and take away every power it has in Markdown and in the HTML that Markdown lets through."""
    line = _PUNCTUATION.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), one_line(text))
    return _LINE_START.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", line)


def link(address: str) -> str:
    """Give an address as a link if it may be one, else as text."""
    url = http_url(address)
    return _text(address) if url is None else f"<{url}>"


def _text(text: str) -> str:
    return escape(shorten(text, _TEXT))


def _excerpt(stretch: Stretch, passages: Sequence[Passage]) -> str:
    """Give a stretch of the source with its passages in bold."""
    spans = [
        Span(passages[index].start - stretch.start, passages[index].end - stretch.start, index)
        for index in stretch.passages
    ]
    shown = []
    for part in condense(segments(stretch.text, spans), _TEXT, _KEEP, _MOST):
        text = escape(part.text) if part.text.strip() else ""
        bold = f"**{text}**" if text and part.labels else text
        before = " " if part.text[:1].isspace() else ""
        after = " " if part.text[-1:].isspace() and text else ""
        shown.append(f" […{part.skipped:,} characters not shown…] " if part.skipped else f"{before}{bold}{after}")
    return "".join(shown).strip()
