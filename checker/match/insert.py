"""What a page shows between two of an article's words that is none of the article: a caption, a link to a story."""

from checker.extract.document import OWN_WORDS, Document, Role

BLOCKS_LIMIT = 50
"""Blocks in a row that may stand between two of the article's."""
_INSERTED = frozenset({Role.ASIDE, Role.NAVIGATION, Role.CAPTION})


def is_insert(document: Document, start: int, end: int) -> bool:
    """Whether nothing but whole blocks from beside the article stands in `document.text[start:end]`.

    A reader goes on after them as if they were not there, and so does who quotes two paragraphs around them.
    """
    first, last = document.block_index(start), document.block_index(end)
    if first is None or last is None or not 1 < last - first <= BLOCKS_LIMIT:
        return False
    blocks = document.blocks[first : last + 1]
    return (
        blocks[0].role in OWN_WORDS
        and blocks[-1].role in OWN_WORDS
        and all(block.role in _INSERTED for block in blocks[1:-1])
        and not any(map(str.isalnum, document.text[start : blocks[0].end] + document.text[blocks[-1].start : end]))
    )
