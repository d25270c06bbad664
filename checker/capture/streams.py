"""Connections by asyncio alone.

httpcore's own go through anyio, which makes a task for each connection and a scope for each step: a seventh of the time
of a capture.
"""

import asyncio
import ssl
from typing import Any

import httpcore


async def connect(ip: str, port: int, timeout_seconds: float) -> "Stream":
    """Open a connection to an address. Raises httpcore's ConnectTimeout and ConnectError."""
    try:
        async with asyncio.timeout(timeout_seconds):
            return Stream(*await asyncio.open_connection(ip, port))
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error


class Stream(httpcore.AsyncNetworkStream):
    """One connection; what goes wrong is told by httpcore's exceptions."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Give what has arrived, up to so many bytes; nothing at the end."""
        try:
            async with asyncio.timeout(timeout):
                return await self._reader.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it."""
        if not buffer:
            return
        try:
            async with asyncio.timeout(timeout):
                self._writer.write(buffer)
                await self._writer.drain()
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Agree on TLS. The connection is closed where that fails."""
        try:
            async with asyncio.timeout(timeout):
                await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            await self.aclose()
            raise httpcore.ConnectTimeout(str(error)) from error
        except OSError as error:
            await self.aclose()
            raise httpcore.ConnectError(str(error)) from error
        return self

    async def aclose(self) -> None:
        """Close the connection at once."""
        # Without TLS's farewell: a server that doesn't answer it would hold us up.
        self._writer.transport.abort()

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        """Tell nothing: only a pool asks."""
        return None
