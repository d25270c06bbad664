"""The server of the made-up web, in a process of its own so that its work counts for nobody.

It writes its port, then for each line that it reads what was asked of it since the last one, as JSON.
"""

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from benchmarks.capturing.web import Arrivals, page


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: "subprocess.Popen[str]"

    def arrivals(self) -> Arrivals:
        """Give what was asked since the last call."""
        assert self.process.stdin is not None and self.process.stdout is not None  # noqa: S101, PT018 — both are pipes
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        told: Arrivals = json.loads(self.process.stdout.readline())
        return told


@contextmanager
def running(addresses: list[str]) -> Iterator[Server]:
    """Run a server on these addresses, at one port of all of them."""
    command = [sys.executable, "-m", "benchmarks.capturing.server", *addresses]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None  # noqa: S101 — a pipe
        try:
            yield Server(int(process.stdout.readline()), process)
        finally:
            process.kill()


class _Answers(asyncio.Protocol):
    seen: ClassVar[defaultdict[str, list[tuple[float, str]]]] = defaultdict(list)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, _, self.received = self.received.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        assert isinstance(self.transport, asyncio.Transport)  # noqa: S101 — of a TCP server
        path = head.split(b" ", 2)[1].decode()
        lines = head.lower().split(b"\r\n")
        host = next(line[5:].strip().decode() for line in lines if line.startswith(b"host:"))
        self.seen[host].append((time.monotonic(), path))
        self.transport.write(_response(host, path))
        if b"connection: close" in lines:
            self.transport.close()


@lru_cache(maxsize=20_000)
def _response(host: str, path: str) -> bytes:
    if path == "/robots.txt":
        status, kind, body = "200 OK", "text/plain", b"User-agent: *\nDisallow: /private/\n"
    else:
        status, kind, body = "200 OK", "text/html; charset=utf-8", page(host, path)
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def _serve(addresses: list[str]) -> None:
    loop = asyncio.get_running_loop()
    first = await loop.create_server(_Answers, addresses[0], 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    if addresses[1:]:
        await loop.create_server(_Answers, addresses[1:], port, backlog=64)
    print(port, flush=True)
    told = asyncio.Queue[None]()

    def listen() -> None:
        for _ in sys.stdin:
            loop.call_soon_threadsafe(told.put_nowait, None)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        await told.get()
        print(json.dumps(_Answers.seen), flush=True)
        _Answers.seen.clear()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1:]))
