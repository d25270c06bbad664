"""Peak memory of one reading, in a process of its own, for a compiled parser's memory is none of Python's tracing."""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.reading import subject


def peak_bytes(raw: bytes) -> int:
    """Give how far reading this page raises the peak of a process that has read a small one.

    Raises:
        ValueError: the page gave no text, so that its peak says nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_bytes(raw)
        command = [sys.executable, "-m", "benchmarks.reading.memory", str(path)]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603
    raised, characters = json.loads(output)
    if not characters:
        raise ValueError("the large page gave no text")
    return int(raised)


def _child(path: str) -> None:
    raw = Path(path).read_bytes()
    subject.read(b"<!doctype html><title>Small</title><p>A small page.")
    before = _peak()
    reading = subject.read(raw)
    print(json.dumps([_peak() - before, len(reading.text)]))


def _peak() -> int:
    """Give this process's peak in bytes.

    On Linux from /proc, for ru_maxrss begins with what the parent held when it started this process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    _child(sys.argv[1])
