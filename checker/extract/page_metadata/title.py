"""The title, as a reader sees it over the text."""

import re
from collections import Counter
from collections.abc import Sequence

from checker.extract.page_metadata.meta_names import TITLE
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import Told, letters, told

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:]+\s+|\s*[|»]\s*|_|\s+::\s+")
"""What stands between a title and the outlet's name in a title element."""
_CUT = re.compile(r"\s?(?:…|\.\.\.)$")
SEPARATORS = 10
HEADINGS = 5
"""First-level headings that are looked at; a page with more uses them for its sections."""


def find_title(sources: Sources, names: Sequence[str]) -> Told | None:
    """Give the page's title; `names` are what the outlet and the authors are called."""
    return choose_title(title_candidates(sources), names)


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


def choose_title(candidates: Sequence[Told], names: Sequence[str]) -> Told | None:
    """Choose the title that most places state, of equals the most trusted, without the outlet's name.

    `names` are what the outlet and the authors are called. A heading that no other place bears out is the site's or
    a section's as often as the text's: it goes after the title element. A title that was cut off gives way to the
    whole one.
    """
    known = {letters(name) for name in names} - {""}
    whole = {letters(each.value) for each in candidates if not _CUT.search(each.value)}
    bare = [Told(without_outlet(each.value, known, whole), each.where) for each in candidates]
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


def without_outlet(title: str, known: set[str], whole: set[str]) -> str:
    """Take the outlet's name off a title where it is known, or where the rest alone is a title too.

    `known` are the outlet's names and `whole` the page's titles, as `letters` writes them.
    """
    found = list(_SEPARATOR.finditer(title))[:SEPARATORS]
    for match in found:
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if not before or not after:
            continue
        if letters(after) in known or (letters(before) in whole and match is found[-1]):
            return before
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
