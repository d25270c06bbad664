"""Reading in a child process that may hang, crash or swell without harm to this one."""

import os
import signal
import sys
import threading
import time
import weakref
from types import TracebackType

from checker.extract.document import Document
from checker.extract.formats import Format, format_of
from checker.extract.guarded.attempt import OUT_OF_MEMORY, attempt
from checker.extract.guarded.child_process import ChildProcess
from checker.extract.guarded.frames import load_result
from checker.extract.guarded.limits import ReadLimits
from checker.extract.source_state import SourceState, StateReading

PLAIN_LIMIT_BYTES = 256 * 1024
"""Plain text up to here is read in this process: at worst (paragraphs of one letter) 0.2 seconds and 40 MB."""
_BROKE_DOWN = StateReading(SourceState.GARBLED, "could not be read: the reader broke down on it")
_DEFAULT_LIMITS = ReadLimits()
_READ = "checker.extract.read:read"
_SIGKILL = 9


def guarded_read(raw: bytes, media_type: str, url: str = "") -> Document | StateReading:
    """Read bytes as `checker.extract.read.read` does, within DEADLINE_SECONDS and MEMORY_BYTES, whatever they hold.

    Too slow or too big ends as `too_large`; a crash of the reader, or a bug in it, as `garbled` with what happened.
    One child process serves all reads of a process, from any thread, one at a time; it is started at the first use
    and ends with this process, however that ends. Short plain text is read here: no compiled code touches it.

    Raises:
        CheckerError: the child process cannot be started; that is no property of the source.
    """
    if _is_plain(raw, media_type, url):
        # Loaded here, for all other reading is done in the child: it would take a fifth of the program's start.
        from checker.extract.read import read

        return attempt(read, raw, media_type, url)
    return _reader.read(raw, media_type, url)


def _is_plain(raw: bytes, media_type: str, url: str) -> bool:
    # Markdown goes through the HTML parser, subtitles through a parser of ours, so neither is plain.
    try:
        if len(raw) > PLAIN_LIMIT_BYTES:
            return False
        form = format_of(raw, media_type, url)
        return form is Format.TEXT or isinstance(form, StateReading)
    except ValueError:
        # A malformed address; the child meets it again and says so.
        return False


class GuardedReader:
    """A child process of one's own that reads, with limits of one's own; a context manager that ends it."""

    def __init__(self, limits: ReadLimits = _DEFAULT_LIMITS, reads: str = _READ) -> None:
        """`reads` names the function that the child calls, as `module:name`: what `read` is, or a stand-in."""
        self._limits = limits
        self._reads = reads
        self._child: ChildProcess | None = None
        self._lock = threading.Lock()
        _readers.add(self)

    @property
    def pid(self) -> int | None:
        """The child's process id, None while there is none."""
        return self._child.pid if self._child is not None else None

    def read(self, raw: bytes, media_type: str, url: str = "") -> Document | StateReading:
        """Read in the child, as `guarded_read` promises.

        Raises:
            CheckerError: the child process cannot be started.
        """
        with self._lock:
            child = self._ready_child()
            ends = time.monotonic() + self._limits.deadline_seconds
            has_past = child.served > 0
            result, fell = self._ask(child, raw, media_type, url, ends)
            if fell and has_past:
                # What earlier sources left in its memory may be to blame: a result must not hang on who came before.
                result, _ = self._ask(self._ready_child(), raw, media_type, url, ends)
            return result

    def close(self) -> None:
        """End the child; the next read would start another."""
        with self._lock:
            self._stop()

    def __enter__(self) -> "GuardedReader":
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _ready_child(self) -> ChildProcess:
        if self._child is not None and self._child.exit_code is not None:
            self._stop()  # It died while nothing was asked of it, so no source is to blame.
        if self._child is None:
            self._child = ChildProcess(self._limits, self._reads)
        return self._child

    def _ask(
        self, child: ChildProcess, raw: bytes, media_type: str, url: str, ends: float
    ) -> tuple[Document | StateReading, bool]:
        """Give the result, and whether the child died or ran out of memory over it."""
        try:
            header, body = child.ask(raw, media_type, url, max(0.0, ends - time.monotonic()))
            result = load_result(header, body)
            if header["spent"]:
                self._stop()
                return result, True
            return result, False
        except TimeoutError:
            self._stop()
            return self._too_slow(), False
        except EOFError:
            self._stop()
            return self._fate(child), True
        except (ValueError, KeyError, TypeError):
            self._stop()
            return _BROKE_DOWN, True
        except BaseException:
            # Ctrl-C above all: the answer to this request must not become the answer to the next.
            self._stop()
            raise

    def _fate(self, child: ChildProcess) -> StateReading:
        code = child.exit_code
        if code == -_SIGKILL:  # Not by us: the kernel does so where memory runs out for all.
            return OUT_OF_MEMORY
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return self._too_slow()
        return _BROKE_DOWN

    def _too_slow(self) -> StateReading:
        return StateReading(
            SourceState.TOO_LARGE, f"took longer than {self._limits.deadline_seconds:g} seconds to read"
        )

    def _stop(self) -> None:
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _forget(self) -> None:
        if self._child is not None:
            self._child.forget()
            self._child = None
        self._lock = threading.Lock()


_readers: "weakref.WeakSet[GuardedReader]" = weakref.WeakSet()
_reader = GuardedReader()


def _after_fork() -> None:
    # Two processes on one pipe would get each other's answers; a thread that held a lock is gone.
    for reader in tuple(_readers):
        reader._forget()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_after_fork)
