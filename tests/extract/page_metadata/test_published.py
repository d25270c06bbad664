"""When the page was published and changed, from whichever of its places says it, the surest first."""

import pytest

from checker.extract.page_metadata.meta_names import MODIFIED, PUBLISHED
from checker.extract.page_metadata.published import find_modified, find_published

DAY = "2025-03-04"


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_known_meta_name_tells_the_day(sources, name):
    told = find_published(sources(f"<meta name='{name}' content='2025-03-04T23:00:00Z'>"))
    assert (told.value, told.where) == (DAY, f"meta {name}")


@pytest.mark.parametrize("name", MODIFIED)
def test_every_known_meta_name_tells_the_change(sources, name):
    page = sources(f"<meta property='{name}' content='2025-03-04T23:00:00Z'>")
    assert (find_modified(page).value, find_published(page)) == (DAY, None)


@pytest.mark.parametrize(
    ("markup", "url", "where"),
    [
        ("<i itemprop=datePublished content=2025-03-04>x</i>", "", "microdata datePublished"),
        ("<time datetime=2025-03-04>x</time>", "", "time element"),
        ("<time>4 March 2025</time>", "", "time element"),
        ("", "https://tea.example/2025/03/04/kettle", "url"),
        ("<link rel=canonical href='https://tea.example/2025/03/04/kettle'>", "", "url"),
        ("<p class=article-date>4 March 2025, 10:00</p>", "", "text"),
        ("<p class=date>Last updated 6 March 2025 | Published 4 March 2025</p>", "", "text"),
    ],
)
def test_each_place_tells_the_day(sources, markup, url, where):
    told = find_published(sources(markup, url=url))
    assert (told.value, told.where) == (DAY, where)


def test_what_is_declared_goes_before_what_is_shown(sources, ld):
    shown = "<time datetime=2020-01-01>x</time>"
    assert find_published(sources(ld({"@type": "Article", "datePublished": DAY}) + shown)).value == DAY
    assert find_published(sources(f"<meta property=article:published_time content={DAY}>" + shown)).value == DAY
    assert find_published(sources(ld({"@type": "WebPage", "datePublished": DAY}) + shown)).value == DAY


def test_a_value_that_is_no_date_gives_way_to_the_next(sources, ld):
    page = sources(ld({"@type": "Article", "datePublished": "04/03/2025"}) + f"<meta name=date content={DAY}>")
    assert find_published(page).where == "meta date"


def test_a_date_line_in_the_text_is_read_and_a_story_s_date_is_not(sources):
    assert find_published(sources("", "Kettle sings", "Published 4 March 2025", "It sang.")).value == DAY
    assert find_published(sources("", "Kettle sings", "Posted on March 4, 2025 by Ann")).value == DAY
    assert find_published(sources("", "The kettle sang on 4 March 2025, " + "and again, " * 20)) is None
    assert find_published(sources("", *["The kettle sang."] * 30, "Published 4 March 2025")) is None


def test_a_change_is_no_publication(sources):
    changed = sources("<p class=date>Updated 4 March 2025</p>")
    assert (find_published(changed), find_modified(changed).value) == (None, DAY)
    changed = sources("<time class=updated datetime=2025-03-04>x</time>")
    assert (find_published(changed), find_modified(changed).value) == (None, DAY)
    both = sources("<h1>K</h1><time datetime=2025-03-05>Updated: x</time><time datetime=2025-03-04>x</time>")
    assert (find_published(both).value, find_modified(both).value) == (DAY, "2025-03-05")


def test_another_story_s_dates_are_not_taken(sources, ld):
    listed = ld({"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-01-01"}]})
    card = "<article><time datetime=2020-01-01>x</time></article>"
    own = "<article><h1>Kettle</h1><time datetime=2025-03-04>x</time></article>"
    assert find_published(sources(listed + card + own)).value == DAY
    assert find_published(sources(listed + "<article><h1>Kettle</h1></article>" + card)) is None


def test_a_film_s_date_is_not_the_article_s(sources):
    film = (
        "<div itemscope itemtype=http://schema.org/VideoObject><meta itemprop=datePublished content=2020-01-01></div>"
    )
    own = (
        "<div itemscope itemtype=http://schema.org/Article><b itemprop=headline>Kettle</b>"
        "<meta itemprop=datePublished content=2025-03-04></div>"
    )
    assert find_published(sources(film + own)).value == DAY
    assert find_published(sources(film)) is None
