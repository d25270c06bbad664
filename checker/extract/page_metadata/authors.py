"""Who wrote the page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from checker.extract.page_metadata.declared import Declared
from checker.extract.page_metadata.meta_names import AUTHOR
from checker.extract.page_metadata.outlet import names_of
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import letters

AUTHOR_LIMIT = 50
NAME_WORDS = 8
_BY = re.compile(
    r"^(?:(?:written|posted|reported|story|words|text|edited)\s)?(?:by|von|par|por|di|door|af|av)[:\s]\s*", re.I
)
_BETWEEN = re.compile(r"\s+(?:and|und|et|y|e|en|og|och)\s+|\s*[;&/]\s*|\s+\|\s+", re.I)
_COMMA = re.compile(r",\s+(?:and\s+)?")
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|columnist|producer|columnist|journalist|contributor|"
    r"analyst|director|professor|redakteur\w*|m\.?d\.?|ph\.?d\.?)$",
    re.I,
)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|mba|rn|ma|ms|msc|esq)\.?$", re.I)
_NO_NAME = re.compile(r"://|^www\.|@|^\W*$|\d{4}|\.(?:com|org|net)/", re.I)
_ADDRESS_AFTER = re.compile(r"\s[(<][^()<>\s]*(?:://|@)[^()<>\s]*[)>]")
_AFTER_NAMES = re.compile(
    r"\s*[•|·].*$|\s+(?:on\s+)?(?:[^\W\d_]{3,9}\.?,?\s+)?\d.*$|\s+\(.*$|\s+(?:updated|published|posted)\b.*$", re.I
)
"""What follows the names in a byline: a date, an age, a handle."""
_CONTROL = re.compile(r"\b(?:sign|log|follow|share|subscribe|more|about|view|contact|all posts)\b", re.I)
_PARTICLES = frozenset("de da di do du del della der den van von und and zu la le al el bin ibn y e et".split())
BYLINE_NAME_WORDS = 5
_EMPTY = frozenset("admin administrator none null undefined unknown author staff webmaster".split())


def find_authors(sources: Sources) -> tuple[tuple[str, ...], str]:
    """Give the names of those who wrote the page, each once, and where they stand; no addresses, no roles.

    They are those that most places state, of equals the most trusted: JSON-LD names whoever put the text online as
    often as metas and the byline agree on another.
    """
    told = [(authors, where) for names, where in _places(sources) if (authors := _distinct(names))]
    if not told:
        return (), ""
    keys = [frozenset(map(letters, authors)) for authors, _ in told]
    said = Counter(keys)
    # max() keeps the first of equals.
    return told[max(range(len(told)), key=lambda number: said[keys[number]])]


def _places(sources: Sources) -> Iterable[tuple[Sequence[str], str]]:
    declared, article, ids = sources.declared, sources.article, sources.ids
    for key in ("author", "creator"):
        yield names_of(article.get(key), ids), f"json-ld {key}"
    # The metas are one system's voice.
    metas = ((declared.metas[name], f"meta {name}") for name in AUTHOR if name in declared.metas)
    yield next(((values, where) for values, where in metas if _distinct(values)), ((), ""))
    items = [item for item in declared.items if "author" in (item.name, item.of) or "creator" in (item.name, item.of)]
    yield [item.value for item in items if item.of] or [item.value for item in items], "microdata author"
    yield _bylines(declared, "author"), "byline"
    yield _bylines(declared, "address"), "address element"


def _bylines(declared: Declared, kind: str) -> list[str]:
    """Give the first byline that holds a name; the next ones are mostly the same again, or about the author."""
    for byline in declared.bylines:
        signed = _BY.match(byline.text)
        if byline.kind != kind or (kind == "address" and not signed) or _CONTROL.search(byline.text):
            continue
        names = split_names(_AFTER_NAMES.sub("", byline.text))
        if names and all(_is_name(name) for name in names):
            return names
    return []


def _is_name(text: str) -> bool:
    words = text.split()
    written = (word[0].isupper() or not word[0].isalpha() or word.lower() in _PARTICLES for word in words)
    # Scripts without capital letters write a name in a word or two.
    return len(words) <= BYLINE_NAME_WORDS and (all(written) or (text.lower() == text.upper() and len(text) <= 20))


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for given in names:
        for name in split_names(given):
            found.setdefault(letters(name), name)
    return tuple(found.values())[:AUTHOR_LIMIT]


def split_names(text: str) -> list[str]:
    """Take a byline apart: "By Ann Spoon and Bob Fork, tea correspondent" gives the two names."""
    text = _ADDRESS_AFTER.sub("", text)
    if _NO_NAME.search(text):
        return []
    bare = _BY.sub("", text.strip()).strip(" ,;|")
    names: list[str] = []
    for part in _BETWEEN.split(bare):
        names += _at_commas(part)
    cleaned = [name.strip(" ,;|") for name in names]
    return [
        name
        for name in cleaned
        if name and name.lower() not in _EMPTY and len(name.split()) <= NAME_WORDS and letters(name)
    ]


def _at_commas(text: str) -> list[str]:
    parts = [part for part in _COMMA.split(text) if part]
    if len(parts) < 2:
        return [_BY.sub("", text)]
    people = [part for part in parts if not _ROLE.search(part) and not _SUFFIX.match(part)]
    # "Spoon, Ann" is one person; a list of people names each by two words or more.
    if all(" " in part for part in people):
        return people
    return [text] if len(people) == len(parts) else people
