"""The measures as Markdown."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import bars
from benchmarks.cases import INVENTED_KINDS, KINDS
from benchmarks.corpus import TEXT_KINDS
from benchmarks.documents import LENGTHS
from benchmarks.peers import PeerOutcome, rates
from benchmarks.quality import Outcome, share
from benchmarks.real import RealOutcomes
from benchmarks.timing import Pair, Timings

_VERDICTS = {True: "yes", False: "**no**", None: "to be read"}


def head(seed: int, cases: int) -> str:
    """Say when and on what machine this was measured."""
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    machine = f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"# Matching, measured\n\n{when} · {machine} · seed {seed}, up to {cases:,} cases of each kind\n"


def _processor() -> str:
    """Name the processor's model."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def bar_table(rows: Sequence[bars.Bar]) -> str:
    """Write each bar with what was measured."""
    return "## Bars\n\n" + _table(
        ["what", "bar", "measured", "met"],
        ([row.what, row.bar, row.measured, _VERDICTS[row.met]] for row in rows),
    )


def quality_table(outcomes: Sequence[Outcome]) -> str:
    """Write located, right and passing shares by kind, then the located and right ones by text and length."""
    by_kind = [
        [
            kind.name + (" (located: false alarms)" if kind.name in INVENTED_KINDS else ""),
            ", ".join(sorted(kind.expected)),
            f"{len(own):,}",
            *(_share(value) for value in (
                share(each.located for each in own),
                share(each.right for each in own),
                share(each.passes for each in own),
            )),
        ]
        for kind in KINDS
        for own in [[each for each in outcomes if each.case.kind == kind.name]]
    ]  # fmt: skip
    cells = [(text, length) for text in TEXT_KINDS for length in LENGTHS]
    by_cell = [[kind.name, *(_cell(outcomes, kind.name, *cell) for cell in cells)] for kind in KINDS]
    return (
        "## Quality\n\n"
        + _table(["kind", "expected", "cases", "located", "right status", "passes"], by_kind)
        + "\nLocated / right status / passes, in percent, by kind of text and length:\n\n"
        + _table(["kind", *(f"{text} {length // 1000}k" for text, length in cells)], by_cell)
    )


def _cell(outcomes: Sequence[Outcome], kind: str, text: str, length: int) -> str:
    own = [
        each
        for each in outcomes
        if (each.case.kind, each.case.document.kind, each.case.document.length) == (kind, text, length)
    ]
    if not own:
        return "–"
    shares = (sum(test) / len(own) for test in zip(*((o.located, o.right, o.passes) for o in own), strict=True))
    return " / ".join(f"{100 * value:.0f}" for value in shares)


def real_table(outcomes: RealOutcomes) -> str:
    """Write the real cases that went wrong, by id."""
    groups = {
        "altered RFC quotations that pass": [each for each in outcomes.altered if each.passes],
        "true RFC quotations that don't pass": [each for each in outcomes.true if not each.passes],
        "true RFC quotations found in a wrong RFC": [each for each in outcomes.elsewhere if each.found],
    }
    rows = [
        [what, each.case_id, each.label, each.status, ", ".join(dict.fromkeys(each.kinds))]
        for what, group in groups.items()
        for each in group
    ]
    return (
        f"## Real quotations\n\nRFC quotations: {len(outcomes.altered)} altered, {len(outcomes.true)} true. Segments "
        f"of articles that pass against their page: {_share(bars.present_share(outcomes.present))} of "
        f"{len(outcomes.present)}.\n\n" + _table(["what", "case", "label", "status", "differences"], rows)
    )


def time_table(timings: Timings) -> str:
    """Write medians in milliseconds and both kinds of ratio."""
    rows = [
        *([f"locate, {length:,}", "`str.find`", *_pair(pair)] for length, pair in timings.locate.items()),
        *([f"check, {length:,}", "`str.find`", *_pair(pair)] for length, pair in timings.check.items()),
        [f"locate with indexing, {LENGTHS[-1]:,}", "`str.find`", *_pair(timings.fresh)],
        [f"locate, {LENGTHS[0]:,}", "rapidfuzz alignment", *_pair(timings.rapidfuzz)],
    ]
    return (
        "## Time\n\n"
        + _table(["what, characters", "against", "ms", "its ms", "median of ratios", "ratio of medians"], rows)
        + f"\n1,000 quotations against one document of {LENGTHS[-1]:,} characters, indexing included: check "
        f"{timings.many_check_seconds:.2f} s, locate {timings.many_locate_seconds:.2f} s, rapidfuzz with a cut-off "
        f"{timings.many_rapidfuzz_seconds:.2f} s (ten times a sample of 100).\n"
    )


def _pair(pair: Pair) -> list[str]:
    return [
        f"{1000 * median(pair.ours):.3f}",
        f"{1000 * median(pair.theirs):.3f}",
        f"{pair.median_of_ratios:.2f}",
        f"{pair.ratio_of_medians:.2f}",
    ]


def peer_table(outcomes: Sequence[PeerOutcome]) -> str:
    """Write recall, false alarms and accepted distortions of every peer, and its median time by length."""
    rows = []
    for peer, measured in rates(outcomes).items():
        times = [
            [each.seconds for each in outcomes if each.peer == peer and each.case.document.length == length]
            for length in LENGTHS
        ]
        rows.append(
            [
                peer,
                str(sum(each.peer == peer for each in outcomes)),
                *map(_share, measured.values()),
                *(f"{1000 * median(each):.2f}" if each else "–" for each in times),
            ]
        )
    columns = next(iter(rates(outcomes).values())).keys()
    return "## Peers\n\n" + _table(["peer", "cases", *columns, *(f"ms, {length:,}" for length in LENGTHS)], rows)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
