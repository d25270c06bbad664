"""HTML to text, block by block, in reading order."""

import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString, Tag

from checker.extract.document import Document, Role
from checker.extract.html_roles import BLOCKS, PREFORMATTED, SKIPPED, role_of
from checker.extract.metadata import read_metadata
from checker.extract.text_blocks import TextBlocks

PATH_DEPTH = 12
"""Elements named in a block's CSS path, the innermost ones; it is for a person to find the place."""


def read_html(markup: str) -> Document:
    """Read the whole text of a page, whatever its role, and its metadata.

    Inline elements never split a word; blocks never glue; `<br>` is a line end; white space collapses
    as CSS says, except in `<pre>`. Memory and time grow with the size of the page alone: the walk
    keeps its own stack.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(markup, "lxml")
    text, blocks = _walk(soup).finish()
    return Document(text, blocks, read_metadata(soup, text))


class _Frame:
    """An element on the way from the root to where the walk stands."""

    __slots__ = ("children", "counts", "in_article", "is_block", "name", "preformatted", "role")

    def __init__(self, tag: Tag, name: str, role: Role, preformatted: bool, in_article: bool) -> None:
        self.children = iter(tag.contents)
        self.name = name
        self.role = role
        self.preformatted = preformatted
        self.in_article = in_article
        self.is_block = tag.name in BLOCKS
        self.counts: dict[str, int] = {}


def _walk(soup: BeautifulSoup) -> TextBlocks:
    collected = TextBlocks()
    stack = [_Frame(soup, "", Role.BODY, False, False)]
    while stack:
        frame = stack[-1]
        child = next(frame.children, None)
        if child is None:
            stack.pop()
            if frame.is_block:
                collected.end_block()
        elif isinstance(child, NavigableString):
            # Comments, doctypes and CDATA are PreformattedString in beautifulsoup4; they are no text.
            if not isinstance(child, PreformattedString):
                path = "" if collected.is_open else _path(stack)
                collected.add(child, frame.role, path, preformatted=frame.preformatted)
        elif isinstance(child, Tag):
            name = child.name
            frame.counts[name] = position = frame.counts.get(name, 0) + 1
            if name in SKIPPED:
                continue
            if name == "br":
                collected.line_break()
                continue
            if name in BLOCKS:
                collected.end_block()
            in_article = frame.in_article or name in ("article", "main")
            role = role_of(name, child.attrs, frame.role, in_article=frame.in_article)
            label = name if name in ("html", "body") else f"{name}:nth-of-type({position})"
            stack.append(_Frame(child, label, role, frame.preformatted or name in PREFORMATTED, in_article))
    return collected


def _path(stack: list[_Frame]) -> str:
    return " > ".join(frame.name for frame in stack[-PATH_DEPTH:] if frame.name)
