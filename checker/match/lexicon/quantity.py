"""The value of numbers, currencies, percentages and dates, however they are written.

Scales are short scale, as all of the first users' outlets write (AP Stylebook, BBC News style guide).
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

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
    "mph": "mph", "feet": "foot", "foot": "foot", "ft": "foot",
}  # fmt: skip

_GROUP_SPACE = re.compile(r"[ \u00a0\u2009\u202f٬](?=\d{3})")
_CLOCK = re.compile(r"(?:1?[0-9]|2[0-4]):[0-5][0-9]")

Value = tuple[str, ...]
"""Canonical parts, such as ("number 1500000", "dollar"); equal values are equal tuples."""


def value_of(tokens: Sequence[Token]) -> Value | None:
    """Read tokens as a quantity or a date; None if any of them is no part of one."""
    parts: list[str] = []
    number: Decimal | None = None
    negative = False
    index = 0
    while index < len(tokens):
        key = tokens[index].key
        if key == "-":
            negative = True
        elif key in _SCALES and number is not None and _is_scale(tokens, index):
            number *= _SCALES[key]
        elif key in _SCALES and index == 0 and key not in _LETTERS:
            parts.append(f"scale {_SCALES[key]}")
        elif (value := _plain_number(tokens, index)) is not None:
            if number is not None and not _continues(tokens[:index], key):
                parts.append(f"number {number.normalize():f}")
                number = None
            number = value if number is None else number + value
        elif key in ("a", "an") and number is None and index + 1 < len(tokens) and _is_magnitude(tokens[index + 1].key):
            number = Decimal(1)
        elif key in ("st", "nd", "rd", "th") and index and tokens[index - 1].is_number:
            parts.append("ordinal")
        elif key in _ORDINALS:
            number = (number or 0) + Decimal(_ORDINALS.index(key))
            parts.append("ordinal")
        elif key in ("%", "percent", "pct") or (key == "cent" and index and tokens[index - 1].key == "per"):
            parts.append("%")
        elif key == "per" and index + 1 < len(tokens) and tokens[index + 1].key == "cent":
            pass
        elif (unit := _unit(tokens[index])) is not None:
            parts.append(unit)
        elif key == "and" and number is not None and index + 1 < len(tokens):
            pass
        else:
            return None
        index += 1
    if number is not None:
        parts.append(f"number {(-number if negative else number).normalize():f}")
    elif negative:
        parts.append("negative")
    if len(parts) > 1 and any(_CLOCK.fullmatch(token.key) for token in tokens):
        # A time of day has no unit beside it; what has one is no time of day.
        return None
    # The last number comes last, wherever its unit or month stands; the order of all else is part of what is said.
    return tuple(parts) or None


def _is_magnitude(key: str) -> bool:
    """Whether the word after "a" makes it one of these: a hundred, a dozen; not the m of a.m."""
    return key in _SCALES and len(key) > 3


def _is_scale(tokens: Sequence[Token], index: int) -> bool:
    """Whether a scale's abbreviation is one: £5m is a sum of money, 5 m a length."""
    return tokens[index].key not in _LETTERS or tokens[index].start == tokens[index - 1].end


def _plain_number(tokens: Sequence[Token], index: int) -> Decimal | None:
    token = tokens[index]
    if token.key in _SMALL:
        return Decimal(_SMALL[token.key])
    if not token.is_number:
        return None
    return decimal_of(token.key)


def decimal_of(digits: str) -> Decimal | None:
    """Read digits with separators; None where they are no single number (12:30, 1.2.3)."""
    plain = _GROUP_SPACE.sub(",", digits)
    if _CLOCK.fullmatch(plain):
        # Clock time, in British style with a point.
        plain = plain.replace(":", ".")
    if "," in plain:
        groups = plain.split(".")[0].split(",")
        if not all(len(group) == 3 for group in groups[1:]) or len(groups[0]) > 3:
            return None
        plain = plain.replace(",", "")
    try:
        return Decimal(plain) if plain.count(".") <= 1 and ":" not in plain else None
    except InvalidOperation:
        return None


def _continues(before: Sequence[Token], key: str) -> bool:
    """Whether a small number goes on with what stands before it: twenty-five, a hundred and five; not five and ten."""
    last = before[-1].key
    if last == "and":
        return len(before) > 1 and before[-2].key in _SCALES
    return (last in _TENS and key in _ONES[1:10]) or last in _SCALES


def _unit(token: Token) -> str | None:
    key = token.key
    if key in _CURRENCIES:
        return _CURRENCIES[key]
    if key in _UNIT_FORMS:
        return _UNIT_FORMS[key]
    if key in _MONTH_NUMBERS and (token.is_capitalised or key not in ("may", "march", "mar", "sep", "dec", "jan")):
        return f"month {_MONTH_NUMBERS[key]}"
    if key in _DAY_NUMBERS and token.is_capitalised:
        return f"weekday {_DAY_NUMBERS[key]}"
    return None


def goes_on(word: Token, after: Token, text: str) -> bool:
    """Whether two words that follow each other write one number: five hundred, 5 million, two hundred, twenty-five."""
    if text[word.end : after.start].strip(" -\u00a0\u2010\u2011") or word.key == after.key:
        return False
    if after.key in _SCALES and len(after.key) > 1 and (word.is_number or word.key in _SMALL or word.key in _SCALES):
        return True
    if word.is_number and (after.text in "%½¼¾" or after.key in ("percent", "pct")):
        return True
    return word.key in _TENS and after.key in _ONES[1:10]


def is_unit(token: Token) -> bool:
    """Whether the word or sign after a number says of what: per cent, a currency, a scale, a measure."""
    return (
        token.text in "%$£€°" or token.key in _CURRENCIES or token.key in _UNIT_FORMS or token.key in _PERCENT_OR_SCALE
    )


def is_quantity_word(token: Token) -> bool:
    """Whether the word or sign can be part of a written number."""
    return token.is_number or token.key in _SMALL or token.key in _SCALES or token.key in _ORDINALS


def says_how_many(token: Token) -> bool:
    """Whether the word tells a number, a magnitude, a fraction or a multiple."""
    return is_quantity_word(token) or token.key in _MAGNITUDES or token.text in ORDINAL_ENDINGS


_PERCENT_OR_SCALE = frozenset({"percent", "per", "pct", "hundred", "thousand", "million", "billion", "trillion", "bn"})
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
"""As they stand after digits; none is a word of its own."""
_MAGNITUDES = frozenset(
    "tens hundreds thousands millions billions trillions dozens thirds third quarter quarters fifths tenths "
    "twice thrice double doubled triple tripled quadruple halved score scores".split()
)
