"""The text that a bare page keeps for its scripts: a second reading, where the first shows little."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from checker.extract.html.parse import parse
from checker.extract.html.walk import walk

SCRIPTS_LIMIT = 60
CHARACTERS_LIMIT = 8 * 1024 * 1024
"""Of all scripts together; the largest state of 309 real pages has 1 MB."""
VALUES_LIMIT = 200_000
STRING_WORDS = 12
"""A shorter string of a page's state is a label, an address or a setting."""
TEXTS_LIMIT = 2_000
_JSON_LD = "application/ld+json"
_BODIES = frozenset({"articleBody", "text"})
"""schema.org: the words of an Article, and of a CreativeWork."""
_BEGINNING = re.compile(r"""(?:^|=\s*)(?:JSON\.parse\(\s*)?(?=[\[{"])""")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z#][a-zA-Z0-9]{1,10};")


@dataclass(frozen=True, slots=True)
class ScriptText:
    """A text, and the script it stands in, as a CSS selector."""

    text: str
    path: str


def script_texts(tree: LexborHTMLParser, shown: str) -> list[ScriptText]:
    """Give the texts that stand only in JSON-LD (`articleBody`) or in the data of a page's scripts.

    No script is run: what is read is JSON alone. What the page shows too (`shown`) is left out, and so are strings
    of fewer than STRING_WORDS words.
    """
    found: list[ScriptText] = []
    seen: set[str] = set()
    left = CHARACTERS_LIMIT
    for script in tree.css("script:not([src])")[:SCRIPTS_LIMIT]:
        source = script.text(deep=True)
        left -= len(source)
        if left < 0:
            break
        attributes = script.attributes
        kind = (attributes.get("type") or "").strip().lower()
        path = f"script#{attributes['id']}" if attributes.get("id") else f'script[type="{kind}"]' if kind else "script"
        for value in _json_values(source, bare=kind.endswith("json")):
            for string in _strings(value, only_bodies=kind == _JSON_LD):
                for text in _read(string):
                    if text not in seen and text not in shown and len(found) < TEXTS_LIMIT:
                        seen.add(text)
                        found.append(ScriptText(text, path))
    return found


def _json_values(source: str, *, bare: bool) -> Iterator[object]:
    """Give the JSON values of a script: all of it, or what it assigns."""
    decoder = json.JSONDecoder(strict=False)
    begin = re.match(r"\s*", source) if bare else _BEGINNING.search(source)
    while begin is not None:
        at = begin.end()
        try:
            value, at = decoder.raw_decode(source, at)
            # `JSON.parse("…")` holds JSON in a string.
            yield json.loads(value, strict=False) if isinstance(value, str) and value[:1] in ("{", "[") else value
        except (ValueError, RecursionError):
            at += 1
        begin = None if bare else _BEGINNING.search(source, at)


def _strings(value: object, *, only_bodies: bool) -> Iterator[str]:
    """Give the long strings in a JSON value, in its order."""
    waiting: list[tuple[object, bool]] = [(value, not only_bodies)]
    visited = 0
    while waiting and visited < VALUES_LIMIT:
        visited += 1
        current, is_wanted = waiting.pop()
        if isinstance(current, dict):
            waiting += [(inner, not only_bodies or name in _BODIES) for name, inner in reversed(current.items())]
        elif isinstance(current, list):
            waiting += [(inner, is_wanted) for inner in reversed(current)]
        elif isinstance(current, str) and is_wanted and current.count(" ") >= STRING_WORDS - 1:
            yield current


def _read(string: str) -> Iterator[str]:
    """Give the text of a string that may be markup, once escaped or not, paragraph by paragraph."""
    # JSON can escape half of a surrogate pair, which no database and no file takes.
    string = string.encode("utf-8", "replace").decode()
    for _ in range(2):
        if not _MARKUP.search(string):
            break
        string = "\n\n".join(piece.text for piece in walk(parse(string)))
    for paragraph in re.split(r"\n\s*\n", string):
        text = paragraph.strip()
        if text.count(" ") >= STRING_WORDS - 1:
            yield text
