"""A page that a capture proves may be gone by now, which its reader has to know before following the link."""

from collections.abc import Sequence

from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState

_GONE = frozenset({SourceState.DEAD, SourceState.SOFT_404})


def gone_since(carrier: Reading, readings: Sequence[Reading]) -> str | None:
    """Say in a sentence that the page was gone when it was asked for last, after the capture that carries a finding.

    `readings` are the captures of the claim's sources, the newest first of each source. Failures of another kind are
    passed over: they may be over soon.
    """
    for other in readings:
        if other.url != carrier.url or other.is_memento:
            continue
        at = other.captured_at or ""
        if other.state.state in _GONE and (carrier.is_memento or at > (carrier.captured_at or "")):
            return f"When asked for on {at[:10]}, the source {other.state.evidence}."
        if other.state.state in READABLE:
            return None
    return None
