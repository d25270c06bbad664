"""Findings, read and written as result records."""

import json
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from checker.capture.url_key import url_key
from checker.extract.document import Role
from checker.extract.source_state import SourceState
from checker.match.passage import Closest, Difference, DifferenceKind, Passage
from checker.store.runs import claim_of
from checker.verdict.coverage import Coverage
from checker.verdict.result import (
    Context,
    ContextCheck,
    ContextState,
    Decision,
    Elsewhere,
    Result,
    Ruling,
    Status,
    Style,
)

_PROBLEMS_FIRST = (
    "CASE findings.status WHEN 'distorted' THEN 0 WHEN 'misattributed' THEN 1 WHEN 'not_found' THEN 2 "
    "WHEN 'spliced' THEN 3 WHEN 'reworded' THEN 4 WHEN 'unavailable' THEN 5 WHEN 'unchecked' THEN 6 "
    "WHEN 'edited' THEN 7 ELSE 8 END, claims.row"
)


def add_finding(db: Database, run_id: int, result: Result) -> None:
    """Record a claim's finding, in one transaction of its own; one that is there already stays."""
    with db.atomic():
        db.execute(
            f"INSERT OR IGNORE INTO findings VALUES ({', '.join('?' * 20)})",  # noqa: S608
            [
                run_id,
                result.claim_id,
                result.status,
                result.passes,
                result.reason,
                json.dumps(result.flags),
                result.similarity,
                result.url,
                result.source_state,
                result.captured_url,
                result.captured_at,
                result.warc_record_id,
                result.payload_sha256,
                result.document_sha256,
                _dump(result.passages),
                _dump(result.differences),
                json.dumps(asdict(result.closest), ensure_ascii=False) if result.closest else None,
                json.dumps(asdict(result.context), ensure_ascii=False),
                _dump(result.elsewhere),
                result.deep_link,
            ],
        )


def forget_unsettled(db: Database, run_id: int, fetched: Set[str]) -> None:
    """Take back what a cut-off run recorded and what was fetched since could turn, in one transaction.

    `fetched` are the sources, by `url_key`. What a source that was not fetched again holds itself stays; a decision
    keeps its finding.
    """
    rows = db.query(
        """
        SELECT claim_id, claims.url, archive_url, findings.status IN ('verbatim', 'edited') AND NOT captures.is_memento
            AS holds
        FROM findings JOIN claims USING (run_id, claim_id) LEFT JOIN captures USING (warc_record_id)
        WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.run_id = findings.run_id
            AND decisions.claim_id = findings.claim_id)
        """,
        [run_id],
    )
    unsettled = [
        (run_id, row["claim_id"])
        for row in rows
        if not row["holds"] or any(url and url_key(url) in fetched for url in (row["url"], row["archive_url"]))
    ]
    with db.atomic():
        db.conn.executemany("DELETE FROM findings WHERE run_id = ? AND claim_id = ?", unsettled)


def _dump(values: Sequence[Any]) -> str:
    return json.dumps([asdict(value) for value in values], ensure_ascii=False)


def results_of(
    db: Database, run_id: int, *, claim_id: str | None = None, problems_first: bool = False, limit: int = -1
) -> Iterator[Result]:
    """Stream the records of a run by row, or the problems first; of one claim, or of all."""
    order = _PROBLEMS_FIRST if problems_first else "claims.row"
    rows = db.query(
        f"""
        SELECT claims.*, findings.*, findings.url AS source_url, claims.url AS claim_url, runs.style AS run_style,
            runs.checker_version AS run_checker, runs.extractor_version AS run_extractor,
            decisions.ruling, decisions.reason AS decision_reason, decisions.reviewer, decisions.decided_at
        FROM findings JOIN claims USING (run_id, claim_id) JOIN runs USING (run_id)
        LEFT JOIN decisions ON decisions.decision_id = (
            SELECT max(decision_id) FROM decisions AS last
            WHERE last.run_id = findings.run_id AND last.claim_id = findings.claim_id
        )
        WHERE findings.run_id = :run AND (:claim IS NULL OR findings.claim_id = :claim)
        ORDER BY {order} LIMIT :limit
        """,  # noqa: S608 — order is one of two constants
        {"run": run_id, "claim": claim_id, "limit": limit},
    )
    return map(_result, rows)


def _result(row: dict[str, Any]) -> Result:
    checks = json.loads(row["context"])
    closest = json.loads(row["closest"]) if row["closest"] else None
    return Result(
        claim_id=row["claim_id"],
        claim=claim_of({**row, "url": row["claim_url"]}),
        run_id=row["run_id"],
        status=Status(row["status"]),
        passes=None if row["passes"] is None else bool(row["passes"]),
        reason=row["reason"],
        flags=tuple(json.loads(row["flags"])),
        similarity=row["similarity"],
        style=Style(row["run_style"]),
        checker_version=row["run_checker"],
        extractor_version=row["run_extractor"],
        url=row["source_url"],
        source_state=SourceState(row["source_state"]),
        captured_url=row["captured_url"],
        captured_at=row["captured_at"],
        warc_record_id=row["warc_record_id"],
        payload_sha256=row["payload_sha256"],
        document_sha256=row["document_sha256"],
        passages=tuple(Passage(**{**p, "block": Role(p["block"])}) for p in json.loads(row["passages"])),
        differences=tuple(
            Difference(**{**d, "kind": DifferenceKind(d["kind"])}) for d in json.loads(row["differences"])
        ),
        closest=Closest(**closest) if closest else None,
        context=Context(**{name: ContextCheck(ContextState(c["state"]), c["evidence"]) for name, c in checks.items()}),
        elsewhere=tuple(Elsewhere(**{**e, "status": Status(e["status"])}) for e in json.loads(row["elsewhere"])),
        deep_link=row["deep_link"],
        decision=Decision(Ruling(row["ruling"]), row["decision_reason"], row["reviewer"], row["decided_at"])
        if row["ruling"]
        else None,
    )


def coverage_of(db: Database, run_id: int, allowed: Collection[Status] = ()) -> Coverage:
    """Count a run's findings; a status in `allowed`, or an accepted decision, counts as passing."""
    statuses = dict.fromkeys(Status, 0)
    passed = failed = unavailable = unchecked = 0
    for row in db.query(
        """
        SELECT findings.status, passes, count(*) AS number, EXISTS (
            SELECT 1 FROM decisions WHERE decisions.decision_id = (
                SELECT max(decision_id) FROM decisions AS last
                WHERE last.run_id = findings.run_id AND last.claim_id = findings.claim_id
            ) AND ruling = 'accepted'
        ) AS accepted
        FROM findings WHERE run_id = ? GROUP BY findings.status, passes, accepted
        """,
        [run_id],
    ):
        status, number = Status(row["status"]), int(row["number"])
        statuses[status] += number
        if row["passes"] or row["accepted"] or status in allowed:
            passed += number
        elif status is Status.UNAVAILABLE:
            unavailable += number
        elif status is Status.UNCHECKED:
            unchecked += number
        else:
            failed += number
    return Coverage(sum(statuses.values()), passed, failed, unavailable, unchecked, statuses)


def latest_result(db: Database, claim_id: str) -> Result | None:
    """Give the newest finding for a claim, or None where there is none."""
    run_id = db.execute("SELECT max(run_id) FROM findings WHERE claim_id = ?", [claim_id]).fetchone()[0]
    if run_id is None:
        return None
    return next(results_of(db, int(run_id), claim_id=claim_id))
