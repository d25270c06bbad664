"""Who publishes the page."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from checker.extract.page_metadata.declared import Declared
from checker.extract.page_metadata.meta_names import OUTLET
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.title import HEADINGS, outlet_in_title
from checker.extract.page_metadata.values import Told, clean, first, letters, told

_ORGANISATIONS = frozenset("Organization NewsMediaOrganization Corporation".split())
_ADDRESS = re.compile(r"^(?:https?:)?//|^@", re.IGNORECASE)
NAME_LIMIT = 100


def names_of(value: object, ids: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Give the names of schema.org Persons or Organizations: objects, references, plain text, or a list of them."""
    names = []
    for each in (value if isinstance(value, list) else [value])[:50]:
        named = each
        if isinstance(each, dict):
            named = each.get("name")
            if named is None and isinstance(reference := each.get("@id"), str):
                named = ids.get(reference, {}).get("name")
        if isinstance(named, list):
            named = named[0] if named else None
        if name := clean(named):
            names.append(name)
    return names


def find_outlet(sources: Sources) -> Told | None:
    """Give the outlet's name that most places of the page state, of equals the most trusted."""
    declared, article, web_page = sources.declared, sources.article, sources.web_page
    nodes, ids = sources.nodes, sources.ids
    publisher = next(
        (item.value for item in declared.items if item.name == "publisher" or item.of == "publisher"), None
    )
    sites = [node.fields.get("name") for node in nodes if "WebSite" in node.types]
    organisations = {
        name
        for node in nodes
        # The publisher is asked for above: it has one voice.
        if node.types & _ORGANISATIONS and "publisher" not in node.via and (name := clean(node.fields.get("name")))
    }
    alone = organisations.pop() if len(organisations) == 1 else None
    headings = [heading.text for heading in declared.headings[:HEADINGS]]
    others = [*headings, *filter(None, (declared.meta("og:title", "twitter:title"), clean(article.get("headline"))))]
    candidates = [
        *(told(name, "json-ld publisher") for name in names_of(article.get("publisher"), ids)[:1]),
        told(declared.meta("og:site_name"), "meta og:site_name"),
        *(told(name, "json-ld publisher") for name in names_of(web_page.get("publisher"), ids)[:1]),
        told(publisher, "microdata publisher"),
        *(told(site, "json-ld WebSite") for site in sites[:1]),
        *(told(name, f"meta {meta}") for meta, name in _other_metas(declared)),
        told(outlet_in_title(declared.title, others), "title element"),
        told(alone, "json-ld Organization"),
    ]
    named = [
        each for each in candidates if each and len(each.value) <= NAME_LIMIT and _ADDRESS.search(each.value) is None
    ]
    if named:
        said = Counter(letters(each.value) for each in named)
        # max() keeps the first, most trusted, of equals.
        return max(named, key=lambda each: said[letters(each.value)])
    # An address in the place of a name is better than nothing.
    return first(*(each for each in candidates if each and not each.value.startswith("@")))


def _other_metas(declared: Declared) -> list[tuple[str, str]]:
    """Give what less trusted metas call the outlet; systems that write the page's title there name nothing."""
    named = [(meta, name) for meta in OUTLET[1:] if (name := declared.meta(meta))]
    if not named:
        return []
    titles = letters(f"{declared.title} {declared.meta('og:title')}")
    return [(meta, name) for meta, name in named if len(name) < 20 or letters(name) not in titles]


def outlet_names(sources: Sources, outlet: Told | None) -> list[str]:
    """Give what the outlet may be called in a title: its names, its address, the name in its address."""
    declared, url = sources.declared, sources.url
    names = [outlet.value] if outlet else []
    names += [name for _, name in _other_metas(declared)]
    if site := declared.meta("og:site_name"):
        names.append(site)
    host = host_of(url) or host_of(declared.canonical) or host_of(declared.meta("og:url") or "")
    labels = host.removeprefix("www.").split(".")
    if len(labels) > 1:
        names += [".".join(labels), ".".join(labels[-2:]), labels[0], labels[-2] if len(labels[-2]) > 3 else labels[0]]
    return [name for name in names if letters(name)]


def host_of(url: str) -> str:
    """Give the host of an address, in lower case; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
