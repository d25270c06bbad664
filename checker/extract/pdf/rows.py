"""Segments to rows: what stands at one height, and the initials that stand beside several rows."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from checker.extract.pdf.characters import is_right_to_left
from checker.extract.pdf.segments import Segment

Row = tuple[Segment, ...]
"""Segments at one height, in the order in which they are read."""

_SAME_ROW_EM = 0.3
_MARK_EM = 0.5
_MARKED = 200
"""Segments of a row that are looked at for the one that a mark belongs to; no row of text has more."""
_INITIALS_LIMIT = 20
_INITIAL = 1.7
"""How much larger than its text an initial is that stands beside two rows or more."""


def rows_of(segments: Iterable[Segment]) -> list[Row]:
    """Group segments by their height, from the top down."""
    groups: list[list[Segment]] = []
    largest: Segment | None = None
    for segment in sorted(segments, key=lambda each: (-each.baseline, each.left, each.order)):
        if largest is not None and _is_level(segment, largest, groups[-1]):
            groups[-1].append(segment)
            if segment.size > largest.size:
                largest = segment
        else:
            groups.append([segment])
            largest = segment
    return [_in_order(group) for group in groups]


def _is_level(segment: Segment, largest: Segment, group: Sequence[Segment]) -> bool:
    drop = abs(largest.baseline - segment.baseline)
    small, large = sorted((segment.size, largest.size))
    if drop <= _SAME_ROW_EM * small:
        return True
    # A raised or lowered mark that the file draws apart from its line touches it.
    is_mark = small < 0.87 * large and drop < _MARK_EM * large
    return is_mark and any(-0.2 * large < _gap(segment, each) < 0.3 * large for each in group[-_MARKED:])


def _gap(one: Segment, other: Segment) -> float:
    return max(one.left - other.right, other.left - one.right)


def _in_order(group: Sequence[Segment]) -> Row:
    from_right = sum(len(each.text) for each in group if is_right_to_left(each.text))
    if 2 * from_right > sum(len(each.text) for each in group):
        return tuple(sorted(group, key=lambda each: (-each.right, each.order)))
    return tuple(sorted(group, key=lambda each: (each.left, each.order)))


def usual_size(segments: Iterable[Segment]) -> float:
    """Give the size in which most characters are set; 0 where there are none."""
    counts: dict[float, int] = {}
    for segment in segments:
        size = round(2 * segment.size) / 2
        counts[size] = counts.get(size, 0) + len(segment.text)
    return max(counts, key=lambda size: (counts[size], -size)) if counts else 0.0


def usual_step(rows: Sequence[Row]) -> float:
    """Give the usual distance of two rows; 0 where there is one row only."""
    steps = [above[0].baseline - below[0].baseline for above, below in pairwise(rows)]
    return median(steps) if steps else 0.0


def with_initials(segments: Sequence[Segment]) -> list[Segment]:
    """Put a large initial before the first of the rows that it stands beside."""
    size = usual_size(segments)
    initials = [each for each in segments if each.size > _INITIAL * size and len(each.text.strip("“\"‘'«„")) == 1]
    if not size or not initials:
        return list(segments)
    kept = list(segments)
    for initial in initials[:_INITIALS_LIMIT]:
        top, bottom = initial.baseline + 0.75 * initial.size, initial.baseline - 0.3 * size
        beside = [
            each
            for each in kept
            if each.size < initial.size / 1.5
            and bottom <= each.baseline < top
            and -0.1 * size <= each.left - initial.right < 1.5 * size
            and each.text[:1].isalpha()
        ]
        if len({round(each.baseline) for each in beside}) < 2 or not initial.text[-1].isalpha():
            continue
        first = max(beside, key=lambda each: each.baseline)
        # "A dog" has its space as a gap that no initial leaves beside its own word.
        kept.remove(initial)
        between = " " if first.left - initial.right > 0.5 * size else ""
        kept[kept.index(first)] = first._replace(
            text=initial.text + between + first.text, left=initial.left, order=initial.order
        )
    return kept
