"""Requests to pay, join or sign in for the rest of a text, in a short piece of its own at the text's end.

No list of whole phrases is ever complete, so two parts are looked for in one place: what is offered (the rest, the full
article, to go on reading) and what is asked for (a subscription, an account). Either alone says nothing.
"""

import re
from collections.abc import Sequence

from checker.extract.page_state.mention import is_quoted

GATE_WORDS = 40
"""A longer piece is a paragraph of the text."""
GATE_CHARACTERS = 600
GATE_PIECES = 3
"""A heading offers, and the button or the line below it asks."""

_TEXT = r"(?:article|story|post|content|text|page|piece|column)"
_OFFERED = (
    # English
    rf"\b(?:rest|remainder) of (?:this|the|your) {_TEXT}\b|\b(?:the|this) (?:full|entire|whole|complete) {_TEXT}\b|"
    rf"\bfull (?:version of (?:this|the) )?{_TEXT}\b|\b(?:continue|keep|finish|go on|carry on) reading\b|"
    rf"\b(?:unlock|read|access|finish|enjoy) (?:this|your) {_TEXT}\b|\b\d+ ?% of (?:this|the) {_TEXT}\b|"
    rf"\b(?:rest of|remainder of) (?:this|the) {_TEXT} is (?:locked|hidden)\b|\bfinish the {_TEXT}\b|\bread the rest\b|"
    rf"\bjoin to unlock\b|\b(?:buy|purchase) this {_TEXT}\b|"
    # German
    r"\bweiter ?(?:zu)?lesen\b|\b(?:diesen|den (?:ganzen|vollständigen|kompletten)|alle) (?:artikel|beitrag|text)\b"
    r".{0,60}\blesen\b|\blesen sie diesen (?:artikel|beitrag|text)\b|"
    r"\b(?:ihn|es|artikel|beitrag|text) (?:vollständig|komplett|ganz) (?:zu )?lesen\b|"
    r"\b(?:artikel|beitrag|inhalt)\b.{0,20}\bfreischalten\b|"
    # French
    r"\blire la suite\b|\bla suite (?:de cet article|est)\b|\bdébloque[zr]\b.{0,20}\barticle\b|"
    r"\b(?:poursui\w+|continue[rz]) (?:votre|la|à|de) (?:lecture|lire)\b|\b\d+ ?% (?:de (?:cet|l['’]|ce) ?\w+|à \w+)|"
    r"\b(?:intégralité|totalité) de (?:cet |l['’])article\b|\blire (?:cet |l['’])article\b|"
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
_ASKED = (
    r"\bsubscri(?:be|ber|bers|ption|ptions)\b|\b(?:sign|log)(?:ged|ging)?[ -]?(?:in|up)\b|\bregist(?:er|ration)\b|"
    r"\bmembers?(?:hip)?\b|\bfree trial\b|\baccount\b|\b(?:pick|choose) a plan\b|"
    r"\b(?:day )?pass\b|\bpurchase\b|\bbuy\b|\blocked\b|"
    r"\b\w*abo\b|\babonn\w+|\banmelde\w*|\bmelden sie sich an\b|"
    r"\beinloggen\b|\bregistrier\w+|\bkostenlos(?:en)? test\w*|"
    r"\bmitglied\w*|\bzugang\b|\bgratis test\w*|\bplus-inhalt\w*|"
    r"\bcompte\b|\bconnecte[rz]\b|\binscri\w+|\bidentifi(?:er|ez)\b|\bprotégé\b|\bréservée?\b|"
    r"\bsuscr\w+|\breg[ií]str\w+|\binicia(?:r)? sesión\b|\bhazte\b|\bcuenta\b|\bassin\w+|\bcadastr\w+|"
    r"\babbon\w+|\baccedi\b|\bregistrat\w+|\binloggen\b|\bprenumer\w+|\blogga in\b|\blogg inn\b|\blog ind\b|"
    r"\btila(?:a|us|ajille)\b|\bkirjaudu\b|\bzalog\w+|\bsubskrypc\w+|\bwykup\w*|\bpředpl\w+|\bpřihla\w+|"
    r"\bподпис\w+|\bвойдите\b|\bвойти\b|\bавториз\w+|\bзарегистр\w+|"
    r"ログイン|会員|登録|購読|有料|登[录錄入]|订阅|訂閱|付[费費]|[会會][员員]|로그인|구독|회원|결제"
)
_OFFER, _ASK = re.compile(_OFFERED), re.compile(_ASKED)
_AT_ONCE = re.compile(
    # What is offered in these words is offered by links to other texts too, so what is asked stands in the same piece.
    rf"\b(?:read|view|see|access|watch|get) (?:the |this |your |our |full |entire |whole |complete |exclusive ){{1,3}}"
    rf"(?:{_TEXT}|video|report)\b|\bto read on\b|"
    r"\bonly (?:\w+ )?(?:subscribers|members) can (?:read|see|view|access)\b|"
    r"\b(?:inhalt|artikel|beitrag|text|bereich) ist (?:nur|exklusiv|ausschließlich)\b|\bkeinen zugang\b|"
    r"\b(?:ganzen|vollständigen|kompletten) (?:artikel|beitrag|text)\b|\bleer (?:el|este|esta|la) (?:art|not|cont)\w+|"
    r"\bler (?:o|este|esta|a) (?:art|mat|not|cont)\w+|"
    r"\bleggere (?:il|questo|la|l['’]) ?(?:art|not|cont)\w+|\bdit artikel\b|"
    r"\bden här artikeln\b|\bdenne (?:artikkelen|saken|artikel)\b"
)
_LIMIT = re.compile(
    r"\b(?:reached|used up|hit|exceeded) (?:your|the) (?:\w+ ){0,3}(?:limit|quota|allowance)\b|"
    r"\b(?:limit|anzahl) (?:kostenloser|freier|an freien) artikel\b|"
    r"\blimite d['’]articles\b|\blímite de (?:artículos|noticias)\b"
)
"""Of free articles, which asks without a word for it."""


def find_gate(pieces: Sequence[str]) -> str | None:
    """Give the first of these short pieces, in small letters, that offers the rest of a text where it or a piece beside
    it asks for something in return; None where none does.
    """
    asks = [_ASK.search(piece) is not None for piece in pieces]
    for at, piece in enumerate(pieces):
        offered = _LIMIT.search(piece) or (asks[at] and _AT_ONCE.search(piece))
        if not offered and any(asks[max(0, at - 1) : at + GATE_PIECES]):
            offered = _OFFER.search(piece)
        if offered and not is_quoted(piece, *offered.span()):
            return " ".join(piece.split())
    return None
