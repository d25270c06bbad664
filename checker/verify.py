"""The whole run from top to bottom: claims, capture, reading, matching, verdict, store."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from sqlite_utils import Database

from checker.capture.cache import Cache
from checker.claims.claim import Claim
from checker.claims.claims_file import open_claims
from checker.claims.row_error import RowError
from checker.extract.document import EXTRACTOR_VERSION
from checker.judge import judge
from checker.library import Library
from checker.progress import Progress
from checker.second_look import SecondLook
from checker.settings import Settings
from checker.sources import capture_sources, dated_ahead, read_captures, take_second_look
from checker.store.findings import add_finding, coverage_of, forget_unsettled
from checker.store.lookups import archives_without
from checker.store.readings import (
    documents_with,
    iso,
    load_document,
    readings_of,
)
from checker.store.run import Run
from checker.store.runs import (
    RunIdentity,
    count_claims,
    finish_run,
    load_run,
    pending_claims,
    sources_to_check,
    start_run,
    unfinished_run,
)
from checker.verdict.coverage import Coverage
from checker.verdict.result import Result, Style
from checker.version import CHECKER_VERSION

ROW_ERRORS_SHOWN = 100
CANDIDATE_LIMIT = 50
"""Documents that share words with a quotation, the cited one among them."""
DOCUMENTS_KEPT = 8
"""Claims come by source, so a few documents in memory serve all."""


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
    run_id, cut_off = _run(path, name or str(path), surveyed, db, settings)
    with Cache.open(settings.cache) as cache:
        read_captures(cache, db, progress)
        since = cut_off.started_at if cut_off is not None else None
        if not settings.offline:
            fetched = capture_sources(sources_to_check(db, run_id), cache, db, settings, progress, since=since)
            read_captures(cache, db, progress)
            if since is not None and fetched:
                forget_unsettled(db, run_id, fetched)
        unasked = _check_claims(db, run_id, cache, settings, progress, since)
        coverage = coverage_of(db, run_id)
        counts = json.dumps({"total": coverage.total, **coverage.statuses})
        finish_run(db, run_id, iso(datetime.now(UTC)), counts)
        return Verified(run_id, surveyed, coverage, (*cache.warnings, *dated_ahead(cache), *unasked))


def _run(path: Path, name: str, surveyed: Survey, db: Database, settings: Settings) -> tuple[int, Run | None]:
    """Give the run's number, and the run as it was cut off if it is one that is gone on with."""
    identity = RunIdentity(
        claims_path=name.encode("utf-8", "replace").decode(),
        claims_sha256=surveyed.sha256,
        offline=settings.offline,
        style=settings.style,
        settings=_that_can_change_a_finding(settings),
        checker_version=CHECKER_VERSION,
        extractor_version=EXTRACTOR_VERSION,
    )
    unfinished = unfinished_run(db, identity)
    if unfinished is not None:
        return unfinished, load_run(db, unfinished)
    claims = (item for item in open_claims(path) if isinstance(item, Claim))
    return start_run(db, identity, claims, surveyed.bad_rows, iso(datetime.now(UTC))), None


def _that_can_change_a_finding(settings: Settings) -> str:
    """Give the settings that must be the same for a cut-off run to be gone on with.

    Of those for capturing, a run's user chooses only these and `jobs`, which is about pace; all others, limits among
    them, come with the checker's version.
    """
    return json.dumps(
        {
            "allow_private": settings.capture.allow_private,
            "archive": settings.archive,
            "archives": [archive.timegate for archive in settings.capture.archives],
            "cache": os.path.realpath(settings.cache),
            "offline": settings.offline,
            "recapture": settings.recapture,
            "style": settings.style,
        },
        sort_keys=True,
    )


def _check_claims(
    db: Database, run_id: int, cache: Cache, settings: Settings, progress: Progress, since: str | None
) -> tuple[str, ...]:
    """Judge every claim; one that something could turn, again after that. Says what could not be looked up."""
    unasked: tuple[str, ...] = ()
    library = library_of(db)
    if not settings.offline:
        second = SecondLook(settings, cache, library, since, partial(archives_without, db))

        def stands(claim: Claim, result: Result) -> bool:
            # What is fetched for another claim may turn this one too, and offline all of it is seen.
            return not second.calls_for(claim, result) and second.stands(claim, result)

        # Of what waits it makes no difference yet whether the words stand elsewhere, and that takes the most time.
        here = replace(library, holding=lambda _runs: iter(()))
        _judge_pending(db, run_id, here, settings.style, partial(progress, "finding the words"), stands)
        unasked = take_second_look(second, cache, db, progress)
        if since is not None and second.count:
            forget_unsettled(db, run_id, frozenset())
        # The readings at hand lack what was captured since; documents never change.
        library = replace(library, readings=library_of(db).readings)
    judged = partial(progress, "checking claims")
    _judge_pending(db, run_id, library, settings.style, judged, lambda _claim, _result: True)
    return unasked


def _judge_pending(
    db: Database,
    run_id: int,
    library: Library,
    style: Style,
    judged: Callable[[int, int], None],
    stands: Callable[[Claim, Result], bool],
) -> None:
    """Judge the claims that have no finding yet, and record the findings that stand."""
    total, done = count_claims(db, run_id)
    for number, claim in enumerate(pending_claims(db, run_id), done + 1):
        result = judge(claim, library, run_id, style)
        if stands(claim, result):
            add_finding(db, run_id, result)
        judged(number, total)


def library_of(db: Database) -> Library:
    """Let verdicts read from the store, with the last few documents and readings kept at hand."""
    return Library(
        readings=lru_cache(maxsize=DOCUMENTS_KEPT)(partial(readings_of, db)),
        document=lru_cache(maxsize=DOCUMENTS_KEPT)(partial(load_document, db)),
        holding=partial(documents_with, db, limit=CANDIDATE_LIMIT),
    )
