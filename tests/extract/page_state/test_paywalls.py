"""Teasers: what asks to subscribe, in the common languages; an article that tells of paywalls is none."""

import pytest
from extract.page_state.made_up_pages import article, paragraphs

from checker.extract.source_state import SourceState

REQUESTS = [
    "This is a preview of subscription content, log in to check access.",
    "You've reached your limit of free articles.",
    "You’ve read your last free article",
    "If you are already a subscriber, please log in.",
    "62% of this article remains",
    "This article is reserved for our subscribers",
    "Jetzt weiterlesen",
    "Weiterlesen mit Blatt+",
    "Nur für Abonnenten",
    "Bereits Abonnent/in? Anmelden",
    "Sie haben bereits ein Digital-Abo?",
    "Dieser Artikel ist exklusiv für unsere Abonnenten",
    "Article réservé aux abonnés",
    "Il vous reste 82.5% de cet article à lire.",
    "Abonnez-vous pour lire la suite",
    "Suscríbete para seguir leyendo",
    "Contenido exclusivo para suscriptores",
    "Contenuto riservato agli abbonati",
    "Alleen voor abonnees",
    "Endast för prenumeranter",
    "Kun for abonnenter",
    "Conteúdo exclusivo para assinantes",
    "この記事は会員限定です",
]


@pytest.mark.parametrize("request_words", REQUESTS)
def test_a_request_to_subscribe_makes_a_page_partial(state_of, request_words):
    reading = state_of(article(f"<p>{request_words}</p>", words=200))
    assert reading.state is SourceState.PARTIAL
    assert "teaser" in reading.evidence


def test_what_is_told_of_a_request_is_what_the_page_shows(state_of):
    reading = state_of(article("<p>İİİ ALREADY A SUBSCRIBER?</p>", words=200))
    assert reading.evidence == "seems to be a teaser (“ALREADY A SUBSCRIBER”)"


PARAGRAPH = (
    "<p>The three papers of the harbour now ask their readers to subscribe to continue reading after the fifth article "
    "of a month, and one of them, the Leaf, shows “{words}” over every story about the council, the ferry and the "
    "bakers, which its own editor called a mistake at the meeting in the town hall.</p>"
)


@pytest.mark.parametrize("words", ["for subscribers only", "already a subscriber?", "nur für Abonnenten"])
def test_a_paragraph_that_tells_of_paywalls_in_the_midst_of_an_article_is_none(state_of, words):
    told = PARAGRAPH.format(words=words)
    whole = article(words=200).replace("<article>", f"<article>{told}")
    assert state_of(whole).state is SourceState.CAPTURED
    assert state_of(article(told, words=200)).state is SourceState.PARTIAL


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","hasPart":{"@type":"WebPageElement",'
        '"isAccessibleForFree":false,"cssSelector":".paywall"}}</script>',
        '<meta property="article:content_tier" content="locked">',
    ],
)
def test_a_page_that_declares_a_part_not_free_is_partial(state_of, markup):
    assert state_of(article(head=markup)).state is SourceState.PARTIAL


@pytest.mark.parametrize("name", ["paywall", "js-paywall-overlay", "piano-regwall", "subscriber-only"])
def test_an_element_named_after_a_paywall_says_nothing(state_of, name):
    """Outlets write it on every page, whole ones too."""
    assert state_of(article(f'<div class="{name}"></div>')).state is SourceState.CAPTURED


def test_many_paragraphs_that_tell_of_paywalls_cost_little(state_of):
    assert state_of(article(PARAGRAPH.format(words="x") * 2_000 + paragraphs(10))).state is (SourceState.CAPTURED)
