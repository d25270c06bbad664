"""The body of a response while it waits to be stored: in memory as long as it is small."""

import weakref
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from tempfile import SpooledTemporaryFile, gettempdir
from typing import IO

from checker.errors import CacheError

MEMORY_BYTES = 1024 * 1024
"""Nearly every page is smaller. What is larger goes to a file without a name, so that a run's memory does not grow with
what servers send."""
_PIECE_BYTES = 64 * 1024


class Body:
    """Bytes as they were received, written once and read as often as needed; gone with the last who holds it."""

    __slots__ = ("__weakref__", "_digest", "_file", "_size")

    def __init__(self, content: bytes = b"") -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(MEMORY_BYTES)  # noqa: SIM115 — closed with the last who holds it
        weakref.finalize(self, _close, self._file)
        self._digest = sha256()
        self._size = 0
        self.write(content)

    def __len__(self) -> int:
        return self._size

    def write(self, piece: bytes) -> None:
        """Add to the end. Raises CacheError where the system has no room for it."""
        try:
            self._file.write(piece)
        except OSError as error:
            raise _no_room(error) from error
        self._digest.update(piece)
        self._size += len(piece)

    @property
    def sha256(self) -> bytes:
        """The SHA-256 of it."""
        return self._digest.digest()

    def opened(self) -> IO[bytes]:
        """Give the whole to read from its beginning; one reader at a time, and nothing is written after.

        Raises CacheError where the system has no room for its end.
        """
        try:
            # What was written last may be on its way to the file until now.
            self._file.seek(0)
        except OSError as error:
            raise _no_room(error) from error
        return self._file

    def pieces(self) -> Iterator[bytes]:
        """Give it piece by piece; one reader at a time."""
        file = self.opened()
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # what there is no room for is not wanted any more
        file.close()


def _no_room(error: OSError) -> CacheError:
    trouble = f"{gettempdir()}: cannot keep a large body here ({error.strerror or error})"
    return CacheError(f"{trouble}; free some space, or name another folder in TMPDIR")
