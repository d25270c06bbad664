"""Mementos from a web archive on loopback that speaks CDX and TimeGate, with the faults that real ones have."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

import pytest

from checker.capture.address import forbidden_reason
from checker.capture.archives.archive import Archive, Wanted
from checker.capture.archives.capture_mementos import capture_mementos
from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture

PAGE = "http://paper.example/story?id=7"
BARE = Archive("http://archive.example/gate/", seconds_between_requests=0.0)
"""Known by its TimeGate alone."""
ARCHIVE = Archive(
    timegate="http://archive.example/web/",
    cdx="http://archive.example/cdx",
    raw="http://archive.example/web/{timestamp}id_/",
    seconds_between_requests=0.0,
)
NOTICE = "This page is invented for tests of checker; nothing on it happened. It stood so in"


def moment(timestamp):
    return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class FakeArchive:
    """What an archive keeps: pages by the moment at which they were archived."""

    def __init__(self, site, page):
        self.site, self.page = site, page
        self.kept = {"20200105000000": 200, "20210605000000": 200, "20230101000000": 200}
        self.cdx = self.listed
        self.timemap = self.mapped
        self.link = f'<{PAGE}>; rel="original", </timemap/link/{PAGE}>; rel="timemap"; type="application/link-format"'
        """What it says of a page beside its mementos; a test that has none of it takes it away."""
        self.elsewhere = {}
        """What other hosts answer."""
        site.answers["*"] = self.answer

    def nearest(self, wanted):
        return min(self.kept, key=lambda each: abs(moment(each) - wanted), default=None)

    def listed(self, query):
        near = moment(re.search(r"closest=(\d{14})", query)[1])
        found = sorted((each for each, status in self.kept.items() if status == 200),
                       key=lambda each: abs(moment(each) - near))  # fmt: skip
        rows = [["timestamp", "original", "statuscode"], *([each, PAGE, "200"] for each in found[:3])]
        return self.page(json.dumps(rows if found else []).encode())

    def answer(self, connection):
        seen = self.site.requests[-1]
        if seen.host != "archive.example":
            connection.sendall(self.elsewhere[seen.host](seen))
            return
        if seen.path.startswith("/cdx?"):
            connection.sendall(self.cdx(seen.path))
        elif seen.path.startswith("/timemap/"):
            connection.sendall(self.timemap(seen.path))
        elif dated := re.match(r"/web/(\d{14})id_/(.*)", seen.path):
            connection.sendall(self.memento(dated[1], dated[2]))
        else:
            connection.sendall(self.gate(seen))

    def mapped(self, _path):
        links = (self.entry(each) for each in sorted(self.kept))
        return self.page(",\n".join([f'<{PAGE}>; rel="original"', *links]).encode())

    def entry(self, timestamp, place="/web/{}id_/" + PAGE):
        date = format_datetime(moment(timestamp), usegmt=True)
        return f'<{place.format(timestamp)}>; rel="memento"; datetime="{date}"'

    def gate(self, seen):
        asked = re.search(rb"(?i)accept-datetime: ([^\r]+)", seen.head)
        found = self.nearest(parsedate_to_datetime(asked[1].decode()) if asked else datetime.now(UTC))
        if found is None:
            return self.page(b"not archived", status="404 Not Found")
        place = f"/web/{found}id_/{PAGE}"
        named = (f"Location: {place}", "Vary: accept-datetime", f"Link: {self.link}")
        return self.page(b"", *named, status="302 Found")

    def memento(self, timestamp, url):
        if url != PAGE or not self.kept:
            return self.page(b"not archived", status="404 Not Found")
        found = self.nearest(moment(timestamp))
        if found != timestamp:
            return self.page(b"", f"Location: /web/{found}id_/{PAGE}", status="302 Found")
        date = format_datetime(moment(found), usegmt=True)
        status = {200: "200 OK", 404: "404 Not Found", 503: "503 Out of order"}[self.kept[found]]
        named = (f"Memento-Datetime: {date}", f"Link: {self.link}")
        return self.page(f"<p>{NOTICE} {found}.</p>".encode(), *named, status=status)


@pytest.fixture
def archive(site, page):
    return FakeArchive(site, page)


@pytest.fixture
def look_back(site, cache):
    def run(near, *pages, archives=(ARCHIVE,), serves=lambda _capture: True, **settings):
        found = {}
        settings = replace(made_up_capture(), **{"archives": archives, **settings})
        wanted = [Wanted(page, moment(near) if near else None) for page in pages or [PAGE]]
        unasked = capture_mementos(
            wanted, cache, settings, serves, lambda page, capture: found.setdefault(page.url, capture), site.resolve
        )
        return (found[PAGE] if not pages else found), unasked

    return run


def paths(site):
    return [seen.path for seen in site.requests]


@pytest.mark.parametrize(("near", "kept"), [("20191231000000", "20200105000000"), ("20210101000000", "20210605000000")])
def test_the_memento_nearest_to_the_cited_date_is_captured(archive, look_back, cache, near, kept):
    capture, unasked = look_back(near)
    assert capture.memento_at == capture.seen_at == moment(kept)
    assert capture.cited_url == PAGE
    assert capture.captured_url == f"http://archive.example/web/{kept}id_/{PAGE}"
    assert kept.encode() in cache.body(capture)
    assert cache.captures(PAGE) == (capture,)
    assert unasked == ()


def test_a_later_run_reads_it_back_as_a_memento(archive, look_back, cache):
    capture, _ = look_back("20210101000000")
    assert capture.memento_near == moment("20210101000000")
    with cache.open(cache._folder) as again:
        assert again.captures(PAGE) == (capture,)


def test_where_the_claim_gives_no_date_the_newest_memento_is_captured(archive, look_back, cache):
    capture, _ = look_back(None)
    assert (capture.memento_at, capture.memento_near) == (moment("20230101000000"), None)
    with cache.open(cache._folder) as again:
        assert again.captures(PAGE) == (capture,)


def test_a_date_ahead_is_not_asked_for_but_kept(archive, look_back, site):
    """Whoever cites a page today is not asked again tomorrow."""
    capture, _ = look_back("21000101000000")
    assert re.search(r"closest=(\d{4})", paths(site)[0])[1] < "2100"
    assert capture.memento_near == moment("21000101000000")


def test_an_empty_answer_of_the_index_is_not_believed(archive, look_back, site, page):
    archive.cdx = lambda _query: page(b"[]")
    capture, _ = look_back("20210101000000")
    assert capture.memento_at == moment("20210605000000")
    assert paths(site)[1].startswith("/web/20210101000000id_/")


@pytest.mark.parametrize("status", ["404 Not Found", "500 Broken", "200 OK"])
def test_an_index_that_is_out_of_order_is_gone_around(archive, look_back, page, status):
    archive.cdx = lambda _query: page(b"<html>Sorry</html>", status=status)
    assert look_back("20210101000000")[0].memento_at == moment("20210605000000")


def test_a_memento_that_cannot_be_played_back_gives_way_to_the_next(archive, look_back):
    archive.cdx = lambda _query: archive.page(
        json.dumps([["timestamp"], ["20200105000000"], ["20210605000000"]]).encode()
    )
    archive.kept["20200105000000"] = 404
    capture, _ = look_back("20200105000000")
    assert capture.memento_at == moment("20210605000000")


def test_a_memento_that_does_not_serve_gives_way_to_the_next(archive, look_back, cache):
    shown = []

    def serves(capture):
        assert cache.body(capture)
        shown.append(capture)
        return len(shown) == 2

    capture, unasked = look_back("20210101000000", serves=serves)
    assert [each.memento_at for each in shown] == [moment("20210605000000"), moment("20200105000000")]
    assert capture == shown[1]
    # What did not serve is evidence too.
    assert set(cache.captures(PAGE)) == set(shown)
    assert unasked == ()


def test_no_more_than_three_mementos_are_tried(archive, look_back, cache, site):
    archive.kept = dict.fromkeys((f"202{year}0101000000" for year in range(6)), 200)
    capture, unasked = look_back("20210101000000", serves=lambda _capture: False)
    assert (capture, unasked) == (None, ())
    assert len(cache.captures(PAGE)) == 3
    assert len(site.requests) == 4


def test_the_next_archive_is_asked_where_the_mementos_of_one_do_not_serve(archive, look_back):
    shown = []
    capture, _ = look_back(
        "20210101000000", archives=(ARCHIVE, BARE), serves=lambda each: shown.append(each) or len(shown) == 4
    )
    assert capture == shown[3]


def test_what_an_archive_does_not_have_is_not_the_source_s_failure(archive, look_back, cache):
    archive.kept.clear()
    capture, unasked = look_back("20210101000000")
    assert capture is None
    assert cache.all() == ()
    assert unasked == ()


@pytest.mark.parametrize("place", ["http://archive.example/live", "http://paper.example/story"])
def test_a_redirect_out_of_what_is_archived_is_no_memento(archive, look_back, site, cache, page, place):
    archive.memento = lambda _timestamp, _url: page(b"", f"Location: {place}", status="302 Found")
    site.answers["/live"] = site.answers["/story"] = page(b"the page as it is now")
    assert look_back("20210101000000")[0] is None
    # Its robots.txt was not asked, so the live page is not fetched.
    assert {seen.host for seen in site.requests} == {"archive.example"}
    assert cache.all() == ()


def test_an_archive_that_stops_answering_is_left_alone_and_told(archive, look_back, site, page):
    archive.cdx = lambda _query: page(b"", status="429 Too Many Requests")
    found, unasked = look_back("20210101000000", *(f"http://paper.example/{n}" for n in range(5)), tries=2,
                               wait_seconds=0.01)  # fmt: skip
    assert set(found.values()) == {None}
    assert len(site.requests) == 2
    assert unasked == ("archive.example: no answer; 5 of 5 sources could not be looked up in this web archive",)


def test_a_memento_that_fails_does_not_make_its_archive_silent(archive, look_back):
    archive.kept = {"20200105000000": 503, "20210605000000": 200, "20230101000000": 503}
    archive.cdx = lambda _query: archive.page(json.dumps([["timestamp"], *([each] for each in archive.kept)]).encode())
    capture, unasked = look_back("20200105000000", tries=2, wait_seconds=0.01)
    assert (capture.memento_at, unasked) == (moment("20210605000000"), ())


def test_an_archive_that_fails_at_everything_is_left_alone(archive, look_back, site, page):
    archive.cdx = archive.gate = archive.memento = lambda *_: page(b"", status="503 Out of order")
    found, unasked = look_back("20210101000000", *(f"http://paper.example/{n}" for n in range(9)), tries=2,
                               wait_seconds=0.01)  # fmt: skip
    assert set(found.values()) == {None}
    assert len(site.requests) == 5
    assert unasked == ("archive.example: no answer; 7 of 9 sources could not be looked up in this web archive",)


def test_an_archive_is_asked_at_its_own_pace(archive, look_back, site):
    look_back("20210101000000", archives=(replace(ARCHIVE, seconds_between_requests=0.3),))
    first, second = (seen.arrived for seen in site.requests)
    assert second - first >= 0.25


def test_a_copy_that_a_claim_cites_is_asked_for_at_the_archive_s_pace_too(site, cache, page):
    site.answers["*"] = page()
    settings = replace(made_up_capture(), archives=(replace(ARCHIVE, seconds_between_requests=0.3),))
    urls = [f"http://archive.example/web/20200101000000id_/http://paper.example/{n}" for n in range(2)]
    capture_urls(urls, cache, settings, lambda _capture: None, site.resolve)
    first, second = (seen.arrived for seen in site.requests)
    assert second - first >= 0.25


def test_an_archive_known_by_its_timegate_is_negotiated_with(archive, look_back, site):
    capture, _ = look_back("20210101000000", archives=(BARE,))
    assert capture.memento_at == moment("20210605000000")
    assert paths(site)[0] == f"/gate/{PAGE}"
    assert b"accept-datetime: fri, 01 jan 2021 00:00:00 gmt" in site.requests[0].head.lower()
    assert capture.outcome is Outcome.COMPLETE


def test_the_next_archive_is_asked_where_one_has_nothing(archive, look_back, site):
    nothing = replace(
        ARCHIVE, timegate="http://archive.example/none/", cdx=None, raw="http://archive.example/none/{timestamp}/"
    )
    archive.gate = lambda seen: archive.page(b"", status="404 Not Found")
    capture, _ = look_back("20210101000000", archives=(nothing, ARCHIVE))
    assert capture.memento_at == moment("20210605000000")


def test_an_archive_that_is_not_there_is_asked_once_and_told(cache, site):
    asked = []

    async def nowhere(host, port):
        asked.append(host)
        raise OSError("no such host")

    settings = replace(made_up_capture(), archives=(ARCHIVE,), tries=3)
    pages = [Wanted(f"http://paper.example/{n}", moment("20210101000000")) for n in range(3)]
    unasked = capture_mementos(
        pages, cache, settings, lambda _capture: True, lambda _page, capture: asked.append(capture), nowhere
    )
    assert asked == ["archive.example", None, None, None]
    assert unasked == ("archive.example: no answer; 3 of 3 sources could not be looked up in this web archive",)


OTHER = "other-archive.example"


def second_serves():
    shown = []
    return lambda capture: shown.append(capture) or len(shown) == 2


def test_where_there_is_no_index_the_timemap_names_the_next_memento(archive, look_back, site):
    capture, _ = look_back("20210101000000", archives=(BARE,), serves=second_serves())
    assert capture.memento_at == moment("20200105000000")
    assert [path.partition("http:")[0] for path in paths(site)] == [
        "/gate/", "/web/20210605000000id_/", "/timemap/link/", "/web/20200105000000id_/"
    ]  # fmt: skip


def test_a_timegate_that_shows_a_frame_still_names_the_timemap(archive, look_back, page):
    """As pywb's does, unless it is told otherwise."""
    archive.gate = lambda _seen: page(b"<iframe></iframe>", f"Link: {archive.link}", "Vary: accept-datetime")
    capture, _ = look_back("20210101000000", archives=(BARE,))
    assert capture.memento_at == moment("20210605000000")


def test_where_the_index_is_empty_the_timemap_s_mementos_are_asked_for_as_they_were_archived(archive, look_back, page):
    archive.cdx = lambda _query: page(b"[]")
    archive.timemap = lambda _path: page(archive.entry("20230101000000", "/web/{}/" + PAGE).encode())
    capture, _ = look_back("20210101000000", serves=second_serves())
    assert capture.captured_url == f"http://archive.example/web/20230101000000id_/{PAGE}"


def test_three_mementos_are_tried_by_gate_and_timemap_together(archive, look_back, cache):
    archive.kept = dict.fromkeys((f"202{year}0101000000" for year in range(6)), 200)
    assert look_back("20210101000000", archives=(BARE,), serves=lambda _capture: False)[0] is None
    tried = {capture.memento_at.year for capture in cache.captures(PAGE)}
    assert len(tried) == len(cache.captures(PAGE)) == 3
    assert 2021 in tried


def test_of_a_timemap_in_pages_two_are_read_at_most(archive, look_back, site, page):
    archive.kept = {"20210605000000": 200, "20010101000000": 200, "20190101000000": 200}

    def paged(path):
        number = int(path[-1]) if path[-2:-1] == "/" else 1
        span = 'from="Tue, 01 Jan 2019 00:00:00 GMT"; until="Sat, 05 Jun 2021 00:00:00 GMT"'
        other = f'</timemap/{number + 1}>; rel="timemap"; type="application/link-format"; {span}'
        return page(f"{archive.entry('20010101000000' if number == 1 else '20190101000000')}, {other}".encode())

    archive.timemap = paged
    capture, _ = look_back("20210101000000", archives=(BARE,), serves=second_serves())
    assert capture.memento_at == moment("20190101000000")
    assert [path for path in paths(site) if path.startswith("/timemap/")] == [f"/timemap/link/{PAGE}", "/timemap/2"]


@pytest.mark.parametrize(
    "timemap",
    [
        b"",
        b"<html><body>429 Too Many Requests</body></html>",
        b"<" * 100_000,
        b'<http://paper.example/other>; rel="memento"; datetime="Fri, 01 Jan 2021 00:00:00 GMT"',
        b'<file:///etc/passwd>; rel="memento"; datetime="Fri, 01 Jan 2021 00:00:00 GMT"',
    ],
)
def test_a_timemap_that_lists_nothing_of_the_archive_s_leads_nowhere(archive, look_back, site, page, timemap):
    archive.timemap = lambda _path: page(timemap)
    archive.gate = lambda _seen: page(b"", f"Link: {archive.link}", status="200 OK")
    assert look_back("20210101000000", archives=(BARE,), ignore_robots=True)[0] is None
    assert {seen.host for seen in site.requests} == {"archive.example"}


def test_a_timemap_on_another_host_is_not_asked_for(archive, look_back, site, page):
    archive.link = '<http://paper.example/timemap>; rel="timemap"'
    assert look_back("20210101000000", archives=(BARE,), serves=lambda _capture: False)[0] is None
    assert {seen.host for seen in site.requests} == {"archive.example"}


def test_of_the_timemaps_that_are_named_the_archive_s_own_is_taken(archive, look_back, site):
    archive.link = f'<http://paper.example/timemap>; rel="timemap", {archive.link}'
    assert look_back("20210101000000", archives=(BARE,), serves=second_serves())[0] is not None
    assert {seen.host for seen in site.requests} == {"archive.example"}


def test_a_page_of_a_timemap_on_another_host_is_not_asked_for(archive, look_back, site, page):
    archive.timemap = lambda _path: page(f'<http://{OTHER}/timemap/2>; rel="timemap"'.encode())
    assert look_back("20210101000000", archives=(BARE,), serves=lambda _capture: False)[0] is None
    assert {seen.host for seen in site.requests} == {"archive.example"}


def test_a_timemap_that_another_host_answers_with_is_none_of_the_archive_s(archive, look_back, site, page):
    archive.timemap = lambda _path: page(b"", f"Location: http://{OTHER}/", status="302 Found")
    archive.elsewhere[OTHER] = lambda _seen: page(
        archive.entry("20200105000000", "http://archive.example/web/{}id_/" + PAGE).encode()
    )
    assert look_back("20210101000000", archives=(BARE,), serves=second_serves())[0] is None


def test_what_the_timegate_led_to_is_not_tried_again(archive, look_back, site):
    archive.kept = {"20210605000000": 503, "20200105000000": 200}
    assert look_back("20210101000000", archives=(BARE,))[0].memento_at == moment("20200105000000")
    assert len([path for path in paths(site) if path.startswith("/web/2021")]) == 1


def test_a_memento_of_the_same_moment_is_not_tried_again(archive, look_back, cache, page):
    archive.timemap = lambda _path: page(archive.entry("20210605000000", "/web/{}id_/" + PAGE + "#again").encode())
    assert look_back("20210101000000", archives=(BARE,), serves=lambda _capture: False)[0] is None
    assert len(cache.captures(PAGE)) == 1


def test_an_archived_page_is_no_timemap_whatever_it_looks_like(archive, look_back, site, page):
    def forged(_path):
        date = "Memento-Datetime: Fri, 01 Jan 2021 00:00:00 GMT"
        return page(archive.entry("20200105000000").encode(), "Content-Type: application/link-format", date)

    archive.timemap = forged
    assert look_back("20210101000000", archives=(BARE,), serves=second_serves())[0] is None
    assert len(site.requests) == 3


PLACE = f"http://{OTHER}/20210605000000/{PAGE}"
DATE = "Memento-Datetime: Sat, 05 Jun 2021 00:00:00 GMT"


@pytest.fixture
def aggregator(archive, page):
    """The TimeGate leads to a memento on a host of its own."""
    archive.gate = lambda _seen: page(
        b"", f"Location: {PLACE}", "Vary: Accept-Datetime", f"Link: {archive.link}", status="302 Found"
    )
    archive.timemap = lambda _path: page(archive.entry("20210605000000", PLACE).encode())
    archive.elsewhere[OTHER] = lambda _seen: page(f"<p>{NOTICE} 2021.</p>".encode(), DATE)
    return archive


def hosts(site):
    return [seen.host for seen in site.requests]


def test_an_aggregator_s_memento_stands_on_another_host(aggregator, look_back, cache):
    capture, unasked = look_back("20210101000000", archives=(BARE,))
    assert (capture.memento_at, capture.captured_url) == (moment("20210605000000"), PLACE)
    assert capture.redirects == (f"http://archive.example/gate/{PAGE}",)
    assert cache.captures(PAGE) == (capture,)
    assert unasked == ()


def test_an_aggregator_s_timemap_lists_mementos_on_other_hosts(aggregator, look_back, page):
    aggregator.gate = lambda _seen: page(b"", f"Link: {aggregator.link}", status="404 Not Found")
    assert look_back("20210101000000", archives=(BARE,))[0].captured_url == PLACE


@pytest.mark.parametrize("dated", ["X: y", DATE.replace("Sat", "yesterday")[:27], DATE.replace("2021", "2100")])
def test_on_another_host_the_answer_itself_must_give_a_possible_date(aggregator, look_back, cache, page, dated):
    aggregator.elsewhere[OTHER] = lambda _seen: page(b"now", dated)
    assert look_back("20210101000000", archives=(BARE,))[0] is None
    assert cache.captures(PAGE) == ()


@pytest.mark.parametrize("live", ["paper.example", "www.paper.example", "paper.example.", "PAPER.example"])
def test_the_live_page_s_host_cannot_pass_for_an_archive(aggregator, look_back, site, page, live):
    aggregator.gate = lambda _seen: page(b"", f"Location: http://{live}/x", "Vary: accept-datetime", status="302 Found")
    aggregator.elsewhere = dict.fromkeys([live.lower()], lambda _seen: page(b"a memento, or so it says", DATE))
    assert look_back("20210101000000", archives=(BARE,))[0] is None
    assert set(hosts(site)) == {"archive.example"}


def test_nor_can_a_host_to_which_the_live_page_redirected(aggregator, look_back, site, cache, page):
    site.answers["/story?id=7"] = page(b"", "Location: http://other-archive.example/real", status="301 Moved")
    site.answers["/real"] = page(b"the page as it is now")
    capture_urls([PAGE], cache, made_up_capture(), lambda _capture: None, site.resolve)
    assert look_back("20210101000000", archives=(BARE,))[0] is None


@pytest.mark.parametrize(
    "headers",
    [
        ("Vary: accept-datetime", DATE),  # an archived redirect, played back
        ("Vary: accept-encoding",),
        (),
    ],
)
def test_a_redirect_that_was_archived_leads_to_no_memento(aggregator, look_back, cache, page, headers):
    aggregator.timemap = lambda _path: page(b"")
    aggregator.gate = lambda _seen: page(b"", f"Location: {PLACE}", *headers, status="302 Found")
    assert look_back("20210101000000", archives=(BARE,))[0] is None
    assert cache.captures(PAGE) == ()


def test_whom_an_aggregator_leads_to_leads_no_further(aggregator, look_back, cache, page):
    aggregator.elsewhere[OTHER] = lambda _seen: page(
        b"", "Location: http://third.example/", "Vary: accept-datetime", status="302 Found"
    )
    aggregator.elsewhere["third.example"] = lambda _seen: page(b"a memento, or so it says", DATE)
    assert look_back("20210101000000", archives=(BARE,))[0] is None
    assert cache.captures(PAGE) == ()


def test_an_archive_whose_addresses_are_known_leads_to_no_other_host(aggregator, look_back, site, page):
    aggregator.cdx = lambda _query: page(b"[]")
    aggregator.memento = lambda _timestamp, _url: aggregator.gate(None)
    assert look_back("20210101000000")[0] is None
    assert set(hosts(site)) == {"archive.example"}


def test_nor_to_one_that_is_an_archive_of_its_own(aggregator, look_back, cache, page):
    shown = aggregator.elsewhere[OTHER]
    aggregator.elsewhere[OTHER] = lambda seen: shown(seen) if PLACE.endswith(seen.path) else page(b"", status="404 No")
    aggregator.cdx = lambda _query: page(b"[]")
    aggregator.memento = lambda _timestamp, _url: aggregator.gate(None)
    aggregator.timemap = lambda _path: page(b"")
    assert look_back("20210101000000", archives=(ARCHIVE, Archive(f"http://{OTHER}/gate/")))[0] is None
    assert cache.captures(PAGE) == ()


@pytest.mark.parametrize(("rules", "found"), [(b"User-agent: *\nDisallow: /2021", False), (b"", True)])
def test_whom_an_aggregator_leads_to_is_asked_for_its_robots_txt(aggregator, look_back, site, page, rules, found):
    shown = aggregator.elsewhere[OTHER]
    aggregator.elsewhere[OTHER] = lambda seen: page(rules) if seen.path == "/robots.txt" else shown(seen)
    capture, _ = look_back("20210101000000", archives=(BARE,), ignore_robots=False)
    assert (capture is not None) is found
    assert (PLACE.removeprefix(f"http://{OTHER}") in paths(site)) is found
    assert ("archive.example", "/robots.txt") not in [(seen.host, seen.path) for seen in site.requests]


def test_an_aggregator_cannot_lead_to_a_private_address(aggregator, look_back, site, monkeypatch):
    """The guard lets the archive's own loopback address through here, and no other."""
    refused = []

    def guard(address):
        reason = None if address == "127.0.0.1" else forbidden_reason(address)
        refused.extend([address] if reason else [])
        return reason

    async def resolve(host, port):
        return [("10.0.0.1", port)] if host == OTHER else [("127.0.0.1", site.port)]

    monkeypatch.setattr("checker.capture.network.forbidden_reason", guard)
    monkeypatch.setattr(site, "resolve", resolve)
    assert look_back("20210101000000", archives=(BARE,), allow_private=False)[0] is None
    # By the TimeGate's redirect and by the TimeMap.
    assert refused == ["10.0.0.1", "10.0.0.1"]
    assert set(hosts(site)) == {"archive.example"}


def test_an_aggregator_is_not_blamed_for_whom_it_leads_to(aggregator, look_back, page):
    aggregator.elsewhere[OTHER] = lambda _seen: page(b"", status="429 Too Many Requests")
    found, unasked = look_back("20210101000000", *(f"http://paper.example/{n}" for n in range(6)), archives=(BARE,))
    assert (len(found), unasked) == (6, ())


def test_an_archive_that_stopped_answering_is_not_asked_by_way_of_an_aggregator(aggregator, look_back, site, page):
    other = replace(
        ARCHIVE, timegate=f"http://{OTHER}/", cdx=f"http://{OTHER}/cdx", raw=f"http://{OTHER}/{{timestamp}}/"
    )
    aggregator.elsewhere[OTHER] = lambda _seen: page(b"", status="429 Too Many Requests")
    _, unasked = look_back("20210101000000", archives=(other, BARE))
    assert hosts(site).count(OTHER) == 1
    assert [line.partition(":")[0] for line in unasked] == [OTHER]
