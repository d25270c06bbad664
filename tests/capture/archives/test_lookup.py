"""Where an archive has no index, the next mementos are those of its TimeMap."""

import pytest
from capture.archives.loopback_archive import BARE, OTHER, PAGE, moment, paths, second_serves


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
