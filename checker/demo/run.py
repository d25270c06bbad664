"""The demo: the very same pipeline, offline, on the demo set; each record compared with the expected one."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from checker.errors import CheckerError
from checker.progress import Progress
from checker.settings import Settings
from checker.store.findings import results_of
from checker.store.open_store import open_store
from checker.store.run import Run
from checker.store.runs import load_run
from checker.verify import survey, verify

HERE = Path(__file__).parent
CLAIMS = HERE / "claims.csv"
EXPECTED = HERE / "expected.jsonl"
CAPTURES = "demo.warc.gz"
CHANGING = frozenset({"run_id", "checker_version"})
"""Fields of a record that a later version may change without changing what was found."""


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """A run of the demo."""

    store: Database
    run: Run
    problems: tuple[str, ...]
    """Records that are not the expected ones, a line each."""


def captures_file() -> Path:
    """Give the demo's captures: beside this module in a wheel, in the repository's cache/ in a checkout.

    Raises:
        CheckerError: neither is there.
    """
    for path in (HERE / CAPTURES, HERE.parents[1] / "cache" / CAPTURES):
        if path.is_file():
            return path
    raise CheckerError(f"{HERE / CAPTURES}: the demo's captures are missing; install checker again")


@contextmanager
def demonstrate(progress: Progress) -> Iterator[Demonstrated]:
    """Run the demo in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="checker-demo-") as name:
        folder = Path(name)
        (folder / "cache").mkdir()
        shutil.copyfile(captures_file(), folder / "cache" / CAPTURES)
        settings = Settings(cache=folder / "cache", db=folder / "checker.db", offline=True)
        with open_store(settings.db) as store:
            # The report names the list as a user would, not by where this machine keeps it.
            run_id = verify(CLAIMS, survey(CLAIMS), store, settings, progress, name="checker/demo/claims.csv").run_id
            run = load_run(store, run_id)
            assert run is not None  # noqa: S101 — it was just recorded
            yield Demonstrated(store, run, tuple(compare(records_of(store, run_id), expected_records())))


def records_of(store: Database, run_id: int) -> dict[str, dict[str, Any]]:
    """Give a run's records by claim, without the fields that may change."""
    records = (result.to_dict() for result in results_of(store, run_id))
    return {record["claim_id"]: {key: record[key] for key in record if key not in CHANGING} for record in records}


def expected_records() -> dict[str, dict[str, Any]]:
    """Read the expected records."""
    with EXPECTED.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return {record["claim_id"]: record for record in records}


def compare(found: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Say where the records found are not the expected ones."""
    for claim_id in sorted(found.keys() | expected.keys()):
        if claim_id not in found:
            yield f"{claim_id}: no record; expected is {expected[claim_id]['status']}"
        elif claim_id not in expected:
            yield f"{claim_id}: a record ({found[claim_id]['status']}) where none is expected"
        else:
            for field in sorted(found[claim_id].keys() | expected[claim_id].keys()):
                is_now, was = found[claim_id].get(field), expected[claim_id].get(field)
                if is_now != was:
                    yield f"{claim_id}: {field} is {is_now!r}, expected is {was!r}"
