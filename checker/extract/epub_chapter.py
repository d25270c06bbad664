"""A chapter's XHTML, as markup that an HTML parser reads without loss."""

import re
from dataclasses import dataclass
from html import escape

from checker.extract.document import Block
from checker.extract.encoding.decode_text import decode_text
from checker.extract.html.elements import VOID
from checker.extract.html.read_html import read_blocks
from checker.extract.zip_parts import parse_part, text_of

_EMPTY = re.compile(
    r"""<([A-Za-z][\w:.-]{0,40})((?:\s(?:[^<>"'/]|/(?!>)|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,2000}+)?)/>"""
)
_CDATA = "<![CDATA["
_MARK = re.compile(
    r"""<(a|span|div|sup)\s[^<>]{0,500}\bepub:type\s*=\s*["'](?:noteref|pagebreak)["'][^<>]{0,500}>"""
    r"(?:<(?:sup|span|small|b|i)\b[^<>]{0,200}>){0,3}[^<>]{0,12}(?:</(?:sup|span|small|b|i)>){0,3}</\1>"
)
"""A note's mark, or the number of a printed page, between two words (EPUB 3 Structural Semantics Vocabulary)."""
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
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}\[([^\]]{0,20000}+)\]\s*>")
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]{1,40})\s+(?:"([^"&<]{0,20}|&#\w{1,8};)"|'([^'&<]{0,20}|&#\w{1,8};)')\s*>""")
"""Names that a page gives to characters; a longer one could make it grow without end."""
_REFERENCE = re.compile(r"&([\w.-]{1,40});")
_XHTML_PREFIX = re.compile(r"""\bxmlns:([A-Za-z][\w.-]{0,20})\s*=\s*["']http://www\.w3\.org/1999/xhtml["']""")
_SVG = re.compile(r"(?:\s*<[?!][^<>]{0,2000}>)*+\s*<(?:[\w.-]{1,20}:)?svg[\s>]")
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

    In HTML `<title/>` opens a title that swallows the page, a CDATA section is a comment, and a prefix makes an
    element unknown. Marks of notes and of printed pages, where the book names them as such, are taken out.
    """
    text = decode_text(raw, None).text
    if _SVG.match(text):
        return _svg_markup(raw)
    pieces = _without_subset(text).split(_CDATA)
    for index, section in enumerate(pieces[1:], 1):
        inside, _, after = section.partition("]]>")
        pieces[index] = escape(inside) + after
    markup = "".join(pieces)
    if prefix := _XHTML_PREFIX.search(markup):
        markup = re.sub(rf"(</?){re.escape(prefix[1])}:", r"\1", markup)
    markup = _LINK.sub(_into_page, _INITIAL.sub(_initial, _MARK.sub("", markup)))
    markup = _RAISED_MARK.sub(lambda mark: "" if _INTO_BOOK.search(mark[1]) else mark[0], markup)
    return _EMPTY.sub(_opened_and_closed, markup)


def _without_subset(text: str) -> str:
    """Take out what a page declares of its own document type, where HTML would show it, and write what it names."""
    subset = _SUBSET.search(text, 0, 25_000)
    if subset is None:
        return text
    named = {name: first or second for name, first, second in _ENTITY.findall(subset[1])}
    text = text[: subset.start()] + "<!DOCTYPE html>" + text[subset.end() :]
    return _REFERENCE.sub(lambda reference: named.get(reference[1], reference[0]), text)


def _initial(picture: re.Match[str]) -> str:
    letter = _LETTER.search(picture[0])
    return picture[0] if letter is None else letter[1]


def _into_page(link: re.Match[str]) -> str:
    return _INTO_BOOK.sub(r"\1#", link[0], count=1)


def _opened_and_closed(tag: re.Match[str]) -> str:
    name, attributes = tag.groups()
    return tag[0] if name.lower() in VOID else f"<{name}{attributes}></{name}>"


def _svg_markup(raw: bytes) -> str:
    """Write the lines of text of a picture as paragraphs (SVG 2 §11)."""
    root = parse_part(raw)
    texts = root.iter("{*}text") if root is not None else ()
    lines = [text for text in texts if next(text.iterancestors("{*}text"), None) is None]
    for line in lines:
        for piece in line.iter("{*}tspan"):
            if "y" in piece.attrib or "dy" in piece.attrib:
                piece.text = f" {piece.text or ''}"
    return "<html><body>" + "".join(f"<p>{escape(text_of(line))}</p>" for line in lines) + "</body></html>"
