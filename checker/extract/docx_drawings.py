"""The words of charts and diagrams in a DOCX, which stand in parts of their own (ECMA-376-1 §21)."""

import posixpath
from collections.abc import Mapping

from lxml import etree

from checker.extract.zip_parts import parse_whole

_KINDS = ("/chart", "/chartEx", "/diagramData")
"""Ends of the types of relationships, the same in both namespaces."""


def drawn_texts(part: str, parts: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Give the texts of the charts and diagrams that a part of the archive shows, by the ids that it names them by.

    The numbers of a chart are none of it: which of them are written, and how, a program decides.
    """
    folder, name = posixpath.split(part)
    relationships = parse_whole(parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b""))
    # Each is read once, however often it is named: the archive is small and what it shows shall not be large.
    named: dict[str, str] = {}
    for relationship in relationships.iter("{*}Relationship") if relationships is not None else ():
        if str(relationship.get("Type")).endswith(_KINDS):
            target = posixpath.normpath(posixpath.join("/", folder, str(relationship.get("Target")))).lstrip("/")
            named.setdefault(target, str(relationship.get("Id")))
    roots = ((identity, parse_whole(parts.get(target, b""))) for target, identity in named.items())
    return {identity: _texts(root) for identity, root in roots if root is not None}


def _texts(root: etree._Element) -> list[str]:
    texts = ["".join(str(text.text or "") for text in line.iter("{*}t")) for line in root.iter("{*}p")]
    texts += [str(label.text or "") for cache in root.iter("{*}strCache") for label in cache.iter("{*}v")]
    return list(dict.fromkeys(filter(None, map(str.strip, texts))))
