"""TimeMaps and Link headers as archives write them, and as someone might who means harm."""

from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.capture.archives.link_format import LIMIT_LINKS, links
from checker.capture.archives.timemap import LIMIT_BYTES, Listed, read_timemap, timemaps_named

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NEAR = datetime(2014, 1, 1, tzinfo=UTC)
BASE = "http://archive.example/timemap/link/http://paper.example/"


def rels(text):
    return [(link.target, sorted(link.rels), link.datetime) for link in links(text)]


def read(text, near=NEAR, limit=3):
    return read_timemap(text.encode("utf-8", "surrogatepass"), BASE, near, NOW, limit)


def urls(timemap):
    return [each.url for each in timemap.mementos]


def entry(timestamp, rel="memento", host="archive.example"):
    at = datetime.strptime(timestamp, "%Y%m%d").replace(tzinfo=UTC)
    date = at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return f'<http://{host}/{timestamp}000000/http://paper.example/>; rel="{rel}"; datetime="{date}"'


# The forms are those that the Wayback Machine, archive.today, OpenWayback, pywb, MemGator, LANL's aggregator and
# perma.cc are seen to write; hosts and pages are made up.
FORMS = {
    "wayback": '<http://paper.example:80/>; rel="original",\n'
    '<http://archive.example/timemap/link/http://paper.example/>; rel="self"; type="application/link-format"; '
    'from="Fri, 24 Feb 2012 10:27:47 GMT",\n<http://archive.example>; rel="timegate",\n'
    '<http://archive.example/20131213220957/http://paper.example/#g=&s=0,1&open=>; rel="first memento"; '
    'datetime="Fri, 13 Dec 2013 22:09:57 GMT",\n',
    "no space after the semicolon, one before the comma": '<http://paper.example>;rel="original" ,'
    '<http://archive.example/20131213220957/http://paper.example/#g=&s=0,1&open=>;rel="memento last"; '
    'datetime="Fri, 13 Dec 2013 22:09:57 GMT"',
    "no quotation marks": "<http://paper.example>; rel=original, "
    "<http://archive.example/20131213220957/http://paper.example/#g=&s=0,1&open=>; rel=memento; "
    'datetime="Fri, 13 Dec 2013 22:09:57 GMT"',
    "a bracket that was never closed": '<http://paper.example/; rel="original",\n'
    '<http://archive.example/20131213220957/http://paper.example/#g=&s=0,1&open=>; rel="memento"; '
    'datetime="Fri, 13 Dec 2013 22:09:57 GMT"; collection="all"',
    "relative, in one line": '</timegate/http://paper.example/>; rel="timegate",'
    '</20131213220957/http://paper.example/#g=&s=0,1&open=>; REL="FIRST LAST MEMENTO"; '
    'DateTime="Fri, 13 Dec 2013 22:09:57 GMT"',
}


@pytest.mark.parametrize("form", FORMS)
def test_every_archive_s_way_to_write_a_timemap_is_read(form):
    (only,) = read(FORMS[form]).mementos
    assert only == Listed(
        datetime(2013, 12, 13, 22, 9, 57, tzinfo=UTC),
        "http://archive.example/20131213220957/http://paper.example/#g=&s=0,1&open=",
    )


def test_the_mementos_nearest_to_the_cited_date_come_first_whatever_their_order():
    days = ["20200101", "20131230", "20140105", "20110101", "20131230"]
    timemap = read(",\n".join(entry(day) for day in days))
    assert [f"{each.at:%Y%m%d}" for each in timemap.mementos] == ["20131230", "20140105", "20110101"]


@pytest.mark.parametrize(
    "bad",
    [
        '<http://archive.example/x>; rel="memento; datetime="Wed, 01 Jan 2014 00:00:00 GMT"',
        '<http://archive.example/x>; rel="memento"; datetime="yesterday"',
        f'<http://archive.example/x>; rel="memento"; datetime="Wed, 01 Jan {"9" * 5000} 00:00:00 GMT"',
        '<http://archive.example/x>; rel="memento"; datetime="Fri, 31 Dec 9999 23:59:59 -1200"',
        '<http://archive.example/x>; rel="memento"; datetime="Thu, 01 Jan 2032 00:00:00 GMT"',
        '<http://archive.example/x>; rel="memento"',
        '<javascript:alert(1)>; rel="memento"; datetime="Wed, 01 Jan 2014 00:00:00 GMT"',
        '<http://[>; rel="memento"; datetime="Wed, 01 Jan 2014 00:00:00 GMT"',
        '<>; rel="memento"; datetime="Wed, 01 Jan 2014 00:00:00 GMT"',
        f'<http://archive.example/{"x" * 20_000}>; rel="memento"; datetime="Wed, 01 Jan 2014 00:00:00 GMT"',
        '<http://archive.example/x>; rel="original"; datetime="Wed, 01 Jan 2014 00:00:00 GMT"',
        "<<<<<<", ">>>>>>", '"""', ";;;,,,=", "\x00\ufffd", "<html><body>429 Too Many Requests</body></html>",
    ],
)  # fmt: skip
def test_what_cannot_be_is_passed_over_and_what_follows_is_read(bad):
    timemap = read(f"{bad},\n{entry('20120101')},\n")
    assert urls(timemap) == ["http://archive.example/20120101000000/http://paper.example/"]


@pytest.mark.parametrize(
    "text",
    [
        '<u>;a="' * 300_000,
        '<u>;a="\\"' * 200_000,
        "<" * 2_000_000,
        ">" * 2_000_000,
        "<" * 1_000_000 + ">" * 1_000_000,
        "<u>" + ";a" * 1_000_000,
        "<u>" + " ;" * 1_000_000,
        "<u>;a=" + '"' * 2_000_000,
        '<u>;a="' + "\\" * 2_000_001,
        "<u>" + " " * 2_000_000,
        '<u>; rel="memento' + " x" * 1_000_000,
    ],
)
def test_time_grows_with_the_text_alone(text):
    began = process_time()
    assert sum(1 for _ in links(text)) <= LIMIT_LINKS
    read_timemap(text.encode(), BASE, NEAR, NOW, 3)
    # Quadratic, the mildest of these would take minutes.
    assert process_time() - began < 10


def test_no_more_than_the_limits_is_read():
    many = ",\n".join([entry("20200101")] * LIMIT_LINKS + [entry("20140101")])
    assert [f"{each.at:%Y}" for each in read(many).mementos] == ["2020"]
    long = entry("20200101") + "," + " " * LIMIT_BYTES + entry("20140101")
    assert [f"{each.at:%Y}" for each in read(long).mementos] == ["2020"]


@given(st.text(alphabet=st.sampled_from('<>;,="\\ \n') | st.characters(), max_size=80))
def test_nothing_raises(text):
    list(links(text))
    read(text)


@given(st.lists(st.integers(min_value=0, max_value=5000), max_size=20), st.integers(min_value=1, max_value=5))
def test_those_that_are_given_are_the_nearest_of_all(days, limit):
    first = datetime(2005, 1, 1, tzinfo=UTC)
    moments = {first + timedelta(days=day) for day in days}
    timemap = read(",".join(entry(f"{each:%Y%m%d}") for each in moments), limit=limit)
    wanted = sorted(abs(each - NEAR) for each in moments)[:limit]
    assert [abs(each.at - NEAR) for each in timemap.mementos] == wanted


PAGE_2 = '<http://archive.example/2>; rel="timemap"; type="application/link-format"; from="{}"; until="{}"'
SPAN_2013 = PAGE_2.format("Tue, 01 Jan 2013 00:00:00 GMT", "Wed, 01 Jan 2014 00:00:00 GMT")
SPAN_2020 = PAGE_2.format("Wed, 01 Jan 2020 00:00:00 GMT", "Thu, 31 Dec 2020 00:00:00 GMT").replace("/2>", "/3>")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (f"{entry('20100101')},{SPAN_2020},{SPAN_2013}", "http://archive.example/2"),
        (f"{entry('20140101')},{SPAN_2013}", None),
        (f"{entry('20131001')},{SPAN_2020}", None),
        # A list of lists, as LANL's aggregator gives.
        ('<http://archive.example/a>; rel="timemap", <http://archive.example/b>; rel="timemap"',
         "http://archive.example/a"),
        # What MemGator writes at the end: itself, and itself in other forms.
        (f'{entry("20100101")}, <{BASE}>; rel="timemap"; type="application/link-format", '
         '<http://archive.example/timemap/json/x>; rel="timemap"; type="application/json"', None),
        ('<http://archive.example/timemap/json/x>; rel="timemap"; type="application/json"', None),
        ('<http://archive.example/x>; rel="self timemap"; type="application/link-format"', None),
        ('<http://archive.example/x>; rel="timemap"; from="Tue, 01 Jan 2013 00:00:00 GMT"', "http://archive.example/x"),
    ],
)  # fmt: skip
def test_another_page_is_named_only_if_it_may_hold_a_nearer_one(text, page):
    assert read(text).page == page


def test_a_link_header_names_the_timemap():
    header = (
        "<http://paper.example/>; rel=original, </timemap/json/x>; rel=timemap; type=application/json, "
        "</timemap/link/x>; rel=timemap; type=application/link-format, <http://archive.example/>; rel=timegate"
    )
    assert list(timemaps_named(header, BASE)) == ["http://archive.example/timemap/link/x"]
    assert list(timemaps_named(None, BASE)) == []
