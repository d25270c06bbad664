"""What stands between two of an article's words and is none of it: a caption, a link to a story, a line's number."""

from checker.extract.document import OWN_WORDS, Block, Document, Role
from checker.match.line_numbers import is_line_number
from checker.match.sentences import holds_sentence_end

BLOCKS_LIMIT = 50
"""Blocks in a row that may stand between two of the article's."""
CROSSHEAD_WORDS = 8
"""A longer heading between two paragraphs says what a reader has to know; as many words unmarked are no gap either."""
PULLED_WORDS = 5
"""Fewer words that stand elsewhere too are none that was pulled out of there."""
_INSERTED = frozenset({Role.ASIDE, Role.NAVIGATION, Role.CAPTION})
_AROUND = " \t\n\r\u00a0“”„‟\"«»‹›‘’'.…"


def is_insert(document: Document, start: int, end: int) -> bool:
    """Whether nothing but a line's number, or whole blocks from beside the article, stands in that part of the text.

    A reader goes on after them as if they were not there, and so does who quotes two paragraphs around them.
    """
    return is_line_number(document.text, start, end) or _is_beside(document, start, end)


def _is_beside(document: Document, start: int, end: int) -> bool:
    # The last word read may end its block; what follows it then stands in none.
    first, last = document.block_index(max(0, start - 1)), document.block_index(end)
    if first is None or last is None or not 1 < last - first <= BLOCKS_LIMIT:
        return False
    before, *between, after = document.blocks[first : last + 1]
    return (
        before.role in OWN_WORDS
        and after.role in OWN_WORDS
        and not any(map(str.isalnum, document.text[start : before.end] + document.text[after.start : end]))
        and all(
            block.role in _INSERTED
            or _is_pulled(document, block)
            or (_is_short_heading(document, block) and _share_element(before, after))
            for block in between
        )
        and sum(block.role is Role.HEADLINE for block in between) <= 1
    )


def _is_short_heading(document: Document, block: Block) -> bool:
    words = document.text[block.start : block.end].strip(_AROUND)
    return block.role is Role.HEADLINE and len(words.split()) <= CROSSHEAD_WORDS and not holds_sentence_end(words)


def _share_element(one: Block, other: Block) -> bool:
    """Whether two paragraphs stand side by side in one element, so that a heading between them is of one story.

    The next story mostly stands in another. A path that begins at the paragraph's own id does not tell.
    """
    (place, _, step), (other_place, _, other_step) = one.path.rpartition(" > "), other.path.rpartition(" > ")
    return place == other_place and not any(c in step + other_step for c in "# ")


def _is_pulled(document: Document, block: Block) -> bool:
    """Whether a block repeats a part of a longer one: a pull quotation, set beside the words that it is from.

    A block that stands twice as a whole is none: a page may hold its article twice.
    """
    words = document.text[block.start : block.end].strip(_AROUND)
    if block.role not in OWN_WORDS or len(words.split()) < PULLED_WORDS:
        return False
    at = document.text.find(words)
    if block.start <= at < block.end:
        at = document.text.find(words, block.end)
    source = document.block_at(at) if at >= 0 else None
    if source is None or source.role not in OWN_WORDS:
        return False
    rest = document.text[source.start : at] + document.text[at + len(words) : source.end]
    return any(map(str.isalnum, rest))
