"""Pages that call themselves an error or a host's default, under HTTP 200; an article with such a headline is none."""

import pytest
from extract.page_state.made_up_pages import article

from checker.extract.source_state import SourceState

DAY = '<meta property="article:published_time" content="2025-01-01">'
TITLES = {
    SourceState.SERVER_ERROR: [
        "500 Internal Server Error",
        "502 Bad Gateway",
        "Service Temporarily Unavailable | The Tea Leaf",
        "503 Backend fetch failed",
        "Runtime Error",
        "Error establishing a database connection",
        "tea.example | 522: Connection timed out",
        "We'll be back soon!",
        "Scheduled maintenance",
        "Briefly unavailable for scheduled maintenance. Check back in a minute.",
    ],
    SourceState.SOFT_404: [
        "Tea.example is for sale",
        "TeaLeaf.co.example is for sale | HugeDomains",
        "This domain is for sale",
        "Account Suspended",
        "Website Expired",
        "Apache2 Ubuntu Default Page: It works",
        "Welcome to nginx!",
        "Default Web Site Page",
        "Index of /news/2025",
        "Site not found · GitHub Pages",
    ],
    SourceState.BLOCKED: [
        "429 Too Many Requests",
        "403 Forbidden",
        "Request Rejected",
        "Oh noes!",
        "This content is not available in your region",
        "451: Unavailable due to legal reasons",
        "Filing Office | Request Rate Threshold Exceeded",
        "Your access to this site has been limited by the site owner",
        "You are being rate limited | tea.example used Cloudflare to restrict access",
        "Вы не робот?",
    ],
}
ALL = [(state, title) for state in TITLES for title in TITLES[state]]


@pytest.mark.parametrize(("state", "title"), ALL)
def test_a_page_with_such_a_title_is_no_article_though_it_lists_other_stories(state_of, state, title):
    reading = state_of(article(title=title, words=200))
    assert reading.state is state
    assert "“" in reading.evidence


@pytest.mark.parametrize("title", [title for _, title in ALL])
def test_an_article_with_such_a_headline_declares_its_day_or_is_long(state_of, title):
    assert state_of(article(title=title, words=200, head=DAY)).state is SourceState.CAPTURED
    assert state_of(article(title=title, words=420)).state is SourceState.CAPTURED
    assert state_of(article(title=title, words=60, head=DAY)).state is not SourceState.CAPTURED


@pytest.mark.parametrize("title", ["Access Denied", "Just a moment", "404", "Page not found"])
def test_a_declared_day_speaks_for_an_article_with_the_title_of_a_wall_or_of_a_missing_page(state_of, title):
    assert state_of(article(title=title, words=200, head=DAY)).state is SourceState.CAPTURED
    assert state_of(article(title=title, words=200)).state is not SourceState.CAPTURED


def test_so_do_the_words_of_its_address(state_of):
    url = "http://tea.example/news/kettle-harbour-street"
    assert state_of(article(title="Access denied", words=200), cited_url=url).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "title",
    [
        "This island is for sale",
        "Account suspended: what the auditors saw",
        "500 errors of judgement",
        "Maintenance men",
    ],
)
def test_a_headline_with_some_of_the_words_is_none(state_of, title):
    assert state_of(article(title=title, words=200)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "title",
    [
        "La página que busca no existe",
        "Fant ikke siden",
        "Sidan finns inte",
        "Η σελίδα δεν βρέθηκε",
        "الصفحة غير موجودة",
        "הדף לא נמצא",
        "Halaman tidak ditemukan",
        "Không tìm thấy trang",
        "Az oldal nem található",
        "Pagina nu a fost găsită",
        "お探しのページが見つかりません",
        "您访问的页面不存在",
        "Oups, cette page n'existe pas",
        "Fehler 404: Seite nicht vorhanden",
        "Hmm, that page doesn't seem to exist",
        "This page has moved or no longer exists",
        "This story was removed by its author",
        "Content has expired",
    ],
)
def test_missing_pages_of_more_languages_are_soft_404s(state_of, title):
    assert state_of(article(title=title, words=200)).state is SourceState.SOFT_404
