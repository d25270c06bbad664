"""The node of the page itself is told from those of other pages."""

import json

import pytest

from checker.extract.page_metadata.json_ld import read_json_ld
from checker.extract.page_metadata.main_entity import KnownPage, main_entity, plain_address
from checker.extract.page_metadata.values import letters

URL = "https://tea.example/news/kettle"
PAGE = KnownPage(frozenset({"tea.example/news/kettle"}), (letters("Kettle sings again"),))
OWN = {"@type": "NewsArticle", "headline": "Kettle sings again"}
OTHER = {"@type": "NewsArticle", "headline": "Spoon bends", "url": "https://tea.example/news/spoon", "keywords": "a"}


def article(*values: object) -> object:
    nodes = read_json_ld([json.dumps(value) for value in values])
    return main_entity(nodes, PAGE).article.get("headline")


@pytest.mark.parametrize(
    "wrapped",
    [
        [OWN],
        {"@graph": [{"@type": "Organization", "name": "x"}, OWN]},
        {"@type": "Thing", "mainEntity": {"@type": "Thing", "about": [OWN]}},
        {**OWN, "@type": ["Thing", "NewsArticle"]},
        {**OWN, "@type": "https://schema.org/NewsArticle"},
        {**OWN, "@type": "BlogPosting"},
    ],
)
def test_the_article_is_found_however_the_json_is_wrapped(wrapped):
    assert article("first block", wrapped) == "Kettle sings again"


def test_the_page_s_headline_or_address_goes_before_the_order():
    assert article([OTHER, OWN]) == "Kettle sings again"
    renamed = {**OWN, "headline": "Kettle: a history", "mainEntityOfPage": {"@id": f"{URL}/?from=home"}}
    assert article([OTHER, renamed]) == "Kettle: a history"


def test_a_news_article_goes_before_an_article_that_says_as_little_of_the_page():
    plain = {"@type": "Article", "headline": "Cups"}
    assert article([plain, {"@type": "NewsArticle", "headline": "Saucers"}]) == "Saucers"


@pytest.mark.parametrize("via", ["itemListElement", "mentions", "citation", "hasPart", "isPartOf", "relatedLink"])
def test_an_article_in_a_list_or_a_citation_is_never_the_page(via):
    assert article({"@type": "ItemList", via: [OWN]}) is None


def test_articles_side_by_side_that_are_none_of_the_page_s_are_a_list():
    others = [{**OTHER, "headline": f"Spoon {n} bends"} for n in range(3)]
    assert article(others) is None
    assert article([*others, OWN]) == "Kettle sings again"


def test_a_web_page_is_no_article():
    nodes = read_json_ld([json.dumps({"@type": "WebPage", "name": "Kettle"})])
    entity = main_entity(nodes, PAGE)
    assert (entity.article, entity.web_page["name"]) == ({}, "Kettle")


@pytest.mark.parametrize("url", [URL, "http://www.tea.example/news/kettle/?a=1#b", " https://TEA.example/news/kettle"])
def test_what_varies_for_one_page_is_left_out_of_its_address(url):
    assert plain_address(url) == "tea.example/news/kettle"


def test_what_is_no_address_has_none():
    assert (plain_address(""), plain_address("kettle"), plain_address("http://[x")) == ("", "", "")
