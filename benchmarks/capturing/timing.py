"""A timed run of one subject, in a process of its own."""

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """What one run took."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    answered: int
    """URLs that were answered with 200 and read to their end."""


def timed(subject: str, port: int, options: argparse.Namespace, *, gap: float, kind: str = "article") -> Timed:
    """Run `ours` or `plain` over the made-up web."""
    numbers = {"port": port, "hosts": options.hosts, "urls": options.urls, "jobs": options.jobs, "gap": gap}
    command = [sys.executable, "-m", "benchmarks.capturing.client", subject]
    command += [f"--kind={kind}"]
    command += [f"--{name}={value}" for name, value in numbers.items()]
    return Timed(**json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout))  # noqa: S603
