"""Where a quotation begins and ends: what stands there in it and in the source, and what the source goes on with."""

from collections.abc import Iterator

from checker.match.cut_numbers import cut_after, cut_before
from checker.match.ellipsis import outer_ellipsis_kind
from checker.match.marks import outer_mark
from checker.match.passage import GUARDED
from checker.match.passage import DifferenceKind as Kind
from checker.match.punctuation import edge_after, edge_before
from checker.match.quotation import Mark, MarkKind, Quotation
from checker.match.texts import Texts, span_of

Range = tuple[int, int]
Named = tuple[Kind, Range, Range]
"""A difference's kind and its ranges in the quotation and in the source."""


def outer_differences(quotation: Quotation, texts: Texts, start: int, end: int) -> tuple[Range, list[Named]]:
    """Compare what is before the first and after the last word with what is around `texts.source[start:end]`.

    Returns that range widened by the punctuation that both have, and the differences.
    """
    quote, source = texts.quote, texts.source
    head, tail = quotation.words[0].start, quotation.words[-1].end
    wide_start, lead = edge_before(quote[:head].removesuffix("["), source, start)
    wide_end, trail = edge_after(quote[tail:].removeprefix("]"), source, end)
    found = list(_cut_numbers(quotation, source, wide_start, wide_end if "+" in source[end:wide_end] else end))
    before = [mark for mark in quotation.marks if mark.end <= head]
    after = [mark for mark in quotation.marks if mark.start >= tail]
    found += _marks(texts, before, start, leading=True)
    found += _marks(texts, after, end, leading=False)
    if lead is not None and not any(map(_is_bracket, before)):
        found.append((lead, (0, head), (wide_start, start)))
    if trail is not None and not any(map(_is_bracket, after)):
        found.append((trail, (tail, len(quote)), (end, wide_end)))
    return (wide_start, wide_end), found


def _is_bracket(mark: Mark) -> bool:
    return mark.kind is not MarkKind.ELLIPSIS


def _marks(texts: Texts, marks: list[Mark], at: int, *, leading: bool) -> Iterator[Named]:
    """Name what the marks beyond the first or last word stand for; an ellipsis there only if it hides something."""
    for mark in marks:
        span = (mark.start, mark.end)
        if _is_bracket(mark):
            kind, words = outer_mark(texts, mark, at, leading=leading)
            yield kind, span, span_of(words) if words else (at, at)
        elif mark is marks[-1 if leading else 0]:
            kind, words = outer_ellipsis_kind(texts, at, leading=leading)
            if kind in GUARDED:
                yield kind, span, span_of(words)


def _cut_numbers(quotation: Quotation, source: str, start: int, end: int) -> Iterator[Named]:
    """Tell of a number at either edge of which the source says more: five of five hundred."""
    first, last = quotation.words[0], quotation.words[-1]
    if cut := cut_before(source, start):
        yield cut[0], (first.start, first.end), (cut[1], start)
    if cut := cut_after(source, end):
        yield cut[0], (last.start, last.end), (end, cut[1])
