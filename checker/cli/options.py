"""Options that several commands share, each declared once."""

from collections.abc import Sequence
from pathlib import Path

import click

from checker.capture.archives.archive import WAYBACK, Archive
from checker.capture.settings import CaptureSettings
from checker.claims.url import url_problem
from checker.settings import ArchiveUse
from checker.verdict.result import Status, Style


def _timegates(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[Archive, ...]:
    for value in values:
        if problem := url_problem(value):
            raise click.BadParameter(problem)
    return tuple(Archive(timegate=value) for value in values)


FORMATS = ("html", "table", "jsonl", "csv", "markdown")

claims_argument = click.argument("claims", default="claims.csv", type=click.Path(path_type=Path))
cache_option = click.option(
    "--cache", default="cache", show_default=True, type=click.Path(path_type=Path), help="Folder of captures (WARC)."
)
db_option = click.option(
    "--db", default="checker.db", show_default=True, type=click.Path(path_type=Path), help="Database of findings."
)
offline_option = click.option("--offline", is_flag=True, help="Open no connection; use what is in the cache.")
recapture_option = click.option("--recapture", is_flag=True, help="Fetch sources again that were captured before.")
style_option = click.option(
    "--style",
    type=click.Choice([style.value for style in Style]),
    default=Style.NEWS.value,
    show_default=True,
    help="Which differences pass; strict lets no conventional ones pass.",
)
allow_option = click.option(
    "--allow",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    metavar="STATUS",
    help="Count this status as passing; may be given several times.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Form of the report; unless given, by the file's ending."
)
output_option = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="File for the report; - for standard output."
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), default=8, show_default=True, help="Exchanges at a time, over all hosts."
)
archive_option = click.option(
    "--archive",
    type=click.Choice([use.value for use in ArchiveUse]),
    help="When to look a page up in web archives; fallback, the default: where it fails or lacks the words. With "
    "--allow-private the default is never, for your own servers' addresses are nobody's affair.",
)
timegate_option = click.option(
    "--timegate",
    "timegates",
    multiple=True,
    metavar="URL",
    callback=_timegates,
    help="Another web archive to ask, by its TimeGate (RFC 7089); may be given several times.",
)
allow_private_option = click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses that are not public: your own servers."
)


def capture_settings(jobs: int, *, allow_private: bool, timegates: Sequence[Archive] = ()) -> CaptureSettings:
    """Put the options that concern capturing into settings."""
    return CaptureSettings(jobs=jobs, allow_private=allow_private, archives=(WAYBACK, *timegates))


def archive_use(chosen: str | None, *, allow_private: bool) -> ArchiveUse:
    """Say when web archives are asked; one that would learn of people's own servers only if that was chosen."""
    if chosen is not None:
        return ArchiveUse(chosen)
    return ArchiveUse.NEVER if allow_private else ArchiveUse.FALLBACK
