"""Hosts that are asked no more in a run: whatever else is asked of them would fail too, or is not welcome."""

from collections import defaultdict
from datetime import UTC, datetime

from checker.capture.capture import Capture, Outcome
from checker.capture.exchange import Fetched
from checker.capture.fetch import host_of, origin_of
from checker.capture.retry import asked_to_wait
from checker.capture.url_key import url_key

LIMIT_IN_A_ROW = 5
"""URLs of a host, each after all its tries. One page may be slow, or out of order."""
UNREACHED = frozenset({Outcome.NO_SUCH_HOST, Outcome.NO_CONNECTION, Outcome.TLS_FAILURE, Outcome.TIMEOUT})
_TOO_MANY_REQUESTS = 429
_UNAVAILABLE = 503
_TOLD = "and was left alone"


class LeftAlone:
    """What keeps each host of a run from answering, as long as nothing else came from it."""

    def __init__(self) -> None:
        self._in_a_row: defaultdict[str, list[tuple[Outcome, str]]] = defaultdict(list)
        """By host where it said that it is asked too much; where nothing answered, by scheme, host and port."""

    def note(self, url: str, fetched: Fetched) -> None:
        """Take note of how a fetch of one of a host's URLs ended."""
        host, origin = host_of(url), origin_of(url)
        if not fetched.exchanges and fetched.outcome in UNREACHED:
            self._in_a_row[origin].append((fetched.outcome, fetched.detail))
            return
        # Another port may be closed still, but that one answers.
        self._in_a_row.pop(origin, None)
        if _is_asked_too_much(host, fetched):
            self._in_a_row[host].append((Outcome.LEFT_ALONE, f"HTTP {fetched.exchanges[-1].status}"))
        else:
            self._in_a_row.pop(host, None)

    def instead(self, url: str) -> Fetched | None:
        """Give what stands for a fetch of this URL if its host is to be left alone, else None.

        What keeps a host from answering at all is the same for each of its URLs.
        """
        rows = (self._in_a_row.get(key, []) for key in (origin_of(url), host_of(url)))
        failures = next((row for row in rows if len(row) >= LIMIT_IN_A_ROW), None)
        if failures is None:
            return None
        outcome, told = failures[-1]
        detail = f"its host failed {len(failures)} times in a row {_TOLD}, the last time: {told}"
        return Fetched(url_key(url), (), datetime.now(UTC), outcome, detail)


def was_left_alone(capture: Capture) -> bool:
    """Whether a source was not asked for, because others of its host had failed."""
    return capture.http_status is None and _TOLD in capture.detail


def _is_asked_too_much(host: str, fetched: Fetched) -> bool:
    last = fetched.exchanges[-1] if fetched.exchanges else None
    if last is None or host_of(last.url) != host:
        return False
    return last.status == _TOO_MANY_REQUESTS or (last.status == _UNAVAILABLE and asked_to_wait(fetched) is not None)
