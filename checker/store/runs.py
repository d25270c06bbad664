"""Runs and their claims."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from checker.claims.claim import Claim, ClaimKind
from checker.store.run import Run
from checker.verdict.result import Style

BATCH_ROWS = 500
_CLAIM_COLUMNS = tuple(field.name for field in fields(Claim) if field.name not in ("id", "kind", "extra"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunIdentity:
    """What must be the same for a cut-off run to be gone on with."""

    claims_path: str
    claims_sha256: str
    offline: bool
    style: Style
    settings: str
    """Every setting that can change a finding, as JSON."""
    checker_version: str
    extractor_version: str


def unfinished_run(db: Database, identity: RunIdentity) -> int | None:
    """Give the newest run of the same claims, settings and versions that was cut off, or None."""
    row = db.execute(
        "SELECT run_id, finished_at FROM runs WHERE claims_sha256 = ? AND settings = ? AND checker_version = ? "
        "AND extractor_version = ? ORDER BY run_id DESC LIMIT 1",
        [identity.claims_sha256, identity.settings, identity.checker_version, identity.extractor_version],
    ).fetchone()
    return int(row[0]) if row is not None and row[1] is None else None


def start_run(db: Database, identity: RunIdentity, claims: Iterable[Claim], bad_rows: int, started_at: str) -> int:
    """Record a run with all its claims, in one transaction; give its number."""
    with db.atomic():
        cursor = db.execute(
            "INSERT INTO runs (started_at, claims_path, claims_sha256, offline, style, settings, checker_version, "
            "extractor_version, bad_rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                started_at,
                identity.claims_path,
                identity.claims_sha256,
                identity.offline,
                identity.style,
                identity.settings,
                identity.checker_version,
                identity.extractor_version,
                bad_rows,
            ],
        )
        run_id = int(cursor.lastrowid or 0)
        columns = ("run_id", "claim_id", "kind", "extra", *_CLAIM_COLUMNS)
        insert = f"INSERT INTO claims ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
        rest = iter(claims)
        while batch := list(islice(rest, BATCH_ROWS)):
            add_sources(db, {url for claim in batch for url in (claim.url, claim.archive_url) if url})
            db.conn.executemany(insert, (_claim_row(run_id, claim) for claim in batch))
    return run_id


def _claim_row(run_id: int, claim: Claim) -> list[Any]:
    extra = json.dumps(claim.extra, ensure_ascii=False)
    return [run_id, claim.id, claim.kind, extra, *(getattr(claim, name) for name in _CLAIM_COLUMNS)]


def claim_of(row: dict[str, Any]) -> Claim:
    """Read a claim back from a row that holds its columns."""
    return Claim(
        id=row["claim_id"],
        kind=ClaimKind(row["kind"]),
        extra=tuple((name, value) for name, value in json.loads(row["extra"])),
        **{name: row[name] for name in _CLAIM_COLUMNS},
    )


def add_sources(db: Database, urls: Iterable[str]) -> None:
    """Record sources that are not yet known."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO sources (url, host) VALUES (?, ?)",
        ([url, _host(url)] for url in urls),
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # a claim has no such address, but a cache may come from anyone
        return ""


def finish_run(db: Database, run_id: int, finished_at: str, counts: str) -> None:
    """Record that every claim of the run has its finding."""
    db.execute("UPDATE runs SET finished_at = ?, counts = ? WHERE run_id = ?", [finished_at, counts, run_id])


def pending_claims(db: Database, run_id: int) -> Iterator[Claim]:
    """Give the claims of a run that have no finding yet, those of one source together.

    Only the ids are held, so findings may be written in between and memory stays flat.
    """
    ids = [
        row[0]
        for row in db.execute(
            "SELECT claims.claim_id FROM claims LEFT JOIN findings USING (run_id, claim_id) "
            "WHERE claims.run_id = ? AND findings.claim_id IS NULL ORDER BY claims.url, archive_url, row",
            [run_id],
        )
    ]
    for claim_id in ids:
        for row in db.query("SELECT * FROM claims WHERE run_id = ? AND claim_id = ?", [run_id, claim_id]):
            yield claim_of(row)


def count_claims(db: Database, run_id: int) -> tuple[int, int]:
    """Give how many claims a run has, and how many of them have a finding."""
    claims = db.execute("SELECT count(*) FROM claims WHERE run_id = ?", [run_id]).fetchone()[0]
    findings = db.execute("SELECT count(*) FROM findings WHERE run_id = ?", [run_id]).fetchone()[0]
    return int(claims), int(findings)


def sources_to_check(db: Database, run_id: int) -> list[str]:
    """Give the URLs that the run's claims need, in a fixed order; a skipped claim needs none."""
    return [
        row["url"]
        for row in db.query(
            "SELECT url FROM claims WHERE run_id = :run AND url IS NOT NULL AND skip IS NULL UNION "
            "SELECT archive_url FROM claims WHERE run_id = :run AND archive_url IS NOT NULL AND skip IS NULL "
            "ORDER BY 1",
            {"run": run_id},
        )
    ]


def latest_run(db: Database) -> int | None:
    """Give the newest run's number, or None where there is no run."""
    found = db.execute("SELECT max(run_id) FROM runs").fetchone()[0]
    return None if found is None else int(found)


def load_run(db: Database, run_id: int) -> Run | None:
    """Read a run."""
    row = next(iter(db.query("SELECT * FROM runs WHERE run_id = ?", [run_id])), None)
    if row is None:
        return None
    return Run(
        run_id=row["run_id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        claims_path=row["claims_path"],
        offline=bool(row["offline"]),
        style=Style(row["style"]),
        checker_version=row["checker_version"],
        extractor_version=row["extractor_version"],
        bad_rows=row["bad_rows"],
    )


def extra_columns(db: Database, run_id: int) -> list[str]:
    """Give the user's own columns in a run's list, in the file's order."""
    row = db.execute("SELECT extra FROM claims WHERE run_id = ? ORDER BY row LIMIT 1", [run_id]).fetchone()
    return [name for name, _ in json.loads(row[0])] if row is not None else []
