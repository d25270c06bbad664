"""The members of a gzip file (RFC 1952 §2.2), read within limits: a WARC file has one for each record.

warcio's own reader takes a header line of any length into memory and prints what it thinks of damage; a cache/ may
come from anywhere, so its files are walked here and only what is small is handed on.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LIMIT_MEMBER_BYTES = 256 * 1024 * 1024
"""Decompressed. Far over what the capture stage writes; beyond it a member is a bomb, and so is its file."""
_PIECE_BYTES = 64 * 1024


class Damaged(Exception):
    """From this offset on the file cannot be read. Everything before it was whole."""

    def __init__(self, offset: int, reason: str, *, torn: bool = False, read_bytes: int = 0, size: int = 0) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason
        self.torn = torn
        """The file ends in the middle of a member: it was cut, by a kill as a rule; nothing in it contradicts that."""
        self.size = size
        """Of what could be decompressed of the member."""
        self.work_bytes = read_bytes + size
        """What it cost to find that out."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member, whole and with the right checksum."""

    offset: int
    """Of its first byte in the file."""
    end: int
    """Of the first byte after it."""
    beginning: bytes
    """Decompressed, up to the number of bytes that was asked for."""
    size: int
    """Of all of it, decompressed."""


def members(file: BinaryIO, keep_bytes: int) -> Iterator[Member]:
    """Walk through a file from where it stands. Raises `Damaged` at the first member that is not whole."""
    offset = file.tell()
    rest = b""
    while rest or (rest := file.read(_PIECE_BYTES)):
        member, rest = _read_member(file, offset, rest, keep_bytes)
        yield member
        offset = member.end


def _read_member(file: BinaryIO, offset: int, rest: bytes, keep_bytes: int) -> tuple[Member, bytes]:
    engine = zlib.decompressobj(16 + zlib.MAX_WBITS)
    kept = bytearray()
    size = consumed = 0
    while not engine.eof:
        if not rest and not (rest := file.read(_PIECE_BYTES)):
            reason = "the file ends in the middle of a record"
            raise Damaged(offset, reason, torn=True, read_bytes=consumed, size=size)
        try:
            piece = engine.decompress(rest, _PIECE_BYTES)
        except zlib.error:
            reason = "a record is damaged, or was not compressed on its own"
            raise Damaged(offset, reason, read_bytes=consumed + len(rest), size=size) from None
        left = engine.unused_data if engine.eof else engine.unconsumed_tail
        consumed += len(rest) - len(left)
        rest = left
        size += len(piece)
        if size > LIMIT_MEMBER_BYTES:
            reason = f"a record is larger than {LIMIT_MEMBER_BYTES:,} bytes"
            raise Damaged(offset, reason, read_bytes=consumed, size=size)
        kept += piece[: keep_bytes - len(kept)]
    return Member(offset, offset + consumed, bytes(kept), size), rest


def beginning_of_torn(file: BinaryIO, keep_bytes: int) -> bytes:
    """Give what can be read of a member that the file ends in, up to a number of bytes; it stands at its beginning."""
    return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(file.read(_PIECE_BYTES), keep_bytes)
