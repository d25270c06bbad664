"""What it costs: every time is one call, and what is compared was measured on the same case in the same run."""

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from rapidfuzz import fuzz

from benchmarks import subject
from benchmarks.cases import KINDS, Case
from benchmarks.documents import LENGTHS, Document

PER_KIND = 12
"""Cases of each kind and length."""
FRESH_PER_KIND = 2
"""Cases of each kind with folding and indexing inside."""
MANY = 1_000
RAPIDFUZZ_SAMPLE = 100
"""Of the thousand quotations, those that rapidfuzz is timed on; its time is multiplied by ten."""
RAPIDFUZZ_CUTOFF = 80


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways on the same cases, in seconds."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratio_of_medians(self) -> float:
        """Ours over theirs."""
        return median(self.ours) / median(self.theirs)

    @property
    def median_of_ratios(self) -> float:
        """Ours over theirs, case by case."""
        return median(one / other for one, other in zip(self.ours, self.theirs, strict=True))


@dataclass(frozen=True, slots=True)
class Timings:
    """Everything that was measured."""

    locate: dict[int, Pair]
    """By length: locating against `str.find`."""
    check: dict[int, Pair]
    """By length: the whole check against `str.find`."""
    fresh: Pair
    """Locating with folding and indexing inside against `str.find`, 500,000 characters."""
    rapidfuzz: Pair
    """Locating against rapidfuzz, 5,000 characters."""
    many_check_seconds: float
    many_locate_seconds: float
    many_rapidfuzz_seconds: float
    index_bytes_per_character: float


def measure(cases: Sequence[Case]) -> Timings:
    """Take every time over an equal mix of the kinds."""
    locate, check = {}, {}
    for length in LENGTHS:
        print(f"time: {length:,} characters", file=sys.stderr)
        chosen = _mix(cases, length, PER_KIND)
        finding = [_seconds(case.document.text.find, case.quotation) for case in chosen]
        locate[length] = Pair(_over(chosen, subject.locate), tuple(finding))
        check[length] = Pair(_over(chosen, subject.check), tuple(finding))
    short = _mix(cases, LENGTHS[0], PER_KIND)
    aligned = [_seconds(fuzz.partial_ratio_alignment, case.quotation, case.document.text) for case in short]
    print("time: indexing, many quotations, memory", file=sys.stderr)
    few = _mix(cases, LENGTHS[-1], FRESH_PER_KIND)
    fresh = []
    for case in few:
        document = subject.fresh(case.document.text)
        fresh.append(_seconds(_safely, subject.locate, case.quotation, document))
    finding = [_seconds(case.document.text.find, case.quotation) for case in few]
    largest = few[0].document
    return Timings(
        locate, check, Pair(tuple(fresh), tuple(finding)), Pair(locate[LENGTHS[0]].ours, tuple(aligned)),
        *_many(cases, largest), _index_bytes(largest.text) / len(largest.text),
    )  # fmt: skip


def _mix(cases: Sequence[Case], length: int, count: int) -> list[Case]:
    """Take as many cases of each kind, spread over the kinds of text."""
    chosen = []
    for kind in KINDS:
        own = [case for case in cases if case.kind == kind.name and case.document.length == length]
        chosen += own[:: max(1, len(own) // count)][:count]
    return sorted(chosen, key=lambda case: case.document.name)


def _seconds(call: Callable[..., object], *arguments: object) -> float:
    """Time one call, ours or a peer's, without the garbage collector, as timeit does."""
    gc.disable()
    began = time.perf_counter()
    call(*arguments)
    seconds = time.perf_counter() - began
    gc.enable()
    return seconds


def _safely(call: Callable[[str, subject.Indexed], object], quote: str, document: subject.Indexed) -> None:
    """Call; a crash is counted where quality is measured."""
    try:
        call(quote, document)
    except Exception:
        return


def _over(cases: Sequence[Case], call: Callable[[str, subject.Indexed], object]) -> tuple[float, ...]:
    """Time each case with its document indexed before.

    All cases of a document are run once before they are timed, as the peers' loops over one function are warm too;
    what was found for a quotation is forgotten before it comes again.
    """
    times: list[float] = []
    for _, own in groupby(cases, key=lambda case: case.document.name):
        chosen = list(own)
        document = subject.prepare(chosen[0].document.text)
        for case in chosen:
            _safely(call, case.quotation, document)
        for case in chosen:
            subject.forget()
            times.append(_seconds(_safely, call, case.quotation, document))
    return tuple(times)


def _many(cases: Sequence[Case], document: Document) -> tuple[float, float, float]:
    """Check a thousand quotations against one document, indexing included; short of that many, some come again."""
    own = [case.quotation for case in cases if case.document is document]
    quotations = (own * (MANY // len(own) + 1))[:MANY]
    seconds = []
    for call in (subject.check, subject.locate):
        indexed = subject.fresh(document.text)
        began = time.perf_counter()
        for quotation in quotations:
            _safely(call, quotation, indexed)
        seconds.append(time.perf_counter() - began)
    sample = quotations[:: MANY // RAPIDFUZZ_SAMPLE]
    began = time.perf_counter()
    for quotation in sample:
        fuzz.partial_ratio(quotation, document.text, score_cutoff=RAPIDFUZZ_CUTOFF)
    return seconds[0], seconds[1], (time.perf_counter() - began) * MANY / len(sample)


def _index_bytes(text: str) -> int:
    """Give the memory that an indexed document keeps beside its text."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    document = subject.prepare(text)
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del document
    return kept
