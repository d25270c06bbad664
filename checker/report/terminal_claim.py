"""The full evidence for one claim, for a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.extract.document import Metadata
from checker.match.passage import Difference
from checker.report.marks import Segment, Span, condense, segments, stretches
from checker.report.safe import one_line, shorten
from checker.report.summary import (
    SEE_ALL,
    deciding,
    difference_line,
    moment,
    other_occurrences,
    source_sentence,
)
from checker.report.terminal import STYLES, indented, render, safe_text
from checker.report.words import (
    CONTEXT_CHECKS,
    CONTEXT_STATES,
    ROLES,
    STATUSES,
    Weight,
    flag_words,
    tone,
    verdict_word,
    weight,
)
from checker.verdict.result import ContextState, Result

_MARKS = {
    Weight.GUARDED: "bold red underline",
    Weight.GAP: "bold red underline",
    Weight.UNMARKED: "yellow underline",
    Weight.CONVENTIONAL: "blue underline",
    Weight.TYPOGRAPHIC: "underline",
}
_WHOLE, _KEEP, _MOST = 3_000, 300, 400
"""A text of up to so many characters is shown whole; else so many stay around each mark, in so many pieces."""

_MOST_DIFFERENCES = 60
_LINE = 2_000


def terminal_claim(result: Result, width: int, color: bool, metadata: Metadata | None = None) -> str:
    """Give all that is known about one claim: the words, the evidence, what the source says of itself.

    No text from a claim or a source can act on the terminal. Only texts of a length that nobody reads are shortened.
    """
    style = STYLES[tone(result.status, result.passes)]
    head = Text.assemble((STATUSES[result.status].label, style), f" ({verdict_word(result.passes)})  ")
    head.append(one_line(result.claim_id), "bold")
    head.append(f"  row {result.claim.row}", "dim")
    parts: list[RenderableType] = [head, safe_text(shorten(result.reason, _LINE))]
    parts += [Text(f"! {shorten(flag_words(flag), _LINE)}", "yellow") for flag in result.flags]
    parts += _texts(result)
    if result.differences:
        parts += [*_heading("Differences"), *_differences(result.differences)]
    parts += [*_heading("Evidence"), _grid(_evidence(result))]
    if metadata is not None and metadata.told_by:
        parts += [*_heading("What the source says of itself"), _grid(_metadata(metadata))]
    parts += [*_heading("Claim"), _grid(_claim(result))]
    return render(Group(*parts), width, color)


def _texts(result: Result) -> Iterator[RenderableType]:
    yield from _heading("Quotation")
    spans = [Span(d.quote_start, d.quote_end, index) for index, d in enumerate(result.differences)]
    yield indented(_marked(segments(result.claim.quote, spans), result.differences, around=""))
    passages = deciding(result)
    for stretch in stretches(passages):
        where = ", ".join(dict.fromkeys(ROLES[passages[index].block] for index in stretch.passages))
        yield from _heading(f"Source, {where}")
        spans = [
            Span(d.source_start - stretch.start, d.source_end - stretch.start, index)
            for index, d in enumerate(result.differences)
        ]
        spans += [
            Span(passages[index].start - stretch.start, passages[index].end - stretch.start, -1)
            for index in stretch.passages
        ]
        yield indented(_marked(segments(stretch.text, spans), result.differences, around="dim"))
    for other in other_occurrences(result):
        yield from _heading(f"Also in this source, {ROLES[other.block]}")
        yield indented(safe_text(shorten(other.text, _LINE)))
    if result.closest:
        yield from _heading(f"Closest place, which is no finding ({result.closest.similarity:.0%} alike)")
        yield indented(safe_text(shorten(result.closest.text, _LINE), "dim"))
    for place in result.elsewhere:
        yield from _heading(f"Elsewhere, where it would be {place.status}")
        yield indented(safe_text(shorten(place.text, _LINE)))
        yield indented(safe_text(f"{one_line(place.url)}, captured {moment(place.captured_at)}", "dim"))


def _marked(parts: Sequence[Segment], differences: Sequence[Difference], around: str) -> Text:
    """Join the segments; what is no passage gets the style `around`."""
    text = Text()
    for part in condense(parts, _WHOLE, _KEEP, _MOST):
        marks = sorted((weight(differences[label].kind) for label in part.labels if label >= 0), key=list(Weight).index)
        style = _MARKS[marks[0]] if marks else "" if -1 in part.labels else around
        if part.skipped:
            text.append(f" [… {part.skipped:,} characters not shown; {SEE_ALL} …] ", "dim")
        elif part.text:
            text.append_text(safe_text(part.text, style))
        else:
            text.append("‸", style)
    return text


def _differences(differences: Sequence[Difference]) -> Iterator[RenderableType]:
    for item in differences[:_MOST_DIFFERENCES]:
        yield indented(safe_text(difference_line(item), _MARKS[weight(item.kind)].removesuffix("underline").strip()))
        yield Padding(safe_text(shorten(item.explanation, _LINE)), (0, 0, 0, 4))
    if len(differences) > _MOST_DIFFERENCES:
        yield indented(Text(f"{len(differences) - _MOST_DIFFERENCES:,} more: {SEE_ALL}"))


def _evidence(result: Result) -> Iterator[tuple[str, str | None]]:
    yield "Source", source_sentence(result)
    yield "Cited", result.url or "no address"
    if result.captured_url != result.url:
        yield "Answered at", result.captured_url
    yield "Captured", result.captured_at
    yield "Passage", result.deep_link
    if result.similarity is not None:
        yield "Unchanged", f"{result.similarity:.0%} of the quotation's words, in order"
    for name, label in CONTEXT_CHECKS.items():
        check = getattr(result.context, name)
        if check.state is not ContextState.NOT_CLAIMED:
            yield label, CONTEXT_STATES[check.state] + (f": {check.evidence}" if check.evidence else "")
    yield "Page SHA-256", result.payload_sha256
    yield "Text SHA-256", result.document_sha256
    yield "WARC record", result.warc_record_id
    yield "Made by", f"checker {result.checker_version}, extractor {result.extractor_version}, style {result.style}"
    if result.decision:
        decision = result.decision
        yield "Decision", f"{decision.ruling} by {decision.reviewer}, {moment(decision.decided_at)}: {decision.reason}"


def _claim(result: Result) -> Iterator[tuple[str, str | None]]:
    claim = result.claim
    yield "Kind", claim.kind
    yield "Speaker", claim.speaker
    yield "Outlet", claim.outlet
    yield "Title", claim.title
    yield "Author", claim.author
    yield "Published", claim.published
    yield "Archived", claim.archive_url
    yield "Used in", claim.used_in
    yield "Left out", claim.skip
    yield "Note", claim.note
    yield from claim.extra


def _metadata(metadata: Metadata) -> Iterator[tuple[str, str | None]]:
    """Give each field with the place that told it."""
    for name, where in metadata.told_by:
        value = getattr(metadata, name)
        text = " · ".join(value) if isinstance(value, tuple) else {True: "yes", False: "no"}.get(value, str(value))
        yield name.replace("_", " ").capitalize(), f"{text} ({where})"


def _heading(words: str) -> tuple[RenderableType, RenderableType]:
    return Text(), Text(words, "bold")


def _grid(lines: Iterator[tuple[str, str | None]]) -> RenderableType:
    # A digest of 64 characters beside the longest of our terms just fits into 80 columns.
    table = Table.grid(padding=(0, 1), pad_edge=False)
    table.add_column(max_width=16, overflow="fold")
    table.add_column(overflow="fold")
    for term, value in lines:
        if value:
            table.add_row(Text(f"  {shorten(term, _LINE)}", "dim"), safe_text(shorten(value, _LINE)))
    return table
