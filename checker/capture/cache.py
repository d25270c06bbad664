"""The cache: a folder of WARC files, found by URL, readable without a network, safe to append to."""

import os
import secrets
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from checker.capture.capture import Capture
from checker.capture.decode import decode
from checker.capture.exchange import Fetched
from checker.capture.gzip_members import Damaged
from checker.capture.settings import LIMIT_DECODED_BYTES, LIMIT_WIRE_BYTES, MEBIBYTE, software
from checker.capture.url_key import url_key
from checker.capture.warc_read import Stored, read_body, read_captures
from checker.capture.warc_write import write_fetch, write_warcinfo
from checker.errors import CacheError

PATTERN = "*.warc.gz"
ROLL_BYTES = 50 * MEBIBYTE
"""A file is closed at about this size and never changed again, so that git stores it once and hosts accept it."""


class Cache:
    """The captures of a folder. Made by `Cache.open`; closed by `close` or at the end of a `with` block.

    What a run adds goes into a new file of its own, so runs at the same time never touch each other's.
    """

    def __init__(self, folder: Path, file_name: str | None) -> None:
        self._folder = folder
        self._file_name = file_name
        self._file: BinaryIO | None = None
        self._path = folder
        self._places: dict[str, tuple[Path, int | None]] = {}
        self._captures: list[Capture] = []
        self._by_url: defaultdict[str, list[Capture]] = defaultdict(list)
        self._warnings: list[str] = []

    @staticmethod
    def open(folder: Path, *, file_name: str | None = None) -> "Cache":
        """Read the index of a folder; one that is not there is an empty cache, and is made by the first write.

        `file_name` names the file that writes go to, all of them; it must not exist yet. Without it files get new
        names and are rolled over at `ROLL_BYTES`. Raises CacheError where the folder or a file cannot be read;
        damage inside a file is told in `warnings`.
        """
        cache = Cache(folder, file_name)
        try:
            if folder.exists():
                for path in sorted(entry for entry in folder.iterdir() if entry.match(PATTERN)):
                    cache._index(path)
        except OSError as error:
            raise _trouble("read", Path(error.filename or folder), error) from error
        cache._sort(cache._by_url)
        return cache

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was passed over when the cache was opened: one line each, naming the file."""
        return tuple(self._warnings)

    def captures(self, url: str) -> tuple[Capture, ...]:
        """Give the captures of a cited URL, the oldest first. Its fragment makes no difference."""
        return tuple(self._by_url.get(url_key(url), ()))

    def all(self) -> tuple[Capture, ...]:
        """Give every capture, the oldest first; captures of the same moment by record id."""
        return tuple(sorted(self._captures, key=_order))

    def body(self, capture: Capture) -> bytes:
        """Give a capture's body, its content encoding undone; empty where nothing answered.

        Of a body that is cut off, too large or not decodable, what can be read of its beginning. Raises CacheError if
        the file cannot be read any more, or the capture is none of this cache's.
        """
        try:
            path, offset = self._places[capture.warc_record_id]
        except KeyError:
            message = f"the capture {capture.warc_record_id} of {capture.cited_url} is not in {self._folder}"
            raise CacheError(f"{message}; open the cache again, it was changed") from None
        if offset is None:
            return b""
        try:
            with path.open("rb") as file:
                payload = read_body(file, offset, LIMIT_WIRE_BYTES)
        except OSError as error:
            raise _trouble("read", path, error) from error
        except Damaged as damage:
            raise CacheError(f"{path}: changed while it was in use ({damage.reason}); run again") from damage
        encodings = [value for name, value in capture.headers if name == "content-encoding"]
        return decode(payload, ", ".join(encodings), LIMIT_DECODED_BYTES).body

    def write(self, fetched: Fetched) -> Capture:
        """Store a fetch and give its capture, exactly as a later run will read it. Raises CacheError."""
        records = write_fetch(fetched)
        try:
            file = self._file or self._new_file()
            begin = file.tell()
            file.write(records)
            file.flush()
        except OSError as error:
            self._abandon()
            raise _trouble("write", self._path, error) from error
        except BaseException:  # an interrupt between two writes: what comes next must not follow half a record
            self._abandon()
            raise
        (stored,) = read_captures(BytesIO(records))
        offset = None if stored.offset is None else begin + stored.offset
        self._add(self._path, [Stored(stored.capture, offset)])
        self._sort([stored.capture.cited_url])
        if self._file_name is None and begin + len(records) >= ROLL_BYTES:
            self.close()
        return stored.capture

    def close(self) -> None:
        """Close the file that was written to. Reading goes on to work; a further write begins a new file."""
        if self._file is not None:
            file, self._file = self._file, None
            try:
                file.close()
            except OSError as error:
                raise _trouble("write", self._path, error) from error

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _index(self, path: Path) -> None:
        if not path.is_file():
            self._warnings.append(f"{path}: not a file; passed over")
            return
        found = 0
        with path.open("rb") as file:
            try:
                for stored in read_captures(file):
                    found += self._add(path, [stored])
            except Damaged as damage:
                left = os.fstat(file.fileno()).st_size - damage.offset
                passed_over = f"the last {left:,} bytes are passed over, {damage.reason}"
                self._warnings.append(f"{path}: {passed_over}; captures used from before it: {found}")
                return
        if not found:
            self._warnings.append(f"{path}: holds no capture of checker's own; passed over")

    def _add(self, path: Path, stored: Iterable[Stored]) -> int:
        """Put captures into the index, and say how many; a copy of a record counts once as evidence."""
        count = 0
        for capture, offset in ((each.capture, each.offset) for each in stored):
            count += 1
            if capture.warc_record_id not in self._places:
                self._places[capture.warc_record_id] = (path, offset)
                self._captures.append(capture)
                self._by_url[capture.cited_url].append(capture)
        return count

    def _sort(self, urls: Iterable[str]) -> None:
        for url in urls:
            self._by_url[url].sort(key=_order)

    def _new_file(self) -> BinaryIO:
        now = datetime.now(UTC)
        name = self._file_name or f"checker-{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.warc.gz"
        self._path = self._folder / name
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("xb")
        self._file.write(write_warcinfo(name, software(), now))
        return self._file

    def _abandon(self) -> None:
        with suppress(CacheError):  # the first error is the one to tell
            self.close()


def _order(capture: Capture) -> tuple[datetime, str]:
    return capture.captured_at, capture.warc_record_id


def _trouble(doing: str, path: Path, error: OSError) -> CacheError:
    advice = "free some space or check the permissions, or give another folder with --cache"
    if isinstance(error, FileExistsError) and path.suffix == ".gz":
        advice = "a file of captures is never overwritten; move it away first"
    return CacheError(f"{path}: cannot {doing} the cache here ({error.strerror or error}); {advice}")
