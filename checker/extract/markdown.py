"""Markdown: as the page that it is rendered to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from checker.extract.document import Document, Metadata
from checker.extract.html.read_html import read_html
from checker.extract.plain_text import read_plain_text
from checker.extract.w3c_date import read_w3c_date

MARKDOWN_LIMIT_CHARACTERS = 500_000
"""Prose of that length takes a second, tables of one-letter cells 6, opening brackets alone 40; longer text is read
as it stands."""
FRONT_MATTER_CHARACTERS = 20_000
NESTING_LIMIT = 60
"""How deep quotations and lists may stand in each other; the parser recurses, and passes over what is deeper."""
VALUE_CHARACTERS = 500
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"[\w.:-]{1,60}")
_SWALLOWS = re.compile(r"<(?=/?(?:title|textarea|xmp|iframe|noembed|noframes|plaintext)\b)", re.IGNORECASE)
"""Tags after which HTML takes what follows for no markup: GitHub shows them as text (GFM §6.11)."""
_CODE = re.compile(r"<(?=(script|style)\b)", re.IGNORECASE)


def read_markdown(text: str) -> Document:
    """Read CommonMark with GitHub's tables and strikethrough and with footnotes; the text is what it renders to.

    HTML inside it is read as HTML, and nothing of it is run. A footnote's mark is no text; the note is, at the end.
    YAML front matter is not text; its title, authors and date are metadata. Text beyond MARKDOWN_LIMIT_CHARACTERS
    is read as plain text.
    """
    if len(text) > MARKDOWN_LIMIT_CHARACTERS:
        return read_plain_text(text)
    text = text.removeprefix("\ufeff")
    front, start = _front_matter(text)
    document = read_html(_MARKDOWN.render(text[start:]))
    return replace(document, metadata=_metadata(front, document.metadata))


def _raw_html(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: object, _environment: object
) -> str:
    content = _SWALLOWS.sub("&lt;", tokens[index].content)
    # Never closed, it would swallow the rest of the page.
    return _CODE.sub(lambda tag: "<" if f"</{tag[1]}".lower() in content.lower() else "&lt;", content)


def _nothing(
    _renderer: RendererHTML, _tokens: Sequence[Token], _index: int, _options: object, _environment: object
) -> str:
    return ""


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": NESTING_LIMIT})
    markdown.enable(["table", "strikethrough"]).use(footnote_plugin)
    for rule in ("html_inline", "html_block"):
        markdown.add_render_rule(rule, _raw_html)
    # The arrow that leads back from a note; the note's mark is a superscript link, which is no text in HTML either.
    markdown.add_render_rule("footnote_anchor", _nothing)
    return markdown


_MARKDOWN = _make_markdown()


def _front_matter(text: str) -> tuple[dict[str, Any], int]:
    """Give what the front matter says and where the body begins; nothing and 0 where there is none.

    Two rules with prose between them look much the same: only a mapping whose keys are words is front matter.
    """
    found = _FRONT_MATTER.match(text, 0, FRONT_MATTER_CHARACTERS)
    if found is None:
        return {}, 0
    try:
        # Scalars stay as they are written: YAML 1.1 would make a date of one and a number of another.
        said = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 — it constructs strings, lists and mappings
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, 0
    if not isinstance(said, dict) or not all(isinstance(key, str) and _KEY.fullmatch(key) for key in said):
        return {}, 0
    return said, found.end()


def _metadata(front: dict[str, Any], page: Metadata) -> Metadata:
    title = _line(front.get("title"))
    given = front.get("authors", front.get("author"))
    authors = tuple(filter(None, map(_line, given if isinstance(given, list) else [given])))
    published = read_w3c_date(_line(front.get("date")) or "")
    fields = [("title", title), ("authors", authors), ("published", published)]
    told = {name: value for name, value in fields if value}
    return replace(
        page,
        title=title or page.title,
        authors=authors or page.authors,
        published=published or page.published,
        told_by=(
            *((name, "front matter") for name in told),
            *(entry for entry in page.told_by if entry[0] not in told),
        ),
    )


def _line(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    # YAML can escape half of a surrogate pair, which no file takes.
    clean = value[:VALUE_CHARACTERS].encode("utf-8", "replace").decode()
    return " ".join(clean.split()) or None
