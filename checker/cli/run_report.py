"""A run's report, in the form that is asked for."""

from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from checker.cli.output import STANDARD_OUTPUT, terminal_width, use_color
from checker.report.html import html_report
from checker.report.jsonl import jsonl
from checker.report.markdown import markdown_report
from checker.report.table_csv import csv_report
from checker.report.terminal import terminal_report
from checker.store.findings import coverage_of, results_of
from checker.store.run import Run
from checker.store.runs import extra_columns
from checker.verdict.result import Status

HTML_CLAIMS = 1_000
"""Claims on the HTML page; more make it slow to open. It says where the rest is."""
TABLE_CLAIMS = 100
_ENDINGS = {".html": "html", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".txt": "table"}


def form_and_target(form: str | None, output: Path | None, default: Path) -> tuple[str, Path]:
    """Choose a report's form and file: as asked, else by the file's ending, else an HTML page in `default`."""
    if form is None:
        form = _ENDINGS.get(output.suffix.lower(), "html") if output is not None else "html"
    if output is None:
        output = default if form == "html" else STANDARD_OUTPUT
    return form, output


def render(form: str, db: Database, run: Run, allowed: Iterable[Status], bad_rows: Iterable[str] = ()) -> Iterable[str]:
    """Render a run's report; the forms for machines and for print hold every claim, the others the problems first."""
    coverage = coverage_of(db, run.run_id, frozenset(allowed))
    match form:
        case "jsonl":
            return jsonl(results_of(db, run.run_id))
        case "csv":
            return csv_report(results_of(db, run.run_id), extra_columns(db, run.run_id))
        case "markdown":
            return markdown_report(run, coverage, results_of(db, run.run_id))
        case "html":
            shown = list(results_of(db, run.run_id, problems_first=True, limit=HTML_CLAIMS))
            return [html_report(run, coverage, shown, list(bad_rows))]
        case _:
            shown = list(results_of(db, run.run_id, problems_first=True, limit=TABLE_CLAIMS))
            return [terminal_report(run, coverage, shown, terminal_width(), use_color(), TABLE_CLAIMS)]
