"""The skeleton holds what speaks of the page, where it stood, and little else, whatever the page holds."""

import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from checker.extract.page_metadata.declared import Byline, Heading, Item, read_skeleton
from checker.extract.page_metadata.skeleton import JSON_LD_LIMIT_CHARACTERS, KEPT_MARK_LIMIT, bounded_text, skeleton


def declared(markup: str):
    return read_skeleton(skeleton(LexborHTMLParser(markup)))


def test_what_speaks_of_the_page_is_kept():
    found = declared(
        "<html lang=en-GB><title>Kettle &amp; cup</title><meta property=og:title content='K &quot;C&quot;'>"
        "<meta name=viewport content=x><link rel='canonical' href='/kettle?a=1&amp;b=2'>"
        "<h1>Ket<b>tle</b> <br>cup</h1><p class='article-byline'>By Ann Spoon</p>"
        '<script type=application/ld+json>{"a": "<\\/b>"}</script>'
    )
    assert (found.language, found.title) == ("en-GB", "Kettle & cup")
    assert found.metas == {"og:title": ('K "C"',)}
    assert found.canonical == "/kettle?a=1&b=2"
    assert found.headings == (Heading("Kettle cup", ""),)
    assert found.bylines == (Byline("By Ann Spoon", "author"),)
    assert found.json_ld == ('{"a": "<\\/b>"}',)


def test_scripts_and_styles_are_not_kept():
    markup = skeleton(LexborHTMLParser("<style>kettle{}</style><script>kettle()</script><p class=author>Ann Spoon"))
    assert "kettle" not in markup
    assert "Ann Spoon" in markup


def test_a_name_that_stands_in_two_attributes_counts_for_both():
    assert declared("<meta name=date property=article:published_time content=2025>").metas == {
        "date": ("2025",),
        "article:published_time": ("2025",),
    }


def test_a_drawing_s_title_is_not_the_page_s():
    assert declared("<body><svg><title>Logo</title></svg>").title == ""
    assert declared("<title>Kettle</title><svg><title>Logo</title></svg>").title == "Kettle"


def test_microdata_tells_its_item_and_whose_name_a_name_is():
    found = declared(
        "<div itemscope itemtype='https://schema.org/NewsArticle'><h2 itemprop=headline>Kettle</h2>"
        "<meta itemprop=datePublished content=2025-03-04>"
        "<span itemprop=author itemscope itemtype='https://schema.org/Person'><b itemprop=name>Ann</b></span></div>"
        "<div itemscope><b itemprop=name>Shop</b><time itemprop=dateModified datetime=2025-03-05>x</time></div>"
    )
    assert Item("headline", "Kettle", "1", "NewsArticle", "") in found.items
    assert Item("datePublished", "2025-03-04", "1", "NewsArticle", "") in found.items
    assert Item("name", "Ann", "1", "NewsArticle", "author") in found.items
    assert Item("dateModified", "2025-03-05", "2", "", "") in found.items
    assert not [item for item in found.items if item.value == "Shop"]


@pytest.mark.parametrize("around", ["<footer>", "<aside>", "<div class=comments>", "<section id=related-stories>"])
def test_times_and_bylines_that_speak_of_something_else_are_left_out(around):
    found = declared(f"{around}<div><p class=author>Ann Spoon</p><time datetime=2020-01-01>x</time></div>")
    assert (found.bylines, found.times) == ((), ())


def test_a_time_tells_its_article_and_what_is_around_it():
    found = declared(
        "<article><h1>Kettle</h1><p class='Date Updated'><time datetime=2025-03-04>x</time></article>"
        "<article><time pubdate>4 March 2020</time></article>"
    )
    first, second = found.times
    assert (first.article, first.headings_before) == (found.headings[0].article, 1)
    assert "date updated" in first.near
    assert second.article != first.article
    assert (first.is_pubdate, second.is_pubdate) == (False, True)


def test_a_byline_is_short_and_kept_once():
    long = "<div class=author>" + "Ann Spoon has written about tea. " * 20 + "</div>"
    found = declared(f"<div class=byline><span class=author>Ann Spoon</span></div>{long}")
    assert found.bylines == (Byline("Ann Spoon", "author"),)


@pytest.mark.parametrize(
    "markup",
    [
        "<meta name=date content=2020-01-01>" * 20_000,
        f"<meta name=author content='{'Ann ' * 20_000}'>" * 20,
        "<h1>x</h1>" * 20_000,
        f"<h1>{'kettle ' * 50_000}</h1>" * 10,
        f"<h1>{'<span></span>' * 100_000}x</h1>",
        "<div class=byline>" * 390 + "x" * 100,
        "<b class=author>" * 3_000 + "x",
        "<b class=author>" * 250 + "x y " * 300_000,
        "<time class=date>1 May 2020</time>" * 20_000,
        "<div itemscope>" * 300 + "<i itemprop=headline>x</i>" * 20_000,
        f"<noscript>{'enable ' * 50_000}</noscript>" * 20 + "<script>x</script>",
        f"<div class='{'x ' * 200_000}byline'>By A B</div>" * 3,
        "<script type=application/ld+json>[1]</script>" * 20_000,
        f"<title>{'kettle ' * 50_000}</title><html lang='{'x' * 50_000}'>",
    ],
    ids=lambda markup: f"{markup[:24]}-{len(markup)}",
)
def test_its_size_and_time_are_bounded(markup):
    tree = LexborHTMLParser(markup)
    start = time.process_time()
    taken = skeleton(tree)
    assert time.process_time() - start < 2
    assert len(taken) < KEPT_MARK_LIMIT * 2_500


def test_the_attributes_around_many_marks_are_looked_at_once():
    attributes = " ".join(f"a{number}" for number in range(500))
    tree = LexborHTMLParser(f"<div {attributes}>" * 40 + "<i itemprop=name>x</i>" * 400)
    start = time.process_time()
    skeleton(tree)
    assert time.process_time() - start < 0.2


def test_json_ld_is_bounded_as_a_whole():
    half = f'<script type=application/ld+json>"{"x" * (JSON_LD_LIMIT_CHARACTERS // 2 + 9)}"</script>'
    taken = declared(half + half + "<script type=application/ld+json>[1]</script>").json_ld
    assert [len(block) > 9 for block in taken] == [True, False]


def test_a_line_that_stands_twice_is_kept_once_of_each_kind():
    found = declared("<address><a rel=author>Ann Spoon</a></address>" + "<time datetime=2025-03-04>x</time>" * 3)
    assert found.bylines == (Byline("Ann Spoon", "address"), Byline("Ann Spoon", "author"))
    assert len(found.times) == 1


def test_date_lines_are_looked_for_where_the_head_does_not_tell_the_day():
    line = "<p class=post-date>4 March 2025</p>"
    assert declared(line).bylines == (Byline("4 March 2025", "date"),)
    assert declared("<meta property=article:published_time content=2025-03-04>" + line).bylines == ()


def test_an_empty_page_has_a_skeleton():
    assert declared("").metas == {}
    assert declared("").root is None


def test_an_element_s_text_has_no_script_s():
    node = LexborHTMLParser("<h1> a<script>b</script><!-- c --><i>d</i>\n e</h1>").css_first("h1")
    assert bounded_text(node, 100) == "ad e"
    assert bounded_text(node, 2) == "ad"
