"""Links as a Link header (RFC 8288 §3) and a TimeMap (RFC 6690 §2, RFC 7089 §5) write them. Pure; nothing raises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

LIMIT_LINKS = 20_000
"""Read of one list; the front page of a large newspaper has more mementos, and its TimeMap comes in pages."""
_LIMIT_TARGET_CHARACTERS = 16_000
_PARAMETER = re.compile(r'\s*+;\s*+([\w*-]++)(?:\s*+=\s*+(?:"([^"\\]*+(?:\\.[^"\\]*+)*+)"|([^\s;,"<]*+)))?', re.DOTALL)
"""Possessive throughout, so that a quotation mark without its other half costs one look, not one for each character."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a list; None where it says nothing of a kind."""

    target: str
    """As written: it may be relative, and anything else that stood between the brackets."""
    rels: frozenset[str]
    """In lower case: "first memento" is two of them."""
    datetime: str | None
    type: str | None
    from_: str | None
    until: str | None


def links(text: str) -> Iterator[Link]:
    """Give the links of a list in its order, the first `LIMIT_LINKS`, in time that grows with the text alone.

    Archives write commas in addresses, leave out quotation marks or brackets, and end in a comma: an entry that can't
    be read is passed over, and what comes after it is read.
    """
    return islice(_links(text), LIMIT_LINKS)


def _links(text: str) -> Iterator[Link]:
    at = 0
    while (end := text.find(">", at)) >= 0:
        # The last one before the end: where a bracket was never closed, the next link begins at its own.
        begin = text.rfind("<", at, end)
        at = end + 1
        parameters: dict[str, str] = {}
        while (found := _PARAMETER.match(text, at)) is not None:
            at = found.end()
            # Of a parameter that is given twice, the first counts (RFC 8288 §3.3).
            parameters.setdefault(found[1].lower(), found[2] or found[3] or "")
        if 0 <= begin < end <= begin + _LIMIT_TARGET_CHARACTERS:
            yield Link(
                target=text[begin + 1 : end].strip(),
                rels=frozenset(parameters.get("rel", "").lower().split()),
                datetime=parameters.get("datetime"),
                type=parameters.get("type"),
                from_=parameters.get("from"),
                until=parameters.get("until"),
            )
