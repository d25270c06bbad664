"""Words of PDFs read right, against the text that they were made from; and pages read in a second.

python -m benchmarks.reading.pdf --seed 2 --documents 120
"""

import argparse
import itertools
import random
import re
import time
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from benchmarks.reading.pdf_chromium import browser_documents
from benchmarks.reading.pdf_prose import Truth
from benchmarks.reading.pdf_typeset import Document, layout
from checker.extract.document import Document as Read
from checker.extract.document import Role
from checker.extract.pdf.read_pdf import read_pdf

BAR = 0.995


@dataclass(frozen=True, slots=True)
class Score:
    """What was read of one document or of several, in words."""

    words: int
    """Of the running text."""
    in_order: int
    """Of these, read in their order: their longest common subsequence with all that was read."""
    pairs: int
    """Neighbours in the running text."""
    pairs_kept: int
    """Of these, neighbours in what was read too."""
    floats: int
    """Footnotes, captions, cells."""
    floats_whole: int
    furniture: int
    """Words of running heads and page numbers on documents of two pages or more."""
    furniture_apart: int
    """Of these, in navigation blocks."""
    added: int
    """Words that were read and never written."""

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def plain_words(text: str) -> list[str]:
    """Give the words of a text without hyphens, so that one parted at a line's end is the word it was."""
    return re.sub(r"(?<=\w)-\n?(?=\w)", "", text).split()


def score(read: Read, truth: Truth) -> Score:
    """Compare what was read with what was written."""
    found = plain_words(read.text)
    main = plain_words(" ".join(truth.main))
    pairs = Counter(itertools.pairwise(found))
    wanted = Counter(itertools.pairwise(main))
    everything = " " + " ".join(found) + " "
    floats = [" ".join(plain_words(" ".join(each))) for each in truth.floats]
    navigation = Counter(
        each for b in read.blocks if b.role is Role.NAVIGATION for each in plain_words(read.text[b.start : b.end])
    )
    furniture = Counter(plain_words(" ".join(truth.furniture)))
    written = Counter(main) + Counter(" ".join(floats).split()) + furniture
    return Score(
        words=len(main),
        in_order=LCSseq.similarity(main, found),
        pairs=wanted.total(),
        pairs_kept=(wanted & pairs).total(),
        floats=len(floats),
        floats_whole=sum(f" {each} " in everything for each in floats),
        furniture=furniture.total(),
        furniture_apart=(furniture & navigation).total(),
        added=(Counter(found) - written).total(),
    )


def documents(seed: int, count: int) -> list[tuple[str, bytes, Truth]]:
    """Make PDFs in one, two and three columns."""
    made = []
    for index in range(count):
        rng = random.Random(f"{seed} {index}")  # noqa: S311
        columns = (1, 2, 2, 3)[index % 4]
        document = Document(rng, layout(rng, columns))
        raw = document.write(pages=rng.randint(2, 4))
        made.append((f"reportlab, {columns} columns", raw, document.truth))
    return made


def measure(made: list[tuple[str, bytes, Truth]], worst: int = 0) -> dict[str, Score]:
    """Read PDFs and give the score of each kind."""
    scores: dict[str, Score] = {}
    faults = []
    for index, (kind, raw, truth) in enumerate(made):
        read = read_pdf(raw)
        if not isinstance(read, Read):
            raise TypeError(f"{kind} {index}: {read}")
        one = score(read, truth)
        faults.append((one.pairs_kept / max(1, one.pairs), kind, index, one))
        scores[kind] = scores[kind] + one if kind in scores else one
    for fault in sorted(faults, key=lambda each: each[0])[:worst]:
        print(fault)
    return scores


def pages_per_second(made: list[tuple[str, bytes, Truth]]) -> float:
    """Time the reading of all of them, in seconds of the processor."""
    start = time.process_time()
    pages = 0
    for _, raw, _ in made:
        read = read_pdf(raw)
        if isinstance(read, Read):
            pages += max(int(block.path.removeprefix("page=")) for block in read.blocks)
    return pages / (time.process_time() - start)


def main() -> None:
    """Print what was read right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--browser", type=int, default=12, help="documents printed by Chromium")
    parser.add_argument("--worst", type=int, default=0, help="print the documents that were read worst")
    given = parser.parse_args()
    made = documents(given.seed, given.documents)
    scores = measure(made + browser_documents(given.seed, given.browser), given.worst)
    total = None
    for kind, one in sorted(scores.items()):
        total = one if total is None else total + one
        _print(kind, one)
    if total is not None:
        _print("all", total)
        print(f"bar {BAR:.1%} of words: {'met' if total.in_order >= BAR * total.words else 'MISSED'}")
    print(f"{pages_per_second(made):.0f} pages a second of processor time")


def _print(kind: str, one: Score) -> None:
    print(
        f"{kind}: {one.words} words, {one.in_order / one.words:.3%} in order, pairs {one.pairs_kept / one.pairs:.3%}, "
        f"floats whole {one.floats_whole}/{one.floats}, furniture apart {one.furniture_apart}/{one.furniture}, "
        f"added {one.added}"
    )


if __name__ == "__main__":
    main()
