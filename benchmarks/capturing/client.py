"""One timed run in a process of its own, so that its peak of memory is its own too; prints what it took as JSON."""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.capturing import web
from benchmarks.reading.memory import _peak


def _ours(options: argparse.Namespace) -> Callable[[], int]:
    from checker.capture.cache import Cache
    from checker.capture.capture import Outcome
    from checker.capture.capture_urls import capture_urls
    from checker.capture.settings import CaptureSettings

    settings = CaptureSettings(allow_private=True, jobs=options.jobs, seconds_between_requests=options.gap)
    urls = web.urls_of(options.hosts, options.urls, web.name, options.kind)

    async def resolve(host: str, port: int) -> Sequence[tuple[str, int]]:
        return [("127.0.0.1", options.port)]

    def run() -> int:
        complete = 0

        def count(capture: object) -> None:
            nonlocal complete
            complete += capture.outcome is Outcome.COMPLETE and capture.http_status == 200  # type: ignore[attr-defined]

        with tempfile.TemporaryDirectory() as folder, Cache.open(Path(folder)) as cache:
            capture_urls(urls, cache, settings, count, resolve)
        return complete

    return run


def _plain(options: argparse.Namespace) -> Callable[[], int]:
    from benchmarks.capturing import plain

    urls = web.urls_of(options.hosts, options.urls, web.name, options.kind)
    by_host = [urls[number :: options.hosts] for number in range(options.hosts)]
    return lambda: asyncio.run(plain.fetch_all(by_host, options.port, options.jobs, options.gap))


SUBJECTS = {"ours": _ours, "plain": _plain}


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("subject", choices=list(SUBJECTS))
    for name in ("port", "hosts", "urls", "jobs"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--gap", type=float, required=True)
    parser.add_argument("--kind", required=True)
    options = parser.parse_args()
    run = SUBJECTS[options.subject](options)
    began, worked = time.perf_counter(), time.process_time()
    answered = run()
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - worked
    print(json.dumps({"seconds": seconds, "cpu_seconds": cpu_seconds, "answered": answered, "peak_bytes": _peak()}))


if __name__ == "__main__":
    _main()
