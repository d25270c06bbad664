"""Text to words, numbers and the signs that carry a value, with their offsets."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_CURLY = str.maketrans({**dict.fromkeys("’‘ʼ`´＇′", "'"), "œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae", "[": "", "]": ""})
_HYPHENS = "-‐‑‒–—―−﹘﹣－"
_PERCENT = "%‰٪﹪％"


class _CharacterClasses(dict[int, str]):
    """Code point to the one letter that `_TOKEN` reads; filled as characters are met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        category = unicodedata.category(character)
        if character in "'’‘ʼ`´＇′":
            letter = "'"
        elif character in _HYPHENS:
            letter = "-"
        elif character in _PERCENT:
            letter = "%"
        elif character in ".٫":
            letter = "."
        elif character in ",٬:":
            letter = ","
        elif character in "\u00a0\u2009\u202f":
            letter = "_"
        elif character in "[]/":
            letter = character
        elif character == "\u2044":
            letter = "/"
        elif character == "№" or character in "œæŒÆ":
            letter = "a"
        elif category == "Sc":
            letter = "$"
        elif category == "Cf" or category[0] == "M":
            letter = "m"
        elif category[0] == "N":
            letter = "0"
        elif category == "Lo" and _is_written_without_spaces(point):
            letter = "c"
        elif category[0] == "L":
            letter = "a"
        elif character in "&°§±":
            letter = "s"
        else:
            letter = " "
        self[point] = letter
        return letter


def _is_written_without_spaces(point: int) -> bool:
    """Whether a letter's script puts no spaces between words: each such character is a token."""
    return (
        0x0E00 <= point <= 0x0EFF  # Thai, Lao
        or 0x1000 <= point <= 0x109F  # Myanmar
        or 0x1780 <= point <= 0x17FF  # Khmer
        or 0x2E80 <= point <= 0xA4CF  # CJK, kana, bopomofo, Yi
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x3FFFF
    )


_CLASSES = _CharacterClasses()
_TOKEN = re.compile(
    # A word; an editor's brackets inside it (`[O]ur`, `want[ed]`) belong to it.
    r"(?:\[a[am]*\](?=a)|a[am]*|(?<=[am])\[a[am]*\])+(?:'a[am]*)*"
    # A number; a no-break space parts its groups of three, a slash one number from another.
    r"|(?<!0)0{1,3}(?:_000(?!0))+(?:[.,]0[0m]*)?(?!_)|(?:(?<![a0cm,.\-])\.)?0[0m]*(?:[.,]0[0m]*)*|(?<=0)/(?=0)"
    r"|cm*|\$|%|(?<![a0cm%])-(?=\$?0)|s"
)
_NOTE = re.compile(r"(?<=\S)\[[1-9]\d{0,2}\]|(?<=\w\w)\[[abcdfgh]\](?!\w)")
"""A footnote's mark right after a word; no number of the text."""
_RAISED_NOTE = re.compile(
    r"(?:(?P<word>[^\W\d_⁰¹²³⁴-⁹]{3,}|(?<!\w)(?:an|as|at|be|by|he|if|is|it|me|no|of|on|or|so|to|up|us|we|EU|UK|UN|US))"
    r"|(?<![\d.,])(?:1[5-9]|20)\d\d|[.,;:!?”’\")%])(?P<note>[⁰¹²³⁴-⁹]{1,3}(?:[,–-][⁰¹²³⁴-⁹]{1,3}){0,3})(?!\w)"
)
"""Its like in raised digits; after a letter or two that are no word, and after
a number that is no year, they are a formula or a unit (x², km², 10²)."""
_SQUARED = frozenset({"feet", "metres", "meters", "miles", "kilometres", "kilometers", "inches", "yards", "mol"})


class Token(NamedTuple):
    """A word, a number, or a sign that carries a value ($, %, a minus, &)."""

    text: str
    start: int
    end: int
    key: str
    """What equality is judged by: composed, apostrophes unified, invisible characters out, case folded."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isnumeric() or (self.text[0] in ".٫" and len(self.text) > 1)

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text.lstrip("[")[0].isalpha()

    @property
    def is_sign(self) -> bool:
        """Whether it is neither: a sign that carries a value."""
        return len(self.text) == 1 and not self.text.isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether its first letter is a capital."""
        return self.text.lstrip("[")[0].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]` into tokens; offsets count in the whole text."""
    part = text[start:end]
    read = part
    if "[" in part:
        read = _NOTE.sub(_blank, read)
    if not part.isascii() and _RAISED_DIGIT.search(part):
        read = _RAISED_NOTE.sub(_blank_raised, read)
    spans = [match.span() for match in _TOKEN.finditer(read.translate(_CLASSES))]
    small = part.lower()
    if len(small) != len(part) or _RARE_CHARACTER.search(part):
        return [Token(word := part[low:high], start + low, start + high, key_of(word)) for low, high in spans]
    # The key of a plain word is the word in small letters.
    if part.isascii():
        return [Token(part[low:high], start + low, start + high, small[low:high]) for low, high in spans]
    return [
        Token(word := part[low:high], start + low, start + high, small[low:high] if word.isascii() else key_of(word))
        for low, high in spans
    ]


_RARE = frozenset("`[]&")
_RARE_CHARACTER = re.compile(r"[`\[\]&]")
_RAISED_DIGIT = re.compile("[⁰¹²³⁴-⁹]")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank_raised(found: re.Match[str]) -> str:
    """Blank a raised note, and keep the word before it."""
    if found["word"] in _SQUARED:
        return found[0]
    return found[0][: -len(found["note"])] + " " * len(found["note"])


def key_of(word: str) -> str:
    """Give the form by which two words count as the same word, whatever their case and typography."""
    if not word.isascii() or word == "&":
        return _composed_key(word)
    if _RARE.isdisjoint(word):
        return word.lower()
    return word.lower().replace("`", "'").replace("[", "").replace("]", "")


@lru_cache(maxsize=4096)
def _composed_key(word: str) -> str:
    raised = "".join(_RAISED.get(c) or c for c in word) if not _RAISED.keys().isdisjoint(word) else word
    plain = unicodedata.normalize("NFKC", raised.translate(_CURLY)).translate(_CURLY)
    visible = "".join(c for c in plain if unicodedata.category(c) != "Cf" and not _is_optional_mark(c))
    if visible == "&":
        return "and"
    if visible == "\u2044":
        return "/"
    if visible in ("−", "–", "‒", "‐", "‑", "—"):
        return "-"
    if visible[:1].isnumeric():
        # What parts the groups of a number is typography.
        visible = _GROUP_SPACE.sub("", visible)
    # Lower case, not case folding: ß and ss are two spellings.
    return visible.lower().replace("i\u0307", "i").replace("ς", "σ")


_GROUP_SPACE = re.compile(r"\s(?=\d{3})")
_RAISED = {c: f"^{unicodedata.normalize('NFKC', c)}" for c in "⁰¹²³⁴⁵⁶⁷⁸⁹"}
"""10² is not 102: the key keeps that the digit is raised."""


def _is_optional_mark(character: str) -> bool:
    """Whether a mark may be left out of the same word: Arabic vowel signs and tatweel, Hebrew points."""
    return "\u064b" <= character <= "\u0652" or character in "\u0640\u0670" or "\u0591" <= character <= "\u05c7"


def without_accents(key: str) -> str:
    """Take the accents off a key."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if unicodedata.category(c) != "Mn")


def splits_token(text: str, offset: int) -> bool:
    """Whether cutting the text here would cut a word or a number, or part a sign from its number."""
    if offset <= 0 or offset >= len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if before in " \n" and after.isascii() and after.isalnum():
        return "\n" in text[max(0, offset - BROKEN_CHARACTERS) : offset] and _in_broken_word(text, offset)
    if after == " ":
        return (
            before in "\n "
            and "\n" in text[max(0, offset - BROKEN_CHARACTERS) : offset]
            and _in_broken_word(text, offset)
        )
    if after in "\n-\u2010\u00ad¬" and _in_broken_word(text, offset):
        return True
    if after == "\n":
        return False
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return True
    low = max(0, offset - 40)
    around = text[low : offset + 40].translate(_CLASSES)
    at = offset - low
    if around[at] == "m":
        return True
    left = around[:at].rstrip("m")
    pair = left[-1:] + around[at]
    if pair in ("aa", "00", "a0", "0a", "$0", "0%", "0$") or _in_initials(text, offset):
        return True
    if pair == "a$":
        return _WHOSE_CURRENCY.search(text[low:offset]) is not None
    if pair == "0'":
        return _THOUSAND.match(text, offset) is not None
    if pair == "'0":
        return _THOUSAND.match(text, offset - 1) is not None
    if _inside_compound(around, at) and text[offset - 1] not in "—―" and text[offset] not in "—―":
        return True
    if pair in ("0_", "_0"):
        return any(found.start() < at < found.end() for found in _GROUP.finditer(around))
    if pair == "'a" and text[low : offset - 1].rpartition(" ")[2].casefold().lstrip("«“‘(") in _ELIDED:
        return False
    if pair in ("'a", ".0", ",0", "-0"):
        return bool(_CONTINUES.search(left))
    if pair in ("a'", "0.", "0,"):
        return around[at + 1 : at + 2] == pair[0]
    return pair == "-$" and around[at + 1 : at + 2] == "0" and not _JOINED.search(left)


def _in_broken_word(text: str, offset: int) -> bool:
    """Whether the offset lies in a word that a hyphen breaks at the end of a line."""
    low = max(0, offset - BROKEN_CHARACTERS)
    around = text[low : offset + BROKEN_CHARACTERS]
    return any(found.start() < offset - low < found.end() for found in _BROKEN.finditer(around))


def _in_initials(text: str, offset: int) -> bool:
    """Whether the offset lies in letters that have each a point, before the last one: U.S., a.m."""
    if "." not in text[offset - 1 : offset + 1]:
        return False
    low = max(0, offset - 6)
    return any(found.start() < offset - low < found.end() - 1 for found in _INITIALS.finditer(text[low : offset + 6]))


def _inside_compound(classes: str, at: int) -> bool:
    """Whether a hyphen or slash without spaces joins what is before and after: non-violent, 10-15, 1/2."""
    if classes[at] in "-/":
        left, right, sign = classes[:at].rstrip("m")[-1:], classes[at + 1 : at + 2], classes[at]
    elif classes[at - 1] in "-/":
        left, right, sign = classes[: at - 1].rstrip("m")[-1:], classes[at], classes[at - 1]
    else:
        return False
    return (left == right == "0") if sign == "/" else (left in ("a", "0") and right in ("a", "0"))


def is_attached(character: str) -> bool:
    """Whether a character belongs to the letter before it: a combining mark, a joiner, a soft hyphen."""
    return _CLASSES[ord(character)] == "m"


_ELIDED = frozenset(
    "l d j m t s n c qu jusqu lorsqu puisqu quelqu un all dall dell nell sull coll quest quell bell sant".split()
)
"""French and Italian words that lose their vowel before another one; the other one is a word of its own."""
BROKEN_CHARACTERS = 8
"""The hyphen, the line's end and the next line's indentation."""
_BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad¬][ \t]*\n\s*[^\W\d_A-Z]")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2}")
_WHOSE_CURRENCY = re.compile(r"(?<![^\W_])[A-Z]{1,3}$")
_THOUSAND = re.compile(r"(?<=\d)['’]\d{3}(?!\d)")
_CONTINUES = re.compile(r"(a'|0[.,]|(^|[^a0cm,.\-])\.|(^|[^a0cm%])-)$")
_GROUP = re.compile(r"0_000(?!0)")
_JOINED = re.compile(r"[a0cm%]-$")
