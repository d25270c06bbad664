"""Which of several captures of a source carries the finding, and what became of the words in the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.claim import Claim
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState
from checker.library import Library
from checker.match.match import match
from checker.match.passage import Match
from checker.match.rank import UNMARKED_GRAVITY, gravity
from checker.verdict.history import Change, History, change_around

NOTHING = Match((), None)
_ABSENT = 9
"""Graver than any difference."""


def where_found(
    claim: Claim, readings: Sequence[Reading], library: Library
) -> tuple[Reading | None, Match, History | None]:
    """Choose the capture that carries the finding: the one that accuses the writer of least, the newest of these.

    The last value tells what became of the words in another capture of the same source.
    """
    # A memento proves what a page said, and not what it never said: the claim's writer may have read another version.
    ordered = sorted(
        (reading for reading in readings if not reading.is_memento),
        key=lambda reading: _preference(reading.state.state),
    )
    if claim.skip or not readings:
        return (ordered[0] if ordered else None), NOTHING, None
    searched: dict[str, Match] = {}
    for reading in readings:
        digest = reading.document_sha256
        if digest is not None and digest not in searched:
            searched[digest] = match(claim.quote, library.document(digest), claim.speaker)
    graveness = [_graveness(searched.get(reading.document_sha256 or "")) for reading in readings]
    own = [grave for reading, grave in zip(readings, graveness, strict=True) if not reading.is_memento]
    if min(own, default=_ABSENT) < UNMARKED_GRAVITY:
        # The page itself holds the words; whether an archive was asked for another claim makes no difference.
        graveness = [
            _ABSENT if reading.is_memento else grave for reading, grave in zip(readings, graveness, strict=True)
        ]
    mildest = min(graveness)
    if mildest == _ABSENT:
        if not ordered:
            return None, NOTHING, None
        return ordered[0], searched.get(ordered[0].document_sha256 or "", NOTHING), None
    # Readings come by source, the newest first.
    carrier = readings[graveness.index(mildest)]
    versions = [
        _Version(reading, searched.get(reading.document_sha256 or "", NOTHING), grave)
        for reading, grave in zip(readings, graveness, strict=True)
        if reading.url == carrier.url
        and reading.state.state in READABLE
        and (carrier.is_memento or not reading.is_memento)
    ]
    found = searched[carrier.document_sha256 or ""]
    return carrier, found, _history(_Version(carrier, found, mildest), versions, library)


@dataclass(frozen=True, slots=True)
class _Version:
    """One readable capture of a source, and how the claim's words stand in it."""

    reading: Reading
    found: Match
    graveness: int

    @property
    def at(self) -> str:
        return self.reading.captured_at or ""


def _history(carrier: _Version, versions: Sequence[_Version], library: Library) -> History | None:
    """Tell what became of the words after the capture that carries them, or what changed around them before it.

    `versions` are the readable captures of the same source, the newest first.
    """
    later = (each for each in versions if each.at > carrier.at and each.graveness > carrier.graveness)
    worse = next((each for each in later if each.graveness >= UNMARKED_GRAVITY), None)
    if worse is not None:
        change = Change.ALTERED if worse.found.occurrences else Change.GONE
        return History(change, carrier.at, worse.at, worse.reading.state.state is SourceState.CAPTURED)
    # Of a teaser, what stands around the words is not the whole.
    whole = (each for each in versions if each.reading.state.state is SourceState.CAPTURED and each.at < carrier.at)
    own = carrier.reading.document_sha256
    earlier = next((each for each in whole if each.found.occurrences and each.reading.document_sha256 != own), None)
    if earlier is None or carrier.reading.state.state is not SourceState.CAPTURED:
        return None
    documents = [library.document(each.reading.document_sha256 or "") for each in (earlier, carrier)]
    around = change_around(documents[0], earlier.found.occurrences[0], documents[1], carrier.found.occurrences[0])
    return History(around, earlier.at, carrier.at) if around is not None else None


def _graveness(found: Match | None) -> int:
    if found is None or not found.occurrences:
        return _ABSENT
    return max((gravity(difference.kind) for difference in found.occurrences[0].differences), default=0)


def _preference(state: SourceState) -> int:
    """Rank states by how much of the source was read; sorting is stable, so the newest comes first in each."""
    if state is SourceState.CAPTURED:
        return 0
    return 1 if state in READABLE else 2
