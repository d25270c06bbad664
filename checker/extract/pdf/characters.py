"""Single characters of a PDF: ligatures, raised digits, accents that stand apart, and what has no meaning."""

import unicodedata

UNMAPPED = "\ufffd"
"""Stands for a glyph that the file gives no Unicode character for."""
_EXPANDED = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    # A soft hyphen that is drawn is seen as a hyphen; many files map the hyphen's glyph to it.
    "\u00ad": "-",
    # The bullets of the Symbol and Wingdings fonts, which lie in the private use area.
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "►",
    "\uf0fc": "✓",
    "\ufeff": "",
    "\u200b": "",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_COMBINING = {
    "´": "\u0301",
    "\u02ca": "\u0301",
    "`": "\u0300",
    "\u02cb": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˚": "\u030a",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "˝": "\u030b",
    "˛": "\u0328",
}
ACCENTS = frozenset(_COMBINING)
"""What `with_accent` puts onto a letter."""
FIRST_RIGHT_TO_LEFT = "\u0590"
"""No character before it is of a script that is written from right to left."""
_DOTLESS = {"ı": "i", "ȷ": "j"}
_PRIVATE = range(0xE000, 0xF900)


def plain_character(character: str) -> str:
    """Give a drawn character as it is read: ligatures expanded, UNMAPPED for what has no meaning."""
    if character < "\u007f":
        return character if character >= " " else UNMAPPED
    if character in _EXPANDED:
        return _EXPANDED[character]
    point = ord(character)
    if point in _PRIVATE or point >= 0xF0000 or 0xD800 <= point < 0xE000 or point < 0xA0:
        return UNMAPPED
    if (point & 0xFFFF) >= 0xFFFE:
        return UNMAPPED
    return character


def raised(text: str) -> str:
    """Give what is set above the line as characters that are raised themselves, so that `10²` is not 102."""
    return text.translate(_RAISED)


def with_accent(accent: str, letter: str) -> str | None:
    """Compose an accent that is drawn over a letter (as old TeX fonts do); None where the two make no letter."""
    mark = _COMBINING.get(accent)
    if mark is None or not letter.isalpha():
        return None
    composed = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + mark)
    return composed if len(composed) == 1 else None


def is_right_to_left(text: str) -> bool:
    """Whether the first letter is of a script that is written from right to left (UAX #9)."""
    for character in text:
        if character < FIRST_RIGHT_TO_LEFT:
            if character.isalpha():
                return False
            continue
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
