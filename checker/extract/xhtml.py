"""XHTML as markup that an HTML parser reads without loss."""

import re
from html import escape

from checker.extract.html.elements import VOID

_EMPTY = re.compile(
    r"""<([A-Za-z][\w:.-]{0,40})((?:\s(?:[^<>"'/]|/(?!>)|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,2000}+)?)/>"""
)
_CDATA = "<![CDATA["
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}\[([^\]]{0,20000}+)\]\s*>")
_SUBSET_WITHIN = 25_000
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]{1,40})\s+(?:"([^"&<]{0,20}|&#\w{1,8};)"|'([^'&<]{0,20}|&#\w{1,8};)')\s*>""")
"""Names that a page gives to characters; a longer one could make it grow without end."""
_REFERENCE = re.compile(r"&([\w.-]{1,40});")
_PREFIX = re.compile(r"""\bxmlns:([A-Za-z][\w.-]{0,20})\s*=\s*["']http://www\.w3\.org/(?:1999/xhtml|2000/svg)["']""")


def as_html(text: str) -> str:
    """Write as HTML what XHTML writes otherwise.

    In HTML `<title/>` opens a title that swallows the page, a CDATA section is a comment, a prefix makes an element
    unknown, and what a document type declares is text.
    """
    pieces = _without_subset(text).split(_CDATA)
    for index, section in enumerate(pieces[1:], 1):
        inside, _, after = section.partition("]]>")
        pieces[index] = escape(inside) + after
    markup = "".join(pieces)
    for prefix in sorted({found[1] for found in _PREFIX.finditer(markup)})[:2]:
        markup = re.sub(rf"(</?){re.escape(prefix)}:", r"\1", markup)
    return _EMPTY.sub(_opened_and_closed, markup)


def _without_subset(text: str) -> str:
    """Take out what a page declares of its own document type, and write what it names."""
    subset = _SUBSET.search(text, 0, _SUBSET_WITHIN)
    if subset is None:
        return text
    named = {name: first or second for name, first, second in _ENTITY.findall(subset[1])}
    text = text[: subset.start()] + "<!DOCTYPE html>" + text[subset.end() :]
    return _REFERENCE.sub(lambda reference: named.get(reference[1], reference[0]), text)


def _opened_and_closed(tag: re.Match[str]) -> str:
    name, attributes = tag.groups()
    return tag[0] if name.lower() in VOID else f"<{name}{attributes}></{name}>"
