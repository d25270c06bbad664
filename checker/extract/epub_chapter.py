"""A chapter's XHTML, as markup that an HTML parser reads without loss."""

import re

from checker.extract.encoding.decode_text import decode_text
from checker.extract.xhtml import as_html

_MARK = re.compile(
    r"""<(a|span|div|sup)\s[^<>]{0,500}\bepub:type\s*=\s*["'](?:noteref|pagebreak)["'][^<>]{0,500}>"""
    r"(?:<sup[^<>]{0,200}>)?[^<>]{0,12}(?:</sup>)?</\1>"
)
"""A note's mark, or the number of a printed page, between two words (EPUB 3 Structural Semantics Vocabulary)."""


def chapter_markup(raw: bytes) -> str:
    """Decode a chapter and write as HTML what XHTML writes otherwise.

    Marks of notes and of printed pages, where the book names them as such, are taken out.
    """
    return as_html(_MARK.sub("", decode_text(raw, None).text))
