"""Numbers, however they are written: in digits or words, with scales, groups and fractions.

Scales are short scale, as all of the first users' outlets write (AP Stylebook, BBC News style guide).
"""

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from checker.match.tokens import Token

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SMALL = {**{word: value for value, word in enumerate(_ONES)}, **_TENS}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "dozen": 12,
}
_DENOMINATORS = {
    "half": 2, "halves": 2, "quarter": 4, "quarters": 4,
    **{word + ending: value for value, word in enumerate(_ORDINALS) if 2 < value < 11 for ending in ("", "s")},
}  # fmt: skip
LONGEST_NUMBER = 40
"""Characters of digits that may be a quantity; longer runs are codes, compared digit by digit."""
SCALE_LETTERS = frozenset({"k", "m", "b"})

_GROUP_SPACE = re.compile(r"[ \u00a0\u2009\u202f٬](?=\d{3})")
CLOCK = re.compile(r"(?:1?[0-9]|2[0-4]):[0-5][0-9]")
_PLAIN = re.compile(r"\d*\.?\d+")


class Number(NamedTuple):
    """A number that was read, and the index after its last token."""

    value: Fraction
    end: int
    literal: str = ""
    """Its digits, where they say more than the value: the first zero of 0800."""
    ordinal: bool = False

    @property
    def part(self) -> str:
        """Its canonical part."""
        return f"number {self.literal or self.value}"


def number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read the longest number that begins at a token: its sign, digits or words, scales and fractions."""
    if tokens[index].key in ("-", "minus"):
        is_sign = index + 1 < len(tokens) and tokens[index + 1].key not in ("-", "minus")
        found = number_at(tokens, index + 1) if is_sign else None
        return found and found._replace(value=-found.value, literal=found.literal and f"-{found.literal}")
    found = _digits_at(tokens, index) or _words_at(tokens, index)
    if found is None:
        return None
    total, current, literal, index = Fraction(0), found.value, found.literal, found.end
    ordinal = found.ordinal
    while index < len(tokens) and not ordinal:
        key, last = tokens[index].key, tokens[index - 1]
        joined = index + 1 if key == "and" and last.key in SCALES else index
        if key in SCALES and _is_scale(tokens, index):
            current *= SCALES[key]
            literal = ""
            if SCALES[key] > 100:
                total, current = total + current, Fraction(0)
            index += 1
        elif (added := _fraction_at(tokens, index)) is not None and current.denominator == 1:
            current, literal, index = current + added.value, "", added.end
        elif last.key in SCALES and joined < len(tokens) and (more := _words_at(tokens, joined)) is not None:
            current, index, ordinal = current + more.value, more.end, more.ordinal
        elif last.is_number and key in ("st", "nd", "rd", "th"):
            ordinal, index = True, index + 1
        else:
            break
    return Number(total + current, index, literal, ordinal)


def _digits_at(tokens: Sequence[Token], index: int) -> Number | None:
    token = tokens[index]
    if not token.is_number or len(token.text) > LONGEST_NUMBER:
        return None
    if (fraction := _written_fraction(tokens, index)) is not None:
        return fraction
    if not token.text[-1].isdecimal():
        return _mixed(token, index)
    digits, end = token.key, index + 1
    while end < len(tokens) and len(digits) <= LONGEST_NUMBER and _is_group(digits, tokens[end - 1], tokens[end]):
        digits += f",{tokens[end].key}"
        end += 1
    plain = _without_groups(digits) if len(digits) <= LONGEST_NUMBER + 4 else None
    if plain is None or not _PLAIN.fullmatch(plain):
        return None
    is_code = plain.startswith("0") and plain.isdigit() and len(plain) > 2
    return Number(Fraction(plain), end, plain if is_code else "")


def _mixed(token: Token, index: int) -> Number | None:
    """Read a number that ends with a fraction of one character: ½, 1½."""
    whole, last = token.text[:-1], token.text[-1]
    numeric = unicodedata.numeric(last, None)
    if numeric is None or unicodedata.category(last) != "No" or (whole and not whole.isdecimal()):
        return None
    value = Fraction(numeric).limit_denominator(100)
    return Number(value + int(whole or 0), index + 1) if value.denominator > 1 else None


def _is_group(digits: str, last: Token, token: Token) -> bool:
    """Whether three more digits go on with the number before them, after a space or an apostrophe: 2 000, 2'000."""
    return (
        token.start - last.end == 1
        and len(token.key) == 3
        and token.key.isdecimal()
        and digits[0] != "0"
        and ((digits.isdecimal() and len(digits) <= 3) or "," in digits)
    )


def _written_fraction(tokens: Sequence[Token], index: int) -> Number | None:
    """Read 2/3: a proper fraction of small numbers; 5/4/2014 is none."""
    part = tokens[index : index + 4]
    if len(part) < 3 or part[1].key != "/" or not (part[0].key + part[2].key).isdecimal():
        return None
    above, below = int(part[0].key), int(part[2].key)
    if not 0 < above < below <= 100 or (len(part) == 4 and part[3].key == "/"):
        return None
    return Number(Fraction(above, below), index + 3)


def _words_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read a number below a hundred in words, with the fraction it counts: twenty-five, twenty-first, two thirds."""
    key = tokens[index].key
    after = tokens[index + 1].key if index + 1 < len(tokens) else ""
    if key == "half":
        # Half a million, half a dozen.
        scaled = after in ("a", "an") and index + 2 < len(tokens) and _is_magnitude(tokens[index + 2].key)
        return Number(Fraction(1, 2), index + 2 if scaled else index + 1)
    if key in ("a", "an"):
        if after in _DENOMINATORS and not after.endswith("s"):
            return Number(Fraction(1, _DENOMINATORS[after]), index + 2)
        return Number(Fraction(1), index + 1) if _is_magnitude(after) else None
    if key in _ORDINALS:
        return Number(Fraction(_ORDINALS.index(key)), index + 1, ordinal=True)
    if key not in _SMALL:
        return None
    value = _SMALL[key]
    if key in _TENS and after in _ONES[1:10]:
        return Number(Fraction(value + _SMALL[after]), index + 2)
    if key in _TENS and after in _ORDINALS[1:10]:
        return Number(Fraction(value + _ORDINALS.index(after)), index + 2, ordinal=True)
    if after in _DENOMINATORS and (value == 1) != after.endswith("s"):
        return Number(Fraction(value, _DENOMINATORS[after]), index + 2)
    return Number(Fraction(value), index + 1)


def _fraction_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Read a fraction that is added to the number before it: 5 ½, 5 1/2, five and a half."""
    if tokens[index].key == "and" and index + 1 < len(tokens):
        found = _words_at(tokens, index + 1)
        return found if found is not None and found.value < 1 else None
    if not (index and tokens[index - 1].is_number and tokens[index].is_number):
        return None
    return _written_fraction(tokens, index) or (
        None if tokens[index].text[-1].isdecimal() else _mixed(tokens[index], index)
    )


def _is_magnitude(key: str) -> bool:
    """Whether the word after "a" makes it one of these: a hundred, a dozen; not the m of a.m."""
    return key in SCALES and len(key) > 3


def _is_scale(tokens: Sequence[Token], index: int) -> bool:
    """Whether a scale's abbreviation is one: £5m is a sum of money, 5 m a length."""
    return tokens[index].key not in SCALE_LETTERS or tokens[index].start == tokens[index - 1].end


def _without_groups(digits: str) -> str | None:
    """Give digits without what parts their groups; None where they are no single number (12:30, 1.2.3)."""
    plain = _GROUP_SPACE.sub(",", digits)
    if CLOCK.fullmatch(plain):
        # Clock time, in British style with a point.
        plain = plain.replace(":", ".")
    if "," in plain:
        groups = plain.split(".")[0].split(",")
        if not all(len(group) == 3 for group in groups[1:]) or len(groups[0]) > 3:
            return None
    plain = plain.replace(",", "")
    return plain if plain.count(".") <= 1 and ":" not in plain else None


QUANTITY_WORDS = frozenset(_SMALL) | frozenset(SCALES) | frozenset(_ORDINALS)


def is_quantity_word(token: Token) -> bool:
    """Whether the word or sign can be part of a written number."""
    return token.key in QUANTITY_WORDS or token.is_number


def is_ordinal(token: Token) -> bool:
    """Whether the word counts places: first, second."""
    return token.key in _ORDINALS


def is_one_number(tokens: Sequence[Token]) -> bool:
    """Whether the tokens write a single number, and nothing beside it."""
    found = number_at(tokens, 0)
    return found is not None and found.end == len(tokens)
