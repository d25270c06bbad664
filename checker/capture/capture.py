"""The capture: one recorded HTTP exchange, or the record that there was none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ROBOTS_IGNORED = "ignored"
"""What a metadata record says of `robots` where a person wished so."""


class Outcome(StrEnum):
    """How the transport ended. This, and nothing that needs reading, is what is stored as evidence."""

    COMPLETE = "complete"
    """The whole response arrived; its HTTP status may be anything."""
    TRUNCATED = "truncated"
    """The connection ended before the length, chunk or compressed stream that was announced, or not with it."""
    TOO_LARGE = "too_large"
    """The size limit was reached, on the wire or decoded; the beginning is kept."""
    TIMEOUT = "timeout"
    """A time limit passed, of one step or of the whole exchange."""
    NO_SUCH_HOST = "no_such_host"
    """The name does not resolve."""
    NO_CONNECTION = "no_connection"
    """No network, no route, refused, or reset before a response."""
    TLS_FAILURE = "tls_failure"
    """No trusted connection: wrong name, expired, unknown issuer, handshake failure."""
    BAD_RESPONSE = "bad_response"
    """What came back is not HTTP, or its content encoding cannot be undone."""
    TOO_MANY_REDIRECTS = "too_many_redirects"
    """A loop, or a chain over the limit."""
    ROBOTS_DISALLOWED = "robots_disallowed"
    """The host's robots.txt forbids it to programs (RFC 9309); it was not asked for."""
    LEFT_ALONE = "left_alone"
    """Its host answered to many URLs in a row that it is asked too much (RFC 6585 §4); it was not asked for."""
    REFUSED = "refused"
    """The guard forbids the address, the scheme or the port; nothing was sent to it."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What is known of one capture without its body; `Cache.body` reads that."""

    cited_url: str
    """The URL as the claim cites it."""
    captured_url: str
    """The URL that answered last, after redirects."""
    captured_at: datetime
    """When the last exchange began, in UTC."""
    outcome: Outcome
    detail: str
    """One line on a failure for a person ("connection refused by 192.0.2.1:443"); empty when complete."""
    redirects: tuple[str, ...]
    """Every URL that answered with a redirect, in order; the first is the cited one. Empty without redirects."""
    http_status: int | None
    """None when no response head arrived."""
    headers: tuple[tuple[str, str], ...]
    """Of the last response, names in lower case, in the order received."""
    warc_record_id: str
    """`<urn:uuid:…>` of the response record; of the metadata record where nothing answered."""
    payload_sha256: str | None
    """Hex SHA-256 of the WARC payload: the body without transfer encoding, content encoding kept."""

    memento_at: datetime | None = None
    """When a web archive saw the page, where this is its memento (RFC 7089); it was asked for later."""
    memento_near: datetime | None = None
    """The moment near which it was wanted, by a claim's date; None where it was the newest, or is not told."""
    ignored_robots: bool = False
    """Whether it was fetched without asking robots.txt, as a person wished."""

    @property
    def seen_at(self) -> datetime:
        """When the page was as it stands here."""
        return self.memento_at or self.captured_at

    def header(self, name: str) -> str | None:
        """Give the first header of that name (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)
