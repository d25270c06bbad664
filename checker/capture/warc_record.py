"""One WARC 1.1 record (ISO 28500:2017): to the bytes of a gzip member, and back to its headers and its block."""

import re
import zlib
from base64 import b32encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from types import SimpleNamespace
from typing import BinaryIO
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from checker.capture.body import Body
from checker.capture.exchange import Headers
from checker.capture.gzip_members import Member

LIMIT_HEAD_BYTES = 1024 * 1024
"""Of a record's own headers and the HTTP head after them, or of a whole metadata record. Ten redirects to the longest
URLs that httpx takes are 640 kB."""
_LEVEL = 5
"""Of a page's markup warcio's own 9 saves a fiftieth more, in twice the time."""
_LABELLED = re.compile("sha256:([A-Z2-7]{52})====")
_AS_INT_READS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghijklmnopqrstuv")
_STATUS = re.compile("[0-9]{3}")
_CONTENT_TYPES = {
    "warcinfo": "application/warc-fields",
    "response": "application/http; msgtype=response",
    "revisit": "application/http; msgtype=response",
    "request": "application/http; msgtype=request",
    "metadata": "application/warc-fields",
}


class NotUnderstood(Exception):
    """A record that is whole, and not one that checker reads. It concerns no other."""


def write_record(
    out: BinaryIO, kind: str, moment: datetime, named: Sequence[tuple[str, str]], head: bytes, payload: Body
) -> None:
    """Write a record, compressed on its own, with its digests; its block is `head` and `payload`.

    A revisit names the digest of the payload that it leaves out itself. Raises OSError.
    """
    block_digest = sha256(head)
    for piece in payload.pieces():
        block_digest.update(piece)
    headers = StatusAndHeaders("", [("WARC-Type", kind), *named], protocol="WARC/1.1")
    if headers.get_header("WARC-Record-ID") is None:
        headers.add_header("WARC-Record-ID", new_id())
    headers.add_header("WARC-Date", warc_date(moment))
    if headers.get_header("WARC-Payload-Digest") is None:
        headers.add_header("WARC-Payload-Digest", labelled(payload.sha256))
    headers.add_header("WARC-Block-Digest", labelled(block_digest.digest()))
    # With the HTTP head parsed, warcio would write it anew and percent-encode what is not ASCII: it goes in as bytes.
    as_head = SimpleNamespace(headers_buff=head, compute_headers_buffer=lambda _: None)
    content_type, length = _CONTENT_TYPES[kind], len(head) + len(payload)
    whole = ArcWarcRecord(
        "warc", kind, headers, payload.opened(), as_head, content_type, length, payload_length=len(payload)
    )
    WARCWriter(_GzipMember(out), gzip=False).write_record(whole)


class _GzipMember:
    """Compresses what warcio writes of one record; the flush at its end ends the member (RFC 1952 §2.2)."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._engine = zlib.compressobj(_LEVEL, wbits=16 + zlib.MAX_WBITS)

    def write(self, data: bytes) -> None:
        self._out.write(self._engine.compress(data))

    def flush(self) -> None:
        self._out.write(self._engine.flush())


def warc_date(moment: datetime) -> str:
    """Write a moment as WARC-Date has it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def http_head(first_line: bytes, headers: Headers) -> bytes:
    """Give the head of an HTTP message, names and values as they came."""
    return b"".join([first_line, b"\r\n", *(b"%s: %s\r\n" % header for header in headers), b"\r\n"])


def read_headers(member: Member) -> tuple[dict[str, str], BytesIO]:
    """Give a record's headers, names in lower case, and its block (what of it was kept). Raises `NotUnderstood`."""
    block = BytesIO(member.beginning)
    try:
        parsed = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0"]).parse(block)
    except (StatusAndHeadersParserException, EOFError):
        raise NotUnderstood("what stands there is no WARC record of version 1.0 or 1.1") from None
    return {name.lower(): value for name, value in parsed.headers}, block


def read_http_head(member: Member, block: BytesIO) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Give status and headers of the HTTP response that a block begins with, names in lower case.

    A status is three digits (RFC 9110 §15). Raises `NotUnderstood`.
    """
    try:
        parsed = StatusAndHeadersParser(["HTTP/1.1", "HTTP/1.0"]).parse(block)
    except (StatusAndHeadersParserException, EOFError):
        raise NotUnderstood("a response record holds no HTTP/1 response") from None
    if block.tell() == len(member.beginning) < member.size:
        raise NotUnderstood(f"a record's headers are longer than {LIMIT_HEAD_BYTES:,} bytes")
    status = parsed.get_statuscode()
    if not _STATUS.fullmatch(status):
        raise NotUnderstood("a response record holds no HTTP response with a status of three digits")
    return int(status), tuple((name.lower(), value) for name, value in parsed.headers)


def content_length(headers: Mapping[str, str]) -> int:
    """Give the length of a record's block, as the record tells it. Raises `NotUnderstood`."""
    text = headers.get("content-length", "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise NotUnderstood("a record does not tell its length")
    return int(text)


@lru_cache(maxsize=16)  # of a record without a head the block is the payload, and a request's payload is empty
def labelled(digest: bytes) -> str:
    """Write a SHA-256 as WARC's digest fields have it: its name, and the value in Base32."""
    return f"sha256:{b32encode(digest).decode()}"


def hex_digest(digest: str) -> str | None:
    """Give a digest as `labelled` writes it in hexadecimal; None if it is another."""
    found = _LABELLED.fullmatch(digest)
    # base64's own decoder takes a twentieth of the time in which a cache is opened. The last 4 bits are filling.
    return f"{int(found[1].translate(_AS_INT_READS), 32) >> 4:064x}" if found else None


def new_id() -> str:
    """Give a new record id."""
    return f"<urn:uuid:{uuid4()}>"
