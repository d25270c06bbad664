"""Pages that show a part of their text, or too little to be taken for the whole."""

import re
from bisect import bisect_left

from checker.extract.document import OWN_WORDS, Block, Role
from checker.extract.page_state.gates import GATE_CHARACTERS, GATE_WORDS, find_gate
from checker.extract.page_state.mention import first_unquoted
from checker.extract.page_state.page import WHOLE_ARTICLE_WORDS, Page, count
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

TEASER_LIMIT_CHARACTERS = 1_000_000
"""Of the text that is looked through; what is longer is no teaser."""
_ELSEWHERE = (Role.NAVIGATION, Role.COMMENT)
_TEASER = re.compile(
    # Of text in lower case: twice as fast as without regard to case.
    r"\b(?:subscribe|sign ?in|log ?in|register|sign ?up|create (?:a|an|your) (?:free )?account)\b.{0,30}?"
    r"\b(?:to (?:continue|keep|finish)|to (?:read|unlock) (?:the|this|more|full))\b|\bto continue reading\b|"
    r"\b(?:article|story|content|post|page|video|series) is (?:only )?(?:reserved )?"
    r"(?:for|(?:only )?available (?:exclusively |only )?to|exclusive to) (?:\w+ ){0,2}"
    r"(?:subscribers|members)\b(?! of\b)|"
    r"\b(?:story|post|article) available to (?:\w+ ){0,2}members only\b|"
    r"\byou are unauthorized to view this page\b|"
    r"\balready a (?:subscriber|member)(?=\s*\?|\W{1,3}(?:please )?(?:log|sign|click)\b|\n|$)|"
    r"\bcontinue reading (?:with|by)\b|\bfor subscribers only\b|"
    r"\bthis is a preview of subscription content\b|\b\d+ ?% of (?:this|the) (?:article|story) remain|"
    r"\byou['’](?:ve|re) (?:reached|read|out of|used) (?:\w+ ){0,4}"
    r"(?:free (?:articles?|story|stories)|article limit)\b"
)
_OTHER_STEMS = (
    *("abonn", "abbonati", "bereits ein", "weiterlesen", "mitglieder", "il vous reste", "lire la suite", "suscr"),
    *("registrate", "regístrate", "sesión", "assina", "assine", "leyendo", "verder", "prenumer", "会員"),
)
"""Every request in another language than English holds one of these, which is quickly seen."""
_TEASER_ELSEWHERE = re.compile(
    # German
    r"\b(?:diesen artikel|jetzt) weiterlesen(?: mit)?\b|\bweiterlesen mit (?:abo|\w+\+)|\bnur für abonnenten\b|"
    r"\b(?:artikel|beitrag|inhalt) ist (?:nur |exklusiv )?für (?:\w+ )?(?:abonnent|mitglieder\b(?! \w))|"
    r"\bbereits abonnent\b|\bsie haben bereits ein (?:\w+-?)?abo|"
    # French
    r"\br[ée]serv[ée]e?s? (?:aux|à nos) abonnée?s?\b(?! d)|"
    r"\bil vous reste \d+(?:[.,]\d+)? ?% de cet article\b|\bdéjà abonné|"
    r"\babonnez-vous pour (?:lire|continuer|poursuivre)|\bpour lire la suite\b(?! d[ue]s? )|"
    # Spanish, Portuguese
    r"\b(?:suscr[íi]b(?:ete|ase|ite)|reg[íi]strate|inicia sesión)\b.{0,30}?\bpara (?:seguir|continuar|leer)|"
    r"\b(?:exclusiv[oa]|sólo|solo) para (?:suscriptores|assinantes)\b(?! d)|\bya eres suscriptor|"
    r"\bpara seguir leyendo,? (?:suscr|reg|ingres|inici)|\bjá é assinante\b|\bassine para (?:ler|continuar)|"
    # Italian, Dutch, Scandinavian
    r"\briservat[oaie] agli abbonati\b|\bsei già abbonato\b|\babbonati per (?:leggere|continuare)|"
    r"\balleen voor abonnees\b|\bal abonnee\b|\bom verder te lezen\b|\b(?:endast|bara) för prenumeranter\b|"
    r"\b(?:kun|bare) for abonnenter\b|"
    # Japanese
    r"有料会員限定|この記事は会員限定|会員限定記事"
)
_ASIDE_WORDS = 40
"""A longer block is a paragraph, which may tell of paywalls …"""
_WORDS_AFTER = 100
"""… where the text goes on after it; a teaser ends soon after its request."""
GATE_PIECES_LIMIT = 2_000
"""Short pieces that are looked at, from the end: as many as cost a second where they are made to be slow."""
WORDS_AFTER_GATE = 300
"""A short paragraph of the text, with more of it after it, goes on with the text; a request may stand before the
beginnings of other stories."""
PAPER_WORDS = 600
"""A page that calls itself a paper's and shows fewer words of its own is not taken for the whole paper.

Structured abstracts have up to 400 words, and highlights or a plain summary may stand beside them.
"""
_PAPER = re.compile(rb"<meta\b[^<>]{0,300}?\bname\s*=\s*[\"']?citation_(?:title|pdf_url|doi)\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(…|\.\.\.|\[…\]|\[\.\.\.\])\W*$|\bread more\W*$", re.IGNORECASE)


def _declared_not_free(page: Page) -> str | None:
    return "declares that its full text is not free" if page.document.metadata.free is False else None


def _asks_to_subscribe(page: Page) -> str | None:
    # Of all characters only İ grows when it becomes small, and offsets have to stay.
    text = page.document.text[:TEASER_LIMIT_CHARACTERS].replace("İ", "I").lower()
    stems = [stem for stem in _OTHER_STEMS if stem in text]
    if not stems and not _TEASER.search(text):
        return None
    for block in page.document.blocks:
        if block.role in _ELSEWHERE:
            continue
        found = first_unquoted(_TEASER, text, block.start, block.end)
        if found is None and stems and any(stem in text[block.start : block.end] for stem in stems):
            found = first_unquoted(_TEASER_ELSEWHERE, text, block.start, block.end)
        if found is not None and not _tells_of_paywalls(page, block):
            words = page.document.text[found.start() : found.end()].split()
            return f"seems to be a teaser (“{' '.join(words)[:60]}”)"
    return None


def _tells_of_paywalls(page: Page, block: Block) -> bool:
    if count(page.text_of(block)) <= _ASIDE_WORDS or block.role not in OWN_WORDS:
        return False
    return _goes_on_after(page, block)


def _goes_on_after(page: Page, block: Block) -> bool:
    after = 0
    for own in page.own_blocks[bisect_left(page.own_blocks, block.end, key=lambda own: own.start) :]:
        after += count(page.text_of(own))
        if after >= _WORDS_AFTER:
            return True
    return False


def _offers_the_rest(page: Page) -> str | None:
    pieces: list[str] = []
    after = 0
    for block in reversed(page.document.blocks):
        if block.role in _ELSEWHERE:
            continue
        if len(pieces) >= GATE_PIECES_LIMIT:
            break
        text = page.text_of(block)
        words = count(text)
        is_own = block.role in OWN_WORDS
        if words <= GATE_WORDS and len(text) <= GATE_CHARACTERS and not (is_own and after >= WORDS_AFTER_GATE):
            pieces.append(text.lower())
        if is_own:
            after += words
    found = find_gate(pieces[::-1])
    return f"offers the rest of its text to those who subscribe or sign in (“{found[:60]}”)" if found else None


def _abstract_alone(page: Page) -> str | None:
    if page.own_words >= PAPER_WORDS or not _PAPER.search(page.markup):
        return None
    return f"is the page of a paper and shows only {page.own_words} words, such as its abstract"


def _few_words(page: Page) -> str | None:
    if page.own_words >= WHOLE_ARTICLE_WORDS:
        return None
    return f"showed only {page.own_words} words, too few to be taken for the whole"


def _text_for_scripts(page: Page) -> str | None:
    if any(block.path.startswith("script") for block in page.document.blocks):
        return "keeps text for its scripts that it does not show"
    return None


def _breaks_off(page: Page) -> str | None:
    # A list may end on whatever comes next.
    body = [block for block in page.own_blocks if block.role is not Role.LIST]
    if body and _BREAKS_OFF.search(page.document.text[max(body[-1].start, body[-1].end - 60) : body[-1].end]):
        return "breaks off at its end like a teaser"
    return None


PAYWALLS = (
    Rule("declared_not_free", SourceState.PARTIAL, _declared_not_free, "schema.org isAccessibleForFree"),
    Rule("asks_to_subscribe", SourceState.PARTIAL, _asks_to_subscribe, "checker"),
    Rule("offers_the_rest", SourceState.PARTIAL, _offers_the_rest, "checker"),
    Rule("abstract_alone", SourceState.PARTIAL, _abstract_alone, "Google Scholar, Inclusion Guidelines"),
    Rule("few_words", SourceState.PARTIAL, _few_words, "checker"),
    Rule("text_for_scripts", SourceState.PARTIAL, _text_for_scripts, "checker"),
    Rule("breaks_off", SourceState.PARTIAL, _breaks_off, "checker"),
)
