"""From a list of URLs to captures in the cache: hosts side by side, each host in order and at its own pace."""

import asyncio
from collections.abc import Callable, Iterable, Iterator

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.crawl import Crawl
from checker.capture.fetch import Transport, host_of
from checker.capture.network import Resolve, system_resolve
from checker.capture.settings import CaptureSettings
from checker.capture.url_key import url_key


def capture_urls(
    urls: Iterable[str],
    cache: Cache,
    settings: CaptureSettings,
    on_capture: Callable[[Capture], None],
    resolve: Resolve = system_resolve,
) -> None:
    """Fetch every URL once and write it to the cache; each capture is reported as soon as it is stored.

    A host's robots.txt is fetched before its first page, and stored too, but not reported.

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
    async with Transport(settings, resolve) as transport:
        crawl = Crawl(transport, cache, settings)

        async def capture_next(urls: Iterator[str]) -> None:
            for url in urls:
                on_capture(await crawl.capture(url))

        try:
            async with asyncio.TaskGroup() as group:
                for urls in hosts:
                    # Those that share an iterator take turns at it: the host is asked in the order of its URLs.
                    waiting = iter(urls)
                    for _ in range(min(len(urls), settings.connections_per_host)):
                        group.create_task(capture_next(waiting))
        except BaseExceptionGroup as failures:
            raise failures.exceptions[0] from None
