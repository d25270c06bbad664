"""The stretches of the source that a quotation was read from."""

from dataclasses import dataclass

from checker.extract.document import Document
from checker.match.marks import GAP_WORDS
from checker.match.page_break import is_page_break
from checker.match.page_parts import parts_meet, stand_apart
from checker.match.reporting import is_reporting_clause
from checker.match.sentences import holds_sentence_end
from checker.match.skipped import SKIPPED_CHARACTERS
from checker.match.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source that was read without a jump, from its first to its last word."""

    fragment: int
    start: int
    end: int


class Spans(list[Span]):
    """The spans of one reading, in its order; grows word by word."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def cover(self, word: Token, fragment: int) -> tuple[int, int] | None:
        """Let the last span reach to this word; begin another where the reading jumped or left a page's part.

        Gives the white space that was read over if what it parts is no one's sentence.
        """
        last = self[-1] if self and self[-1].fragment == fragment else None
        if last is None or not self._adjoins(last, word) or parts_meet(self._document, last.end, word.start):
            self.append(Span(fragment, word.start, word.end))
        else:
            self[-1] = Span(fragment, last.start, max(last.end, word.end))
        if last is None or last.end > word.start or not stand_apart(self._document, last.end, word.start):
            return None
        between = self._document.text[last.end : min(word.start, last.end + SKIPPED_CHARACTERS)]
        return None if any(map(str.isalnum, between)) else (last.end, word.start)

    def reach(self, end: int) -> None:
        """Let the last span reach to this place in the source, if it does not reach further."""
        last = self[-1]
        self[-1] = Span(last.fragment, last.start, max(last.end, end))

    def _adjoins(self, last: Span, word: Token) -> bool:
        if word.start < last.end:
            return False
        text = self._document.text
        between = text[last.end : min(word.start, last.end + 2 * SKIPPED_CHARACTERS)]
        if not between.strip() or is_page_break(text, last.end, word.start):
            return True
        words = len(tokenize(between))
        return words == 0 or is_reporting_clause(between) or (words <= GAP_WORDS and not holds_sentence_end(between))
