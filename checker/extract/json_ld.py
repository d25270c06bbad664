"""JSON-LD blocks of a page to a flat list of their nodes."""

import json
from collections import deque
from typing import Any

from bs4 import BeautifulSoup

BLOCK_LIMIT = 20
BLOCK_LIMIT_CHARACTERS = 1 << 20
NODE_LIMIT = 1_000


def read_json_ld(soup: BeautifulSoup) -> list[dict[str, Any]]:
    """Give every object in the page's JSON-LD, outer ones first; malformed or oversized blocks give none."""
    nodes: list[dict[str, Any]] = []
    for script in soup.find_all("script", type="application/ld+json", limit=BLOCK_LIMIT):
        text = script.get_text()
        if len(text) > BLOCK_LIMIT_CHARACTERS:
            continue
        try:
            waiting: deque[object] = deque([json.loads(text, strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting and len(nodes) < NODE_LIMIT:
            value = waiting.popleft()
            if isinstance(value, dict):
                nodes.append(value)
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)
    return nodes


def types_of(node: dict[str, Any]) -> set[str]:
    """Give the node's schema.org types, without their address."""
    given = node.get("@type")
    return {str(name).rsplit("/", 1)[-1] for name in (given if isinstance(given, list) else [given]) if name}
