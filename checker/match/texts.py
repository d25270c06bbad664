"""The two texts of a comparison, and how to tell names among their words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.match.kinds import Side
from checker.match.sentences import begins_sentence
from checker.match.tokens import Token

_LOOKED_AT = 20
"""Places of a word that are looked at; a name that is always first in its sentence is rare."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A quotation and the text of the document that it is held against."""

    quote: str
    source: str

    def quote_side(self, words: Sequence[Token]) -> Side:
        """Give words of the quotation as one side of a difference."""
        return Side(words, lambda word: begins_sentence(self.quote, word.start))

    def source_side(self, words: Sequence[Token]) -> Side:
        """Give words of the source as one side of a difference."""
        return Side(words, self._capital_by_place)

    def bracket_sides(self, inside: Sequence[Token], source: Sequence[Token]) -> tuple[Side, Side]:
        """Give what a writer put in brackets and what the source has there, where any capital may be a name's."""
        return Side(inside, _never), Side(source, self._common_at_start)

    def _capital_by_place(self, word: Token) -> bool:
        """Whether a word's capital comes from its place, and the text nowhere writes it so inside a sentence."""
        if not begins_sentence(self.source, word.start):
            return False
        at = self.source.find(word.text)
        for _ in range(_LOOKED_AT):
            if at < 0:
                break
            if at and self.source[at - 1] == " " and not begins_sentence(self.source, at):
                return False
            at = self.source.find(word.text, at + 1)
        return True

    def _common_at_start(self, word: Token) -> bool:
        """Whether a sentence's first word is a common one: the text has it in small letters too."""
        if not begins_sentence(self.source, word.start):
            return False
        return re.search(rf"\b{re.escape(word.text.lower())}\b", self.source) is not None


def _never(_: Token) -> bool:
    """Tell that no capital comes from its place: what stands in brackets was chosen word by word."""
    return False


def span_of(words: Sequence[Token]) -> tuple[int, int]:
    """Give the range from the first to the last word; there must be one."""
    return words[0].start, words[-1].end
