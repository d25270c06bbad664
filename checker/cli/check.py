"""`checker check`: one quotation against one URL or file."""

import os
import select
import stat
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click

from checker.capture.archives.archive import Archive
from checker.capture.settings import LIMIT_DECODED_BYTES
from checker.claims.claim import Claim, claim_id
from checker.claims.parse_row import quote_problem, without_outer_marks
from checker.claims.url import url_problem
from checker.cli.options import (
    allow_option,
    allow_private_option,
    archive_option,
    archive_use,
    cache_option,
    capture_settings,
    offline_option,
    recapture_option,
    style_option,
    timegate_option,
)
from checker.cli.output import STANDARD_OUTPUT, one_result, write
from checker.errors import InputError
from checker.extract.formats import Format, format_of
from checker.extract.guarded.guarded_read import guarded_read
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading
from checker.extract.state import file_state
from checker.judge import conclude
from checker.match.match import match
from checker.match.passage import Match
from checker.settings import Settings
from checker.verdict.coverage import EXIT_FAILED, EXIT_OK, EXIT_UNCHECKED
from checker.verdict.result import Result, Status, Style

PIPE_SECONDS = 60.0
"""How long a pipe may take to give its first byte: what writes into it may fetch a page first."""


@click.command(short_help="Check one quotation against a URL or a file.")
@click.argument("quote")
@click.argument("source")
@cache_option
@offline_option
@recapture_option
@style_option
@allow_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), help="Form of the record.")
@archive_option
@timegate_option
@click.option("--ignore-robots", is_flag=True, help="Fetch the page even if its host's robots.txt forbids programs to.")
@allow_private_option
def check(
    quote: str,
    source: str,
    cache: Path,
    offline: bool,
    recapture: bool,
    style: str,
    allow: tuple[str, ...],
    form: str | None,
    archive: str | None,
    timegates: tuple[Archive, ...],
    ignore_robots: bool,
    allow_private: bool,
) -> int:
    """Check one QUOTE against one SOURCE, a URL or a file; nothing is recorded but the capture."""
    if problem := quote_problem(quote):
        raise InputError(problem)
    words = without_outer_marks(quote)
    if "://" in source:
        if problem := url_problem(source):
            raise InputError(problem)
        settings = Settings(
            cache=cache,
            offline=offline,
            recapture=recapture,
            archive=archive_use(archive, allow_private=allow_private),
            style=Style(style),
            capture=replace(
                capture_settings(1, allow_private=allow_private, timegates=timegates), ignore_robots=ignore_robots
            ),
        )
        claim = Claim(id=claim_id(words, source, None), quote=words, row=1, url=source)
        # Loaded here, for what fetches and what stores take longer to load than a file takes to check.
        from checker.cli.check_url import check_url

        result = check_url(claim, settings)
    else:
        result = _against_file(Claim(id=claim_id(words, None, None), quote=words, row=1), Path(source), Style(style))
    write(one_result(result, form), STANDARD_OUTPUT)
    if result.passes or result.status in allow:
        return EXIT_OK
    return EXIT_UNCHECKED if result.status in (Status.UNAVAILABLE, Status.UNCHECKED) else EXIT_FAILED


def _against_file(claim: Claim, path: Path, style: Style) -> Result:
    try:
        with _opened(path) as file:
            raw = file.read(LIMIT_DECODED_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; give a URL with https:// or a file") from None
    if len(raw) > LIMIT_DECODED_BYTES:
        raise InputError(f"{path}: larger than {LIMIT_DECODED_BYTES:,} bytes, the limit for a source")
    url = path.resolve().as_uri()
    document = guarded_read(raw, "", url)
    if isinstance(document, StateReading):
        if document.state is SourceState.UNSUPPORTED_TYPE:
            raise InputError(f"{path} {document.evidence}")
        return conclude(claim, Reading(url, None, None, None, None, document, None), Match((), None), None, style=style)
    state = file_state(document, is_page=format_of(raw, "", url) in (Format.HTML, Format.XHTML))
    reading = Reading(url, None, None, None, None, state, document.sha256)
    return conclude(claim, reading, match(claim.quote, document), document, style=style)


def _opened(path: Path) -> BinaryIO:
    """Open a file; a pipe once something is in it, for without a writer that would wait for ever."""
    if not stat.S_ISFIFO(path.stat().st_mode):
        return path.open("rb")
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if not select.select([descriptor], [], [], PIPE_SECONDS)[0]:
        os.close(descriptor)
        raise InputError(f"{path}: is a pipe, and nothing came out of it in {PIPE_SECONDS:.0f} seconds")
    os.set_blocking(descriptor, True)
    return os.fdopen(descriptor, "rb")
