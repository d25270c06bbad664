"""The whole run from top to bottom: claims, capture, reading, matching, verdict, store."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from sqlite_utils import Database

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.claims.claims_file import open_claims
from checker.claims.row_error import RowError
from checker.errors import CacheError
from checker.extract.document import EXTRACTOR_VERSION, Document
from checker.extract.guarded.guarded_read import guarded_read
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState, StateReading
from checker.extract.state import has_answer, source_state
from checker.judge import Library, judge
from checker.settings import Settings
from checker.store.findings import add_finding, coverage_of
from checker.store.readings import (
    add_reading,
    best_states,
    documents_with,
    iso,
    limit_to,
    load_document,
    phrase,
    read_already,
    readings_of,
)
from checker.store.runs import (
    RunIdentity,
    count_claims,
    finish_run,
    pending_claims,
    sources_to_check,
    start_run,
    unfinished_run,
)
from checker.verdict.coverage import Coverage
from checker.version import CHECKER_VERSION

ROW_ERRORS_SHOWN = 100
CANDIDATE_LIMIT = 50
"""Documents that share words with a quotation, the cited one among them."""
DOCUMENTS_KEPT = 8
"""Claims come by source, so a few documents in memory serve all."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A list of claims, read through once before anything is written."""

    claims: int
    bad_rows: int
    errors: tuple[RowError, ...]
    """The first hundred, in the order of the file."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A finished run."""

    run_id: int
    survey: Survey
    coverage: Coverage
    """By the run's style alone; `coverage_of` counts with allowed statuses."""
    warnings: tuple[str, ...]


def survey(path: Path) -> Survey:
    """Read a list of claims through.

    Raises:
        InputError: the file cannot be used at all.
    """
    claims = bad_rows = 0
    errors: list[RowError] = []
    last_line = None
    for item in open_claims(path):
        if isinstance(item, Claim):
            claims += 1
            continue
        bad_rows += item.line != last_line
        last_line = item.line
        if len(errors) < ROW_ERRORS_SHOWN:
            errors.append(item)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Survey(claims, bad_rows, tuple(errors), digest)


def verify(
    path: Path, surveyed: Survey, db: Database, settings: Settings, progress: Progress, *, name: str | None = None
) -> Verified:
    """Check every claim of a list and record the findings; a run that was cut off is gone on with.

    `name` is how the run calls the list; its path, unless given.

    Raises:
        CacheError, StoreError: evidence or findings cannot be written.
    """
    run_id = _run(path, name or str(path), surveyed, db, settings)
    with Cache.open(settings.cache) as cache:
        read_captures(cache, db, progress)
        if not settings.offline:
            capture_sources(sources_to_check(db, run_id), cache, db, settings, progress)
            read_captures(cache, db, progress)
        _check_claims(db, run_id, settings, progress)
        coverage = coverage_of(db, run_id)
        counts = json.dumps({"total": coverage.total, **coverage.statuses})
        finish_run(db, run_id, iso(datetime.now(UTC)), counts)
        return Verified(run_id, surveyed, coverage, cache.warnings)


def _run(path: Path, name: str, surveyed: Survey, db: Database, settings: Settings) -> int:
    identity = RunIdentity(
        claims_path=name.encode("utf-8", "replace").decode(),
        claims_sha256=surveyed.sha256,
        offline=settings.offline,
        style=settings.style,
        settings=json.dumps(
            {"offline": settings.offline, "recapture": settings.recapture, "style": settings.style}, sort_keys=True
        ),
        checker_version=CHECKER_VERSION,
        extractor_version=EXTRACTOR_VERSION,
    )
    unfinished = unfinished_run(db, identity)
    if unfinished is not None:
        return unfinished
    claims = (item for item in open_claims(path) if isinstance(item, Claim))
    return start_run(db, identity, claims, surveyed.bad_rows, iso(datetime.now(UTC)))


def capture_sources(urls: Sequence[str], cache: Cache, db: Database, settings: Settings, progress: Progress) -> None:
    """Capture the sources that have no readable capture yet; all of them with `recapture`."""
    states = best_states(db)
    wanted = {url_key(url): url for url in urls if settings.recapture or not states.get(url_key(url), set()) & READABLE}
    done = 0

    def count(_: Capture) -> None:
        nonlocal done
        done += 1
        progress("capturing sources", done, len(wanted))

    if wanted:
        # Loaded here: what fetches takes a third of the time to start, and offline nothing does.
        from checker.capture.capture_urls import capture_urls

        progress("capturing sources", 0, len(wanted))
        capture_urls(wanted.values(), cache, settings.capture, count, settings.resolve)


def read_captures(cache: Cache, db: Database, progress: Progress) -> None:
    """Read every capture of the cache that this version has not read; each in a transaction of its own."""
    known = read_already(db)
    waiting = [capture for capture in cache.all() if capture.warc_record_id not in known]
    for number, capture in enumerate(waiting, 1):
        state, document = read_capture(cache, capture)
        add_reading(db, capture, state, document)
        progress("reading captures", number, len(waiting))
    limit_to(db, (capture.warc_record_id for capture in cache.all()))


def read_capture(cache: Cache, capture: Capture) -> tuple[StateReading, Document | None]:
    """Read one capture: its source state, and its document if it holds one."""
    if not has_answer(capture):
        return source_state(capture, None), None
    try:
        body = cache.body(capture)
    except CacheError as error:
        return StateReading(SourceState.GARBLED, f"has a capture that cannot be read back ({error})"), None
    document = guarded_read(body, capture.header("content-type") or "", capture.captured_url)
    state = source_state(capture, document)
    return state, document if isinstance(document, Document) and document.text.strip() else None


def reading_of(capture: Capture, state: StateReading, document: Document | None) -> Reading:
    """Put together what a capture amounts to."""
    return Reading(
        capture.cited_url,
        capture.captured_url,
        iso(capture.captured_at),
        capture.warc_record_id,
        capture.payload_sha256,
        state,
        document.sha256 if document is not None else None,
    )


def _check_claims(db: Database, run_id: int, settings: Settings, progress: Progress) -> None:
    library = library_of(db)
    total, done = count_claims(db, run_id)
    for claim in pending_claims(db, run_id):
        add_finding(db, run_id, judge(claim, library, run_id, settings.style))
        done += 1
        progress("checking claims", done, total)


def library_of(db: Database) -> Library:
    """Let verdicts read from the store, with the last few documents and readings kept at hand."""
    return Library(
        readings=lru_cache(maxsize=DOCUMENTS_KEPT)(partial(readings_of, db)),
        document=lru_cache(maxsize=DOCUMENTS_KEPT)(partial(load_document, db)),
        holding=partial(_holding, db),
    )


def _holding(db: Database, runs: Sequence[Sequence[str]]) -> Iterator[Reading]:
    query = " OR ".join(phrase(run) for run in runs)
    return documents_with(db, query, CANDIDATE_LIMIT)
