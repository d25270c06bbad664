"""When the page was published and when it was changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from checker.extract.document import OWN_WORDS, Block, Role
from checker.extract.page_metadata.dates import date_in_path, dates_in, iso_date
from checker.extract.page_metadata.declared import Declared, Time
from checker.extract.page_metadata.main_entity import ARTICLES
from checker.extract.page_metadata.meta_names import MODIFIED, PUBLISHED
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import Told

NEAR_BLOCKS = 12
"""Blocks at the text's beginning and around the headline in which a date line may stand."""
DATE_LINE_CHARACTERS = 160
"""A longer block is no date line but a paragraph, whose dates are the story's."""
_OTHER_TYPES = frozenset("VideoObject AudioObject ImageObject Comment UserComments Answer Event Product Offer".split())
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|aktualisiert|geändert|stand|mis à jour|modifié|actualizado|"
    r"aggiornato|atualizado|bijgewerkt|uppdaterad|opdateret)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|first published|created|issued|veröffentlicht|publié|publicado|"
    r"pubblicato|gepubliceerd|geplaatst|publicerad|udgivet|erstellt)\b",
    re.IGNORECASE,
)


def find_published(sources: Sources) -> Told | None:
    """Give the day on which the page was published, from what it declares, its address, or its date line."""
    declared, article = sources.declared, sources.article

    def places() -> Iterator[tuple[object, str]]:
        yield article.get("datePublished"), "json-ld datePublished"
        for name in PUBLISHED:
            yield declared.meta(name), f"meta {name}"
        for value in _items(declared, "datePublished"):
            yield value, "microdata datePublished"
        yield sources.web_page.get("datePublished"), "json-ld datePublished"
        for key in ("dateCreated", "uploadDate"):
            yield article.get(key), f"json-ld {key}"
        for value in _items(declared, "dateCreated"):
            yield value, "microdata dateCreated"
        for time in _times(declared, changed=False):
            yield time.stamp or time.text, "time element"
        yield date_in_path(_path(sources.url)) or date_in_path(_path(declared.canonical)), "url"
        yield _date_line(sources, changed=False), "text"

    return _first_date(places())


def find_modified(sources: Sources) -> Told | None:
    """Give the day on which the page says that it was last changed."""
    declared, article = sources.declared, sources.article

    def places() -> Iterator[tuple[object, str]]:
        yield article.get("dateModified"), "json-ld dateModified"
        for name in MODIFIED:
            yield declared.meta(name), f"meta {name}"
        for value in _items(declared, "dateModified"):
            yield value, "microdata dateModified"
        yield sources.web_page.get("dateModified"), "json-ld dateModified"
        for time in _times(declared, changed=True):
            yield time.stamp or time.text, "time element"
        yield _date_line(sources, changed=True), "text"

    return _first_date(places())


def _first_date(candidates: Iterable[tuple[object, str]]) -> Told | None:
    for value, where in candidates:
        if value and (day := iso_date(value)):
            return Told(day, where)
    return None


def _items(declared: Declared, name: str) -> list[str]:
    """Give a property's values, those of the item that holds the headline first; none of a film's or a comment's."""
    headed = next((item.scope for item in declared.items if item.name == "headline"), "")
    own = [item for item in declared.items if item.name == name and item.type not in _OTHER_TYPES]
    return [item.value for item in sorted(own, key=lambda item: (item.scope != headed, item.type not in ARTICLES))]


def _times(declared: Declared, *, changed: bool) -> Iterator[Time]:
    """Give the time elements that may say when the page was published, the surest first."""
    main = next((heading.article for heading in declared.headings if heading.article), "")
    own = [time for time in declared.times if not main or time.article in ("", main)]
    told = [time for time in own if _speaks_of_change(time) is changed]
    if changed:
        yield from told
        return
    yield from (time for time in told if time.is_pubdate or "datepublished" in time.near)
    after = [time for time in told if time.headings_before or not declared.headings]
    yield from (time for time in after if "publish" in time.near or "entry-date" in time.near)
    yield from after
    yield from told


def _speaks_of_change(time: Time) -> bool:
    if "datemodified" in time.near or _CHANGED.search(time.text):
        return True
    own = time.near
    return ("updated" in own or "modified" in own) and "publish" not in own


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _date_line(sources: Sources, *, changed: bool) -> str | None:
    lines = [byline.text for byline in sources.declared.bylines]
    lines += _near_headline(sources.text, sources.blocks)
    word = _CHANGED if changed else _PUBLISHED
    for line in lines:
        for found in word.finditer(line):
            if day := next(dates_in(line[found.end() : found.end() + 60]), None):
                return day
    if changed:
        return None
    plain = (line for line in lines if not _CHANGED.search(line))
    return next((day for line in plain for day in dates_in(line)), None)


def _near_headline(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    headline = next((number for number, block in enumerate(blocks) if block.role is Role.HEADLINE), 0)
    around = blocks[max(headline - 3, 0) : headline + NEAR_BLOCKS]
    for block in around:
        if block.end - block.start <= DATE_LINE_CHARACTERS and block.role in (*OWN_WORDS, Role.ASIDE, Role.CAPTION):
            yield text[block.start : block.end]
