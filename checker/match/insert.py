"""What stands between two of an article's words and is none of it: a caption, a link to a story, a line's number."""

import re

from checker.extract.document import OWN_WORDS, Block, Document, Role
from checker.match.line_numbers import is_line_number
from checker.match.note_marks import is_note_mark
from checker.match.stories import are_entries, is_crosshead
from checker.match.tokens import tokenize

BLOCKS_LIMIT = 50
"""Blocks in a row that may stand between two of the article's."""
PULLED_WORDS = 5
"""Fewer words that stand elsewhere too are none that was pulled out of there."""
_NOTE_CHARACTERS = 20
_BRACKETED_NOTE = re.compile(r"[^\w\[]*\[\d{1,3}\]\W*")
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
        and _is_read(document.text, start, before.end)
        and not any(map(str.isalnum, document.text[after.start : end]))
        and all(
            block.role in _INSERTED or is_pulled(document, block) or is_crosshead(document, first, first + n, last)
            for n, block in enumerate(between, start=1)
        )
        and sum(block.role is Role.HEADLINE for block in between) <= 1
        and not are_entries(document, first, last)
    )


def _is_read(text: str, start: int, end: int) -> bool:
    """Whether a block has no words left but the mark of a note."""
    rest = text[start:end]
    if not any(map(str.isalnum, rest)):
        return True
    if len(rest) > _NOTE_CHARACTERS:
        return False
    # From before it: by itself `.7` is a number.
    words = [word for word in tokenize(text, max(0, start - _NOTE_CHARACTERS), end) if word.start >= start]
    return _BRACKETED_NOTE.fullmatch(rest) is not None or (len(words) == 1 and is_note_mark(text, words[0]))


def is_pulled(document: Document, block: Block) -> bool:
    """Whether a block repeats a part of a longer one: a pull quotation, set beside the words that it is from.

    A block that stands twice as a whole is none, for a page may hold its article twice, unless it is marked as a
    quotation here alone. After a colon it is what the words before it announce.
    """
    words = document.text[block.start : block.end].strip(_AROUND)
    if block.role not in OWN_WORDS or len(words.split()) < PULLED_WORDS:
        return False
    if document.text[max(0, block.start - _NOTE_CHARACTERS) : block.start].rstrip().endswith(":"):
        return False
    at = document.text.find(words)
    if block.start <= at < block.end:
        at = document.text.find(words, block.end)
    source = document.block_at(at) if at >= 0 else None
    if source is None or source.role not in OWN_WORDS:
        return False
    if block.role is Role.QUOTATION is not source.role:
        return True
    rest = document.text[source.start : at] + document.text[at + len(words) : source.end]
    return any(map(str.isalnum, rest))
