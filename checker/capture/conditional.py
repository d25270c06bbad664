"""Conditional requests: asking a server only for what changed since a capture (RFC 9110 §13)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.capture.capture import Capture, Outcome

HTTP_OK = 200
HTTP_NOT_MODIFIED = 304
_ENTITY_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]*"')
_HTTP_DATE = re.compile(r"[A-Za-z]{3,9},? [A-Za-z0-9: -]{8,40}")
"""The shape alone (RFC 9110 §5.6.7): it goes back as it came, and only its server compares it."""
_LIMIT_CHARACTERS = 1000
"""A longer one is no validator but somebody's data; it would be sent back with every request."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version that was captured, to be sent back to that very URL and to no other."""

    url: str
    """Whose response had them: after redirects."""
    entity_tag: str | None
    """RFC 9110 §8.8.3, as received: `"abc"` or `W/"abc"`."""
    last_modified: str | None
    """RFC 9110 §8.8.2, as received."""
    warc_record_id: str
    """Of the capture that they come from."""

    def request_headers(self, url: str) -> dict[str, str]:
        """Give the headers that make a request for `url` conditional; none for another URL than theirs.

        A server that knows entity tags passes over the date (RFC 9110 §13.1.3), so both are sent.
        """
        if url != self.url:
            return {}
        named = {"If-None-Match": self.entity_tag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value is not None}

    def confirmed_by(self, headers: Sequence[tuple[str, str]]) -> bool:
        """Whether a 304 with these headers (names in lower case) speaks of this version (RFC 9111 §4.3.4).

        Entity tags are compared weakly, as `If-None-Match` itself is (RFC 9110 §13.1.2): some servers weaken the tag
        of a body that they compressed.
        """
        tags = [value for name, value in headers if name == "etag"]
        if self.entity_tag is None or not tags:
            return True
        return all(_opaque(tag) == _opaque(self.entity_tag) for tag in tags)


def validators_of(capture: Capture) -> Validators | None:
    """Give what a capture's response says to ask with the next time; None if it is no whole 200, or says nothing."""
    if capture.outcome is not Outcome.COMPLETE or capture.http_status != HTTP_OK:
        return None
    tag = capture.header("etag")
    if tag is not None and (len(tag) > _LIMIT_CHARACTERS or not _ENTITY_TAG.fullmatch(tag)):
        tag = None
    date = capture.header("last-modified")
    if date is not None and not _HTTP_DATE.fullmatch(date):
        date = None
    if tag is None and date is None:
        return None
    return Validators(capture.captured_url, tag, date, capture.warc_record_id)


def _opaque(tag: str) -> str:
    return tag.strip().removeprefix("W/")
