"""The page's own address and language, as it declares them."""

import re
from urllib.parse import urljoin, urlsplit

from checker.extract.page_metadata.meta_names import LANGUAGE
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import INVISIBLE, Told, clean

URL_LIMIT = 2_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$")


def find_canonical(sources: Sources) -> Told | None:
    """Give the address that the page asks to be known by (RFC 6596), absolute; only of the web, without credentials."""
    declared = sources.declared
    candidates = [(declared.canonical, "link canonical"), (declared.meta("og:url") or "", "meta og:url")]
    for value, where in candidates:
        if address := web_address(value, sources.url):
            return Told(address, where)
    return None


def web_address(value: str, base: str) -> str | None:
    """Resolve an address against the page's; None for one that is not http(s), or holds a password or blanks."""
    try:
        absolute = urljoin(base, value.strip()) if value else ""
        parts = urlsplit(absolute)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
        parts.port  # noqa: B018 — raises for one that is no number
    except ValueError:
        return None
    if len(absolute) > URL_LIMIT or INVISIBLE.search(absolute) or len(absolute.split()) > 1:
        return None
    return absolute


def find_language(sources: Sources) -> Told | None:
    """Give the declared language as a BCP 47 tag; a list of languages is none."""
    declared = sources.declared
    given = sources.article.get("inLanguage")
    named = given.get("alternateName") or given.get("name") if isinstance(given, dict) else given
    candidates: list[tuple[object, str]] = [(declared.language, "html lang"), (named, "json-ld inLanguage")]
    candidates += [(declared.meta(name), f"meta {name}") for name in LANGUAGE]
    for value, where in candidates:
        tag = (clean(value) or "").replace("_", "-")
        if _LANGUAGE.match(tag):
            return Told(tag, where)
    return None
