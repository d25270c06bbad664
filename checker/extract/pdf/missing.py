"""What a PDF's pages and fonts refer to and what is not there."""

import re
from collections.abc import Iterable, Mapping, Sequence

from checker.extract.pdf.objects import PdfObject

_PAGE = re.compile(rb"/Type\s*/Pages?\b")
_FONT = re.compile(rb"/Type\s*/Font\b")
_NEEDS = (
    (_PAGE, re.compile(rb"/(?:Kids|Resources)\s*(\[[\w\s]*\]|\d{1,10} \d{1,5} R\b)")),
    (_FONT, re.compile(rb"/(?:ToUnicode|DescendantFonts)\s*(\[[\w\s]*\]|\d{1,10} \d{1,5} R\b)")),
    (re.compile(rb""), re.compile(rb"/(?:Font|XObject)\s*(<<[^<>]*>>|\d{1,10} \d{1,5} R\b)")),
)
_CONTENTS = re.compile(rb"/Contents(?!\s*[(<])\s*(\[[\w\s]*\]|\d{1,10} \d{1,5} R\b)?")
"""Not those of a note on the page, which are a string."""
_REFERENCE = re.compile(rb"\b(\d{1,10}) \d{1,5} R\b")


def _misspelt(*names: bytes) -> re.Pattern[bytes]:
    """Match names that one byte parts from what they must be; pdfium writes an odd byte as `#` and two digits."""
    other = rb"%b(?:[^%b#/]|#[0-9A-F]{2})%b(?![\w#])"
    forms = [other % (name[:at], name[at : at + 1], name[at + 1 :]) for name in names for at in range(len(name))]
    forms += [rb"%b[^\w\s/<>\[\]()]" % name for name in names]
    return re.compile(rb"/(?:" + b"|".join(forms) + b")")


_MISSPELT = _misspelt(b"Contents", b"Resources", b"ToUnicode", b"DescendantFonts", b"Filter")


def lacks_object(objects: Sequence[PdfObject]) -> bool:
    """Whether a page, a font or a set of resources refers to an object that is not there, or is misspelt."""
    there = {each.number: each for each in objects}
    return any(
        _MISSPELT.search(each.head)
        or (_PAGE.search(each.head) and not _has_contents(each.head, there))
        or any(number not in there for number in _needs(each.head))
        for each in objects
    )


def _has_contents(page: bytes, there: Mapping[int, PdfObject]) -> bool:
    """Whether what a page says are its contents are streams; a page that says nothing is blank."""
    found = _CONTENTS.findall(page)
    return not found or any(_are_streams(each, there) for each in found)


def _are_streams(value: bytes, there: Mapping[int, PdfObject]) -> bool:
    parts = [there.get(int(number)) for number in _REFERENCE.findall(value)]
    if len(parts) == 1 and parts[0] is not None and parts[0].data is None:
        value = parts[0].head.strip()
        parts = [there.get(int(number)) for number in _REFERENCE.findall(value)]
    is_list = value.startswith(b"[") or len(parts) == 1
    return is_list and all(part is not None and part.data is not None for part in parts)


def _needs(head: bytes) -> Iterable[int]:
    """Give the numbers of the objects without which text is lost."""
    for kind, needs in _NEEDS:
        if kind.search(head):
            for found in needs.findall(head):
                yield from map(int, _REFERENCE.findall(found))
