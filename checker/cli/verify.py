"""`checker verify`: the whole run."""

from pathlib import Path

import click

from checker.capture.archives.archive import Archive
from checker.cli.options import (
    allow_option,
    allow_private_option,
    archive_option,
    archive_use,
    cache_option,
    capture_settings,
    claims_argument,
    db_option,
    format_option,
    jobs_option,
    offline_option,
    output_option,
    recapture_option,
    style_option,
    timegate_option,
)
from checker.cli.output import STANDARD_OUTPUT, say, write
from checker.cli.progress import progress_bar
from checker.cli.run_report import form_and_target, render
from checker.settings import Settings
from checker.store.findings import coverage_of
from checker.store.open_store import open_store
from checker.store.runs import load_run
from checker.verdict.coverage import exit_code
from checker.verdict.result import Status, Style
from checker.verify import ROW_ERRORS_SHOWN, Survey, survey
from checker.verify import verify as run_verification

DEFAULT_REPORT = Path("report.html")


@click.command(short_help="Capture, check, record and report a list of claims.")
@claims_argument
@cache_option
@db_option
@offline_option
@recapture_option
@style_option
@allow_option
@format_option
@output_option
@jobs_option
@archive_option
@timegate_option
@allow_private_option
def verify(
    claims: Path,
    cache: Path,
    db: Path,
    offline: bool,
    recapture: bool,
    style: str,
    allow: tuple[str, ...],
    form: str | None,
    output: Path | None,
    jobs: int,
    archive: str | None,
    timegates: tuple[Archive, ...],
    allow_private: bool,
) -> int:
    """Capture the sources of CLAIMS, check every quotation, record the findings and write the report."""
    if offline and recapture:
        raise click.UsageError("--recapture fetches sources again and --offline forbids it; give one of them")
    surveyed = survey(claims)
    tell_row_errors(claims, surveyed)
    settings = Settings(
        cache=cache,
        db=db,
        offline=offline,
        recapture=recapture,
        archive=archive_use(archive, allow_private=allow_private),
        style=Style(style),
        capture=capture_settings(jobs, allow_private=allow_private, timegates=timegates),
    )
    allowed = frozenset(Status(status) for status in allow)
    with open_store(db) as store:
        with progress_bar() as progress:
            verified = run_verification(claims, surveyed, store, settings, progress)
        for warning in verified.warnings:
            click.echo(f"checker: {warning}", err=True)
        run = load_run(store, verified.run_id)
        assert run is not None  # noqa: S101 — it was just recorded
        bad_rows = [str(error) for error in surveyed.errors]
        form, target = form_and_target(form, output, DEFAULT_REPORT)
        if target != STANDARD_OUTPUT:
            write(render("table", store, run, allowed), STANDARD_OUTPUT)
        write(render(form, store, run, allowed, bad_rows), target)
        coverage = coverage_of(store, run.run_id, allowed)
        if target != STANDARD_OUTPUT:
            say(f"Report: {target}")
        if coverage.total and not coverage.checked:
            click.echo(
                "No claim could be checked. To see what checker does with sources it can read, run `checker demo`.",
                err=True,
            )
        return exit_code(coverage, surveyed.bad_rows)


def tell_row_errors(claims: Path, surveyed: Survey) -> None:
    """Say on standard error which rows cannot be used."""
    for error in surveyed.errors:
        click.echo(f"{claims}: {error}", err=True)
    if surveyed.bad_rows:
        shown = f" The first {ROW_ERRORS_SHOWN} problems are shown." if len(surveyed.errors) >= ROW_ERRORS_SHOWN else ""
        click.echo(f"{claims}: {surveyed.bad_rows:,} rows cannot be used; the others are checked.{shown}", err=True)
