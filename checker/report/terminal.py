"""The findings for a terminal, as text; `color` adds ANSI styles and nothing else."""

import io
from collections.abc import Iterable
from itertools import islice

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.report.safe import clean, one_line, shorten
from checker.report.summary import (
    SEE_ALL,
    bad_rows_sentence,
    coverage_sentence,
    run_sentence,
    warnings,
)
from checker.report.words import BY_GRAVITY, STATUSES, Tone, tone, usual_tone
from checker.store.run import Run
from checker.verdict.coverage import Coverage
from checker.verdict.result import Result

STYLES = {Tone.FAIL: "bold red", Tone.WARN: "yellow", Tone.OPEN: "blue", Tone.FINE: "green"}
_HEADINGS = {False: "Fail", None: "Not checked", True: "Pass"}
_BAR_COLUMNS = 30
_QUOTE = 200
_ID = 100
"""Characters of an id; an honest one is shorter, and is needed whole for `checker show`."""

_REASON = 600
"""Characters of a reason in the table; `checker show` gives all of it."""


def terminal_report(
    run: Run, coverage: Coverage, results: Iterable[Result], width: int, color: bool, limit: int
) -> str:
    """Give figures, statuses and a table of the first `limit` results, those that fail first, else as given.

    It takes no more results than it shows, so the caller gives the ones that matter first. What is not shown is counted
    against `coverage.total`. No text from a claim or a source can act on the terminal.
    """
    shown = list(islice(results, limit))
    parts: list[RenderableType] = [
        Text(one_line(run.claims_path), "bold"),
        Text(run_sentence(run), "dim"),
        Text(),
        Text(coverage_sentence(coverage), "bold"),
        *(Text(said, "yellow") for said in (bad_rows_sentence(run), *warnings(run, coverage)) if said),
        Text(),
        _figures(coverage),
    ]
    for passes, heading in _HEADINGS.items():
        group = [result for result in shown if result.passes is passes]
        if group:
            parts += [Text(), Text(heading, "bold"), _table(group)]
    hidden = coverage.total - len(shown)
    if hidden > 0:
        parts += [Text(), Text(f"{hidden:,} of {coverage.total:,} claims are not shown here. All of them: {SEE_ALL}")]
    if shown:
        parts += [Text(), Text("The evidence for one claim: checker show CLAIM", "dim")]
    return render(Group(*parts), width, color)


def _figures(coverage: Coverage) -> Table:
    table = Table.grid(padding=(0, 2), pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column()
    most = max(coverage.statuses.values(), default=0)
    for status in BY_GRAVITY:
        count = coverage.statuses.get(status, 0)
        if count:
            style = STYLES[usual_tone(status)]
            # At least one cell: a status that occurs must be seen.
            bar = "█" * max(1, round(_BAR_COLUMNS * count / most))
            table.add_row(Text(STATUSES[status].label), Text(f"{count:,}"), Text(bar, style))
    return table


def _table(results: list[Result]) -> Table:
    table = Table.grid(padding=(0, 2), pad_edge=False, expand=True)
    table.add_column(width=13)
    table.add_column(max_width=16, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for result in results:
        style = STYLES[tone(result.status, result.passes)]
        quote = Text(f"“{shorten(result.claim.quote, _QUOTE)}”", no_wrap=True, overflow="ellipsis")
        words = Group(quote, Text(shorten(result.reason, _REASON), "dim"))
        table.add_row(Text(STATUSES[result.status].label, style), Text(shorten(result.claim_id, _ID)), words)
    return table


def indented(text: Text) -> Padding:
    """Set a text in, so that headings stand out without colour."""
    return Padding(text, (0, 0, 0, 2))


def safe_text(text: str, style: str = "") -> Text:
    """Make rich show a text as it is: nothing in it is markup, a link, an emoji code or a control sequence."""
    return Text(clean(text).expandtabs(4), style)


def render(content: RenderableType, width: int, color: bool) -> str:
    """Draw for a terminal of that many columns, whatever the environment says; no line ends in spaces."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=max(width, 40),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(content)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
