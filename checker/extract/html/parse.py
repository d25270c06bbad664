"""Markup to a tree, by a compiled HTML5 parser, in a time that grows with the size alone."""

import re
from html import escape
from itertools import islice

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from checker.extract.html.elements import BLOCKS, RAW_TEXT, SKIPPED, VOID

TAGS_LIMIT = 20_000
"""More than this may nest so deep that the tree takes long: lexbor's time grows with the square of the depth, 0.6 s for
20,000 and 25 s for 100,000. Of 309 real pages three have more."""
TAG_LIMIT_BYTES = 16_000
TAG_LIMIT_WORDS = 4_000
"""A tag with more of both may have so many attributes that it takes long: 35 s for 100,000."""
DEPTH_LIMIT = 400
"""Deeper elements are taken off, their text stays; browsers stop at 512 (Chromium's kMaximumHTMLParserDOMTreeDepth)."""
ATTRIBUTES_LIMIT = 200
_SHADOW = re.compile(rb"<template(?=[^<>]{0,500}\bshadowrootmode\b)", re.IGNORECASE)


def parse(markup: str) -> LexborHTMLParser:
    """Parse a page. Elements too deep and attributes too many are left out, no text is.

    What is made to be slow in another way still takes its time: who reads from strangers bounds it from outside
    (`guarded`).
    """
    raw = markup.encode("utf-8", "replace")
    if _may_be_slow(raw):
        raw = _calmed(raw)
    tree = LexborHTMLParser(raw)
    if tree.css_first("template[shadowrootmode]") is None:
        return tree
    # Its content is shown in place (WHATWG HTML §4.12.3); the parser keeps that of a template out of the tree.
    return LexborHTMLParser(_SHADOW.sub(b"<shadow-root", raw))


def _may_be_slow(markup: bytes) -> bool:
    if len(markup) > 3 * TAGS_LIMIT and markup.count(b"<") > TAGS_LIMIT:
        return True
    at, step = 0, TAG_LIMIT_BYTES // 2
    begin, seen = -1, 0
    while at < len(markup):
        # A long tag holds no `>` over at least one step.
        if markup.find(b">", at, at + step) < 0:
            end = markup.find(b">", at)
            end = end if end >= 0 else len(markup)
            begin, seen = max(begin, markup.rfind(b"<", seen, at + step)), at + step
            if _is_long_tag(markup, begin, end):
                return True
            at = end
        at += step
    return False


def _is_long_tag(markup: bytes, begin: int, end: int) -> bool:
    """Whether a tag with very many attributes stands here, and not a script or a text."""
    if begin < 0 or end - begin < TAG_LIMIT_BYTES or not markup[begin + 1 : begin + 2].isalpha():
        return False
    return len(markup[begin:end].split(None, TAG_LIMIT_WORDS)) > TAG_LIMIT_WORDS


def _calmed(markup: bytes) -> bytes:
    """Give the markup as it is where it nests as pages do, else without what is too deep or too much.

    libxml2 reads both in linear time; what it builds differs a little from HTML5, so it only serves where it must.
    """
    parser = etree.HTMLParser(target=_Calmer(), huge_tree=True, encoding="utf-8")
    parser.feed(markup)
    calmed: str | None = parser.close()
    return markup if calmed is None else calmed.encode()


class _Calmer:
    """A parser target that writes the markup anew, and says at its end whether that was needed."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._depth = 0
        self._unread_from = 0
        """The depth of the element taken off that has no text to read; 0 outside of one."""
        self._raw = False
        self._needed = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if tag not in VOID:
            self._depth += 1
        if len(attributes) > ATTRIBUTES_LIMIT:
            self._needed = True
        if self._depth > DEPTH_LIMIT:
            self._needed = True
            if tag in SKIPPED and tag not in VOID:
                self._unread_from = self._unread_from or self._depth
            elif tag in BLOCKS:
                self._pieces.append("<hr>")
            return
        kept = "".join([f' {name}="{escape(value)}"' for name, value in islice(attributes.items(), ATTRIBUTES_LIMIT)])
        self._pieces.append(f"<{tag}{kept}>")
        self._raw = tag in RAW_TEXT

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in VOID:
            return
        if self._depth <= DEPTH_LIMIT:
            self._pieces.append(f"</{tag}>")
        elif tag in BLOCKS:
            self._pieces.append("<hr>")
        if self._unread_from == self._depth:
            self._unread_from = 0
        self._depth -= 1
        self._raw = False

    def data(self, text: str) -> None:
        """Take text."""
        if not self._unread_from:
            self._pieces.append(text if self._raw else escape(text, quote=False))

    def close(self) -> str | None:
        """Give the markup, or None where the page may be read as it is."""
        return "".join(self._pieces) if self._needed else None
