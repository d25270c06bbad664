"""Which of a page's JSON-LD nodes speaks of the page itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from checker.extract.page_metadata.json_ld import Node
from checker.extract.page_metadata.values import clean, letters

NEWS = frozenset(
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle "
    "AskPublicNewsArticle AdvertiserContentArticle SatiricalArticle".split()
)
ARTICLES = NEWS | frozenset(
    "Article BlogPosting LiveBlogPosting SocialMediaPosting DiscussionForumPosting Report ScholarlyArticle "
    "MedicalScholarlyArticle TechArticle APIReference".split()
)
"""schema.org/Article and its subtypes."""
PAGES = frozenset("WebPage ItemPage AboutPage FAQPage QAPage MedicalWebPage ProfilePage CollectionPage".split())
_APART = frozenset(
    "itemListElement itemList relatedLink mentions citation isBasedOn isBasedOnUrl review reviews comment comments "
    "significantLink blogPost blogPosts breadcrumb relatedArticle recommendation liveBlogUpdate workExample "
    "exampleOfWork hasPart isPartOf".split()
)
"""Properties that lead from a page to other pages, to its parts, or to the whole that it is part of."""
LIST_LENGTH = 3
"""This many articles side by side, none of which is known to be the page's, are a list of other pages."""


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What else is known of the page: to tell its own node from those of related stories."""

    addresses: frozenset[str]
    """Its addresses as `plain_address` writes them."""
    titles: tuple[str, ...]
    """Its titles as `letters` writes them."""


@dataclass(frozen=True, slots=True)
class MainEntity:
    """The page's own nodes; an empty mapping where there is none."""

    article: Mapping[str, Any]
    web_page: Mapping[str, Any]


def main_entity(nodes: Sequence[Node], page: KnownPage) -> MainEntity:
    """Choose the article and the web page that the JSON-LD says this page is.

    An article whose address or headline is the page's goes before one of a more special type, and that before an
    earlier one. Articles in lists, citations and parts are other pages' and never chosen.
    """
    own = [node for node in nodes if not _APART.intersection(node.via)]
    articles = [node for node in own if node.types & ARTICLES]
    pages = [node for node in own if node.types & PAGES]
    return MainEntity(_chosen(articles, page), _chosen(pages, page))


def _chosen(candidates: Sequence[Node], page: KnownPage) -> Mapping[str, Any]:
    if not candidates:
        return {}
    if len(candidates) == 1:
        return candidates[0].fields
    # max() keeps the first of equals.
    best = max(candidates, key=lambda node: _rank(node, page))
    if len(candidates) >= LIST_LENGTH and not any(_rank(best, page)[:2]):
        return {}
    return best.fields


def _rank(node: Node, page: KnownPage) -> tuple[bool, bool, bool, int]:
    fields = node.fields
    headline = letters(clean(fields.get("headline")) or clean(fields.get("name")) or "")
    same_title = len(headline) > 5 and any(headline in title or title in headline for title in page.titles if title)
    addresses = {plain_address(address) for address in _addresses(fields)} - {""}
    return bool(addresses & page.addresses), same_title, bool(node.types & NEWS), len(fields)


def _addresses(fields: Mapping[str, Any]) -> list[str]:
    given = [fields.get("url"), fields.get("mainEntityOfPage"), fields.get("@id")]
    given += [value.get("@id") or value.get("url") for value in given if isinstance(value, dict)]
    return [value for value in given if isinstance(value, str)]


def plain_address(url: str) -> str:
    """Give an address without what varies for one page: scheme, `www.`, query, fragment, last slash."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return f"{host}{parts.path.rstrip('/')}" if host else ""
