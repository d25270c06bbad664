"""Dates as metadata of documents writes them."""

import re
from datetime import datetime

_W3C = re.compile(
    r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?P<time>[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_FULL_DATE_CHARACTERS = 10


def read_w3c_date(value: str) -> str | None:
    """Give the ISO 8601 date or time that a value is, as precise as it is; None for anything else.

    The W3C's profile of it (W3C NOTE-datetime), in which OOXML and EPUB write dates, and YAML's space for the `T`.
    A year that is no year of our calendar ("0101-01-01" stands for none) is None.
    """
    found = _W3C.fullmatch(value.strip())
    if found is None:
        return None
    date, time = found["date"], found["time"]
    if (time or found["zone"]) and len(date) != _FULL_DATE_CHARACTERS:
        return None
    if date < "1000":
        return None
    zone = re.sub(r"(\d\d)(\d\d)$", r"\1:\2", found["zone"] or "")
    text = date + (f"T{time[1:]}{zone}" if time else "")
    try:
        datetime.fromisoformat(text if len(date) == _FULL_DATE_CHARACTERS else f"{date}-01-01"[:_FULL_DATE_CHARACTERS])
    except ValueError:
        return None
    return text
