"""The network backend under httpx: every connection is resolved once, guarded, and held to its exchange's limits.

Cancelling a request leaks its slot in httpcore's pool (httpcore #1093), so nothing here is cancelled from outside:
each step is given what is left of the exchange's time, and ends by itself.
"""

import asyncio
import os
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpcore

from checker.capture.address import forbidden_reason
from checker.capture.capture import Outcome
from checker.capture.streams import Stream, connect

Resolve = Callable[[str, int], Awaitable[Sequence[tuple[str, int]]]]
"""Host and port to the addresses and ports to connect to, the best first; OSError where there are none."""

_LIMIT_ADDRESSES = 4
"""Tried one after the other, sharing the time; more would leave too little for each."""


class Stopped(Exception):
    """The exchange ends here. No type that httpcore or httpx would translate, so it arrives as it was raised."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


@dataclass(slots=True)
class Budget:
    """What one exchange may still cost, and what its connection has seen. Every stream of the exchange counts here."""

    deadline: float
    """By the event loop's clock."""
    limit_bytes: int
    received_bytes: int = 0
    address: str | None = None
    """The address that the connection went to."""
    server_closed: bool = False
    stream: Stream | None = None
    connection: httpcore.AsyncHTTP11Connection | None = None

    async def close(self) -> None:
        """Close the connection, however the exchange ended: interrupted over its own locks, httpcore does not."""
        if self.stream is not None:
            await self.stream.aclose()

    @property
    def surplus(self) -> bytes:
        """What came after the end of the response, of what was received until then."""
        if self.connection is None:
            return b""
        data: bytes = self.connection._h11_state.trailing_data[0]
        return data

    def seconds_left(self, step_seconds: float | None = None) -> float:
        """Give the time for one step: its own limit, or less if the whole exchange ends before."""
        left = max(0.0, self.deadline - asyncio.get_running_loop().time())
        return left if step_seconds is None else min(left, step_seconds)


BUDGET: ContextVar[Budget] = ContextVar("BUDGET")
"""Of the exchange that this task is in: httpcore's interface has no place to hand it through."""


async def system_resolve(host: str, port: int) -> Sequence[tuple[str, int]]:
    """Ask the system's resolver. A name server that never answers blocks neither the loop nor the program's end."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[tuple[str, int]]] = loop.create_future()

    def settle(found: Sequence[tuple[str, int]] | Exception) -> None:
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def look_up() -> None:
        found: Sequence[tuple[str, int]] | Exception
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = [(str(info[4][0]), int(info[4][1])) for info in infos]
        except (OSError, ValueError, OverflowError) as error:  # ValueError: a label that IDNA cannot encode
            found = error if isinstance(error, OSError) else OSError(str(error))
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, found)

    # asyncio's own getaddrinfo runs in an executor, which is joined when the loop ends.
    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    return await answer


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only (or to any, if `allow_private`), to the very one that was checked."""

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check every answer, and open a connection. The timeout is for all of this together."""
        budget = BUDGET.get()
        loop = asyncio.get_running_loop()
        end = loop.time() + budget.seconds_left(timeout)
        try:
            # Not wait_for: before Python 3.12 it loses an interrupt that comes just when the answer does.
            async with asyncio.timeout_at(end):
                answers = await self._resolve(host, port)
        except TimeoutError:
            raise Stopped(Outcome.TIMEOUT, f"looking up {host} took too long") from None
        except OSError as error:
            raise Stopped(Outcome.NO_SUCH_HOST, f"{host} does not resolve ({_told(error)})") from None
        targets = tuple(dict.fromkeys(answers))
        if not targets:
            raise Stopped(Outcome.NO_SUCH_HOST, f"{host} does not resolve (no address)")
        if not self._allow_private:
            # One forbidden answer is enough: a name that points inside and outside is an attack or a mistake.
            for ip, _ in targets:
                if reason := forbidden_reason(ip):
                    raise Stopped(
                        Outcome.REFUSED, f"{host} leads to {ip}: {reason}, which only --allow-private permits"
                    )
        targets = targets[:_LIMIT_ADDRESSES]
        failure: Exception = httpcore.ConnectError(f"no connection to {host}")
        for place, (ip, target_port) in enumerate(targets):
            share_seconds = max(0.0, end - loop.time()) / (len(targets) - place)
            try:
                stream = await connect(ip, target_port, share_seconds)
            except httpcore.ConnectError as error:
                failure = httpcore.ConnectError(f"no connection to {_place(ip, target_port)}: {_told(error)}")
            except httpcore.ConnectTimeout:
                failure = httpcore.ConnectTimeout(f"no connection to {_place(ip, target_port)} in time")
            else:
                budget.address = ip
                budget.stream = stream
                return _GuardedStream(stream)
        raise failure


class _GuardedStream(httpcore.AsyncNetworkStream):
    """A connection whose every step counts against the budget of the exchange that takes it."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        budget = BUDGET.get()
        left_bytes = budget.limit_bytes - budget.received_bytes
        if left_bytes <= 0:
            raise Stopped(Outcome.TOO_LARGE, f"more than {budget.limit_bytes:,} bytes")
        if budget.seconds_left() <= 0:
            raise httpcore.ReadTimeout
        data = await self._stream.read(min(max_bytes, left_bytes), budget.seconds_left(timeout))
        budget.received_bytes += len(data)
        budget.server_closed = not data
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, BUDGET.get().seconds_left(timeout))

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, BUDGET.get().seconds_left(timeout))
        except httpcore.ConnectTimeout:
            raise httpcore.ConnectTimeout("no TLS handshake in time") from None
        except (httpcore.ConnectError, OSError, ValueError) as error:  # ValueError: a name that TLS cannot carry
            raise Stopped(Outcome.TLS_FAILURE, f"no trusted connection to {server_hostname}: {_told(error)}") from None
        return _GuardedStream(stream)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        return self._stream.get_extra_info(info)


class GuardedConnections(httpcore.AsyncConnectionPool):
    """In place of a pool: a connection for each exchange, closed at its end.

    A server may close a connection that is kept just when we ask again, and that failure would look like the page's.
    At a request a second a new one costs little, and each exchange passes the guard anew. How many there are at a time
    is decided before an exchange begins; a pool would go through all that wait at each step, and can lose a place.
    """

    def __init__(self, backend: GuardedBackend, ssl_context: ssl.SSLContext) -> None:
        super().__init__()
        self._backend = backend
        self._tls = ssl_context
        # HTTP/2 is off: deadlocks are reported (httpcore #1022).
        ssl_context.set_alpn_protocols(["http/1.1"])

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request that asks for the connection to be closed; the exchange closes it at its end."""
        origin, timeout = request.url.origin, request.extensions["timeout"]["connect"]
        host = origin.host.decode("ascii")
        stream = await self._backend.connect_tcp(host, origin.port, timeout)
        if origin.scheme == b"https":
            stream = await stream.start_tls(self._tls, host, timeout)
        connection = httpcore.AsyncHTTP11Connection(origin, stream)
        BUDGET.get().connection = connection
        return await connection.handle_async_request(request)


def _place(ip: str, port: int) -> str:
    return f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}"


def _told(error: BaseException) -> str:
    """Say in a few words what lies at the bottom of a chain of exceptions."""
    causes = [error]
    while (cause := causes[-1].__cause__) is not None and cause not in causes:
        causes.append(cause)
    for deepest in reversed(causes):
        if isinstance(deepest, ssl.SSLCertVerificationError):
            return deepest.verify_message
        if isinstance(deepest, ssl.SSLError) and deepest.reason:
            return deepest.reason.replace("_", " ").lower()
        if isinstance(deepest, socket.gaierror) and deepest.strerror:
            return deepest.strerror.lower()
        if isinstance(deepest, OSError) and deepest.errno:  # asyncio puts a text of its own in place of the system's
            return os.strerror(deepest.errno).lower()
    return str(error) or "the server closed the connection"
