"""`checker capture`: fetch the sources without checking anything."""

from pathlib import Path

import click

from checker.capture.cache import Cache
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.claims.claims_file import open_claims
from checker.cli.options import (
    allow_private_option,
    cache_option,
    capture_settings,
    claims_argument,
    db_option,
    jobs_option,
    recapture_option,
)
from checker.cli.output import say
from checker.cli.progress import progress_bar
from checker.cli.verify import tell_row_errors
from checker.extract.source_state import READABLE
from checker.report.safe import one_line
from checker.settings import Settings
from checker.sources import capture_sources, read_captures
from checker.store.open_store import open_store
from checker.store.readings import readings_of
from checker.verdict.coverage import EXIT_OK, EXIT_UNCHECKED, EXIT_UNUSABLE
from checker.verify import survey


@click.command(short_help="Capture the sources; check nothing.")
@claims_argument
@cache_option
@db_option
@recapture_option
@jobs_option
@allow_private_option
def capture(claims: Path, cache: Path, db: Path, recapture: bool, jobs: int, allow_private: bool) -> int:
    """Capture the sources of CLAIMS into the cache and say what became of each; check nothing.

    Exits with 3 if a source could not be read.
    """
    surveyed = survey(claims)
    tell_row_errors(claims, surveyed)
    settings = Settings(
        cache=cache, db=db, recapture=recapture, capture=capture_settings(jobs, allow_private=allow_private)
    )
    urls = {
        url: None
        for claim in open_claims(claims)
        if isinstance(claim, Claim) and not claim.skip
        for url in (claim.url, claim.archive_url)
        if url
    }
    failed = 0
    with open_store(db) as store, Cache.open(cache) as captures:
        with progress_bar() as progress:
            read_captures(captures, store, progress)
            capture_sources(list(urls), captures, store, settings, progress)
            read_captures(captures, store, progress)
        for url in urls:
            readings = readings_of(store, url_key(url))
            reading = next((each for each in readings if each.state.state in READABLE), readings[0])
            failed += reading.state.state not in READABLE
            say(f"{reading.state.state:<16} {one_line(url)}: the source {one_line(reading.state.evidence)}")
    if not urls:
        click.echo("No claim names a URL; there is nothing to capture.", err=True)
    if surveyed.bad_rows:
        return EXIT_UNUSABLE
    return EXIT_UNCHECKED if failed or not urls else EXIT_OK
