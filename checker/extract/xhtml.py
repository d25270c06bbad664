"""XHTML as markup that an HTML parser reads without loss."""

import re
from html import escape

from checker.extract.html.elements import VOID

_EMPTY = re.compile(r"<([A-Za-z][\w:.-]{0,40})((?:\s[^<>]{0,2000})?)/>")
_CDATA = "<![CDATA["


def as_html(text: str) -> str:
    """Write as HTML what XHTML writes otherwise.

    In HTML `<title/>` opens a title that swallows the page, and a CDATA section is a comment.
    """
    pieces = text.split(_CDATA)
    for index, section in enumerate(pieces[1:], 1):
        inside, _, after = section.partition("]]>")
        pieces[index] = escape(inside) + after
    return _EMPTY.sub(_opened_and_closed, "".join(pieces))


def _opened_and_closed(tag: re.Match[str]) -> str:
    name, attributes = tag.groups()
    return tag[0] if name.lower() in VOID else f"<{name}{attributes}></{name}>"
