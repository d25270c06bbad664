"""The title, as a reader sees it over the text."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import islice

from checker.extract.document import Role
from checker.extract.error_titles import is_bot_check, is_no_site, is_server_error, says_not_found
from checker.extract.page_metadata.meta_names import TITLE
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import VALUE_LIMIT_CHARACTERS, Told, letters, told

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:]+\s+|\s*[|»]\s*|_|\s+::\s+")
"""What stands between a title and the outlet's name in a title element."""
_BRACKETED = re.compile(r"\s\[([^\[\]]+)\]$")
_CUT = re.compile(r"\s?(?:…|\.\.\.)$")
_NAMES_NO_TEXT = (says_not_found, is_bot_check, is_server_error, is_no_site)
_SHOWN = frozenset({"title element", "h1"})
SEPARATORS = 10
HEADINGS = 5
"""First-level headings that are looked at; a page with more uses them for its sections."""
HEADLINES = 20
"""Headings of any level that are looked at for what the page shows of its title."""


def find_title(sources: Sources, names: Sequence[str]) -> Told | None:
    """Give the page's title; `names` are what the outlet and the authors are called."""
    candidates = title_candidates(sources)
    shown = _headlines(sources) if any(_SEPARATOR.search(each.value) for each in candidates) else frozenset()
    return choose_title(candidates, names, shown)


def _headlines(sources: Sources) -> frozenset[str]:
    headlines = (block for block in sources.blocks if block.role is Role.HEADLINE)
    return frozenset(
        letters(sources.text[block.start : min(block.end, block.start + VALUE_LIMIT_CHARACTERS)])
        for block in islice(headlines, HEADLINES)
    )


def title_candidates(sources: Sources) -> tuple[Told, ...]:
    """Give every title that the page states, the most trusted first."""
    declared, article = sources.declared, sources.article
    microdata = next((item.value for item in declared.items if item.name == "headline"), None)
    meta = next((name for name in TITLE if name in declared.metas), "")
    found = [
        told(article.get("headline"), "json-ld headline"),
        told(declared.meta(meta), f"meta {meta}"),
        told(microdata, "microdata headline"),
        *(told(heading.text.rstrip("¶# "), "h1") for heading in declared.headings[:HEADINGS]),
        told(declared.title, "title element"),
        told(article.get("name"), "json-ld name"),
    ]
    return tuple(each for each in found if each)


def choose_title(candidates: Sequence[Told], names: Sequence[str], shown: Set[str] = frozenset()) -> Told | None:
    """Choose the title that most places state, of equals the most trusted, without the outlet's name.

    `names` are what the outlet and the authors are called, `shown` the headings of the text as `letters` writes them.
    A heading that no other place bears out is the site's or a section's as often as the text's: it goes after the
    title element. A title that was cut off gives way to the whole one. A page that calls itself missing, a check
    for robots or an error is that, whatever its outlet declares for all of its pages.
    """
    known = {letters(name) for name in names} - {""}
    whole = {letters(each.value) for each in candidates if not _CUT.search(each.value)}
    bare = [Told(without_outlet(each.value, known, whole, shown), each.where) for each in candidates]
    for each in bare:
        if each.where in _SHOWN and any(says(each.value) for says in _NAMES_NO_TEXT):
            return each
    titles = [each for each in bare if letters(each.value) not in known] or bare
    if not titles:
        return None
    written = [(each, letters(each.value)) for each in titles]
    said = Counter(text for text, _ in {(text, each.where) for each, text in written})
    element = next((each for each in titles if each.where == "title element"), None)

    def rank(pair: tuple[Told, str]) -> tuple[bool, int]:
        each, text = pair
        borne_out = each.where != "h1" or element is None or said[text] > 1 or _shares_words(each, element)
        return borne_out, said[text]

    best, text = max(written, key=rank)
    if _CUT.search(best.value):
        text = letters(_CUT.sub("", best.value))
        best = next((each for each, longer in written if len(longer) > len(text) and longer.startswith(text)), best)
    return best


def _shares_words(heading: Told, element: Told) -> bool:
    """Whether half of a heading's words stand in the title element's longest part, which is no section's name."""
    words = set(heading.value.casefold().split())
    longest = max(_SEPARATOR.split(element.value), key=len)
    return 2 * len(words & set(longest.casefold().split())) >= len(words)


def without_outlet(title: str, known: Set[str], whole: Set[str], shown: Set[str] = frozenset()) -> str:
    """Take the outlet's name off a title where it is known, or where the rest alone is a title or heading too.

    `known` are the outlet's names, `whole` the page's titles and `shown` its headings, as `letters` writes them.
    """
    if (end := _BRACKETED.search(title)) and letters(end[1]) in known:
        title = title[: end.start()]
    found = list(_SEPARATOR.finditer(title))[:SEPARATORS]
    for match in found:
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if not before or not after:
            continue
        if letters(after) in known or (letters(before) in whole and match is found[-1]):
            return before
    if found and letters(title) not in shown:
        for match in reversed(found):
            # A heading before more than it says is a section's.
            if 2 * match.start() >= len(title) and letters(before := title[: match.start()]) in shown:
                return before.strip()
    for match in found[:1]:
        after = title[match.end() :].strip()
        if letters(title[: match.start()]) in known and after:
            return after
    return title


def outlet_in_title(title: str, others: Sequence[str]) -> str | None:
    """Give what stands after the last separator of a title whose rest is one of the page's other titles."""
    found = list(_SEPARATOR.finditer(title))[:SEPARATORS]
    if not found:
        return None
    whole = {letters(other) for other in others}
    for match in found:
        if letters(title[: match.start()]) in whole:
            rest = _SEPARATOR.split(title[match.end() :])
            return rest[-1].strip() or None
    return None
