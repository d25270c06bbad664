"""What pages state of themselves, read by other means than checker's: extruct and XPath, or Mozilla's expectation."""

import hashlib
import html
import json
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import extruct
from lxml import html as lxml_html

FIELDS = ("title", "title without names", "title or first heading", "published", "outlet", "language", "authors")
_METAS = {
    "published": "article:published_time og:published_time datePublished parsely-pub-date sailthru.date pubdate "
    "publish-date publish_date cXenseParse:recs:publishtime DC.date.issued dcterms.date DC.date "
    "citation_publication_date",
    "outlet": "og:site_name",
    "title": "og:title twitter:title",
    "authors": "author article:author parsely-author sailthru.author byl DC.creator",
}
_PERSONS_FIRST = re.compile(r"^\s*(?:written by|by|von|par|por)\b:?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|\-–—·•»]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """A real page with what is right for it."""

    corpus: str
    """`mozilla` or `trafilatura`."""
    name: str
    url: str
    markup: str
    stated: dict[str, tuple[str, ...]]
    """For each field that the page states: what is right, any of them where its places disagree."""

    @property
    def is_for_tuning(self) -> bool:
        """Whether the rules may have been tuned on this page: the half whose name's SHA-1 is even."""
        return hashlib.sha1(self.name.encode()).digest()[-1] % 2 == 0  # noqa: S324 — no secret


def plain(text: str) -> str:
    """Give what is compared: without white space at the ends, kinds of quotation marks and dashes, and case."""
    folded = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    marks = folded.translate({ord(c): "'" for c in '‘’“”"`´'} | {ord(c): "-" for c in "–—−"})
    return " ".join(marks.split())


def day(value: str) -> str | None:
    """Give the day of a value in ISO 8601, or None for any other form."""
    found = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", value)
    return "-".join(found.groups()) if found else None


def mozilla_pages(root: Path) -> Iterator[Page]:
    """Give Mozilla's pages; a field counts as stated if what is expected of it stands in the page."""
    for folder in sorted((root / "mozilla-readability" / "pages").iterdir()):
        markup = (folder / "source.html").read_text(encoding="utf-8")
        expected = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        held = plain(html.unescape(markup))
        keys = {"title": "title", "outlet": "siteName", "language": "lang", "authors": "byline"}
        stated: dict[str, tuple[str, ...]] = {
            field: (value,)
            for field, key in keys.items()
            if (value := expected.get(key)) and (field == "authors" or plain(value) in held)
        }
        tree = lxml_html.document_fromstring(markup.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        stated |= _easier_titles(
            tree, stated.get("title", ()), {*_meta(tree, "outlet"), expected.get("siteName") or ""}
        )
        if published := day(expected.get("publishedTime") or ""):
            stated["published"] = (published,)
        yield Page("mozilla", folder.name, "", markup, {field: right for field, right in stated.items() if any(right)})


def _easier_titles(
    tree: lxml_html.HtmlElement, titles: Sequence[str], names: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Give what else may pass: a title without the names around it, and the heading that the reader sees first.

    A page may state one headline to its readers and others to search engines and networks; the outlet's name as a
    heading is no title.
    """
    if not titles:
        return {}
    bare = tuple(each for title in titles for each in _bare_titles(tree, title))
    known = {*map(plain, names), ""}
    headings = (each.text_content().rstrip("¶ \n") for each in tree.xpath("//h1"))
    first = next((each for each in headings if plain(each) not in known), "")
    return {"title without names": bare, "title or first heading": (*bare, first)}


def _bare_titles(tree: lxml_html.HtmlElement, title: str) -> Iterator[str]:
    """Give a title, and what a heading or Open Graph title says of it before or after a separator."""
    yield title
    # A pilcrow after a heading is a link to it.
    headings = (each.text_content().rstrip("¶ \n") for each in tree.xpath("//h1|//h2|//h3"))
    for value in [*headings, *_meta(tree, "title")]:
        if not value.strip():
            continue
        before, _, after = plain(title).partition(plain(value))
        if (not before and re.match(r"\s?[-|_:[(·•»]", after)) or (not after and re.search(r"\s[-|·•»]\s$", before)):
            yield value


def trafilatura_pages(root: Path) -> Iterator[Page]:
    """Give trafilatura's pages that are valid UTF-8, with what most places of their markup state."""
    listed = json.loads((root / "trafilatura-eval" / "evaldata.json").read_text(encoding="utf-8"))
    for url, entry in sorted(listed.items()):
        path = root / "trafilatura-eval" / "html" / entry["file"]
        try:
            markup = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        yield Page("trafilatura", entry["file"], url, markup, _stated(markup, url))


def _stated(markup: str, url: str) -> dict[str, tuple[str, ...]]:
    tree = lxml_html.document_fromstring(markup.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = extruct.extract(markup, syntaxes=["json-ld", "microdata"], errors="ignore", uniform=False)
    objects = [
        each
        for each in _objects([*data.get("json-ld", []), *data.get("microdata", [])], ())
        if re.search(r"(?:Article|Posting)$", _type(each))
    ]
    published = [*_texts(each.get("datePublished") for each in objects), *_meta(tree, "published")]
    outlet = [*_names(each.get("publisher") for each in objects), *_meta(tree, "outlet")]
    authors = [*_names(each.get("author") for each in objects)] or _meta(tree, "authors")
    title = [*_texts(each.get("headline") for each in objects), *_meta(tree, "title")]
    title += [each.text_content() for each in tree.xpath("//h1")[:1]]
    title += [each.text_content() for each in tree.xpath("//head/title|//title")[:1]]
    names = {plain(name) for name in outlet} | {urlsplit(url).netloc.removeprefix("www.")}
    stated = {
        "published": _most(filter(None, map(day, published))),
        "outlet": _most(outlet),
        "title": _most(_without(name, names) for name in title),
        "language": tuple(tree.xpath("/html/@lang")[:1]),
        "authors": (" and ".join(dict.fromkeys(authors)),) if authors else (),
    }
    stated |= _easier_titles(tree, stated["title"], outlet)
    return {field: values for field, values in stated.items() if any(value.strip() for value in values)}


def _most(values: Iterable[str]) -> tuple[str, ...]:
    """Give what most places say; all that are said as often as each other."""
    given = [value for value in values if value.strip()]
    counts = Counter(map(plain, given))
    top = max(counts.values(), default=0)
    return tuple(dict.fromkeys(value for value in given if counts[plain(value)] == top))


def _without(title: str, names: set[str]) -> str:
    parts = [*_SEPARATOR.finditer(title)]
    if parts and plain(title[parts[-1].end() :]) in names:
        return title[: parts[-1].start()]
    return title


def _objects(value: object, via: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, via)
    elif isinstance(value, dict):
        properties = value.get("properties")
        if isinstance(properties, dict):
            yield {"@type": value.get("type"), **properties}
        else:
            yield value
        for key, each in (properties or value).items():
            if key not in ("itemListElement", "mentions", "citation", "comment", "isPartOf", "hasPart"):
                yield from _objects(each, (*via, key))


def _type(value: dict[str, Any]) -> str:
    kind = value.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind)


def _texts(values: Iterable[Any]) -> list[str]:
    found: list[str] = []
    for value in values:
        found += [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
    return found


def _names(values: Iterable[Any]) -> list[str]:
    found: list[str] = []
    for value in values:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found += _texts([(each.get("properties") or each).get("name")])
            elif isinstance(each, str):
                found.append(each)
    return found


def _meta(tree: lxml_html.HtmlElement, field: str) -> list[str]:
    found: list[str] = []
    for name in _METAS[field].split():
        query = "//meta[@property=$name or @name=$name or @itemprop=$name]/@content"
        found += [value for value in tree.xpath(query, name=name)[:1] if value.strip()]
    return found


def authors_agree(ours: Sequence[str], right: str) -> bool:
    """Whether these names are those of the byline, whatever joins them there."""
    joining = {"by", "and", "von", "par", "por", "und", "et", "y", "written", "edited"}
    bare = _PERSONS_FIRST.sub("", right)
    return set(re.findall(r"\w+", plain(bare))) - joining == set(re.findall(r"\w+", plain(" ".join(ours)))) - joining
