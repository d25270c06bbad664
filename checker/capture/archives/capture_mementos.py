"""From cited URLs to mementos in the cache: what web archives hold of a page, near the date that a claim gives."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from checker.capture.archives.archive import Wanted
from checker.capture.archives.lookup import Lookup
from checker.capture.cache import Cache
from checker.capture.capture import Capture, Outcome
from checker.capture.crawl import Crawl
from checker.capture.exchange import Fetched
from checker.capture.fetch import Transport, host_of
from checker.capture.network import Resolve, Stopped, system_resolve
from checker.capture.retry import may_pass
from checker.capture.settings import CaptureSettings

_TOO_MANY_REQUESTS = 429
_LIMIT_FAILURES = 4
"""Failures in a row after which an archive counts as silent: one more than the mementos that are tried of a page."""


def capture_mementos(
    wanted: Iterable[Wanted],
    cache: Cache,
    settings: CaptureSettings,
    serves: Callable[[Capture], bool],
    on_page: Callable[[Wanted, Capture | None], None],
    resolve: Resolve = system_resolve,
) -> tuple[str, ...]:
    """Ask the archives for one memento of each page, one after another, and write what they have to the cache.

    `serves` is told each memento once it is stored, and says whether it can be read; if not, the next one is tried:
    archives keep bot walls too. A memento is stored under the archive's address, for the archive is who answered; it
    is filed under the cited URL. What an archive answers otherwise says nothing of the source and is not stored.
    Reports each page with the memento that serves, or None. Gives one line for each archive that could not be asked
    to the end. Raises CacheError if the cache cannot be written.
    """
    return asyncio.run(_capture(list(wanted), cache, settings, serves, on_page, resolve))


async def _capture(
    wanted: list[Wanted],
    cache: Cache,
    settings: CaptureSettings,
    serves: Callable[[Capture], bool],
    on_page: Callable[[Wanted, Capture | None], None],
    resolve: Resolve,
) -> tuple[str, ...]:
    unasked: Counter[str] = Counter()
    async with Transport(settings, resolve) as transport:
        crawl = _AmongArchives(transport, cache, settings)
        for page in wanted:
            found = None
            for archive in (each for each in settings.archives if each.may_hold(page.url)):
                try:
                    found = await Lookup(crawl, archive, page, serves).memento()
                except _Silent:
                    unasked[host_of(archive.timegate)] += 1
                if found is not None:
                    break
            on_page(page, found)
    return tuple(
        f"{host}: no answer; {count} of {len(wanted)} sources could not be looked up in this web archive"
        for host, count in unasked.items()
    )


class _Silent(Exception):
    """An archive does not answer, however often it is asked: it is left alone for the rest of the run."""


class _AmongArchives(Crawl):
    """Asks archives, and whom they lead to only if that is an archive too."""

    def __init__(self, transport: Transport, cache: Cache, settings: CaptureSettings) -> None:
        super().__init__(transport, cache, settings)
        self._failures: Counter[str] = Counter()
        """In a row, by host; single mementos often can't be had."""
        self._hosts = {host_of(address) for archive in settings.archives for address in archive.addresses}

    async def permit(self, url: str) -> None:
        """Raise `Stopped` at a redirect to the live web: it is no memento, and its robots.txt was not asked.

        What archives answer is meant for programs; their own limits are kept instead of a robots.txt.
        """
        if host_of(url) not in self._hosts:
            raise Stopped(Outcome.REFUSED, f"leads out of the archive to {url}")

    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch one URL of an archive. Raises `_Silent`."""
        host = host_of(url)
        if self._failures[host] >= _LIMIT_FAILURES:
            raise _Silent
        fetched = await super().fetch(url, headers)
        too_many = bool(fetched.exchanges) and fetched.exchanges[-1].status == _TOO_MANY_REQUESTS
        if too_many or fetched.outcome in (Outcome.NO_SUCH_HOST, Outcome.TLS_FAILURE):
            self._failures[host] = _LIMIT_FAILURES
            raise _Silent
        self._failures[host] = self._failures[host] + 1 if may_pass(fetched) else 0
        return fetched
