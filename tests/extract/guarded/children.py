"""Children to test with, and whether they are gone."""

import os
import signal
import time
from pathlib import Path

from checker.extract.guarded.guarded_read import GuardedReader
from checker.extract.guarded.limits import ReadLimits

OBEY = "extract.guarded.stand_ins:obey"


def make_reader(deadline_seconds: float = 20, memory_bytes: int = 200 << 20) -> GuardedReader:
    return GuardedReader(ReadLimits(deadline_seconds, memory_bytes), OBEY)


def is_gone(pid: int) -> bool:
    """Whether no such process runs; one that only waits for its parent to notice its end is gone."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def wait_until_gone(pid: int, seconds: float = 5) -> bool:
    ends = time.monotonic() + seconds
    while not is_gone(pid):
        if time.monotonic() > ends:
            os.kill(pid, signal.SIGKILL)
            return False
        time.sleep(0.01)
    return True
