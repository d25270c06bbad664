"""Marks of notes that lost their raised place: `points1 than`, `was lost.3 It`."""

import re

from checker.match.tokens import Token

_NUMBERS = re.compile(r"[1-9]\d{0,2}(?:,[1-9]\d?){0,3}")
_AFTER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{3,}$")
"""In small letters: `Windows10` and `m2` are names and units."""
_AFTER_STOP = re.compile(r"(?:[^\W\d_]{3}|\b(?:be|do|go|he|is|it|me|on|so|to|up|us|we))[.!?][”’\")]?$")
"""Other words of two letters are as often short for one that goes with a number: `pp.12`, `in.2`."""
_AFTER_PAUSE = re.compile(r"[^\W\d_]{3}(?:[,;:][”’\")]?|[”’\")][.,;:]?)$")
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
        following = text[token.end : token.end + _BEFORE]
        goes_on = following.lstrip()[:1].islower() or following.lstrip()[:1].isdigit()
        return not after.strip() and (not goes_on or following.lstrip(" \t").startswith("\n\n"))
    return _AFTER_WORD.search(before) is not None or (not after.strip() and _AFTER_PAUSE.search(before) is not None)
