"""Whether a cache is what was written: every digest, length and reference of its records checked anew."""

import hashlib
from base64 import b32decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from checker.capture.cache import Cache
from checker.capture.damage import Damage
from checker.capture.files import warc_files
from checker.capture.gzip_members import Member
from checker.capture.salvage import whole_members
from checker.capture.settings import LIMIT_WIRE_BYTES
from checker.capture.warc_record import LIMIT_HEAD_BYTES, NotUnderstood, content_length, read_headers, read_http_head
from checker.errors import CacheError

_LIMIT_RECORD_BYTES = LIMIT_WIRE_BYTES + LIMIT_HEAD_BYTES
_BEHIND_A_RECORD = b"\r\n\r\n"
_ALGORITHMS = ("sha256", "sha1", "sha512", "md5")
"""Those that archives use; checker itself writes the first."""
_BLOCK_DIGEST = "warc-block-digest"
_COMPARED = frozenset(
    "warc-type warc-date warc-target-uri warc-block-digest warc-payload-digest "
    "warc-refers-to warc-refers-to-target-uri warc-refers-to-date".split()
)
"""What is kept of a record's headers, so that a cache of any size can be checked."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that is not as it was written."""

    path: Path
    offset: int
    """Of the record, in the file as it is."""
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: at byte {self.offset:,}: {self.problem}"


@dataclass(slots=True)
class Checked:
    """What was checked, and what was found wrong."""

    files: int = 0
    records: int = 0
    captures: int = 0
    """That the index finds, made anew from the files alone."""
    usable: int = 0
    """Captures whose body can be read, or that have none."""
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What other records may refer to, or be compared with."""

    path: Path
    offset: int
    headers: Mapping[str, str]
    """Those of `_COMPARED`; with a digest of the block also where the record has none."""


def check_cache(folder: Path) -> Checked:
    """Check every record of every file of a cache (ISO 28500:2017 §5), and that the index finds every capture.

    Of each record: its gzip checksum and length, the digests of its block and its payload, and for a revisit that the
    record which it refers to is there and holds the payload that it means. Changes nothing. Raises CacheError where
    the folder or a file cannot be read at all.
    """
    checked = Checked()
    seen: dict[str, _Seen] = {}
    try:
        for path in warc_files(folder):
            checked.files += 1
            for record_id, record in _check_file(path, checked):
                # A copy of a file is no fault; two records of one name are.
                if seen.setdefault(record_id, record).headers != record.headers:
                    checked.faults.append(Fault(path, record.offset, f"another record has the same id {record_id}"))
    except OSError as error:
        raise CacheError(f"{error.filename or folder}: cannot be read: {error.strerror or error}") from error
    for record in seen.values():
        if record.headers.get("warc-type") == "revisit" and (problem := _misreferred(record, seen)):
            checked.faults.append(Fault(record.path, record.offset, problem))
    _check_index(folder, checked)
    return checked


def _check_file(path: Path, checked: Checked) -> Iterator[tuple[str, _Seen]]:
    if not path.is_file():  # a pipe would be waited for without end
        checked.faults.append(Fault(path, 0, "is not a file; nothing in it is used"))
        return
    if not path.stat().st_size:
        checked.faults.append(Fault(path, 0, "is empty; whatever it held is lost"))
    with path.open("rb") as file:
        yield from _check_records(path, file, checked)


def _check_records(path: Path, file: BinaryIO, checked: Checked) -> Iterator[tuple[str, _Seen]]:
    for member in whole_members(file, _LIMIT_RECORD_BYTES):
        if isinstance(member, Damage):
            behind = "a run that goes on with the file cuts it off" if member.torn else "what is whole behind is used"
            problem = f"{member.length:,} bytes are passed over, {member.reason}; {behind}"
            checked.faults.append(Fault(path, member.offset, problem))
            continue
        if not member.size:
            continue  # RFC 1952 allows it, and it holds nothing
        checked.records += 1
        try:
            headers, block = read_headers(member)
        except NotUnderstood as reason:
            checked.faults.append(Fault(path, member.offset, f"{reason}; passed over"))
            continue
        start = block.tell()
        record_id = headers.get("warc-record-id", "")
        for problem in _problems(member, headers, start):
            checked.faults.append(Fault(path, member.offset, f"{record_id} {problem}"))
        if record_id:
            kept = {name: value for name, value in headers.items() if name in _COMPARED}
            if _BLOCK_DIGEST not in kept:
                kept[_BLOCK_DIGEST] = hashlib.sha256(memoryview(member.beginning)[start:]).hexdigest()
            yield record_id, _Seen(path, member.offset, kept)


def _problems(member: Member, headers: Mapping[str, str], start: int) -> Iterator[str]:
    """Say what is wrong with a record by itself; its block begins at `start` of the member."""
    if member.size > len(member.beginning):
        yield f"is larger than {_LIMIT_RECORD_BYTES:,} bytes, which checker never writes; it is not checked"
        return
    try:
        end = start + content_length(headers)
    except NotUnderstood as reason:
        yield f"is passed over: {reason}"
        return
    if member.beginning[end:] != _BEHIND_A_RECORD:
        yield "is not as long as it says"
        return
    block = member.beginning[start:end]
    if (problem := _mismatch(headers.get(_BLOCK_DIGEST), block)) is not None:
        yield f"has a block {problem}"
    try:
        payload = _payload(member, headers, start, block)
    except NotUnderstood as reason:
        yield f"is passed over: {reason}"
        return
    if payload is not None and (problem := _mismatch(headers.get("warc-payload-digest"), payload)) is not None:
        yield f"has a payload {problem}"


def _payload(member: Member, headers: Mapping[str, str], start: int, block: bytes) -> bytes | None:
    """Give the payload of a record (ISO 28500 §6); None where it stands elsewhere, or not as it is digested.

    Raises `NotUnderstood`.
    """
    kind = headers.get("warc-type")
    if kind == "revisit" or "warc-segment-number" in headers:
        return None
    if not headers.get("content-type", "").startswith("application/http"):
        return block
    if kind == "request":
        return block.partition(b"\r\n\r\n")[2]
    _, rest = read_headers(member)
    _, http_headers = read_http_head(member, rest)
    if any(name == "transfer-encoding" for name, _ in http_headers):
        return None
    return block[rest.tell() - start :]


def _mismatch(digest: str | None, data: bytes) -> str | None:
    """Say how data does not fit its digest, in the spellings that archives use: Base32 or hexadecimal."""
    if digest is None:
        return None
    algorithm, _, value = digest.partition(":")
    if algorithm not in _ALGORITHMS:
        return f"with a digest that cannot be checked ({algorithm})"
    found = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    try:
        told = bytes.fromhex(value) if len(value) == 2 * len(found) else b32decode(value)
    except ValueError:
        told = b""
    return None if told == found else "that does not fit its digest: it was changed"


def _misreferred(revisit: _Seen, seen: Mapping[str, _Seen]) -> str | None:
    """Say what is wrong with what a revisit refers to (ISO 28500 §6.7)."""
    record_id = revisit.headers.get("warc-refers-to")
    if record_id is None:
        return None
    original = seen.get(record_id)
    if original is None:
        return f"a revisit of the record {record_id}, which is not in the cache: its body is lost"
    if original.headers.get("warc-type") == "revisit":
        return f"a revisit of the record {record_id}, which is a revisit and holds no body: it is lost"
    for told, meant in (
        ("warc-payload-digest", "warc-payload-digest"),
        ("warc-refers-to-target-uri", "warc-target-uri"),
        ("warc-refers-to-date", "warc-date"),
    ):
        if told in revisit.headers and revisit.headers[told] != original.headers.get(meant):
            return f"a revisit of the record {record_id}, which has another {meant}"
    return None


def _check_index(folder: Path, checked: Checked) -> None:
    """Make the index anew, and look every capture up in it."""
    cache = Cache.open(folder)
    told = {(fault.path, fault.offset) for fault in checked.faults}
    checked.faults += (Fault(path, lost.offset, lost.reason) for path, lost in cache.lost)
    for capture in cache.all():
        checked.captures += 1
        try:
            cache.body(capture)
            checked.usable += 1
        except CacheError as error:
            place = cache.place(capture)
            offset = place.begin if place.offset is None else place.offset
            if (place.path, offset) not in told:
                checked.faults.append(Fault(place.path, offset, str(error)))
