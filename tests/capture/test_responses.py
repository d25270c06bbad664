"""Whatever comes back is an outcome with a reason, never an exception."""

import asyncio
import inspect
import socket
import ssl
import struct
from pathlib import Path

import httpx
import pytest

from checker.capture import fetch
from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.capture.network import Budget
from checker.capture.settings import CaptureSettings
from checker.demo.record import made_up_capture

HTTPX_EXCEPTIONS = [each for each in vars(httpx).values() if inspect.isclass(each) and issubclass(each, Exception)]
EXPECTED = {
    Outcome.TIMEOUT: {"TimeoutException", "ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout"},
    Outcome.NO_CONNECTION: {"NetworkError", "ConnectError", "ReadError", "WriteError", "CloseError", "ProxyError"},
    Outcome.REFUSED: {"UnsupportedProtocol", "InvalidURL"},
    Outcome.TOO_MANY_REDIRECTS: {"TooManyRedirects"},
    Outcome.BAD_RESPONSE: {"ProtocolError", "LocalProtocolError", "RemoteProtocolError", "DecodingError", "HTTPError"}
    | {"RequestError", "TransportError", "HTTPStatusError", "CookieConflict", "StreamError", "StreamConsumed"}
    | {"StreamClosed", "ResponseNotRead", "RequestNotRead"},
}


def make(kind):
    """Build an httpx exception, whatever its signature wants."""
    parameters = inspect.signature(kind.__init__).parameters
    wanted = {"message": "told", "request": None, "response": None}
    return kind(**{name: wanted[name] for name in parameters if name in wanted})


def translated(error, *, has_head=False, closed=False, received=0):
    async def run():
        budget = Budget(asyncio.get_running_loop().time() + 10, 1000, received_bytes=received, server_closed=closed)
        return fetch.translate(error, budget, CaptureSettings(), has_head=has_head)

    return asyncio.run(run())


@pytest.mark.parametrize("kind", HTTPX_EXCEPTIONS, ids=lambda kind: kind.__name__)
def test_every_exception_of_httpx_has_its_outcome(kind):
    outcome, detail = translated(make(kind))
    assert kind.__name__ in EXPECTED[outcome]
    assert detail


def test_the_expected_table_names_every_exception_of_httpx():
    assert set().union(*EXPECTED.values()) == {kind.__name__ for kind in HTTPX_EXCEPTIONS}


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ssl.SSLError("bad record"), Outcome.TLS_FAILURE),
        (OSError("odd"), Outcome.NO_CONNECTION),
        (TimeoutError(), Outcome.TIMEOUT),
        (UnicodeError("odd"), Outcome.BAD_RESPONSE),
        (RuntimeError("odd"), Outcome.BAD_RESPONSE),
    ],
)
def test_other_exceptions_have_an_outcome_too(error, outcome):
    assert translated(error)[0] is outcome


@pytest.mark.parametrize("error", [httpx.ReadError("reset"), ssl.SSLError("bad record"), OSError("odd")])
def test_a_connection_that_breaks_after_the_head_is_a_truncation(error):
    assert translated(error, has_head=True)[0] is Outcome.TRUNCATED


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (lambda connection: None, Outcome.NO_CONNECTION),
        (reset, Outcome.NO_CONNECTION),
        (b"HTTP/1.1 200 OK\r\nContent-", Outcome.BAD_RESPONSE),
        (b"SSH-2.0-OpenSSH_9.6\r\n", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 abc OK\r\n\r\n", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 99999 OK\r\n\r\n", Outcome.BAD_RESPONSE),
        (b"HTTP/3.0\r\n\r\n", Outcome.BAD_RESPONSE),
        (b"\x00" * 500, Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nhello\r\n", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nhello", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello", Outcome.COMPLETE),
        (b"HTTP/1.1 999 Request Denied\r\nContent-Length: 5\r\n\r\nhello", Outcome.COMPLETE),
        (b"HTTP/1.1 200 tr\xc3\xa8s bien \xff\r\nContent-Length: 5\r\n\r\nhello", Outcome.COMPLETE),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=rot13\r\nContent-Length: 0\r\n\r\n", Outcome.COMPLETE),
        (b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe\x01\r\nContent-Length: 5\r\n\r\nhello", Outcome.COMPLETE),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", Outcome.COMPLETE),
        (b"HTTP/1.1 204 No Content\r\n\r\n", Outcome.COMPLETE),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n", Outcome.BAD_RESPONSE),
        (b"HTTP/1.1 302 Found\r\n\r\n", Outcome.COMPLETE),
        (b"HTTP/1.0 200 OK\r\n\r\n\x00\x00\x00", Outcome.COMPLETE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello\r\n", Outcome.COMPLETE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more", Outcome.TRUNCATED),
    ],
)
def test_odd_answers_end_in_a_state_and_are_read_back_as_captured(site, capture, cache, tmp_path, answer, outcome):
    site.answers["/"] = answer
    end = capture("http://odd.example/")
    assert end.outcome is outcome
    assert bool(end.detail) == (outcome is not Outcome.COMPLETE)
    with cache.open(tmp_path / "cache") as reopened:
        assert reopened.captures("http://odd.example/") == (end,)
        assert reopened.warnings == ()
        assert reopened.body(end) == cache.body(end)


def test_a_port_where_nobody_listens_is_no_connection(cache):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

        async def resolve(host, _):
            return [("127.0.0.1", port)]

        found = []
        capture_urls(["http://closed.example/"], cache, made_up_capture(), found.append, resolve)
    assert found[0].outcome is Outcome.NO_CONNECTION
    assert found[0].detail == f"no connection to 127.0.0.1:{port}: connection refused"


def test_the_next_address_is_tried_where_the_first_has_no_answer(site, cache, page):
    site.answers["/"] = page()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))

        async def resolve(host, _):
            return [("127.0.0.1", unused.getsockname()[1]), ("127.0.0.1", site.port)]

        found = []
        capture_urls(["http://two.example/"], cache, made_up_capture(), found.append, resolve)
    assert found[0].outcome is Outcome.COMPLETE


def test_a_server_that_speaks_no_tls_is_a_tls_failure(site, capture):
    site.greeting = lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    end = capture("https://plain.example/")
    assert end.outcome is Outcome.TLS_FAILURE
    assert "plain.example" in end.detail


def test_a_request_says_who_asks_and_no_more_than_it_must(site, capture, page):
    site.answers["/"] = page(b"", "Set-Cookie: id=1; Path=/", "Location: /next", status="302 Found")
    site.answers["/next"] = page()
    capture("http://polite.example/#fragment")
    for seen in site.requests:
        names = {line.partition(b":")[0].lower() for line in seen.head.split(b"\r\n")[1:] if line}
        assert names == {b"host", b"user-agent", b"accept", b"accept-encoding", b"connection"}
        assert b"User-Agent: citation-checker/" in seen.head
        assert b"Accept-Encoding: gzip, deflate\r\n" in seen.head
    assert [seen.path for seen in site.requests] == ["/", "/next"]


def test_names_and_paths_beyond_ascii_are_asked_for_in_ascii(site, capture, page):
    site.answers["/%C3%BCber?q=%E2%82%AC"] = page()
    end = capture("http://m\u00fcnchen.example/\u00fcber?q=\u20ac")
    assert end.outcome is Outcome.COMPLETE
    assert site.requests[0].host == "xn--mnchen-3ya.example"
    assert end.cited_url == "http://m\u00fcnchen.example/\u00fcber?q=\u20ac"


def test_a_proxy_of_the_environment_is_not_used(site, capture, page, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.answers["/"] = page()
    assert capture("http://direct.example/").outcome is Outcome.COMPLETE


def test_httpx_is_imported_in_one_module_only():
    folder = Path(fetch.__file__).parent
    assert [path.name for path in sorted(folder.glob("*.py")) if "import httpx" in path.read_text()] == ["fetch.py"]
