"""A page that is not there today may be there tomorrow: a first 404 says less than the same on three days."""

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState

SEEN_ONCE = "seen_once"
DEAD_DAYS = 3
"""InternetArchiveBot gives up a link that it found dead three times in a row; alive once, the count begins again.

Its request for approval (Wikipedia, Cyberbot II 5a) and parse.php, `updateLinkInfo`, which lets three days pass
between two checks. Days are counted here, in UTC, for a run is started by hand.
"""


def without_seen_once(reading: Reading, readings: Sequence[Reading]) -> Reading:
    """Take the flag off a dead source that was dead on three separate days.

    `readings` are the captures of the claim's sources, the newest first of each source. A readable capture in between
    begins the count again; a failure of another kind neither counts nor does that.
    """
    if reading.state.state is not SourceState.DEAD or SEEN_ONCE not in reading.state.flags:
        return reading
    days = set()
    for other in readings:
        if other.url != reading.url or other.is_memento:
            continue
        if other.state.state in READABLE:
            break
        if other.state.state is SourceState.DEAD and other.captured_at:
            days.add(other.captured_at[: len("2026-01-01")])
    if len(days) < DEAD_DAYS:
        return reading
    flags = tuple(flag for flag in reading.state.flags if flag != SEEN_ONCE)
    evidence = f"{reading.state.evidence} on {len(days)} separate days"
    return replace(reading, state=replace(reading.state, evidence=evidence, flags=flags))
