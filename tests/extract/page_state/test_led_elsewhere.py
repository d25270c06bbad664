"""Redirects to a wall, a sign-in, a front page or another story; a page that moved is none."""

import pytest
from extract.page_state.made_up_pages import article, page

from checker.extract.source_state import SourceState

CITED = "http://tea.example/news/kettle-sings-harbour-street"
"""As the made-up article tells."""
OTHER = "http://tea.example/news/spoon-found-under-bridge"


def led(cited, reached):
    return {"cited_url": cited, "captured_url": reached, "redirects": (cited,)}


@pytest.mark.parametrize(
    "reached",
    [
        "http://tea.example/sorry/index?continue=x",
        "http://tea.example/tosv2.html?url=x",
        "https://tea.queue-it.net/?c=tea",
        "http://tea.example/action/cookieAbsent",
        "http://tea.example/authwall?trk=x",
        "http://tea.example/news/kettle?error=cookies_not_supported&code=x",
        "http://tea.example/age-gate",
        "https://accounts.tea.example/choose",
        "http://tea.example/de/anmelden/",
        "http://tea.example/subscribe?from=x",
    ],
)
def test_a_redirect_to_a_check_or_a_sign_in_is_blocked(state_of, reached):
    reading = state_of(article(words=200), **led(CITED, reached))
    assert reading.state is SourceState.BLOCKED
    assert "redirected" in reading.evidence


@pytest.mark.parametrize(
    "path", ["/news/subscribe-or-not", "/login-culture/kettle", "/news/registered", "/sorry/story"]
)
def test_an_address_with_such_a_word_is_none(state_of, path):
    assert state_of(article(), **led(CITED, f"http://tea.example{path}")).state is SourceState.CAPTURED


def test_what_is_cited_itself_is_none(state_of):
    url = "http://tea.example/login"
    assert state_of(article(words=200), **led(url, "https://www.tea.example/login/")).state is SourceState.CAPTURED
    assert state_of(article(words=420), **led(CITED, url)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "reached",
    ["/en/", "/de-de", "/index.html", "/home", "/en/index.php", "/?utm_source=x", "/?ref=404", "//"],
)
def test_a_front_page_by_another_name_is_one(state_of, reached):
    reading = state_of(article(), **led(CITED, f"http://tea.example{reached}"))
    assert (reading.state, "home page" in reading.evidence) == (SourceState.SOFT_404, True)


@pytest.mark.parametrize(
    ("cited", "reached"),
    [
        (OTHER, "http://tea.example/news/cow-walks"),
        (OTHER, "http://tea.example/news/"),
        (CITED, "http://tea.example/search?q=kettle"),
        (CITED, "http://tea.example/Suche"),
    ],
)
def test_a_redirect_to_a_page_that_lacks_the_words_of_its_address_is_a_soft_404(state_of, cited, reached):
    assert state_of(article(), **led(cited, reached)).state is SourceState.SOFT_404


@pytest.mark.parametrize(
    ("cited", "reached"),
    [
        (CITED, "http://tea.example/archive/2025/7781"),
        (OTHER, "https://www.tea.example/news/spoon-found-under-bridge/"),
        (OTHER, "http://tea.example/archive/spoon-found-under-bridge-7781"),
        ("http://tea.example/news/spoon", "http://tea.example/news/cow"),
        ("http://tea.example/n/CBMiXWhEsGhdBzfGa-AbCdEfGh-qRsTuVw", "http://tea.example/news/cow"),
        ("http://tea.example/search", "http://tea.example/recherche"),
    ],
)
def test_a_page_that_moved_is_captured(state_of, cited, reached):
    assert state_of(article(), **led(cited, reached)).state is SourceState.CAPTURED


def test_an_address_in_plain_letters_names_words_with_marks(state_of):
    cited = "http://tea.example/news/kessel-tönt-in-der-straße".replace("ö", "oe").replace("ß", "ss")
    told = "<h2>Kessel tönt in der Straße</h2>"
    assert state_of(article(told), **led(cited, "http://tea.example/a/7")).state is SourceState.CAPTURED


def test_an_address_that_a_page_repeats_is_not_told(state_of):
    echo = page("<p>http://tea.example/news/spoon-found-under-bridge</p>", "Tea")
    assert state_of(echo, **led(OTHER, "http://tea.example/news/cow")).state is SourceState.SOFT_404
