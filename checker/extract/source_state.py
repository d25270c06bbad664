"""The source states: whether a source was obtained and read, and what that rests on."""

from dataclasses import dataclass
from enum import StrEnum


class SourceState(StrEnum):
    """Whether a source was obtained and read in full; only `captured` can accuse anyone."""

    CAPTURED = "captured"
    PARTIAL = "partial"
    MEDIA = "media"
    TRUNCATED = "truncated"
    DEAD = "dead"
    SOFT_404 = "soft_404"
    BLOCKED = "blocked"
    CONSENT_WALL = "consent_wall"
    NEEDS_BROWSER = "needs_browser"
    NEEDS_OCR = "needs_ocr"
    ROBOTS_DISALLOWED = "robots_disallowed"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    SERVER_ERROR = "server_error"
    TOO_LARGE = "too_large"
    UNSUPPORTED_TYPE = "unsupported_type"
    GARBLED = "garbled"
    REFUSED = "refused"
    NOT_CAPTURED = "not_captured"
    NO_SOURCE = "no_source"


READABLE = frozenset({SourceState.CAPTURED, SourceState.PARTIAL, SourceState.MEDIA})
"""States that are used again rather than fetched again: another try would bring the same."""


@dataclass(frozen=True, slots=True)
class StateReading:
    """A source state and what it rests on."""

    state: SourceState
    evidence: str
    """What was seen, as the end of a sentence that begins with "the source": "answered with HTTP 404"."""
    flags: tuple[str, ...] = ()
