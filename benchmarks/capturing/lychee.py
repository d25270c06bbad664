"""lychee (lychee.cli.rs), a link checker in Rust: it asks for each URL and keeps nothing."""

import argparse
import json
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.capturing import web
from benchmarks.capturing.timing import Timed


def timed(program: Path, port: int, options: argparse.Namespace) -> Timed:
    """Let it check the URLs with the same limits. It takes no resolver: each host is an address of its own."""
    urls = web.urls_of(options.hosts, options.urls, web.loopback(port))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(urls) + "\n")
        file.flush()
        limits = [f"--max-concurrency={options.jobs}", "--host-concurrency=2", "--host-request-interval=1s"]
        plain = ["--no-progress", "--format=json", "--max-retries=0", "--method=get"]
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        ran = subprocess.run([program, *limits, *plain, file.name], stdout=subprocess.PIPE, check=False)  # noqa: S603
        seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The largest child until now; on Linux in KiB.
    return Timed(seconds, cpu_seconds, after.ru_maxrss * 1024, json.loads(ran.stdout)["successful"])
