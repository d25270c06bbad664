"""The table from evidence to status, with a reason in one plain sentence for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from checker.claims.claim import Claim, ClaimKind
from checker.extract.document import Role
from checker.extract.source_state import SourceState, StateReading
from checker.match.passage import (
    CONVENTIONAL,
    GUARDED,
    MARKED,
    TYPOGRAPHIC,
    UNMARKED,
    Closest,
    Difference,
    DifferenceKind,
    Occurrence,
)
from checker.match.wording import shown
from checker.verdict.history import Change, History
from checker.verdict.result import Elsewhere, Status, Style

MISATTRIBUTED_WORDS = 6
"""Fewer words than this stand in many texts, and their standing in another one attributes nothing."""
_STYLES: dict[Style, frozenset[DifferenceKind]] = {
    Style.NEWS: TYPOGRAPHIC | MARKED | CONVENTIONAL,
    Style.STRICT: TYPOGRAPHIC | MARKED,
}
"""Which kinds of difference pass."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a verdict rests on."""

    claim: Claim
    state: StateReading
    occurrence: Occurrence | None
    """The best one in the cited source."""
    closest: Closest | None
    elsewhere: tuple[Elsewhere, ...]
    quote_words: int
    """Words of the quotation; counted only where it stands elsewhere."""
    translated_from: str | None
    """The source's language where it is another than the quotation's (ISO 639)."""
    history: History | None
    """What became of the words in another capture of the source."""
    memento: str | None = None
    """The archive and date of the copy that carries the finding; where nothing was found, of one that was read."""
    gone: str | None = None
    """A sentence that tells of a page which was gone when it was asked for after the finding's capture."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The conclusion of one finding."""

    status: Status
    passes: bool | None
    reason: str
    flags: tuple[str, ...]


def decide(evidence: Evidence, style: Style) -> Verdict:
    """Conclude from evidence: the first row of the table that applies."""
    claim, state = evidence.claim, evidence.state
    flags = state.flags
    if (why := _why_unchecked(claim, state.state)) is not None:
        return Verdict(Status.UNCHECKED, None, why, flags)
    if evidence.occurrence is not None:
        differences = evidence.occurrence.differences
        status = status_of(differences)
        reason = _found(status, differences, evidence.occurrence)
        if evidence.occurrence.governed_by is not None:
            flags = (*flags, "governed")
            reason += f" Next to it the source has “{evidence.occurrence.governed_by}”, which may turn its sense."
        if evidence.memento is not None:
            reason += f" The source was read in a copy by {evidence.memento}."
        if evidence.history is not None:
            flags = (*flags, *_FLAGS[evidence.history.change])
            reason += f" {_became(evidence.history, status)}"
        return Verdict(status, passes(status, differences, style), _and_gone(reason, evidence), flags)
    if evidence.translated_from is not None:
        reason = (
            f"The source is in another language ({evidence.translated_from}) than the quotation, and a translation "
            "cannot be checked word by word."
        )
        return Verdict(Status.UNCHECKED, None, reason, (*flags, "translated"))
    if state.state is not SourceState.CAPTURED:
        return Verdict(Status.UNAVAILABLE, None, _and_gone(_unavailable(evidence), evidence), flags)
    for place in evidence.elsewhere:
        if evidence.quote_words >= MISATTRIBUTED_WORDS and place.status in (Status.VERBATIM, Status.EDITED):
            reason = f"The cited source was read in full and does not have these words; they stand in {place.url}."
            return Verdict(Status.MISATTRIBUTED, False, _and_gone(reason, evidence), flags)
    return Verdict(Status.NOT_FOUND, False, _and_gone(_not_found(evidence), evidence), flags)


def status_of(differences: Sequence[Difference]) -> Status:
    """Give the status that the gravest difference decides."""
    kinds = {difference.kind for difference in differences}
    if kinds & GUARDED:
        return Status.DISTORTED
    if DifferenceKind.GAP in kinds:
        return Status.SPLICED
    if kinds & UNMARKED:
        return Status.REWORDED
    if kinds & (MARKED | CONVENTIONAL):
        return Status.EDITED
    return Status.VERBATIM


def passes(status: Status, differences: Sequence[Difference], style: Style) -> bool | None:
    """Whether a finding passes by the style; None where nothing was checked."""
    if status in (Status.UNAVAILABLE, Status.UNCHECKED):
        return None
    if status in (Status.VERBATIM, Status.EDITED):
        return all(difference.kind in _STYLES[style] for difference in differences)
    return False


def _why_unchecked(claim: Claim, state: SourceState) -> str | None:
    if claim.skip:
        return f"Skipped by hand: {claim.skip.rstrip('.')}."
    if claim.kind is not ClaimKind.QUOTE:
        return f"A {claim.kind} cannot be checked yet; only word-for-word quotations can."
    if state is SourceState.NO_SOURCE:
        return "The claim gives no URL, so there is nothing to check it against."
    return None


_DECISIVE = {
    Status.DISTORTED: GUARDED,
    Status.SPLICED: frozenset({DifferenceKind.GAP}),
    Status.REWORDED: UNMARKED,
    Status.EDITED: MARKED | CONVENTIONAL,
}
_WHERE = {
    Role.COMMENT: "in a reader's comment, not in the article",
    Role.NAVIGATION: "in the page's navigation",
    Role.ASIDE: "outside the article's body",
    Role.CAPTION: "in a caption",
    Role.HEADLINE: "in a headline",
    Role.STANDFIRST: "in the standfirst",
    Role.TABLE: "in a table",
}
"""What is told of a place, that which a reader has to know first before the others."""


def _found(status: Status, differences: Sequence[Difference], occurrence: Occurrence) -> str:
    where = _where(occurrence)
    if status is Status.VERBATIM:
        return f"The source has these words in this order{where}."
    decisive = [difference for difference in differences if difference.kind in _DECISIVE[status]]
    first = decisive[0]
    more = f" There {_are(len(decisive) - 1)} more such." if len(decisive) > 1 else ""
    if status is Status.EDITED:
        return f"The source has these words{where}; every difference is marked or conventional."
    if status is Status.SPLICED and not any(map(str.isalnum, first.source_text)):
        return f"The quotation joins words from different parts of the page{where}, without a mark.{more}"
    if status is Status.SPLICED:
        return (
            f"The quotation joins parts that stand apart in the source{where}, without a mark: between them the source "
            f"has {shown(first.source_text)}.{more}"
        )
    if first.kind is DifferenceKind.ORDER:
        return f"The parts of the quotation stand in another order in the source{where}."
    explanation = first.explanation[:1].lower() + first.explanation[1:]
    return f"The passage was found{where}, but not as quoted: {explanation}{more}"


def _where(occurrence: Occurrence) -> str:
    """Say where on the page the words stand, if not in the article's body; a part of them is told too."""
    roles = {passage.block for passage in occurrence.passages}
    for role, where in _WHERE.items():
        if role in roles:
            return f" ({where})" if len(roles) == 1 else f" (partly {where})"
    return ""


_FLAGS: dict[Change, tuple[str, ...]] = {
    Change.GONE: ("edited_since",),
    Change.ALTERED: ("edited_since",),
    Change.MOVED: ("edited_since",),
    Change.PASSAGE: ("sentence_edited",),
    Change.SENTENCE: ("sentence_edited",),
    Change.SURROUNDINGS: ("surroundings_edited",),
    Change.ADDED: (),
}
_AS_QUOTED = frozenset({Status.VERBATIM, Status.EDITED})
"""Of other findings it is the passage that stands in the source, not the quotation's words."""


def _held(status: Status) -> str:
    return "The words stand" if status in _AS_QUOTED else "The passage stands"


def _became(history: History, status: Status) -> str:
    earlier, later = history.earlier[:10], history.later[:10]
    if earlier == later:
        earlier, later = history.earlier, history.later
    held = _held(status)
    them, their = ("them", "their") if status in _AS_QUOTED else ("it", "its")
    match history.change:
        case Change.GONE if not history.later_is_whole:
            return f"{held} in the capture of {earlier}; that of {later}, a part of the page, does not show {them}."
        case Change.GONE:
            return f"{held} in the capture of {earlier}; that of {later} no longer has {them}."
        case Change.ALTERED:
            return f"{held} so in the capture of {earlier}; that of {later} has {shown(history.otherwise)}."
        case Change.MOVED:
            return f"{held} in the text in the capture of {earlier}; that of {later} has {them} only outside it."
        case Change.PASSAGE:
            return f"{held} so in the capture of {later}; that of {earlier} has {shown(history.otherwise)}."
        case Change.SENTENCE:
            return f"Between the captures of {earlier} and {later} other words of {their} sentence changed."
        case Change.SURROUNDINGS:
            return f"Between the captures of {earlier} and {later} the text around {their} sentence changed."
        case Change.ADDED:
            return f"{held} in the capture of {later}; that of {earlier} does not have {them}."
        case _:
            assert_never(history.change)


def _and_gone(reason: str, evidence: Evidence) -> str:
    return reason if evidence.gone is None else f"{reason} {evidence.gone}"


def _are(count: int) -> str:
    return "is one" if count == 1 else f"are {count}"


def _unavailable(evidence: Evidence) -> str:
    state = evidence.state
    if state.state is SourceState.NOT_CAPTURED:
        return "The source is not in the cache, and this run was offline; run again without --offline to capture it."
    copy = f"a copy by {evidence.memento}"
    lacks = " What could be read of it does not have the words." if evidence.closest is not None else ""
    if evidence.memento is not None:
        lacks += f" Nor does {copy}" if lacks else f" A{copy[1:]} does not have the words"
        lacks += ", but the page may have changed in between."
    return f"The source {state.evidence}.{lacks}"


def _not_found(evidence: Evidence) -> str:
    reason = "The source was read in full and does not have these words."
    if evidence.elsewhere:
        return f"{reason} Something like them stands in {evidence.elsewhere[0].url}."
    if evidence.closest is not None:
        return f"{reason} The closest place is {shown(evidence.closest.text)}."
    return reason
