"""What must not be reached is not reached, whatever it is called."""

import gzip
import socket
from dataclasses import replace

import pytest

from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.capture.network import system_resolve
from checker.demo.record import made_up_capture


@pytest.fixture
def no_connection(monkeypatch):
    """Nothing may be connected to: the guard has to come before."""
    tried = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: tried.append(address))
    return tried


def guarded(url, cache, resolve=system_resolve):
    found = []
    capture_urls([url], cache, replace(made_up_capture(), allow_private=False), found.append, resolve)
    return found[0]


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 localhost [::1] 0x7f.1 0x7f000001 2130706433 017700000001 127.1 0 0.0.0.0 169.254.169.254 10.0.0.1 "
    "192.168.1.1 [::ffff:127.0.0.1] [64:ff9b::7f00:1] [fe80::1] 127\u30020\u30020\u30021".split(),
)
def test_a_private_host_in_any_spelling_is_refused_or_unknown(host, cache, no_connection):
    end = guarded(f"http://{host}:8080/", cache)
    assert end.outcome in (Outcome.REFUSED, Outcome.NO_SUCH_HOST)
    assert end.outcome is Outcome.REFUSED or host in ("0x7f.1", "127.1", "017700000001", "0")
    assert no_connection == []


def test_one_forbidden_answer_among_public_ones_is_refused(cache, no_connection):
    async def resolve(host, port):
        return [("8.8.8.8", port), ("10.0.0.1", port)]

    end = guarded("https://mixed.example/", cache, resolve)
    assert end.outcome is Outcome.REFUSED
    assert "10.0.0.1" in end.detail
    assert "private" in end.detail
    assert no_connection == []


def test_a_name_is_resolved_once_for_a_request_so_that_it_cannot_change_after_the_check(site, capture, page):
    site.answers["/"] = page()
    capture("http://rebinding.example/")
    assert site.resolved == [("rebinding.example", 80)]


def test_a_name_that_does_not_resolve_is_no_such_host(cache):
    async def resolve(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    end = guarded("http://nowhere.example/", cache, resolve)
    assert end.outcome is Outcome.NO_SUCH_HOST
    assert end.detail == "nowhere.example does not resolve (name or service not known)"


def test_a_name_with_no_address_is_no_such_host(cache):
    async def resolve(host, port):
        return []

    assert guarded("http://nowhere.example/", cache, resolve).outcome is Outcome.NO_SUCH_HOST


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "http://",
        "http:///path",
        "http://:80/",
        "//host.example/",
        "file:///etc/passwd",
        "ftp://host.example/",
        "gopher://host.example/",
        "ws://host.example/",
        "http://user:secret@host.example/",
        "http://host.example:0/",
        "http://host.example:65536/",
        "http://host.example:port/",
        "http://[::1",
        "http://[v1.x]/",
        "http://999.1.1.1/",
        "http://host.example/\x00",
        "http://host.example/\ud800",
        "http://\u2603\ufe0f\u200d.example/",
        "http://host.example/" + "x" * 100_000,
    ],
)
def test_a_url_that_is_no_web_address_is_refused_and_found_again(url, cache, no_connection):
    end = guarded(url, cache)
    assert end.outcome is Outcome.REFUSED
    assert end.detail
    assert cache.captures(url) == (end,)
    assert "secret" not in repr(end)
    assert no_connection == []


@pytest.mark.parametrize("host", ["a..b.example", "x" * 64 + ".example"])
def test_a_host_name_that_cannot_be_is_no_such_host(host, cache, no_connection):
    assert guarded(f"http://{host}/", cache).outcome is Outcome.NO_SUCH_HOST


def test_credentials_are_neither_sent_nor_stored(site, capture, cache, tmp_path, page):
    site.answers["/"] = page(b"", "Location: http://user:secret@b.example/", status="302 Found")
    capture("http://a.example/")
    capture("http://user:secret@c.example/")
    assert [seen.host for seen in site.requests] == ["a.example"]
    assert cache.captures("http://user:secret@c.example/")[0].outcome is Outcome.REFUSED
    stored = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "cache").iterdir())
    assert b"***@" in stored
    assert b"secret" not in stored
