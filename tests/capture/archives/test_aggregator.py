"""A TimeGate may lead to mementos on other hosts; nobody passes for one who isn't."""

from dataclasses import replace

import pytest
from capture.archives.loopback_archive import ARCHIVE, BARE, NOTICE, OTHER, PAGE, hosts, moment, paths

from checker.capture.address import forbidden_reason
from checker.capture.archives.archive import Archive
from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture

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
