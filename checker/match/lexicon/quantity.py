"""The value of numbers with their currencies, units and dates, however they are written."""

from collections.abc import Sequence

from checker.match.lexicon.number import CLOCK, SCALE_LETTERS, SCALES, Number, is_quantity_word, number_at
from checker.match.tokens import Token

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

_AMBIGUOUS_MONTHS = ("may", "march", "mar", "sep", "dec", "jan")
"""Months that are other words in small letters, or letters of other things."""

LONGEST_WORDS = 24
"""Words of the longest quantity: `minus one hundred and twenty-three million four hundred … dollars and ten cents`."""
Value = tuple[str, ...]
"""Canonical parts, such as ("dollar", "number 1500000"); equal values are equal tuples."""


def value_of(tokens: Sequence[Token]) -> Value | None:
    """Read tokens as a quantity or a date; None if any of them is no part of one."""
    if len(tokens) > LONGEST_WORDS:
        return None
    parts: list[str] = []
    numbers: list[Number] = []
    pending: Number | None = None
    index = 0
    while index < len(tokens):
        if (number := number_at(tokens, index)) is not None:
            if pending is not None:
                parts.append("")
            numbers.append(number)
            pending, index = number, number.end
        elif (named := _unit_at(tokens, index, counted=pending is not None)) is not None:
            name, index = named
            if name in ("celsius", "fahrenheit") and "degree" in parts:
                parts.remove("degree")
            parts.append(name)
        elif tokens[index].key in SCALES and index == 0 and tokens[index].key not in SCALE_LETTERS:
            parts.append(f"scale {SCALES[tokens[index].key]}")
            index += 1
        else:
            return None
    named_parts = {part for part in parts if part}
    if named_parts - {"am", "pm"} and any(CLOCK.fullmatch(token.key) for token in tokens):
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


def is_share_or_currency(token: Token) -> bool:
    """Whether the word or sign says per cent, or which money is counted."""
    return token.text in "%$£€" or token.key in _CURRENCIES or token.key in ("percent", "pct", "cent", "cents")


def is_measured(token: Token) -> bool:
    """Whether the word belongs to a quantity or date: a number, a unit, a month or day."""
    return is_quantity_word(token) or is_unit(token) or is_calendar_word(token)


def begins_quantity(token: Token) -> bool:
    """Whether a quantity or date may begin with the word or sign."""
    return (
        is_measured(token)
        or token.key in ("-", "minus", "a", "an", "half", "no", "number", "metric")
        or (token.text.isupper() and len(token.text) < 4)
    )


def is_calendar_word(token: Token) -> bool:
    """Whether the word names a month or a day of the week, in full or shortened."""
    return token.key in _MONTH_NUMBERS or token.key in _DAY_NUMBERS


def says_how_many(token: Token) -> bool:
    """Whether the word tells a number, a magnitude, a fraction or a multiple."""
    return is_quantity_word(token) or token.key in _MAGNITUDES or token.text in ORDINAL_ENDINGS


_AFTER_NUMBER = frozenset({"percent", "per", "pct", "hundred", "thousand", "million", "billion", "trillion", "bn"})
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
"""As they stand after digits; none is a word of its own."""
_MAGNITUDES = frozenset(
    "tens hundreds thousands millions billions trillions dozens thirds third quarter quarters fifths tenths "
    "twice thrice double doubled triple tripled quadruple halved score scores minus".split()
)
