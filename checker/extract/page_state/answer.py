"""What the transport and the status of the answer say, before anything is read."""

from typing import assert_never

from checker.capture.capture import Capture, Outcome
from checker.capture.conditional import HTTP_NOT_MODIFIED
from checker.capture.exchange import REDIRECT_STATUSES
from checker.extract.page_state.bot_walls import wall_in_headers
from checker.extract.source_state import SourceState, StateReading

_DEAD = frozenset({404, 410})
_REQUEST_DENIED = 999
"""LinkedIn's answer to robots: html-proofer issue 215, spatie/crawler issue 231."""


def from_outcome(capture: Capture) -> StateReading | None:
    """Say why no whole answer came, or None where one did."""
    because = f" ({capture.detail})" if capture.detail else ""
    match capture.outcome:
        case Outcome.COMPLETE:
            return None
        case Outcome.TRUNCATED:
            return StateReading(SourceState.TRUNCATED, f"broke off before its end{because}")
        case Outcome.TOO_LARGE:
            return StateReading(SourceState.TOO_LARGE, f"is larger than the limit{because}")
        case Outcome.TIMEOUT:
            return StateReading(SourceState.TIMEOUT, f"did not answer in time{because}")
        case Outcome.NO_SUCH_HOST:
            return StateReading(SourceState.UNREACHABLE, f"could not be reached: its host name was not found{because}")
        case Outcome.NO_CONNECTION:
            return StateReading(SourceState.UNREACHABLE, f"could not be reached: no connection{because}")
        case Outcome.TLS_FAILURE:
            return StateReading(SourceState.UNREACHABLE, f"could not be reached: no trusted connection{because}")
        case Outcome.BAD_RESPONSE:
            # Where a redirect leads to what is not HTTP, the status is the redirect's.
            if capture.http_status is None or capture.http_status in REDIRECT_STATUSES:
                return StateReading(SourceState.SERVER_ERROR, f"did not answer as a web server does{because}")
            if capture.http_status == HTTP_NOT_MODIFIED:
                return StateReading(SourceState.SERVER_ERROR, f"answered with HTTP 304 in place of the page{because}")
            return StateReading(SourceState.GARBLED, f"answered with a body that cannot be decoded{because}")
        case Outcome.TOO_MANY_REDIRECTS:
            return StateReading(SourceState.SERVER_ERROR, f"redirects without end{because}")
        case Outcome.ROBOTS_DISALLOWED:
            return StateReading(SourceState.ROBOTS_DISALLOWED, f"is closed to programs by its host{because}")
        case Outcome.LEFT_ALONE:
            return StateReading(SourceState.BLOCKED, f"was not asked for{because}")
        case Outcome.REFUSED:
            return StateReading(SourceState.REFUSED, f"has an address that checker does not fetch{because}")
        case _:
            assert_never(capture.outcome)


def from_status(capture: Capture) -> StateReading | None:
    """Say why the answer is none of the source, or None where it is one."""
    if wall := wall_in_headers(capture):
        return StateReading(SourceState.BLOCKED, wall)
    status = capture.http_status
    if status is not None and 200 <= status < 300 and status != 206:
        return None
    answered = f"answered with HTTP {status}"
    if status in _DEAD:
        return StateReading(SourceState.DEAD, answered, ("seen_once",))
    if status == 206:
        return StateReading(SourceState.TRUNCATED, f"{answered}: a part only")
    if status is not None and (400 <= status < 500 or status == _REQUEST_DENIED):
        return StateReading(SourceState.BLOCKED, answered)
    return StateReading(SourceState.SERVER_ERROR, answered)
