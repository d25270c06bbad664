"""The spine of an EPUB: which files are its chapters, in order, and whether all that it names can be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from checker.extract.epub_names import name_in_archive

FALLBACKS_LIMIT = 20
"""Steps from an item to its fallback that are followed; a chain may be a circle."""
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_PICTURE_PAGE = "image/svg+xml"
_UNCLEAR = frozenset({"", "text/xml", "application/xml", "application/octet-stream", "text/plain"})
"""What programs write that do not know; a spine names pages."""
_PAGE_ENDING = re.compile(r"\.(x?html?|xml)([#?]|$)", re.IGNORECASE)
_TEXTLESS = re.compile(r"text/css$|font|opentype|truetype|(java|ecma)script$|application/(x-dtbncx|smil)\+xml$")
"""Style, fonts, scripts, the table of contents of EPUB 2, the order in which pages are read aloud."""
_SPINE_END = re.compile(rb"</(?:[\w.-]+:)?spine\s*>|<(?:[\w.-]+:)?spine\b[^<>]*/>")
_ITEMREF = re.compile(rb"<(?:[\w.-]+:)?itemref\b")


@dataclass(frozen=True, slots=True)
class Spine:
    """What a package document says of the book's chapters."""

    chapters: tuple[str, ...]
    """The names in the archive of the pages that the spine names, in its order, each once."""
    beside: tuple[str, ...]
    """Of the other pages: what leads to them stands in the text, notes for one."""
    is_whole: bool
    """Whether nothing else is named but what holds no text."""
    has_pictures: bool
    """Whether a picture stands in a page's place."""


@dataclass(frozen=True, slots=True)
class _Item:
    href: str
    media_type: str
    fallback: str
    is_contents: bool


_Manifest = dict[str, list[_Item]]


def read_spine(root: etree._Element, content: bytes, path: str) -> Spine:
    """Read the spine of a package document that stands at `path` in the archive (EPUB 3.3 §5.6, §5.7)."""
    items: _Manifest = {}
    for element in root.iter("{*}item"):
        items.setdefault(_value(element, "id"), []).append(_item(element))
    chapters: list[str] = []
    is_whole, has_pictures = not _breaks_off(root, content), False
    # A chapter outside the linear order is text of the book all the same: notes stand there.
    for identity in dict.fromkeys(_value(element, "idref") for element in root.iter("{*}itemref")):
        named = items.get(identity, [])
        is_whole = is_whole and bool(named)
        # An id that is given twice may mean either.
        for item in named:
            readable = next(filter(_is_page, _with_fallbacks(item, items)), None)
            if readable is not None:
                chapters.append(name_in_archive(path, readable.href))
                has_pictures = has_pictures or readable.media_type == _PICTURE_PAGE
            elif item.media_type.startswith("image/"):
                has_pictures = True
            elif not _TEXTLESS.search(item.media_type):
                is_whole = False
    others = {item.fallback for named in items.values() for item in named}
    beside = (
        name_in_archive(path, item.href)
        for identity, named in items.items()
        if identity not in others
        for item in named
        if item.media_type in _PAGES and not item.is_contents
    )
    known = frozenset(chapters)
    return Spine(
        tuple(dict.fromkeys(chapters)),
        tuple(name for name in dict.fromkeys(beside) if name not in known),
        is_whole,
        has_pictures,
    )


def _item(element: etree._Element) -> _Item:
    return _Item(
        _value(element, "href"),
        _value(element, "media-type").partition(";")[0].strip().lower(),
        _value(element, "fallback"),
        "nav" in _value(element, "properties").split(),
    )


def _value(element: etree._Element, name: str) -> str:
    return str(element.get(name) or "").strip()


def _with_fallbacks(item: _Item, items: _Manifest) -> Iterator[_Item]:
    """Give an item, and what stands in for it where it cannot be shown (EPUB 3.3 §5.6.2)."""
    for _ in range(FALLBACKS_LIMIT):
        yield item
        following = items.get(item.fallback) if item.fallback else None
        if not following:
            return
        item = following[0]


def _is_page(item: _Item) -> bool:
    if item.media_type in _PAGES or item.media_type == _PICTURE_PAGE:
        return True
    is_other = item.media_type.startswith(("image/", "audio/", "video/")) or _TEXTLESS.search(item.media_type)
    return item.media_type in _UNCLEAR or (not is_other and _PAGE_ENDING.search(item.href) is not None)


def _breaks_off(root: etree._Element, content: bytes) -> bool:
    """Whether the spine has no end, or names more than could be parsed: of a broken file the beginning is."""
    # UTF-16 shows its ASCII so.
    beginning, *rest = content.replace(b"\0", b"").split(b"<!--")
    shown = b"".join([beginning, *(comment.partition(b"-->")[2] for comment in rest)])
    read = sum(1 for _ in root.iter("{*}itemref"))
    return _SPINE_END.search(shown) is None or len(_ITEMREF.findall(shown)) > read
