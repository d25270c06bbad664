"""One finding as the HTML page shows it: plain values, so that the template only places them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.match.passage import Difference
from checker.report.facts import CELL, Fact, claim_facts, context, evidence, source_facts
from checker.report.marks import Segment, Span, condense, segments, stretches
from checker.report.safe import http_url, shorten
from checker.report.summary import deciding, moment, other_occurrences
from checker.report.words import (
    KINDS,
    ROLES,
    SOURCE_STATES,
    STATUSES,
    Tone,
    Weight,
    Words,
    flag_words,
    tone,
    verdict_word,
    weight,
)
from checker.verdict.result import Elsewhere, Result

WHOLE_TEXT = 3_000
"""Characters of a quotation or passage that are shown whole: some 500 words, more than nearly any quotation."""

_KEEP = 300
"""Characters that stay on either side of a cut: two or three sentences around each mark."""

_MOST_SEGMENTS = 400
_MOST_NOTES = 60
"""Differences listed for one claim; with more, the quotation is another text and a list helps nobody."""

_LISTED = range(1, _MOST_NOTES + 1)
_MOST_OTHERS = 5
_NAME = 200
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

    before: str
    """White space that is not worth a mark."""
    text: str
    after: str
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
class Extract:
    """Continuous text of the source."""

    pieces: tuple[Piece, ...]
    begins: bool
    """The document begins here."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words elsewhere: in another document, at another occurrence, or only similar."""

    text: str
    where: str
    address: str = ""
    url: str | None = None
    """The address, if it may be a link."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the page shows of one claim; the source's extracts stand in the document's order."""

    result: Result
    anchor: str
    claim_id: str
    speaker: str | None
    reason: str
    status: Words
    tone: Tone
    verdict: str
    quotation: tuple[Piece, ...]
    source: tuple[Extract, ...]
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
    closest: str | None
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
        claim_id=shorten(result.claim_id, _NAME),
        speaker=shorten(result.claim.speaker, _NAME) if result.claim.speaker else None,
        reason=shorten(result.reason, CELL),
        status=STATUSES[result.status],
        tone=tone(result.status, result.passes),
        verdict=verdict_word(result.passes),
        quotation=_quotation(result, notes),
        source=_source(result, notes),
        where=", ".join(dict.fromkeys(ROLES[passage.block] for passage in passages)),
        notes=shown[:_MOST_NOTES],
        typography=_typography(notes),
        more_notes=max(0, len(shown) - _MOST_NOTES),
        flags=tuple(shorten(flag_words(flag), CELL) for flag in result.flags),
        state=SOURCE_STATES[result.source_state],
        claim_facts=claim_facts(result),
        source_facts=source_facts(result),
        evidence=evidence(result),
        context=context(result),
        elsewhere=tuple(_elsewhere(place) for place in result.elsewhere[:_MOST_OTHERS]),
        others=tuple(Place(shorten(p.text, CELL), ROLES[p.block]) for p in others[:_MOST_OTHERS]),
        more_others=max(0, len(others) - _MOST_OTHERS),
        closest=shorten(result.closest.text, CELL) if result.closest else None,
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
                shorten(difference.quote_text, CELL),
                shorten(difference.source_text, CELL),
                shorten(difference.explanation, CELL),
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


def _source(result: Result, notes: Sequence[Note]) -> tuple[Extract, ...]:
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
        pieces = tuple(_piece(part, notes, "source", several=len(passages) > 1) for part in parts)
        shown.append(Extract(pieces, begins=stretch.start <= 0))
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
    core = part.text.strip() if tag else part.text
    before, core, after = part.text.partition(core) if core else ("", part.text, "")
    return Piece(
        before=before,
        text=core,
        after=after,
        tag=tag,
        weight=gravest.weight if gravest else None,
        title="; ".join(dict.fromkeys(f"{note.words.label}: {note.explanation}" for note in marking)),
        # A number that is not in the list would lead nowhere.
        numbers=tuple(n for label in part.ends if label >= 0 and (n := notes[label].number or 0) in _LISTED),
        caret=not part.text and not part.skipped,
        found=side == "quote" or any(label < 0 for label in part.labels),
        part=passage_ends[0] if several and passage_ends else None,
        skipped=part.skipped,
    )


def _elsewhere(place: Elsewhere) -> Place:
    where = f"captured {moment(place.captured_at)}; had the claim cited this page, it would be {place.status}"
    return Place(shorten(place.text, CELL), where, shorten(place.url, CELL), http_url(place.url))
