"""Which of several captures of a source carries the finding, and what became of the words in the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.claims.claim import Claim
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState
from checker.library import Library
from checker.match.match import match
from checker.match.passage import Match
from checker.match.rank import UNMARKED_GRAVITY
from checker.served_for_nonsense import unless_served_for_nonsense
from checker.verdict.history import GRAVEST_FIRST, Change, History, change_between, graveness, is_in_text

NOTHING = Match((), None)


class Carried(NamedTuple):
    """The capture that carries a finding, and what the others say."""

    reading: Reading | None
    found: Match
    history: History | None
    """What became of the words in another capture of the same source."""
    readings: Sequence[Reading]
    """All captures; those without the words as they are seen beside what the host serves for any address."""


def where_found(claim: Claim, readings: Sequence[Reading], library: Library) -> Carried:
    """Choose the capture that carries the finding: the one that accuses the writer of least, the newest of these."""
    # A memento proves what a page said, and not what it never said: the claim's writer may have read another version.
    ordered = sorted(
        (reading for reading in readings if not reading.is_memento),
        key=lambda reading: _preference(reading.state.state),
    )
    if claim.skip or not readings:
        return Carried(ordered[0] if ordered else None, NOTHING, None, readings)
    searched: dict[str, Match] = {}
    for reading in readings:
        digest = reading.document_sha256
        if digest is not None and digest not in searched:
            searched[digest] = match(claim.quote, library.document(digest), claim.speaker)
    faults = [_fault(searched.get(reading.document_sha256 or "")) for reading in readings]
    own = [fault for reading, fault in zip(readings, faults, strict=True) if not reading.is_memento]
    if min(own, default=_ABSENT).grave < UNMARKED_GRAVITY:
        # The page itself holds the words; whether an archive was asked for another claim makes no difference.
        faults = [_ABSENT if reading.is_memento else fault for reading, fault in zip(readings, faults, strict=True)]
    mildest = min(faults)
    if mildest == _ABSENT:
        if not ordered:
            return Carried(None, NOTHING, None, readings)
        return Carried(ordered[0], searched.get(ordered[0].document_sha256 or "", NOTHING), None, readings)
    # Readings come by source, the newest first.
    carrier = readings[faults.index(mildest)]
    readings = [
        unless_served_for_nonsense(reading, library) if fault == _ABSENT else reading
        for reading, fault in zip(readings, faults, strict=True)
    ]
    versions = [
        _Version(reading, searched.get(reading.document_sha256 or "", NOTHING), fault)
        for reading, fault in zip(readings, faults, strict=True)
        if reading.url == carrier.url
        and reading.state.state in READABLE
        and (carrier.is_memento or not reading.is_memento)
    ]
    found = searched[carrier.document_sha256 or ""]
    return Carried(carrier, found, _history(_Version(carrier, found, mildest), versions, library), readings)


class _Fault(NamedTuple):
    """How much a capture accuses the writer, the least first."""

    grave: int
    is_outside: bool
    """Whether the words stand in a headline, a caption or a comment, and not in the article's text."""


_ABSENT = _Fault(9, False)
"""Graver than any difference."""


@dataclass(frozen=True, slots=True)
class _Version:
    """One readable capture of a source, and how the claim's words stand in it."""

    reading: Reading
    found: Match
    fault: _Fault

    @property
    def at(self) -> str:
        return self.reading.captured_at or ""

    @property
    def passage(self) -> str:
        best = self.found.occurrences[:1]
        return " … ".join(passage.text for occurrence in best for passage in occurrence.passages)

    @property
    def is_whole(self) -> bool:
        return self.reading.state.state is SourceState.CAPTURED


def _history(carrier: _Version, versions: Sequence[_Version], library: Library) -> History | None:
    """Tell what became of the words after the capture that carries them, or what changed around them before it.

    `versions` are the readable captures of the same source, the newest first.
    """
    later = [(each, _worse(carrier, each)) for each in versions if each.at > carrier.at]
    worse = [(each, change) for each, change in later if change is not None]
    if worse:
        # A teaser that came after it takes nothing from what a whole capture shows.
        each, change = next((found for found in worse if found[0].is_whole), worse[0])
        return History(change, carrier.at, each.at, each.is_whole, each.passage)
    # Of a teaser, what stands around the words is not the whole.
    if not carrier.is_whole:
        return None
    earlier = [each for each in versions if each.is_whole and each.at < carrier.at]
    changes = [
        History(since, each.at, carrier.at, otherwise=each.passage)
        for each in earlier
        if (since := _since(each, carrier, library)) is not None
    ]
    # Of equally grave ones the newest, which comes first.
    return min(changes, key=lambda history: GRAVEST_FIRST.index(history.change), default=None)


def _worse(carrier: _Version, later: _Version) -> Change | None:
    if later.fault.grave >= UNMARKED_GRAVITY and later.fault.grave > carrier.fault.grave:
        return Change.ALTERED if later.found.occurrences else Change.GONE
    # The article may go on behind what a teaser shows.
    moved = later.is_whole and later.fault.is_outside and not carrier.fault.is_outside
    return Change.MOVED if moved else None


def _since(earlier: _Version, carrier: _Version, library: Library) -> Change | None:
    """Say what changed from an earlier whole capture to the one that carries the words."""
    if not earlier.found.occurrences:
        return Change.ADDED
    was, now = earlier.reading.document_sha256 or "", carrier.reading.document_sha256 or ""
    if was == now or earlier.fault.is_outside != carrier.fault.is_outside:
        return None
    return change_between(
        library.document(was), earlier.found.occurrences, library.document(now), carrier.found.occurrences
    )


def _fault(found: Match | None) -> _Fault:
    if found is None or not found.occurrences:
        return _ABSENT
    best = found.occurrences[0]
    return _Fault(graveness(best), not is_in_text(best))


def _preference(state: SourceState) -> int:
    """Rank states by how much of the source was read; sorting is stable, so the newest comes first in each."""
    if state is SourceState.CAPTURED:
        return 0
    return 1 if state in READABLE else 2
