"""A chapter's XHTML, as markup that an HTML parser reads without loss."""

import re
from html import escape

from checker.extract.encoding.decode_text import decode_text
from checker.extract.html.elements import VOID

_EMPTY = re.compile(r"<([A-Za-z][\w:.-]{0,40})((?:\s[^<>]{0,2000})?)/>")
_CDATA = "<![CDATA["
_MARK = re.compile(
    r"""<(a|span|div|sup)\s[^<>]{0,500}\bepub:type\s*=\s*["'](?:noteref|pagebreak)["'][^<>]{0,500}>"""
    r"(?:<sup[^<>]{0,200}>)?[^<>]{0,12}(?:</sup>)?</\1>"
)
"""A note's mark, or the number of a printed page, between two words (EPUB 3 Structural Semantics Vocabulary)."""


def chapter_markup(raw: bytes) -> str:
    """Decode a chapter and write as HTML what XHTML writes otherwise.

    In HTML `<title/>` opens a title that swallows the page, and a CDATA section is a comment. Marks of notes and of
    printed pages, where the book names them as such, are taken out.
    """
    pieces = decode_text(raw, None).text.split(_CDATA)
    for index, section in enumerate(pieces[1:], 1):
        inside, _, after = section.partition("]]>")
        pieces[index] = escape(inside) + after
    return _EMPTY.sub(_opened_and_closed, _MARK.sub("", "".join(pieces)))


def _opened_and_closed(tag: re.Match[str]) -> str:
    name, attributes = tag.groups()
    return tag[0] if name.lower() in VOID else f"<{name}{attributes}></{name}>"
