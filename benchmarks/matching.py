"""Measure the matching: `python -m benchmarks.matching --help`."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import bars, peers, quality, real, table, timing
from benchmarks.cases import KINDS, generate
from benchmarks.corpus import read_corpus

BESIDE = Path(__file__).parents[2] / "shared" / "corpus"
PARTS = ("quality", "real", "time", "peers")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts asked for; print the table, and write it and every wrong case where asked."""
    options = _parser().parse_args(arguments)
    corpus: Path = options.corpus
    if not (corpus / "loaders.py").exists():
        print(f"No corpus at {corpus}. Give its folder by --corpus or CHECKER_CORPUS.", file=sys.stderr)
        return 2
    parts = [options.only] if options.only else PARTS
    cases = []
    if set(parts) != {"real"}:
        print("composing documents and cases", file=sys.stderr)
        cases = generate(read_corpus(corpus), options.seed, options.cases)
    rows: list[bars.Bar] = []
    tables: list[str] = []
    dump: dict[str, object] = {"seed": options.seed, "cases": options.cases}
    if "quality" in parts:
        outcomes = quality.measure(cases)
        rows += bars.quality_bars(outcomes)
        tables.append(table.quality_table(outcomes))
        wrong = [quality.record(each) for each in outcomes if each.wrong]
        dump["wrong"] = wrong
        if options.show:
            _show([each for each in wrong if each["kind"] == options.show])
    if "real" in parts:
        found = real.measure(corpus, options.seed)
        rows += bars.real_bars(found)
        tables.append(table.real_table(found))
        dump["real"] = real.wrong(found)
    if "time" in parts:
        timings = timing.measure(cases)
        rows += bars.time_bars(timings)
        tables.append(table.time_table(timings))
    if "peers" in parts:
        asked = peers.measure(cases)
        tables.append(table.peer_table(asked))
        dump["peers"] = peers.rates(asked)
    dump["bars"] = [[row.what, row.bar, row.measured, row.met] for row in rows]
    _write("\n".join([table.head(options.seed, options.cases), table.bar_table(rows), *tables]), options.table)
    if options.json:
        options.json.write_text(json.dumps(dump, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("--seed", type=int, default=2, help="1 to tune on, 2 to report")
    parser.add_argument("--cases", type=int, default=1000, help="cases of each kind")
    parser.add_argument("--only", choices=PARTS, help="run one part")
    parser.add_argument("--show", choices=[kind.name for kind in KINDS], help="print the wrong cases of a kind")
    parser.add_argument(
        "--corpus", type=Path, default=Path(os.environ.get("CHECKER_CORPUS", BESIDE)), help="its folder"
    )
    parser.add_argument("--json", type=Path, help="where to write the numbers and every wrong case")
    parser.add_argument("--table", type=Path, help="where to write the table, besides printing it")
    return parser


def _show(wrong: Sequence[dict[str, object]]) -> None:
    for each in wrong:
        print(
            f"{each['document']}: {each['status']}, expected {each['expected']}; {each['kinds']}, "
            f"located {each['located']}"
        )
        print(f"  quotation {each['quotation']!r}\n  document  {each['true_text']!r}\n")


def _write(text: str, path: Path | None) -> None:
    print(text)
    if path:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
