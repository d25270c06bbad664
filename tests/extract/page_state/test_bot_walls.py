"""Checks for robots: named by title, mark, words or header; a whole article is never taken for one."""

import pytest
from extract.page_state.made_up_pages import article, page

from checker.extract.page_state.bot_walls import TITLED_WALL_WORDS
from checker.extract.source_state import SourceState

TITLES = [
    "Just a moment...",
    "Just a moment…",
    "Un momento…",
    "Nur einen Moment…",
    "Attention Required! | Cloudflare",
    "Please Wait... | Cloudflare",
    "Access denied | tea.example used Cloudflare to restrict access",
    "Access Denied",
    "Access to this page has been denied.",
    "Robot or human?",
    "The Tea Leaf - Are you a robot?",
    "Pardon Our Interruption",
    "Vercel Security Checkpoint",
    "Making sure you’re not a bot!",
    "Client Challenge",
    "Human Verification",
    "DDoS-Guard",
    "Sucuri WebSite Firewall - Access Denied",
    "ERROR: The request could not be satisfied",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_short_page_with_the_title_of_a_wall_is_blocked(state_of, title):
    reading = state_of(page("<p>Please wait.</p>", title))
    assert reading.state is SourceState.BLOCKED
    assert title[:20] in reading.evidence


@pytest.mark.parametrize("title", TITLES[:6])
def test_a_long_article_with_such_a_title_is_an_article(state_of, title):
    assert state_of(article(title=title, words=TITLED_WALL_WORDS + 20)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment of silence for the kettle",
        "Access denied: how the council keeps its files closed",
        "Are you a robot? The strange history of a question",
        "Security check delays at the harbour grow",
        "Attention required at every level crossing",
        "Captcha at twenty",
    ],
)
def test_a_headline_that_begins_like_a_wall_is_none(state_of, title):
    assert state_of(article(title=title, words=200)).state is SourceState.CAPTURED


MARKS = {
    "Cloudflare": [
        "<script>window._cf_chl_opt={cvId:'3'}</script>",
        '<div class="cf-browser-verification">Checking.</div>',
        '<span class="cf-error-code">1020</span>',
    ],
    "Akamai": [
        "<p>Reference #18.2d351ab8.1557333295.a4e16ab https://errors.edgesuite.net/18.2d351ab8.1557333295.a4e16ab</p>",
        '<script src="/_sec/cp_challenge/ak-challenge-4-3.htm"></script>',
        '<div id="sec-if-cpt-container"></div>',
    ],
    "DataDome": [
        '<script src="https://ct.captcha-delivery.com/c.js"></script>',
        '<iframe src="https://geo.captcha-delivery.com/captcha/?cid=x"></iframe>',
        '<script src="https://ct.captcha-delivery.com/i.js"></script>',
    ],
    "HUMAN": [
        '<div id="px-captcha"></div>',
        '<div class="px-captcha-wrapper"></div>',
        '<script src="https://captcha.px-cdn.net/PX1/captcha.js"></script>',
    ],
    "Imperva": [
        '<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=7"></iframe>',
        "<p>Request unsuccessful. Incapsula incident ID: 1-2</p>",
        '<form id="distilCaptchaForm"></form>',
    ],
    "AWS WAF": [
        "<script>window.awsWafCookieDomainList = [];</script>",
        '<script>window.gokuProps = {"key":"x"};</script>',
        "<noscript>JavaScript is off.</noscript><script>window.gokuProps={}</script>",
    ],
    "Kasada": [
        "<script>window.KPSDK={};KPSDK.now=Date.now;KPSDK.scriptStart=KPSDK.now()</script>",
        "<script>KPSDK.scriptStart = KPSDK.now();</script>",
        "<script>KPSDK.scriptStart=Date.now();</script><script src='/ips.js'></script>",
    ],
    "Sucuri": [
        "<script>var s={},sucuri_cloudproxy_js='',S='x'</script>",
        '<link href="https://cdn.sucuri.net/sucuri-firewall-block.css">',
        '<a href="mailto:cloudproxy@sucuri.net">Ask</a>',
    ],
}


@pytest.mark.parametrize(("vendor", "markup"), [(vendor, each) for vendor in MARKS for each in MARKS[vendor]])
def test_the_mark_of_a_vendors_wall_tells_it_on_a_page_that_says_little(state_of, vendor, markup):
    reading = state_of(page(f"<h1>One more step</h1>{markup}", "tea.example"))
    assert reading.state is SourceState.BLOCKED
    assert vendor in reading.evidence


@pytest.mark.parametrize(
    "mark",
    [
        '<script src="/_fs-ch-1T1wmsGaOgGaSxcX/script.js"></script>',
        '<img src="/.within.website/x/cmd/anubis/static/img/happy.webp">',
        "<script>fetch('/.well-known/vercel/security/request-challenge')</script>",
        '<script src="/.well-known/ddos-guard/js-challenge/index.js"></script>',
        '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=x">',
    ],
)
def test_the_marks_of_smaller_vendors_tell_too(state_of, mark):
    assert state_of(page("<p>One more step</p>", "tea.example", mark)).state is SourceState.BLOCKED


@pytest.mark.parametrize("markup", [each for marks in MARKS.values() for each in marks])
def test_a_whole_article_with_the_mark_of_a_wall_stays_captured(state_of, markup):
    """It may tell of the vendor, show its code, or stand on a host that uses it."""
    assert state_of(article(markup, words=200)).state is SourceState.CAPTURED


def test_an_empty_page_of_a_wall_is_blocked_rather_than_garbled(state_of):
    wall = '<html><body><iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe></body></html>'
    assert state_of(wall).state is SourceState.BLOCKED
    assert state_of("<html><body></body></html>").state is SourceState.GARBLED


def test_a_wall_in_the_place_of_a_file_is_a_wall(state_of):
    wall = page('<div id="px-captcha"></div>')
    assert state_of(wall, cited_url="http://tea.example/report.pdf").state is SourceState.BLOCKED


CAPTCHAS = [
    '<div class="g-recaptcha" data-sitekey="x"></div>',
    '<div class="h-captcha"></div>',
    '<div class="cf-turnstile"></div>',
    '<script src="https://client-api.arkoselabs.com/v2/api.js"></script>',
]


@pytest.mark.parametrize("markup", CAPTCHAS)
def test_a_captcha_is_a_wall_only_where_nothing_else_is_asked(state_of, markup):
    assert state_of(page(f"<p>One more step</p>{markup}")).state is SourceState.BLOCKED
    assert state_of(article(markup, words=60)).state is SourceState.PARTIAL
    assert state_of(article(markup, words=200)).state is SourceState.CAPTURED


WORDS = [
    "Our systems have detected unusual traffic from your computer network.",
    "Press &amp; Hold to confirm you are a human (and not a bot).",
    "Enable JavaScript and cookies to continue",
    "Sorry, you have been blocked. You are unable to access tea.example.",
    "Something about your browser made us think you were a bot.",
    "You've been blocked by network security.",
    "Please verify that you are human.",
    "We just need to make sure you're not a robot.",
    "You don't have permission to access this page on this server.",
    "Please complete the security check to see the page.",
]


@pytest.mark.parametrize("words", WORDS)
def test_the_words_of_a_wall_tell_it_on_a_page_that_says_little(state_of, words):
    reading = state_of(page(f"<h1>tea.example</h1><p>{words}</p>", "tea.example"))
    assert reading.state is SourceState.BLOCKED
    assert state_of(article(f"<p>{words}</p>", words=200)).state is SourceState.CAPTURED


HEADERS = [
    ("cf-mitigated", "challenge", 403),
    ("cf-mitigated", "challenge", 503),
    ("cf-mitigated", "challenge", 200),
    ("x-amzn-waf-action", "challenge", 202),
    ("x-amzn-waf-action", "captcha", 405),
    ("x-vercel-mitigated", "challenge", 429),
    ("x-vercel-mitigated", "deny", 403),
    ("x-dd-b", "2", 403),
    ("x-sucuri-block", "GEO02", 404),
]


@pytest.mark.parametrize(("name", "value", "status"), HEADERS)
def test_an_answer_that_names_itself_a_walls_is_blocked_whatever_its_status(state_of, name, value, status):
    """A wall that answers 404 or 503 says nothing of the page behind it."""
    headers = (("content-type", "text/html"), (name, value))
    reading = state_of(page("<p>One more step</p>"), headers=headers, http_status=status)
    assert reading.state is SourceState.BLOCKED
    assert name in reading.evidence
    assert reading.flags == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [("server", "cloudflare"), ("x-datadome", "protected"), ("x-cdn", "Incapsula"), ("cf-mitigated", "other")],
)
def test_a_host_that_uses_a_vendor_is_no_wall(state_of, name, value):
    headers = (("content-type", "text/html"), (name, value))
    assert state_of(article(words=200), headers=headers).state is SourceState.CAPTURED
