"""robots.txt by RFC 9309: asked for once, kept a day, and obeyed."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from capture.test_cache import fetched
from protego import Protego

from checker.capture.cache import Cache
from checker.capture.capture import Capture, Outcome
from checker.capture.capture_urls import capture_urls
from checker.capture.robots import LIMIT_CRAWL_DELAY_SECONDS, PRODUCT, rules_of
from checker.capture.settings import identify
from checker.demo.record import made_up_capture

CLOSED = b"User-agent: *\nDisallow: /private/\n"


@pytest.fixture
def obey(site, cache):
    """Capture URLs as a polite run does; give each one's outcome."""

    def run(*urls, **settings):
        found = []
        settings = replace(made_up_capture(), **{"ignore_robots": False, **settings})
        capture_urls(urls, cache, settings, found.append, site.resolve)
        return found

    return run


def asked(site):
    return [(seen.host, seen.path) for seen in site.requests]


def answer(status=200, body=b"", outcome=Outcome.COMPLETE, redirects=(), detail="it did not work"):
    """Give the rules of a robots.txt that was answered like this."""
    url = "http://made-up.example/robots.txt"
    return rules_of(
        Capture(url, url, datetime.now(UTC), outcome, detail, redirects, status, (), "<urn:uuid:0>", None), body
    )


def test_what_is_disallowed_is_not_asked_for(site, obey, page):
    site.answers["/robots.txt"] = page(CLOSED)
    site.answers["/open"] = page()
    closed, opened = obey("http://one.example/private/diary", "http://one.example/open")
    assert closed.outcome is Outcome.ROBOTS_DISALLOWED
    assert closed.http_status is None
    assert "robots.txt disallows this path" in closed.detail
    assert opened.outcome is Outcome.COMPLETE
    assert asked(site) == [("one.example", "/robots.txt"), ("one.example", "/open")]


def test_each_host_is_asked_once_by_scheme_and_port(site, obey, page):
    site.answers["/robots.txt"] = page(b"", status="404 Not Found")
    obey(*(f"http://{host}/{n}" for n in range(3) for host in ("one.example", "two.example", "one.example:8080")))
    robots = [host for host, path in asked(site) if path == "/robots.txt"]
    assert sorted(robots) == ["one.example", "one.example:8080", "two.example"]


def test_a_redirect_is_followed_only_where_its_host_permits(site, obey, page):
    site.answers["/robots.txt"] = page(CLOSED)
    site.answers["/from"] = page(b"", "Location: http://two.example/private/x", status="302 Found")
    (capture,) = obey("http://one.example/from")
    assert capture.outcome is Outcome.ROBOTS_DISALLOWED
    assert capture.redirects == ("http://one.example/from",)
    assert ("two.example", "/private/x") not in asked(site)


def test_a_robots_txt_that_moved_is_followed(site, obey, page):
    site.answers["/robots.txt"] = page(b"", "Location: /rules.txt", status="301 Moved Permanently")
    site.answers["/rules.txt"] = page(CLOSED)
    assert obey("http://one.example/private/x")[0].outcome is Outcome.ROBOTS_DISALLOWED


def test_ignoring_it_asks_for_the_page_alone(site, obey, page):
    site.answers["/robots.txt"] = page(CLOSED)
    site.answers["/private/x"] = page()
    assert obey("http://one.example/private/x", ignore_robots=True)[0].outcome is Outcome.COMPLETE
    assert asked(site) == [("one.example", "/private/x")]


def test_a_robots_txt_that_is_cited_is_a_source_like_any_other(site, obey, page):
    site.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /\n")
    assert obey("http://one.example/robots.txt")[0].outcome is Outcome.COMPLETE


def test_it_is_kept_in_the_cache_for_the_next_run(site, obey, cache, page):
    site.answers["/robots.txt"] = page(CLOSED)
    site.answers["/open"] = page()
    obey("http://one.example/open")
    obey("http://one.example/private/x", "http://one.example/open")
    assert [path for _, path in asked(site)] == ["/robots.txt", "/open", "/open"]
    (kept,) = cache.captures("http://one.example/robots.txt")
    assert cache.body(kept) == CLOSED


def test_after_a_day_it_is_asked_for_again(site, obey, monkeypatch, page):
    site.answers["/robots.txt"] = page(CLOSED)
    obey("http://one.example/a")
    monkeypatch.setattr("checker.capture.robots_gate.CACHED", timedelta(0))
    obey("http://one.example/a")
    assert [path for _, path in asked(site)] == ["/robots.txt", "/a"] * 2


def test_a_failure_is_not_kept(site, obey, page):
    site.answers["/robots.txt"] = page(b"", status="500 Internal Server Error")
    site.answers["/a"] = page()
    assert obey("http://one.example/a")[0].outcome is Outcome.ROBOTS_DISALLOWED
    site.answers["/robots.txt"] = page(b"")
    assert obey("http://one.example/a")[0].outcome is Outcome.COMPLETE


def test_a_host_that_is_not_there_is_unreachable_rather_than_closed(cache):
    async def nowhere(host, port):
        raise OSError("no such host")

    found = []
    capture_urls(
        ["http://gone.example/"], cache, replace(made_up_capture(), ignore_robots=False), found.append, nowhere
    )
    assert found[0].outcome is Outcome.NO_SUCH_HOST


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 499, 304])
def test_without_a_robots_txt_everything_is_permitted(status):
    assert answer(status, CLOSED).refused("http://made-up.example/private/x") is None


@pytest.mark.parametrize("status", [500, 503, 599])
def test_a_server_error_permits_nothing(status):
    outcome, detail = answer(status).refused("http://made-up.example/")
    assert outcome is Outcome.ROBOTS_DISALLOWED
    assert str(status) in detail


@pytest.mark.parametrize("outcome", [Outcome.TIMEOUT, Outcome.NO_CONNECTION, Outcome.TLS_FAILURE, Outcome.REFUSED])
def test_no_answer_permits_nothing_and_says_why(outcome):
    assert answer(None, outcome=outcome).refused("http://made-up.example/") == (outcome, "it did not work")
    redirected = answer(301, outcome=outcome, redirects=("http://made-up.example/robots.txt",))
    assert redirected.refused("http://made-up.example/")[0] is Outcome.ROBOTS_DISALLOWED


def test_a_robots_txt_that_moved_to_where_nothing_is_permits_nothing(site, obey, page):
    site.answers["/robots.txt"] = page(b"", "Location: ftp://two.example/", status="301 Moved")
    site.answers["/a"] = page()
    assert obey("http://one.example/a")[0].outcome is Outcome.ROBOTS_DISALLOWED
    assert [path for _, path in asked(site)] == ["/robots.txt"]


@pytest.mark.parametrize(
    "answered",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nUser-agent: *\nDisallow: /a",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 6\r\n\r\n\x0b\x02\x80/\n\x03",
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
    ],
)
def test_a_robots_txt_that_cannot_be_read_whole_permits_nothing_and_is_not_kept(site, obey, page, answered):
    site.answers["/robots.txt"] = answered
    site.answers["/b"] = page()
    (closed,) = obey("http://one.example/b")
    assert closed.outcome is Outcome.ROBOTS_DISALLOWED
    assert "cannot be had" in closed.detail
    site.answers["/robots.txt"] = page(CLOSED)
    assert obey("http://one.example/b")[0].outcome is Outcome.COMPLETE


def test_a_kept_copy_whose_file_is_gone_is_asked_for_again(site, page, tmp_path, monkeypatch):
    site.answers["/robots.txt"] = page(CLOSED)
    site.answers["/open"] = page()
    monkeypatch.setattr("checker.capture.robots_gate.CACHED", timedelta(0))
    settings = replace(made_up_capture(), ignore_robots=False)
    for name in ("a.warc.gz", "b.warc.gz"):
        with Cache.open(tmp_path, file_name=name) as cache:
            capture_urls(["http://one.example/open"], cache, settings, lambda _capture: None, site.resolve)
    monkeypatch.setattr("checker.capture.robots_gate.CACHED", timedelta(days=1))
    (tmp_path / "a.warc.gz").unlink()
    found = []
    with Cache.open(tmp_path) as cache:
        capture_urls(["http://one.example/private/x"], cache, settings, found.append, site.resolve)
    assert found[0].outcome is Outcome.ROBOTS_DISALLOWED


def test_what_an_archive_holds_of_a_robots_txt_is_not_what_the_host_says(site, obey, cache, page):
    url = "http://one.example/robots.txt"
    cache.write(replace(fetched(url, b"", began_at=datetime.now(UTC)), memento_at=datetime(2015, 1, 1, tzinfo=UTC)))
    site.answers["/robots.txt"] = page(CLOSED)
    assert obey("http://one.example/private/x")[0].outcome is Outcome.ROBOTS_DISALLOWED


@pytest.mark.parametrize("ahead", [timedelta(minutes=10), timedelta(days=30_000)])
def test_a_copy_from_the_future_is_none(site, obey, cache, page, ahead):
    """It would be less than a day old until then, and a host closed or open for years."""
    cache.write(fetched("http://one.example/robots.txt", CLOSED, began_at=datetime.now(UTC) + ahead))
    site.answers["/robots.txt"] = page(b"")
    site.answers["/private/x"] = page()
    for _ in range(2):
        assert obey("http://one.example/private/x")[0].outcome is Outcome.COMPLETE
    # The copy of today is good for a day, though that from the future is dated later.
    assert [path for _, path in asked(site)] == ["/robots.txt", "/private/x", "/private/x"]


def test_redirects_without_end_are_no_robots_txt():
    assert answer(None, outcome=Outcome.TOO_MANY_REDIRECTS).refused("http://made-up.example/") is None


@pytest.mark.parametrize(
    ("body", "path", "permitted"),
    [
        (b"User-agent: *\nDisallow:\n", "/x", True),
        (b"User-agent: *\nDisallow: /\n", "/x", False),
        (b"User-agent: *\nDisallow: /\n", "/robots.txt", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", "/x", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: citation-checker\nDisallow: /a\n", "/x", True),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Citation-Checker\nDisallow: /a\n", "/a", False),
        (b"User-agent: othercitation-checker\nDisallow: /\n", "/x", True),
        (b"User-agent: citation-checker/1.0\nDisallow: /a\n\nUser-agent: *\nAllow: /\n", "/a", False),
        (b"User-agent: Citation-Checker (all versions)\nAllow: /a\n\nUser-agent: *\nDisallow: /\n", "/a", True),
        (b"User-agent: citation-checker-two\nDisallow: /\n", "/x", True),
        (b"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
        (b"User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x=1", True),
        (b"User-agent: *\nDisallow: /caf%C3%A9\n", "/caf%C3%A9/x", False),
        ("User-agent: *\nDisallow: /café\n".encode(), "/caf%C3%A9/x", False),
        (b"Disallow: /\n", "/x", True),
        (b"User-agent: a\nUser-agent: *\nDisallow: /\n", "/x", False),
        (b"<html><body>No such page</body></html>", "/x", True),
        (b"\x00\xff\xfe", "/x", True),
        (b"", "/x", True),
    ],
)
def test_rules_are_read_by_the_standard(body, path, permitted):
    assert (answer(200, body).refused(f"http://made-up.example{path}") is None) is permitted


def test_the_name_that_hosts_address_is_the_one_they_are_told():
    assert identify().startswith(f"{PRODUCT}/")


def test_a_wish_for_a_slower_pace_is_granted_up_to_a_limit(site, obey, page):
    site.answers["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 0.3\n")
    began = time.monotonic()
    obey("http://one.example/a", "http://one.example/b", "http://one.example/c")
    assert time.monotonic() - began > 0.5
    assert answer(200, b"User-agent: *\nCrawl-delay: 86400\n").crawl_delay_seconds == LIMIT_CRAWL_DELAY_SECONDS


def test_a_robots_txt_made_to_take_for_ever_is_read_like_any_other():
    """Each rule is kept for each name before it: 15,000 names before 19,000 rules would take minutes."""
    names = b"".join(b"User-agent: a%d\n" % number for number in range(15_000))
    rules = b"Disallow: /x%d\n" * 15_000 % tuple(range(15_000))
    began = time.monotonic()
    assert answer(200, names + rules).refused("http://made-up.example/x7") is None
    assert answer(200, names + b"User-agent: *\n" + rules).refused("http://made-up.example/x7") is not None
    assert time.monotonic() - began < 5
    stars = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 10_000 + b"b\n"
    assert answer(200, stars).refused("http://made-up.example/" + "a" * 8_000) is None
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("ours", ["*", "citation-checker", "Citation-Checker*", "* # all", "other"])
@pytest.mark.parametrize(
    "form", ["User-agent: {}", "user agent {}", "  USERAGENT : {}", "User-agent:{}", "User-agents: {}"]
)
@pytest.mark.parametrize("before", ["", "User-agent: other\n", "User-agent: other\nDisallow: /b\n", "Username: x\n"])
def test_other_programs_names_make_no_difference(ours, form, before):
    text = (
        f"{before}{form.format(ours)}\nUser-agent\nDisallow: /a\nAllow: /a/b\n\n{form.format('third')}\nDisallow: /\n"
    )
    whole, rules = Protego.parse(text), answer(200, text.encode())
    for path in ("/a", "/a/b", "/b", "/c"):
        url = f"http://made-up.example{path}"
        assert (rules.refused(url) is None) is whole.can_fetch(url, PRODUCT), path
