"""Captures as WARC 1.1 records (ISO 28500:2017), and back.

A fetch becomes, for each exchange, a `response` and a `request`, and at the end one `metadata` record with the
transport's outcome. The last one makes it a capture: a fetch whose writing was cut off has none, and does not count.
"""

from base64 import b32decode, b32encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO
from urllib.parse import quote
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from checker.capture.capture import Capture, Outcome
from checker.capture.exchange import Exchange, Fetched, Headers
from checker.capture.gzip_members import Damaged, Member, members
from checker.capture.url_key import without_credentials

LIMIT_HEAD_BYTES = 1024 * 1024
"""Of a record's own headers and the HTTP head after them, or of a whole metadata record. Ten redirects to the longest
URLs that httpx takes are 640 kB."""
_NEVER_STORED = frozenset({b"set-cookie", b"set-cookie2", b"cookie", b"authorization", b"proxy-authorization"})
_LENGTH_ALIAS = b"X-Checker-Content-Length"
"""Kept under its own name, a Content-Length that promises more than the record holds hangs a replay."""
_LIMIT_PENDING = 100
"""Responses that may wait for their metadata record; in a file of another program there comes none."""
_CONTENT_TYPES = {
    "warcinfo": "application/warc-fields",
    "response": "application/http; msgtype=response",
    "request": "application/http; msgtype=request",
    "metadata": "application/warc-fields",
}
_CUT = {
    Outcome.TOO_LARGE: "length",
    Outcome.TIMEOUT: "time",
    Outcome.TRUNCATED: "disconnect",
    Outcome.BAD_RESPONSE: "unspecified",
}
"""WARC-Truncated, ISO 28500 §5.13."""


@dataclass(frozen=True, slots=True)
class _Response:
    """What the index keeps of a response record."""

    offset: int
    status: int
    headers: tuple[tuple[str, str], ...]
    payload_sha256: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture, and where in its file the response record begins; None where nothing answered."""

    capture: Capture
    offset: int | None


def write_warcinfo(file_name: str, software: str, now: datetime) -> bytes:
    """Give the record that begins a file and says who wrote it."""
    fields = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    return _record("warcinfo", now, [("WARC-Filename", file_name)], b"", block)


def write_fetch(fetched: Fetched) -> bytes:
    """Give all records of one fetch, each compressed on its own, the metadata record last."""
    records: list[bytes] = []
    response_id: str | None = None
    for exchange in fetched.exchanges:
        response_id = _new_id()
        records.append(_response(exchange, response_id))
        records.append(_request(exchange, response_id))
    records.append(_metadata(fetched, response_id))
    return b"".join(records)


def read_captures(file: BinaryIO) -> Iterator[Stored]:
    """Give every capture of a file, in its order. Raises `Damaged` where the file cannot be read any further.

    Records that `write_fetch` did not write are passed over.
    """
    responses: dict[str, _Response] = {}
    for member in members(file, LIMIT_HEAD_BYTES):
        headers, block = _read_headers(member)
        kind, record_id = headers.get("warc-type"), headers.get("warc-record-id", "")
        if kind == "response" and headers.get("warc-target-uri", "").startswith(("http:", "https:")):
            digest = _hex(headers.get("warc-payload-digest", ""))
            responses[record_id] = _Response(member.offset, *_read_http_head(member, block), digest)
            if len(responses) > _LIMIT_PENDING:
                del responses[next(iter(responses))]
        elif kind == "metadata":
            if (stored := _read_metadata(record_id, headers, block.read(), responses)) is not None:
                yield stored
            responses.clear()


def read_body(file: BinaryIO, offset: int, limit_bytes: int) -> bytes:
    """Give the payload of the response record at this offset as it was stored, or its beginning up to the limit."""
    file.seek(offset)
    member = next(members(file, LIMIT_HEAD_BYTES + limit_bytes), None)
    if member is None:
        raise Damaged(offset, "the file ends before the record")
    headers, block = _read_headers(member)
    end = block.tell() + _content_length(member, headers)
    _read_http_head(member, block)
    return block.read(max(0, min(limit_bytes, end - block.tell())))


def _response(exchange: Exchange, record_id: str) -> bytes:
    version = exchange.http_version if exchange.http_version in (b"HTTP/1.0", b"HTTP/1.1") else b"HTTP/1.1"
    line = b"%s %d %s" % (version, exchange.status, exchange.reason)
    head = _http_head(line, _kept(exchange))
    named = [
        ("WARC-Record-ID", record_id),
        ("WARC-Target-URI", exchange.url),
    ]
    if exchange.address is not None:
        named.append(("WARC-IP-Address", exchange.address))
    if exchange.outcome in _CUT:
        named.append(("WARC-Truncated", _CUT[exchange.outcome]))
    return _record("response", exchange.began_at, named, head, exchange.body)


def _request(exchange: Exchange, response_id: str) -> bytes:
    headers = tuple((name, value) for name, value in exchange.request_headers if name.lower() not in _NEVER_STORED)
    head = _http_head(b"GET %s HTTP/1.1" % exchange.target, headers)
    named = [("WARC-Target-URI", exchange.url), ("WARC-Concurrent-To", response_id)]
    return _record("request", exchange.began_at, named, head, b"")


def _metadata(fetched: Fetched, response_id: str | None) -> bytes:
    last = fetched.exchanges[-1] if fetched.exchanges else None
    fields = [
        ("cited-url", fetched.cited_url),
        ("captured-url", last.url if last else fetched.cited_url),
        ("captured-at", fetched.began_at.isoformat()),
        ("outcome", fetched.outcome),
        ("detail", fetched.detail),
        *(("redirect", exchange.url) for exchange in fetched.exchanges if exchange.location is not None),
    ]
    block = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
    # What nothing answered to may be no URL at all.
    named = [("WARC-Target-URI", last.url if last else quote(fetched.cited_url, safe="!#$%&'()*+,/:;=?@[]~"))]
    if response_id is not None:
        named += [("WARC-Concurrent-To", response_id), ("WARC-Refers-To", response_id)]
    return _record("metadata", fetched.began_at, named, b"", block)


def _record(kind: str, moment: datetime, named: Sequence[tuple[str, str]], head: bytes, payload: bytes) -> bytes:
    headers = StatusAndHeaders("", [("WARC-Type", kind), *named], protocol="WARC/1.1")
    if headers.get_header("WARC-Record-ID") is None:
        headers.add_header("WARC-Record-ID", _new_id())
    headers.add_header("WARC-Date", moment.astimezone(UTC).isoformat().replace("+00:00", "Z"))
    headers.add_header("WARC-Payload-Digest", _digest(payload))
    headers.add_header("WARC-Block-Digest", _digest(head + payload))
    # With the HTTP head parsed, warcio would write it anew and percent-encode what is not ASCII: it goes in as bytes.
    block = BytesIO(head + payload)
    record = ArcWarcRecord("warc", kind, headers, block, None, _CONTENT_TYPES[kind], len(head) + len(payload))
    out = BytesIO()
    WARCWriter(out, gzip=True).write_record(record)
    return out.getvalue()


def _http_head(first_line: bytes, headers: Headers) -> bytes:
    return b"".join([first_line, b"\r\n", *(b"%s: %s\r\n" % header for header in headers), b"\r\n"])


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


def _read_headers(member: Member) -> tuple[dict[str, str], BytesIO]:
    """Give a record's headers, names in lower case, and its block (what of it was kept)."""
    block = BytesIO(member.beginning)
    try:
        parsed = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0"]).parse(block)
    except (StatusAndHeadersParserException, EOFError):
        raise Damaged(member.offset, "what stands there is no WARC record") from None
    return {name.lower(): value for name, value in parsed.headers}, block


def _read_http_head(member: Member, block: BytesIO) -> tuple[int, tuple[tuple[str, str], ...]]:
    try:
        parsed = StatusAndHeadersParser(["HTTP/1.1", "HTTP/1.0"]).parse(block)
        status = int(parsed.get_statuscode())
    except (StatusAndHeadersParserException, EOFError, ValueError):
        raise Damaged(member.offset, "a response record holds no HTTP response") from None
    if block.tell() == len(member.beginning) < member.size:
        raise Damaged(member.offset, f"a record's headers are longer than {LIMIT_HEAD_BYTES:,} bytes")
    return status, tuple((name.lower(), value) for name, value in parsed.headers)


def _content_length(member: Member, headers: Mapping[str, str]) -> int:
    text = headers.get("content-length", "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Damaged(member.offset, "a record does not tell its length")
    return int(text)


def _read_metadata(
    record_id: str, headers: Mapping[str, str], block: bytes, responses: Mapping[str, _Response]
) -> Stored | None:
    """Give the capture that a metadata record of ours concludes; None for anyone else's."""
    fields = [line.partition(": ")[::2] for line in block.decode("utf-8", "replace").split("\r\n")]
    first = dict(reversed(fields))
    response_id = headers.get("warc-refers-to")
    try:
        response = None if response_id is None else responses[response_id]
        capture = Capture(
            cited_url=first["cited-url"],
            captured_url=first["captured-url"],
            captured_at=datetime.fromisoformat(first["captured-at"]).astimezone(UTC),
            outcome=Outcome(first["outcome"]),
            detail=first.get("detail", ""),
            redirects=tuple(value for name, value in fields if name == "redirect"),
            http_status=response.status if response else None,
            headers=response.headers if response else (),
            warc_record_id=response_id or record_id,
            payload_sha256=response.payload_sha256 if response else None,
        )
    except (KeyError, ValueError, OverflowError):
        return None
    return Stored(capture, response.offset if response else None)


def _digest(data: bytes) -> str:
    return f"sha256:{b32encode(sha256(data).digest()).decode()}"


def _hex(digest: str) -> str | None:
    """Give a digest as `_digest` writes it in hexadecimal; None if it is another."""
    algorithm, _, encoded = digest.partition(":")
    try:
        raw = b32decode(encoded) if algorithm == "sha256" else b""
    except ValueError:
        return None
    return raw.hex() if len(raw) == sha256().digest_size else None


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"
