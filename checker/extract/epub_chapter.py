"""A chapter's XHTML, as markup that an HTML parser reads without loss."""

import re
from dataclasses import dataclass

from checker.extract.document import Block
from checker.extract.encoding.decode_text import decode_text
from checker.extract.html.read_html import read_blocks
from checker.extract.xhtml import as_html

_MARK = re.compile(
    r"""<(a|span|div|sup)\s[^<>]{0,500}\bepub:type\s*=\s*["'](?:noteref|pagebreak)["'][^<>]{0,500}>"""
    r"(?:<(?:sup|span|small|b|i)\b[^<>]{0,200}>){0,3}[^<>]{0,12}(?:</(?:sup|span|small|b|i)>){0,3}</\1>"
)
"""A note's mark, or the number of a printed page, between two words (EPUB 3 Structural Semantics Vocabulary)."""
_PAGE_NUMBER = re.compile(
    r"""<(a|span|div)\s(?=[^<>]{0,500}(?:\bclass\s*=\s*["'](?:[\w-]{1,40}\s){0,3}page-?(?:num(?:ber)?|no)s?["'\s]"""
    r"""|\brole\s*=\s*["']doc-pagebreak["']))[^<>]*+>(?:<(?:a|small|span|b|i)\b[^<>]{0,200}>){0,3}"""
    r"\s{0,3}[\[({]?(?:p(?:g|age)?\.?\s{0,3})?(?:\d{1,5}|[ivxlc]{1,8})[\])}]?\s{0,3}(?:</(?:a|small|span|b|i)>){0,3}</\1>",
    re.IGNORECASE,
)
"""The number of a printed page as older books call it, those of Project Gutenberg for one: by a class name."""
_LINK = re.compile(r"<a\s[^<>]*+>")
_INTO_BOOK = re.compile(r"""(\bhref\s{0,9}=\s{0,9}["'])[^"':#]{0,500}+#""")
"""A link to another file of the book. A page is all that HTML knows, and a link in it is how it tells a note's mark."""
_RAISED_MARK = re.compile(
    r"(<a\s[^<>]*+>)\s*+<sup\b[^<>]*+>[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})[\])]?</sup>\s*+</a>", re.IGNORECASE
)
"""A note's mark in a link, which HTML knows the other way round."""
_INITIAL = re.compile(r"<img\s[^<>]*+>(?=(?:</\w{1,6}>)?\w)")
_LETTER = re.compile(r"""\balt\s{0,9}=\s{0,9}["'](\w)["']""")
"""A picture of the first letter of a word, and the letter."""
_PICTURE = re.compile(r"<(?:[\w.-]{1,20}:)?(?:img|image|svg|object)\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z][^<>]*+>")
_BEGINNING = re.compile(r"<html\b", re.IGNORECASE)
_END = re.compile(r"</html\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter's text, its blocks, and what reading it met."""

    text: str
    blocks: tuple[Block, ...]
    is_empty: bool
    """Whether its file is no page at all."""
    breaks_off: bool
    is_picture: bool
    """Whether it shows a picture and no words."""


def read_chapter(raw: bytes) -> Chapter:
    """Read the page that is a chapter."""
    markup = chapter_markup(raw)
    text, blocks = read_blocks(markup)
    return Chapter(
        text,
        blocks,
        is_empty=_TAG.search(markup) is None,
        breaks_off=_BEGINNING.search(markup) is not None and _END.search(markup) is None,
        is_picture=not blocks and _PICTURE.search(markup) is not None,
    )


def chapter_markup(raw: bytes) -> str:
    """Decode a chapter and write as HTML what XHTML writes otherwise.

    Marks of notes and of printed pages, where the book names them as such, are taken out.
    """
    markup = _PAGE_NUMBER.sub("", _MARK.sub("", as_html(decode_text(raw, None).text)))
    markup = _LINK.sub(_into_page, _INITIAL.sub(_initial, markup))
    return _RAISED_MARK.sub(lambda mark: "" if _INTO_BOOK.search(mark[1]) else mark[0], markup)


def _initial(picture: re.Match[str]) -> str:
    letter = _LETTER.search(picture[0])
    return picture[0] if letter is None else letter[1]


def _into_page(link: re.Match[str]) -> str:
    return _INTO_BOOK.sub(r"\1#", link[0], count=1)
