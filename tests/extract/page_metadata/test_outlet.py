"""The outlet is who the page says publishes it, by name."""

import pytest

from checker.extract.page_metadata.outlet import find_outlet, host_of, names_of, outlet_names

ARTICLE = {"@type": "NewsArticle", "headline": "Kettle sings", "publisher": {"@type": "Organization", "name": "Leaf"}}
SITE = "<meta property=og:site_name content='Leaf Online'>"


@pytest.mark.parametrize(
    ("markup", "outlet", "where"),
    [
        (SITE, "Leaf Online", "meta og:site_name"),
        ("<meta name=application-name content=Leaf>", "Leaf", "meta application-name"),
        ("<title>Kettle sings - Leaf</title><h1>Kettle sings</h1>", "Leaf", "title element"),
        ("<meta name=dc.publisher content=Leaf>", "Leaf", "meta dc.publisher"),
        ("<div itemscope itemprop=publisher><b itemprop=name>Leaf</b></div>", "Leaf", "microdata publisher"),
        ("<meta property=og:site_name content='https://tea.example'>", "https://tea.example", "meta og:site_name"),
    ],
)
def test_each_place_tells_it(sources, markup, outlet, where):
    told = find_outlet(sources(markup))
    assert (told.value, told.where) == (outlet, where)


@pytest.mark.parametrize(
    "publisher",
    [{"name": "Leaf"}, "Leaf", [{"name": "Leaf"}], {"@id": "#leaf"}, {"@type": "Organization", "name": ["Leaf", "L"]}],
)
def test_json_ld_names_the_publisher_in_many_ways(sources, ld, publisher):
    markup = ld({**ARTICLE, "publisher": publisher}, {"@type": "Thing", "@id": "#leaf", "name": "Leaf"})
    told = find_outlet(sources(markup))
    assert (told.value, told.where) == ("Leaf", "json-ld publisher")


def test_json_ld_is_trusted_before_open_graph_and_what_two_say_before_one(sources, ld):
    assert find_outlet(sources(ld(ARTICLE) + SITE)).value == "Leaf"
    third = "<meta name=application-name content='Leaf Online'>"
    assert find_outlet(sources(ld(ARTICLE) + SITE + third)).value == "Leaf Online"


def test_a_site_or_the_only_organisation_is_the_last_resort(sources, ld):
    assert find_outlet(sources(ld({"@type": "WebSite", "name": "Leaf"}))).value == "Leaf"
    assert find_outlet(sources(ld({"@type": "Organization", "name": "Leaf"}))).value == "Leaf"
    two = ld({"@type": "Organization", "name": "Leaf"}, {"@type": "Organization", "name": "Cup"})
    assert find_outlet(sources(two)) is None


def test_a_handle_an_address_or_the_page_s_title_is_no_name(sources):
    assert find_outlet(sources("<meta property=og:site_name content=@leaf>")) is None
    both = "<meta property=og:site_name content='http://tea.example'><meta name=application-name content=Leaf>"
    assert find_outlet(sources(both)).value == "Leaf"
    titled = (
        "<title>Kettle sings all the morning</title><meta name=application-name content='Kettle sings all the morning'>"
    )
    assert find_outlet(sources(titled)) is None


def test_in_a_title_the_outlet_may_be_called_by_its_address(sources):
    names = outlet_names(sources("", url="https://www.tealeaf.example/kettle"), None)
    assert {"tealeaf.example", "tealeaf"} <= set(names)
    assert outlet_names(sources(""), None) == []


def test_values_that_are_no_names_give_none():
    for value in (None, 1, True, [], {}, [[]], {"name": {"name": "x"}}, {"@id": ["x"]}, {"name": []}):
        assert names_of(value, {}) == []
    assert host_of("http://[x") == ""
