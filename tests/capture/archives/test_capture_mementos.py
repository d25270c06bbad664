"""Mementos from a web archive on loopback: by its index, at its pace, and where it fails."""

import json
import re
from dataclasses import replace

import pytest
from capture.archives.loopback_archive import ARCHIVE, BARE, PAGE, moment, paths

from checker.capture.archives.archive import Wanted
from checker.capture.archives.capture_mementos import capture_mementos
from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture


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
    look_back("20210101000000", archives=(replace(ARCHIVE, seconds_between_requests=0.6),))
    first, second = (seen.arrived for seen in site.requests)
    assert second - first >= 0.4


def test_a_copy_that_a_claim_cites_is_asked_for_at_the_archive_s_pace_too(site, cache, page):
    site.answers["*"] = page()
    settings = replace(made_up_capture(), archives=(replace(ARCHIVE, seconds_between_requests=0.6),))
    urls = [f"http://archive.example/web/20200101000000id_/http://paper.example/{n}" for n in range(2)]
    capture_urls(urls, cache, settings, lambda _capture: None, site.resolve)
    first, second = (seen.arrived for seen in site.requests)
    assert second - first >= 0.4


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
