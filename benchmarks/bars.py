"""The bars that issue 3 sets, each with what was measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.cases import EDITED_KINDS, GUARDED_KINDS, INVENTED_KINDS, TRUE_KINDS
from benchmarks.documents import LENGTHS
from benchmarks.quality import Outcome, share
from benchmarks.real import Real, RealOutcomes
from benchmarks.timing import Timings

SHORT, _, LONG = LENGTHS


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the table."""

    what: str
    bar: str
    measured: str
    met: bool | None
    """None where a person must read the cases."""


def quality_bars(outcomes: Sequence[Outcome]) -> list[Bar]:
    """Judge the generated cases."""
    bars = [
        _least("passage located, all fourteen true kinds", _located(outcomes, TRUE_KINDS), 0.995),
        *(_least(f"passage located, {kind}", _located(outcomes, [kind]), 1.0) for kind in GUARDED_KINDS),
        *(_least(f"passage located, {kind}", _located(outcomes, [kind]), 0.985) for kind in ("joined", "reordered")),
        *(
            _most(f"invented located, {kind}", _located(outcomes, [kind]), most)
            for kind, most in zip(INVENTED_KINDS, (0.005, 0.01), strict=True)
        ),
    ]
    guarded = _of(outcomes, GUARDED_KINDS)
    passing = sum(each.passes for each in guarded)
    measured = f"{passing:,} in {len(guarded):,}"
    bars.append(Bar("number, negation or name changed, and the status passes", "0 in 3,000", measured, passing == 0))
    edited = _of(outcomes, EDITED_KINDS)
    worse = share(not each.passes for each in edited)
    bars.append(_most("marked or conventional edits called worse than `edited`", worse, 0.005))
    bars.append(_least("the right status over all kinds", share(each.right for each in outcomes), 0.97))
    return bars


def real_bars(outcomes: RealOutcomes) -> list[Bar]:
    """Judge the real cases. Whether an altered one that passes changed a number or a name, a person must read."""
    verbatim = sum(each.status == "verbatim" for each in outcomes.altered)
    passing = [each for each in outcomes.altered if each.passes]
    told = "; ".join(f"{each.case_id}: {', '.join(each.kinds)}" for each in passing)
    total = len(outcomes.altered)
    return [
        Bar("RFC cases: altered called `verbatim`", f"0 of {total}", f"{verbatim} of {total}", verbatim == 0),
        Bar(
            "RFC cases: altered that pass (none may be changed in a number, name or negation)",
            "to be read",
            f"{len(passing)} ({told})" if passing else "0",
            None if passing else True,
        ),
        _most("RFC cases: true ones that don't pass", share(not each.passes for each in outcomes.true), 0.005),
        _most("RFC cases: true ones found in a wrong RFC", share(each.found for each in outcomes.elsewhere), 0.005),
    ]


def time_bars(timings: Timings) -> list[Bar]:
    """Judge the times; each ratio is the median of the cases' ratios."""
    locate, check = timings.locate[LONG], timings.check[LONG]
    growth = median(timings.locate[LONG].ours) / median(timings.locate[SHORT].ours)
    many = timings.many_rapidfuzz_seconds / timings.many_locate_seconds
    checked = timings.many_rapidfuzz_seconds / timings.many_check_seconds
    return [
        _times(f"locating, {LONG:,} characters, indexed, against `str.find`", locate.median_of_ratios, 2),
        _times("the same with folding and indexing inside", timings.fresh.median_of_ratios, 15),
        _times("the whole `checker.check`, indexed, likewise", check.median_of_ratios, 6),
        _times(f"locating, {SHORT:,} characters, indexed, against rapidfuzz", timings.rapidfuzz.median_of_ratios, 0.5),
        _times(f"growth of locating from {SHORT:,} to {LONG:,} characters", growth, 2),
        Bar(
            "1,000 quotations located in one document, faster than rapidfuzz",
            "≥ 5 times",
            f"{many:.2f} times",
            many >= 5,
        ),
        Bar("the same with the whole check, of which rapidfuzz does a part", "none", f"{checked:.2f}", None),
        Bar(
            "memory of an index, bytes a character",
            "≤ 12",
            f"{timings.index_bytes_per_character:.1f}",
            timings.index_bytes_per_character <= 12,
        ),
    ]


def present_share(outcomes: Sequence[Real]) -> float | None:
    """Give the share of the articles' segments that pass."""
    return share(each.passes for each in outcomes)


def _of(outcomes: Sequence[Outcome], kinds: Sequence[str]) -> list[Outcome]:
    return [each for each in outcomes if each.case.kind in kinds]


def _located(outcomes: Sequence[Outcome], kinds: Sequence[str]) -> float | None:
    return share(each.located for each in _of(outcomes, kinds))


def _least(what: str, measured: float | None, bar: float) -> Bar:
    return _judged(what, f"≥ {bar:.3f}", measured, lambda value: value >= bar)


def _most(what: str, measured: float | None, bar: float) -> Bar:
    return _judged(what, f"≤ {bar:.3f}", measured, lambda value: value <= bar)


def _times(what: str, measured: float, bar: float) -> Bar:
    return Bar(what, f"≤ {bar:g} times", f"{measured:.2f} times", measured <= bar)


def _judged(what: str, bar: str, measured: float | None, test: Callable[[float], bool]) -> Bar:
    if measured is None:
        return Bar(what, bar, "no cases", False)
    return Bar(what, bar, f"{measured:.4f}", test(measured))
