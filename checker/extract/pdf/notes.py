"""Footnotes: they stand under a column, between a sentence and its end on the next page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.extract.document import Role
from checker.extract.pdf.paragraphs import Paragraph

_SMALL = 0.93
_MARK = re.compile(r"[\d⁰¹²³⁴-⁹*†‡§]")
_SHARE = 0.5
"""Of the lines of a column: small type that fills more of it is a list of references or a box."""


def without_notes(region: Sequence[Paragraph], body_size: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the paragraphs of a column into its text and the footnotes under it: small type that begins with a mark."""
    at = len(region)
    while at and region[at - 1].role in (Role.BODY, Role.LIST) and region[at - 1].size < _SMALL * body_size:
        at -= 1
    own, notes = list(region[:at]), list(region[at:])
    lines = sum(len(each.lines) for each in region)
    is_under_text = own and notes and sum(len(each.lines) for each in notes) <= _SHARE * lines
    if not is_under_text or not _MARK.match(notes[0].lines[0]):
        return list(region), []
    own[-1] = replace(own[-1], ends_region=True)
    return own, notes
