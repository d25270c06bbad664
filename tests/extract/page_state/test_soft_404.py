"""Another page in the place of the source: told by its title, its words or where the redirect led."""

import pytest
from extract.page_state.made_up_pages import article, page

from checker.extract.source_state import SourceState

CITED = "http://tea.example/news/kettle"


def test_a_redirect_to_the_home_page_that_an_archive_keeps_is_told_too(state_of):
    copy = "http://archive.example/web/2020{}/{}"
    reached = copy.format("0102030405id_", "http://tea.example/")
    state = state_of(article(), cited_url=copy.format("", CITED), captured_url=reached, redirects=(copy,))
    assert (state.state, state.evidence) == (SourceState.SOFT_404, "redirected to the home page of tea.example")
    memento = state_of(article(), cited_url=CITED, captured_url=reached, redirects=(copy,))
    assert memento.state is SourceState.SOFT_404


@pytest.mark.parametrize(
    "title",
    [
        "404: Not Found",
        "Error 404 (Not Found)!!1",
        "HTTP Error 404",
        "Page Not Found (404) | The Tea Leaf",
        "Page not found – 404 – The Tea Leaf",
        "Sorry, we couldn’t find that page",
        "The page you’re looking for can’t be found",
        "Sorry, the page you were looking for doesn't exist",
        "Oops! Page not found - The Tea Leaf",
        "Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada | El Té",
        "ページが見つかりません",
        "410 Gone",
        "404 error page | The Tea Leaf",
        "404: This page could not be found.",
        "The Tea Leaf: Page not found",
        "Oops! That page can’t be found.",
        "Sorry, this page isn't available.",
        "The requested URL was not found on this server",
        "This page no longer exists",
        "The Tea Leaf: Article not found",
        "The Tea Leaf - This story is no longer available",
        "The Tea Leaf: The article you are looking for is unavailable",
    ],
)
def test_a_title_that_says_that_the_page_is_missing_tells_it_however_long_the_page(state_of, title):
    """A page for what is missing often lists the latest stories, with their beginnings."""
    assert state_of(article(title=title, words=500)).state is SourceState.SOFT_404


@pytest.mark.parametrize(
    "title",
    [
        "404 ways to cook an egg",
        "Flight 404 lands safely",
        "Area code 404 turns 75",
        "Missing page found in the archive",
        "Why links are not found after ten years",
        "Content unavailable: how platforms moderate",
        "Peugeot 404 returns to the harbour",
        "Missing persons: the file is gone",
        "The harbour's two histories – the document is missing",
        "Nine years later: The story is not available",
    ],
)
def test_a_headline_with_such_words_is_an_article(state_of, title):
    assert state_of(article(title=title, words=200)).state is SourceState.CAPTURED


def test_a_headline_about_missing_pages_has_a_day(state_of):
    title = "Why the page could not be found after ten years"
    dated = '<meta property="article:published_time" content="2025-01-01">'
    assert state_of(article(title=title, head=dated, words=200)).state is SourceState.CAPTURED
    assert state_of(article(title=title, words=200)).state is SourceState.SOFT_404


@pytest.mark.parametrize(
    "path",
    ["/404.html", "/404/", "/error/404", "/error-404", "/page-not-found", "/notfound.aspx", "/en/404"],
)
def test_a_redirect_to_an_error_page_is_a_soft_404(state_of, path):
    given = {"cited_url": CITED, "captured_url": f"http://tea.example{path}", "redirects": (CITED,)}
    assert state_of(article(), **given).state is SourceState.SOFT_404


@pytest.mark.parametrize("path", ["/news/404-ways-to-cook", "/bus/404", "/news/not-found-guilty"])
def test_a_cited_address_with_such_a_name_is_none(state_of, path):
    assert state_of(article(), cited_url=f"http://tea.example{path}").state is SourceState.CAPTURED


@pytest.mark.parametrize("words", ["The page you requested could not be found.", "Page not found", "404 Not Found"])
def test_a_short_page_that_says_so_in_its_text_is_a_soft_404(state_of, words):
    markup = page(f"<div><p>{words}</p><p>Try our search.</p></div>", "The Tea Leaf")
    assert state_of(markup).state is SourceState.SOFT_404


def test_an_article_that_quotes_such_words_is_captured(state_of):
    assert state_of(article("<p>Page not found.</p>", words=200)).state is SourceState.CAPTURED


@pytest.mark.parametrize("reached", ["http://tea.example/", "https://www.tea.example", "https://leaf.example/"])
def test_a_redirect_to_the_home_page_is_a_soft_404(state_of, reached):
    reading = state_of(article(), cited_url=CITED, captured_url=reached, redirects=(CITED,))
    assert reading.state is SourceState.SOFT_404
