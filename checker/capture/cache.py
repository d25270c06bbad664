"""The cache: a folder of WARC files, found by URL, readable without a network, safe to append to."""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from checker.capture.capture import Capture, Outcome
from checker.capture.conditional import HTTP_NOT_MODIFIED, HTTP_OK, Validators, validators_of
from checker.capture.damage import Damage, Damages
from checker.capture.decode import decode
from checker.capture.exchange import Fetched
from checker.capture.files import passed_over, warc_files
from checker.capture.gzip_members import Damaged
from checker.capture.index import Index, Place
from checker.capture.rolling import begin, is_full, newest_own, reopen
from checker.capture.settings import LIMIT_DECODED_BYTES, LIMIT_WIRE_BYTES
from checker.capture.url_key import url_key
from checker.capture.warc_read import Lost, Stored, read_body, read_captures
from checker.capture.warc_record import NotUnderstood
from checker.capture.warc_write import write_fetch
from checker.errors import CacheError


class Cache:
    """The captures of a folder. Made by `Cache.open`; closed by `close` or at the end of a `with` block.

    What a run adds goes into the newest file that checker began, until that is full; a run that finds it in use by
    another begins one of its own. Only the first write touches a file, and only that one.
    """

    def __init__(self, folder: Path, file_name: str | None) -> None:
        self._folder = folder
        self._file_name = file_name
        self._file: BinaryIO | None = None
        self._path = folder
        self._index = Index()
        self._warnings: list[str] = []
        self._lost: list[tuple[Path, Lost]] = []

    @staticmethod
    def open(folder: Path, *, file_name: str | None = None) -> "Cache":
        """Read the index of a folder; one that is not there is an empty cache, and is made by the first write.

        `file_name` names the file that writes go to, all of them; it must not exist yet. Without it files get new
        names and are rolled over at `ROLL_BYTES`. Raises CacheError where the folder or a file cannot be read;
        damage inside a file, and a revisit whose payload is lost, are told in `warnings`.
        """
        cache = Cache(folder, file_name)
        revisits: list[tuple[Path, Stored]] = []
        try:
            if (plain := passed_over(folder)) is not None:
                cache._warnings.append(plain)
            for path in warc_files(folder):
                revisits += ((path, stored) for stored in cache._read(path))
        except OSError as error:
            raise _trouble("read", Path(error.filename or folder), error) from error
        # What they refer to may stand in any file, so all the others come first.
        for path, stored in revisits:
            cache._index.add(path, stored)
        cache._index.sort()
        for lost in cache._index.lost_payloads():
            cache._warnings.append(f"{cache._index.places[lost.warc_record_id].path}: {_lost(lost)}")
        return cache

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was passed over when the cache was opened: one line each, naming the file."""
        return tuple(self._warnings)

    @property
    def lost(self) -> tuple[tuple[Path, Lost], ...]:
        """Whole records of ours from which no capture could be made, by their files."""
        return tuple(self._lost)

    def captures(self, url: str) -> tuple[Capture, ...]:
        """Give the captures of a cited URL, the oldest first. Its fragment makes no difference."""
        return self._index.of_url(url_key(url))

    def all(self) -> tuple[Capture, ...]:
        """Give every capture, the oldest first; captures of the same moment by record id."""
        return self._index.in_order()

    def body(self, capture: Capture) -> bytes:
        """Give a capture's body, its content encoding undone; empty where nothing answered.

        Of a body that is cut off, too large or not decodable, what can be read of its beginning; of a revisit, the
        body of the response that it refers to. Raises CacheError if the file cannot be read any more, what stands
        there is not what was captured (by its digest), or the capture is none of this cache's.
        """
        encodings = [value for name, value in capture.headers if name == "content-encoding"]
        return decode(self._payload(capture), ", ".join(encodings), LIMIT_DECODED_BYTES).body

    def validators(self, url: str) -> Validators | None:
        """Give what to ask a cited URL's server with, so that it need not send again what the cache holds.

        They come from the newest whole 200. None if its body can't be read back any more, or if the newest capture is
        a 304 that confirmed nothing: such a server is asked outright.
        """
        # What an archive answered with, only the archive can confirm.
        captures = [each for each in self.captures(url) if each.memento_at is None]
        if not captures or captures[-1].http_status == HTTP_NOT_MODIFIED:
            return None
        newest = next((each for each in reversed(captures) if _is_whole(each)), None)
        return validators_of(newest) if newest is not None and self._is_readable(newest) else None

    def _payload(self, capture: Capture) -> bytes:
        record_id = self._index.payload_id(capture)
        place = self._index.payload_place(capture)
        if place is None:
            if capture.warc_record_id in self._index.places:
                raise CacheError(f"{_lost(capture)}; put back the file that held it")
            message = f"the capture {capture.warc_record_id} of {capture.cited_url} is not in {self._folder}"
            raise CacheError(f"{message}; open the cache again, it was changed")
        path, offset = place.path, place.offset
        if offset is None:
            return b""
        try:
            with path.open("rb") as file:
                payload = read_body(file, offset, LIMIT_WIRE_BYTES)
        except OSError as error:
            raise _trouble("read", path, error) from error
        except (Damaged, NotUnderstood) as reason:
            raise CacheError(f"{path}: changed while it was in use ({reason}); run again") from reason
        # A payload at the limit may have been read in part alone; nothing of ours is longer.
        is_whole = len(payload) < LIMIT_WIRE_BYTES
        if is_whole and capture.payload_sha256 not in (None, sha256(payload).hexdigest()):
            raise CacheError(f"{path}: the payload of {record_id} is not the one that was captured, by its digest")
        return payload

    def original(self, capture: Capture) -> Capture | None:
        """Give the capture that holds a revisit's payload; None if it is no revisit, or that capture is lost."""
        record_id = self._index.payload_id(capture)
        is_held = record_id != capture.warc_record_id and self._index.payload_place(capture) is not None
        return self._index.captures[record_id] if is_held else None

    def place(self, capture: Capture) -> Place:
        """Give where a capture of this cache stands."""
        return self._index.places[capture.warc_record_id]

    def records(self, capture: Capture) -> bytes:
        """Give all records of a capture, byte for byte as they stand in its file. Raises CacheError."""
        place = self.place(capture)
        try:
            with place.path.open("rb") as file:
                file.seek(place.begin)
                return file.read(place.end - place.begin)
        except OSError as error:
            raise _trouble("read", place.path, error) from error

    def write(self, fetched: Fetched) -> Capture:
        """Store a fetch and give its capture, exactly as a later run will read it. Raises CacheError.

        A body that the cache holds for this URL already, and one that the server says is unchanged, are stored as a
        revisit of that capture.
        """
        original = self._original(fetched)
        try:
            file = self._file or self._open_file()
            start = file.tell()
            write_fetch(file, self._path.name, fetched, original)
            end = file.tell()
            file.seek(start)
            (stored,) = (each for each in read_captures(file) if isinstance(each, Stored))
        except OSError as error:
            self._abandon()
            raise _trouble("write", self._path, error) from error
        except BaseException:  # an interrupt between two writes: what comes next must not follow half a record
            self._abandon()
            raise
        capture = self._index.add(self._path, stored)
        self._index.ends[self._path] = end
        self._index.sort([capture.cited_url])
        if self._file_name is None and is_full(end):
            self.close()
        return capture

    def close(self) -> None:
        """Close the file that was written to. Reading goes on to work; a further write opens one again."""
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

    def _read(self, path: Path) -> Iterator[Stored]:
        """Put the captures of a file into the index, and give the revisits among them, which are not in it yet."""
        if not path.is_file():
            self._warnings.append(f"{path}: not a file; passed over")
            return
        found = self._index.ends[path] = 0
        damages = Damages()
        with path.open("rb") as file:
            for each in read_captures(file, path.name):
                if isinstance(each, Damage):
                    damages.add(each)
                    continue
                if isinstance(each, Lost):
                    self._lost.append((path, each))
                    continue
                found += 1
                if not damages.count:
                    self._index.ends[path] = each.end  # behind damage no run goes on with the file
                if each.refers_to is not None:
                    yield each
                else:
                    self._index.add(path, each)
        if damages.count:
            self._warnings.append(f"{path}: {damages.told(found)}")
        elif not found:
            self._warnings.append(f"{path}: holds no capture of checker's own; passed over")

    def _original(self, fetched: Fetched) -> Capture | None:
        """Give the capture that holds the body of a fetch already, if its body can still be read."""
        if fetched.outcome is not Outcome.COMPLETE or not fetched.exchanges:
            return None
        last = fetched.exchanges[-1]
        if fetched.not_modified is not None:
            found = self._index.captures.get(fetched.not_modified.warc_record_id)
        elif last.status == HTTP_OK:
            digest = last.body.sha256.hex()
            captures = reversed(self.captures(fetched.cited_url))
            found = next((each for each in captures if each.payload_sha256 == digest and _is_whole(each)), None)
        else:
            return None
        if found is None or not self._is_readable(found):
            return None
        return self.original(found) or found

    def _is_readable(self, capture: Capture) -> bool:
        try:
            self._payload(capture)
        except CacheError:
            return False
        return True

    def _open_file(self) -> BinaryIO:
        newest = newest_own(self._index.ends) if self._file_name is None else None
        file = reopen(newest, self._index.ends[newest]) if newest is not None else None
        if newest is not None and file is not None:
            self._path, self._file = newest, file
            return file
        self._path = self._folder / (self._file_name or "")
        self._path, self._file = begin(self._folder, self._file_name)
        return self._file

    def _abandon(self) -> None:
        with suppress(CacheError):  # the first error is the one to tell
            self.close()


def _is_whole(capture: Capture) -> bool:
    return capture.outcome is Outcome.COMPLETE and capture.http_status == HTTP_OK


def _lost(revisit: Capture) -> str:
    return f"the body of the unchanged page {revisit.cited_url} of {revisit.captured_at:%Y-%m-%d} is not in the cache"


def _trouble(doing: str, path: Path, error: OSError) -> CacheError:
    advice = "free some space or check the permissions, or give another folder with --cache"
    if isinstance(error, FileExistsError) and path.suffix == ".gz":
        advice = "a file of captures is never overwritten; move it away first"
    return CacheError(f"{path}: cannot {doing} the cache here ({error.strerror or error}); {advice}")
