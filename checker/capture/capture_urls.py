"""From a list of URLs to captures in the cache: hosts side by side, each host in order and at its own pace."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.fetch import Transport, Turn, fetch, host_of
from checker.capture.network import Resolve, system_resolve
from checker.capture.settings import CaptureSettings
from checker.capture.url_key import url_key


@dataclass(slots=True)
class _Host:
    """Whose turn it is with one host."""

    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    """By the event loop's clock."""


def capture_urls(
    urls: Iterable[str],
    cache: Cache,
    settings: CaptureSettings,
    on_capture: Callable[[Capture], None],
    resolve: Resolve = system_resolve,
) -> None:
    """Fetch every URL once and write it to the cache; each capture is reported as soon as it is stored.

    A source that fails is a capture with another outcome, never an exception. Raises CacheError if the cache cannot
    be written, and what `on_capture` raises; after these and after an interrupt the cache holds every capture that
    was reported, whole.
    """
    by_host: dict[str, list[str]] = {}
    for url in {url_key(url): url for url in urls}.values():
        by_host.setdefault(host_of(url), []).append(url)
    asyncio.run(_capture_hosts(list(by_host.values()), cache, settings, on_capture, resolve))


async def _capture_hosts(
    hosts: list[list[str]],
    cache: Cache,
    settings: CaptureSettings,
    on_capture: Callable[[Capture], None],
    resolve: Resolve,
) -> None:
    turn = _turns(settings)

    async def capture_host(urls: list[str]) -> None:
        for url in urls:
            # Nothing is awaited between the end of the last exchange and the write, so no more bodies are in memory
            # than exchanges are allowed at a time.
            on_capture(cache.write(await fetch(transport, url, settings, turn)))

    async with Transport(settings, resolve) as transport:
        try:
            async with asyncio.TaskGroup() as group:
                for urls in hosts:
                    group.create_task(capture_host(urls))
        except BaseExceptionGroup as failures:
            raise failures.exceptions[0] from None


def _turns(settings: CaptureSettings) -> Turn:
    """Make the gate before every exchange: `jobs` over all hosts, one at a time and host, the gap kept between starts.

    The gap is counted from when a request really starts. A limiter that hands out permits would count from the
    permit, and after a wait for a free job the next request would follow too soon.
    """
    jobs = asyncio.Semaphore(settings.jobs)
    hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(name: str) -> AsyncIterator[None]:
        host = hosts.setdefault(name, _Host())
        clock = asyncio.get_running_loop().time
        async with host.busy:
            await asyncio.sleep(host.free_at - clock())
            async with jobs:
                host.free_at = clock() + settings.seconds_between_requests
                yield

    return turn
