"""Hosts that are asked no more in a run: whatever else is asked of them would fail too, or is not welcome."""

from collections import defaultdict
from datetime import UTC, datetime

from checker.capture.capture import Outcome
from checker.capture.exchange import Fetched
from checker.capture.fetch import host_of
from checker.capture.retry import asked_to_wait
from checker.capture.url_key import url_key

LIMIT_IN_A_ROW = 5
"""URLs of a host, each after all its tries. One page may be slow, or out of order."""
UNREACHED = frozenset({Outcome.NO_SUCH_HOST, Outcome.NO_CONNECTION, Outcome.TLS_FAILURE, Outcome.TIMEOUT})
_TOO_MANY_REQUESTS = 429
_UNAVAILABLE = 503


class LeftAlone:
    """What keeps each host of a run from answering, as long as nothing else came from it."""

    def __init__(self) -> None:
        self._in_a_row: defaultdict[str, list[tuple[Outcome, str]]] = defaultdict(list)

    def note(self, host: str, fetched: Fetched) -> None:
        """Take note of how a fetch of one of a host's URLs ended."""
        failure = _failure(host, fetched)
        if failure is None:
            self._in_a_row.pop(host, None)
        else:
            self._in_a_row[host].append(failure)

    def instead(self, host: str, url: str) -> Fetched | None:
        """Give what stands for a fetch of this URL if its host is to be left alone, else None.

        What keeps a host from answering at all is the same for each of its URLs.
        """
        failures = self._in_a_row.get(host, [])
        if len(failures) < LIMIT_IN_A_ROW:
            return None
        outcome, told = failures[-1]
        detail = f"its host failed {len(failures)} times in a row and was left alone, the last time: {told}"
        return Fetched(url_key(url), (), datetime.now(UTC), outcome, detail)


def _failure(host: str, fetched: Fetched) -> tuple[Outcome, str] | None:
    """Give how a host failed as a whole, and how that is told; None if it did not."""
    if not fetched.exchanges:
        return (fetched.outcome, fetched.detail) if fetched.outcome in UNREACHED else None
    last = fetched.exchanges[-1]
    if host_of(last.url) != host:
        return None
    if last.status == _TOO_MANY_REQUESTS or (last.status == _UNAVAILABLE and asked_to_wait(fetched) is not None):
        return Outcome.LEFT_ALONE, f"HTTP {last.status}"
    return None
