"""Revisits: captures of what was captured before, without its payload (ISO 28500:2017 §6.7)."""

from collections.abc import Sequence
from dataclasses import replace

from checker.capture.capture import Capture
from checker.capture.conditional import HTTP_NOT_MODIFIED, HTTP_OK

IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
PROFILES = frozenset(
    profile.replace("/1.1/", version) for profile in (IDENTICAL_PAYLOAD, NOT_MODIFIED) for version in ("/1.0/", "/1.1/")
)
"""§6.7.1: a revisit of another profile is not to be interpreted."""

_OF_THE_BODY = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "content-range",
        "content-type",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authentication-info",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "x-checker-content-length",
    }
)
"""RFC 9111 §3.2: what concerns one connection, and what the stored body depends upon, is not updated.

Content-Type is among them on purpose: a 304 that leaves the charset out must not change how the page is read.
"""


def restored(revisit: Capture, original: Capture | None) -> Capture:
    """Give a revisit as the capture of a whole response: the body that `original` holds, seen again.

    After a 304 its status is 200 (of other responses there are no revisits) and its headers are the original's,
    freshened; else both are its own, for they came with the same body. Where the original is lost, what is known: that
    there was such a response.
    """
    if revisit.http_status != HTTP_NOT_MODIFIED:
        return revisit
    if original is None:
        return replace(revisit, http_status=HTTP_OK)
    return replace(
        revisit,
        http_status=HTTP_OK,
        headers=freshened(original.headers, revisit.headers),
        payload_sha256=revisit.payload_sha256 or original.payload_sha256,
    )


def freshened(stored: Sequence[tuple[str, str]], received: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Update a stored response's headers with those of a 304 (RFC 9111 §4.3.4 and §3.2); names in lower case."""
    new = [(name, value) for name, value in received if name not in _OF_THE_BODY]
    replaced = {name for name, _ in new}
    return (*((name, value) for name, value in stored if name not in replaced), *new)
