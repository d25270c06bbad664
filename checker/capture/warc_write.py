"""Fetches as WARC 1.1 records (ISO 28500:2017).

A fetch becomes, for each exchange, a `response` and a `request`, and at the end one `metadata` record with the
transport's outcome. The last one makes it a capture: a fetch whose writing was cut off has none, and does not count.
"""

from datetime import datetime
from typing import BinaryIO
from urllib.parse import quote

from checker.capture.body import Body
from checker.capture.capture import ROBOTS_IGNORED, Capture, Outcome
from checker.capture.conditional import HTTP_NOT_MODIFIED
from checker.capture.exchange import Exchange, Fetched, Headers
from checker.capture.revisit import IDENTICAL_PAYLOAD, NOT_MODIFIED
from checker.capture.url_key import without_credentials
from checker.capture.warc_record import http_head, labelled, new_id, warc_date, write_record

_NEVER_STORED = frozenset({b"set-cookie", b"set-cookie2", b"cookie", b"authorization", b"proxy-authorization"})
_LENGTH_ALIAS = b"X-Checker-Content-Length"
"""Kept under its own name, a Content-Length that promises more than the record holds hangs a replay."""
_CUT = {
    Outcome.TOO_LARGE: "length",
    Outcome.TIMEOUT: "time",
    Outcome.TRUNCATED: "disconnect",
    Outcome.BAD_RESPONSE: "unspecified",
}
"""WARC-Truncated, ISO 28500 §5.13."""


def write_warcinfo(out: BinaryIO, file_name: str, software: str, now: datetime) -> None:
    """Write the record that begins a file and says who wrote it. Raises OSError."""
    fields = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    write_record(out, "warcinfo", now, [("WARC-Filename", file_name)], b"", Body(block))


def write_fetch(out: BinaryIO, file_name: str, fetched: Fetched, original: Capture | None = None) -> None:
    """Write all records of one fetch to the file of this name. Raises OSError.

    With `original`, a capture whose response record holds the very payload that the last exchange stands for, that
    exchange becomes a `revisit` of it (ISO 28500 §6.7) and its payload is not stored again.
    """
    response_id: str | None = None
    for number, exchange in enumerate(fetched.exchanges, 1):
        response_id = new_id()
        is_last = number == len(fetched.exchanges)
        _write_response(out, exchange, response_id, original if is_last else None)
        _write_request(out, exchange, response_id)
    _write_metadata(out, file_name, fetched, response_id)


def _write_response(out: BinaryIO, exchange: Exchange, record_id: str, original: Capture | None) -> None:
    version = exchange.http_version if exchange.http_version in (b"HTTP/1.0", b"HTTP/1.1") else b"HTTP/1.1"
    line = b"%s %d %s" % (version, exchange.status, exchange.reason)
    head = http_head(line, _kept(exchange))
    named = [
        ("WARC-Record-ID", record_id),
        ("WARC-Target-URI", exchange.url),
    ]
    if exchange.address is not None:
        named.append(("WARC-IP-Address", exchange.address))
    if exchange.outcome in _CUT:
        named.append(("WARC-Truncated", _CUT[exchange.outcome]))
    if original is None:
        write_record(out, "response", exchange.began_at, named, head, exchange.body)
    else:
        write_record(out, "revisit", exchange.began_at, [*named, *_referring(exchange, original)], head, Body())


def _referring(exchange: Exchange, original: Capture) -> list[tuple[str, str]]:
    """Give the fields that lead from a revisit to the record that holds its payload, ISO 28500 §5.11 to §5.13."""
    assert original.payload_sha256 is not None  # noqa: S101 — the caller read the payload
    fields = [
        ("WARC-Refers-To", original.warc_record_id),
        ("WARC-Refers-To-Target-URI", original.captured_url),
        ("WARC-Refers-To-Date", warc_date(original.captured_at)),
        ("WARC-Payload-Digest", labelled(bytes.fromhex(original.payload_sha256))),
    ]
    if exchange.status == HTTP_NOT_MODIFIED:
        return [("WARC-Profile", NOT_MODIFIED), *fields]
    # §6.7.2 asks for the reason: what is cut off is the payload that stands elsewhere.
    return [("WARC-Profile", IDENTICAL_PAYLOAD), *fields, ("WARC-Truncated", "length")]


def _write_request(out: BinaryIO, exchange: Exchange, response_id: str) -> None:
    headers = tuple((name, value) for name, value in exchange.request_headers if name.lower() not in _NEVER_STORED)
    head = http_head(b"GET %s HTTP/1.1" % exchange.target, headers)
    named = [("WARC-Target-URI", exchange.url), ("WARC-Concurrent-To", response_id)]
    write_record(out, "request", exchange.began_at, named, head, Body())


def _write_metadata(out: BinaryIO, file_name: str, fetched: Fetched, response_id: str | None) -> None:
    last = fetched.exchanges[-1] if fetched.exchanges else None
    fields = [
        ("cited-url", fetched.cited_url),
        ("captured-url", last.url if last else fetched.cited_url),
        ("captured-at", fetched.began_at.isoformat()),
        ("outcome", fetched.outcome),
        ("detail", fetched.detail),
        *(("redirect", exchange.url) for exchange in fetched.exchanges if exchange.location is not None),
        *((("memento-at", fetched.memento_at.isoformat()),) if fetched.memento_at is not None else ()),
        *((("memento-near", fetched.memento_near.isoformat()),) if fetched.memento_near is not None else ()),
        *((("robots", ROBOTS_IGNORED),) if fetched.ignored_robots else ()),
        # No page can know the name of the file that it will stand in, so no body can hold a record of ours.
        ("warc-filename", file_name),
    ]
    block = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
    # What nothing answered to may be no URL at all.
    named = [("WARC-Target-URI", last.url if last else quote(fetched.cited_url, safe="!#$%&'()*+,/:;=?@[]~"))]
    if response_id is not None:
        named += [("WARC-Concurrent-To", response_id), ("WARC-Refers-To", response_id)]
    write_record(out, "metadata", fetched.began_at, named, b"", Body(block))


def _kept(exchange: Exchange) -> Headers:
    """Give the response's headers as they are stored: true to the body that stands below them, without secrets."""
    length = str(len(exchange.body)).encode()
    kept = []
    for name, value in exchange.headers:
        lower = name.lower()
        if lower in _NEVER_STORED or lower == b"transfer-encoding":
            continue
        if lower == b"content-length" and value != length:
            name = _LENGTH_ALIAS
        if lower == b"location":
            value = without_credentials(value.decode("latin-1")).encode("latin-1")
        kept.append((name, value))
    return tuple(kept)
