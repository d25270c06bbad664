"""Checks for robots, and refusals, that are served in the place of the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.capture.capture import Capture
from checker.extract.error_titles import is_bot_check
from checker.extract.page_state.page import Page
from checker.extract.page_state.paywalls import WHOLE_ARTICLE_WORDS
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

TITLED_WALL_WORDS = 400
"""A page with the title of a wall and more words of its own than this is an article of that title.

The walls that name themselves say 20 to 250 words. An article of 150 to 400 words titled "Access denied" is taken for
a wall, which costs a "not found" that would have been right; a longer wall would cost a false accusation.
"""
BARE_WALL_WORDS = 40
"""A page that says fewer words than this and holds a captcha asks for nothing else; many forms hold one too."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What tells a vendor's wall."""

    vendor: str
    mark: bytes
    source: str


_CRAWL4AI = "crawl4ai, antibot_detector.py"
_IS_ANTIBOT = "is-antibot, providers.json"
_WAFW00F = "wafw00f, plugins"

_WALL_HEADERS = (
    ("Cloudflare", "cf-mitigated", re.compile("challenge"), "Cloudflare Docs, Detect a Challenge Page response"),
    ("AWS WAF", "x-amzn-waf-action", re.compile("challenge|captcha"), "AWS WAF guide, CAPTCHA and Challenge action"),
    ("Vercel", "x-vercel-mitigated", re.compile("challenge|deny"), _IS_ANTIBOT),
    ("DataDome", "x-dd-b", re.compile("[12]$"), _IS_ANTIBOT),
    ("Sucuri", "x-sucuri-block", re.compile("."), _WAFW00F),
)
"""Headers that stand on a wall's answer alone, whatever its status; not `server`, nor those of every answer."""
_WALL_MARKS = (
    _Mark("Cloudflare", b"_cf_chl_opt", "Cloudflare's challenge page; jsd scripts of whole pages lack it"),
    _Mark("Cloudflare", b"cf-browser-verification", _CRAWL4AI),
    _Mark("Cloudflare", b"cf-error-code", _CRAWL4AI),
    _Mark("Akamai", b"errors.edgesuite.net", "Akamai's denial, whose reference number links there"),
    _Mark("Akamai", b"/_sec/cp_challenge/", "Akamai's crypto challenge"),
    _Mark("Akamai", b"sec-if-cpt-container", "Akamai's crypto challenge"),
    _Mark("DataDome", b"captcha-delivery.com", _CRAWL4AI),
    _Mark("HUMAN", b"px-captcha", "HUMAN (PerimeterX) enforcer, custom block pages"),
    _Mark("HUMAN", b"captcha.px-cdn.net", _CRAWL4AI),
    _Mark("Imperva", b"_Incapsula_Resource?SWUDNSAI", "Imperva's challenge frame, not its other scripts"),
    _Mark("Imperva", b"Incapsula incident ID", _CRAWL4AI),
    _Mark("Imperva", b"distilCaptchaForm", "wafw00f, plugins/distil.py"),
    _Mark("Imperva", b"distilnetworks.com/images/anomaly-detected", "wafw00f, plugins/distil.py"),
    _Mark("AWS WAF", b"awsWafCookieDomainList", "AWS WAF's challenge page"),
    _Mark("AWS WAF", b"window.gokuProps", "AWS WAF's challenge page"),
    _Mark("Kasada", b"KPSDK.scriptStart", _CRAWL4AI),
    _Mark("Sucuri", b"sucuri-firewall-block.css", "wafw00f, plugins/sucuri.py"),
    _Mark("Sucuri", b"cloudproxy@sucuri.net", "wafw00f, plugins/sucuri.py"),
    _Mark("Sucuri", b"sucuri_cloudproxy_js", "Sucuri's script check"),
    _Mark("Anubis", b"/.within.website/x/cmd/anubis/", _IS_ANTIBOT),
    _Mark("Vercel", b"/.well-known/vercel/security/", "Vercel's checkpoint"),
    _Mark("DDoS-Guard", b"/.well-known/ddos-guard/", "FlareSolverr, challenge selectors"),
    _Mark("Fastly", b"/_fs-ch-", "Fastly's client challenge"),
    _Mark("SiteGround", b"/.well-known/sgcaptcha/", "SiteGround's captcha"),
)
_CAPTCHAS = (
    _Mark("reCAPTCHA", b"g-recaptcha", _IS_ANTIBOT),
    _Mark("hCaptcha", b"h-captcha", _IS_ANTIBOT),
    _Mark("Turnstile", b"cf-turnstile", _IS_ANTIBOT),
    _Mark("Arkose", b"arkoselabs.com", _IS_ANTIBOT),
    _Mark("GeeTest", b"geetest", _IS_ANTIBOT),
    _Mark("Friendly Captcha", b"frc-captcha", _IS_ANTIBOT),
    _Mark("Imperva", b"_Incapsula_Resource", _CRAWL4AI),
)
"""Marks that stand on whole pages too: in forms, and in what the vendor adds to every page."""
_ASKS = re.compile(
    r"\b(?:verif(?:y|ying|ied)|confirm|prove|make sure|check(?:ing)?) (?:that |if |whether )?"
    r"(?:you(?: a|['’])?re|it['’]s) (?:really )?(?:a )?(?:you\b|human|not a (?:ro)?bot)|"
    r"\b(?:you(?: are|['’]re)|i['’]?m) not a (?:ro)?bot\b|\bpress (?:&|and) hold\b|"
    r"\bunusual (?:traffic|activity) (?:has been detected )?(?:from|on) your (?:computer )?(?:network|ip|device)\b|"
    r"\benable javascript and cookies to continue\b|\byou(?: have|['’]ve) been blocked\b|"
    r"\bblocked by network security\b|\bchecking (?:your browser|if the site connection is secure)\b|"
    r"\bmade us think (?:that )?you (?:are|were|might be) a (?:ro)?bot\b|"
    r"\b(?:complete|solve|pass) the (?:security check|captcha|challenge)\b|"
    r"\byou (?:don['’]t|do not) have permission to access\b|"
    r"\b(?:automated|bot) (?:access|traffic|requests?|activity) .{0,40}\b(?:detected|blocked|denied|not allowed)\b|"
    r"\benter the characters you see\b",
    re.IGNORECASE,
)


def wall_in_headers(capture: Capture) -> str | None:
    """Say which vendor's wall an answer's headers name, or None."""
    for vendor, name, value, _ in _WALL_HEADERS:
        if value.match(capture.header(name) or ""):
            status = "" if capture.http_status == 200 else f" with HTTP {capture.http_status}"
            return f"answered{status} by a bot check of {vendor} ({name}: {(capture.header(name) or '')[:40]})"
    return None


def _titled(page: Page) -> str | None:
    if page.own_words >= TITLED_WALL_WORDS or not is_bot_check(page.title):
        return None
    return f"served a bot check in its place (“{page.title[:80]}”)"


def _marked(page: Page) -> str | None:
    return _of_vendor(page, _WALL_MARKS, WHOLE_ARTICLE_WORDS)


def _captcha_alone(page: Page) -> str | None:
    return _of_vendor(page, _CAPTCHAS, BARE_WALL_WORDS)


def _of_vendor(page: Page, marks: Sequence[_Mark], below_words: int) -> str | None:
    if not page.markup or not _shows_little(page, below_words):
        return None
    found = next((mark for mark in marks if mark.mark in page.markup), None)
    return f"served a bot check of {found.vendor} in its place ({found.mark.decode()})" if found else None


def _asks(page: Page) -> str | None:
    if not _shows_little(page, WHOLE_ARTICLE_WORDS):
        return None
    found = _ASKS.search(page.document.text[:20_000])
    return f"served a bot check in its place (“{' '.join(found.group().split())[:60]}”)" if found else None


def _shows_little(page: Page, words: int) -> bool:
    return page.is_html and page.own_words < words and not page.keeps_text_for_scripts


BOT_WALLS = (
    Rule("wall_title", SourceState.BLOCKED, _titled, f"titles of the vendors' walls; {_CRAWL4AI}"),
    Rule("wall_mark", SourceState.BLOCKED, _marked, "each mark's own"),
    Rule("captcha_alone", SourceState.BLOCKED, _captcha_alone, "each mark's own"),
    Rule("wall_words", SourceState.BLOCKED, _asks, f"words of the vendors' walls; {_CRAWL4AI}"),
)
