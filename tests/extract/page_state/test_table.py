"""The table of states: at least three pages for each rule, each told by that rule first, and told in the docs."""

import re
from pathlib import Path

import pytest
from extract.page_state.made_up_pages import article, page

from checker.extract.document import Document
from checker.extract.page_state.page import Page
from checker.extract.page_state.rules import SERVED
from checker.extract.read import read
from checker.extract.source_state import SourceState
from checker.extract.state import source_state

CITED = "http://tea.example/news/kettle"
SLUGGED = "http://tea.example/news/spoon-found-under-bridge"
DOCS = Path(__file__).parents[3] / "docs" / "source-states.md"


def led_to(url):
    """Redirected from the cited address to this one."""
    return {"cited_url": CITED, "captured_url": url, "redirects": (CITED,)}


def built(root, noscript=""):
    """A page that its scripts draw."""
    return f"<html><body>{root}<noscript>{noscript}</noscript><script src='/app.js'></script></body></html>"


STORY = "The kettle of Harbour Street sang all night and nobody slept. " * 30
PAGES = {
    "consent_host": [
        (page("<p>Choose.</p>"), led_to("https://consent.tea.example/m")),
        (page("<p>Choose.</p>"), led_to("https://guce.tea.example/consent")),
        (page("<p>Choose.</p>"), led_to("https://myprivacy.leaf.example/?callbackUrl=x")),
    ],
    "consent_path": [
        (page("<p>Choose.</p>"), led_to("http://tea.example/consent/tcf/news/kettle")),
        (page("<p>Choose.</p>"), led_to("http://tea.example/sonstiges/zustimmung/auswahl.html?from=x")),
        (page("<p>Choose.</p>"), led_to("http://tea.example/privacy-gate/?u=x")),
    ],
    "consent_words": [
        (page("<p>We and our 12 partners use cookies to show you personalised ads and to measure them.</p>" * 2), {}),
        (page("<p>We use cookies for advertising. Accept all cookies or reject all cookies.</p>" * 3), {}),
        (page("<p>Lesen Sie mit Werbung und Tracking, indem Sie der Nutzung aller Cookies zustimmen.</p>" * 2), {}),
    ],
    "wall_title": [
        (page("<p>Wait.</p>", "Just a moment..."), {}),
        (page("<p>No.</p>", "Access Denied"), {}),
        (page("<p>Hold.</p>", "Robot or human?"), {}),
    ],
    "wall_mark": [
        (page("<script>window._cf_chl_opt={}</script><p>Wait.</p>"), {}),
        (page('<div id="px-captcha"></div>'), {}),
        ('<html><body><iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe></body></html>', {}),
    ],
    "captcha_alone": [
        (page('<div class="g-recaptcha"></div>'), {}),
        (page('<div class="h-captcha"></div>'), {}),
        (page('<div class="cf-turnstile"></div>'), {}),
    ],
    "wall_words": [
        (page("<p>Our systems have detected unusual traffic from your computer network.</p>"), {}),
        (page("<p>Please verify you are human.</p>"), {}),
        (page("<p>You have been blocked.</p>"), {}),
    ],
    "wall_address": [
        (page("<p>Wait.</p>"), led_to("https://validate.perfdrive.com/?ssa=x")),
        (page("<p>Wait.</p>"), led_to("http://tea.example/crawlprevention/governor?content=%2fnews")),
        (page("<p>Your account</p>"), led_to("http://tea.example/login?next=%2Fnews%2Fkettle")),
    ],
    "page_for_a_file": [
        (article(), {"cited_url": "http://tea.example/report.pdf"}),
        (article(), {"cited_url": "http://tea.example/report.docx"}),
        (article(), {"cited_url": "http://tea.example/book.epub", "captured_url": "http://tea.example/login"}),
    ],
    "no_text_without_script": [
        (built('<div id="root"></div>'), {}),
        (built('<div id="app"></div>'), {}),
        (built('<div id="__next"></div>'), {}),
    ],
    "no_text": [
        ("<html><body></body></html>", {}),
        ('<html><body><img src="/scan.png"></body></html>', {}),
        ("<html><body><p>&nbsp; </p></body></html>", {}),
    ],
    "undecodable": [
        (page(f"<p>{STORY}{chr(0xFFFD) * 100}</p>"), {}),
        (page(f"<p>{f'k{chr(0xFFFD)}ttle ' * 200}</p>"), {}),
        (page(f"<p>{STORY}{f' {chr(0xFFFD)}' * 90}</p>"), {}),
    ],
    "not_found_title": [
        (article(title="404 Not Found"), {}),
        (article(title="Page not found - The Tea Leaf"), {}),
        (article(title="Seite nicht gefunden"), {}),
    ],
    "error_address": [
        (article(), led_to("http://tea.example/404.html")),
        (article(), led_to("http://tea.example/error/404/")),
        (article(), led_to("http://tea.example/page-not-found")),
    ],
    "home_page": [
        (article(), led_to("http://tea.example/")),
        (article(), led_to("https://www.tea.example")),
        (article(), led_to("https://leaf.example/")),
    ],
    "another_page": [
        (article(), {**led_to("http://tea.example/news/cow-walks"), "cited_url": SLUGGED}),
        (article(), {**led_to("http://tea.example/news/"), "cited_url": SLUGGED}),
        (article(), led_to("http://tea.example/search?q=kettle")),
    ],
    "no_site": [
        (article(title="Tea.example is for sale", words=200), {}),
        (page("<p>It works!</p>", "Apache2 Debian Default Page: It works"), {}),
        (page("<p>Ask your host.</p>", "Account Suspended"), {}),
    ],
    "error_title": [
        (article(title="503 Service Unavailable", words=200), {}),
        (page("<p>Soon.</p>", "Site maintenance"), {}),
        (page("<p>The log of the server says more.</p>", "Runtime Error"), {}),
    ],
    "not_found_words": [
        (page("<p>The page you requested could not be found.</p>", "The Tea Leaf"), {}),
        (page("<p>Page not found</p><p>Try our search.</p>", "The Tea Leaf"), {}),
        (page("<p>Sorry, this article is no longer available.</p>", "The Tea Leaf"), {}),
    ],
    "built_by_script": [
        (built('<div id="root">Loading</div>'), {}),
        (built("<p>The Tea Leaf</p>", "You need to enable JavaScript to run this app."), {}),
        (built("<p>This site requires JavaScript.</p>"), {}),
    ],
    "media": [
        (article(), {"cited_url": "http://tea.example/video/kettle"}),
        (article(), {"cited_url": "http://tea.example/podcasts/kettle"}),
        (article(head='<meta property="og:type" content="video.other">'), {}),
    ],
    "declared_not_free": [
        (article(head='<script type="application/ld+json">{"isAccessibleForFree":false}</script>'), {}),
        (article(head='<script type="application/ld+json">{"isAccessibleForFree":"False"}</script>'), {}),
        (article(head='<meta property="article:content_tier" content="metered">'), {}),
    ],
    "asks_to_subscribe": [
        (article("<p>Subscribe to continue reading.</p>"), {}),
        (article("<p>Jetzt weiterlesen mit Abo</p>"), {}),
        (article("<p>Article réservé aux abonnés</p>"), {}),
    ],
    "offers_the_rest": [
        (article("<div><p>To read the rest of this story, log in.</p></div>"), {}),
        (article("<div><h3>Lesen Sie diesen Artikel ganz</h3><p>Mit dem Abo der Seite.</p></div>"), {}),
        (article("<div><p>Чтобы читать дальше, оформите подписку.</p></div>"), {}),
    ],
    "abstract_alone": [
        (article(head='<meta name="citation_title" content="Kettles">', words=300), {}),
        (article(head='<meta name="citation_pdf_url" content="http://tea.example/7.pdf">', words=300), {}),
        (article(head='<meta content="10.99999/7" name=citation_doi>', words=300), {}),
    ],
    "few_words": [
        (article(words=10), {}),
        (article(words=60), {}),
        (article(words=110), {}),
    ],
    "breaks_off": [
        (f"<article><p>Invented for a test. {STORY}</p><p>{STORY} And then the ferry …</p></article>", {}),
        (f"<article><p>Invented for a test. {STORY}</p><p>{STORY} And then the ...</p></article>", {}),
        (f"<article><p>Invented for a test. {STORY}</p><p>{STORY} Read more</p></article>", {}),
    ],
}


def rules_that_hold(captured, markup, given):
    capture = captured(**{"cited_url": CITED, **given})
    body = markup.encode()
    document = read(body, "text/html; charset=utf-8", capture.captured_url)
    assert isinstance(document, Document)
    found = [rule for rule in SERVED if rule.sees(Page.of(capture, document, body)) is not None]
    return found, source_state(capture, document, body)


@pytest.mark.parametrize(
    ("name", "markup", "given"), [(name, markup, given) for name in PAGES for markup, given in PAGES[name]]
)
def test_each_page_is_told_by_its_rule_first(captured, name, markup, given):
    found, reading = rules_that_hold(captured, markup, given)
    assert found[0].name == name
    assert reading.state is found[0].state
    assert reading.evidence.isprintable()


def test_every_rule_has_three_pages():
    names = [rule.name for rule in SERVED]
    assert len(set(names)) == len(names)
    assert set(names) - set(PAGES) == {"text_for_scripts"}, "of which tests/extract/test_script_text.py has pages"
    assert all(len(pages) >= 3 for pages in PAGES.values())


def test_no_rule_holds_for_a_whole_article(captured):
    assert rules_that_hold(captured, article(), {}) == ([], source_state(captured(), Document.from_text(STORY)))


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("application/json", b'{"kettle": "sings"}'),
        ("video/mp4", b"\0\0\0\x18ftypmp42"),
    ],
)
def test_what_is_no_text_is_of_the_wrong_type(captured, kind, raw):
    reading = source_state(captured(headers=(("content-type", kind),)), read(raw, kind), raw)
    assert reading.state is SourceState.UNSUPPORTED_TYPE


def test_the_docs_tell_every_rule_with_its_state_and_source():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    for rule in SERVED:
        assert f"`{rule.state}`" in rows[rule.name]
        assert rule.source
