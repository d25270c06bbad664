"""Measure the reading: `python -m benchmarks.reading --help`."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import table
from benchmarks.bars import Bar
from benchmarks.reading import browser, others, segments, speed

BESIDE = Path(__file__).parents[3] / "shared" / "corpus"


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the benchmark gives."""

    bars: Sequence[Bar]
    tables: Sequence[str] = ()
    """Markdown."""
    examples: Sequence[str] = ()
    """What a person would read; holds text of the corpus."""
    numbers: object = field(default_factory=dict)
    """For --json."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts asked for; print the table, and write it and every example where asked; 1 if a bar is missed."""
    options = _parser().parse_args(arguments)
    corpus: Path = options.corpus
    if not (corpus / "loaders.py").exists():
        print(f"No corpus at {corpus}. Give its folder by --corpus or CHECKER_CORPUS.", file=sys.stderr)
        return 2
    parts = {}
    for name in [options.only] if options.only else PARTS:
        began = time.perf_counter()
        part = PARTS[name](corpus)
        if part:
            parts[name] = part
            print(f"{name}: {time.perf_counter() - began:.0f} seconds", file=sys.stderr)
    bars = [bar for part in parts.values() for bar in part.bars]
    written = "\n".join([_head(), table.bar_table(bars), *(each for part in parts.values() for each in part.tables)])
    print(written)
    if options.show:
        print("\n".join(line for part in parts.values() for line in part.examples))
    if options.table:
        options.table.write_text(written, encoding="utf-8")
    if options.json:
        dump = {
            name: {"bars": [asdict(bar) for bar in part.bars], "numbers": part.numbers, "examples": list(part.examples)}
            for name, part in parts.items()
        }
        options.json.write_text(json.dumps(dump, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(any(bar.met is False for bar in bars))


def _segments(corpus: Path) -> Part:
    outcomes = segments.measure(corpus)
    tables = [_section("Segments by role", segments.ROLE_HEADER, segments.role_rows(outcomes))]
    missed = segments.missed_rows(outcomes)
    if missed:
        tables.append(_section("Segments of articles that were missed", segments.MISSED_HEADER, missed))
    return Part(segments.bars(outcomes), tables, segments.examples(outcomes), [asdict(each) for each in outcomes])


def _browser(corpus: Path) -> Part:
    if not Path(browser.CHROMIUM).exists():
        return Part([Bar("words against a browser's", "≤ 1 in 100,000", f"no {browser.CHROMIUM}", False)])
    measured = browser.measure(corpus)
    rows = browser.rows(measured)
    tables = [_section("Words against a browser's", browser.HEADER, rows)]
    numbers = [dict(zip(browser.HEADER, row, strict=True)) for row in rows]
    return Part(browser.bars(measured), tables, browser.examples(measured), numbers)


def _speed(corpus: Path) -> Part:
    measured = speed.measure(corpus)
    tables = [
        _section(
            f"Speed on {measured.pages} pages, {measured.total_bytes / 1e6:.1f} MB", speed.HEADER, speed.rows(measured)
        ),
        _section("Time of a byte, over that of the page itself", speed.GROWTH_HEADER, speed.growth_rows(measured)),
        _section("Hostile pages", speed.HOSTILE_HEADER, speed.hostile_rows(measured)),
    ]
    return Part(speed.bars(measured), tables, numbers=asdict(measured))


def _rows_of(measure: Callable[[Path], list[Bar]]) -> Callable[[Path], Part | None]:
    """Give a part of rows alone; none where its module, or a library that it needs, isn't there."""

    def run(corpus: Path) -> Part | None:
        try:
            return Part(measure(corpus))
        except ImportError as missing:
            print(f"left out: {missing}", file=sys.stderr)
            return None

    return run


PARTS: dict[str, Callable[[Path], Part | None]] = {
    "segments": _segments,
    "browser": _browser,
    "speed": _speed,
    "metadata": _rows_of(others.metadata_rows),
    "pdf": _rows_of(others.pdf_rows),
}


def _head() -> str:
    machine = f"{table._processor()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}"
    return f"# Reading, measured\n\n{datetime.now(UTC):%Y-%m-%d} · {machine}\n"


def _section(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return f"## {title}\n\n" + table._table(header, rows)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--only", choices=list(PARTS), help="run one part")
    parser.add_argument("--show", action="store_true", help="print every example, with the corpus' words")
    parser.add_argument(
        "--corpus", type=Path, default=Path(os.environ.get("CHECKER_CORPUS", BESIDE)), help="its folder"
    )
    parser.add_argument("--json", type=Path, help="where to write the numbers and every example")
    parser.add_argument("--table", type=Path, help="where to write the table, besides printing it")
    return parser


if __name__ == "__main__":
    sys.exit(main())
