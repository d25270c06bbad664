"""What else one could use, on the same cases: how often each finds the place, and what else it accepts.

Every peer but the first gets what a careful user would give it: lower case, straight quotation marks, plain dashes and
single spaces in quotation and document.
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

import edlib  # type: ignore[import-not-found]
from rapidfuzz import fuzz, process

from benchmarks import subject
from benchmarks.cases import GUARDED_KINDS, INVENTED_KINDS, TRUE_KINDS, Case
from benchmarks.documents import Document
from benchmarks.quality import LOCATED_OVERLAP, PASSING, overlap, share
from benchmarks.quotation import Span

PER_CELL = 12
"""Cases of a kind for each kind of text and length: enough for two digits."""
EDIT_SHARE = 0.2
BLOCK_SHARE = 0.9
_PLAIN = str.maketrans("’‘“”„«»–—\u00a0\u2010\u2011", '\'\'"""""-- --')

Answer = Sequence[Span] | None
"""Where the peer found the quotation; None if it says that it isn't there."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A document as the peers get it."""

    text: str
    offsets: tuple[int, ...]
    """Of each character, in the document's own text."""
    sentences: tuple[str, ...]
    starts: tuple[int, ...]

    def back(self, start: int, end: int) -> list[Span]:
        """Give a span in the document's own text."""
        return [(self.offsets[start], self.offsets[end - 1] + 1)] if end > start else [(0, 0)]


@dataclass(frozen=True, slots=True)
class PeerOutcome:
    """What one peer said of one case."""

    peer: str
    case: Case
    answer: Answer
    accepted: bool
    seconds: float

    @property
    def located(self) -> bool:
        """Whether it found the true place."""
        return self.answer is not None and overlap(self.answer, self.case.spans) >= LOCATED_OVERLAP


def plainly(text: str) -> str:
    """Write a text in lower case with plain marks and single spaces."""
    return " ".join(_lower(word) for word in text.split())


def _lower(word: str) -> str:
    lower = word.translate(_PLAIN).lower()
    return lower if len(lower) == len(word) else word


@lru_cache(maxsize=1)
def plain_of(document: Document) -> Plain:
    """Write a document plainly, with the way back, and cut it into sentences."""
    offsets: list[int] = []
    for found in re.finditer(r"\S+", document.text):
        offsets += [*range(found.start(), found.end()), found.end()]
    text = plainly(document.text)
    cuts = [0, *(found.end() for found in re.finditer(r"[.!?][\"')]* ", text)), len(text)]
    pairs = [(start, end) for start, end in pairwise(cuts) if end > start]
    return Plain(
        text, tuple(offsets), tuple(text[start:end] for start, end in pairs), tuple(start for start, _ in pairs)
    )


def _find(quote: str, document: Document) -> Answer:
    at = document.text.find(quote)
    return None if at < 0 else [(at, at + len(quote))]


def _find_plain(quote: str, document: Document) -> Answer:
    plain, wanted = plain_of(document), plainly(quote)
    at = plain.text.find(wanted)
    return None if at < 0 else plain.back(at, at + len(wanted))


def _whole(cutoff: float) -> Callable[[str, Document], Answer]:
    def locate(quote: str, document: Document) -> Answer:
        plain = plain_of(document)
        found = fuzz.partial_ratio_alignment(plainly(quote), plain.text, score_cutoff=cutoff)
        return plain.back(found.dest_start, found.dest_end) if found else None

    return locate


def _by_sentence(quote: str, document: Document) -> Answer:
    plain = plain_of(document)
    found = process.extractOne(plainly(quote), plain.sentences, scorer=fuzz.partial_ratio, score_cutoff=90)
    if not found:
        return None
    sentence, _, index = found
    return plain.back(plain.starts[index], plain.starts[index] + len(sentence))


def _edlib(quote: str, document: Document) -> Answer:
    plain, wanted = plain_of(document), plainly(quote)
    found = edlib.align(
        wanted.encode("latin-1", "replace"),
        plain.text.encode("latin-1", "replace"),
        mode="HW",
        task="locations",
        k=int(EDIT_SHARE * len(wanted)),
    )
    if found["editDistance"] < 0:
        return None
    start, end = found["locations"][0]
    return plain.back(start, end + 1)


def _difflib(quote: str, document: Document) -> Answer:
    plain, wanted = plain_of(document), plainly(quote)
    blocks = [
        each for each in SequenceMatcher(None, plain.text, wanted, autojunk=False).get_matching_blocks() if each.size
    ]
    if sum(block.size for block in blocks) < BLOCK_SHARE * len(wanted):
        return None
    return [span for block in blocks for span in plain.back(block.a, block.a + block.size)]


PEERS: dict[str, Callable[[str, Document], Answer]] = {
    "str.find": _find,
    "str.find, plain": _find_plain,
    "rapidfuzz whole, 90": _whole(90),
    "rapidfuzz whole, 80": _whole(80),
    "rapidfuzz sentence, 90": _by_sentence,
    "edlib, 20 %": _edlib,
    "difflib, 90 %": _difflib,
}
_SLOW = {"difflib, 90 %": 5_000}
"""The longest document on which a peer is asked."""
CHECKER = "checker"


def measure(cases: Sequence[Case]) -> list[PeerOutcome]:
    """Ask every peer, and checker, about up to `PER_CELL` cases of each kind, kind of text and length."""
    chosen: list[Case] = []
    taken: dict[tuple[str, str, int], int] = {}
    for case in cases:
        cell = case.kind, case.document.kind, case.document.length
        taken[cell] = taken.get(cell, 0) + 1
        if taken[cell] <= PER_CELL:
            chosen.append(case)
    outcomes = []
    indexed: dict[str, subject.Indexed] = {}
    for number, case in enumerate(sorted(chosen, key=lambda case: case.document.name), start=1):
        if case.document.name not in indexed:
            indexed = {case.document.name: subject.prepare(case.document.text)}
            plain_of(case.document)
            print(f"\rpeers: {number:,} of {len(chosen):,}", end="", file=sys.stderr)
        for peer, locate in PEERS.items():
            if case.document.length <= _SLOW.get(peer, case.document.length):
                began = time.perf_counter()
                answer = locate(case.quotation, case.document)
                outcomes.append(PeerOutcome(peer, case, answer, answer is not None, time.perf_counter() - began))
        outcomes.append(_checker(case, indexed[case.document.name]))
    print(file=sys.stderr)
    return outcomes


def _checker(case: Case, document: subject.Indexed) -> PeerOutcome:
    began = time.perf_counter()
    try:
        status, _, spans = subject.check(case.quotation, document)
    except Exception:
        status, spans = "crash", []
    return PeerOutcome(CHECKER, case, spans or None, status in PASSING, time.perf_counter() - began)


def rates(outcomes: Sequence[PeerOutcome]) -> dict[str, dict[str, float | None]]:
    """Give each peer's recall over the true kinds, and what it finds of the invented and accepts of the guarded."""
    table: dict[str, dict[str, float | None]] = {}
    for peer in [CHECKER, *PEERS]:
        own = [each for each in outcomes if each.peer == peer]
        table[peer] = {
            "located": share(each.located for each in own if each.case.kind in TRUE_KINDS),
            "invented found": share(each.answer is not None for each in own if each.case.kind in INVENTED_KINDS),
            **{
                f"{kind} accepted": share(each.accepted for each in own if each.case.kind == kind)
                for kind in GUARDED_KINDS
            },
        }
    return table
