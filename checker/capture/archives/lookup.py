"""One page in one archive: which of its mementos are tried, and the first that serves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from checker.capture.archives.answer import archived_at, hosts_of, own_list, timemap_of
from checker.capture.archives.archive import TIMESTAMP, Archive, Wanted, accept_datetime, cdx_query
from checker.capture.archives.cdx import LIMIT_BYTES, timestamps
from checker.capture.archives.timemap import LIMIT_BYTES as LIMIT_TIMEMAP_BYTES
from checker.capture.archives.timemap import LIMIT_PAGES, Listed, read_timemap
from checker.capture.capture import Capture
from checker.capture.crawl import Crawl
from checker.capture.exchange import Fetched
from checker.capture.fetch import host_of
from checker.capture.url_key import url_key

CANDIDATES = 3
"""Mementos of one page that are tried of each archive: some can't be played back, some are of a bot wall."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One page in one archive."""

    crawl: Crawl
    archive: Archive
    page: Wanted
    near: datetime
    """The moment to ask for."""
    serves: Callable[[Capture], bool]

    async def memento(self) -> Capture | None:
        """Give the first memento that can be played back and serves; each that can be played back is stored."""
        moments = await self._indexed()
        for moment in moments:
            fetched = await self.crawl.fetch(self.archive.memento_url(moment, self.page.url))
            if (found := self._kept(fetched)) is not None:
                return found
        if moments:
            return None
        # An empty answer may be a fault of the index: the gate finds what it has by itself.
        near = self.near.astimezone(UTC)
        gate_url = self.archive.memento_url(near.strftime(TIMESTAMP), self.page.url)
        gate = await self.crawl.fetch(gate_url, {"Accept-Datetime": accept_datetime(near)})
        if (found := self._kept(gate)) is not None:
            return found
        for url in await self._listed(gate):
            if (found := self._kept(await self.crawl.fetch(url))) is not None:
                return found
        return None

    async def _indexed(self) -> tuple[str, ...]:
        """Give the moments that the archive's index holds, the nearest first; none where it has no index."""
        if self.archive.cdx is None:
            return ()
        query = cdx_query(self.archive.cdx, self.page.url, self.near, CANDIDATES)
        index = own_list(await self.crawl.fetch(query), self.archive, LIMIT_BYTES)
        return timestamps(index[1], CANDIDATES) if index is not None else ()

    async def _listed(self, gate: Fetched) -> list[str]:
        """Give the addresses of further mementos, the nearest first, by the TimeMap that the gate names."""
        now = datetime.now(UTC)
        listed: list[Listed] = []
        url = timemap_of(gate, self.archive)
        for _ in range(LIMIT_PAGES):
            if url is None or host_of(url) not in hosts_of(self.archive):
                break
            page = own_list(await self.crawl.fetch(url), self.archive, LIMIT_TIMEMAP_BYTES)
            if page is None:
                break
            timemap = read_timemap(page[1], page[0], self.near, now, CANDIDATES)
            listed += timemap.mementos
            url = timemap.page
        tried = {exchange.url for exchange in gate.exchanges}
        at = archived_at(gate, self.archive, now)
        nearest = sorted(listed, key=lambda each: abs(each.at - self.near))
        urls = dict.fromkeys(self._address(each) for each in nearest if each.at != at)
        return [url for url in urls if url not in tried][: CANDIDATES - 1]

    def _address(self, listed: Listed) -> str:
        """Give the address at which a listed memento is asked for: its body as it was archived, where there is one."""
        if self.archive.raw is None:
            return listed.url
        return self.archive.memento_url(listed.at.strftime(TIMESTAMP), self.page.url)

    def _kept(self, fetched: Fetched) -> Capture | None:
        """Store what an archive answered if it is a memento; give it if it serves."""
        at = archived_at(fetched, self.archive, datetime.now(UTC))
        if at is None:
            return None
        page = self.page
        stored = replace(fetched, cited_url=url_key(page.url), memento_at=at, memento_near=page.near)
        capture = self.crawl.store(stored)
        return capture if self.serves(capture) else None
