"""The files that a run writes to: begun, locked, and gone on with after a kill.

A file is locked by a lock on itself (flock; on Windows a byte far behind its end), so the system lets go of it when a
run is killed, other machines that share the folder see it, and nothing but captures ever stands in cache/. A lock file
beside it would be committed with the captures after a kill; one elsewhere is not seen through a shared volume.
"""

import os
import re
import secrets
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from checker.capture.gzip_members import Damaged, beginning_of_torn, members
from checker.capture.salvage import Work, find_record
from checker.capture.settings import MEBIBYTE, software
from checker.capture.warc_record import LIMIT_HEAD_BYTES, NotUnderstood, read_headers
from checker.capture.warc_write import write_warcinfo

ROLL_BYTES = 50 * MEBIBYTE
"""A file is closed at about this size and never changed again, so that git stores it once and hosts accept it."""
_OWN_NAME = re.compile(r"checker-\d{8}T\d{6}Z-[0-9a-f]{8}\.warc\.gz")
_SOFTWARE = software().partition("/")[0]
_PARTS = ("warcinfo", "response", "revisit", "request")
"""What a fetch writes before the metadata record that makes it a capture."""
_LIMIT_TAIL_BYTES = 2 * ROLL_BYTES
"""More is nothing that a kill left: another run filled the file, or it is no longer what it was."""
_WINDOWS_LOCK_OFFSET = 1 << 40
"""Windows keeps everyone, ourselves too, from reading what is locked; behind the end there is nothing to read."""


def begin(folder: Path, name: str | None) -> tuple[Path, BinaryIO]:
    """Begin a file, under a new name unless one is given; it must not exist yet. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        path = folder / (name or f"checker-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.warc.gz")
        file = path.open("x+b")
        try:
            # Another run may have found the file before we locked it; it is then that run's.
            is_ours = lock(file)
        except OSError:
            is_ours = True  # nothing can be locked here, so no run ever goes on with the file of another
        if is_ours:
            _say_who_writes(file, path.name)
            return path, file
        file.close()


def is_full(end: int) -> bool:
    """Whether a file whose last whole capture ends here is closed for good."""
    return end >= ROLL_BYTES


def newest_own(ends: Mapping[Path, int]) -> Path | None:
    """Give the newest file that is not full and bears a name which only `begin` gives, of files with these ends."""
    own = (path for path, end in ends.items() if _OWN_NAME.fullmatch(path.name) and not is_full(end))
    return max(own, key=lambda path: path.name, default=None)


def reopen(path: Path, known_end: int) -> BinaryIO | None:
    """Open a file of an earlier run to go on with, behind its last whole capture; None if it must be left alone.

    `known_end` is where a whole capture ends (0: not known). What a kill left behind the last one is cut off. Left
    alone is what another run has locked, what `begin` did not begin, what has reached `ROLL_BYTES`, and what was
    damaged otherwise than by a kill: there may be whole captures behind the damage.
    """
    try:
        file = path.open("r+b")
    except OSError:
        return None
    try:
        if lock(file) and os.path.samestat(os.fstat(file.fileno()), path.stat()):
            end = _append_point(file, path.name, known_end)
            if end is not None and not is_full(end):
                file.truncate(end)
                file.seek(end)
                _say_who_writes(file, path.name)
                return file
    except OSError:
        pass
    except BaseException:
        file.close()
        raise
    file.close()
    return None


def _say_who_writes(file: BinaryIO, name: str) -> None:
    """Write the record about the software of this run: it holds for the records after it (ISO 28500 §6.2)."""
    write_warcinfo(file, name, software(), datetime.now(UTC))


def _append_point(file: BinaryIO, name: str, known_end: int) -> int | None:
    """Say where the last whole capture ends; None if what stands behind it is not what a kill leaves."""
    size = os.fstat(file.fileno()).st_size
    if not known_end <= size <= known_end + _LIMIT_TAIL_BYTES or not _is_own(file, name):
        return None
    file.seek(end := known_end)
    try:
        for member in members(file, LIMIT_HEAD_BYTES):
            headers, block = read_headers(member)
            kind = headers.get("warc-type")
            if kind == "metadata" and block.read().startswith(b"cited-url: "):
                end = member.end
            elif kind not in _PARTS:
                return None
    except NotUnderstood:
        return None
    except Damaged as damage:
        return end if damage.torn and _nothing_whole_behind(file, damage.offset) else None
    return end


def _is_own(file: BinaryIO, name: str) -> bool:
    """Whether `begin` began this file under this name, even if it was killed over its first record."""
    file.seek(0)
    expected = f"WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Filename: {name}\r\n".encode()
    try:
        first = next(members(file, LIMIT_HEAD_BYTES), None)
        if first is None:
            return True
        _, block = read_headers(first)
        return first.beginning.startswith(expected) and f"software: {_SOFTWARE}/".encode() in block.read()
    except NotUnderstood:
        return False
    except Damaged as damage:
        if not damage.torn:
            return False
        file.seek(0)
        return expected.startswith(beginning_of_torn(file, len(expected)))


def _nothing_whole_behind(file: BinaryIO, offset: int) -> bool:
    """Whether no record begins behind this one that seems torn.

    A damaged length can make a record in the middle seem to go on to the end of the file.
    """
    work = Work(file)
    return find_record(file, offset + 1, work) is None and not work.is_spent


if sys.platform == "win32":
    import msvcrt

    def lock(file: BinaryIO) -> bool:
        """Take a file for this run alone, until it is closed; say whether that worked. Raises OSError."""
        place = file.tell()
        file.seek(_WINDOWS_LOCK_OFFSET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            file.seek(place)
        return True

else:
    import fcntl

    def lock(file: BinaryIO) -> bool:
        """Take a file for this run alone, until it is closed; say whether that worked. Raises OSError."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
