"""What can still be read of a WARC file that was damaged: its whole records, before the damage and behind it.

Nothing in a gzip file says where the next member begins if one is damaged, so it is searched for.
"""

import os
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from checker.capture.damage import Damage
from checker.capture.gzip_members import LIMIT_MEMBER_BYTES, Damaged, Member, beginning_of_torn, members
from checker.capture.warc_record import LIMIT_HEAD_BYTES, NotUnderstood, content_length, read_headers

_MEMBER_BEGINS = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
"""RFC 1952 §2.3.1: flags that are reserved are zero. Time and system are any program's own."""
_LONGEST_BEGINNING = 4
_RECORD_BEGINS = b"WARC/"
_PIECE_BYTES = 1024 * 1024
_SUSPECT_BYTES = 1024
"""So much of what may be a member is looked at first; names and notes of gzip fit in."""
_COST_OF_A_SUSPECT = 8 * _SUSPECT_BYTES
"""As many bytes could be decompressed in that time."""
_WORK_FACTOR = 8
"""A file may cost so many times its size in vain; beginnings within beginnings would cost its square."""
_BEHIND_A_RECORD = len(b"\r\n\r\n")


class Work:
    """What may still be spent on a file in vain."""

    def __init__(self, file: BinaryIO) -> None:
        self._left_bytes = _WORK_FACTOR * size_of(file) + LIMIT_MEMBER_BYTES

    def spend(self, count_bytes: int) -> None:
        """Note bytes that were read or decompressed in vain."""
        self._left_bytes -= count_bytes

    @property
    def is_spent(self) -> bool:
        """Whether no more is to be tried."""
        return self._left_bytes < 0


def whole_members(file: BinaryIO, keep_bytes: int) -> Iterator[Member | Damage]:
    """Walk through a file from where it stands, and on at the next whole record behind each damage.

    The work is linear in the file's size, whatever is in it. What a record that the file ends in holds is no record:
    a page's body may look like one.
    """
    work: Work | None = None
    while True:
        try:
            yield from members(file, keep_bytes)
            return
        except Damaged as damaged:
            damage = damaged
        if work is None:
            work = Work(file)
        work.spend(damage.work_bytes)
        is_cut = _is_cut(file, damage)
        found = None if is_cut else find_record(file, damage.offset + 1, work)
        size, reason = size_of(file), damage.reason
        if found is not None and damage.torn:
            reason = "the end of a record is lost"
        elif work.is_spent and not is_cut:
            reason += "; so much is damaged that what is behind it is not looked through"
        end = size if found is None else found.offset
        yield Damage(damage.offset, end - damage.offset, reason, damage.torn and found is None)
        if found is None:
            return
        file.seek(end)


def find_record(file: BinaryIO, offset: int, work: Work) -> Member | None:
    """Give the next whole member, from this offset on, that begins a WARC record; None if there is none.

    Also None if the work is spent: then there may be one.
    """
    place, rest = offset, b""
    while not work.is_spent:
        file.seek(place)
        if not (piece := file.read(_PIECE_BYTES)):
            return None
        begin, text = place - len(rest), rest + piece
        for match in _MEMBER_BEGINS.finditer(text):
            work.spend(_COST_OF_A_SUSPECT)
            if (member := _record_at(file, begin + match.start(), work)) is not None:
                return member
            if work.is_spent:
                return None
        place, rest = place + len(piece), text[-(_LONGEST_BEGINNING - 1) :]
    return None


def size_of(file: BinaryIO) -> int:
    """Give a file's size; the file then stands at its end."""
    return file.seek(0, os.SEEK_END)


def _record_at(file: BinaryIO, offset: int, work: Work) -> Member | None:
    file.seek(offset)
    try:
        if zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(file.read(_SUSPECT_BYTES), len(_RECORD_BEGINS)) != (
            _RECORD_BEGINS
        ):
            return None
    except zlib.error:
        return None
    file.seek(offset)
    try:
        return next(members(file, len(_RECORD_BEGINS)), None)
    except Damaged as damage:
        work.spend(damage.work_bytes)
        return None


def _is_cut(file: BinaryIO, damage: Damaged) -> bool:
    """Whether this is a record's beginning and nothing else, as a kill leaves it: no longer than the record says."""
    if not damage.torn:
        return False
    file.seek(damage.offset)
    beginning = beginning_of_torn(file, LIMIT_HEAD_BYTES)
    try:
        headers, block = read_headers(Member(damage.offset, damage.offset, beginning, damage.size))
        return damage.size <= block.tell() + content_length(headers) + _BEHIND_A_RECORD
    except NotUnderstood:
        return False
