"""What reading one source may cost, and how a child process is held to it."""

import sys
from dataclasses import dataclass
from pathlib import Path

DEADLINE_SECONDS = 60.0
"""The slowest of 250 real pages took 0.7 seconds on a busy machine. What is largest just fits on a busy one: 16 MB of
nothing but short paragraphs took 26, and a PDF of 1,000 full pages takes 28 on an idle one."""
MEMORY_BYTES = 1 << 30
"""Above what the child needs to start (60 MB). 250 real pages in a row came to 30 MB, 6 MB of short paragraphs to 320,
16 MB of them to 860."""
START_SECONDS = 60.0
"""For the child to get ready, which takes 0.2 seconds on an idle machine; it counts against no source."""
_OPEN_FILES = 64
"""Enough for pipes and for modules that are imported on first use."""
_CPU_GRACE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What reading one source may cost."""

    deadline_seconds: float = DEADLINE_SECONDS
    """On the parent's clock, from the sending of the bytes to the last byte of the answer."""
    memory_bytes: int = MEMORY_BYTES
    """Address space above the child's base use (Linux only, for nothing else tells the base use)."""


def limit_this_process(memory_bytes: int) -> int | None:
    """Hold this process to its limits for good; give the highest address space it may come to, None for no limit.

    No core dump, no writing of files, few open files, no socket and no other program. What the platform does not
    have is left out; on Windows that is all but the last two.
    """
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)
    if sys.platform == "win32":
        return None
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    base = _address_space("VmSize")
    return _lower(resource.RLIMIT_AS, base + memory_bytes) if base is not None else None


def allow_cpu_seconds(more: float) -> None:
    """Let this process compute so much longer; then the kernel ends it, whoever is still there to do so."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime + more) + _CPU_GRACE_SECONDS
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def came_near(limit_bytes: int | None, memory_bytes: int) -> bool:
    """Whether this process ever took more than 7/8 of the memory that it may take.

    A parser that is refused memory says so in many ways (lexbor: "Can't parse HTML"; libxml2: "unknown error"), and
    might as well give a part of the page; so near the limit no answer counts. The last piece that
    was asked for is not in the peak: hence the wide margin.
    """
    if limit_bytes is None:
        return False
    peak = _address_space("VmPeak")
    return peak is None or peak > limit_bytes - memory_bytes // 8


def _lower(kind: int, wanted: int) -> int:
    import resource

    _, hard = resource.getrlimit(kind)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (limit, limit))
    return limit


def _address_space(field: str) -> int | None:
    try:
        status = Path("/proc/self/status").read_bytes()
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith(field.encode() + b":"):
            return int(line.split()[1]) * 1024
    return None


_REFUSED = frozenset(
    {"socket.__new__", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"}
)


def _refuse(event: str, _arguments: object) -> None:
    # Against a library that fetches what a page names, not against one that was taken over: compiled code walks past.
    if event in _REFUSED:
        raise PermissionError(f"reading a source needs no {event}")
