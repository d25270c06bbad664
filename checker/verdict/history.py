"""What became of a passage between two captures of its source."""

from dataclasses import dataclass
from enum import StrEnum

from checker.extract.document import OWN_WORDS, Document
from checker.match.passage import Occurrence
from checker.match.sentences import sentence_end, sentence_start
from checker.match.tokens import tokenize


class Change(StrEnum):
    """How a source changed around a quotation, the gravest first."""

    GONE = "gone"
    """The later capture does not have the words."""
    ALTERED = "altered"
    """It has them with graver differences."""
    SENTENCE = "sentence"
    """The words stand, but other words of their sentence changed."""
    SURROUNDINGS = "surroundings"
    """The sentence stands, but the paragraph or one beside it changed."""


@dataclass(frozen=True, slots=True)
class History:
    """One change, and the two captures that show it."""

    change: Change
    earlier: str
    """ISO 8601, UTC."""
    later: str
    later_is_whole: bool = True
    """Whether the later capture was read in full, so that what it does not show is gone."""


def change_around(earlier: Document, was: Occurrence, later: Document, now: Occurrence) -> Change | None:
    """Say what changed around words that both captures have; None where nothing but typography did.

    Words and numbers are compared, without their case, punctuation and spacing: a new layout is no edit.
    """
    if _keys(earlier, *_sentence(earlier, was)) != _keys(later, *_sentence(later, now)):
        return Change.SENTENCE
    if _around(earlier, was) != _around(later, now):
        return Change.SURROUNDINGS
    return None


def _keys(document: Document, start: int, end: int) -> list[str]:
    return [word.key for word in tokenize(document.text, start, end) if not word.is_sign]


def _sentence(document: Document, occurrence: Occurrence) -> tuple[int, int]:
    """Give the sentences that the words stand in, within their blocks."""
    start, end = occurrence.passages[0].start, occurrence.passages[-1].end
    first, last = document.block_at(start), document.block_at(max(start, end - 1))
    begin = max(sentence_start(document.text, start), first.start if first else 0)
    return begin, min(sentence_end(document.text, end), last.end if last else len(document.text))


def _around(document: Document, occurrence: Occurrence) -> list[str]:
    """Give the words of the blocks that hold the passage, and of the article's own blocks before and after them."""
    first = document.block_index(occurrence.passages[0].start)
    last = document.block_index(max(occurrence.passages[0].start, occurrence.passages[-1].end - 1))
    if first is None or last is None:
        return []
    blocks = document.blocks
    before = next((n for n in range(first - 1, -1, -1) if blocks[n].role in OWN_WORDS), first)
    after = next((n for n in range(last + 1, len(blocks)) if blocks[n].role in OWN_WORDS), last)
    own = [n for n in range(before, after + 1) if first <= n <= last or blocks[n].role in OWN_WORDS]
    return [key for n in own for key in _keys(document, blocks[n].start, blocks[n].end)]
