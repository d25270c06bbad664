"""Each redirect is an exchange of its own: guarded, recorded, counted."""

import pytest

from checker.capture import network
from checker.capture.address import forbidden_reason
from checker.capture.capture import Outcome


def test_every_hop_is_recorded_in_order(site, capture, cache, page):
    site.answers["/a"] = page(b"", "Location: /b?x=1#top", status="301 Moved Permanently")
    site.answers["/b?x=1"] = page(b"", "Location: http://other.example/c", status="302 Found")
    site.answers["/c"] = page(b"<p>The end of the way.</p>")
    end = capture("http://first.example/a")
    assert end.outcome is Outcome.COMPLETE
    assert end.redirects == ("http://first.example/a", "http://first.example/b?x=1")
    assert end.captured_url == "http://other.example/c"
    assert end.http_status == 200
    assert cache.body(end) == b"<p>The end of the way.</p>"
    assert [seen.host for seen in site.requests] == ["first.example", "first.example", "other.example"]


def test_a_circle_is_seen(site, capture, page):
    site.answers["/a"] = page(b"", "Location: /b", status="302 Found")
    site.answers["/b"] = page(b"", "Location: /a", status="302 Found")
    end = capture("http://circle.example/a")
    assert end.outcome is Outcome.TOO_MANY_REDIRECTS
    assert "circle" in end.detail
    assert len(site.requests) == 2


def test_a_chain_ends_at_the_limit(site, capture, page):
    for number in range(9):
        site.answers[f"/{number}"] = page(b"", f"Location: /{number + 1}", status="302 Found")
    end = capture("http://chain.example/0", limit_redirects=3)
    assert end.outcome is Outcome.TOO_MANY_REDIRECTS
    assert len(end.redirects) == len(site.requests) == 4


def test_as_many_redirects_as_the_limit_are_followed(site, capture, page):
    for number in range(3):
        site.answers[f"/{number}"] = page(b"", f"Location: /{number + 1}", status="302 Found")
    site.answers["/3"] = page()
    assert capture("http://chain.example/0", limit_redirects=3).outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://files.example/a",
        "ws://files.example/a",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http://user:secret@other.example/",
        "//user@other.example/",
        "http://other.example:99999/",
    ],
)
def test_a_redirect_to_what_is_no_open_web_page_is_refused_and_asks_nobody(site, capture, cache, page, location):
    site.answers["/"] = page(b"", f"Location: {location}", status="302 Found")
    end = capture("http://first.example/")
    assert end.outcome is Outcome.REFUSED
    assert end.http_status == 302
    assert "redirected by http://first.example/" in end.detail
    assert len(site.requests) == 1
    assert "secret" not in repr(end)


@pytest.mark.parametrize(
    "target", ["10.0.0.1", "127.0.0.2", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "inside.example"]
)
def test_a_redirect_to_a_private_address_is_refused_at_the_redirect(site, capture, page, monkeypatch, target):
    # The server itself is on loopback: for once, its address counts as public.
    monkeypatch.setattr(network, "forbidden_reason", lambda ip: None if ip == "127.0.0.1" else forbidden_reason(ip))

    async def resolve(host, port):
        literal = {"inside.example": "192.168.1.1"}.get(host, host)
        return await open_resolve(host, port) if host == "open.example" else [(literal, port)]

    open_resolve, site.resolve = site.resolve, resolve
    site.answers["/"] = page(b"", f"Location: http://{target}/latest", status="307 Temporary Redirect")
    end = capture("http://open.example/", allow_private=False)
    assert end.outcome is Outcome.REFUSED
    assert end.redirects == ("http://open.example/",)
    assert len(site.requests) == 1


def test_a_redirect_to_a_malformed_address_is_a_bad_response(site, capture, page):
    site.answers["/"] = page(b"", "Location: http://[::zz]/", status="302 Found")
    assert capture("http://first.example/").outcome is Outcome.BAD_RESPONSE


def test_a_location_in_utf8_is_followed(site, capture, page):
    site.answers["/"] = page(b"", "Location: /caf\u00c3\u00a9", status="302 Found")
    site.answers["/caf%C3%A9"] = page()
    assert capture("http://first.example/").captured_url == "http://first.example/caf%C3%A9"


def test_the_body_of_a_redirect_is_read_only_a_little(site, capture, page):
    def flood(connection):
        connection.sendall(page(b"", "Location: /end", "Content-Length: 900000000", status="302 Found"))
        while True:
            connection.sendall(bytes(65536))

    site.answers["/"] = flood
    site.answers["/end"] = page()
    assert capture("http://first.example/").outcome is Outcome.COMPLETE


def test_what_a_failed_hop_leaves_is_the_last_answer_and_the_reason(site, capture, page):
    site.answers["/"] = page(b"", "Location: /end", status="302 Found")
    site.answers["/end"] = lambda connection: None
    end = capture("http://first.example/")
    assert (end.outcome, end.captured_url, end.http_status) == (Outcome.NO_CONNECTION, "http://first.example/", 302)
