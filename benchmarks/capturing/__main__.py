"""Measure the capturing: `python -m benchmarks.capturing --help`."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.bars import Bar
from benchmarks.capturing import lychee, web
from benchmarks.capturing.server import Server, running
from benchmarks.capturing.timing import Timed, timed
from checker.capture.cache import Cache

JITTER_SECONDS = 0.1
"""Between the moment when a program starts a request and the moment when the server has read it."""
MEBIBYTE = 1024 * 1024
HEADER = ["subject", "captures/s, best", "median", "CPU ms each, best", "median", "peak MiB", "200 answers"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the benchmark gives."""

    bars: Sequence[Bar]
    rows: Sequence[Sequence[str]] = ()
    """Under `HEADER`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts asked for and print the tables; 1 if a bar is missed."""
    options = _parser().parse_args(arguments)
    named = [web.loopback(0)(number).partition(":")[0] for number in range(options.hosts)] if options.lychee else []
    bars: list[Bar] = []
    texts: list[str] = []
    with running(["127.0.0.1", *named]) as server:
        for name in [options.only] if options.only else PARTS:
            part = PARTS[name](server, options)
            bars += part.bars
            if part.rows:
                texts.append(f"## {name}\n\n" + table._table(HEADER, part.rows))
    machine = f"{table._processor()}, Python {sys.version.split()[0]}"
    print(f"# Capturing, measured\n\n{datetime.now(UTC):%Y-%m-%d} · {machine} · {options.urls:,} URLs, "
          f"{options.hosts} hosts, {options.jobs} at a time\n")  # fmt: skip
    print("\n".join([table.bar_table(bars), *texts]))
    return int(any(bar.met is False for bar in bars))


def _speed(server: Server, options: argparse.Namespace) -> Part:
    """As fast as it goes, without a gap; the subjects take turns, for other work on the machine hits whoever runs."""
    subjects = ["ours", "plain"]
    runs: dict[str, list[Timed]] = {subject: [] for subject in subjects}
    for _ in range(options.rounds):
        for subject in subjects:
            runs[subject].append(timed(subject, server.port, options, gap=0.0))
            server.arrivals()
    ours, plain = (min(run.seconds for run in runs[subject]) for subject in subjects)
    ours_cpu, plain_cpu = (min(run.cpu_seconds for run in runs[subject]) for subject in subjects)
    peak = max(run.peak_bytes for run in runs["ours"]) / MEBIBYTE
    bars = [
        Bar("captures a second against plain httpx, best rounds", "≥ 0.8", f"{plain / ours:.2f}", plain / ours >= 0.8),
        Bar("the same by processor time", "none", f"{plain_cpu / ours_cpu:.2f}", None),
        Bar("peak memory", "≤ 200 MiB", f"{peak:.0f} MiB", peak <= 200),
    ]
    return Part(bars, [_row(subject, runs[subject], options) for subject in subjects])


def _large(server: Server, options: argparse.Namespace) -> Part:
    """Bodies that are as large as is taken, as many at a time as there are jobs."""
    options = argparse.Namespace(**{**vars(options), "hosts": options.jobs, "urls": 4 * options.jobs})
    subjects = ["ours", "plain"]
    runs = {subject: [timed(subject, server.port, options, gap=0.0, kind="large")] for subject in subjects}
    server.arrivals()
    peak = runs["ours"][0].peak_bytes / MEBIBYTE
    name = f"peak memory, bodies of {web.LARGE_BYTES // MEBIBYTE} MiB, {options.jobs} at a time"
    bars = [Bar(name, "≤ 200 MiB", f"{peak:.0f} MiB", peak <= 200)]
    return Part(bars, [_row(subject, runs[subject], options) for subject in subjects])


def _polite(server: Server, options: argparse.Namespace) -> Part:
    """With the default gap of a second: what the limits allow is the time of a host's requests."""
    each = options.urls // options.hosts + 1
    allowed = float(each - 1)
    subjects = ["ours", "plain", *(["lychee"] if options.lychee else [])]
    bars, rows = [], []
    for subject in subjects:
        if subject == "lychee":
            run = lychee.timed(Path(options.lychee), server.port, options)
        else:
            run = timed(subject, server.port, options, gap=1.0)
        arrivals = server.arrivals()
        shortest = web.gaps(arrivals)[0]
        rows.append(_row(f"{subject}, {run.seconds:.1f} s, shortest gap {shortest:.2f} s", [run], options))
        if subject == "ours":
            kept = shortest >= 1.0 - JITTER_SECONDS
            bars.append(Bar("shortest gap between requests to a host, of 1 s", "≥ 0.9 s", f"{shortest:.3f} s", kept))
            ratio = run.seconds / allowed
            measured = f"{ratio:.2f} times ({run.seconds:.1f} s)"
            bars.append(
                Bar(f"the whole against the {allowed:.0f} s that the limits allow", "≤ 1.5", measured, ratio <= 1.5)
            )
    return Part(bars, rows)


def _resume(server: Server, options: argparse.Namespace) -> Part:
    """Killed in the middle, gone on with: how often the server was asked for what was finished before."""
    urls = min(options.urls, 2000)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.capturing.resumed", folder, str(server.port), str(urls)]
        _kill_after(urls // 2, command)
        with Cache.open(Path(folder, "cache")) as cache:
            finished = {capture.cited_url for capture in cache.all()}
        before = Counter(_paths(server))
        ended = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()[-1])  # noqa: S603
        after = Counter(_paths(server))
    again = sum(after[url] for url in finished)
    asked = sum((before + after).values())
    told = f"{again} of {len(finished):,} finished before the kill; {asked:,} requests for {urls:,} URLs"
    return Part([
        Bar("fetched again after a kill", "0", told, again == 0 and len(finished) >= urls // 2),
        Bar("captured in the end", f"{urls:,}", f"{ended['captured']:,}", ended["captured"] == urls),
    ])  # fmt: skip


def _kill_after(count: int, command: Sequence[str]) -> None:
    """Start it, and kill it once it has told so many captures."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:  # noqa: S603
        assert run.stdout is not None  # noqa: S101 — a pipe
        for line in run.stdout:
            if json.loads(line)["captured"] >= count:
                run.kill()
                break


def _paths(server: Server) -> list[str]:
    return [f"http://{host}{path}" for host, seen in server.arrivals().items() for _, path in seen]


def _row(subject: str, runs: Sequence[Timed], options: argparse.Namespace) -> list[str]:
    rates = [options.urls / run.seconds for run in runs]
    cpu = [run.cpu_seconds / options.urls * 1000 for run in runs]
    peak = max(run.peak_bytes for run in runs) / MEBIBYTE
    rates_told = [f"{max(rates):,.0f}", f"{median(rates):,.0f}"]
    cpu_told = [f"{min(cpu):.2f}", f"{median(cpu):.2f}"]
    return [subject, *rates_told, *cpu_told, f"{peak:.0f}", f"{min(run.answered for run in runs):,}"]


PARTS: dict[str, Callable[[Server, argparse.Namespace], Part]] = {
    "speed": _speed,
    "large": _large,
    "polite": _polite,
    "resume": _resume,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.capturing", description=__doc__)
    parser.add_argument("--only", choices=list(PARTS), help="run one part")
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--urls", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=8, help="exchanges at a time")
    parser.add_argument("--rounds", type=int, default=3, help="of the part speed")
    parser.add_argument("--lychee", help="its program, to be measured in the part polite (Linux: it needs 127.0.x.y)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
