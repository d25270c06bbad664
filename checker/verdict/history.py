"""What became of a passage between two captures of its source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from checker.extract.document import OWN_WORDS, Block, Document
from checker.match.passage import Occurrence
from checker.match.rank import UNMARKED_GRAVITY, gravity
from checker.match.sentences import sentence_end, sentence_start
from checker.match.tokens import tokenize


class Change(StrEnum):
    """How a source changed around a quotation, the gravest first."""

    GONE = "gone"
    """The later capture does not have the words."""
    ALTERED = "altered"
    """It has them with graver differences."""
    MOVED = "moved"
    """It has them in a headline, a caption or a comment, and no longer in the article's text."""
    PASSAGE = "passage"
    """The earlier capture has them with graver differences."""
    SENTENCE = "sentence"
    """The words stand, but other words of their sentence changed."""
    SURROUNDINGS = "surroundings"
    """The sentence stands, but the paragraph or one beside it changed."""
    ADDED = "added"
    """The earlier capture does not have the words."""


GRAVEST_FIRST = tuple(Change)
PLACES_LIMIT = 8
"""Places that are compared with one another; a quotation seldom stands twice."""


@dataclass(frozen=True, slots=True)
class History:
    """One change, and the two captures that show it."""

    change: Change
    earlier: str
    """ISO 8601, UTC."""
    later: str
    later_is_whole: bool = True
    """Whether the later capture was read in full, so that what it does not show is gone."""
    otherwise: str = ""
    """The passage as the capture has it that has it otherwise."""


def is_in_text(occurrence: Occurrence) -> bool:
    """Whether all of it stands in the article's own text, not in a headline, a caption, a comment or beside it."""
    return all(passage.block in OWN_WORDS for passage in occurrence.passages)


def graveness(occurrence: Occurrence) -> int:
    """Rank the gravest of its differences; 0 where there are none."""
    return max((gravity(difference.kind) for difference in occurrence.differences), default=0)


def change_between(
    earlier: Document, was: Sequence[Occurrence], later: Document, now: Sequence[Occurrence]
) -> Change | None:
    """Say what changed at the places where two captures have a quotation; None where nothing but typography did.

    A place that was there before and one that is new make a change together: a sentence repeated beside the article,
    or taken away from there, is none while another place stands as it was. `was` and `now` come best first.
    """
    settings = [_Setting(earlier, each) for each in _best(was)]
    others = [_Setting(later, each) for each in _best(now)]
    table = [[one.change_to(other) for other in others] for one in settings]
    new = [column for column in range(len(others)) if all(row[column] is not None for row in table)]
    lost = [[change for change in map(row.__getitem__, new) if change] for row in table if None not in row]
    # Of the new places the one that is most like it took a lost one's place.
    return _gravest(max(row, key=GRAVEST_FIRST.index) for row in lost if row)


def _best(occurrences: Sequence[Occurrence]) -> Sequence[Occurrence]:
    first = occurrences[0]
    level = graveness(first), is_in_text(first)
    return [each for each in occurrences if (graveness(each), is_in_text(each)) == level][:PLACES_LIMIT]


def _gravest(changes: Iterable[Change]) -> Change | None:
    return min(changes, key=GRAVEST_FIRST.index, default=None)


class _Setting:
    """An occurrence, and what stands around it.

    Words and numbers alone, without their case, punctuation and spacing: a new layout is no edit. They are taken as
    they follow one another, so that a paragraph may be split or joined to the next.
    """

    def __init__(self, document: Document, occurrence: Occurrence) -> None:
        passages = sorted((each.start, each.end) for each in occurrence.passages)
        self._document = document
        self._start, self._end = passages[0][0], max(end for _, end in passages)
        self._first = document.block_index(self._start)
        self._last = document.block_index(max(self._start, self._end - 1))
        self._is_in_text = is_in_text(occurrence)
        self._graveness = graveness(occurrence)
        self._words = [key for start, end in passages for key in _keys(document, start, end)]
        gaps = zip((end for _, end in passages), (start for start, _ in passages[1:]), strict=False)
        self._between = [key for low, high in gaps for key in self._own(low, high)]
        text = document.text
        home_start, home_end = self._home()
        # Kept, for each place is compared with every other, and a text may be one paragraph of a megabyte.
        self._left, self._right = _keys(document, home_start, self._start), _keys(document, self._end, home_end)
        self._of_block: dict[int, list[str]] = {}
        self._sentence = (
            len(_keys(document, max(sentence_start(text, self._start), home_start), self._start)),
            len(_keys(document, self._end, min(sentence_end(text, self._end), home_end))),
        )
        self._paragraphs = self._nearest()

    def change_to(self, other: "_Setting") -> Change | None:
        """Compare with the same quotation's place in another document."""
        if max(self._graveness, other._graveness) >= UNMARKED_GRAVITY and self._words != other._words:
            return Change.PASSAGE
        if self._between != other._between or not self._is_like(other, self._sentence, other._sentence):
            return Change.SENTENCE
        return None if self._is_like(other, self._paragraphs, other._paragraphs) else Change.SURROUNDINGS

    def _is_like(self, other: "_Setting", reach: tuple[int, int], others: tuple[int, int]) -> bool:
        """Whether both have the same words around them, as far as the one of them reaches that reaches further."""
        before, after = max(reach[0], others[0]), max(reach[1], others[1])
        return list(islice(self._before(), before)) == list(islice(other._before(), before)) and list(
            islice(self._after(), after)
        ) == list(islice(other._after(), after))

    def _home(self) -> tuple[int, int]:
        """Give where the blocks begin and end that hold the passages."""
        blocks = self._document.blocks
        start = blocks[self._first].start if self._first is not None else self._start
        return start, blocks[self._last].end if self._last is not None else self._end

    def _nearest(self) -> tuple[int, int]:
        """Count the words before and after the passage, to the far end of the article's own blocks beside its own."""
        before, after = next(self._blocks_before(), None), next(self._blocks_after(), None)
        return len(self._left) + self._count(before), len(self._right) + self._count(after)

    def _count(self, block: Block | None) -> int:
        return len(self._keys_of(block)) if block is not None else 0

    def _keys_of(self, block: Block) -> list[str]:
        if block.start not in self._of_block:
            self._of_block[block.start] = _keys(self._document, block.start, block.end)
        return self._of_block[block.start]

    def _blocks_before(self) -> Iterator[Block]:
        blocks = self._document.blocks
        begin = self._first if self._first is not None and self._is_in_text else 0
        return (blocks[number] for number in range(begin - 1, -1, -1) if blocks[number].role in OWN_WORDS)

    def _blocks_after(self) -> Iterator[Block]:
        blocks = self._document.blocks
        begin = len(blocks) if self._last is None or not self._is_in_text else self._last + 1
        return (blocks[number] for number in range(begin, len(blocks)) if blocks[number].role in OWN_WORDS)

    def _before(self) -> Iterator[str]:
        """Give the words before the passage, the nearest first."""
        yield from reversed(self._left)
        for block in self._blocks_before():
            yield from reversed(self._keys_of(block))

    def _after(self) -> Iterator[str]:
        yield from self._right
        for block in self._blocks_after():
            yield from self._keys_of(block)

    def _own(self, low: int, high: int) -> list[str]:
        """Give the words between two passages that are the article's own."""
        return [
            key
            for block in self._document.blocks
            if block.start < high and low < block.end and block.role in OWN_WORDS
            for key in _keys(self._document, max(low, block.start), min(high, block.end))
        ]


def _keys(document: Document, start: int, end: int) -> list[str]:
    return [word.key for word in tokenize(document.text, start, end) if not word.is_sign] if start < end else []
