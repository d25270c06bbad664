"""The HTML report: one self-contained page for editors, without script and without anything from elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.report.card import Card, card
from checker.report.safe import clean
from checker.report.summary import SEE_ALL, bad_rows_sentence, coverage_sentence, moment, warnings
from checker.report.words import BY_GRAVITY, STATUSES, STYLES, Tone, Weight, Words, mark_words, usual_tone
from checker.store.run import Run
from checker.verdict.coverage import Coverage
from checker.verdict.result import Result, Status


@dataclass(frozen=True, slots=True)
class Section:
    """The claims of one status."""

    status: Status
    words: Words
    count: int
    """In the run; `cards` may be fewer."""
    share: float
    """Of the run's claims, 0 to 100, for the bar."""
    tone: Tone
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the coverage bar."""

    name: str
    label: str
    count: int
    start: float
    width: float


def html_report(run: Run, coverage: Coverage, results: Sequence[Result], bad_rows: Sequence[str] = ()) -> str:
    """Give the whole page; `results` may be a part of the run's claims, and the page then says where the rest is.

    Claims stand by status, the gravest first, and within one in the order given. Whatever text they hold is shown and
    never interpreted; only http and https addresses are links. The page can always be encoded as UTF-8.
    """
    sections = _sections(coverage, results)
    return (
        _environment()
        .get_template("page.html")
        .render(
            run=run,
            coverage=coverage,
            started_at=moment(run.started_at),
            sentence=coverage_sentence(coverage),
            warnings=warnings(run, coverage),
            style_words=STYLES[run.style],
            shares=_shares(coverage),
            sections=sections,
            shown=len(results),
            bad_rows_sentence=bad_rows_sentence(run),
            bad_rows=bad_rows,
            legend=[(weight, mark_words(weight)) for weight in Weight],
            see_all=SEE_ALL,
        )
    )


def _sections(coverage: Coverage, results: Sequence[Result]) -> list[Section]:
    cards = [card(result, number) for number, result in enumerate(results, start=1)]
    return [
        Section(
            status,
            STATUSES[status],
            coverage.statuses.get(status, 0),
            100 * coverage.statuses.get(status, 0) / max(coverage.total, 1),
            usual_tone(status),
            tuple(item for item in cards if item.result.status is status),
        )
        for status in BY_GRAVITY
    ]


def _shares(coverage: Coverage) -> list[Share]:
    parts = [
        ("failed", "fail", coverage.failed),
        ("passed", "pass", coverage.passed),
        ("unavailable", "source unavailable", coverage.unavailable),
        ("unchecked", "not checkable", coverage.unchecked),
    ]
    shares, start = [], 0.0
    for name, label, count in parts:
        width = 100 * count / max(coverage.total, 1)
        shares.append(Share(name, label, count, start, width))
        start += width
    return shares


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("checker.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: object) -> object:
    """Clean every text on its way into the page, so that no place in a template can forget it."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
