"""Whether all may read the page, whether it is a film's, and whether a script draws it."""

import pytest

from checker.extract.page_metadata.access import (
    BARE_WORDS,
    WRITTEN_WORDS,
    find_free,
    find_media,
    needs_script,
    own_words,
)

ARTICLE = {"@type": "NewsArticle", "headline": "Kettle", "isAccessibleForFree": True}


@pytest.mark.parametrize(
    "value",
    [
        *(False, "False", "false", "no", "http://schema.org/False", "https://schema.org/False", "FALSE "),
        *([False], ["True", "False"], {"@value": "False"}, [{"@value": False}]),
    ],
)
def test_a_page_that_is_not_free_in_any_part_is_not_free(sources, ld, value):
    part = {"@type": "WebPageElement", "isAccessibleForFree": value}
    assert find_free(sources(ld({**ARTICLE, "hasPart": [part]}))) == (False, "json-ld isAccessibleForFree")
    assert find_free(sources(ld(part)))[0] is False


def test_another_page_s_access_is_not_the_page_s(sources, ld):
    other = {"@type": "NewsArticle", "isAccessibleForFree": False}
    assert find_free(sources(ld({**ARTICLE, "mentions": [other]})))[0] is True
    assert find_free(sources(ld({"@type": "ItemList", "itemListElement": [other]})))[0] is None


@pytest.mark.parametrize(
    ("markup", "free"),
    [
        ("<meta property=article:content_tier content=free>", True),
        ("<meta property=article:content_tier content=locked>", False),
        ("<meta property=article:content_tier content=metered>", False),
        ("<meta property=article:content_tier content=gold>", None),
        ("<meta itemprop=isAccessibleForFree content=false>", False),
        ("<meta itemprop=isAccessibleForFree content=' False '>", False),
        ("<meta itemprop=isAccessibleForFree content=true>", True),
        ("", None),
    ],
)
def test_markup_tells_the_access(sources, markup, free):
    assert find_free(sources(markup))[0] is free


@pytest.mark.parametrize(
    ("values", "markup", "media"),
    [
        ([{"@type": "VideoObject", "name": "x"}], "", "video"),
        ([{"@type": "AudioObject"}], "", "audio"),
        ([{"@type": ["Thing", "PodcastEpisode"]}], "", "audio"),
        ([{"@type": "WebPage", "video": {"@type": "VideoObject"}}], "", "video"),
        ([{**ARTICLE, "video": {"@type": "VideoObject"}}], "", None),
        ([{"@type": "ItemList", "itemListElement": [{"@type": "VideoObject"}]}], "", None),
        ([], '<meta property="og:type" content="video.other">', "video"),
        ([], '<meta property="og:type" content="music.song">', "audio"),
        ([], '<meta property="og:type" content="article">', None),
        ([ARTICLE], '<meta property="og:type" content="video.other">', "video"),
    ],
)
def test_a_media_page_says_so_and_an_article_with_a_film_is_none(sources, ld, values, markup, media):
    told = find_media(sources(ld(*values) + markup), 0)
    assert (told.value if told else None) == media


def test_a_page_that_says_much_in_writing_is_no_film_unless_it_declares_it(sources, ld):
    film = ld({"@type": "VideoObject"})
    assert find_media(sources(film), WRITTEN_WORDS - 1).value == "video"
    assert find_media(sources(film), WRITTEN_WORDS) is None
    assert find_media(sources("<meta property=og:type content=video>"), WRITTEN_WORDS).value == "video"


@pytest.mark.parametrize(
    ("markup", "paragraphs", "where"),
    [
        ("<div id=root></div><script>x</script>", [], "empty root element"),
        ("<div id=__next>Loading</div><script>x</script>", ["Loading"], "empty root element"),
        ("<body><noscript>You need to enable JavaScript to run this app.</noscript><script>x</script>", [], "noscript"),
        ("<script src=x></script>", ["Please turn on\nJavaScript."], "text"),
        ("", ["This site requires JavaScript"], None),
        ("<script type=application/ld+json>{}</script>", ["This site requires JavaScript"], None),
        ("<div id=rooted></div><script>x</script>", ["a brief"], None),
        ("<div id=root>x</div><script>x</script>", ["the kettle sang " * BARE_WORDS], None),
        ("<div id=app>The kettle sang in the morning, the cup said.</div><script>x</script>", ["It sang."], None),
        ("<noscript>Enable JavaScript to view the comments.</noscript><script>x</script>", ["a brief"], None),
        ("<script>x</script>", ["a brief"], None),
    ],
)
def test_a_page_that_shows_nothing_without_its_scripts_is_told(sources, markup, paragraphs, where):
    page = sources(markup, *paragraphs)
    told = needs_script(page, own_words(page.text, page.blocks))
    assert (told.where if told else None) == where
