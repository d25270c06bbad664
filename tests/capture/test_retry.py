"""What may pass is tried again, after as long as the host asks for, and no longer than a run can wait."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from checker.capture.body import Body
from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.capture.exchange import Exchange, Fetched
from checker.capture.retry import asked_to_wait, may_pass
from checker.demo.record import made_up_capture

NOW = datetime.now(UTC)


@pytest.fixture
def patiently(site, cache):
    def run(*urls, **settings):
        found = []
        settings = replace(made_up_capture(), **{"tries": 3, "wait_seconds": 0.1, **settings})
        capture_urls(urls, cache, settings, found.append, site.resolve)
        return found

    return run


def in_turn(*answers):
    """Answer each request with the next of these, the last one from then on."""
    waiting = list(answers)
    return lambda connection: connection.sendall(waiting.pop(0) if len(waiting) > 1 else waiting[0])


def fetched(status=200, outcome=Outcome.COMPLETE, **headers):
    raw = tuple((name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items())
    exchange = Exchange("http://made-up.example/", NOW, None, b"/", (), b"HTTP/1.1", status, b"", raw, Body(), outcome)
    return Fetched("http://made-up.example/", (exchange,), NOW, outcome, "")


@pytest.mark.parametrize("status", ["429 Too Many Requests", "502 Bad Gateway", "503 Busy", "504 Gateway Timeout"])
def test_a_server_that_recovers_is_captured(site, patiently, page, status):
    site.answers["/"] = in_turn(page(status=status), page(status=status), page(b"well again"))
    (capture,) = patiently("http://busy.example/")
    assert (capture.outcome, capture.http_status) == (Outcome.COMPLETE, 200)
    first, second, third = (seen.arrived for seen in site.requests)
    assert second - first >= 0.09
    assert third - second >= 0.19


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Broken", "301 Moved"])
def test_what_is_there_to_stay_is_asked_for_once(site, patiently, page, status):
    site.answers["/"] = page(status=status)
    patiently("http://made-up.example/")
    assert len(site.requests) == 1


def test_a_connection_that_is_cut_is_tried_again(site, patiently, page):
    site.answers["/"] = in_turn(b"", page(b"half", "Content-Length: 500"), page(b"whole"))
    (capture,) = patiently("http://cut.example/")
    assert capture.outcome is Outcome.COMPLETE
    assert len(site.requests) == 3


def test_the_last_try_is_the_one_that_counts(site, patiently, cache, page):
    site.answers["/"] = in_turn(page(status="503 A"), page(status="429 B"), page(b"third", status="502 C"))
    (capture,) = patiently("http://busy.example/")
    assert capture.http_status == 502
    assert cache.body(capture) == b"third"
    assert len(cache.all()) == 1


def test_retry_after_is_kept_for_every_url_of_the_host(site, patiently, page):
    site.answers["/a"] = in_turn(page(b"", "Retry-After: 1", status="503 Busy"), page())
    site.answers["/b"] = page()
    patiently("http://busy.example/a", "http://busy.example/b", connections_per_host=1)
    arrived = [seen.arrived for seen in site.requests]
    assert [seen.path for seen in site.requests] == ["/a", "/a", "/b"]
    assert arrived[1] - arrived[0] >= 0.95


def test_nobody_else_asks_a_host_that_asked_to_wait(site, patiently, page):
    site.answers["/a"] = in_turn(page(b"", "Retry-After: 1", status="503 Busy"), page())
    site.answers["/b"] = page()
    patiently("http://busy.example/a", "http://busy.example/b", seconds_between_requests=0.2)
    first, *others = (seen.arrived for seen in site.requests)
    assert min(others) - first >= 0.95


def test_a_day_is_too_long_to_wait(site, patiently, page):
    site.answers["/"] = page(b"", "Retry-After: 86400", status="429 Too Many Requests")
    began = time.monotonic()
    (capture,) = patiently("http://busy.example/", limit_wait_seconds=0.2)
    assert capture.http_status == 429
    assert len(site.requests) == 3
    assert 0.4 <= time.monotonic() - began < 3


def test_all_waits_for_a_host_together_are_limited(site, patiently, page):
    site.answers["*"] = page(b"", "Retry-After: 86400", status="429 Too Many Requests")
    began = time.monotonic()
    found = patiently(
        *(f"http://busy.example/{number}" for number in range(12)), limit_wait_seconds=0.2, limit_held_seconds=0.6
    )
    assert len(found) == 12
    assert time.monotonic() - began < 2.5


def test_a_host_that_used_up_its_tries_gets_no_more(site, patiently, page):
    site.answers["*"] = page(status="503 Busy")
    patiently(*(f"http://busy.example/{number}" for number in range(4)), connections_per_host=1, wait_seconds=0.01)
    assert [seen.path for seen in site.requests] == ["/0", "/0", "/0", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("99999999999999999999", 9999999999),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0),
        ("Sun Nov  6 08:49:37 1994", 0),
    ],
)
def test_retry_after_is_seconds_or_a_date(value, seconds):
    assert asked_to_wait(fetched(503, Retry_After=value)) == pytest.approx(seconds, abs=2)


@pytest.mark.parametrize("seconds", [-90, 0, 90])
def test_retry_after_as_a_date_is_counted_from_now(seconds):
    value = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    assert asked_to_wait(fetched(503, Retry_After=value)) == pytest.approx(max(0, seconds), abs=3)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "-5",
        "1.5",
        "Sun, 99 Nov 9999 99:99:99 GMT",
        "\x00",
        "1e9",
        f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT",
        f"Mon, 01 Jan 2026 00:00:00 +{'9' * 20}",
    ],
)
def test_what_is_neither_is_no_wish(value):
    assert asked_to_wait(fetched(503, Retry_After=value)) is None


def test_only_what_may_pass_may():
    assert [status for status in range(100, 600) if may_pass(fetched(status))] == [408, 425, 429, 502, 503, 504]
    passing = {outcome for outcome in Outcome if outcome is not Outcome.COMPLETE and may_pass(fetched(200, outcome))}
    assert passing == {Outcome.NO_CONNECTION, Outcome.TIMEOUT, Outcome.TRUNCATED}
