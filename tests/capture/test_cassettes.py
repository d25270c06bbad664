"""The capture stage from recorded exchanges, with the network blocked.

The cassettes were recorded from this folder's own server on loopback, under names that end in `.example`; each page
says that it is invented. To record them anew, from the top of the repository:

    python -m pytest tests/capture/test_cassettes.py --record-mode=rewrite

The network backend is not reached from a cassette: limits, guard and timeouts are tested against a real server.
"""

import gzip

import pytest

from checker.capture.capture import Outcome

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

NOTICE = "This page was invented for the tests of checker. No such council and no such bridge exist."
REPORT = f"""<!doctype html><html lang="en"><head><title>Council votes for the bridge (invented)</title></head>
<body><p>{NOTICE}</p><p>"We will build it by spring," the invented mayor said.</p></body></html>""".encode()


@pytest.fixture(scope="module")
def vcr_config():
    # Undoing content encodings is our own work, so a cassette has to hold the body as it was sent.
    return {"decode_compressed_response": False, "filter_headers": ["user-agent"]}


@pytest.fixture
def replayed(site, record_mode):
    """The site answers while cassettes are recorded, and must not be asked otherwise."""
    yield site
    assert record_mode != "none" or site.requests == []


def test_a_page_is_captured_with_its_headers_and_body(replayed, capture, cache, page):
    replayed.answers["/bridge"] = page(REPORT, "Content-Language: en")
    end = capture("http://council-news.example/bridge#vote")
    assert (end.outcome, end.http_status, end.detail) == (Outcome.COMPLETE, 200, "")
    assert end.cited_url == end.captured_url == "http://council-news.example/bridge"
    assert end.header("content-language") == "en"
    assert cache.body(end) == REPORT


def test_a_compressed_page_is_stored_as_sent_and_read_as_text(replayed, capture, cache, page):
    body = gzip.compress(REPORT, mtime=0)
    replayed.answers["/bridge"] = page(body, "Content-Encoding: gzip")
    end = capture("http://council-news.example/bridge")
    assert end.outcome is Outcome.COMPLETE
    assert end.header("content-length") == str(len(body))
    assert cache.body(end) == REPORT


def test_a_redirect_to_another_host_is_followed(replayed, capture, cache, page):
    moved = f"<p>{NOTICE} It has moved.</p>".encode()
    replayed.answers["/old"] = page(moved, "Location: http://archive.example/new", status="301 Moved Permanently")
    replayed.answers["/new"] = page(REPORT)
    end = capture("http://council-news.example/old")
    assert end.outcome is Outcome.COMPLETE
    assert end.redirects == ("http://council-news.example/old",)
    assert end.captured_url == "http://archive.example/new"
    assert cache.body(end) == REPORT


def test_a_missing_page_is_a_complete_capture_of_what_the_server_said(replayed, capture, cache, page):
    missing = f"<h1>Not found</h1><p>{NOTICE}</p>".encode()
    replayed.answers["/gone"] = page(missing, status="404 Not Found")
    end = capture("http://council-news.example/gone")
    assert (end.outcome, end.http_status) == (Outcome.COMPLETE, 404)
    assert cache.body(end) == missing


def test_cookies_of_a_recorded_server_are_not_kept(replayed, capture, page):
    replayed.answers["/bridge"] = page(REPORT, "Set-Cookie: visitor=invented; Path=/")
    assert capture("http://council-news.example/bridge").header("set-cookie") is None
