"""`checker report`: the latest run again, in any form."""

from pathlib import Path

import click

from checker.cli.options import allow_option, db_option, format_option, output_option
from checker.cli.output import STANDARD_OUTPUT, say, write
from checker.cli.run_report import form_and_target, render
from checker.cli.verify import DEFAULT_REPORT
from checker.errors import InputError
from checker.store.open_store import open_store
from checker.store.runs import latest_run, load_run
from checker.verdict.result import Status


@click.command(short_help="Write the report of the latest run.")
@db_option
@allow_option
@format_option
@output_option
def report(db: Path, allow: tuple[str, ...], form: str | None, output: Path | None) -> None:
    """Write the report of the latest run: an HTML page by default, the other forms to standard output."""
    allowed = frozenset(Status(status) for status in allow)
    with open_store(db, must_exist=True) as store:
        run_id = latest_run(store)
        run = load_run(store, run_id) if run_id is not None else None
        if run is None:
            raise InputError(f"{db}: holds no run yet; run `checker verify` first")
        form, target = form_and_target(form, output, DEFAULT_REPORT)
        write(render(form, store, run, allowed), target)
        if target != STANDARD_OUTPUT:
            say(f"Report: {target}")
