"""The corpus' real quotations: RFC quotations in s2n-quic's comments, and segments of real articles."""

import importlib.util
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import subject
from benchmarks.corpus import family_of
from benchmarks.quality import PASSING
from benchmarks.sentences import letters

_TRUE = frozenset({"verbatim", "layout", "case", "punct"})


@dataclass(frozen=True, slots=True)
class Real:
    """One real case and what checker said of it."""

    case_id: str
    label: str
    quotation: str
    status: str
    kinds: tuple[str, ...]
    found: bool

    @property
    def passes(self) -> bool:
        """Whether the status is one that passes."""
        return self.status in PASSING


@dataclass(frozen=True, slots=True)
class RealOutcomes:
    """The outcomes by what was asked."""

    altered: tuple[Real, ...]
    true: tuple[Real, ...]
    elsewhere: tuple[Real, ...]
    """Each true quotation against an RFC of another family that doesn't hold its letters."""
    present: tuple[Real, ...]
    """Segments that stand in the article's text."""


def measure(corpus: Path, seed: int) -> RealOutcomes:
    """Check every labelled case of the corpus."""
    loaders = _loaders(corpus)
    quotations = list(loaders.s2n())
    print(f"real: {len(quotations):,} quotations of RFCs, twice", file=sys.stderr)
    paths = sorted({path for _, path, _, _ in quotations})
    specs = {path: subject.read_text(Path(path).read_bytes()) for path in paths}
    reduced = {path: letters(subject.text_of(document)) for path, document in specs.items()}
    wrong = []
    for case_id, path, quote, label in quotations:
        if label in _TRUE:
            others = [
                other
                for other in paths
                if family_of(Path(other).name) != family_of(Path(path).name) and letters(quote) not in reduced[other]
            ]
            other = random.Random(f"{seed}/wrong/{case_id}").choice(others)  # noqa: S311
            wrong.append((case_id, other, quote, label))
    own = _check_all(quotations, specs.__getitem__)
    articles = [row for row in loaders.trafilatura() if row[3] == "present"]
    print(f"real: {len(articles):,} segments of articles", file=sys.stderr)
    return RealOutcomes(
        altered=tuple(each for each in own if each.label == "altered"),
        true=tuple(each for each in own if each.label in _TRUE),
        elsewhere=tuple(_check_all(wrong, specs.__getitem__)),
        present=tuple(_check_all(articles, lambda path: subject.read_html(Path(path).read_bytes()))),
    )


def _check_all(rows: Iterable[tuple[str, str, str, str]], open_: Callable[[str], subject.Indexed]) -> list[Real]:
    found = []
    path, document = "", None
    for case_id, source, quote, label in sorted(rows, key=lambda row: row[1]):
        if source != path or document is None:
            path, document = source, open_(source)
        try:
            status, kinds, spans = subject.check(quote, document)
        except Exception as error:
            status, kinds, spans = f"crash: {error!r}", [], []
        found.append(Real(case_id, label, quote, status, tuple(kinds), bool(spans)))
    return found


def _loaders(corpus: Path) -> Any:  # noqa: ANN401 (a module that is found at run time)
    spec = importlib.util.spec_from_file_location("corpus_loaders", corpus / "loaders.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpus / "loaders.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def wrong(outcomes: RealOutcomes) -> dict[str, list[dict[str, object]]]:
    """Write down the cases that went wrong, so that they can be read."""
    groups = {
        "altered that pass": [each for each in outcomes.altered if each.passes],
        "true that don't pass": [each for each in outcomes.true if not each.passes],
        "found in a wrong RFC": [each for each in outcomes.elsewhere if each.found],
        "segments that don't pass": [each for each in outcomes.present if not each.passes],
    }
    return {name: [asdict(each) for each in group] for name, group in groups.items()}
