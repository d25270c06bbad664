"""The text that a bare page keeps for its scripts: a second reading, where the first shows little."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from checker.extract.html.parse import parse
from checker.extract.html.roles import count_words
from checker.extract.html.walk import walk
from checker.extract.json_depth import is_flat

SCRIPTS_LIMIT = 500
CHARACTERS_LIMIT = 4 * 1024 * 1024
"""Of all scripts together; the largest state of 309 real pages has 1 MB."""
VALUES_LIMIT = 200_000
"""Of all scripts together."""
STRINGS_LIMIT = 5_000
"""Of all scripts together; each may be markup that has to be parsed."""
SHOWN_LIMIT_CHARACTERS = 200_000
"""Of what the page shows, each text is looked for in so much."""
FAILURES_LIMIT = 2_000
"""Of all scripts together: each costs Python's json the time to count the lines before it."""
STRING_WORDS = 12
"""A shorter string of a page's state is a label, an address or a setting."""
SCRIPT_WORDS = 40
"""Fewer words of such strings in a script are messages for its reader ("Please wait a while …"), no article."""
CODE_SHARE = 0.04
"""More signs of programs than this, for each character, and a string is code or style."""
_JSON_LD = "application/ld+json"
_BODIES = frozenset({"articleBody", "text"})
"""schema.org: the words of an Article, and of a CreativeWork."""
_OTHERS = frozenset({"comment", "review", "reviews"})
"""schema.org: what others say of it."""
_BEGINNING = re.compile(r"""(?:^\s*|=\s*)(?:(?=\{\s*")|(?=\[\s*[\[{"\d])|JSON\.parse\(\s*(?="[\[{]))""")
_ONLY_JSON = re.compile(r"(?=[\[{])")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z#][a-zA-Z0-9]{1,10};")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)|[。！？]")
_CODE = re.compile(r"[{}=;|\\<>_]|\(\)|//")


@dataclass(frozen=True, slots=True)
class ScriptText:
    """A text, and the script it stands in, as a CSS selector."""

    text: str
    path: str


def script_texts(tree: LexborHTMLParser, shown: str) -> list[ScriptText]:
    """Give the texts that stand only in JSON-LD (`articleBody`) or in the data of a page's scripts.

    No script is run: what is read is JSON alone. What the page shows too (`shown`) is left out, and so are strings
    of fewer than STRING_WORDS words or without a whole sentence, code, and scripts with fewer than SCRIPT_WORDS words
    in all. Whether a text is the article's or another story's can't be told.
    """
    found: list[ScriptText] = []
    seen: set[str] = set()
    budget = _Budget()
    shown = shown[:SHOWN_LIMIT_CHARACTERS]
    for script in tree.css("script:not([src])")[:SCRIPTS_LIMIT]:
        source = script.text(deep=True)
        budget.characters -= len(source)
        if budget.characters < 0:
            break
        attributes = script.attributes
        kind = (attributes.get("type") or "").strip().lower()
        path = f"script#{attributes['id']}" if attributes.get("id") else f'script[type="{kind}"]' if kind else "script"
        own: list[str] = []
        for value in _json_values(source, budget, bare=kind.endswith("json")):
            for string in _strings(value, budget, only_bodies=kind == _JSON_LD):
                for text in _read(string):
                    key = " ".join(text.split())
                    if key not in seen and text not in shown:
                        seen.add(key)
                        own.append(text)
        if sum(map(count_words, own)) >= SCRIPT_WORDS:
            found += [ScriptText(text, path) for text in own]
    return found


@dataclass(slots=True)
class _Budget:
    """What may still be looked at."""

    characters: int = CHARACTERS_LIMIT
    failures: int = FAILURES_LIMIT
    values: int = VALUES_LIMIT
    strings: int = STRINGS_LIMIT


def _json_values(source: str, budget: _Budget, *, bare: bool) -> Iterator[object]:
    """Give the JSON values of a script: all of it, or what it assigns."""
    decoder = json.JSONDecoder(strict=False)
    begin = (_ONLY_JSON if bare else _BEGINNING).search(source)
    while begin is not None and budget.failures > 0:
        at = begin.end()
        try:
            value, after = decoder.raw_decode(source, at)
            # `JSON.parse("…")` holds JSON in a string.
            value = json.loads(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            value, after = None, at
        if value is None or not is_flat(value):
            budget.failures -= 1
            after = at + 1
        else:
            yield value
        begin = None if bare else _BEGINNING.search(source, after)


def _strings(value: object, budget: _Budget, *, only_bodies: bool) -> Iterator[str]:
    """Give the long strings in a JSON value, in its order."""
    waiting: list[tuple[object, bool]] = [(value, not only_bodies)]
    while waiting and budget.values > 0 and budget.strings > 0:
        budget.values -= 1
        current, is_wanted = waiting.pop()
        if isinstance(current, dict):
            waiting += [
                (inner, not only_bodies or name in _BODIES)
                for name, inner in reversed(current.items())
                if not only_bodies or name not in _OTHERS
            ]
        elif isinstance(current, list):
            waiting += [(inner, is_wanted) for inner in reversed(current)]
        elif isinstance(current, str) and is_wanted and count_words(current) >= STRING_WORDS:
            budget.strings -= 1
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
        if count_words(text) >= STRING_WORDS and _SENTENCE_END.search(text) and not _is_code(text):
            yield text


def _is_code(text: str) -> bool:
    return len(_CODE.findall(text)) > CODE_SHARE * len(text)
