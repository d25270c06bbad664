"""Pages that ask for consent before they show anything."""

import re

from checker.extract.document import Role
from checker.extract.page_state.page import Page, count
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

CONSENT_WORDS = 400
"""A page that says more than this shows more than a wall: Google's and Yahoo's say 150 to 250 words."""
LONG_CONSENT_WORDS = 1_500
"""Walls that spell out the purposes and features of IAB Europe's framework say 400 to 1,200 words, and nothing else."""
CONSENT_SHARE = 0.7
"""Of a wall's words, those in sentences about consent; of an article about cookies a third to a half."""
_HOST = re.compile(r"^(?:consent|cmp|privacy-gateway|guce|myprivacy|privacy-gate)\.", re.IGNORECASE)
"""consent.google.com, consent.yahoo.com, guce.yahoo.com, myprivacy.dpgmedia.nl."""
_PATH = re.compile(
    r"/(?:consent|zustimmung|privacy-?(?:gate|gateway|wall)|cookie-?(?:wall|consent)|collectconsent)(?:/|$|\.)",
    re.IGNORECASE,
)
"""derstandard.at/consent/tcf/, golem.de/sonstiges/zustimmung/, zeit.de/zustimmung."""
_ABOUT = re.compile(
    r"\b(?:cookies?|consent|partners?|personal data|personali[sz]ed|advertis\w+|ads?|tracking|privacy|"
    r"legitimate interests?|your (?:choices?|device|preferences)|accept(?: all)?|reject(?: all)?|"
    r"manage (?:settings|options)|"
    r"einwillig\w+|zustimm\w+|datenschutz\w*|werbung|personalisiert\w*|akzeptieren|ablehnen|partnern?|"
    r"consentement|partenaires?|publicit\w+|confidentialité|accepter|refuser|traceurs|données personnelles|"
    r"toestemming|advertenties|partners|akkoord|weigeren|persoonsgegevens|"
    r"consentimiento|socios|publicidad|aceptar|rechazar|consenso|pubblicit\w+|accetta\w*|rifiuta\w*|"
    r"content measurement|audience research|identifiers?|geolocation|fraud|data sets?|consenting|"
    r"tracking|nutzungsprofile?|drittanbieter|personenbezogene\w*|cookie-ids?|"
    r"anzeigen|gerätekennung\w*|pur-abo|werbefrei|"
    r"vie privée|annonces|privacidad|dispositivo|datos personales|annunci|dati personali|gegevens|apparaat|"
    r"plik\w* cookies?|zgod\w+|zgadza\w+|partner\w*|reklam\w*|prywatnoś\w+|"
    r"danych osobowych|dane osobowe|przetwarzani\w+|"
    r"souhlas\w*|osobních údajů|soubor\w+ cookies?|zařízení|samtycke\w*|annonser|personuppgifter|integritet|enhet|"
    r"samtykke\w*|annoncer|annonser|persondata|personopplysninger|"
    r"enhed|consentimento|parceiros|anúncios|dados pessoais|"
    r"suostumus\w*|evästei\w+|kumppani\w*|mainon\w*|hozzájárul\w+|hirdetés\w*|adatkezelés\w*)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bwe (?:and our|use cookies|, \w+, |value your privacy)|\bwe and our (?:\d+ )?(?:\w+ ){0,2}partners\b|"
    r"\bbefore you continue\b|\baccept (?:all|cookies|and continue)\b|\bmanage (?:settings|options|preferences)\b|"
    r"\b(?:store|access) (?:and/or access )?information on (?:a|your) device\b|"
    r"\bwir (?:und unsere|verwenden cookies|nutzen cookies)|\bmit werbung (?:und tracking|weiterlesen|nutzen|lesen)\b|"
    r"\balle(?:n)? (?:cookies )?(?:akzeptieren|zustimmen)\b|\bnutzung aller cookies\b|"
    r"\bnous (?:et nos|utilisons des cookies)|\bavec nos (?:\d+ )?partenaires\b|\btout accepter\b|"
    r"\b(?:wij|we) (?:en onze|gebruiken cookies)|\balles accepteren\b|"
    r"\b(?:nosotros y nuestros|utilizamos cookies)|\baceptar todo\b|\b(?:noi e i nostri|utilizziamo i cookie)|"
    r"\baccetta (?:tutto|e continua)\b|\baceptar y continuar\b|\baccepter et continuer\b|\bakzeptieren und weiter\b|"
    r"\bwij en onze (?:\d+ )?partners\b|\bklikając .{0,20}akceptuj|\bzaufan\w+ partner\w+|\bmy,? (?:i )?nasi (?:\w+ )?"
    r"partner\w+|\bmy a našich (?:\d+ )?partner\w+|\bvi och våra (?:\d+ )?partner\w*|\bgodkänn alla\b|"
    r"\bvi og vores (?:\d+ )?\w*partner\w*|\bvi og våre (?:\d+ )?\w*partner\w*|\bgodta alle\b|\baccepter alle\b|"
    r"\bnós e (?:os )?nossos (?:\d+ )?parceiros\b|\baceitar (?:tudo|todos)\b|\bme ja (?:\d+ )?kumppani\w+|"
    r"\bhyväksy kaikki\b|\bmi és (?:\d+ )?partnereink\b|\bfunctional and/or advertising cookies\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"cookie|privacy|consent|datenschutz|gdpr|dsgvo|rgpd|rodo|confidential|privaci|privatezza|integritet|personvern|"
    r"tcf|terms|legal",
    re.IGNORECASE,
)
"""In an address that cites a text about consent, rather than one behind it."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_ELSEWHERE = (Role.NAVIGATION, Role.COMMENT)


def _consent_host(page: Page) -> str | None:
    host = page.reached.netloc
    return f"asked for consent first ({host})" if _HOST.match(host) and host != page.cited.netloc else None


def _consent_path(page: Page) -> str | None:
    found = _PATH.search(page.reached.path) if page.redirected and not _PATH.search(page.cited.path) else None
    if found is None or page.own_words >= CONSENT_WORDS:
        return None
    return f"asked for consent first ({page.reached.netloc}{page.reached.path[:60]})"


def _consent_words(page: Page) -> str | None:
    if not page.is_html or page.own_words >= LONG_CONSENT_WORDS:
        return None
    if page.own_words >= CONSENT_WORDS and (page.declares_day or _POLICY.search(page.cited_url)):
        return None
    shown = [page.text_of(block) for block in page.document.blocks if block.role not in _ELSEWHERE]
    text = "\n".join(shown)[:20_000]
    asked = _ASKS.search(text)
    if asked is None:
        return None
    sentences = _SENTENCES.split(text)
    about = sum(count(sentence) for sentence in sentences if _ABOUT.search(sentence))
    if about < CONSENT_SHARE * sum(count(sentence) for sentence in sentences):
        return None
    return f"shows nothing but a request for consent (“{' '.join(asked.group().split())[:60]}”)"


CONSENT_WALLS = (
    Rule("consent_host", SourceState.CONSENT_WALL, _consent_host, "is-antibot, pull request 39"),
    Rule("consent_path", SourceState.CONSENT_WALL, _consent_path, "addresses of derstandard.at, golem.de, zeit.de"),
    Rule("consent_words", SourceState.CONSENT_WALL, _consent_words, "IAB Europe, Transparency and Consent Framework"),
)
