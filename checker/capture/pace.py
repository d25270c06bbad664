"""Whose turn it is: each host at its own pace, whatever all of them together ask for."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from checker.capture.settings import CaptureSettings


@dataclass(slots=True)
class _Host:
    connections: asyncio.Semaphore
    gap_seconds: float
    next: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by who begins next: first come, first served."""
    free_at: float = 0.0
    """By the event loop's clock."""
    held_seconds: float = 0.0


class Pace:
    """The gate before every exchange of a run: `jobs` over all hosts, two at a time and host, the gap between starts.

    The gap is counted from when a request really starts. A limiter that hands out permits would count from the
    permit, and after a wait for a free job the next request would follow too soon.
    """

    def __init__(self, settings: CaptureSettings) -> None:
        self._limit_held_seconds = settings.limit_held_seconds
        self._jobs = asyncio.Semaphore(settings.jobs)
        self._hosts: defaultdict[str, _Host] = defaultdict(
            lambda: _Host(asyncio.Semaphore(settings.connections_per_host), settings.seconds_between_requests)
        )

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until this host may be asked, and count as one of its connections as long as the block runs."""
        host = self._hosts[name]
        clock = asyncio.get_running_loop().time
        async with host.connections:
            async with host.next:
                # A hold may come while we wait.
                while (wait := host.free_at - clock()) > 0:
                    await asyncio.sleep(wait)
                await self._jobs.acquire()
                host.free_at = max(host.free_at, clock() + host.gap_seconds)
            try:
                yield
            finally:
                self._jobs.release()

    def hold(self, name: str, seconds: float) -> None:
        """Let nobody ask this host for a while: it said so, or it needs to recover. All holds together are limited."""
        host = self._hosts[name]
        now = asyncio.get_running_loop().time()
        until = now + min(seconds, self._limit_held_seconds - host.held_seconds)
        if until > host.free_at:
            host.held_seconds += until - max(now, host.free_at)
            host.free_at = until

    def slow_down(self, name: str, gap_seconds: float) -> None:
        """Keep at least this gap with a host that asks for it."""
        host = self._hosts[name]
        host.gap_seconds = max(host.gap_seconds, gap_seconds)
