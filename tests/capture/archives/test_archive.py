"""How web archives are asked, and what they answer."""

from datetime import UTC, datetime, timedelta

import pytest

from checker.capture.archives.archive import WAYBACK, Archive, accept_datetime, cdx_query, memento_at, raw_url
from checker.capture.archives.cdx import timestamps

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = b'["timestamp","original","statuscode"]'


def test_a_cdx_server_is_asked_for_the_captures_nearest_to_a_moment():
    query = cdx_query("https://archive.example/cdx", "http://paper.example/a?b=c&d#e", NOW, 3)
    assert query.startswith("https://archive.example/cdx?url=http:%2F%2Fpaper.example%2Fa%3Fb%3Dc%26d%23e&")
    assert "&sort=closest&closest=20260101000000&limit=3" in query
    assert "&filter=statuscode:200&" in query


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"[%s,%s]" % (HEADER, b'["20200101000000","http://x.example/","200"]'), ("20200101000000",)),
        (b'[["statuscode","timestamp"],["200","20200101000000"],["404","20210101000000"]]', ("20200101000000",)),
        (b'[["timestamp"],["20200101000000"],["20200101000000"],["20190101000000"]]',
         ("20200101000000", "20190101000000")),
        (b"[%s]" % HEADER, ()),
        (b"[]", ()),
        (b"", ()),
        (b"\n", ()),
        (b"<html>429 Too Many Requests</html>", ()),
        (b'{"timestamp": "20200101000000"}', ()),
        (b'[["timestamp"],["2020010100000"],["../../../etc/"],[20200101000000],[null],7,["20200101000000","x"]]', ()),
        ('[["timestamp"],["٢٠٢٠٠١٠١٠٠٠٠٠٠"]]'.encode(), ()),
        (b"[" * 100_000, ()),
        (b'[["timestamp"],["20200101000000"]' + b" " * 300_000 + b"]", ()),
        (b"\xff\xfe", ()),
    ],
)  # fmt: skip
def test_what_a_cdx_server_lists_is_believed_only_where_it_is_a_list(body, found):
    assert timestamps(body, 3) == found


def test_no_more_is_taken_than_was_asked_for():
    rows = b",".join(b'["%014d"]' % number for number in range(20200101000000, 20200101000050))
    assert len(timestamps(b'[["timestamp"],%s]' % rows, 3)) == 3


@pytest.mark.parametrize(
    ("header", "url", "moment"),
    [
        ("Thu, 02 Jan 2020 03:04:05 GMT", "https://a.example/", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (None, "https://a.example/web/20200102030405id_/http://x.example/", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (None, "https://a.example/20200102030405/http://x.example/", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("yesterday", "https://a.example/", None),
        (None, "https://a.example/web/20209902030405id_/http://x.example/", None),
        (None, "https://a.example/gate/http://x.example/20200102030405/y", None),
        ("Thu, 02 Jan 2031 03:04:05 GMT", "https://a.example/", None),
        ("Fri, 31 Dec 9999 23:59:59 -1200", "https://a.example/", None),
        (f"Thu, 02 Jan {'9' * 20} 03:04:05 GMT", "https://a.example/", None),
        ("Thu, 02 Jan 1969 03:04:05 GMT", "https://a.example/", None),
    ],
)
def test_when_a_memento_was_archived(header, url, moment):
    assert memento_at(header, url, NOW) == moment


def test_the_wayback_machine_s_body_is_asked_for_without_its_banner():
    assert WAYBACK.memento_url("20200101000000", "http://x.example/") == (
        "https://web.archive.org/web/20200101000000id_/http://x.example/"
    )
    cited = "https://web.archive.org/web/20200101000000/http://x.example/"
    assert raw_url(cited) == "https://web.archive.org/web/20200101000000id_/http://x.example/"
    for other in (raw_url(cited), "https://web.archive.org/web/", "http://x.example/web/20200101000000/y", "x"):
        assert raw_url(other) == other


def test_a_timegate_is_asked_in_gmt():
    east = NOW.astimezone(tz=datetime.fromisoformat("2026-01-01T00:00:00+05:00").tzinfo)
    assert accept_datetime(east) == "Thu, 01 Jan 2026 00:00:00 GMT"
    assert NOW + timedelta(0) == east


def test_the_web_s_archives_are_not_asked_for_what_is_made_up():
    assert WAYBACK.may_hold("http://paper.com/")
    assert not WAYBACK.may_hold("http://paper.example/")


def test_no_archive_learns_the_name_of_a_network_s_own_machine():
    assert not WAYBACK.may_hold("http://wiki/minutes")
    assert not Archive("http://archive.example/web/").may_hold("http://desk.internal/minutes")


def test_an_archive_that_is_made_up_may_hold_what_is_made_up():
    assert Archive("http://archive.example/web/").may_hold("http://paper.example:8080/a")
