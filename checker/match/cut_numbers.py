"""Numbers of which a quotation keeps a part: five of five hundred, 5 of 5 m, 5 of minus 5."""

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.match.lexicon.number import QUANTITY_WORDS, is_one_number, is_ordinal, is_quantity_word
from checker.match.lexicon.quantity import is_share_or_currency, value_of
from checker.match.passage import DifferenceKind as Kind
from checker.match.punctuation import VALUE_SIGNS
from checker.match.tokens import Token, tokenize

_WORDS = 4
"""Words on either side that a written number may have: a hundred and | twenty five."""
_REACH_CHARACTERS = 40
_HYPHENS = " \t\r\n\u00a0\u2009\u202f-\u2010\u2011"
_SIGNS = frozenset("-\u2212\u2013+") | VALUE_SIGNS
_FRACTIONS = frozenset({"half", "quarter", "quarters", "third", "thirds"})
_PARTS = QUANTITY_WORDS | _FRACTIONS
_FIRST_WORD = re.compile(r"[\W_]{0,8}([^\W_]+)")
_LAST_WORD = re.compile(r"([^\W_]+)[\W_]*\Z")


def cut_before(text: str, start: int) -> tuple[Kind, int] | None:
    """Tell whether a passage begins inside a number; gives the kind, and where the number begins."""
    first = _FIRST_WORD.match(text, start)
    if first is None or not _may_be_part(first[1]):
        return None
    inside = tokenize(text, start, start + _REACH_CHARACTERS)[:_WORDS]
    before = text[max(0, start - _REACH_CHARACTERS) : start]
    if not inside or not _is_part(inside[0]):
        return None
    if inside[0].is_number and before[-1:] in _SIGNS and not before[-2:-1].isalnum():
        return Kind.NUMBER, start - 1
    beside = tokenize(text, max(0, start - _REACH_CHARACTERS), start)[-_WORDS:]
    if not beside:
        return None
    if beside[-1].key == "minus":
        return Kind.NUMBER, beside[-1].start
    cut = _cut(beside, inside, text)
    return (Kind.NUMBER, cut[0]) if cut else None


def cut_after(text: str, end: int) -> tuple[Kind, int] | None:
    """Tell whether a passage ends inside a number, or between it and its unit; the kind, and where that ends."""
    last = _LAST_WORD.search(text, max(0, end - _REACH_CHARACTERS), end)
    if last is None or not _may_be_part(last[1]):
        return None
    inside = tokenize(text, max(0, end - _REACH_CHARACTERS), end)[-_WORDS:]
    beside = tokenize(text, end, end + _REACH_CHARACTERS)[:_WORDS]
    if not inside or not _is_part(inside[-1]):
        return None
    if text[end : end + 1] == "+" and inside[-1].is_number:
        return Kind.NUMBER, end + 1
    if not beside:
        return None
    if cut := _cut(inside, beside, text):
        return Kind.NUMBER, cut[1]
    ranged = not text[end : beside[0].start].strip() and beside[0].key in ("to", "-")
    if inside[-1].is_number and len(beside) > 1 and ranged and beside[1].is_number:
        return Kind.NUMBER, beside[1].end
    if inside[-1].is_number and beside[0].is_number and text[end : beside[0].start].strip() == "-":
        return Kind.NUMBER, beside[0].end
    if not _adjoin(inside[-1], beside[0], text):
        return None
    count = _measure(beside) if _counts(inside[-1]) else 0
    return (Kind.UNIT, beside[count - 1].end) if count else None


def cuts_between(before: Sequence[Token], after: Sequence[Token], text: str) -> bool:
    """Whether words that follow each other write one number, or a number and its unit."""
    if not before or not after or not _is_part(before[-1]):
        return False
    if _cut(before[-_WORDS:], after[:_WORDS], text):
        return True
    return _adjoin(before[-1], after[0], text) and _counts(before[-1]) and _measure(after) > 0


def _may_be_part(word: str) -> bool:
    """Whether a word is worth being looked at as a part of a number: few are."""
    return word[0].isnumeric() or word[-1].isnumeric() or word.lower() in _PARTS


def _is_part(word: Token) -> bool:
    return is_quantity_word(word) or word.key in _FRACTIONS


def _counts(word: Token) -> bool:
    """Whether a unit may follow the word: not `second` in `came second minutes later`."""
    return word.is_number or not is_ordinal(word)


def _measure(words: Sequence[Token]) -> int:
    """Count the words of the share or currency that these begin with: without it a number says something else.

    Of lengths and hours a quotation's own sentence tells.
    """
    if [word.key for word in words[:2]] == ["per", "cent"]:
        return 2
    if len(words) > 1 and words[0].is_sign and words[1].is_number and words[0].end == words[1].start:
        return 0  # 27,603 $40: the sign is the next number's.
    return int(is_share_or_currency(words[0]))


def _cut(before: Sequence[Token], after: Sequence[Token], text: str) -> tuple[int, int] | None:
    """Give the range of the number that words on both sides of a place write together; None if they write none."""
    if not _adjoin(before[-1], after[0], text) or before[-1].key == after[0].key:
        return None
    is_fraction = len(after) > 1 and after[1].key == "/"
    is_spaced = text[before[-1].end] == " " and after[0].key.isdecimal() and after[0].key[0] != "0"
    if before[-1].is_number and is_spaced and not is_fraction:
        # May 12 500 boats: two numbers, as often as one.
        return None
    for first in range(len(before)):
        for last in range(len(after), 0, -1):
            words = [*before[first:], *after[:last]]
            if not (any(map(_is_part, before[first:])) and any(map(_is_part, after[:last]))):
                continue
            if not all(_adjoin(one, other, text) for one, other in pairwise(words)):
                continue
            if is_one_number(words) and value_of(words) not in (value_of(before[first:]), value_of(after[:last])):
                return words[0].start, words[-1].end
    return None


def _adjoin(word: Token, after: Token, text: str) -> bool:
    """Whether nothing but a space or a hyphen parts two words."""
    between = text[word.end : after.start]
    return not between.strip(_HYPHENS) and between.count("\n") < 2
