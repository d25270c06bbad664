"""Is the passage found, and is the status right? Every generated case, one after the other."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks import subject
from benchmarks.cases import Case
from benchmarks.quotation import Span

LOCATED_OVERLAP = 0.8
"""Characters that the found and the true place share, over those that either covers."""
PASSING = frozenset({"verbatim", "edited"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checker said of a case."""

    case: Case
    status: str
    kinds: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def located(self) -> bool:
        """Whether the place is the true one; of an invented quotation, whether any place was found."""
        if not self.case.spans:
            return bool(self.spans)
        return overlap(self.spans, self.case.spans) >= LOCATED_OVERLAP

    @property
    def right(self) -> bool:
        """Whether the status is one of the expected."""
        return self.status in self.case.expected

    @property
    def passes(self) -> bool:
        """Whether the status is one that passes."""
        return self.status in PASSING

    @property
    def wrong(self) -> bool:
        """Whether the status or the place is wrong."""
        return not self.right or self.located != bool(self.case.spans)


def overlap(found: Sequence[Span], true: Sequence[Span]) -> float:
    """Give the characters in both sets of spans over the characters in either."""
    one = {at for start, end in found for at in range(start, end)}
    other = {at for start, end in true for at in range(start, end)}
    return len(one & other) / len(one | other) if one | other else 0.0


def measure(cases: Sequence[Case]) -> list[Outcome]:
    """Check every case, document by document."""
    outcomes = []
    previous, document = None, None
    for number, case in enumerate(sorted(cases, key=lambda case: case.document.name), start=1):
        if case.document is not previous or document is None:
            previous, document = case.document, subject.prepare(case.document.text)
            print(f"\rquality: {number:,} of {len(cases):,}", end="", file=sys.stderr)
        outcomes.append(_outcome(case, document))
    print(file=sys.stderr)
    return outcomes


def _outcome(case: Case, document: subject.Indexed) -> Outcome:
    """Check one case. A crash is an outcome too, and a wrong one, so that one case never hides the others."""
    try:
        status, kinds, spans = subject.check(case.quotation, document)
    except Exception as error:
        return Outcome(case, f"crash: {error!r}", (), ())
    return Outcome(case, status, tuple(kinds), tuple(spans))


def share(outcomes: Iterable[bool]) -> float | None:
    """Give the share of what is true; None of nothing."""
    each = list(outcomes)
    return sum(each) / len(each) if each else None


def record(outcome: Outcome) -> dict[str, object]:
    """Write an outcome down so that it can be read without the corpus."""
    case = outcome.case
    return {
        "kind": case.kind,
        "document": case.document.name,
        "quotation": case.quotation,
        "true_text": case.true_text,
        "expected": sorted(case.expected),
        "status": outcome.status,
        "kinds": list(outcome.kinds),
        "located": outcome.located,
        "spans": outcome.spans,
        "true_spans": case.spans,
    }
