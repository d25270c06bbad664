"""The robots.txt of each host: fetched once before its first page, kept in the cache for a day."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.fetch import robots_url
from checker.capture.network import Stopped
from checker.capture.robots import CACHED, Rules, keeps, rules_of
from checker.errors import CacheError


class RobotsGate:
    """Knows what each host permits. One for a run.

    A robots.txt is a capture like any other: what a host permitted, and when, can be shown later.
    """

    def __init__(self, cache: Cache, capture: Callable[[str], Awaitable[Capture]]) -> None:
        """`capture` fetches a URL without asking for permission, and stores it."""
        self._cache = cache
        self._capture = capture
        self._known: dict[str, Rules] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def permit(self, url: str) -> Rules:
        """Give the rules of the host if they permit this URL. Raises `Stopped` if they do not."""
        robots = robots_url(url)
        async with self._asking[robots]:
            if robots not in self._known:
                self._known[robots] = self._kept(robots) or await self._asked(robots)
        rules = self._known[robots]
        # What a host says of itself is open to all (RFC 9309 §2.2.2).
        if url != robots and (refused := rules.refused(url)) is not None:
            raise Stopped(*refused)
        return rules

    async def _asked(self, robots: str) -> Rules:
        capture = await self._capture(robots)
        return rules_of(capture, self._cache.body(capture))

    def _kept(self, robots: str) -> Rules | None:
        """Give what the host's newest copy in the cache says if it is not a day old; what archives hold is older.

        A copy from the future was dated by a clock that was wrong, and would be less than a day old for years.
        """
        now = datetime.now(UTC)
        copies = reversed(self._cache.captures(robots))
        newest = next((each for each in copies if each.memento_at is None and each.captured_at <= now), None)
        if newest is None or now - newest.captured_at >= CACHED or not keeps(newest):
            return None
        try:
            return rules_of(newest, self._cache.body(newest))
        except CacheError:
            return None  # a file of the cache is gone; the host can be asked again
