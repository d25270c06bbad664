"""Titles of pages that are served in the place of the one that was asked for."""

import re

_SUBJECT = r"(?:sorry|oops|whoops|uh[- ]oh|error|hmm|hoppla|ups|désolé)?\W*(?:(?:the|this|that|your|requested) ){0,2}"
_THING = r"(?:web ?page|page|article|content|story|url|link|document|file|post|resource|object)"
_ASKED = r"(?: (?:that )?you(?: a|')?(?:re|ve|(?: have| were)?) ?(?:looking for|requested|were looking for|are after))?"
_GONE = (
    r"(?:(?:can ?not|can'?t|could ?n[o']t|could not|was not|wasn'?t) (?:be )?found|not found|"
    r"(?:is |are )?(?:no longer|not) available|isn'?t available|"
    r"isn'?t here(?: any ?more)?|does ?n[o']t (?:seem to )?exist|"
    r"does not (?:seem to )?exist|(?:has moved or )?no longer exists|(?:has|have) (?:been )?(?:moved|expired)|"
    r"(?:has been|was) (?:removed|deleted)(?: by .{0,20})?|(?:is )?(?:missing|unavailable|gone|expired))"
    r"(?: on (?:this|our|the) (?:web ?)?(?:server|site))?"
)
_NOT_FOUND = re.compile(
    r"(?:http |error |status |fehler |erreur |errore )*\W*(?:404|410)\W*(?:error(?: page)?|page|seite|http|not found|"
    rf"gone|{_SUBJECT}{_THING}{_ASKED} {_GONE}|file or directory not found|fehler|erreur)?|"
    r"(?:http )?error \W*(?:404|410)\W*(?:\(not found\)\W*1?)?|not found(?: error)?|"
    rf"{_SUBJECT}{_THING}{_ASKED} {_GONE}(?: \(?(?:error )?404\)?)?|"
    r"(?:sorry\W+)?we (?:can'?t|can ?not|could ?n'?t|could not) find (?:that|the|this) (?:page|article|story).{0,30}|"
    r"nothing (?:was )?found(?: here)?|no results? found for this page|"
    r"(?:die |diese )?(?:angeforderte |gewünschte |gesuchte )?(?:seite|artikel) (?:wurde |ist |konnte |existiert )?"
    r"(?:leider )?nicht (?:gefunden(?: werden)?|vorhanden|verfügbar|mehr verfügbar|mehr)|"
    r"(?:oups\W+)?(?:cette |la )?(?:page|article) (?:demandée? |que vous (?:re)?cherchez )?"
    r"(?:(?:est )?introuvable|(?:est )?non trouvée?|n'existe (?:pas|plus)(?: ou plus)?|n'a pas été trouvée?)|"
    r"(?:la )?p[áa]gina (?:solicitada |que busca\w* )?no (?:encontrada|disponible|existe|se (?:ha )?enc\w+)|"
    r"no (?:se encontró|hemos (?:podido encontrar|encontrado)|se pudo encontrar) (?:la|esta) página|pàgina no trobada|"
    r"(?:la )?pagina (?:richiesta |che (?:cerchi|stai cercando) )?"
    r"non (?:trovata|disponibile|esiste|è \w+(?: trovata)?)|p[áa]gina não (?:encontrada|existe|disponível)|"
    r"(?:deze )?pagina (?:is )?niet gevonden|(?:deze )?pagina bestaat niet|"
    r"sidan (?:hittades inte|kunde inte hittas|finns inte)|siden (?:blev ikke fundet|ble ikke funnet|fin[dn]es ikke)|"
    r"fant ikke siden|vi kunne ikke finde siden|sivua ei löy(?:tynyt|dy)|síðan fannst ekki|"
    r"nie znaleziono strony|strona nie (?:istnieje|została znaleziona)|"
    r"str[áa]nka (?:nenalezena|nebyla nalezena|neexistuje|sa nenašla|nebola nájdená)|stranica nije pronađena|"
    r"(?:az|a keresett) oldal nem található|pagina nu (?:a fost găsită|există)|sayfa bulunamad[ıi]|"
    r"(?:запрашиваемая )?страница не (?:найдена|существует)|сторінку не знайдено|"
    r"страницата не (?:е намерена|съществува)|"
    r"η σελίδα δεν (?:βρέθηκε|υπάρχει)|ה(?:דף|עמוד) (?:המבוקש )?לא נמצא|الصفحة غير موجودة|لم يتم العثور على الصفحة|"
    r"halaman tidak (?:ditemukan|dijumpai)|không tìm thấy trang|trang (?:này )?không tồn tại|"
    r"ไม่พบหน้า(?:นี้|ที่คุณต้องการ)?|"
    r"(?:お探しの)?ページ[がは](?:見つかりません(?:でした)?|存在しません)|"
    r"(?:抱歉[,，]?)?(?:您)?(?:访问|要找|请求|訪問|要找)?的?(?:页面|頁面|网页|網頁)(?:不存在|未找到|找不到|没有找到|已删除)|"
    r"找不到(?:该|此|該)?(?:页面|頁面|网页|網頁)|(?:요청하신 )?페이지를 찾을 수 없습니다|존재하지 않는 페이지입니다",
    re.IGNORECASE,
)
"""The whole of a title's part: "404 ways to cook an egg" and "Kettle not found guilty" are headlines."""
_HEADLINE = re.compile(r"the (?:article|content|story|document|file|post|object)\b(?! (?:that )?you\b)", re.IGNORECASE)
"""How the second half of a headline begins: an error text says "the page" or "this story", or names no "the"."""
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
    r"(?:you have been |you're )blocked|you are being rate limited|(?:429 )?too many requests|rate limit exceeded|"
    r"(?:http )?(?:error )?403(?: \W*forbidden)?|request rejected|(?:unauthorized )?request blocked|oh noes|"
    r"robot challenge screen|challenge validation|security check required|bot detection|undeclared automated tool|"
    r"request rate threshold exceeded|your access to this site has been limited by the site owner|"
    r"(?:sorry\W+)?(?:(?:this|the|our) (?:\w+ )?(?:is|are) )?(?:currently )?(?:not available|unavailable) in your "
    r"(?:region|country|location|area)|(?:451\W+)?unavailable (?:due to legal reasons|in your region)|"
    r"\S{1,60} used cloudflare to restrict access|вы не робот|安全验证|百度安全验证|"
    r"nur einen moment|einen moment(?:,? bitte)?|un momento|un instant|een moment geduld|um momento|"
    r"un attimo|один момент|请稍候|しばらくお待ちください",
    re.IGNORECASE,
)
_SERVER_ERROR = re.compile(
    r"(?:http |error |status )*\W*50[0-4](?: error)?(?:\W+(?:internal (?:server )?error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out|backend fetch failed))?|internal server error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out|backend fetch failed|52\d: .{1,60}|"
    r"dns points to prohibited ip|runtime error|database error|error establishing a database connection|"
    r"wordpress › error|(?:site|scheduled|under|website) maintenance|maintenance(?: mode)?|"
    r"(?:we'll|we will) be (?:right )?back(?: soon)?|briefly unavailable for scheduled maintenance.{0,40}|"
    r"fastly error: .{1,80}|wartungsarbeiten|en maintenance|en mantenimiento|in manutenzione",
    re.IGNORECASE,
)
_NO_SITE = re.compile(
    r"(?:the domain (?:name )?)?[a-z0-9-]+(?:\.[a-z0-9-]+)+ is for sale|(?:this )?(?:premium )?domain(?: name)? "
    r"(?:is|may be) for sale|(?:this )?(?:account|website|site) (?:has been )?(?:suspended|expired)|"
    r"apache2? .{0,20}default page.{0,20}|(?:test page for|welcome to) (?:the )?(?:nginx|apache|iis).{0,40}|"
    r"default web ?(?:site )?page|iis windows server|index of /.{0,100}|site not found|no such app|"
    r"(?:domain )?(?:parked|parking) (?:domain|page).{0,40}",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:]+\s+|\s*[|»]\s*|\s*[…]\s*$")
"""What stands between a title and the outlet's name; a colon after a word begins a headline's second half."""
_PARTS = 10
_LIMIT = 300
"""Characters of a title that are looked at."""


def says_not_found(title: str) -> bool:
    """Whether a title, or a part of it between separators or after its last colon, says that the page is not there.

    "Missing persons: the file is gone" is a headline.
    """
    whole, later = _parts(title), _parts(title.rpartition(": ")[2])[:1]
    return any(_NOT_FOUND.fullmatch(part) for part in whole[:2]) or any(
        _NOT_FOUND.fullmatch(part) and not _HEADLINE.match(part) for part in [*whole[2:], *later]
    )


def mentions_not_found(title: str) -> bool:
    """Whether a title has words of that kind somewhere: it may be a headline too."""
    return _MENTIONS.search(_flat(title)) is not None


def is_bot_check(title: str) -> bool:
    """Whether a title, or a part of it between separators, is that of a check for robots of the common vendors."""
    return any(_WALL.fullmatch(part) for part in _parts(title))


def is_server_error(title: str) -> bool:
    """Whether a title, or a part of it between separators, is that of a server that fails or rests."""
    return any(_SERVER_ERROR.fullmatch(part) for part in _parts(title))


def is_no_site(title: str) -> bool:
    """Whether a title, or a part of it, is that of a host without its site: parked, suspended, or never filled."""
    return any(_NO_SITE.fullmatch(part) for part in _parts(title))


def _flat(title: str) -> str:
    return title[:_LIMIT].replace("’", "'").strip()


def _parts(title: str) -> list[str]:
    flat = _flat(title)
    parts = (part.strip(" \t.…!?¡¿'\"“”()[]:–—-") for part in [flat, *_SEPARATOR.split(flat, _PARTS)])
    return [part for part in parts if part][: _PARTS + 1]
