"""Two texts of one page, compared by the white space between their letters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from benchmarks.reading.alignment import Run, align

EDGE = 3
"""Letters of a run on either side that a difference needs, for a run may reach some letters too far by chance."""
BOX_EDGE = "\ue000"
INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
CONTEXT = 30
SHOWN = 120
"""Characters of a stretch that one text lacks, as shown."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A text's letters and digits in lower case."""

    source: str
    letters: str
    offsets: list[int]
    breaks: bytes
    """Before each letter, 1 if white space stands between it and the letter before."""
    parted: bytes
    """Before each letter, 1 if white space or a visible mark stands between it and the letter before."""
    boxes: bytes
    """Before each letter, 1 if BOX_EDGE stands between it and the letter before."""

    @property
    def words(self) -> int:
        """Count what white space divides and what holds a letter."""
        return len(self.letters) and 1 + sum(self.breaks[1:])


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the texts part."""

    kind: str
    """`split`, `box` (split at the edge of a button or the like), `glued`, `edge` (words joined or broken where one
    text has more), `missing`, `added`."""
    page: str
    theirs: str
    """The browser's text around the place, white space as it is."""
    ours: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One page."""

    page: str
    words: int
    """The browser's."""
    compared: int
    """Words of it that stand in both texts."""
    moved: int
    """Of these, the ones that don't stand in the same order."""
    added: int
    """Words that the browser doesn't show."""
    faults: tuple[Fault, ...]

    @property
    def missing(self) -> int:
        """Words that the browser shows and the other text lacks."""
        return self.words - self.compared

    def count(self, kind: str) -> int:
        """Count the faults of a kind."""
        return sum(fault.kind == kind for fault in self.faults)


@lru_cache(maxsize=8)
def letters_of(text: str) -> Letters:
    """Take a text's letters and digits; soft hyphens, zero-width characters and punctuation divide nothing."""
    letters: list[str] = []
    offsets: list[int] = []
    breaks, parted, boxes = bytearray(), bytearray(), bytearray()
    broken = apart = boxed = 0
    for offset, char in enumerate(text):
        if char.isalnum():
            low = char.lower()
            letters.append(low if len(low) == 1 else char)
            offsets.append(offset)
            breaks.append(broken)
            parted.append(apart)
            boxes.append(boxed)
            broken = apart = boxed = 0
        elif char.isspace():
            broken = apart = 1
        elif char == BOX_EDGE:
            boxed = 1
        elif char not in INVISIBLE:
            apart = 1
    return Letters(text, "".join(letters), offsets, bytes(breaks), bytes(parted), bytes(boxes))


def compare(page: str, theirs_text: str, ours_text: str, boxed_text: str = "") -> Comparison:
    """Compare what a browser shows with what a reader read.

    `boxed_text` is the browser's with BOX_EDGE where boxes begin and end; a split there is of the kind `box`.
    """
    theirs, ours = letters_of(theirs_text), letters_of(ours_text)
    marked = letters_of(boxed_text)
    boxes = marked.boxes if marked.letters == theirs.letters else bytes(len(theirs.letters))
    alignment = align(theirs.letters, ours.letters)
    faults: list[Fault] = []
    for run in (*alignment.in_order, *alignment.moved):
        faults += _inside(page, theirs, ours, run, boxes)
    faults += _edges(page, theirs, ours, alignment.in_order)
    in_order = _covered(len(theirs.letters), ((run.a, run.length) for run in alignment.in_order))
    in_theirs = _covered(len(theirs.letters), ((r.a, r.length) for r in (*alignment.in_order, *alignment.moved)))
    in_ours = _covered(len(ours.letters), ((r.b, r.length) for r in (*alignment.in_order, *alignment.moved)))
    compared = _words_held(theirs, in_theirs)
    faults += [Fault("missing", page, shown, "") for shown in _uncovered(theirs, in_theirs)]
    faults += [Fault("added", page, "", shown) for shown in _uncovered(ours, in_ours)]
    moved = compared - _words_held(theirs, in_order)
    added = ours.words - _words_held(ours, in_ours)
    return Comparison(page, theirs.words, compared, moved, added, tuple(faults))


def _inside(page: str, theirs: Letters, ours: Letters, run: Run, boxes: bytes) -> Iterable[Fault]:
    """Compare the white space within a run."""
    first, last = EDGE, run.length - EDGE
    one = theirs.breaks[run.a + first : run.a + last + 1]
    other = ours.breaks[run.b + first : run.b + last + 1]
    if first > last or one == other:
        return
    for at, (has, ours_has) in enumerate(zip(one, other, strict=True), start=first):
        if has != ours_has:
            kind = "glued" if has else "box" if boxes[run.a + at] else "split"
            yield Fault(kind, page, _around(theirs, run.a + at), _around(ours, run.b + at))


def _edges(page: str, theirs: Letters, ours: Letters, runs: Sequence[Run]) -> Iterable[Fault]:
    """Look between two runs where one text alone has more: does that touch a word of what both have?"""
    for before, after in pairwise(runs):
        in_a = (before.a + before.length, after.a)
        in_b = (before.b + before.length, after.b)
        if in_a[0] == in_a[1] and in_b[0] < in_b[1]:
            torn = _torn(theirs, in_a[0], ours, *in_b, whole=True)
        elif in_b[0] == in_b[1] and in_a[0] < in_a[1]:
            torn = _torn(ours, in_b[0], theirs, *in_a, whole=False)
        else:
            continue
        if torn:
            yield Fault("edge", page, _around(theirs, in_a[0]), _around(ours, in_b[0]))


def _torn(short: Letters, at: int, long: Letters, start: int, end: int, *, whole: bool) -> bool:
    """Say whether letters that `long` alone has, put in before `short`'s letter, make or break a word of it.

    `whole`: the longer text is the reader's, where what is put in must be divided on both sides. Otherwise the
    shorter is: it must divide what the browser divides. A place that may be read at several letters is at fault only
    if it is at each.
    """
    steps = [0]
    back = 1
    while min(at, start) - back >= 0 and short.letters[at - back] == long.letters[end - back]:
        steps.append(-back)
        back += 1
    ahead = 0
    while at + ahead + 1 < len(short.letters) and short.letters[at + ahead] == long.letters[start + ahead]:
        ahead += 1
        if end + ahead >= len(long.letters):
            break
        steps.append(ahead)
    for step in steps:
        divided = short.parted[at + step]
        before, after = long.parted[start + step], long.parted[end + step]
        if (divided and before and after) if whole else (divided or not (before or after)):
            return False
    return True


def _covered(total: int, spans: Iterable[tuple[int, int]]) -> bytes:
    covered = bytearray(total)
    for at, length in spans:
        covered[at : at + length] = b"\x01" * length
    return bytes(covered)


def _words_held(text: Letters, covered: bytes) -> int:
    """Count the words of which half the letters or more are covered."""
    edges = [0, *(at for at in range(1, len(text.letters)) if text.breaks[at]), len(text.letters)]
    return sum(2 * sum(covered[low:high]) >= high - low > 0 for low, high in pairwise(edges))


def _uncovered(text: Letters, covered: bytes) -> Iterable[str]:
    """Give each stretch of a word or more that isn't covered."""
    end = 0
    while (start := covered.find(0, end)) >= 0:
        end = covered.find(1, start)
        end = len(covered) if end < 0 else end
        if end - start >= EDGE:
            yield text.source[text.offsets[start] : text.offsets[end - 1] + 1][:SHOWN]


def _around(text: Letters, at: int) -> str:
    offset = text.offsets[at] if at < len(text.offsets) else len(text.source)
    return text.source[max(0, offset - CONTEXT) : offset + CONTEXT]
