"""Requests for consent: told by their address or their words; an article about cookies is none."""

import pytest
from extract.page_state.made_up_pages import article, page

from checker.extract.source_state import SourceState

CITED = "http://tea.example/news/kettle"
WALL = "<h1>We value your privacy</h1><p>We and our 812 partners store and access information on a device.</p>"


@pytest.mark.parametrize(
    "reached",
    [
        "https://consent.tea.example/m?continue=x",
        "https://guce.tea.example/consent",
        "https://myprivacy.leaf.example/consent?siteKey=x",
        "https://www.tea.example/consent/tcf/news/kettle",
        "https://www.tea.example/sonstiges/zustimmung/auswahl.html?from=x",
        "https://www.tea.example/privacy-gate?url=x",
        "https://consent.tea.example/",
    ],
)
def test_a_redirect_to_an_address_of_consent_is_a_wall(state_of, reached):
    reading = state_of(page("<p>Choose.</p>"), cited_url=CITED, captured_url=reached, redirects=(CITED,))
    assert reading.state is SourceState.CONSENT_WALL


@pytest.mark.parametrize("path", ["/consent/how-to-ask", "/law/consent/", "/cookie-wall/why"])
def test_an_article_in_a_section_of_that_name_is_none(state_of, path):
    url = f"http://tea.example{path}"
    assert state_of(article(), cited_url=url).state is SourceState.CAPTURED
    assert state_of(article(words=420), cited_url=CITED, captured_url=url, redirects=(CITED,)).state is (
        SourceState.CAPTURED
    )


@pytest.mark.parametrize(
    "markup",
    [
        WALL
        + "<p>With your consent we use cookies for personalised ads. You can accept all or manage settings.</p>" * 6,
        "<h1>tea.example</h1><p>Besuchen Sie tea.example wie gewohnt mit Werbung und Tracking, indem Sie der Nutzung "
        "aller Cookies zustimmen.</p><p>Details zum Tracking finden Sie in der Datenschutzerklärung.</p>",
        "<h1>Before you continue</h1><p>We use cookies and data to deliver services, track outages and show ads.</p>"
        "<p>If you choose to accept all, we will also use cookies to develop and improve new ads.</p>"
        "<p>Reject all or manage settings.</p>",
        "<p>Avec nos 300 partenaires, nous utilisons des cookies pour mesurer la publicité.</p>"
        "<p>Vous pouvez accepter ou refuser les traceurs de nos partenaires à tout moment.</p><p>Tout accepter</p>",
    ],
)
def test_a_page_that_says_nothing_but_a_request_for_consent_is_a_wall(state_of, markup):
    reading = state_of(page(markup, "tea.example"))
    assert reading.state is SourceState.CONSENT_WALL
    assert "request for consent" in reading.evidence


def test_an_article_with_a_cookie_banner_is_captured(state_of):
    assert state_of(article(WALL, words=170)).state is SourceState.CAPTURED


def test_an_article_about_cookies_is_captured(state_of):
    about = (
        "<p>“We use cookies,” says the sign over the bakery, and the regulator was not amused.</p>"
        "<p>Nine of ten visitors press “accept all” without reading, the study of the two towns found.</p>"
    )
    assert state_of(article(about * 3, title="Cookies at the door", words=170)).state is SourceState.CAPTURED


def test_a_brief_with_a_banner_is_partial(state_of):
    assert state_of(article(WALL, words=100)).state is SourceState.PARTIAL


PURPOSES = (
    "<p>We and our 842 partners store and/or access information on a device, such as cookies, and process personal "
    "data for personalised advertising and content, content measurement, audience research and services.</p>"
    "<p>Your data can be used to monitor for and prevent fraud, and partners can combine data sets about you.</p>"
)


def test_a_wall_that_spells_out_its_purposes_is_one_however_long(state_of):
    wall = page(f"<h1>The Tea Leaf</h1>{PURPOSES * 12}<button>Accept all</button>", "The Tea Leaf")
    assert state_of(wall).state is SourceState.CONSENT_WALL


def test_a_policy_that_is_cited_is_none(state_of):
    policy = page(f"<h1>Cookies</h1>{PURPOSES * 12}<p>You can accept all.</p>", "Cookies of the Tea Leaf")
    assert state_of(policy, cited_url="http://tea.example/about/cookie-policy").state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Vi och våra 750 partner lagrar information på din enhet med cookies för att visa annonser.</p>"
        "<p>Du kan ändra ditt samtycke när som helst.</p>",
        "<p>Klikając „Akceptuję”, zgadzasz się na przechowywanie plików cookie.</p>"
        "<p>Zaufani partnerzy przetwarzają dane osobowe, by mierzyć reklamy.</p>",
        "<p>My a našich 500 partnerů ukládáme informace pomocí cookies.</p><p>Souhlas můžete odvolat.</p>",
        "<p>Nós e os nossos 790 parceiros usamos cookies para anúncios.</p><p>Pode mudar o consentimento.</p>",
        "<p>Me ja 300 kumppaniamme käytämme evästeitä mainontaan.</p><p>Voit perua suostumuksen.</p>",
    ],
)
def test_more_languages_ask_for_consent(state_of, markup):
    assert state_of(f"<html><body>{markup}<!-- invented for a test --></body></html>").state is SourceState.CONSENT_WALL
