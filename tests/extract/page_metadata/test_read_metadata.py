"""What a page says of itself, each field with the place that says it; hostile values give nothing."""

import time
from dataclasses import fields, replace

import pytest

from checker.extract.document import Metadata, dump_metadata, load_metadata

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Kettle  sings\nagain",
    "author": [{"@type": "Person", "name": "A. Spoon"}, "B. Fork"],
    "publisher": {"@type": "Organization", "name": "The Tea Leaf"},
    "datePublished": "2025-03-04T05:06:07+02:00",
    "inLanguage": "en-GB",
    "isAccessibleForFree": True,
}
OPEN_GRAPH = (
    '<meta property="og:title" content="Graph title"><meta property="og:site_name" content="Graph Leaf">'
    '<meta property="article:published_time" content="2024-01-02T00:00:00Z"><meta name="author" content="G. Raph">'
    '<meta property="og:locale" content="fr_FR">'
)


def test_json_ld_tells_title_authors_date_outlet_language_and_access(metadata, ld):
    assert metadata(ld(ARTICLE)) == Metadata(
        title="Kettle sings again",
        authors=("A. Spoon", "B. Fork"),
        published="2025-03-04",
        outlet="The Tea Leaf",
        language="en-GB",
        free=True,
        told_by=(
            ("title", "json-ld headline"),
            ("authors", "json-ld author"),
            ("published", "json-ld datePublished"),
            ("outlet", "json-ld publisher"),
            ("language", "json-ld inLanguage"),
            ("free", "json-ld isAccessibleForFree"),
        ),
    )


def test_opengraph_and_meta_tell_the_same(metadata):
    assert metadata(OPEN_GRAPH) == Metadata(
        title="Graph title",
        authors=("G. Raph",),
        published="2024-01-02",
        outlet="Graph Leaf",
        language="fr-FR",
        told_by=(
            ("title", "meta og:title"),
            ("authors", "meta author"),
            ("published", "meta article:published_time"),
            ("outlet", "meta og:site_name"),
            ("language", "meta og:locale"),
        ),
    )


def test_json_ld_is_trusted_before_opengraph_and_that_before_the_page_itself(metadata, ld):
    rest = "<title>Plain title</title><html lang=de><h1>Heading</h1><time datetime=2020-01-01>x</time>"
    both = metadata(ld(ARTICLE) + OPEN_GRAPH + rest)
    assert (both.title, both.published, both.outlet) == ("Kettle sings again", "2025-03-04", "The Tea Leaf")
    assert metadata(OPEN_GRAPH + rest).title == "Graph title"
    alone = metadata("<html lang=de><h1>Head<b>ing</b></h1><time datetime=2020-01-01>x</time>")
    assert (alone.title, alone.published, alone.language) == ("Heading", "2020-01-01", "de")
    assert metadata("<title>Plain\n title</title>").title == "Plain title"


def test_every_field_that_is_filled_tells_where_it_came_from(metadata, ld):
    page = metadata(
        ld({**ARTICLE, "dateModified": "2025-03-05", "creditText": "AP"})
        + "<meta property=og:type content=video><link rel=canonical href=https://tea.example/k>"
        + "<script>x</script><div id=root></div>",
        "Correction: It sang twice.",
    )
    left = {"cut", "notes", "told_by"}
    assert {name for name, _ in page.told_by} == {field.name for field in fields(Metadata)} - left
    assert load_metadata(dump_metadata(page)) == page


def test_a_page_that_says_nothing_has_no_metadata(metadata):
    assert metadata("<p>the kettle sang", "the kettle sang") == Metadata()
    assert metadata("") == Metadata()


@pytest.mark.parametrize(
    "value", [[], {}, [[]], [{}], None, 1, 1.5, True, "", " \n", {"name": ["", "x"]}, {"name": {"name": "x"}}]
)
def test_values_that_are_no_text_give_none(metadata, ld, value):
    keys = (
        "headline author publisher datePublished dateModified dateCreated inLanguage name alternateName correction "
        "sourceOrganization creditText url mainEntityOfPage @id"
    )
    assert metadata(ld({"@type": "NewsArticle", **dict.fromkeys(keys.split(), value)})) == Metadata()


@pytest.mark.parametrize(
    "kind", [None, 1, {}, {"@type": "NewsArticle"}, [], [None], [["NewsArticle"]], "", "NewsArticles"]
)
def test_a_type_that_is_none_makes_no_article(metadata, ld, kind):
    assert metadata(ld({"@type": kind, "headline": "x"})) == Metadata()


@pytest.mark.parametrize("half", [r"\ud800", r"\udfff", r"\ude00\ud83d"])
def test_half_a_character_that_json_escapes_can_be_stored(metadata, half):
    keys = ("headline", "author", "publisher", "inLanguage", "datePublished", "correction", "sourceOrganization")
    values = ",".join(f'"{key}":"a{half}b"' for key in keys)
    page = metadata(f'<script type="application/ld+json">{{"@type":"Article",{values}}}</script>')
    assert page.title.startswith("a")
    dump_metadata(page).encode()


@pytest.mark.parametrize("blocks", [[[{"n": n} for n in range(5_000)], ARTICLE], [*[{"x": 1}] * 50, ARTICLE]])
def test_more_nodes_or_blocks_than_any_page_has_are_not_all_read(metadata, ld, blocks):
    assert metadata(ld(*blocks)).title is None


def test_long_values_are_cut(metadata):
    assert len(metadata(f'<meta property="og:title" content="{"kettle " * 10_000}">').title) <= 500


def test_an_agency_is_told_as_origin_and_not_as_author(metadata):
    page = metadata("<meta name=author content='Ann Spoon and Reuters'><meta property=og:site_name content=Leaf>")
    assert (page.authors, page.origin) == (("Ann Spoon", "Reuters"), None)
    page = metadata("<meta name=author content='Reuters'><meta property=og:site_name content=Leaf>")
    assert (page.authors, page.origin) == ((), "Reuters")
    page = metadata("<meta name=author content='Reuters'><meta property=og:site_name content=Reuters>")
    assert (page.authors, page.origin) == (("Reuters",), None)


def test_the_outlet_s_and_the_author_s_names_are_taken_off_the_title(metadata):
    page = metadata("<title>Kettle sings | Ann Spoon | Leaf</title><meta name=author content='Ann Spoon'>")
    assert replace(page, told_by=()).title == "Kettle sings | Ann Spoon | Leaf"
    named = metadata("<meta property=og:title content='Kettle sings | Leaf'><meta property=og:site_name content=Leaf>")
    assert named.title == "Kettle sings"
    signed = metadata(
        "<meta property=og:title content='Kettle sings | Ann Spoon'><meta name=author content='Ann Spoon'>"
    )
    assert signed.title == "Kettle sings"


@pytest.mark.parametrize(
    "markup",
    [
        "<script type=application/ld+json>" + '"' * 1_000_000 + "</script>",
        "<script type=application/ld+json>{" + ",}" * 300_000 + "</script>",
        "<script type=application/ld+json>" + '{"a":1}' * 100_000 + "x</script>",
        "<script type=application/ld+json>" + '{"a":' * 900 + "1" + "}" * 900 + "</script>",
        "<meta name=author content='" + "A B, " * 50_000 + "'>" * 3,
        "<title>" + " - " * 100_000 + "</title><h1>" + " | " * 100_000 + "</h1>",
        "<p class=date>" + "1 may " * 26 + "</p>",
    ],
    ids=lambda markup: f"{markup[:40]}-{len(markup)}",
)
def test_hostile_markup_takes_no_long_time(metadata, markup):
    start = time.process_time()
    metadata(markup)
    assert time.process_time() - start < 3
