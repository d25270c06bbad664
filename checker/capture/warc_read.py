"""The captures of a WARC file: what `write_fetch` wrote, found again."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import BinaryIO

from checker.capture.capture import ROBOTS_IGNORED, Capture, Outcome
from checker.capture.damage import Damage
from checker.capture.gzip_members import Damaged, Member, members
from checker.capture.revisit import PROFILES
from checker.capture.salvage import whole_members
from checker.capture.settings import software
from checker.capture.warc_record import (
    LIMIT_HEAD_BYTES,
    NotUnderstood,
    content_length,
    hex_digest,
    read_headers,
    read_http_head,
)

_LIMIT_CHAIN = 100
"""Responses that may wait for their metadata record; in a file of another program there comes none."""

_REQUEST = b"WARC/1.1\r\nWARC-Type: request\r\n"
"""As `write_record` begins one."""
_CITED = b"cited-url: "
"""As `write_fetch` begins the block of a metadata record; nobody else does."""
_CLOCKS = timedelta(days=1)
"""So far an archive's clock may be ahead of ours."""
_SOFTWARE = f"software: {software().partition('/')[0]}/".encode()


@dataclass(frozen=True, slots=True)
class _Response:
    """What the index keeps of a response or revisit record."""

    record_id: str
    url: str
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
    """Of all its records and of no other, half-open."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Whole records of a capture of ours that is not whole, or not understood."""

    offset: int
    """Of the record that says so."""
    reason: str


def read_captures(file: BinaryIO, name: str = "") -> Iterator[Stored | Lost | Damage]:
    """Give every whole capture of a file of this name, and what is lost or damaged, in its order.

    A capture is what `write_fetch` wrote in one go: for each exchange a response and its request, and the metadata
    record that concludes them. Records of others, and those that are not understood, are passed over. What damage hit
    is told as the damage alone. Behind it may stand what a page holds in its body, so there a capture must name this
    file: by its name, or by one that it was given before the damage.
    """
    chain: list[_Response] = []
    names = {name}
    is_ours = was_hit = is_damaged = False
    for member in whole_members(file, LIMIT_HEAD_BYTES):
        if isinstance(member, Damage):
            chain.clear()
            was_hit = is_damaged = True
            yield member
            continue
        if not member.size or (chain and _is_own_request(member, chain[-1])):
            continue
        headers, block = _headers(member)
        kind = headers.get("warc-type")
        if (response := _read_response(member, headers, block)) is not None:
            chain.append(response)
            if len(chain) > _LIMIT_CHAIN:
                del chain[0]
            continue
        text = block.read() if kind in ("metadata", "warcinfo") else b""
        if kind == "metadata" and text.startswith(_CITED):
            try:
                stored = _conclude(member, headers, text, chain, names if is_damaged else None)
            except NotUnderstood as reason:
                name = headers.get("warc-refers-to") or headers.get("warc-record-id", "")
                if not was_hit:
                    yield Lost(member.offset, f"the capture {name} cannot be used: {reason}")
            else:
                if chain and chain[0].offset < stored.begin:
                    yield from _unconcluded([each for each in chain if each.offset < stored.begin], is_ours=is_ours)
                yield stored
            was_hit = False
        else:
            yield from _unconcluded(chain, is_ours=is_ours)
            if kind == "warcinfo":
                is_ours, was_hit = _SOFTWARE in text, False
                if not is_damaged:
                    names.add(headers.get("warc-filename", name))
        chain.clear()
    yield from _unconcluded(chain, is_ours=is_ours)


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


def _headers(member: Member) -> tuple[Mapping[str, str], BytesIO]:
    try:
        return read_headers(member)
    except NotUnderstood:
        return {}, BytesIO()


def _is_own_request(member: Member, response: _Response) -> bool:
    """Whether this is the request of that response. It is not parsed: nothing of it is needed."""
    return member.beginning.startswith(_REQUEST) and response.record_id.encode() in member.beginning


def _unconcluded(chain: Sequence[_Response], *, is_ours: bool) -> Iterator[Lost]:
    """Tell of responses that no metadata record follows. `is_ours`: they stand behind a warcinfo record of ours."""
    if chain and is_ours:
        reason = f"the capture of {chain[-1].url} has no end: the metadata record that concludes it is not there"
        yield Lost(chain[0].offset, reason)


def _read_response(member: Member, headers: Mapping[str, str], block: BytesIO) -> _Response | None:
    """Read what the index needs of a response or a revisit; None where it is not one of HTTP that we understand."""
    kind, url = headers.get("warc-type"), headers.get("warc-target-uri", "")
    if kind not in ("response", "revisit") or not url.startswith(("http:", "https:")):
        return None
    refers_to = headers.get("warc-refers-to") if kind == "revisit" else None
    record_id, digest = headers.get("warc-record-id", ""), hex_digest(headers.get("warc-payload-digest", ""))
    try:
        is_empty = content_length(headers) == 0
        # Without a record id it can't be told whose payload is meant; without a block, what the server said.
        if kind == "revisit" and (headers.get("warc-profile") not in PROFILES or not refers_to or is_empty):
            return None
        return _Response(record_id, url, member.offset, refers_to, *read_http_head(member, block), digest)
    except NotUnderstood:
        return None


def _conclude(
    member: Member, headers: Mapping[str, str], text: bytes, chain: Sequence[_Response], names: Set[str] | None
) -> Stored:
    """Give the capture that a metadata record of ours makes of the responses before it. Raises `NotUnderstood`.

    With `names`, only if it names its file by one of them.
    """
    fields = [line.partition(": ")[::2] for line in text.decode("utf-8", "replace").split("\r\n")]
    first = dict(reversed(fields))
    if names is not None and first.get("warc-filename") not in names:
        raise NotUnderstood("it stands behind damage and does not name this file")
    response_id = headers.get("warc-refers-to")
    redirects = tuple(value for name, value in fields if name == "redirect")
    captured_url = first.get("captured-url")
    if captured_url is None:  # it may be empty, as the cited one was
        raise NotUnderstood("its metadata record lacks the field captured-url")
    # The last response may be a redirect itself, that was not followed.
    urls = redirects if redirects and redirects[-1] == captured_url else (*redirects, captured_url)
    own = [] if response_id is None else _own(chain, response_id, urls)
    response = own[-1] if own else None
    captured_at = _moment("captured-at", first.get("captured-at", ""))
    memento_at = _moment("memento-at", first["memento-at"]) if "memento-at" in first else None
    if memento_at is not None and memento_at - _CLOCKS > captured_at:
        raise NotUnderstood("its metadata record has a memento-at that is later than the capture")
    try:
        outcome = Outcome(first.get("outcome", ""))
    except ValueError:
        raise NotUnderstood("its metadata record has an outcome that is none") from None
    capture = Capture(
        cited_url=first["cited-url"],
        captured_url=captured_url,
        captured_at=captured_at,
        outcome=outcome,
        detail=first.get("detail", ""),
        redirects=redirects,
        http_status=response.status if response else None,
        headers=response.headers if response else (),
        warc_record_id=response_id or headers.get("warc-record-id", ""),
        payload_sha256=response.payload_sha256 if response else None,
        memento_at=memento_at,
        memento_near=_moment("memento-near", first["memento-near"]) if "memento-near" in first else None,
        ignored_robots=first.get("robots") == ROBOTS_IGNORED,
    )
    begin = own[0].offset if own else member.offset
    offset, refers_to = (response.offset, response.refers_to) if response else (None, None)
    return Stored(capture, offset, refers_to, begin, member.end)


def _own(chain: Sequence[_Response], response_id: str, urls: Sequence[str]) -> Sequence[_Response]:
    """Give the responses of a capture: those of its redirects, and the last one. Raises `NotUnderstood`."""
    own = chain[-len(urls) :]
    if not own or own[-1].record_id != response_id:
        raise NotUnderstood("its response is not before it, or is not understood")
    if [each.url for each in own] != list(urls):
        raise NotUnderstood("the responses before it are not those of the URLs that it names")
    return own


def _moment(name: str, value: str) -> datetime:
    """Read a date as `write_fetch` writes it, and one without a zone as UTC: never in this machine's zone."""
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise NotUnderstood(f"its metadata record has no possible date as {name}") from None
