"""An agency's text on another outlet's page tells the agency; on the agency's own page it tells none.

Agencies' names are the rule's own words; every page and outlet here is invented.
"""

import pytest

from checker.extract.document import Block, Role
from checker.extract.page_metadata.agencies import AGENCIES, agency_named
from checker.extract.page_metadata.origin import find_origin
from checker.extract.page_metadata.sources import gather
from checker.extract.page_metadata.values import Told

LEAF = Told("The Tea Leaf", "meta og:site_name")


@pytest.mark.parametrize("name", AGENCIES)
def test_every_agency_is_known_by_its_name_and_its_mark(name):
    mark, _ = AGENCIES[name]
    assert agency_named(name) == name
    assert agency_named(mark) == name


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The Associated Press", "Associated Press"),
        ("Reuters Staff", "Reuters"),
        ("(AFP)", "Agence France-Presse"),
        ("AP, staff writers", "Associated Press"),
        ("Ann Reuters", None),
        ("Apple", None),
        ("The Press", None),
        ("associated press officers", None),
        ("", None),
        ("AP " * 100, None),
    ],
)
def test_another_name_is_no_agency(text, agency):
    assert agency_named(text) == agency


@pytest.mark.parametrize(
    ("line", "agency", "where"),
    [
        ("KETTLETON (AP) — The kettle sang.", "Associated Press", "dateline"),
        ("KETTLETON, Teashire, March 4 (Reuters) - The kettle sang.", "Reuters", "dateline"),
        ("Kettleton (dpa) – Der Kessel sang.", "Deutsche Presse-Agentur", "dateline"),
        ("(AFP) — The kettle sang.", "Agence France-Presse", "dateline"),
        ("© 2025 AFP. All cups reserved.", "Agence France-Presse", "text"),
        ("Reuters", "Reuters", "text"),
        ("(Reporting by Ann Spoon; Editing by Bob Fork)", "Reuters", "sign-off"),
        ("This article was originally published by the Example Press.", "the Example Press", "text"),
        ("This story first appeared in Kettle Weekly on 4 March 2025.", "Kettle Weekly", "text"),
        ("KETTLETON (AP) said the kettle sang.", None, None),
        ("The kettle (AP) sang — loudly.", None, None),
        ("The Associated Press contributed to this report.", None, None),
        ("Reporting by Ann Spoon", None, None),
        ("Kettle – a history of singing", None, None),
        ("The kettle sang, Reuters said.", None, None),
    ],
)
def test_a_line_of_the_text_tells_the_origin(sources, line, agency, where):
    told = find_origin(sources("", line), LEAF)
    assert told == (Told(agency, where) if agency else None)


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        ("<meta name=author content='Associated Press'>", "meta author"),
        ("<p class=byline>By Ann Spoon, Associated Press</p>", "byline"),
        ("<p class=byline>Ann Spoon of the Associated Press</p>", "byline"),
        ("<meta name=copyright content='AP'>", "meta copyright"),
    ],
)
def test_the_markup_tells_it(sources, markup, where):
    assert find_origin(sources(markup), LEAF) == Told("Associated Press", where)


def test_json_ld_tells_it(sources, ld):
    for key, value in (("author", [{"name": "AP"}]), ("creditText", "AP"), ("sourceOrganization", {"name": "AP"})):
        page = sources(ld({"@type": "NewsArticle", key: value}))
        assert find_origin(page, LEAF) == Told("Associated Press", f"json-ld {key}")
    page = sources(ld({"@type": "NewsArticle", "sourceOrganization": {"name": "Example Press"}}))
    assert find_origin(page, LEAF) == Told("Example Press", "json-ld sourceOrganization")


@pytest.mark.parametrize(
    ("line", "outlet", "url"),
    [
        ("KETTLETON (AP) — x", "Associated Press", ""),
        ("KETTLETON (AP) — x", "AP News", ""),
        ("KETTLETON (Reuters) - x", None, "https://www.reuters.example/x"),
        ("KETTLETON (AP) — x", None, "https://apnews.example/x"),
        ("This article was first published in The Tea Leaf.", "The Tea Leaf", ""),
    ],
)
def test_on_its_own_page_there_is_no_other_origin(sources, line, outlet, url):
    assert find_origin(sources("", line, url=url), Told(outlet, "x") if outlet else None) is None


def test_a_picture_s_credit_in_a_list_is_no_origin():
    credit = Block(0, len("Reuters"), Role.LIST, "li")
    assert find_origin(gather("", "Reuters", (credit,), ""), LEAF) is None


def test_an_ordinary_page_has_no_origin(sources):
    assert find_origin(sources("<meta name=author content='Ann Spoon'>", "The kettle sang."), LEAF) is None
