"""What a page says of itself, from whichever of its places says it; hostile values give nothing."""

import json

import pytest

from checker.extract.document import Metadata, dump_metadata
from checker.extract.metadata import iso_date


def ld(*nodes) -> str:
    """Write JSON-LD blocks."""
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


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


def test_json_ld_tells_title_authors_date_outlet_language_and_access(page):
    assert page(ld(ARTICLE) + "<p>x").metadata == Metadata(
        title="Kettle sings again",
        authors=("A. Spoon", "B. Fork"),
        published="2025-03-04",
        outlet="The Tea Leaf",
        language="en-GB",
        free=True,
    )


def test_opengraph_and_meta_tell_the_same(page):
    assert page(OPEN_GRAPH + "<p>x").metadata == Metadata(
        title="Graph title", authors=("G. Raph",), published="2024-01-02", outlet="Graph Leaf", language="fr-FR"
    )


def test_json_ld_is_trusted_before_opengraph_and_that_before_the_page_itself(page):
    rest = "<title>Plain title</title><html lang=de><h1>Heading</h1><time datetime=2020-01-01>x</time>"
    both = page(ld(ARTICLE) + OPEN_GRAPH + rest).metadata
    assert (both.title, both.published, both.outlet) == ("Kettle sings again", "2025-03-04", "The Tea Leaf")
    assert page(OPEN_GRAPH + rest).metadata.title == "Graph title"
    alone = page("<html lang=de><title>Plain title</title><h1>Head<b>ing</b></h1><time datetime=2020-01-01>x").metadata
    assert (alone.title, alone.published, alone.language) == ("Heading", "2020-01-01", "de")
    assert page("<title>Plain\n title</title><p>x").metadata.title == "Plain title"


@pytest.mark.parametrize(
    "wrapped",
    [
        [ARTICLE],
        {"@graph": [{"@type": "Organization", "name": "x"}, ARTICLE]},
        {"@type": "Thing", "mainEntity": {"@type": "Thing", "about": [ARTICLE]}},
        {**ARTICLE, "@type": ["Thing", "NewsArticle"]},
        {**ARTICLE, "@type": "https://schema.org/NewsArticle"},
        {**ARTICLE, "publisher": [{"name": "The Tea Leaf"}]},
        {**ARTICLE, "publisher": "The Tea Leaf"},
    ],
)
def test_the_article_is_found_however_the_json_is_wrapped(page, wrapped):
    metadata = page(ld("first block", wrapped)).metadata
    assert (metadata.title, metadata.outlet) == ("Kettle sings again", "The Tea Leaf")


def test_a_page_that_says_nothing_has_no_metadata(page):
    assert page("<p>the kettle sang").metadata == Metadata()
    assert page("").metadata == Metadata()


@pytest.mark.parametrize(
    "value", [[], {}, [[]], [{}], None, 1, 1.5, True, "", " \n", {"name": ["x"]}, {"name": {"name": "x"}}]
)
def test_values_that_are_no_text_give_none(page, value):
    keys = ("headline", "author", "publisher", "datePublished", "inLanguage", "name", "alternateName")
    metadata = page(ld({"@type": "NewsArticle", **dict.fromkeys(keys, value)})).metadata
    assert metadata == Metadata()


@pytest.mark.parametrize(
    "kind", [None, 1, {}, {"@type": "NewsArticle"}, [], [None], [["NewsArticle"]], "", "NewsArticles"]
)
def test_a_type_that_is_none_makes_no_article(page, kind):
    assert page(ld({"@type": kind, "headline": "x"})).metadata == Metadata()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "{",
        '{"@type":"NewsArticle","headline":"x"',
        '<!-- {"@type":"NewsArticle"} -->',
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 900 + "]" * 900,
        "9" * 5_000,
        "1e999",
        "NaN",
        '{"@type":"NewsArticle","isAccessibleForFree":' + "[" * 800 + "]" * 800 + "}",
        '{"@type":' + '{"a":' * 400 + "1" + "}" * 400 + "}",
        '{"@type":"NewsArticle","headline":"' + "x" * (1 << 20) + '"}',
        "\ufeff{}",
        "null",
    ],
    ids=lambda text: f"{text[:20]}-{len(text)}",
)
def test_json_that_is_broken_deep_or_huge_harms_nothing(page, text):
    document = page(f'<script type="application/ld+json">{text}</script>{ld(ARTICLE)}<p>the kettle sang')
    assert document.text == "the kettle sang"
    if "NewsArticle" not in text or len(text) > 1 << 20:
        assert document.metadata.title == "Kettle sings again"


@pytest.mark.parametrize("half", [r"\ud800", r"\udfff", r"\ude00\ud83d"])
def test_half_a_character_that_json_escapes_gives_none(page, half):
    """No database and no file could hold it."""
    keys = ("headline", "author", "publisher", "inLanguage", "datePublished")
    values = ",".join(f'"{key}":"a{half}b"' for key in keys)
    script = f'<script type="application/ld+json">{{"@type":"Article",{values}}}</script>'
    metadata = page(script).metadata
    assert metadata.title.startswith("a")
    dump_metadata(metadata).encode()


@pytest.mark.parametrize("blocks", [[[{"n": n} for n in range(5_000)], ARTICLE], [*[{"x": 1}] * 50, ARTICLE]])
def test_more_nodes_or_blocks_than_any_page_has_are_not_all_read(page, blocks):
    assert page(ld(*blocks) + "<p>x").metadata.title is None


def test_a_line_end_inside_a_json_string_is_tolerated(page):
    script = '<script type="application/ld+json">{"@type":"Article","headline":"Kettle\n\tsings"}</script>'
    assert page(script).metadata.title == "Kettle sings"


def test_long_values_are_cut(page):
    document = page(f'<meta property="og:title" content="{"kettle " * 10_000}"><p>x')
    assert len(document.metadata.title) <= 500
    many = page(ld({"@type": "Article", "author": [f"Author {n}" for n in range(1_000)]}))
    assert len(many.metadata.authors) == 50


def test_an_author_that_is_an_address_is_no_name(page):
    assert page(ld({**ARTICLE, "author": ["https://tea.example/spoon", "B. Fork"]})).metadata.authors == ("B. Fork",)


@pytest.mark.parametrize(
    "value", [False, "False", "false", "no", "http://schema.org/False", "https://schema.org/False"]
)
def test_a_page_that_is_not_free_in_any_part_is_not_free(page, value):
    part = {"@type": "WebPageElement", "isAccessibleForFree": value}
    assert page(ld({**ARTICLE, "hasPart": [part]})).metadata.free is False
    assert page(ld(part)).metadata.free is False


@pytest.mark.parametrize(
    ("markup", "media"),
    [
        (ld({"@type": "VideoObject", "name": "x"}), "video"),
        (ld({"@type": "AudioObject"}), "audio"),
        (ld({"@type": ["Thing", "PodcastEpisode"]}), "audio"),
        (ld({"@type": "WebPage", "video": {"@type": "VideoObject"}}), "video"),
        (ld({**ARTICLE, "video": {"@type": "VideoObject"}}), None),
        ('<meta property="og:type" content="video.other">', "video"),
        ('<meta property="og:type" content="music.song">', "audio"),
        ('<meta property="og:type" content="article">', None),
        ('<meta property="og:type" content="video.other">' + ld(ARTICLE), "video"),
    ],
)
def test_a_media_page_says_so_and_an_article_with_a_film_is_none(page, markup, media):
    assert page(markup + "<p>x").metadata.media == media


@pytest.mark.parametrize(
    ("markup", "needs"),
    [
        ("<div id=root></div><script>x</script>", True),
        ("<div id=__next>Loading</div><script>x</script>", True),
        ("<noscript>You need to enable JavaScript to run this app.</noscript><script>x</script>", True),
        ("<p>Please turn on\nJavaScript.<script>x</script>", True),
        ("<p>This site requires JavaScript", False),
        ("<div id=rooted></div><script>x</script><p>a brief", False),
        ("<div id=root><p>" + "the kettle sang " * 20 + "</div><script>x</script>", False),
        ("<p>a brief<script>x</script>", False),
    ],
)
def test_a_page_that_shows_nothing_without_its_scripts_is_told(page, markup, needs):
    assert page(markup).metadata.needs_script is needs


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T23:59:59-08:00", "2025-03-04"),
        (" 2025-03-04 10:00", "2025-03-04"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("Tue, 04 Mar 2025 05:06:07 +0000", "2025-03-04"),
        ("2025/03/04", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("2025-02-30", None),
        ("04/03/2025", None),
        ("1741046400", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (2025, None),
        (["2025-03-04"], None),
    ],
)
def test_a_date_keeps_the_precision_that_the_page_gives_and_a_guess_is_none(value, date):
    assert iso_date(value) == date
