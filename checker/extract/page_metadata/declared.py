"""The skeleton, read: what each place of the page says, before anything is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

from checker.extract.page_metadata.values import clean


@dataclass(frozen=True, slots=True)
class Heading:
    """A first-level heading."""

    text: str
    article: str
    """The number of the `<article>` that it stands in; empty for none."""


@dataclass(frozen=True, slots=True)
class Time:
    """A `<time>` element."""

    stamp: str
    text: str
    article: str
    near: str
    """Class names around it, in lower case."""
    is_pubdate: bool
    """It has the `pubdate` attribute of HTML5's drafts."""
    headings_before: int


@dataclass(frozen=True, slots=True)
class Item:
    """A microdata property (HTML Living Standard, 5.2)."""

    name: str
    value: str
    scope: str
    """The number of the item that it belongs to; `0` for none."""
    type: str
    """That item's type, without its address."""
    of: str
    """The property of the item that this is the name of; empty where it is the item's own."""


@dataclass(frozen=True, slots=True)
class Byline:
    """A short text that the page marks as a byline, an address or a date by its class, id or rel."""

    text: str
    kind: str
    """`author`, `address` or `date`."""


@dataclass(frozen=True, slots=True)
class Declared:
    """All that a page says of itself, place by place, in the page's order."""

    language: str
    title: str
    metas: Mapping[str, tuple[str, ...]]
    """The contents of each known meta name, in lower case."""
    canonical: str
    json_ld: tuple[str, ...]
    headings: tuple[Heading, ...]
    times: tuple[Time, ...]
    items: tuple[Item, ...]
    bylines: tuple[Byline, ...]
    runs_scripts: bool
    noscript: str
    root: str | None
    """The text of the element that a script would draw the page in; None where there is none."""

    def meta(self, *names: str) -> str | None:
        """Give the first content of the first of these names that has one."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)


def read_skeleton(markup: str) -> Declared:
    """Read what `skeleton` wrote."""
    soup = BeautifulSoup(markup, "lxml", multi_valued_attributes=None)
    language = title = canonical = noscript = ""
    metas: dict[str, list[str]] = {}
    json_ld: list[str] = []
    headings: list[Heading] = []
    times: list[Time] = []
    items: list[Item] = []
    bylines: list[Byline] = []
    runs_scripts = False
    root: str | None = None
    for tag in soup.descendants:
        if not isinstance(tag, Tag):
            continue
        match tag.name:
            case "html":
                language = clean(_attribute(tag, "lang")) or ""
            case "title":
                title = clean(tag.get_text()) or ""
            case "meta":
                if content := clean(_attribute(tag, "content")):
                    metas.setdefault(_attribute(tag, "name"), []).append(content)
            case "link":
                canonical = canonical or _attribute(tag, "href").strip()
            case "script":
                if _attribute(tag, "type"):
                    json_ld.append(tag.get_text())
                else:
                    runs_scripts = True
            case "h1":
                if text := clean(tag.get_text()):
                    headings.append(Heading(text, _attribute(tag, "data-article")))
            case "time":
                times.append(_time(tag, len(headings)))
            case "data":
                if text := clean(tag.get_text()):
                    items.append(_item(tag, text))
            case "p":
                if text := clean(tag.get_text()):
                    bylines.append(Byline(text, _attribute(tag, "class")))
            case "noscript":
                noscript += f" {tag.get_text()}"
            case "div":
                root = tag.get_text()
            case _:
                pass
    return Declared(
        language=language,
        title=title,
        metas={name: tuple(values) for name, values in metas.items()},
        canonical=canonical,
        json_ld=tuple(json_ld),
        headings=tuple(headings),
        times=tuple(times),
        items=tuple(items),
        bylines=tuple(bylines),
        runs_scripts=runs_scripts,
        noscript=noscript.strip(),
        root=root,
    )


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else ""


def _time(tag: Tag, headings_before: int) -> Time:
    return Time(
        stamp=_attribute(tag, "datetime"),
        text=clean(tag.get_text()) or "",
        article=_attribute(tag, "data-article"),
        near=_attribute(tag, "data-near"),
        is_pubdate=tag.has_attr("pubdate"),
        headings_before=headings_before,
    )


def _item(tag: Tag, text: str) -> Item:
    return Item(
        name=_attribute(tag, "itemprop"),
        value=text,
        scope=_attribute(tag, "data-scope"),
        type=_attribute(tag, "data-type").split()[0].rstrip("/").rsplit("/", 1)[-1] if tag.get("data-type") else "",
        of=_attribute(tag, "data-of"),
    )
