"""Runs of equal letters in two texts, in the same order and moved."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

SHINGLES = (30, 15, 8)
"""Letters that stand once in either stretch and so pin it; what lies between is pinned by shorter ones."""
SHORTEST_RUN = 8
"""Letters; equal runs that are shorter are chance."""
CELLS = 25_000_000
"""Product of two stretches' lengths up to which what no shingle pins is aligned by its edit distance."""


@dataclass(frozen=True, slots=True)
class Run:
    """`ours[b:b + length]` is `theirs[a:a + length]`."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Disjoint runs, in the order of the first text."""

    in_order: tuple[Run, ...]
    moved: tuple[Run, ...]
    """What stands in both, but not in the same order."""


def align(theirs: str, ours: str) -> Alignment:
    """Find the runs: shingles that stand once in both pin them (patience diff), longest shingles first."""
    in_order = list(_in_order(theirs, ours))
    gaps_a = _gaps([(run.a, run.length) for run in in_order], len(theirs))
    gaps_b = _gaps([(run.b, run.length) for run in in_order], len(ours))
    return Alignment(tuple(in_order), tuple(_moved(theirs, ours, gaps_a, gaps_b)))


def _in_order(theirs: str, ours: str) -> Iterable[Run]:
    """Give the runs in order. A stack of stretches, so that depth is no matter."""
    found: list[Run] = []
    stack = [(0, len(theirs), 0, len(ours), 0)]
    while stack:
        a, a_end, b, b_end, level = stack.pop()
        head = _common(theirs, ours, a, b, min(a_end - a, b_end - b))
        if head >= SHORTEST_RUN or head == min(a_end - a, b_end - b) > 0:
            found.append(Run(a, b, head))
            a, b = a + head, b + head
        tail = _common_back(theirs, ours, a_end, b_end, min(a_end - a, b_end - b))
        if tail >= SHORTEST_RUN or tail == min(a_end - a, b_end - b) > 0:
            found.append(Run(a_end - tail, b_end - tail, tail))
            a_end, b_end = a_end - tail, b_end - tail
        if min(a_end - a, b_end - b) < SHORTEST_RUN:
            continue
        if level == len(SHINGLES):
            found += _by_edits(theirs, ours, a, a_end, b, b_end)
            continue
        pins = _pinned(theirs, ours, a, a_end, b, b_end, SHINGLES[level])
        if not pins:
            stack.append((a, a_end, b, b_end, level + 1))
            continue
        found += pins
        edges = [(a, b), *((pin.a + pin.length, pin.b + pin.length) for pin in pins)]
        ends = [*((pin.a, pin.b) for pin in pins), (a_end, b_end)]
        stack += [(left, right, low, high, level) for (left, low), (right, high) in zip(edges, ends, strict=True)]
    return _joined(sorted(found, key=lambda run: run.a))


def _pinned(theirs: str, ours: str, a: int, a_end: int, b: int, b_end: int, size: int) -> list[Run]:
    """Give the runs around shingles that stand once in either stretch, in an order that both have."""
    own = _once(ours, b, b_end, size)
    pairs = [(at, own[shingle]) for shingle, at in _once(theirs, a, a_end, size).items() if shingle in own]
    runs: list[Run] = []
    for left, low in _increasing(sorted(pairs)):
        from_a = runs[-1].a + runs[-1].length if runs else a
        from_b = runs[-1].b + runs[-1].length if runs else b
        if left < from_a or low < from_b:
            continue
        back = _common_back(theirs, ours, left, low, min(left - from_a, low - from_b))
        ahead = _common(theirs, ours, left, low, min(a_end - left, b_end - low))
        runs.append(Run(left - back, low - back, back + ahead))
    return runs


def _once(text: str, start: int, end: int, size: int) -> dict[str, int]:
    """Give the place of each shingle that stands once."""
    places: dict[str, int] = {}
    for at in range(start, end - size + 1):
        shingle = text[at : at + size]
        places[shingle] = -1 if shingle in places else at
    return {shingle: at for shingle, at in places.items() if at >= 0}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give a longest subsequence whose second numbers increase."""
    tails: list[int] = []
    tail_indexes: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
        tail_indexes[at : at + 1] = [index]
        before.append(tail_indexes[at - 1] if at else -1)
    chosen = []
    index = tail_indexes[-1] if tail_indexes else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _by_edits(theirs: str, ours: str, a: int, a_end: int, b: int, b_end: int) -> list[Run]:
    if (a_end - a) * (b_end - b) > CELLS:
        return []
    return [
        Run(a + block.a, b + block.b, block.size)
        for block in Indel.opcodes(theirs[a:a_end], ours[b:b_end]).as_matching_blocks()
        if block.size >= SHORTEST_RUN
    ]


def _moved(
    theirs: str, ours: str, gaps_a: Sequence[tuple[int, int]], gaps_b: Sequence[tuple[int, int]]
) -> Iterable[Run]:
    """Give what both have left over, in whatever order, by the longest shingles alone."""
    size = SHINGLES[0]
    ends_b: dict[int, int] = {}
    places: dict[str, int] = {}
    for start, end in gaps_b:
        for at in range(start, end - size + 1):
            places.setdefault(ours[at : at + size], at)
            ends_b[at] = end
    taken: set[int] = set()
    for start, end in gaps_a:
        at = start
        while at <= end - size:
            place = places.get(theirs[at : at + size])
            if place is None or place in taken:
                at += 1
                continue
            length = _common(theirs, ours, at, place, min(end - at, ends_b[place] - place))
            covered = range(place, place + length)
            length = next((number for number, each in enumerate(covered) if each in taken), length)
            taken.update(covered[:length])
            yield Run(at, place, length)
            at += length


def _gaps(spans: Sequence[tuple[int, int]], total: int) -> list[tuple[int, int]]:
    starts = [0, *(at + length for at, length in spans)]
    ends = [*(at for at, _ in spans), total]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _joined(runs: Iterable[Run]) -> Iterable[Run]:
    """Make one run of two that touch in both texts."""
    last: Run | None = None
    for run in runs:
        if last and (last.a + last.length, last.b + last.length) == (run.a, run.b):
            last = Run(last.a, last.b, last.length + run.length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _common(theirs: str, ours: str, a: int, b: int, most: int) -> int:
    """Count equal letters from these two places on, at most so many; by doubling steps, for speed."""
    done, step = 0, 64
    while done < most:
        size = min(step, most - done)
        if theirs[a + done : a + done + size] == ours[b + done : b + done + size]:
            done += size
            step *= 2
        elif size == 1:
            break
        else:
            most, step = done + size, size // 2
    return done


def _common_back(theirs: str, ours: str, a: int, b: int, most: int) -> int:
    """Count equal letters before these two places, at most so many."""
    done, step = 0, 64
    while done < most:
        size = min(step, most - done)
        if theirs[a - done - size : a - done] == ours[b - done - size : b - done]:
            done += size
            step *= 2
        elif size == 1:
            break
        else:
            most, step = done + size, size // 2
    return done
