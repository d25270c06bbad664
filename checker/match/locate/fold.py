"""Text to letters and digits alone, in single bytes, with the way back.

In folded text spacing, hyphenation, dashes, quotation marks, case and accents are gone, so that one
exact search finds a passage whatever its typography. It serves to locate only: two different texts may
fold alike (`1 5` and `1.5`, `were` and `we're`), and what a passage is worth is for `compare` to say.
"""

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_UNKNOWN, _SEVERAL, _NONE = 255, 1, 0
_LAST_ASCII = 0x7F
_TABLE: NDArray[np.uint8] = np.full(0x110000, _UNKNOWN, dtype=np.uint8)
"""Code point to folded byte, filled as characters are met: filling all of Unicode would take a second."""


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text's letters and digits, and where each stood."""

    data: bytes
    positions: NDArray[np.int32]
    """For each byte of `data` the offset of its character in the text, in order; a ligature has several bytes."""


def fold(text: str) -> Folded:
    """Fold a text. Total: every string has a folding, lone surrogates and astral characters included."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded = _folded_ascii(points.astype(np.uint8))
    beyond = (points > _LAST_ASCII).nonzero()[0]
    if len(beyond):
        folded[beyond] = _looked_up(points[beyond])
    kept = (folded != _NONE).nonzero()[0]
    data = folded.take(kept)
    if data.min(initial=_UNKNOWN) == _SEVERAL:
        return _expanded(text, data, kept)
    return Folded(data.tobytes(), kept.astype(np.int32))


def _folded_ascii(low: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Fold ASCII by arithmetic, a quarter of the time that a table takes; what is not ASCII gives anything."""
    small = low | np.uint8(0x20)
    is_letter = small - np.uint8(ord("a")) < 26
    is_digit = low - np.uint8(ord("0")) < 10
    # Multiplying by truth keeps or drops; a digit's byte has the bit of the small letters already.
    return small * (is_letter | is_digit)


def _looked_up(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    # Every code point is within the table; clipping only spares the check of each.
    folded = _TABLE.take(points, mode="clip")
    if folded.max(initial=0) == _UNKNOWN:
        for point in np.unique(points[folded == _UNKNOWN]).tolist():
            letters = _fold_character(chr(point))
            _TABLE[point] = letters[0] if len(letters) == 1 else _SEVERAL if letters else _NONE
        folded = _TABLE.take(points, mode="clip")
    return folded


def _expanded(text: str, data: NDArray[np.uint8], kept: NDArray[np.intp]) -> Folded:
    """Put in the letters of the characters that have several."""
    several = (data == _SEVERAL).nonzero()[0]
    letters = [letters_of(text[at]) for at in kept[several].tolist()]
    counts = np.ones(len(data), dtype=np.intp)
    counts[several] = [len(each) for each in letters]
    whole = np.repeat(data, counts)
    whole[whole == _SEVERAL] = np.frombuffer(b"".join(letters), dtype=np.uint8)
    return Folded(whole.tobytes(), np.repeat(kept, counts).astype(np.int32))


def letters_of(text: str) -> bytes:
    """Give the folded letters alone, in the shortest time for a short text."""
    return text.translate(_LETTERS).encode("latin-1")


def letter_offsets(text: str) -> list[int]:
    """Give the offset of each folded letter of a short text, as `Folded.positions` has it."""
    return [offset for offset, character in enumerate(text) for _ in _LETTERS[ord(character)]]


class _Letters(dict[int, str]):
    """Code point to its folded byte as a character, or to nothing; filled as characters are met."""

    def __missing__(self, point: int) -> str:
        self[point] = letters = _fold_character(chr(point)).decode("latin-1")
        return letters


_LETTERS = _Letters()
_HANGUL = "\uac00", "\ud7a3"
_WRITTEN_AS = {"æ": "ae", "œ": "oe", "ı": "i"}


def _fold_character(character: str) -> bytes:
    """Give a letter's or digit's bytes: ASCII for Latin, else one from 128 to 254; none for all others.

    A ligature (`ﬁ`, `ß`, `æ`) has the letters that it joins.
    """
    if not character.isalnum():
        return b""
    small = character.casefold()
    plain = unicodedata.normalize("NFKD", _WRITTEN_AS.get(small, small)) or character
    base = plain[0]
    if not base.isascii():
        # A Korean syllable is its letters, as a text in another normal form writes them.
        parts = plain if _HANGUL[0] <= character <= _HANGUL[1] else base
        return bytes(128 + ord(part) % 127 for part in parts)
    if plain.isascii() and plain.isalpha():
        return plain.lower().encode()
    return base.lower().encode() if base.isalnum() else b""
