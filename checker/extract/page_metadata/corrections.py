"""Notices that say that a text was corrected."""

import re
from collections.abc import Iterator, Sequence

from checker.extract.document import Block, Role
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import clean

NOTICE_LIMIT = 20
NOTICE_CHARACTERS = 1_000
BLOCK_CHARACTERS = 5_000
"""Of a longer block the beginning is looked at; two blocks of 309 real pages are longer."""
BLOCK_LIMIT = 1_000
_KEYS = (
    "correct",
    "clarif",
    "amended",
    "an earlier version",
    "a previous version",
    "berichtig",
    "korrektur",
    "rectific",
    "errat",
    "corrección",
)
"""A block without any of these holds no notice; looking for words is a hundred times as fast as for patterns."""
_LABEL = re.compile(
    r"^\W{0,5}(?:[\w.,]{1,12} ){0,5}"
    r"(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|corrected|berichtigung|korrektur|"
    r"rectificati(?:f|on)|rectificación|corrección|erratum|errata corrige)"
    r"(?: (?:\([^()]{1,40}\)|appended|notice|[\w.,]{1,12}(?: [\w.,]{1,12}){0,4}))?\s?[:—–]\s?\S",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:th(?:is|e) (?:article|story|post|piece|report|page|headline|column|interview|version|item)"
    r"[^.!?\n]{0,120}?(?:(?:was|has been|is|were) (?:\w+ )?(?:amended|corrected|clarified)|(?:updated|edited|changed|"
    r"revised) [^.!?\n]{0,60}?(?:to correct|to clarify|correct(?:s|ed|ing)))"
    r"|an? (?:earlier|previous|original) version of (?:this|the) [^.!?\n]{0,120}?\w"
    r"|editor['’]?s['’]? note[^.!?\n]{0,210}?\b(?:corrected|correction|clarified))",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"\b(?:if you (?:\w+ ){0,3}(?:aware|see|spot|find|found|believe|have|notice)|"
    r"(?:request|report|submit) an? (?:error|mistake|correction|inaccuracy)|"
    r"(?:request|submit|send)(?: us)? (?:your )?corrections)\b",
    re.IGNORECASE,
)
"""What asks readers for corrections is none."""
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]?\s+(?=[A-ZÀ-Þ\"“‘(])")


def find_corrections(sources: Sources) -> tuple[tuple[str, ...], str]:
    """Give the notices, each as it stands in the text, and where they stand.

    A short block is given whole; of a long paragraph from the notice's sentence on.
    """
    found = dict.fromkeys(_in_text(sources.text, sources.blocks))
    where = "text" if found else ""
    given = sources.article.get("correction")
    for value in (given if isinstance(given, list) else [given])[:NOTICE_LIMIT]:
        notice = clean(value.get("text") if isinstance(value, dict) else value)
        if notice and "://" not in notice[:10] and not any(notice[:60] in known for known in found):
            found[notice] = None
            where = where or "json-ld correction"
    return tuple(found)[:NOTICE_LIMIT], where


def _in_text(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    lowered = text.lower()
    keys = [key for key in _KEYS if key in lowered]
    if not keys:
        return
    looked_at = 0
    for block in blocks:
        if block.role in (Role.NAVIGATION, Role.COMMENT, Role.HEADLINE):
            continue
        whole = text[block.start : min(block.end, block.start + BLOCK_CHARACTERS)]
        lowered = whole.lower()
        if not any(key in lowered for key in keys):
            continue
        looked_at += 1
        if looked_at > BLOCK_LIMIT:
            return
        if _INVITATION.search(whole):
            continue
        if _LABEL.match(whole):
            yield whole[:NOTICE_CHARACTERS]
        elif found := _SENTENCE.search(whole):
            start = max((end.end() for end in _SENTENCE_END.finditer(whole, 0, found.start() + 1)), default=0)
            yield whole[start : start + NOTICE_CHARACTERS]
