"""What a page says of itself: title, authors, date, outlet, language, access."""

import re
from datetime import date, datetime

from bs4 import BeautifulSoup
from bs4.element import Tag

from checker.extract.document import Metadata
from checker.extract.json_ld import read_json_ld, types_of

VALUE_LIMIT_CHARACTERS = 500
_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "WebPage",
    ]
)
_MEDIA = {"VideoObject": "video", "AudioObject": "audio", "PodcastEpisode": "audio", "RadioEpisode": "audio"}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_MONTH = re.compile(r"\d{4}(-\d\d)?")
_BARE_WORDS = 40
"""A page that runs scripts and shows fewer words than this, or asks for JavaScript, has not shown its text."""
_ASKS_FOR_SCRIPT = re.compile(
    r"\b(enable|requires?|turn on|need)\b.{0,40}\bjavascript\b|\bjavascript\b.{0,40}\b(disabled|required)\b",
    re.I | re.S,
)


def read_metadata(soup: BeautifulSoup, text: str) -> Metadata:
    """Read the metadata that JSON-LD, OpenGraph and meta tags give, in that order of trust."""
    meta = _meta_tags(soup)
    nodes = read_json_ld(soup)
    article = next((node for node in nodes if types_of(node) & _ARTICLES), {})
    heading = soup.find("h1")
    html = soup.find("html")
    return Metadata(
        title=_first(
            _text(article.get("headline")),
            meta.get("og:title"),
            _text(heading.get_text()) if isinstance(heading, Tag) else None,
            _text(soup.title.get_text()) if soup.title else None,
        ),
        authors=_authors(article, meta),
        published=_first(
            iso_date(article.get("datePublished")),
            *(
                iso_date(meta.get(name))
                for name in (
                    "article:published_time",
                    "datepublished",
                    "date",
                    "dc.date",
                    "dc.date.issued",
                    "parsely-pub-date",
                    "sailthru.date",
                )
            ),
            _time_element(soup),
        ),
        outlet=_first(_name(article.get("publisher")), meta.get("og:site_name"), meta.get("application-name")),
        language=_first(
            _text(html.get("lang")) if isinstance(html, Tag) else None,
            _text(article.get("inLanguage")),
            (meta.get("og:locale") or "").replace("_", "-") or None,
        ),
        free=_free(nodes),
        media=_media(nodes, meta, bool(types_of(article) - {"WebPage"})),
        needs_script=_needs_script(soup, text),
    )


def _meta_tags(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", limit=1_000):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = _text(tag.get("content"))
        if isinstance(name, str) and content:
            found.setdefault(name.lower(), content)
    return found


def _authors(article: dict[str, object], meta: dict[str, str]) -> tuple[str, ...]:
    given = article.get("author")
    names: list[str | None] = [_name(author) for author in (given if isinstance(given, list) else [given])[:50]]
    if not any(names):
        names = [_first(*(meta.get(key) for key in ("author", "article:author", "parsely-author", "byl")))]
    return tuple(name for name in names if name and "://" not in name)


def _name(value: object) -> str | None:
    """Give a schema.org Person's or Organization's name, given as an object, a list of them, or plain text."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _free(nodes: list[dict[str, object]]) -> bool | None:
    said = [str(node["isAccessibleForFree"]).lower() for node in nodes if "isAccessibleForFree" in node]
    if any(value in ("false", "no", "http://schema.org/false", "https://schema.org/false") for value in said):
        return False
    return True if said else None


def _media(nodes: list[dict[str, object]], meta: dict[str, str], is_article: bool) -> str | None:
    kind = meta.get("og:type", "").lower().partition(".")[0]
    if kind in ("video", "audio", "music"):
        return "video" if kind == "video" else "audio"
    if is_article:
        return None
    return next((_MEDIA[name] for node in nodes for name in sorted(types_of(node)) if name in _MEDIA), None)


def _needs_script(soup: BeautifulSoup, text: str) -> bool:
    if len(text.split()) >= _BARE_WORDS or not soup.find("script"):
        return False
    asking = " ".join(tag.get_text(" ") for tag in soup.find_all("noscript", limit=20)) + " " + text
    roots = soup.find_all(id=re.compile(r"^(root|app|__next|__nuxt|main-app|react-root)$"), limit=1)
    return bool(roots) or bool(_ASKS_FOR_SCRIPT.search(asking[:10_000]))


def _time_element(soup: BeautifulSoup) -> str | None:
    article = soup.find("article")
    tag = (article if isinstance(article, Tag) else soup).find("time", attrs={"datetime": True})
    return iso_date(tag.get("datetime")) if isinstance(tag, Tag) else None


def iso_date(value: object) -> str | None:
    """Give the ISO 8601 date that a metadata value begins with, or None; it invents no precision."""
    text = _text(value)
    if text is None:
        return None
    if found := _ISO_DATE.match(text):
        try:
            return date.fromisoformat(found.group()).isoformat()
        except ValueError:
            return None
    if _YEAR_MONTH.fullmatch(text):
        return text
    for form in ("%a, %d %b %Y %H:%M:%S %z", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 — the page's own calendar day
        except ValueError:
            continue
    return None


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    # JSON can escape half of a surrogate pair, which no database and no file takes.
    clean = value[: 4 * VALUE_LIMIT_CHARACTERS].encode("utf-8", "replace").decode()
    return " ".join(clean.split())[:VALUE_LIMIT_CHARACTERS] or None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
