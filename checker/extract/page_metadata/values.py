"""Values as pages write them to values that can be stored and compared."""

import html
import re
import unicodedata
from dataclasses import dataclass

VALUE_LIMIT_CHARACTERS = 500
"""The longest title of 309 real pages has 191 characters, the longest name 141."""
_NO_LETTER = re.compile(r"[\W_]+")
INVISIBLE = re.compile(
    r"[\0-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls and format characters, named one by one: what Python calls printable grows with its version."""
_INLINE_TAG = re.compile(r"</?(?:a|b|br|em|i|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the place that said it."""

    value: str
    where: str
    """As in `Metadata.told_by`: `meta og:title`, `json-ld headline`, `text`."""


def clean(value: object) -> str | None:
    """Give a text as a reader would see it, at most VALUE_LIMIT_CHARACTERS long; None for no text or an empty one.

    Entities that were escaped twice and inline tags are resolved (content systems write both into attributes and
    JSON), white space collapses, and what no database or file takes is replaced: half of a surrogate pair.
    """
    if not isinstance(value, str):
        return None
    text = value[: 4 * VALUE_LIMIT_CHARACTERS]
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _INLINE_TAG.sub("", text)
    text = INVISIBLE.sub("", " ".join(text.split()))
    return " ".join(text.split())[:VALUE_LIMIT_CHARACTERS].strip() or None


def told(value: object, where: str) -> Told | None:
    """Give a cleaned text with its place, or None where there is none."""
    text = clean(value)
    return Told(text, where) if text else None


def first(*candidates: Told | None) -> Told | None:
    """Give the first that is there."""
    return next((each for each in candidates if each), None)


def letters(text: str) -> str:
    """Give what two writings of one name or headline have in common: letters and digits, case folded."""
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return _NO_LETTER.sub("", folded)
