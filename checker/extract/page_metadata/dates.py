"""Dates as pages write them to ISO 8601, never more precise than what was written."""

import re
from collections.abc import Iterator
from datetime import date

from checker.extract.page_metadata.values import clean

_MONTHS = {
    "en": "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "januar februar märz april mai juni juli august september oktober november dezember "
    "jan feb märz apr mai juni juli aug sept okt nov dez",
    "de-at": "jänner feber",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "ene feb mar abr may jun jul ago sept oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "
    "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december "
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "янв февр мар апр мая июн июл авг сент окт нояб дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "
    "січ лют бер квіт трав черв лип серп вер жовт лист груд",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
}
"""Names of the months as they stand in dates, and their abbreviations (Unicode CLDR, widths "wide" and "abbreviated").

Czech abbreviations are left out: dates are not written with them, and "12 Pro 2020" is a telephone.
"""
_MONTH_NUMBERS = {name: number % 12 + 1 for names in _MONTHS.values() for number, name in enumerate(names.split())}

_YEAR = r"(?P<y>(?:1[6-9]|20)\d\d)"
_ISO = re.compile(rf"{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_COMPACT = re.compile(rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?:T\d{{4,6}}Z?)?$")
_YEAR_MONTH = re.compile(rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]))?$")
_NUMERIC = (
    re.compile(rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)"),
    re.compile(rf"{_YEAR}[年년]\s?(?P<m>\d{{1,2}})[月월]\s?(?P<d>\d{{1,2}})[日일]?"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}(?!\d)"),
)
_SLASHED = re.compile(rf"(?<![\d/])(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-]{_YEAR}(?![\d/])")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?[\s-]{{1,3}}(?:(?:de|of|d')\s)?"
    rf"(?P<n>[^\W\d_]{{3,12}})[.,]?[\s,-]{{1,3}}(?:(?:de|del)\s)?{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W_])(?P<n>[^\W\d_]{{3,12}})\.?\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,3}}|,)"
    rf"(?:(?:at\s)?\d\d?:\d\d(?::\d\d)?\s(?:[A-Z]{{3,4}}\s)?)?{_YEAR}(?!\d)",
    re.IGNORECASE,
)
SEARCH_LIMIT_CHARACTERS = 400


def iso_date(value: object) -> str | None:
    """Give the date of a metadata value, or None.

    A date is the calendar day that the page writes, whatever its time zone; a year and month or a year stay that.
    A day and a month that could be exchanged (04/03/2025), and a count of seconds, are no date: guessing would be
    wrong half of the time.
    """
    text = clean(value)
    if text is None:
        return None
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _calendar(found["y"], found["m"], found["d"])
    if _YEAR_MONTH.match(text):
        return text
    return next(dates_in(text), None)


def dates_in(text: str) -> Iterator[str]:
    """Give the full dates written in a text's beginning, in the order in which they stand."""
    part = text[:SEARCH_LIMIT_CHARACTERS]
    if not any(c.isdigit() for c in part):
        return
    yield from (day for _, day in sorted((at, day) for at, day in _found(part) if day))


def _found(part: str) -> Iterator[tuple[int, str | None]]:
    for pattern in _NUMERIC:
        for match in pattern.finditer(part):
            yield match.start(), _calendar(match["y"], match["m"], match["d"])
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(part):
            number = _MONTH_NUMBERS.get(match["n"].lower())
            yield match.start(), _calendar(match["y"], str(number), match["d"]) if number else None
    for match in _SLASHED.finditer(part):
        yield match.start(), _unambiguous(int(match["a"]), int(match["b"]), match["y"])


def _unambiguous(one: int, other: int, year: str) -> str | None:
    if one > 12 or one == other:
        return _calendar(year, str(other), str(one))
    return _calendar(year, str(one), str(other)) if other > 12 else None


def _calendar(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


_IN_PATH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<n>\d\d?|[a-z]{3,9})[/-](?P<d>\d\d?)(?=[/._-]|$)", re.IGNORECASE)
_COMPACT_IN_PATH = re.compile(r"[/_-](?P<y>(?:19|20)\d\d)(?P<n>[01]\d)(?P<d>[0-3]\d)(?=[/._-]|$)")


def date_in_path(path: str) -> str | None:
    """Give the full date in an address' path (/2014/06/15/, /2014/jun/15/), or None."""
    found = _IN_PATH.search(path[:2_000]) or _COMPACT_IN_PATH.search(path[:2_000])
    if not found:
        return None
    number = found["n"] if found["n"].isdigit() else str(_MONTH_NUMBERS.get(found["n"].lower(), 0))
    return _calendar(found["y"], number, found["d"])
