"""JSON-LD blocks of a page to their nodes, however the page's system damaged them (JSON-LD 1.1, W3C, 2020)."""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.extract.json_depth import is_flat

NODE_LIMIT = 1_000
"""Objects and lists that are looked at, of all blocks together."""

_SLASH = re.compile(r"[/#:]")
_SHIELD = r"(?:/[/*]>?|\*/|<!--|-->|<!\[CDATA\[|(?:<!)?\]\]>|[\ufeff;])"
_WRAPPING = re.compile(rf"\s*{_SHIELD}")
_WRAPPING_END = re.compile(rf"{_SHIELD}\s*$")
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=\s*+[}\]])', re.DOTALL)
"""A string without an end goes to the block's: each of its quotation marks looked at anew takes minutes."""
_BAD_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Node:
    """One JSON object of the page's JSON-LD."""

    fields: Mapping[str, Any]
    via: tuple[str, ...]
    """The properties that lead to it from the block's beginning: `("@graph", "hasPart")`."""

    types: frozenset[str]
    """Its schema.org types, without their address."""


def types_of(fields: Mapping[str, Any]) -> frozenset[str]:
    """Give an object's schema.org types, without their address."""
    given = fields.get("@type")
    if isinstance(given, str):
        return frozenset((_SLASH.split(given)[-1],))
    names = given[:20] if isinstance(given, list) else []
    return frozenset(_SLASH.split(name)[-1] for name in names if isinstance(name, str))


def read_json_ld(blocks: Iterable[str]) -> tuple[Node, ...]:
    """Give every object of these blocks, outer ones first; a block that cannot be read gives none.

    Read although JSON forbids them: line ends inside strings, commas before a closing bracket, comments and CDATA
    around the whole, unknown escapes, a text after the end, entities in place of quotation marks.
    """
    nodes: list[Node] = []
    seen = 0
    for block in blocks:
        waiting: deque[tuple[object, tuple[str, ...]]] = deque((value, ()) for value in _values(block))
        while waiting and seen < NODE_LIMIT:
            seen += 1
            value, via = waiting.popleft()
            if isinstance(value, dict):
                nodes.append(Node(value, via, types_of(value)))
                waiting.extend((inner, (*via, key)) for key, inner in value.items() if isinstance(inner, (dict, list)))
            elif isinstance(value, list):
                waiting.extend((inner, via) for inner in value[:NODE_LIMIT] if isinstance(inner, (dict, list)))
    return tuple(nodes)


def by_id(nodes: Sequence[Node]) -> Mapping[str, Mapping[str, Any]]:
    """Index the nodes that say more than their own `@id`, for those that only refer to it."""
    index: dict[str, Mapping[str, Any]] = {}
    for node in nodes:
        name = node.fields.get("@id")
        if isinstance(name, str) and len(node.fields) > 1:
            index.setdefault(name, node.fields)
    return index


def _values(block: str) -> Iterator[object]:
    text = _unwrap(block)
    try:
        if '"' not in text and "&quot;" in text:
            text = html.unescape(text)
        value = json.loads(text, strict=False)
    except RecursionError:
        return
    except ValueError:
        yield from _repaired(text)
        return
    if is_flat(value):
        yield value


def _unwrap(block: str) -> str:
    """Take off what shields the JSON from old browsers; a few layers, for nobody writes more."""
    text = block.strip()
    for _ in range(8):
        start = _WRAPPING.match(text)
        end = _WRAPPING_END.search(text, max(len(text) - 20, 0))
        if not start and not end:
            break
        text = text[start.end() if start else 0 : end.start() if end else len(text)].strip()
    return text


def _repaired(text: str) -> Iterator[object]:
    repaired = _STRING_OR_COMMA.sub(_repair, text)
    decoder = json.JSONDecoder(strict=False)
    at = 0
    # Two objects in one block, or one with something after it.
    for _ in range(20):
        try:
            value, at = decoder.raw_decode(repaired, at)
        except (ValueError, RecursionError):
            return
        if not is_flat(value):
            # As where Python's own limit is met: what follows is read by no version.
            return
        yield value
        while at < len(repaired) and (repaired[at].isspace() or repaired[at] in ",;"):
            at += 1


def _repair(found: re.Match[str]) -> str:
    part = found.group()
    if part == ",":
        return ""
    if "\\" not in part:
        return part
    return _BAD_ESCAPE.sub(lambda escape: escape.group() if len(escape.group()) > 1 else "\\\\", part)
