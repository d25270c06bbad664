"""Signs that bytes which tell no encoding were read in a wrong one: those of DOS, of the old Mac, and UTF-7."""

import re
from itertools import islice

_LOOKED_AT = 20_000
"""Characters beyond ASCII that are looked at: all of a book in English, a chapter of one in French."""
_SHARE = 4
"""One in so many is a sign, and two are: a text that is read rightly has one now and then."""
_BEYOND = re.compile(r"[^\x00-\x7f]")
_SIGN = re.compile(
    # DOS has its small letters where others have these; a quotation opens before a word, and closes after one.
    r"(?<=[A-Za-z])[\x80-\x9f‚ƒ„“‡ˆ‰‹¡¢£¤¥¦§¨¬¿](?=[a-z])"
    r"|(?<=[a-z])[”](?=[a-z])"
    r"|(?<=[a-z])[\x80-\x9f‚ƒ„ˆ](?!\w)"
    r"|(?<![\w.!?…,])[\x80-\x9fˆ”™¢¤](?=[a-z]{2})"
    r"|(?<!\bHa)ÿ(?![a-zà-þ])|œ(?=\d)|(?<!\w)Ÿ(?=[a-z])|(?<=\s)[ÊÐÑÒÔÕ](?=\s)"
)
_AFTER_SMALL = re.compile(r"(?<=[a-z])[^\x00-\x7f](?![A-Z])")
"""Where the Mac has its quotation marks, apostrophe and small letters, others have capitals."""
_UTF_7 = re.compile(rb"\+([A-Za-z0-9+/]{3,12})-?")
_PLACES = 1_000


def seems_misread(text: str) -> bool:
    """Whether a text in Latin letters holds so many marks inside words, and capitals after small letters, that its
    encoding was guessed wrongly. Time grows with its length alone."""
    beyond = sum(1 for _ in islice(_BEYOND.finditer(text), _LOOKED_AT))
    signs = sum(1 for _ in islice(_SIGN.finditer(text), _LOOKED_AT))
    capitals = sum(found[0].isupper() for found in islice(_AFTER_SMALL.finditer(text), _LOOKED_AT))
    return 0 < beyond <= _SHARE * (signs + capitals) and (signs + capitals > 1 or beyond == 1)


def is_utf_7(raw: bytes) -> bool:
    """Whether bytes of ASCII hold letters and quotation marks as UTF-7 writes them (RFC 2152): `caf+AOk-`."""
    if b"+" not in raw or not raw.isascii():
        return False
    places = [found[1] for found in islice(_UTF_7.finditer(raw), _PLACES)]
    written = sum(map(_is_writing, places))
    return written > 1 and 2 * written > len(places)


def _is_writing(place: bytes) -> bool:
    try:
        text = (b"+" + place + b"-").decode("utf-7")
    except UnicodeError:
        return False
    return all("\u00a0" <= character < "\u0250" or "\u2010" <= character <= "\u203a" for character in text)
