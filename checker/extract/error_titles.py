"""Titles of pages that are served in the place of the one that was asked for."""

import re

_SUBJECT = r"(?:sorry|oops|whoops|uh[- ]oh|error|hmm|hoppla|ups|désolé)?\W*(?:(?:the|this|that|your|requested) ){0,2}"
_THING = r"(?:web ?page|page|article|content|story|url|link|document|file|post|resource|object)"
_ASKED = r"(?: (?:that )?you(?: a|')?(?:re|ve|(?: have| were)?) ?(?:looking for|requested|were looking for|are after))?"
_GONE = (
    r"(?:(?:can ?not|can'?t|could ?n[o']t|could not|was not|wasn'?t) (?:be )?found|not found|"
    r"(?:is |are )?(?:no longer|not) available|isn'?t available|does ?n[o']t exist|does not exist|no longer exists|"
    r"has been (?:removed|deleted)|(?:is )?(?:missing|unavailable|gone))"
    r"(?: on (?:this|our|the) (?:web ?)?(?:server|site))?"
)
_NOT_FOUND = re.compile(
    r"(?:http |error |status |fehler |erreur |errore )*\W*(?:404|410)\W*(?:error(?: page)?|page|seite|http|not found|"
    rf"gone|{_SUBJECT}{_THING}{_ASKED} {_GONE}|file or directory not found|fehler|erreur)?|"
    r"(?:http )?error \W*(?:404|410)\W*(?:\(not found\)\W*1?)?|not found(?: error)?|"
    rf"{_SUBJECT}{_THING}{_ASKED} {_GONE}(?: \(?(?:error )?404\)?)?|"
    r"(?:sorry\W+)?we (?:can'?t|can ?not|could ?n'?t|could not) find (?:that|the|this) (?:page|article|story).{0,30}|"
    r"nothing (?:was )?found(?: here)?|no results? found for this page|"
    r"(?:die )?(?:angeforderte )?(?:seite|artikel) (?:wurde )?(?:leider )?nicht (?:gefunden|verfügbar|mehr verfügbar)|"
    r"(?:cette )?(?:page|article) (?:non trouvée?|introuvable|n'existe (?:pas|plus))|"
    r"p[áa]gina no (?:encontrada|disponible|existe)|no se encontró la página|pagina non trovata|"
    r"p[áa]gina não encontrada|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas)|"
    r"siden (?:blev ikke fundet|ble ikke funnet|findes ikke)|sivua ei löytynyt|nie znaleziono strony|"
    r"strona nie (?:istnieje|została znaleziona)|str[áa]nka nenalezena|страница не найдена|сторінку не знайдено|"
    r"sayfa bulunamad[ıi]|ページが見つかりません(?:でした)?|(?:お探しの)?ページは見つかりませんでした|"
    r"(?:页面|頁面)(?:不存在|未找到|找不到)|페이지를 찾을 수 없습니다",
    re.IGNORECASE,
)
"""The whole of a title's part: "404 ways to cook an egg" and "Kettle not found guilty" are headlines."""
_MENTIONS = re.compile(
    rf"\b{_THING} (?:can ?not|can'?t|could ?n[o']t|could not) be found\b|\b(?:page|content|url) not found\b|"
    r"\bpage (?:is )?no longer available\b|\bpage does ?n[o']t exist\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"just a moment|attention required|access denied|access (?:to this page )?(?:has been )?(?:denied|blocked)|"
    r"access to this page has been (?:denied|blocked)|robot or human|bot or not|are you (?:a )?(?:human|robot)|"
    r"(?:robot|security|browser|human|bot) (?:check|checkpoint|verification)|vercel security checkpoint|"
    r"captcha(?: challenge| verification)?|pardon (?:our|the) interruption|"
    r"(?:verify|verifying|confirm)(?: that)? you(?: a|')re (?:a )?human|human verification|"
    r"checking your browser(?: before.{0,60})?|ddos[- ]guard|please wait|one moment,? please|"
    r"you are being redirected|making sure you'?re not a bot|request (?:blocked|unsuccessful)|"
    r"client challenge|error: the request could not be satisfied|sucuri website firewall|"
    r"(?:you have been |you're )blocked|"
    r"nur einen moment|einen moment(?:,? bitte)?|un momento|un instant|een moment geduld|um momento|"
    r"un attimo|один момент|请稍候|しばらくお待ちください",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:]+\s+|\s*[|»]\s*|\s*[…]\s*$")
"""What stands between a title and the outlet's name; a colon after a word begins a headline's second half."""
_PARTS = 10
_LIMIT = 300
"""Characters of a title that are looked at."""


def says_not_found(title: str) -> bool:
    """Whether a title, or a part of it between separators or after its last colon, says that the page is not there."""
    parts = _parts(title)
    return any(_NOT_FOUND.fullmatch(part) for part in [*parts, *_parts(title.rpartition(": ")[2])[:1]])


def mentions_not_found(title: str) -> bool:
    """Whether a title has words of that kind somewhere: it may be a headline too."""
    return _MENTIONS.search(_flat(title)) is not None


def is_bot_check(title: str) -> bool:
    """Whether a title, or a part of it between separators, is that of a check for robots of the common vendors."""
    return any(_WALL.fullmatch(part) for part in _parts(title))


def _flat(title: str) -> str:
    return title[:_LIMIT].replace("’", "'").strip()


def _parts(title: str) -> list[str]:
    flat = _flat(title)
    parts = (part.strip(" \t.…!?¡¿'\"“”()[]:–—-") for part in [flat, *_SEPARATOR.split(flat, _PARTS)])
    return [part for part in parts if part][: _PARTS + 1]
