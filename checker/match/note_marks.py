"""Marks of notes that lost their raised place: `points1 than`, `was lost.3 It`."""

import re

from checker.match.lexicon.words import FUNCTION_WORDS, NUMBERED, UNITS
from checker.match.tokens import Token, tokenize

_NUMBERS = re.compile(r"[1-9]\d{0,2}(?:,[1-9]\d?){0,3}")
_AFTER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,}\Z")
"""Four small letters: `Windows10`, `web3` and `m2` are names and units."""
_AFTER_STOP = re.compile(r"(?:[^\W\d_]{3}|\b(?:be|do|go|he|is|it|me|on|so|to|up|us|we))[.!?][”’\")]?\Z")
"""Other words of two letters are as often short for one that goes with a number: `pp.12`, `in.2`."""
_AFTER_PAUSE = re.compile(r"[^\W\d_]{3}(?:[,;:][”’\")]|[”’\")][.,;:]?)\Z")
_NUMBERED = NUMBERED | frozenset(
    "act canto clause day euro grade highway item level line model note page part phase point psalm room route stage "
    "step type unit verse volume week year".split()
)
"""However it is spaced."""
_COUNTED = UNITS | frozenset("dollars euros hundred people per percent pounds".split())
_BEFORE = 40


def is_note_mark(text: str, token: Token) -> bool:
    """Whether a number is glued to the end of a word, as copied text and PDF files leave the marks of notes.

    After a full stop the sentence must be over: `fig.2 shows` and `No.5` number something.
    """
    if not _NUMBERS.fullmatch(token.text):
        return False
    before = text[max(0, token.start - _BEFORE) : token.start]
    after = text[token.end : token.end + 1]
    if after.isalnum() or after in ("%", "°", "/", "-", "$", "€", "£"):
        return False
    if _AFTER_STOP.search(before):
        rest = text[token.end : token.end + _BEFORE]
        goes_on = rest.lstrip()[:1].islower() or rest.lstrip()[:1].isdigit()
        return not after.strip() and (not goes_on or rest.lstrip(" \t").startswith("\n\n"))
    if word := _AFTER_WORD.search(before):
        following = tokenize(text, token.end, token.end + _BEFORE)[:1]
        is_counted = bool(following) and following[0].key in _COUNTED
        return word[0] not in FUNCTION_WORDS and word[0] not in _NUMBERED and not is_counted
    return not after.strip() and _AFTER_PAUSE.search(before) is not None
