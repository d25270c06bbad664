"""Pages that show a part of their text, or too little to be taken for the whole."""

import re

from checker.extract.document import Role
from checker.extract.page_state.page import Page
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

WHOLE_ARTICLE_WORDS = 150
"""A page that shows fewer words of its own than this is not taken for the whole.

The shortest agency briefs have 60 to 150 words: they end as `partial`, which costs a "not found" that
would have been right. A lower bar would cost false accusations, for teasers run to 120 words.
"""
_ELSEWHERE = (Role.NAVIGATION, Role.COMMENT)
_TEASER = re.compile(
    r"\b(subscribe|sign ?in|log ?in|register|sign ?up|create (a|an|your) (free )?account)\b.{0,30}"
    r"\b(to (continue|keep|finish)|to (read|unlock) (the|this|more|full))\b|\bto continue reading\b|"
    r"\b(article|story|content) is (only )?(for|available to|exclusive to) (\w+ ){0,2}(subscribers|members)\b|"
    r"\balready a (subscriber|member)\b|\bcontinue reading (with|by)\b|\bfor subscribers only\b",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(…|\.\.\.|\[…\]|\[\.\.\.\])\W*$|\bread more\W*$", re.IGNORECASE)


def _declared_not_free(page: Page) -> str | None:
    return "declares that its full text is not free" if page.document.metadata.free is False else None


def _asks_to_subscribe(page: Page) -> str | None:
    for block in page.document.blocks:
        if block.role not in _ELSEWHERE and (found := _TEASER.search(page.document.text, block.start, block.end)):
            return f"seems to be a teaser (“{found.group()[:60]}”)"
    return None


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
    Rule("few_words", SourceState.PARTIAL, _few_words, "checker"),
    Rule("text_for_scripts", SourceState.PARTIAL, _text_for_scripts, "checker"),
    Rule("breaks_off", SourceState.PARTIAL, _breaks_off, "checker"),
)
