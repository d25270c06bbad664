"""The peer: httpx as a careful user would write it, with the same limits and nothing kept."""

import asyncio
from collections.abc import Sequence
from typing import Any

import httpcore
import httpx


async def fetch_all(by_host: Sequence[Sequence[str]], port: int, jobs: int, gap_seconds: float) -> int:
    """Fetch every host's robots.txt and URLs, hosts side by side, each in order; give how many answered with 200."""
    turns = asyncio.Semaphore(jobs)
    limits = httpx.Limits(max_connections=jobs)
    transport = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)
    transport._pool._network_backend = _Loopback(port)
    async with httpx.AsyncClient(transport=transport, trust_env=False, follow_redirects=True) as client:
        loop = asyncio.get_running_loop()

        async def fetch(urls: Sequence[str]) -> int:
            answered, free_at = 0, 0.0
            for url in [str(httpx.URL(urls[0]).join("/robots.txt")), *urls]:
                await asyncio.sleep(max(0.0, free_at - loop.time()))
                async with turns:
                    free_at = loop.time() + gap_seconds
                    answered += (await client.get(url)).status_code == 200
            return answered - 1

        return sum(await asyncio.gather(*map(fetch, by_host)))


class _Loopback(httpcore.AsyncNetworkBackend):
    """Leads every name to the made-up web."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:  # noqa: ANN401 — handed on
        return await self._sockets.connect_tcp("127.0.0.1", self._port, *arguments, **options)
