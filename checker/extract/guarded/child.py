"""The child process: reads one source after the other, as the parent asks, until the parent goes away."""

import importlib
import os
import signal
import sys
from typing import Any

from checker.extract.document import EXTRACTOR_VERSION, Document
from checker.extract.guarded.attempt import OUT_OF_MEMORY, ReadFunction, attempt, failed
from checker.extract.guarded.frames import pack, pack_result, receive
from checker.extract.guarded.limits import allow_cpu_seconds, came_near, limit_this_process
from checker.extract.source_state import StateReading

_OUT_OF_MEMORY_REPLY = pack_result(OUT_OF_MEMORY, spent=True)
"""Made while there is memory to make it."""


def main(setup: dict[str, Any]) -> None:
    """Serve requests from standard input on standard output; `setup` is what `child_process` wrote."""
    requests, replies = _take_pipes()
    _restore_signals()
    module, _, name = setup["reads"].partition(":")
    read: ReadFunction = getattr(importlib.import_module(module), name)
    memory_bytes: int = setup["memory_bytes"]
    limit_bytes = limit_this_process(memory_bytes)
    _silence_errors()
    try:
        _send(replies, pack({"ready": EXTRACTOR_VERSION}, b""))
        while _serve(requests, replies, read, limit_bytes, memory_bytes):
            pass
    except (EOFError, BrokenPipeError):
        return


def _take_pipes() -> tuple[int, int]:
    # What a library prints would otherwise stand in the middle of an answer.
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, replies


def _restore_signals() -> None:
    # As a fresh program takes them, whatever the parent blocked or ignored; but Ctrl-C is the parent's to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])


def _silence_errors() -> None:
    # Until here a failing import may show its traceback; from here on parsers would grumble about pages.
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    os.close(nothing)


def _serve(requests: int, replies: int, read: ReadFunction, limit_bytes: int | None, memory_bytes: int) -> bool:
    """Answer one request; tell whether another may follow."""
    try:
        header, raw = receive(lambda count: os.read(requests, count))
        allow_cpu_seconds(header["seconds"])
        _end_with_parent(requests, True)
        result = attempt(read, raw, header["media_type"], header["url"])
        spent = result == OUT_OF_MEMORY or came_near(limit_bytes, memory_bytes)
        reply = _OUT_OF_MEMORY_REPLY if spent else _pack(result)
    except MemoryError:
        spent, reply = True, _OUT_OF_MEMORY_REPLY
    _end_with_parent(requests, False)
    _send(replies, reply)
    return not spent


def _pack(result: Document | StateReading) -> tuple[bytes, bytes]:
    try:
        return pack_result(result, spent=False)
    except (TypeError, ValueError, AttributeError) as error:
        return pack_result(failed(error), spent=False)


def _end_with_parent(requests: int, wanted: bool) -> None:
    """Let the kernel end this process, however busy, when the parent's end of the pipe closes.

    While a request is worked on nothing is written into that pipe, so SIGIO can only mean that it closed; its default
    is to end the process. Not PR_SET_PDEATHSIG: that fires when the parent's *thread* ends that started the child.
    """
    if sys.platform == "win32":
        return
    import fcntl
    import select

    fcntl.fcntl(requests, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(requests, fcntl.F_GETFL)
    fcntl.fcntl(requests, fcntl.F_SETFL, flags | os.O_ASYNC if wanted else flags & ~os.O_ASYNC)
    if wanted and select.select([requests], [], [], 0)[0]:
        raise EOFError("the parent went away before it could be watched")


def _send(replies: int, frame: tuple[bytes, bytes]) -> None:
    for part in frame:
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(replies, rest) :]
