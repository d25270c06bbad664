"""From cited URLs to mementos in the cache: what web archives hold of a page, near the date that a claim gives."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from checker.capture.archives.answer import ended_at, hosts_of, is_answered, is_same_site
from checker.capture.archives.archive import Archive, Wanted
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
    *,
    on_answer: Callable[[Wanted, Archive, Capture | None], None] = lambda _page, _archive, _capture: None,
) -> tuple[str, ...]:
    """Ask the archives for one memento of each page, one after another, and write what they have to the cache.

    `serves` is told each memento once it is stored, and says whether it can be read; if not, the next one is tried:
    archives keep bot walls too. A memento is stored under the archive's address, for the archive is who answered; it
    is filed under the cited URL. What an archive answers otherwise says nothing of the source and is not stored.
    Reports each page with the memento that serves, or None; and, as it comes, what each archive has that serves, or
    None, unless it did not answer. Gives one line for each archive that could not be asked to the end. Raises
    CacheError if the cache cannot be written, and what the callbacks raise.
    """
    return asyncio.run(_capture(list(wanted), cache, settings, serves, on_page, resolve, on_answer))


async def _capture(
    wanted: list[Wanted],
    cache: Cache,
    settings: CaptureSettings,
    serves: Callable[[Capture], bool],
    on_page: Callable[[Wanted, Capture | None], None],
    resolve: Resolve,
    on_answer: Callable[[Wanted, Archive, Capture | None], None],
) -> tuple[str, ...]:
    unasked: defaultdict[str, set[str]] = defaultdict(set)
    async with Transport(settings, resolve) as transport:
        crawl = _AmongArchives(transport, cache, settings)
        for page in wanted:
            found = None
            now = datetime.now(UTC)
            near = min(page.near or now, now)
            for archive in settings.archives:
                if archive.timegate in page.not_asked or not archive.may_hold(page.url):
                    continue
                crawl.begin(archive, page)
                try:
                    found = await Lookup(crawl, archive, page, near, serves).memento()
                except _Silent:
                    unasked[host_of(archive.timegate)].add(page.url)
                    continue
                if found is not None or crawl.is_answered:
                    on_answer(page, archive, found)
                if found is not None:
                    break
            on_page(page, found)
    total = len({page.url for page in wanted})
    return tuple(
        f"{host}: no answer; {len(urls)} of {total} sources could not be looked up in this web archive"
        for host, urls in unasked.items()
    )


class _Silent(Exception):
    """An archive does not answer, however often it is asked: it is left alone for the rest of the run."""


class _AmongArchives(Crawl):
    """Asks archives, and whom they lead to."""

    def __init__(self, transport: Transport, cache: Cache, settings: CaptureSettings) -> None:
        super().__init__(transport, cache, settings)
        self._failures: Counter[str] = Counter()
        """In a row, by host; single mementos often can't be had."""
        self._hosts = {host_of(address) for archive in settings.archives for address in archive.addresses}
        self._asked: frozenset[str] = frozenset()
        """The hosts of the archive that is asked now."""
        self._live_hosts: frozenset[str] | None = None
        """Who serves the page that is looked up, and so can't have a memento of it; None where no other host can."""
        self.is_answered = True
        """Whether nothing failed since `begin`: only then having found nothing means that nothing is there."""

    def begin(self, archive: Archive, page: Wanted) -> None:
        """Say what the next fetches are for."""
        self._asked = hosts_of(archive)
        self.is_answered = True
        live = [each for each in self._cache.captures(page.url) if each.memento_at is None]
        urls = [page.url, *(url for each in live for url in (each.captured_url, *each.redirects))]
        # An archive whose addresses are known keeps its mementos itself; any other may be an aggregator.
        self._live_hosts = frozenset(map(host_of, urls)) if archive.raw is None else None

    async def permit(self, url: str) -> None:
        """Raise `Stopped` at a redirect to the live web, which is no memento, and where robots.txt forbids the URL.

        What archives answer is meant for programs; their own limits are kept instead of a robots.txt. Whom they lead
        to is asked like any host.
        """
        host = host_of(url)
        if self._failures[host] >= _LIMIT_FAILURES:
            self.is_answered = False
            raise Stopped(Outcome.REFUSED, f"leads to {host}, which has stopped answering")
        if host in self._hosts:
            return
        if self._live_hosts is None or any(is_same_site(host, live) for live in self._live_hosts):
            raise Stopped(Outcome.REFUSED, f"leads out of the archive to {url}")
        await super().permit(url)

    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch one URL of an archive. Raises `_Silent`."""
        host = host_of(url)
        if self._failures[host] >= _LIMIT_FAILURES and host in self._asked:
            raise _Silent
        fetched = await super().fetch(url, headers)
        self.is_answered = self.is_answered and is_answered(fetched)
        # Who was led to and fails is not the one who was asked.
        ended = ended_at(fetched) or host
        too_many = bool(fetched.exchanges) and fetched.exchanges[-1].status == _TOO_MANY_REQUESTS
        if too_many or fetched.outcome in (Outcome.NO_SUCH_HOST, Outcome.TLS_FAILURE):
            self._failures[ended] = _LIMIT_FAILURES
            if ended == host and host in self._asked:
                raise _Silent
        elif self._failures[ended] < _LIMIT_FAILURES:
            self._failures[ended] = self._failures[ended] + 1 if may_pass(fetched) else 0
        return fetched
