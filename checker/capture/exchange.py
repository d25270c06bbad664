"""What a fetch saw: each exchange with a server, and how it all ended."""

from dataclasses import dataclass
from datetime import datetime

from checker.capture.body import Body
from checker.capture.capture import Outcome
from checker.capture.conditional import Validators

REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
"""RFC 9110 §15.4; 300 leaves the choice to the reader, 304 to 306 lead nowhere."""

Headers = tuple[tuple[bytes, bytes], ...]


def text_of(value: bytes) -> str:
    """Read what a header holds."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the response to it, as they went over the wire."""

    url: str
    """As requested: ASCII, without fragment and credentials."""
    began_at: datetime
    address: str | None
    """The IP address that answered; None where that is not known."""
    target: bytes
    """Path and query, as on the request line."""
    request_headers: Headers
    http_version: bytes
    status: int
    reason: bytes
    headers: Headers
    """Of the response, spelled and ordered as received."""
    body: Body
    """Without transfer encoding; the content encoding is kept."""
    outcome: Outcome
    """Of the transport alone; a body that ended early is told here."""

    def header(self, wanted: bytes) -> str | None:
        """Give a header of the response, its values as one (RFC 9110 §5.3), or None; the name in lower case.

        Servers also send UTF-8 there, against the rule.
        """
        values = [text_of(value) for name, value in self.headers if name.lower() == wanted]
        return ", ".join(values) if values else None

    @property
    def location(self) -> bytes | None:
        """Where this response redirects to, as received; None if it is no redirect."""
        if self.status not in REDIRECT_STATUSES:
            return None
        return next((value for name, value in self.headers if name.lower() == b"location"), None)


@dataclass(frozen=True, slots=True)
class Fetched:
    """Everything that one cited URL led to. What is stored as evidence is made from this alone."""

    cited_url: str
    """Its `url_key`."""
    exchanges: tuple[Exchange, ...]
    """Those that got a response, in order; empty where nothing answered."""
    began_at: datetime
    """When the last exchange began, answered or not."""
    outcome: Outcome
    detail: str
    """One line for a person; empty when complete."""
    memento_at: datetime | None = None
    """When an archive saw the page, where this is an archive's answer (RFC 7089)."""
    memento_near: datetime | None = None
    """The moment of the page that this memento was asked for; None for the newest."""
    ignored_robots: bool = False
    """Whether robots.txt was not asked, as a person wished."""
    not_modified: Validators | None = None
    """What the last exchange's 304 confirmed; None where its response is no such answer."""
