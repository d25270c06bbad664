"""One finding as the HTML page shows it: plain values, so that the template only places them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.match.passage import Difference
from checker.report.marks import Segment, Span, condense, segments, stretches
from checker.report.safe import http_url, shorten
from checker.report.summary import deciding, moment, other_occurrences
from checker.report.words import (
    CONTEXT_CHECKS,
    CONTEXT_STATES,
    KINDS,
    ROLES,
    SOURCE_STATES,
    Weight,
    Words,
    flag_words,
    verdict_word,
    weight,
)
from checker.verdict.result import ContextState, Elsewhere, Result

WHOLE_TEXT = 3_000
"""Characters of a quotation or passage that are shown whole: some 500 words, more than nearly any quotation."""

_KEEP = 300
"""Characters that stay on either side of a cut: two or three sentences around each mark."""

_MOST_SEGMENTS = 400
_MOST_NOTES = 60
"""Differences listed for one claim; with more, the quotation is another text and a list helps nobody."""

_MOST_OTHERS = 5
_CELL = 1_000
"""Characters of a side line: a note, a column of the user's own, a place elsewhere."""

Side = Literal["quote", "source"]


@dataclass(frozen=True, slots=True)
class Note:
    """One difference in the list under a claim."""

    number: int | None
    """What marks it in both texts; None for typography, which would drown the rest."""
    words: Words
    weight: Weight
    quote: str
    source: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a shown text, with the mark that it carries."""

    text: str
    tag: str
    """`mark`, `ins` (only the quotation has it), `del` (only the source has it), or empty."""
    weight: Weight | None
    title: str
    numbers: tuple[int, ...]
    """Of the notes whose mark ends here."""
    caret: bool
    """Something is missing here."""
    found: bool
    """Inside a passage; false for the text around it."""
    part: int | None
    """The part of the quotation that ends here, from 1; None where there is only one."""
    skipped: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the claim's or the source's particulars."""

    term: str
    value: str
    url: str | None = None
    code: bool = False
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Words elsewhere: in another document, at another occurrence, or only similar."""

    text: str
    where: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What the page shows of one claim."""

    result: Result
    anchor: str
    verdict: str
    quotation: tuple[Piece, ...]
    source: tuple[tuple[Piece, ...], ...]
    """The source's text in its own order, broken where it is not continuous."""
    where: str
    notes: tuple[Note, ...]
    typography: tuple[str, ...]
    more_notes: int
    flags: tuple[str, ...]
    state: Words
    claim_facts: tuple[Fact, ...]
    source_facts: tuple[Fact, ...]
    evidence: tuple[Fact, ...]
    context: tuple[Fact, ...]
    elsewhere: tuple[Place, ...]
    others: tuple[Place, ...]
    more_others: int
    deep_link: str | None
    decided_at: str | None


def card(result: Result, number: int) -> Card:
    """Lay out one finding; `number` is its place on the page, for its anchor."""
    notes = _notes(result.differences)
    shown = tuple(note for note in notes if note.number is not None)
    others = other_occurrences(result)
    passages = deciding(result)
    return Card(
        result=result,
        anchor=f"claim-{number}",
        verdict=verdict_word(result.passes),
        quotation=_quotation(result, notes),
        source=_source(result, notes),
        where=", ".join(dict.fromkeys(ROLES[passage.block] for passage in passages)),
        notes=shown[:_MOST_NOTES],
        typography=_typography(notes),
        more_notes=max(0, len(shown) - _MOST_NOTES),
        flags=tuple(shorten(flag_words(flag), _CELL) for flag in result.flags),
        state=SOURCE_STATES[result.source_state],
        claim_facts=_claim_facts(result),
        source_facts=_source_facts(result),
        evidence=_evidence(result),
        context=_context(result),
        elsewhere=tuple(_elsewhere(place) for place in result.elsewhere[:_MOST_OTHERS]),
        others=tuple(Place(shorten(p.text, _CELL), ROLES[p.block]) for p in others[:_MOST_OTHERS]),
        more_others=max(0, len(others) - _MOST_OTHERS),
        deep_link=http_url(result.deep_link),
        decided_at=moment(result.decision.decided_at) if result.decision else None,
    )


def _notes(differences: Sequence[Difference]) -> tuple[Note, ...]:
    notes, number = [], 0
    for difference in differences:
        grade = weight(difference.kind)
        if grade is not Weight.TYPOGRAPHIC:
            number += 1
        notes.append(
            Note(
                number if grade is not Weight.TYPOGRAPHIC else None,
                KINDS[difference.kind],
                grade,
                shorten(difference.quote_text, _CELL),
                shorten(difference.source_text, _CELL),
                shorten(difference.explanation, _CELL),
            )
        )
    return tuple(notes)


def _typography(notes: Sequence[Note]) -> tuple[str, ...]:
    counts = Counter(note.words for note in notes if note.number is None)
    return tuple(
        f"{words.label}, {count} {'place' if count == 1 else 'places'}: {words.meaning}"
        for words, count in counts.items()
    )


def _quotation(result: Result, notes: Sequence[Note]) -> tuple[Piece, ...]:
    spans = [Span(d.quote_start, d.quote_end, index) for index, d in enumerate(result.differences)]
    parts = condense(segments(result.claim.quote, spans), WHOLE_TEXT, _KEEP, _MOST_SEGMENTS)
    return tuple(_piece(part, notes, "quote", several=False) for part in parts)


def _source(result: Result, notes: Sequence[Note]) -> tuple[tuple[Piece, ...], ...]:
    passages = deciding(result)
    shown = []
    for stretch in stretches(passages):
        spans = [
            Span(d.source_start - stretch.start, d.source_end - stretch.start, index)
            for index, d in enumerate(result.differences)
        ]
        # Passages get the labels -1, -2, …, so that one split serves both.
        spans += [
            Span(passages[index].start - stretch.start, passages[index].end - stretch.start, -1 - index)
            for index in stretch.passages
        ]
        parts = condense(segments(stretch.text, spans), WHOLE_TEXT, _KEEP, _MOST_SEGMENTS)
        shown.append(tuple(_piece(part, notes, "source", several=len(passages) > 1) for part in parts))
    return tuple(shown)


def _piece(part: Segment, notes: Sequence[Note], side: Side, *, several: bool) -> Piece:
    marking = [notes[label] for label in part.labels if label >= 0]
    gravest = min(marking, key=lambda note: list(Weight).index(note.weight), default=None)
    tag = ""
    if gravest is not None:
        here, there = (gravest.quote, gravest.source) if side == "quote" else (gravest.source, gravest.quote)
        one_sided = "ins" if side == "quote" else "del"
        tag = "mark" if there or not here else one_sided
    passage_ends = [-label for label in part.ends if label < 0]
    return Piece(
        text=part.text,
        tag=tag,
        weight=gravest.weight if gravest else None,
        title="; ".join(dict.fromkeys(f"{note.words.label}: {note.explanation}" for note in marking)),
        numbers=tuple(number for label in part.ends if label >= 0 and (number := notes[label].number) is not None),
        caret=not part.text and not part.skipped,
        found=side == "quote" or any(label < 0 for label in part.labels),
        part=passage_ends[0] if several and passage_ends else None,
        skipped=part.skipped,
    )


def _claim_facts(result: Result) -> tuple[Fact, ...]:
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
        *(Fact(shorten(term, _CELL), shorten(value, _CELL), http_url(value)) for term, value in named if value),
    )


def _source_facts(result: Result) -> tuple[Fact, ...]:
    claim = result.claim
    facts = [Fact("Cited", result.url or "no address", http_url(result.url))]
    if claim.archive_url and claim.archive_url != result.url:
        facts.append(Fact("Archived", claim.archive_url, http_url(claim.archive_url)))
    if result.captured_url and result.captured_url != result.url:
        facts.append(Fact("Answered at", result.captured_url, http_url(result.captured_url)))
    if result.captured_at:
        facts.append(Fact("Captured", moment(result.captured_at)))
    return tuple(facts)


def _evidence(result: Result) -> tuple[Fact, ...]:
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


def _context(result: Result) -> tuple[Fact, ...]:
    """Leave out what nobody claimed: it says nothing."""
    facts = []
    for name, label in CONTEXT_CHECKS.items():
        check = getattr(result.context, name)
        if check.state is ContextState.NOT_CLAIMED:
            continue
        evidence = f": {shorten(check.evidence, _CELL)}" if check.evidence else ""
        loud = check.state is ContextState.CONTRADICTED
        facts.append(Fact(label, f"{CONTEXT_STATES[check.state]}{evidence}", loud=loud))
    return tuple(facts)


def _elsewhere(place: Elsewhere) -> Place:
    where = f"{shorten(place.url, _CELL)}, captured {moment(place.captured_at)}; there it would be {place.status}"
    return Place(shorten(place.text, _CELL), where, http_url(place.url))
