"""A host that fails again and again, or says that it is asked too much, is left alone for the rest of the run."""

from dataclasses import replace

import pytest

from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture
from checker.settings import Settings
from checker.sources import capture_sources
from checker.store.open_store import open_store


@pytest.fixture
def capture_all(site, cache):
    def run(*urls, **settings):
        found = {}
        settings = replace(made_up_capture(), **{"wait_seconds": 0.0, "connections_per_host": 1, **settings})
        capture_urls(urls, cache, settings, lambda capture: found.setdefault(capture.cited_url, capture), site.resolve)
        return [found[url] for url in urls]

    return run


def urls_of(host, count=20):
    return [f"http://{host}/{number}" for number in range(count)]


def asked(site, host):
    return [seen.path for seen in site.requests if seen.host == host and seen.path != "/robots.txt"]


@pytest.mark.parametrize("headers", [("429 Too Many Requests",), ("503 Busy", "Retry-After: 1")])
def test_a_host_that_is_asked_too_much_is_left_alone(site, capture_all, page, headers):
    site.answers["*"] = page(b"no more", *headers[1:], status=headers[0])
    found = capture_all(*urls_of("busy.example"), limit_wait_seconds=0.0)
    assert asked(site, "busy.example") == ["/0", "/1", "/2", "/3", "/4"]
    assert [each.outcome for each in found] == [Outcome.COMPLETE] * 5 + [Outcome.LEFT_ALONE] * 15
    status = headers[0][:3]
    told = f"its host failed 5 times in a row and was left alone, the last time: HTTP {status}"
    assert found[-1].detail == told
    assert (found[-1].http_status, found[-1].captured_url) == (None, "http://busy.example/19")


def test_it_is_asked_again_by_the_next_run(site, capture_all, page):
    site.answers["*"] = page(b"no more", status="429 Too Many Requests")
    assert capture_all(*urls_of("busy.example", 6))[-1].outcome is Outcome.LEFT_ALONE
    site.answers["*"] = page(b"well again")
    assert [each.http_status for each in capture_all(*urls_of("busy.example", 6))] == [200] * 6


def test_the_others_are_asked_as_before(site, capture_all, page):
    site.answers["*"] = page(b"no more", status="429 Too Many Requests")
    for path in ("/article", "/robots.txt"):
        site.answers[path] = page()
    urls = [*urls_of("busy.example"), "http://calm.example/article"]
    assert capture_all(*urls)[-1].http_status == 200


def test_a_host_that_stops_answering_fails_for_its_other_urls_too(site, capture_all, page):
    def hang_up(connection):
        connection.close()

    site.answers["*"] = hang_up
    site.answers["/robots.txt"] = page(b"", status="404 Not Found")
    found = capture_all(*urls_of("gone.example"))
    assert asked(site, "gone.example") == ["/0", "/1", "/2", "/3", "/4"]
    assert {each.outcome for each in found} == {Outcome.NO_CONNECTION}
    assert found[5].detail.startswith("its host failed 5 times in a row and was left alone, the last time: ")
    assert found[5].detail.endswith(found[4].detail)


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "403 Forbidden", "503 Busy"])
def test_any_other_answer_begins_the_count_anew(site, capture_all, page, status):
    site.answers["*"] = page(b"no more", status="429 Too Many Requests")
    for path in ("/3", "/7", "/11", "/15", "/19"):
        site.answers[path] = page(status=status)
    capture_all(*urls_of("busy.example"))
    assert len(asked(site, "busy.example")) == 20


def test_where_a_redirect_leads_is_not_the_fault_of_who_redirects(site, capture_all, page):
    for path in urls_of("short.example"):
        site.answers[path.removeprefix("http://short.example")] = page(
            b"", f"Location: http://busy.example/for{path[-1]}", status="302 Found"
        )
    site.answers["*"] = page(b"no more", status="429 Too Many Requests")
    capture_all(*urls_of("short.example"))
    assert len(asked(site, "short.example")) == 20


def test_a_port_that_is_closed_does_not_close_the_others(site, capture_all, page):
    site.answers["*"] = page()
    real = site.resolve

    async def resolve(host, port):
        return [("127.0.0.1", 1)] if port == 8080 else await real(host, port)

    site.resolve = resolve
    urls = [*urls_of("half.example:8080", 8), "http://half.example/article"]
    found = capture_all(*urls)
    assert [each.outcome for each in found] == [Outcome.NO_CONNECTION] * 8 + [Outcome.COMPLETE]


def test_what_was_left_alone_goes_first_in_the_next_run(site, page, tmp_path):
    """Or five pages that fail for good would keep all that come after them from being asked for."""
    site.answers["*"] = lambda connection: connection.close()
    site.answers["/robots.txt"] = page(b"", status="404 Not Found")
    site.answers["/well"] = page()
    urls = [*urls_of("slow.example", 8), "http://slow.example/well"]
    settings = Settings(
        cache=tmp_path / "c",
        db=tmp_path / "checker.db",
        capture=replace(made_up_capture(), connections_per_host=1),
        resolve=site.resolve,
    )
    for run in (1, 2):
        with open_store(settings.db) as db, Cache.open(settings.cache) as cache:
            capture_sources(urls, cache, db, settings, lambda *_: None)
            (newest,) = cache.captures(urls[-1])[-1:]
        assert (newest.outcome is Outcome.COMPLETE) is (run == 2)
