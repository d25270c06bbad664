"""The captures of a WARC file: what `write_fetch` wrote, found again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from checker.capture.capture import ROBOTS_IGNORED, Capture, Outcome
from checker.capture.damage import Damage
from checker.capture.gzip_members import Damaged, Member, members
from checker.capture.revisit import PROFILES
from checker.capture.salvage import whole_members
from checker.capture.warc_record import (
    LIMIT_HEAD_BYTES,
    NotUnderstood,
    content_length,
    hex_digest,
    read_headers,
    read_http_head,
)

_LIMIT_PENDING = 100
"""Responses that may wait for their metadata record; in a file of another program there comes none."""

_REQUEST = b"WARC/1.1\r\nWARC-Type: request\r\n"
"""As `write_record` begins one."""


@dataclass(frozen=True, slots=True)
class _Response:
    """What the index keeps of a response or revisit record."""

    offset: int
    refers_to: str | None
    status: int
    headers: tuple[tuple[str, str], ...]
    payload_sha256: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture, and where in its file it stands."""

    capture: Capture
    offset: int | None
    """Of its response or revisit record; None where nothing answered."""
    refers_to: str | None
    """The record that holds its payload, where it is a revisit (ISO 28500 §6.7)."""
    begin: int
    end: int
    """Of all its records, half-open."""


def read_captures(file: BinaryIO) -> Iterator[Stored | Damage]:
    """Give every whole capture of a file, and what was passed over as damaged, in its order.

    Records that `write_fetch` did not write, and those that are not understood, are passed over.
    """
    responses: dict[str, _Response] = {}
    begin = file.tell()
    for member in whole_members(file, LIMIT_HEAD_BYTES):
        if isinstance(member, Damage):
            # What stood before it may be of another capture than what stands behind it.
            responses.clear()
            begin = member.offset + member.length
            yield member
            continue
        if member.beginning.startswith(_REQUEST):
            continue  # nothing of it is needed
        try:
            headers, block = read_headers(member)
        except NotUnderstood:
            continue
        kind, record_id = headers.get("warc-type"), headers.get("warc-record-id", "")
        if kind in ("response", "revisit"):
            if (response := _read_response(member, headers, block)) is not None:
                responses[record_id] = response
            if len(responses) > _LIMIT_PENDING:
                del responses[next(iter(responses))]
        elif kind == "metadata":
            if (read := _read_metadata(record_id, headers, block.read(), responses)) is not None:
                capture, response = read
                offset, refers_to = (response.offset, response.refers_to) if response else (None, None)
                yield Stored(capture, offset, refers_to, begin, member.end)
            responses.clear()
            begin = member.end
        elif kind == "warcinfo":
            begin = member.end


def read_body(file: BinaryIO, offset: int, limit_bytes: int) -> bytes:
    """Give the payload of the response record at this offset as it was stored, or its beginning up to the limit.

    Raises `Damaged` and `NotUnderstood`.
    """
    file.seek(offset)
    member = next(members(file, LIMIT_HEAD_BYTES + limit_bytes), None)
    if member is None:
        raise Damaged(offset, "the file ends before the record")
    headers, block = read_headers(member)
    end = block.tell() + content_length(headers)
    read_http_head(member, block)
    return block.read(max(0, min(limit_bytes, end - block.tell())))


def _read_response(member: Member, headers: Mapping[str, str], block: BytesIO) -> _Response | None:
    """Read what the index needs of a response or a revisit; None where it is not one of HTTP that we understand."""
    if not headers.get("warc-target-uri", "").startswith(("http:", "https:")):
        return None
    refers_to = None
    if headers.get("warc-type") == "revisit":
        refers_to = headers.get("warc-refers-to")
        # Without a record id it can't be told whose payload is meant; without a block, what the server said.
        if headers.get("warc-profile") not in PROFILES or not refers_to or headers.get("content-length") == "0":
            return None
    digest = hex_digest(headers.get("warc-payload-digest", ""))
    try:
        content_length(headers)
        return _Response(member.offset, refers_to, *read_http_head(member, block), digest)
    except NotUnderstood:
        return None


def _read_metadata(
    record_id: str, headers: Mapping[str, str], block: bytes, responses: Mapping[str, _Response]
) -> tuple[Capture, _Response | None] | None:
    """Give the capture that a metadata record of ours concludes, and its response; None for anyone else's."""
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
            memento_at=_moment(first.get("memento-at")),
            memento_near=_moment(first.get("memento-near")),
            ignored_robots=first.get("robots") == ROBOTS_IGNORED,
        )
    except (KeyError, ValueError, OverflowError):
        return None
    return capture, response


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).astimezone(UTC)
