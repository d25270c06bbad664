"""The probe for soft 404s: the address that cannot exist, when it is asked for, and what its answer tells."""

from urllib.parse import urlsplit

import pytest
from extract.page_state.made_up_pages import article, page, paragraphs

from checker.extract.document import Document
from checker.extract.page_state.nonsense_probe import answered_alike, is_nonsense, nonsense_url, same_page, wants_probe
from checker.extract.read import read
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading

CITED = "http://tea.example/news/kettle-sings-all-night"
NONSENSE = nonsense_url(CITED)
LATEST = article("<p>All the latest of the harbour.</p>", title="The Tea Leaf", words=200)
"""What a made-up host serves where it has nothing."""


def document(markup):
    return read(markup.encode(), "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("url", "above", "ending"),
    [
        (CITED, "/news/", ""),
        ("https://tea.example/news/kettle.html?id=5#top", "/news/", ".html"),
        ("http://tea.example/kettle/", "/", ""),
        ("http://tea.example/2024/05/kettle", "/2024/05/", ""),
        ("http://tea.example/news/1234567/kettle", "/news/", ""),
        ("http://tea.example/news/1234/kettle", "/news/", ""),
        ("http://tea.example/story-1234567/part/kettle.php", "/story-1234567/part/", ".php"),
        ("http://tea.example:8080/x/日本", "/x/", ""),
    ],
)
def test_the_nonsense_address_stands_beside_the_cited_one(url, above, ending):
    made = urlsplit(nonsense_url(url))
    assert (made.scheme, made.netloc) == urlsplit(url)[:2]
    name = made.path.removeprefix(above).removesuffix(ending)
    assert made.path == above + name + ending
    assert len(name) == 25
    assert name.isalpha()
    assert (made.query, made.fragment) == ("", "")


def test_it_is_the_same_for_the_same_address_and_another_for_another():
    assert nonsense_url(CITED) == NONSENSE
    assert nonsense_url(CITED + "2") != NONSENSE


@pytest.mark.parametrize("url", ["http://tea.example", "http://tea.example/", "http://tea.example/?p=5", "kettle"])
def test_the_home_page_of_a_host_is_always_there(url):
    assert nonsense_url(url) is None


def test_the_same_page_is_told_though_it_names_the_address_and_the_hour():
    one = document(article("<p>You asked for kettle-sings at 10:42.</p>", words=300))
    assert same_page(one, document(article("<p>You asked for qwertz at 10:43.</p>", words=300)))
    assert same_page(one, one)


@pytest.mark.parametrize(
    "other",
    [
        page("<p>Another story of the same made-up host, in other words from the first to the last of them.</p>"),
        article(words=100),
        page(""),
        "",
    ],
)
def test_another_page_is_not_the_same(other):
    assert not same_page(document(article(words=300)), document(other))
    assert not same_page(document(other), document(article(words=300)))


def test_two_pages_that_say_nothing_are_not_the_same():
    assert not same_page(Document("", ()), Document("", ()))


def test_two_stories_in_one_frame_are_not_the_same():
    """The frame that a host puts around every story is not what the story says."""
    frame = "<nav><ul>{}</ul></nav>".format(
        "<li><a href='/x'>A long entry of the menu of the made-up host</a></li>" * 60
    )
    one = page(f"{frame}<article><h1>Kettle</h1>{paragraphs(10)}</article>")
    story = "".join(f"<p>Loaf {n} of the bakers of Sandwick was lighter than loaf {n + 1}.</p>" for n in range(20))
    two = page(f"{frame}<article><h1>Bakers</h1>{story}</article>")
    assert not same_page(document(one), document(two))


CANONICAL = '<link rel="canonical" href="{}">'
DATED = '<meta property="article:published_time" content="2025-01-01">'


@pytest.mark.parametrize(
    ("given", "head", "wanted"),
    [
        ({}, CANONICAL.format(CITED), False),
        ({}, DATED, False),
        ({}, "", True),
        ({}, CANONICAL.format("http://tea.example/"), True),
        ({}, CANONICAL.format("http://[tea.example/"), True),
        ({}, CANONICAL.format("https://www.tea.example/news/Kettle-Sings-All-Night/"), False),
        ({"captured_url": "https://www.tea.example/news/kettle-sings-all-night/", "redirects": (CITED,)}, DATED, False),
        ({"captured_url": "http://tea.example/news/", "redirects": (CITED,)}, DATED, True),
        ({"cited_url": "http://tea.example/news/ferry-sinks-before-harbour"}, DATED, True),
        ({"cited_url": "http://tea.example/news/5123"}, DATED, False),
        ({"cited_url": "http://tea.example/"}, "", False),
        ({"headers": (("content-type", "application/pdf"),)}, "", False),
    ],
)
def test_it_is_asked_for_only_where_a_page_looks_like_another(captured, given, head, wanted):
    capture = captured(**{"cited_url": CITED, **given})
    read_of = document(article(head=head, words=300))
    assert wants_probe(capture, read_of) is wanted


def alike(markup, other, *, reached=CITED, led=NONSENSE):
    state = StateReading(SourceState.CAPTURED, "was read in full")
    one, two = document(markup), document(other)
    reading, probe = (
        Reading(url, at, None, None, None, state, "digest", canonical_url=read.metadata.canonical_url)
        for url, at, read in ((CITED, reached, one), (NONSENSE, led, two))
    )
    return answered_alike(reading, one, probe, two)


def test_a_host_that_serves_the_same_for_nonsense_has_no_such_page():
    reading = alike(LATEST, LATEST)
    assert reading.state is SourceState.SOFT_404
    assert "any address" in reading.evidence


def test_a_host_that_leads_any_address_to_one_place_has_no_such_page():
    """Though what stands there changes from minute to minute."""
    place = "http://tea.example/news/"
    assert alike(LATEST, article(words=900), reached=place, led=place).state is SourceState.SOFT_404


def test_another_answer_to_the_nonsense_tells_that_the_page_is_there():
    assert alike(article(words=300), page("<p>Search the site.</p>")) is None


def test_a_host_that_overlooks_the_words_of_an_address_has_the_page():
    """It serves the page itself for the nonsense, says so, or leads there."""
    own = article(head=CANONICAL.format(CITED), words=300)
    assert alike(own, own) is None
    assert alike(LATEST, LATEST, led=CITED) is None


def test_only_the_beginning_of_a_huge_page_is_compared():
    assert not same_page(document(article(words=300)), Document.from_text("kettle " * 100_000))


@pytest.mark.parametrize(
    "url", ["http://tea.example/2024/the-kettle-sings", "http://tea.example/a/kettle.html", "http://tea.example/x?id=7"]
)
def test_an_address_that_cannot_exist_is_known_again(url):
    assert is_nonsense(nonsense_url(url))
    assert not is_nonsense(url)


@pytest.mark.parametrize(
    "url",
    [f"http://{'a' * 25}", f"http://tea.example/x?q=/{'a' * 25}", "http://[::1", "http://exa\u2100mple.example/", ""],
)
def test_what_only_looks_like_one_is_none(url):
    assert not is_nonsense(url)
