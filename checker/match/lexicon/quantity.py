"""The value of numbers, currencies, percentages and dates, however they are written.

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
_SCALES = {
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
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY_NUMBERS = {
    **{name: number for number, name in enumerate(_DAYS, 1)},
    **{name[:3]: number for number, name in enumerate(_DAYS, 1)},
    "tues": 2,
    "thurs": 4,
}
_CURRENCIES = {
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "₹": "rupee",
    "₽": "rouble",
    "dollars": "dollar",
    "pounds": "pound",
    "euros": "euro",
    "rupees": "rupee",
    "roubles": "rouble",
    "rubles": "rouble",
    "ruble": "rouble",
    "usd": "us dollar",
    "gbp": "pound",
    "eur": "euro",
    **{name: name for name in ("dollar", "pound", "euro", "yen", "rupee", "rouble", "yuan")},
}
_LETTERS = frozenset({"k", "m", "b"})
_UNIT_FORMS = {
    "m": "metre",
    "kilometres": "km", "kilometers": "km", "kilometre": "km", "kilometer": "km", "km": "km",
    "metres": "metre", "meters": "metre", "metre": "metre", "meter": "metre",
    "kilograms": "kg", "kilogram": "kg", "kilos": "kg", "kilo": "kg", "kg": "kg",
    "miles": "mile", "mile": "mile", "litres": "litre", "liters": "litre", "litre": "litre", "liter": "litre",
    "tonnes": "tonne", "tonne": "tonne", "°": "degree", "degrees": "degree", "degree": "degree",
    "mph": "mph", "feet": "foot", "foot": "foot", "ft": "foot", "cents": "cent", "pence": "penny", "p": "penny",
}  # fmt: skip
_TEMPERATURES = {
    **dict.fromkeys(("c", "celsius", "centigrade"), "celsius"),
    **dict.fromkeys(("f", "fahrenheit"), "fahrenheit"),
}

_GROUP_SPACE = re.compile(r"[ \u00a0\u2009\u202f٬](?=\d{3})")
_CLOCK = re.compile(r"(?:1?[0-9]|2[0-4]):[0-5][0-9]")
_PLAIN = re.compile(r"\d*\.?\d+")
_AMBIGUOUS_MONTHS = ("may", "march", "mar", "sep", "dec", "jan")
"""Months that are other words in small letters, or letters of other things."""

Value = tuple[str, ...]
"""Canonical parts, such as ("dollar", "number 1500000"); equal values are equal tuples."""


class _Number(NamedTuple):
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


def value_of(tokens: Sequence[Token]) -> Value | None:
    """Read tokens as a quantity or a date; None if any of them is no part of one."""
    parts: list[str] = []
    numbers: list[_Number] = []
    pending: _Number | None = None
    index = 0
    while index < len(tokens):
        if (number := _number_at(tokens, index)) is not None:
            if pending is not None:
                parts.append("")
            numbers.append(number)
            pending, index = number, number.end
        elif (named := _unit_at(tokens, index, counted=pending is not None)) is not None:
            name, index = named
            if name in ("celsius", "fahrenheit") and "degree" in parts:
                parts.remove("degree")
            parts.append(name)
        elif tokens[index].key in _SCALES and index == 0 and tokens[index].key not in _LETTERS:
            parts.append(f"scale {_SCALES[tokens[index].key]}")
            index += 1
        else:
            return None
    named_parts = {part for part in parts if part}
    if named_parts - {"am", "pm"} and any(_CLOCK.fullmatch(token.key) for token in tokens):
        # A time of day has no unit beside it; what has one is no time of day.
        return None
    dated = any(part.startswith("month") for part in parts)
    # A number comes where the next one begins, the last one last, wherever its unit or month stands.
    written = iter(numbers)
    parts = [part or next(written).part for part in parts]
    parts += [number.part for number in written]
    if any(number.ordinal for number in numbers) and not dated:
        parts.append("ordinal")
    return tuple(parts) or None


def same_value(quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether both sides are the same quantity or date; a quotation may leave out whose dollars the source's are.

    `$5` for `US$5` is what any American outlet prints; `$5` for `A$5` is another sum.
    """
    value = value_of(quote)
    if value is None:
        return False
    other = value_of(source)
    return value == other or (other is not None and value == tuple(part.removeprefix("us ") for part in other))


# --- numbers


def _number_at(tokens: Sequence[Token], index: int) -> _Number | None:
    """Read the longest number that begins at a token: its sign, digits or words, scales and fractions."""
    if tokens[index].key in ("-", "minus"):
        found = _number_at(tokens, index + 1) if index + 1 < len(tokens) else None
        return found and found._replace(value=-found.value, literal=found.literal and f"-{found.literal}")
    found = _digits_at(tokens, index) or _words_at(tokens, index)
    if found is None:
        return None
    total, current, literal, index = Fraction(0), found.value, found.literal, found.end
    ordinal = found.ordinal
    while index < len(tokens) and not ordinal:
        key, last = tokens[index].key, tokens[index - 1]
        joined = index + 1 if key == "and" and last.key in _SCALES else index
        if key in _SCALES and _is_scale(tokens, index):
            current *= _SCALES[key]
            literal = ""
            if _SCALES[key] > 100:
                total, current = total + current, Fraction(0)
            index += 1
        elif (added := _fraction_at(tokens, index)) is not None and current.denominator == 1:
            current, literal, index = current + added.value, "", added.end
        elif last.key in _SCALES and joined < len(tokens) and (more := _words_at(tokens, joined)) is not None:
            current, index, ordinal = current + more.value, more.end, more.ordinal
        elif last.is_number and key in ("st", "nd", "rd", "th"):
            ordinal, index = True, index + 1
        else:
            break
    return _Number(total + current, index, literal, ordinal)


def _digits_at(tokens: Sequence[Token], index: int) -> _Number | None:
    token = tokens[index]
    if not token.is_number:
        return None
    if (fraction := _written_fraction(tokens, index)) is not None:
        return fraction
    if not token.text[-1].isdecimal():
        return _mixed(token, index)
    digits, end = token.key, index + 1
    while end < len(tokens) and _is_group(digits, tokens[end - 1], tokens[end]):
        digits += f",{tokens[end].key}"
        end += 1
    plain = _without_groups(digits)
    if plain is None or not _PLAIN.fullmatch(plain):
        return None
    is_code = plain.startswith("0") and plain.isdigit() and len(plain) > 2
    return _Number(Fraction(plain), end, plain if is_code else "")


def _mixed(token: Token, index: int) -> _Number | None:
    """Read a number that ends with a fraction of one character: ½, 1½."""
    whole, last = token.text[:-1], token.text[-1]
    numeric = unicodedata.numeric(last, None)
    if numeric is None or unicodedata.category(last) != "No" or (whole and not whole.isdecimal()):
        return None
    value = Fraction(numeric).limit_denominator(100)
    return _Number(value + int(whole or 0), index + 1) if value.denominator > 1 else None


def _is_group(digits: str, last: Token, token: Token) -> bool:
    """Whether three more digits go on with the number before them, after a space or an apostrophe: 2 000, 2'000."""
    return (
        token.start - last.end == 1
        and len(token.key) == 3
        and token.key.isdecimal()
        and digits[0] != "0"
        and ((digits.isdecimal() and len(digits) <= 3) or "," in digits)
    )


def _written_fraction(tokens: Sequence[Token], index: int) -> _Number | None:
    """Read 2/3: a proper fraction of small numbers; 5/4/2014 is none."""
    part = tokens[index : index + 4]
    if len(part) < 3 or part[1].key != "/" or not (part[0].key + part[2].key).isdecimal():
        return None
    above, below = int(part[0].key), int(part[2].key)
    if not 0 < above < below <= 100 or (len(part) == 4 and part[3].key == "/"):
        return None
    return _Number(Fraction(above, below), index + 3)


def _words_at(tokens: Sequence[Token], index: int) -> _Number | None:
    """Read a number below a hundred in words, with the fraction it counts: twenty-five, twenty-first, two thirds."""
    key = tokens[index].key
    after = tokens[index + 1].key if index + 1 < len(tokens) else ""
    if key == "half":
        # Half a million, half a dozen.
        scaled = after in ("a", "an") and index + 2 < len(tokens) and _is_magnitude(tokens[index + 2].key)
        return _Number(Fraction(1, 2), index + 2 if scaled else index + 1)
    if key in ("a", "an"):
        if after in _DENOMINATORS and not after.endswith("s"):
            return _Number(Fraction(1, _DENOMINATORS[after]), index + 2)
        return _Number(Fraction(1), index + 1) if _is_magnitude(after) else None
    if key in _ORDINALS:
        return _Number(Fraction(_ORDINALS.index(key)), index + 1, ordinal=True)
    if key not in _SMALL:
        return None
    value = _SMALL[key]
    if key in _TENS and after in _ONES[1:10]:
        return _Number(Fraction(value + _SMALL[after]), index + 2)
    if key in _TENS and after in _ORDINALS[1:10]:
        return _Number(Fraction(value + _ORDINALS.index(after)), index + 2, ordinal=True)
    if after in _DENOMINATORS and (value == 1) != after.endswith("s"):
        return _Number(Fraction(value, _DENOMINATORS[after]), index + 2)
    return _Number(Fraction(value), index + 1)


def _fraction_at(tokens: Sequence[Token], index: int) -> _Number | None:
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
    return key in _SCALES and len(key) > 3


def _is_scale(tokens: Sequence[Token], index: int) -> bool:
    """Whether a scale's abbreviation is one: £5m is a sum of money, 5 m a length."""
    return tokens[index].key not in _LETTERS or tokens[index].start == tokens[index - 1].end


def _without_groups(digits: str) -> str | None:
    """Give digits without what parts their groups; None where they are no single number (12:30, 1.2.3)."""
    plain = _GROUP_SPACE.sub(",", digits)
    if _CLOCK.fullmatch(plain):
        # Clock time, in British style with a point.
        plain = plain.replace(":", ".")
    if "," in plain:
        groups = plain.split(".")[0].split(",")
        if not all(len(group) == 3 for group in groups[1:]) or len(groups[0]) > 3:
            return None
    plain = plain.replace(",", "")
    return plain if plain.count(".") <= 1 and ":" not in plain else None


# --- units and dates


def _unit_at(tokens: Sequence[Token], index: int, *, counted: bool) -> tuple[str, int] | None:
    """Read what a number counts, or a month or day; gives its canonical name and the index after it."""
    token, key = tokens[index], tokens[index].key
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.text == "$" and token.is_word and token.end == after.start:
        return f"{key} dollar", index + 2
    if key == "us" and token.text == "US" and after is not None and after.key in ("dollar", "dollars"):
        return "us dollar", index + 2
    if key == "metric" and after is not None and after.key in ("ton", "tons"):
        return "tonne", index + 2
    if key in ("%", "percent", "pct"):
        return "%", index + 1
    if key == "per" and after is not None and after.key == "cent":
        return "%", index + 2
    if counted and (key in ("am", "pm") or (key in ("a", "p") and after is not None and after.key == "m")):
        return f"{key[0]}m", index + 1 + (len(key) == 1)
    if key in _TEMPERATURES and (len(key) > 1 or (index and tokens[index - 1].text == "°")):
        return _TEMPERATURES[key], index + 1
    if key in ("no", "number", "№") and after is not None and after.is_number and not counted:
        return "numbered", index + 1
    if key in _CURRENCIES:
        return _CURRENCIES[key], index + 1
    if key in _UNIT_FORMS and (key != "p" or (counted and token.start == tokens[index - 1].end)):
        return _UNIT_FORMS[key], index + 1
    if key in _MONTH_NUMBERS and (token.is_capitalised or key not in _AMBIGUOUS_MONTHS):
        return f"month {_MONTH_NUMBERS[key]}", index + 1
    if key in _DAY_NUMBERS and token.is_capitalised:
        return f"weekday {_DAY_NUMBERS[key]}", index + 1
    return None


# --- words that tell a quantity


def is_unit(token: Token) -> bool:
    """Whether the word or sign after a number says of what: a currency, a scale, a measure."""
    return token.text in "%$£€°" or token.key in _CURRENCIES or token.key in _UNIT_FORMS or token.key in _AFTER_NUMBER


def is_calendar_word(token: Token) -> bool:
    """Whether the word names a month or a day of the week, in full or shortened."""
    return token.key in _MONTH_NUMBERS or token.key in _DAY_NUMBERS


def is_quantity_word(token: Token) -> bool:
    """Whether the word or sign can be part of a written number."""
    return token.is_number or token.key in _SMALL or token.key in _SCALES or token.key in _ORDINALS


def says_how_many(token: Token) -> bool:
    """Whether the word tells a number, a magnitude, a fraction or a multiple."""
    return is_quantity_word(token) or token.key in _MAGNITUDES or token.text in ORDINAL_ENDINGS


def is_one_number(tokens: Sequence[Token]) -> bool:
    """Whether the tokens write a single number, and nothing beside it."""
    found = _number_at(tokens, 0)
    return found is not None and found.end == len(tokens)


_AFTER_NUMBER = frozenset({"percent", "per", "pct", "hundred", "thousand", "million", "billion", "trillion", "bn"})
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
"""As they stand after digits; none is a word of its own."""
_MAGNITUDES = frozenset(
    "tens hundreds thousands millions billions trillions dozens thirds third quarter quarters fifths tenths "
    "twice thrice double doubled triple tripled quadruple halved score scores minus".split()
)
