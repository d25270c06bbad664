"""Marks of footnotes, which stand between the words of a sentence and are none of them."""

import re

from selectolax.lexbor import LexborNode

from checker.extract.html.roles import NOTE_NAMES

_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3}|(?:note|nb) \d{1,3})\s*[\])]?\s*", re.IGNORECASE)
_BRACKETED_MARK = re.compile(r"\s*\[.*\]\s*")
_MARK_CHARACTERS = 20
_MARK_NODES = 20
"""More nodes under one element are no mark; that many are looked at, however deep such elements nest."""
_NOTE_ATTRIBUTES = ("role", "class", "epub:type", "rel")


def is_note_mark(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether an element is the mark of a note: it stands between the words of a sentence and is none of them.

    `[3]` raised, a raised number or sign that links into the page, or a mark that its markup calls so (DPUB-ARIA's
    doc-noteref, EPUB's noteref, class names). An exponent or `st` is none.
    """
    text = _short_text(node)
    if text is None or not _MARK.fullmatch(text):
        return False
    is_named = any(NOTE_NAMES.search(attributes[name] or "") for name in _NOTE_ATTRIBUTES if name in attributes)
    if node.tag != "sup":
        # Names alone say too little: documentation calls every link a reference, whatever number is its text.
        into_page = (attributes.get("href") or "").startswith("#") or attributes.get("role") == "doc-noteref"
        return is_named and (into_page or _BRACKETED_MARK.fullmatch(text) is not None)
    if is_named or _BRACKETED_MARK.fullmatch(text):
        return True
    link = node.css_first("a[href]")
    return link is not None and (link.attributes.get("href") or "").startswith("#")


def _short_text(root: LexborNode) -> str | None:
    """Give the text in an element, or None where it is long."""
    text = ""
    for count, node in enumerate(root.traverse(include_text=True)):
        if node.is_text_node:
            text += node.text_content or ""
        if count > _MARK_NODES or len(text) > _MARK_CHARACTERS:
            return None
    return text
