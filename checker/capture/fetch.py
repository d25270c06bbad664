"""One URL to what its server answered. The only module that imports httpx."""

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

import httpx

from checker.capture.archives.archive import raw_url
from checker.capture.body import Body
from checker.capture.capture import Outcome
from checker.capture.conditional import HTTP_NOT_MODIFIED, Validators
from checker.capture.decode import ACCEPTED, Ending, decoded_ending
from checker.capture.exchange import Exchange, Fetched, Headers, text_of
from checker.capture.network import BUDGET, Budget, GuardedBackend, GuardedConnections, Resolve, Stopped
from checker.capture.settings import CaptureSettings
from checker.capture.url_key import url_key, without_credentials
from checker.errors import CacheError


class Gate(Protocol):
    """What an exchange has to pass before it begins."""

    async def permit(self, url: str) -> None:
        """Raise `Stopped` if the host forbids programs to fetch this URL."""

    def turn(self, host: str) -> AbstractAsyncContextManager[None]:
        """Entered around each exchange with a host: waits until the host may be asked again."""


LIMIT_REDIRECT_BODY_BYTES = 64 * 1024
"""Nobody reads the body of a redirect; a chain of ten must not cost ten times the limit of a page."""
_LIMIT_DETAIL_CHARACTERS = 300

OUTCOMES: dict[type[Exception], Outcome] = {
    httpx.TimeoutException: Outcome.TIMEOUT,
    httpx.NetworkError: Outcome.NO_CONNECTION,
    httpx.ProxyError: Outcome.NO_CONNECTION,
    httpx.ProtocolError: Outcome.BAD_RESPONSE,
    httpx.UnsupportedProtocol: Outcome.REFUSED,
    httpx.InvalidURL: Outcome.REFUSED,
    httpx.DecodingError: Outcome.BAD_RESPONSE,
    httpx.TooManyRedirects: Outcome.TOO_MANY_REDIRECTS,
    httpx.HTTPError: Outcome.BAD_RESPONSE,
    httpx.StreamError: Outcome.BAD_RESPONSE,
    httpx.CookieConflict: Outcome.BAD_RESPONSE,
    ssl.SSLError: Outcome.TLS_FAILURE,
    TimeoutError: Outcome.TIMEOUT,
    OSError: Outcome.NO_CONNECTION,
    Exception: Outcome.BAD_RESPONSE,
}
"""How an exchange ended that raised this, before its response's head was complete. The nearest base class counts.

The last line is on purpose: what a server sent made a library stumble, and one bad source never stops the others.
"""

_UNTOLD = {Outcome.NO_CONNECTION: "the connection was reset", Outcome.TIMEOUT: "a step took too long"}
"""Where the exception itself says nothing."""

_ENDINGS = {
    Ending.COMPLETE: (Outcome.COMPLETE, ""),
    Ending.TRUNCATED: (Outcome.TRUNCATED, "the compressed body ends in the middle"),
    Ending.TOO_LARGE: (Outcome.TOO_LARGE, "the body, uncompressed, is over the size limit"),
    Ending.UNDECODABLE: (Outcome.BAD_RESPONSE, "the body's content encoding cannot be undone"),
}


_NO_HEADERS: Mapping[str, str] = {}


class Transport(httpx.AsyncHTTPTransport):
    """httpx's transport over our guarded connections. One for a run, closed by `async with`.

    Used without httpx's client, which would keep cookies, follow redirects, log URLs, and go around the guard where
    the environment names a proxy. `handle_async_request` is httpx's own, so that cassettes record it.
    """

    def __init__(self, settings: CaptureSettings, resolve: Resolve) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        backend = GuardedBackend(resolve, allow_private=settings.allow_private)
        self._pool = GuardedConnections(backend, context)


def host_of(url: str) -> str:
    """Give the host that a fetch of this URL begins with, in the spelling that `Gate` gets; empty if it has none."""
    try:
        return _target(url).host
    except Stopped:
        return ""


def origin_of(url: str) -> str:
    """Give the scheme, host and port that a fetch of this URL begins with; empty if it has none."""
    try:
        target = _target(url)
    except Stopped:
        return ""
    return f"{target.scheme}://{target.netloc.decode()}"


def robots_url(url: str) -> str:
    """Give the URL of the robots.txt that speaks for this one: of its scheme, host and port (RFC 9309 §2.3)."""
    target = _target(url)
    return f"{target.scheme}://{target.netloc.decode()}/robots.txt"


async def fetch(
    transport: Transport,
    cited: str,
    settings: CaptureSettings,
    gate: Gate,
    validators: Validators | None = None,
    headers: Mapping[str, str] = _NO_HEADERS,
) -> Fetched:
    """Ask for a URL and follow its redirects. Never raises for what a URL or a server does: it is an outcome.

    The one request for the URL that the validators come from is conditional (RFC 9110 §13). `headers` are sent with
    every request, besides our own.
    """
    exchanges: list[Exchange] = []
    began_at = datetime.now(UTC)
    try:
        url = _target(raw_url(cited))
        while True:
            await gate.permit(str(url))
            async with gate.turn(url.host):
                began_at = datetime.now(UTC)
                condition = validators.request_headers(str(url)) if validators else {}
                exchange, detail = await _exchange(transport, url, settings, began_at, {**headers, **condition})
            exchanges.append(exchange)
            if exchange.location is None:
                break
            url = _redirected(url, exchange.location)
            if str(url) in {earlier.url for earlier in exchanges}:
                raise Stopped(Outcome.TOO_MANY_REDIRECTS, f"redirects in a circle, back to {url}")
            if len(exchanges) > settings.limit_redirects:
                raise Stopped(Outcome.TOO_MANY_REDIRECTS, f"more than {settings.limit_redirects} redirects")
    except Stopped as stop:
        detail = stop.detail if not exchanges else f"{stop.detail} (redirected by {exchanges[-1].url})"
        return Fetched(url_key(cited), tuple(exchanges), began_at, stop.outcome, _one_line(detail))
    outcome = exchange.outcome
    if exchange.status == HTTP_NOT_MODIFIED and outcome is Outcome.COMPLETE:
        if condition and validators is not None and validators.confirmed_by(_decoded(exchange.headers)):
            return Fetched(url_key(cited), tuple(exchanges), began_at, outcome, "", not_modified=validators)
        asked = "of another version than was asked about" if condition else "though the request set no condition"
        detail = f'the server answered 304 "not modified", {asked}'
        return Fetched(url_key(cited), tuple(exchanges), began_at, Outcome.BAD_RESPONSE, detail)
    if outcome is Outcome.COMPLETE:
        outcome, detail = _ENDINGS[_ending(exchange, settings.limit_decoded_bytes)]
    return Fetched(url_key(cited), tuple(exchanges), began_at, outcome, _one_line(detail))


async def _exchange(
    transport: Transport, url: httpx.URL, settings: CaptureSettings, began_at: datetime, headers: Mapping[str, str]
) -> tuple[Exchange, str]:
    """Send one request and read the response. Raises `Stopped` if no complete head came back."""
    loop = asyncio.get_running_loop()
    budget = Budget(loop.time() + settings.exchange_seconds, settings.limit_head_bytes)
    token = BUDGET.set(budget)
    response: httpx.Response | None = None
    body = Body()
    outcome, detail = Outcome.COMPLETE, ""
    try:
        request = httpx.Request(
            "GET",
            url,
            headers={
                "User-Agent": settings.user_agent,
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
                "Accept-Encoding": ACCEPTED,
                "Connection": "close",
                **headers,
            },
            extensions={"timeout": _timeouts(settings)},
        )
        response = await transport.handle_async_request(request)
        budget.limit_bytes = settings.limit_wire_bytes
        if response.has_redirect_location:
            budget.limit_bytes = budget.received_bytes + LIMIT_REDIRECT_BODY_BYTES
        # Read to its end or to an exception, either closes it. A stream that is left half-read keeps its connection
        # open until it is collected.
        async for piece in response.aiter_raw():
            body.write(piece)
        if response.is_success and budget.surplus.strip():
            # A length that was counted wrongly, in characters perhaps, cuts the page's end off.
            outcome, detail = Outcome.TRUNCATED, "the server sent more than the length that it announced"
    except CacheError:
        raise  # our own lack of room is no failure of the server's
    except Exception as error:
        outcome, detail = translate(error, budget, settings, has_head=response is not None)
        if response is None:
            raise Stopped(outcome, detail) from None
    finally:
        await budget.close()
        BUDGET.reset(token)
    return _recorded(request, response, body, budget.address, began_at, outcome), detail


def translate(error: Exception, budget: Budget, settings: CaptureSettings, *, has_head: bool) -> tuple[Outcome, str]:
    """Say how an exchange ended that raised this, and why, in one line."""
    if isinstance(error, Stopped):
        if error.outcome is Outcome.TOO_LARGE and not has_head:
            return Outcome.BAD_RESPONSE, f"the response's head has {error.detail}"
        return error.outcome, error.detail
    outcome = next(OUTCOMES[base] for base in type(error).__mro__ if base in OUTCOMES)
    told = str(error) or _UNTOLD.get(outcome) or type(error).__name__
    if outcome is Outcome.TIMEOUT:
        if budget.seconds_left() <= 0:
            return outcome, f"the exchange took longer than {settings.exchange_seconds:g} s"
        if isinstance(error, httpx.ReadTimeout):
            return outcome, f"nothing came for {settings.read_seconds:g} s"
        return outcome, told
    if has_head and (outcome in (Outcome.NO_CONNECTION, Outcome.TLS_FAILURE) or budget.server_closed):
        return Outcome.TRUNCATED, f"the connection ended early: {told}"
    if not has_head and budget.server_closed:
        if not budget.received_bytes:
            return Outcome.NO_CONNECTION, "the server closed the connection without an answer"
        return Outcome.BAD_RESPONSE, "the connection ended within the response's head"
    return outcome, told


@lru_cache(maxsize=2048)  # each step of a fetch asks again, and between two there may be a wait for its turn
def _target(url: str) -> httpx.URL:
    """Give the URL as it is to be requested, or raise `Stopped` if the guard forbids it as it stands."""
    try:
        target = httpx.URL(url.partition("#")[0])
    except (httpx.InvalidURL, ValueError) as error:  # ValueError: characters that no encoding has
        raise Stopped(Outcome.REFUSED, f"malformed URL: {error}") from None
    if target.scheme not in ("http", "https"):
        raise Stopped(Outcome.REFUSED, f"not an http or https address: {url_key(url)}")
    if target.userinfo:
        raise Stopped(Outcome.REFUSED, f"the URL carries a user name or password: {url_key(url)}")
    if not target.host:  # the system would take an empty name for this very machine
        raise Stopped(Outcome.REFUSED, f"malformed URL, it names no host: {url_key(url)}")
    if target.port is not None and not 0 < target.port < 65536:
        raise Stopped(Outcome.REFUSED, f"malformed URL, there is no port {target.port}")
    return target


def _redirected(url: httpx.URL, location: bytes) -> httpx.URL:
    """Resolve a Location header (RFC 9110 §10.2.2); servers also send UTF-8 there, against the rule."""
    text = text_of(location).strip()
    try:
        joined = str(url.join(text.partition("#")[0]))
    except (httpx.InvalidURL, ValueError):
        shown = without_credentials(text)
        raise Stopped(Outcome.BAD_RESPONSE, f"redirects to a malformed address: {shown}") from None
    return _target(joined)


def _recorded(
    request: httpx.Request,
    response: httpx.Response,
    body: Body,
    address: str | None,
    began_at: datetime,
    outcome: Outcome,
) -> Exchange:
    extensions = response.extensions
    return Exchange(
        url=str(request.url),
        began_at=began_at,
        address=address,
        target=request.url.raw_path,
        request_headers=tuple(request.headers.raw),
        http_version=extensions.get("http_version", b"HTTP/1.1"),
        status=response.status_code,
        reason=extensions.get("reason_phrase", b""),
        headers=tuple(response.headers.raw),
        body=body,
        outcome=outcome,
    )


def _ending(exchange: Exchange, limit_bytes: int) -> Ending:
    return decoded_ending(exchange.body.pieces(), exchange.header(b"content-encoding"), limit_bytes)


def _decoded(headers: Headers) -> list[tuple[str, str]]:
    return [(text_of(name).lower(), text_of(value)) for name, value in headers]


def _timeouts(settings: CaptureSettings) -> dict[str, float | None]:
    connect, read = settings.connect_seconds, settings.read_seconds
    return httpx.Timeout(connect=connect, read=read, write=read, pool=connect).as_dict()


def _one_line(detail: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in detail).split())
    return line if len(line) <= _LIMIT_DETAIL_CHARACTERS else f"{line[: _LIMIT_DETAIL_CHARACTERS - 1]}…"
