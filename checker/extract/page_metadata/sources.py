"""All that a page gives to read its metadata from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.extract.document import Block
from checker.extract.page_metadata.declared import Declared, read_skeleton
from checker.extract.page_metadata.json_ld import Node, by_id, read_json_ld
from checker.extract.page_metadata.main_entity import KnownPage, main_entity, plain_address
from checker.extract.page_metadata.values import letters


@dataclass(frozen=True, slots=True)
class Sources:
    """What every rule may look at."""

    declared: Declared
    nodes: tuple[Node, ...]
    """All objects of the page's JSON-LD."""
    ids: Mapping[str, Mapping[str, Any]]
    """Those objects by their `@id`."""
    article: Mapping[str, Any]
    """The article that the JSON-LD says this page is; empty for none."""
    web_page: Mapping[str, Any]
    """The schema.org WebPage that it says this page is; empty for none."""
    text: str
    blocks: Sequence[Block]
    url: str
    """Where the page came from; empty where that is not known."""


def gather(skeleton: str, text: str, blocks: Sequence[Block], url: str) -> Sources:
    """Read the skeleton and its JSON-LD, and choose the nodes that speak of the page itself."""
    declared = read_skeleton(skeleton)
    nodes = read_json_ld(declared.json_ld)
    entity = main_entity(nodes, _known(declared, url))
    return Sources(declared, nodes, by_id(nodes), entity.article, entity.web_page, text, blocks, url)


def _known(declared: Declared, url: str) -> KnownPage:
    addresses = (url, declared.canonical, declared.meta("og:url") or "")
    titles = [declared.title, declared.meta("og:title") or "", *(heading.text for heading in declared.headings)]
    return KnownPage(
        frozenset(plain_address(address) for address in addresses) - {""},
        tuple(letters(title) for title in titles if title),
    )
