"""Paragraphs that go on in the next column or on the next page, put together again."""

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.document import Role
from checker.extract.pdf.paragraphs import Paragraph

_LOOK_AHEAD = 80
"""Blocks between the two halves that are passed over: footnotes, figures with their captions, a table's cells."""
_SCRAP_CHARACTERS = 80
"""A shorter piece without an end of a sentence is a row of a table or a label in a figure, not running text."""
_SAME_SIZE = 1.06


def run_together(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join each paragraph that breaks off at the end of a column or page with where it goes on.

    What stands between its two halves, such as a footnote, comes after it.
    """
    waiting = list(paragraphs)
    made: list[Paragraph] = []
    gone: set[int] = set()
    for at, first in enumerate(waiting):
        if at in gone:
            continue
        whole, end = first, at
        while (following := _continuation(waiting, gone, whole, end)) is not None:
            gone.add(following)
            whole = _joined(whole, waiting[following])
            end = following
        made.append(whole)
    return made


def _continuation(paragraphs: Sequence[Paragraph], gone: set[int], first: Paragraph, at: int) -> int | None:
    if first.role not in (Role.BODY, Role.LIST) or not first.ends_open:
        return None
    crossed, beside_figure = first.ends_region, False
    for index in range(at + 1, min(len(paragraphs), at + 1 + _LOOK_AHEAD)):
        other = paragraphs[index]
        if index in gone:
            continue
        crossed = crossed or other.begins_region or other.page != first.page
        is_scrap = _is_scrap(other)
        if other.role is Role.BODY and _is_same_size(first, other) and not (is_scrap and beside_figure):
            if crossed and _goes_on(first, other):
                return index
            if not is_scrap:
                return None
        beside_figure = beside_figure or is_scrap or other.role in (Role.CAPTION, Role.TABLE)
        crossed = crossed or other.ends_region
    return None


def _is_same_size(one: Paragraph, other: Paragraph) -> bool:
    return max(one.size, other.size) < _SAME_SIZE * min(one.size, other.size)


def _is_scrap(paragraph: Paragraph) -> bool:
    return paragraph.ends_open and sum(map(len, paragraph.lines)) < _SCRAP_CHARACTERS


def _goes_on(first: Paragraph, other: Paragraph) -> bool:
    if _starts_small(other):
        return True
    if _is_scrap(other) or not first.is_full:
        return False
    if first.lines[-1].endswith("-"):
        return other.lines[0][0].isalpha()
    return not other.is_indented and other.begins_region and other.lines[0][0].isalnum()


def _starts_small(paragraph: Paragraph) -> bool:
    return paragraph.lines[0].lstrip("“\"'‘(«„")[:1].islower()


def _joined(first: Paragraph, other: Paragraph) -> Paragraph:
    return replace(
        first, lines=first.lines + other.lines, is_full=other.is_full, page=first.page, ends_region=other.ends_region
    )
