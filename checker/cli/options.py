"""Options that several commands share, each declared once."""

from pathlib import Path

import click

from checker.capture.settings import CaptureSettings
from checker.verdict.result import Status, Style

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
allow_private_option = click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses that are not public: your own servers."
)


def capture_settings(jobs: int, *, allow_private: bool) -> CaptureSettings:
    """Put the options that concern capturing into settings."""
    return CaptureSettings(jobs=jobs, allow_private=allow_private)
