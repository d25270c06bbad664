"""Requests to pay, join or sign in for the rest of a text, in a short piece of its own at the text's end.

No list of whole phrases is ever complete, so two parts are looked for in one place: what is offered (the rest, the full
article, to go on reading) and what is asked for (a subscription, an account). Either alone says nothing.

What is asked is asked of the reader. Members, accounts, passes and registrations stand in every paper, so such a word
counts only in a request ("subscribe", "bitte anmelden"), with "you" or "your", or on a button.
"""

import re
from collections.abc import Sequence

from checker.extract.page_state.mention import first_unquoted

GATE_WORDS = 40
"""A longer piece is a paragraph of the text."""
GATE_CHARACTERS = 600
GATE_PIECES = 3
"""A heading offers, and the button or the line below it asks."""

_TEXT = r"(?:article|story|post|content|text|page|piece|column)"
_WHOLE = r"(?:full|entire|whole|complete)"
_OFFERED = (
    # English
    rf"\b(?:rest|remainder) of (?:this|your) {_TEXT}\b|\b(?:read|see|view|access|unlock) the rest\b|"
    rf"\b(?:read|see|view|access|unlock|get) (?:the |this )?{_WHOLE} (?:version of (?:the |this )?)?{_TEXT}\b|"
    rf"\bfull (?:version of this )?{_TEXT}(?= (?:is )?(?:available )?(?:only |exclusively )?(?:for|to|with)\b)|"
    rf"\b(?:continue|keep|finish|go on) reading\b|"
    rf"\b(?:unlock|read|access|finish|enjoy|buy|purchase) (?:this|your) {_TEXT}\b|"
    rf"\b\d+ ?% of (?:this|the) {_TEXT}\b|\bfinish the {_TEXT}\b|\bthis {_TEXT} requires\b|\bjoin to unlock\b|"
    # German
    r"\bweiter ?(?:zu)?lesen\b|\b(?:diesen|ganzen|vollständigen|kompletten|alle) (?:artikel|beitrag|text)\b"
    r".{0,60}?\blesen\b|\blesen sie diesen (?:artikel|beitrag|text)\b|"
    r"\b(?:ihn|es|artikel|beitrag|text) (?:vollständig|komplett|ganz) (?:zu )?lesen\b|"
    r"\b(?:artikel|beitrag|inhalt)\b.{0,20}?\bfreischalten\b|"
    # French
    r"\blire la suite\b|\bla suite (?:de cet article\b|est (?:réserv|accessible))|\bdébloque[zr]\b.{0,20}?\barticle\b|"
    r"\b(?:poursui\w+|continue[rz]) (?:votre|la|à|de) (?:lecture|lire)\b|"
    r"\b\d+ ?% de (?:cet article|l['’]article|ce contenu)\b|\b\d+ ?% à (?:lire|découvrir)\b|"
    r"\b(?:intégralité|totalité) de (?:cet |l['’])article\b|\b(?:lire (?:cet |l['’])article|article complet)\b|"
    # Spanish, Portuguese, Italian
    r"\b(?:seguir|continuar|sigue|continúa) leyendo\b|\b(?:noticia|artículo|nota|contenido|texto) complet[oa]\b|"
    r"\bcontinu\w+ (?:a ler|lendo)\b|\b(?:artigo|texto|conteúdo) (?:completo|é exclusivo)\b|\bler (?:o|este) artigo\b|"
    r"\bcontinua\w* a leggere\b|\barticolo completo\b|\bleggere (?:questo |l['’])articolo\b|"
    # Dutch, Scandinavian, Finnish
    r"\bverder (?:te )?lezen\b|\blees (?:dit artikel )?verder\b|\b(?:hele|volledige) artikel\b|"
    r"\bläsa? (?:hela artikeln|vidare)\b|\bhela artikeln\b|"
    r"\b(?:les|lese|læs|læse) (?:hele (?:saken|artik\w+)|videre)\b|"
    r"\bhele artiklen\b|\blue koko (?:juttu|artikkeli)\b|\bjatka lukemista\b|"
    # Polish, Czech, Russian
    r"\b(?:cz|przecz)yta\w* (?:dalej|w całości|cały)\b|\b(?:cały|pełny) (?:artykuł|tekst)\b|\bpozostało \d+ ?%|"
    r"\bdostęp do tego\b|\bcelý článek\b|\bpokračovat ve čtení\b|\bdočíst\b|"
    r"\b(?:про)?чита\w+ (?:стать\w+ |материал |текст )?(?:дальше|далее|полностью|целиком)\b|"
    r"\bполн(?:ый|ая|ую|ой) (?:текст|верси|стать)\w*|\b(?:материал|статья|текст) доступ\w+|\bпродолж\w+ чтени\w+|"
    # Japanese, Chinese, Korean
    r"続き(?:を(?:読む|お読み)|は)|残り[:：]?\s?\d+文字|全文を読む|"
    r"(?:继续|繼續)(?:阅读|閱讀)|(?:阅读|閱讀|余下|剩余)全?文|[仅僅]限(?:付[费費])?(?:[会會][员員]|订阅)|"
    r"전체 (?:기사|내용)|기사 전문|(?:계속|이어서) 읽"
)
_CLAUSE = r"(?:^|[.!?:;,…|•·–—(]\s*|\b(?:please|now)\s)"
"""Where a request begins: after a subject, "can", "must" or "to" the same verb tells of what others do."""
_ASKED = (
    # English
    rf"{_CLAUSE}(?:subscribe|(?:sign|log)[ -]?(?:in|up)|register|(?:pick|choose) (?:a|your) plan|"
    rf"(?:buy|purchase|get|unlock) (?:this {_TEXT}|(?:an? )?(?:\w+ )?(?:pass|access|subscription))|"
    r"create (?:an?|your) (?:\w+ )?account|become an? (?:\w+ )?(?:subscriber|member))\b|"
    r"\byou(?:r|['’]\w+)?\b[^.!?]{0,40}?\b(?:subscri\w+|log(?:ged)?[ -]?in|sign(?:ed)?[ -]?(?:in|up)|regist\w+|"
    r"members?(?:hip)?|account)\b|"
    rf"\b(?:free trial|join to unlock|already have an account|{_TEXT} is locked|"
    r"(?:with|requires) an? (?:\w+ )?(?:subscription|membership|account)|"
    r"(?:subscription|membership|registration|log ?in) (?:is )?(?:required|free)|"
    r"(?:subscribers?|members?)[ -](?:only|exclusive)|only (?:\w+ )?(?:subscribers|members) can)\b|"
    r"\b(?:for|to) (?:our |all |paid |paying |registered )?(?:subscribers|members)(?=\W*$|[.!?]| only\b)|"
    # German
    r"\b(?:abonnieren|registrieren|testen) sie\b|\bmelden sie sich\b|\bloggen sie sich\b|"
    r"\bwerde(?:n sie)? (?:mitglied|abonnent)|"
    r"\b(?:jetzt|bitte|hier|gratis|kostenlos|zum weiterlesen) (?:\w+ ){0,2}"
    r"(?:abonnieren|anmelden|einloggen|registrieren|testen|\w*abo)\b|"
    rf"{_CLAUSE}(?:anmelden|einloggen|registrieren|abonnieren)\b|\b(?:mit|im|kein) (?:\w+ ){{0,2}}\w*-?abo\b|"
    r"\babo(?:nnement)? (?:abschließen|wählen|testen|kaufen|bestellen|erforderlich)\b|\bplus-inhalt\w*|"
    r"\bkostenlose[nr]? (?:zugang|registrierung)\b|"
    r"\b(?:für|unsere[nr]?) (?:\w+ )?(?:abonnent\w+|mitglieder)(?=\W*$|[.!?]| (?:lesbar|zugänglich|verfügbar)\b)|"
    r"\b(?:ihr|dein)(?:em|en|e)? (?:\w+[- ])?(?:abo|konto|zugang)\b|"
    # French
    r"\b(?:abonnez|connectez|inscrivez|identifiez)-vous\b|\bje m['’](?:abonne|inscris)\b|"
    rf"{_CLAUSE}(?:s['’](?:abonner|inscrire|identifier)|se connecter)\b|\bcré(?:e[zr]|ant) (?:un|votre|mon) compte\b|"
    r"\b(?:votre|mon) (?:compte|abonnement)\b|\bavec un abonnement\b|"
    r"\bréservée?s? (?:aux|à nos) (?:abonné|membre|lecteur)\w*(?=\W*$|[.!?])|"
    r"\bdéjà abonnée?\s?\?|\baccès .{0,40}?\bprotégé\b|"
    # Spanish, Portuguese, Italian
    r"\bsuscr[íi]b(?:ete|ase|ite)\b|\breg[íi]str(?:ate|ese)\b|\binicia(?:r)? sesión\b|\bhazte\b|"
    r"\btu (?:cuenta|suscrip\w+)|\bcon una suscripción\b|\bcrea(?:r)? una cuenta\b|"
    r"\bpara (?:nuestros )?suscriptores(?=\W*$|[.!?])|"
    r"\bassine\b|\bcadastr(?:e|ar)-se\b|\b(?:faça|fazer) login\b|\bpara assinantes\b|"
    rf"{_CLAUSE}(?:abbonati|accedi|registrati)\b|\bcon (?:un |l['’]|il tuo )abbonamento\b|"
    r"\bagli abbonati(?=\W*$|[.!?])|"
    # Dutch, Scandinavian, Finnish
    r"\babonneer\b|\b(?:neem|met) (?:een )?\w*abonnement\b|\b(?:word|voor) (?:abonnees?|lid)\b|\binloggen\b|"
    r"\bin te loggen\b|\blogga in\b|\blogg inn\b|\blog ind\b|\bprenumerera\b|\b(?:bli|för) prenumerant\w*|"
    rf"\b(?:bli|bliv|for) abonnent\w*|\bkirjaudu\b|{_CLAUSE}(?:tilaa|bliv? medlem)\b|\btilaajille\b|"
    # Polish, Czech, Russian
    r"\bzalog\w+|\bsubskry\w+|\b(?:wy)?kup (?:prenumerat|dostęp|abonament)\w*|"
    r"\b(?:w prenumeracie|dla prenumeratorów)\b|\bpředpl\w+|\bpřihla(?:s|šte) se\b|\bpřihlásit se\b|"
    r"\bподпишитесь\b|\bпо подписке\b|\bоформи\w+ подписку\b|\b(?:для|только) подписчик\w+|\bвойдите\b|"
    r"\bавторизуйтесь\b|\bпосле авторизации\b|\bзарегистрируйтесь\b|"
    # Japanese, Chinese, Korean
    r"ログイン|会員(?:限定|登録|の方|のみ|になる)|無料登録|購読|有料(?:会員|記事)|"
    r"登[录錄入]|订阅|訂閱|付[费費](?:[会會][员員]|后|後|[阅閱])|[仅僅]限[会會][员員]|(?:开通|開通|加入)[会會][员員]|[会會][员員][专專]享|"
    r"로그인|구독|유료 ?회원|회원(?:가입|만| 전용)"
)
_LABEL_CHARACTERS = 30
_LABEL = re.compile(
    r"subscri|log ?in|sign ?(?:in|up)|register|account|member|\babo\b|abonn|anmelde|registr|mitglied|konto|compte|"
    r"connex|inscri|identifi|suscri|cuenta|assin|cadastr|abbona|accedi|inlog|prenum|logga|logg inn|log ind|"
    r"tilaa|kirjaudu|подпис|войти|会員|登録|[会會][员員]|회원"
)
"""On a button, which is no sentence, the bare words ask."""
_OFFER, _ASK = re.compile(_OFFERED), re.compile(_ASKED)
_AT_ONCE = re.compile(
    # What is offered in these words is offered by links to other texts too, so what is asked stands in the same piece.
    rf"\b(?:read|view|see|access|watch|get) (?:the |this |your |our |full |entire |whole |complete |exclusive ){{1,3}}"
    rf"(?:{_TEXT}|video|report)\b|\bto read on\b|\b{_WHOLE} {_TEXT}\b|"
    rf"\b(?:this|the) {_TEXT} is (?:only |exclusively )?(?:for|available|reserved)\b|"
    rf"\b(?:rest|remainder) of the {_TEXT}\b|"
    r"\bonly (?:\w+ )?(?:subscribers|members) can (?:read|see|view|access)\b|"
    r"\b(?:inhalt|artikel|beitrag|text|bereich) ist (?:nur|exklusiv|ausschließlich)\b|\bkeinen zugang\b|"
    r"\b(?:ganzen|vollständigen|kompletten) (?:artikel|beitrag|text)\b|\bleer (?:el|este|esta|la) (?:art|not|cont)\w+|"
    r"\bler (?:o|este|esta|a) (?:art|mat|not|cont)\w+|"
    r"\bleggere (?:il|questo|la|l['’]) ?(?:art|not|cont)\w+|\bdit artikel\b|"
    r"\bden här artikeln\b|\bdenne (?:artikkelen|saken|artikel)\b"
)
_LIMIT = re.compile(
    r"\b(?:reached|used up|hit|exceeded) (?:your (?:\w+ ){0,3}|the (?:\w+ ){0,2}(?:article|story) )"
    r"(?:limit|quota|allowance)\b|"
    r"\b(?:limit|anzahl) (?:kostenloser|freier|an freien) artikel\b|"
    r"\blimite d['’]articles\b|\blímite de (?:artículos|noticias)\b"
)
"""Of free articles, which asks without a word for it."""


def find_gate(pieces: Sequence[str]) -> str | None:
    """Give the first of these short pieces, in small letters, that offers the rest of a text where it or a piece beside
    it asks for something in return; None where none does.
    """
    asks = [_asks(piece) for piece in pieces]
    for at, piece in enumerate(pieces):
        offered = first_unquoted(_LIMIT, piece) or (asks[at] and first_unquoted(_AT_ONCE, piece))
        if not offered and any(asks[max(0, at - 1) : at + GATE_PIECES]):
            offered = first_unquoted(_OFFER, piece)
        if offered:
            return " ".join(piece.split())
    return None


def _asks(piece: str) -> bool:
    is_label = len(piece) <= _LABEL_CHARACTERS and not piece.rstrip().endswith((".", "。"))
    return first_unquoted(_ASK, piece) is not None or (is_label and first_unquoted(_LABEL, piece) is not None)
