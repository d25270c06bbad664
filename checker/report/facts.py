"""The particulars of one finding, as lines of a term and a value, for the HTML page."""

from dataclasses import dataclass

from checker.report.safe import http_url, shorten
from checker.report.summary import moment
from checker.report.words import CONTEXT_CHECKS, CONTEXT_STATES
from checker.verdict.result import ContextState, Result

CELL = 1_000
"""Characters of a side line: a note, a column of the user's own, a place elsewhere."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the claim's or the source's particulars."""

    term: str
    value: str
    url: str | None = None
    code: bool = False
    loud: bool = False


def claim_facts(result: Result) -> tuple[Fact, ...]:
    """Give what the list says of the claim; a cell that is a web address is a link."""
    claim = result.claim
    named = [
        ("Speaker", claim.speaker),
        ("Outlet", claim.outlet),
        ("Title", claim.title),
        ("Author", claim.author),
        ("Published", claim.published),
        ("Used in", claim.used_in),
        ("Left out because", claim.skip),
        ("Note", claim.note),
        *claim.extra,
    ]
    kind = [] if claim.kind == "quote" else [Fact("Kind", claim.kind)]
    return (
        *kind,
        *(Fact(shorten(term, CELL), shorten(value, CELL), http_url(value)) for term, value in named if value),
    )


def source_facts(result: Result) -> tuple[Fact, ...]:
    """Give where the source is, and when it was captured."""
    claim = result.claim
    facts = [Fact("Cited", shorten(result.url or "no address", CELL), http_url(result.url))]
    if claim.archive_url and claim.archive_url != result.url:
        facts.append(Fact("Archived", shorten(claim.archive_url, CELL), http_url(claim.archive_url)))
    if result.captured_url and result.captured_url != result.url:
        facts.append(Fact("Answered at", shorten(result.captured_url, CELL), http_url(result.captured_url)))
    if result.captured_at:
        facts.append(Fact("Captured", moment(result.captured_at)))
    return tuple(facts)


def evidence(result: Result) -> tuple[Fact, ...]:
    """Give what proves the finding, for whoever replays it."""
    similarity = None if result.similarity is None else f"{result.similarity:.0%} of the quotation's words"
    run = None if result.run_id is None else str(result.run_id)
    values = [
        ("Page, SHA-256", result.payload_sha256, True),
        ("Text read, SHA-256", result.document_sha256, True),
        ("WARC record", result.warc_record_id, True),
        ("Captured at", result.captured_at, True),
        ("Unchanged and in order", similarity, False),
        ("Made by", f"checker {result.checker_version}, extractor {result.extractor_version}", False),
        ("Run", run, False),
    ]
    return tuple(Fact(term, value, code=code) for term, value, code in values if value)


def context(result: Result) -> tuple[Fact, ...]:
    """Give the context checks, those that stayed unclear in one line: they tell nobody to act."""
    facts, unclear = [], []
    for name, label in CONTEXT_CHECKS.items():
        check = getattr(result.context, name)
        if check.state is ContextState.NOT_CLAIMED:
            continue
        if check.state is ContextState.UNCLEAR and not check.evidence:
            unclear.append(label.lower())
            continue
        evidence = f": {shorten(check.evidence, CELL)}" if check.evidence else ""
        loud = check.state is ContextState.CONTRADICTED
        facts.append(Fact(label, f"{CONTEXT_STATES[check.state]}{evidence}", loud=loud))
    if unclear:
        facts.append(Fact("Unclear", ", ".join(unclear)))
    return tuple(facts)
