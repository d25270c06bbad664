"""Send a frame to a process and wait for its answer, but not for ever."""

import os
import select
import subprocess
import threading
import time
from collections.abc import Callable
from typing import IO, cast

from checker.extract.guarded.frames import Header, receive

Pipes = tuple[IO[bytes], IO[bytes]]


def pipes_of(process: subprocess.Popen[bytes]) -> Pipes:
    """Give standard input and output of a process that was started with a pipe, without buffer, for each."""
    return cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)


def exchange_polling(
    process: subprocess.Popen[bytes], request: tuple[bytes, ...], seconds: float, limit_bytes: int
) -> tuple[Header, bytes]:
    """Write the parts of a request, if any, and read one frame of at most `limit_bytes`.

    For platforms that can wait for a pipe with a timeout. After an exception the pipes are of no more use.

    Raises:
        TimeoutError: the frame did not come in time; the process may still run.
        EOFError: the process ended, or closed its pipe, without a frame.
        ValueError: it wrote something else.
    """
    ends = time.monotonic() + seconds
    stdin, stdout = (pipe.fileno() for pipe in pipes_of(process))
    os.set_blocking(stdin, False)
    to_write, to_read = select.poll(), select.poll()
    to_write.register(stdin, select.POLLOUT)
    to_read.register(stdout, select.POLLIN)

    def wait(poller: select.poll) -> None:
        if not poller.poll(max(0.0, ends - time.monotonic()) * 1000):
            raise TimeoutError

    def write(data: memoryview) -> int:
        wait(to_write)
        return os.write(stdin, data)

    def read(count: int) -> bytes:
        wait(to_read)
        return os.read(stdout, count)

    _write(request, write)
    return receive(read, limit_bytes)


def exchange_with_timer(
    process: subprocess.Popen[bytes], request: tuple[bytes, ...], seconds: float, limit_bytes: int
) -> tuple[Header, bytes]:
    """Do as `exchange_polling` with a thread that kills the process when its time is over: works everywhere.

    Raises:
        TimeoutError, EOFError, ValueError: as there.
    """
    stdin, stdout = (pipe.fileno() for pipe in pipes_of(process))
    overdue = threading.Event()

    def give_up() -> None:
        overdue.set()
        process.kill()

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    try:
        timer.start()
        _write(request, lambda data: os.write(stdin, data))
        frame = receive(lambda count: os.read(stdout, count), limit_bytes)
    except (EOFError, ValueError):
        if overdue.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
    timer.join()
    if overdue.is_set():
        raise TimeoutError
    return frame


exchange = exchange_polling if hasattr(select, "poll") else exchange_with_timer
"""Polling costs 0.1 ms less for each read, and a program that forks has no thread of ours to trip over."""


def _write(request: tuple[bytes, ...], write: Callable[[memoryview], int]) -> None:
    try:
        for part in request:
            rest = memoryview(part)
            while rest:
                rest = rest[write(rest) :]
    except BrokenPipeError:
        # It may have answered before it ended; whoever reads the answer will see.
        return
