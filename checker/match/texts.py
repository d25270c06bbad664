"""The two texts of a comparison, and how to tell names among their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.match.kinds import Side
from checker.match.sentences import begins_sentence
from checker.match.tokens import Token

_LOOKED_AT = 20
"""Places of a word that are looked at; a name that is always first in its sentence is rare."""
_AROUND_CHARACTERS = 20_000
"""As long as a long article; further off another one may have begun."""


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
        return not any(
            self.source[at - 1 : at] == " " and not begins_sentence(self.source, at)
            for at in self._places(word.text, word.start)
        )

    def _common_at_start(self, word: Token) -> bool:
        """Whether a sentence's first word is a common one: the text has it in small letters too."""
        if not begins_sentence(self.source, word.start):
            return False
        small = word.text.lower()
        return any(
            not self.source[at - 1 : at].isalnum() and not self.source[at + len(small) : at + len(small) + 1].isalnum()
            for at in self._places(small, word.start)
        )

    def _places(self, word: str, around: int) -> Iterator[int]:
        """Give the first places of a word in the part of the text that is around an offset."""
        at, end = max(0, around - _AROUND_CHARACTERS) - 1, around + _AROUND_CHARACTERS
        for _ in range(_LOOKED_AT):
            at = self.source.find(word, at + 1, end)
            if at < 0:
                return
            yield at


def _never(_: Token) -> bool:
    """Tell that no capital comes from its place: what stands in brackets was chosen word by word."""
    return False


_ENGLISH = frozenset("the of and to in was is that for said on with by from at they he she his her their who".split())


def is_english_around(text: str, offset: int) -> bool:
    """Whether the words around an offset are English, by the smallest of them."""
    around = text[max(0, offset - 150) : offset + 150].lower().split()
    return len(_ENGLISH.intersection(around)) > 1


def span_of(words: Sequence[Token]) -> tuple[int, int]:
    """Give the range from the first to the last word; there must be one."""
    return words[0].start, words[-1].end


def without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the white space off a range; a range of white space alone becomes empty at its start."""
    part = text[start:end]
    inner = part.strip()
    at = start + part.find(inner) if inner else start
    return at, at + len(inner)
