"""The little markup of a page that speaks of the page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.page_metadata.meta_names import READ

SIGN_LIMIT = 5_000
"""Elements of the head looked at: title, meta, link, JSON-LD; the most of 309 real pages is 289."""
KEPT_META_LIMIT = 120
VALUE_LIMIT = 1_000
"""Characters of an attribute or a text that are kept."""
JSON_LD_BLOCK_LIMIT = 20
JSON_LD_LIMIT_CHARACTERS = 1 << 20
"""Of all blocks together; a block that goes over it is left out. The most of 309 real pages is 52,219."""
MARK_LIMIT = 400
"""Elements of the body looked at: headings, times, microdata, bylines; one of 309 real pages has more."""
KEPT_MARK_LIMIT = 80
BYLINE_LIMIT = 160
"""Characters; an element that holds more is no byline but a box about authors."""
NODE_LIMIT = 400
"""Nodes looked at for the text of one element."""
NEAR_LIMIT = 200
"""Characters of the class names around a time."""
APART_CLIMB_LIMIT = 12
"""Ancestors whose names may tell that an element speaks of something else."""
NOSCRIPT_LIMIT = 20
URL_LIMIT = 2_000

_ITEM_PROPERTIES = frozenset(
    "headline author creator datePublished dateCreated dateModified publisher isAccessibleForFree name".split()
)
_NAMED = frozenset(("author", "creator", "publisher"))
_ROOTS = "#root, #app, #__next, #__nuxt, #main-app, #react-root, app-root"
ROOT_LIMIT = 400
_SIGNS = f"title, meta, link[rel~=canonical i], script[type*='ld+json' i], noscript, {_ROOTS}"
_MARKS = (
    "h1, time, [itemprop], [rel~=author], address, [class*=byline i], [class*=author i], [id*=byline i], [id*=author i]"
)
_DATE_MARKS = ", [class*=date i], [class*=publish i], [class*=posted i], [id*=date i]"
"""Looked for only where the head does not tell the day: each selector more costs 0.02 to 0.05 ms a page."""
_DAY_TOLD = re.compile(r"datePublished|article:published_time")
_NO_BYLINES = frozenset("meta link body html input img script style form button".split())
_APART = re.compile(
    r"comment|related|sidebar|recommend|footer|trending|popular|widget|teaser|disqus|newsletter|signup", re.IGNORECASE
)
"""In the class or id of an element or of one around it: what stands there speaks of something else."""
_APART_TAGS = frozenset(("footer", "aside", "nav"))


def skeleton(tree: LexborHTMLParser) -> str:
    """Give markup that holds what a page says of itself, in document order, for `read_metadata`.

    Kept are the language, title, known meta names, canonical link, JSON-LD, headings, times, microdata of articles,
    bylines and date lines, and what tells a page that is drawn by scripts; nothing that stands in a comment, a footer
    or among related stories but headings and microdata. Its size is bounded whatever the page holds; no style and no
    script but JSON-LD is in it. Where an element stood is told in attributes:

    - `data-article`: the number of the `<article>` that holds it;
    - `data-scope`, `data-type`, `data-of`: the microdata item that a property belongs to, and of which property of
      that item it is the name (an author's, a publisher's);
    - `data-near`: class names of a time and of the two elements around it.
    """
    root = tree.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
    head = "".join(_signs(tree))
    marks = islice(_marks(tree, _MARKS if _DAY_TOLD.search(head) else _MARKS + _DATE_MARKS), KEPT_MARK_LIMIT)
    return f'<html lang="{_value(language)}"><head>{head}</head><body>{"".join(marks)}</body></html>'


@dataclass(frozen=True, slots=True)
class _Item:
    """A microdata item (HTML Living Standard, 5.2)."""

    key: int
    type: str
    of: str
    """The property of the item around it that this is."""
    outer: "_Item | None"


class _Place(NamedTuple):
    """An element as what stands in it sees it."""

    names: str
    """Its class."""
    names_around: str
    """The class of the element around it."""
    article: int
    """The key of the innermost `<article>`; 0 for none."""
    item: _Item | None
    apart: int
    """Steps up to an element that speaks of something else than the page; APART_CLIMB_LIMIT for none."""


_NOWHERE = _Place("", "", 0, None, APART_CLIMB_LIMIT)


class _Surroundings:
    """What elements stand in; each element around them is looked at once, however many attributes it has."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._places: dict[int, _Place] = {}

    def number(self, key: int) -> int:
        """Number articles and items in the order in which they are met."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def of(self, node: LexborNode) -> _Place:
        """Give the place that an element stands in."""
        places = self._places
        inside: list[tuple[int, LexborNode]] = []
        place = _NOWHERE
        around = node.parent
        while around is not None:
            key = around.mem_id
            if key in places:
                place = places[key]
                break
            inside.append((key, around))
            around = around.parent
        for key, each in reversed(inside):
            place = places[key] = _place(each, place)
        return place


def _place(node: LexborNode, around: _Place) -> _Place:
    tag, attributes = node.tag, node.attributes
    article, item, apart = around.article, around.item, around.apart + 1
    if tag == "article":
        article = node.mem_id
    elif tag in ("body", "html"):
        apart = APART_CLIMB_LIMIT
    elif tag in _APART_TAGS:
        apart = 0
    if not attributes:
        return _Place("", around.names, article, item, apart)
    if "itemscope" in attributes:
        item = _Item(node.mem_id, attributes.get("itemtype") or "", attributes.get("itemprop") or "", item)
    if tag not in ("body", "html") and _names_other_things(attributes):
        apart = 0
    return _Place((attributes.get("class") or "")[:NEAR_LIMIT], around.names, article, item, apart)


def _names_other_things(attributes: dict[str, str | None]) -> bool:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(names) > 1 and _APART.search(names[:300]) is not None


def _value(value: str | None) -> str:
    return escape((value or "")[:VALUE_LIMIT])


def _signs(tree: LexborHTMLParser) -> Iterator[str]:
    """Give what stands in the head, and what tells a page that is drawn by scripts."""
    metas = titles = noscripts = links = roots = 0
    scripts, left = 0, JSON_LD_LIMIT_CHARACTERS
    for node in tree.css(_SIGNS)[:SIGN_LIMIT]:
        tag = node.tag
        if tag == "meta":
            if metas < KEPT_META_LIMIT:
                for kept in _meta(node.attributes):
                    metas += 1
                    yield kept
        elif tag == "script":
            text = node.text()
            if scripts < JSON_LD_BLOCK_LIMIT and len(text) <= left:
                scripts += 1
                left -= len(text)
                # "<\/" is "</" to JSON, and ends no script element.
                inner = text.replace("</", "<\\/")
                yield f'<script type="application/ld+json">{inner}</script>'
        elif tag == "title":
            # Every SVG drawing has titles of its own, and they may be all that the page has.
            parent = node.parent
            if titles == 0 and parent is not None and parent.tag in ("head", "body"):
                titles = 1
                yield f"<title>{escape(bounded_text(node, VALUE_LIMIT))}</title>"
        elif tag == "link":
            links += 1
            if links == 1:
                yield f'<link rel="canonical" href="{escape((node.attributes.get("href") or "")[:URL_LIMIT])}">'
        elif tag == "noscript":
            noscripts += 1
            if noscripts <= NOSCRIPT_LIMIT and (text := bounded_text(node, VALUE_LIMIT)):
                yield f"<noscript>{escape(text)}</noscript>"
        else:
            roots += 1
            if roots == 1:
                yield f'<div id="root">{escape(bounded_text(node, ROOT_LIMIT))}</div>'
    if tree.css_first("script[src], script:not([type*=json])"):
        yield "<script></script>"


def _meta(attributes: dict[str, str | None]) -> Iterator[str]:
    content = attributes.get("content")
    if content:
        for key in ("property", "name", "http-equiv"):
            name = attributes.get(key)
            if name and (name := name.strip().lower()) in READ:
                yield f'<meta name="{name}" content="{_value(content)}">'


def _marks(tree: LexborHTMLParser, selectors: str) -> Iterator[str]:
    around = _Surroundings()
    seen: set[str] = set()
    for node in tree.css(selectors)[:MARK_LIMIT]:
        tag = node.tag or ""
        attributes = node.attributes
        if attributes.get("itemprop"):
            yield from _item(node, tag, attributes, around)
        if tag in _NO_BYLINES:
            continue
        place = around.of(node)
        if tag == "h1":
            yield f"<h1{_article(place, around)}>{escape(bounded_text(node, VALUE_LIMIT))}</h1>"
        elif place.apart < APART_CLIMB_LIMIT:
            continue
        elif tag == "time":
            written = _time(node, attributes, place, around)
            if written not in seen:
                seen.add(written)
                yield written
        elif not _names_other_things(attributes):
            text = bounded_text(node, BYLINE_LIMIT + 1)
            kind = _kind_of_line(tag, attributes, text) if 3 < len(text) <= BYLINE_LIMIT else ""
            written = f'<p class="{kind}">{escape(text)}</p>'
            # The same line again is of an element around it, or one for small screens.
            if kind and written not in seen:
                seen.add(written)
                yield written


def _kind_of_line(tag: str, attributes: dict[str, str | None], text: str) -> str:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if "author" in (attributes.get("rel") or "") or "byline" in names or "author" in names:
        return "author"
    if tag == "address":
        return "address"
    return "date" if any(c.isdigit() for c in text) else ""


def _item(node: LexborNode, tag: str, attributes: dict[str, str | None], around: _Surroundings) -> Iterator[str]:
    properties = [name for name in (attributes["itemprop"] or "").split()[:5] if name in _ITEM_PROPERTIES]
    if not properties:
        return
    item = around.of(node).item
    of = ""
    if "name" in properties:
        if not item or item.of not in _NAMED:
            return
        of, item = item.of, item.outer
    value = attributes.get("content") or attributes.get("datetime")
    if value is None and tag == "meta":
        return
    text = value if value is not None else bounded_text(node, BYLINE_LIMIT if "headline" not in properties else 500)
    number = around.number(item.key) if item else 0
    for name in properties:
        yield (
            f'<data itemprop="{name}" data-scope="{number}" data-type="{_value(item.type if item else "")}" '
            f'data-of="{of}">{escape(text[:VALUE_LIMIT])}</data>'
        )


def _time(node: LexborNode, attributes: dict[str, str | None], place: _Place, around: _Surroundings) -> str:
    names = (attributes.get("class") or "", attributes.get("itemprop") or "", place.names, place.names_around)
    near = " ".join(names)[:NEAR_LIMIT].lower()
    published = " pubdate" if "pubdate" in attributes else ""
    stamp = attributes.get("datetime")
    given = f' datetime="{_value(stamp)}"' if stamp else ""
    text = escape(bounded_text(node, BYLINE_LIMIT))
    return f'<time{given}{published}{_article(place, around)} data-near="{escape(near)}">{text}</time>'


def _article(place: _Place, around: _Surroundings) -> str:
    return f' data-article="{around.number(place.article)}"' if place.article else ""


def bounded_text(node: LexborNode, limit: int) -> str:
    """Give the element's text with white space collapsed, its first `limit` characters; scripts' text is no text."""
    return " ".join("".join(_texts(node, limit)).split())[:limit]


def _texts(node: LexborNode, limit: int) -> Iterable[str]:
    length = 0
    for each in islice(node.traverse(include_text=True), NODE_LIMIT):
        tag = each.tag
        if tag == "-text":
            parent = each.parent
            if parent is not None and parent.tag in ("script", "style"):
                continue
            text = each.text_content or ""
            # White space collapses later; markup indents at most about as much as it says.
            if len(text) > 4 * limit:
                text = f" {text.lstrip()[: 4 * limit]}"
            yield text
            length += len(text)
            if length > 4 * limit:
                return
        elif tag in ("br", "p", "div", "li", "span", "time"):
            yield " "
