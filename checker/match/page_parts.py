"""Where a page's parts meet: its article, a caption, what stands around it, its readers' comments."""

from checker.extract.document import OWN_WORDS, Document, Role
from checker.match.insert import is_pulled

_APART = frozenset({Role.CAPTION, Role.NAVIGATION, Role.COMMENT})
"""What nobody reads on into from the article: a picture's text, a menu, another person's words."""


def parts_meet(document: Document, end: int, start: int) -> bool:
    """Whether the words that end and begin at these places stand in different parts of the page, on lines of their own.

    Blocks that share a line are one sentence to its reader, whatever their roles.
    """
    one, other = _roles(document, end, start)
    return one != other and "\n" in document.text[end:start]


def stand_apart(document: Document, end: int, start: int) -> bool:
    """Whether one of the parts that meet is read by itself, so that words of both are no one's sentence.

    What stands around an article is often a line of it to its reader: an entry of a list of links, a note.
    """
    if parts_meet(document, end, start):
        return not _APART.isdisjoint(_roles(document, end, start))
    return "\n" in document.text[end:start] and _pulled_beside(document, end, start)


def _pulled_beside(document: Document, end: int, start: int) -> bool:
    """Whether one of two blocks that meet is set beside the article, which has its words elsewhere."""
    one, other = document.block_at(max(0, end - 1)), document.block_at(start)
    if one is None or other is None or (one.role is Role.QUOTATION) == (other.role is Role.QUOTATION):
        return False
    return is_pulled(document, one if one.role is Role.QUOTATION else other)


def _roles(document: Document, end: int, start: int) -> tuple[Role, Role]:
    """Give the roles of the words on either side; the article's own are one."""
    before, after = document.block_at(max(0, end - 1)), document.block_at(start)
    one, other = (Role.BODY if block is None or block.role in OWN_WORDS else block.role for block in (before, after))
    return one, other
