"""Markdown: as the page that it is rendered to."""

import re
from dataclasses import replace
from typing import Any

import yaml

from checker.extract.document import Document, Metadata
from checker.extract.html.read_html import read_html
from checker.extract.markdown_render import render_markdown
from checker.extract.w3c_date import read_w3c_date

MARKDOWN_LIMIT_CHARACTERS = 4_000_000
"""Prose of that length takes ten seconds. The largest books and lists of links in one file have a third of it."""
FRONT_MATTER_CHARACTERS = 20_000
VALUE_CHARACTERS = 500
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"[\w.:-]{1,60}")


def read_markdown(text: str) -> Document:
    """Read CommonMark with GitHub's tables and strikethrough and with footnotes; the text is what it renders to.

    HTML inside it is read as sites show it that leave out what could do harm (`shown_html`), and nothing of it is run.
    A footnote's mark is no text; the note is, at the end. YAML front matter is not text; its title, authors and date
    are metadata. Of a text beyond MARKDOWN_LIMIT_CHARACTERS the beginning is read (`metadata.cut`).
    """
    text = text.removeprefix("\ufeff")
    front, start = _front_matter(text)
    is_cut = len(text) > MARKDOWN_LIMIT_CHARACTERS
    if is_cut:
        line_end = text.rfind("\n", start, MARKDOWN_LIMIT_CHARACTERS)
        text = text[: line_end if line_end > start else MARKDOWN_LIMIT_CHARACTERS]
    document = read_html(render_markdown(text[start:]))
    return replace(document, metadata=replace(_metadata(front, document.metadata), cut=is_cut))


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
