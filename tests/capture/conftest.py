"""A server on loopback that misbehaves as it is told, under names that end in `.example`."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture

Behaviour = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Seen:
    """One request as the server saw it."""

    host: str
    path: str
    head: bytes
    arrived: float


class Site:
    """Answers by path: bytes are sent as they are, a function gets the connection. The path `*` answers the rest."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Behaviour] = {}
        self.greeting: Behaviour | None = None
        """In place of everything else: gets the connection before a request was read."""
        self.requests: list[Seen] = []
        self.resolved: list[tuple[str, int]] = []
        self.handling = 0
        """Connections that are open now, as far as this server knows."""
        self.longest_seconds = 0.0
        """That a connection was open."""
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    async def resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        """Lead every name to this server, whatever its port."""
        self.resolved.append((host, port))
        return [("127.0.0.1", self.port)]

    def close(self) -> None:
        self.closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.handling += 1
            threading.Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, connection: socket.socket) -> None:
        began = time.monotonic()
        try:
            self._answer(connection)
        finally:
            with self._lock:
                self.handling -= 1
                self.longest_seconds = max(self.longest_seconds, time.monotonic() - began)

    def _answer(self, connection: socket.socket) -> None:
        try:
            with connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if self.greeting is not None:
                    self.greeting(connection)
                    return
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    head += piece
                arrived = time.monotonic()
                path = head.split(b" ", 2)[1].decode()
                host = head.lower().split(b"host: ", 1)[1].split(b"\r\n", 1)[0].decode()
                self.requests.append(Seen(host, path, head, arrived))
                answer = self.answers.get(path) or self.answers["*"]
                if callable(answer):
                    answer(connection)
                else:
                    connection.sendall(answer)
        except OSError:  # the client went away, which is what most of these tests are about
            pass


def page(body: bytes = b"<p>A page invented for a test.</p>", *headers: str, status: str = "200 OK") -> bytes:
    """Build a response with a Content-Length."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", *headers]
    if not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in lines):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@pytest.fixture(name="page")
def page_fixture() -> Callable[..., bytes]:
    return page


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    server.answers["*"] = page(b"nothing here", status="404 Not Found")
    yield server
    server.close()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache.open(tmp_path / "cache") as opened:
        yield opened


@pytest.fixture
def capture(site: Site, cache: Cache) -> Callable[..., Capture]:
    """Capture one URL from the site and give what was stored."""

    def run(url: str, **settings) -> Capture:
        found: list[Capture] = []
        capture_urls([url], cache, replace(made_up_capture(), **settings), found.append, site.resolve)
        (only,) = found
        return only

    return run
