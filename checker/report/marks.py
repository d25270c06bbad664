"""Splitting a text by the spans to be marked in it. Pure; offsets count characters of the given text, half-open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.match.passage import Passage


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch to be marked; empty where something is missing."""

    start: int
    end: int
    label: int
    """Tells spans apart; two spans may share one."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the marks do not change."""

    text: str
    """Empty where an empty span stands, or where text was cut out."""
    labels: tuple[int, ...] = ()
    """Of the spans that cover it, ascending."""
    ends: tuple[int, ...] = ()
    """Of the spans that end with it, ascending: here a footnote sign belongs."""
    skipped: int = 0
    """Characters that were cut out here; else 0."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of a document without a break, made of passages and what surrounds them."""

    start: int
    text: str
    passages: tuple[int, ...]
    """Which of the given passages lie in it, by index."""


def segments(text: str, spans: Iterable[Span]) -> tuple[Segment, ...]:
    """Split a text so that each segment carries exactly the labels of the spans that cover it.

    The segments' texts joined are the text. A span that reaches over an edge is cut there, one that lies outside is
    dropped; an empty span gives one empty segment at its place, before the text that follows.
    """
    size = len(text)
    opened: dict[int, list[int]] = {}
    closed: dict[int, list[int]] = {}
    carets: dict[int, list[int]] = {}
    for span in spans:
        start, end = max(span.start, 0), min(span.end, size)
        if span.start == span.end and 0 <= span.start <= size:
            carets.setdefault(span.start, []).append(span.label)
        elif start < end:
            opened.setdefault(start, []).append(span.label)
            closed.setdefault(end, []).append(span.label)
    cuts = sorted({0, size, *opened, *closed, *carets})
    active: list[int] = []
    parts: list[Segment] = []
    for cut, following in zip(cuts, [*cuts[1:], size], strict=True):
        for label in closed.get(cut, ()):
            active.remove(label)
        for label in carets.get(cut, ()):
            around = tuple(sorted({*active, label}))
            parts.append(Segment("", around, (label,)))
        active += opened.get(cut, ())
        if cut < following:
            parts.append(
                Segment(text[cut:following], tuple(sorted(set(active))), tuple(sorted(closed.get(following, ()))))
            )
    return tuple(parts)


def condense(parts: Sequence[Segment], limit: int, keep: int, most: int) -> tuple[Segment, ...]:
    """Shorten what is longer than `limit` characters or `most` segments, and keep the marks with their surroundings.

    Of each long segment about `keep` characters stay at both ends; what was cut out is counted in `skipped`, so that
    texts and counts still add up to the whole.
    """
    size = sum(len(part.text) for part in parts)
    if size <= limit and len(parts) <= most:
        return tuple(parts)
    short: list[Segment] = []
    for part in parts[:most]:
        text = part.text
        # Whole words look better; a text without spaces is cut anywhere.
        head = text.rfind(" ", keep // 2, keep) + 1 or keep
        tail = text.find(" ", len(text) - keep, len(text) - keep // 2)
        tail = tail if tail >= 0 else len(text) - keep
        if size <= limit or tail <= head:
            short.append(part)
            continue
        short.append(Segment(text[:head], part.labels))
        short.append(Segment("", part.labels, (), tail - head))
        short.append(Segment(text[tail:], part.labels, part.ends))
    rest = sum(len(part.text) for part in parts[most:])
    if rest:
        short.append(Segment("", (), (), rest))
    return tuple(short)


def stretches(passages: Sequence[Passage]) -> tuple[Stretch, ...]:
    """Lay passages and their surroundings on the document's text, joined where they touch, in the document's order.

    Neighbouring passages so share the words between them instead of showing them twice.
    """
    placed = sorted(range(len(passages)), key=lambda index: passages[index].start - len(passages[index].prefix))
    found: list[Stretch] = []
    for index in placed:
        passage = passages[index]
        start = passage.start - len(passage.prefix)
        shown = passage.prefix + passage.text + passage.suffix
        joined = _join(found[-1], start, shown) if found else None
        if joined is None:
            found.append(Stretch(start, shown, (index,)))
        else:
            before = found.pop()
            found.append(Stretch(before.start, joined, (*before.passages, index)))
    return tuple(found)


def _join(before: Stretch, start: int, text: str) -> str | None:
    """Give both together, or None where they do not touch or do not agree on what they share."""
    offset = start - before.start
    shared = before.text[offset : offset + len(text)]
    if offset > len(before.text) or not text.startswith(shared):
        return None
    return before.text + text[len(shared) :]
