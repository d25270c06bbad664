"""Findings: written once, counted, and ruled on by people without loss."""

import sqlite3
from dataclasses import replace

import pytest

from checker.claims.claim import Claim
from checker.store.findings import add_finding, coverage_of, latest_result, results_of
from checker.store.runs import extra_columns
from checker.verdict.result import Decision, Ruling, Status

CLAIM = Claim("k", "the lamp was lit", 2, url="http://lamp-post.example/lamps")


def test_a_claim_has_one_finding_in_a_run_and_the_first_stays(db, started, finding):
    run_id = started(CLAIM)
    add_finding(db, run_id, finding(CLAIM, run_id, Status.VERBATIM))
    add_finding(db, run_id, finding(CLAIM, run_id, Status.DISTORTED, False))
    assert [result.status for result in results_of(db, run_id)] == [Status.VERBATIM]
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO findings SELECT * FROM findings")


@pytest.mark.parametrize(
    "given",
    [{"warc_record_id": "<urn:uuid:none>"}, {"document_sha256": "none"}, {"claim_id": "another"}],
)
def test_a_finding_without_its_evidence_is_not_recorded(db, started, finding, given):
    """Nor is one of a claim that the run does not have."""
    run_id = started(CLAIM)
    with pytest.raises(sqlite3.IntegrityError):
        add_finding(db, run_id, finding(CLAIM, run_id, **given))
    assert list(results_of(db, run_id)) == []


def test_a_finding_is_recorded_whole_as_soon_as_it_is_added(db, started, finding, tmp_path):
    run_id = started(CLAIM)
    add_finding(db, run_id, finding(CLAIM, run_id))
    assert not db.conn.in_transaction
    other = sqlite3.connect(tmp_path / "checker.db")
    try:
        assert other.execute("SELECT count(*) FROM findings").fetchone() == (1,)
    finally:
        other.close()


LISTED = {
    Status.VERBATIM: True,
    Status.UNCHECKED: None,
    Status.NOT_FOUND: False,
    Status.UNAVAILABLE: None,
    Status.DISTORTED: False,
    Status.EDITED: True,
    Status.MISATTRIBUTED: False,
    Status.REWORDED: False,
    Status.SPLICED: False,
}


@pytest.fixture
def one_of_each(db, started, finding):
    """A run with a finding of every status, the claim named after it."""
    claims = [Claim(status, f"the lamp was {status}", row) for row, status in enumerate(LISTED, 2)]
    run_id = started(*claims)
    for claim in claims:
        add_finding(db, run_id, finding(claim, run_id, Status(claim.id), LISTED[Status(claim.id)]))
    return run_id


def test_results_come_by_row_or_the_problems_first(db, one_of_each):
    assert [result.status for result in results_of(db, one_of_each)] == list(LISTED)
    problems = [result.status for result in results_of(db, one_of_each, problems_first=True)]
    assert (
        problems == "distorted misattributed not_found spliced reworded unavailable unchecked edited verbatim".split()
    )
    assert [r.status for r in results_of(db, one_of_each, problems_first=True, limit=2)] == problems[:2]
    assert [r.claim_id for r in results_of(db, one_of_each, claim_id="edited")] == ["edited"]


def test_coverage_counts_every_finding_once(db, one_of_each):
    coverage = coverage_of(db, one_of_each)
    assert (coverage.total, coverage.passed, coverage.failed) == (9, 2, 5)
    assert (coverage.unavailable, coverage.unchecked, coverage.checked) == (1, 1, 7)
    assert dict(coverage.statuses) == dict.fromkeys(Status, 1)
    assert list(coverage.statuses) == list(Status)


@pytest.mark.parametrize("status", Status)
def test_an_allowed_status_counts_as_passing(db, one_of_each, status):
    before, after = coverage_of(db, one_of_each), coverage_of(db, one_of_each, {status})
    assert after.passed == before.passed + (LISTED[status] is not True)
    assert after.total == after.passed + after.failed + after.unavailable + after.unchecked == 9
    assert after.statuses == before.statuses


def test_a_run_without_findings_is_counted_with_every_status_at_zero(db, started):
    coverage = coverage_of(db, started(CLAIM))
    assert (coverage.total, dict(coverage.statuses)) == (0, dict.fromkeys(Status, 0))


def rule(db, run_id, claim_id, ruling, at="2025-02-03T04:05:06Z"):
    with db.atomic():
        db.execute(
            "INSERT INTO decisions (run_id, claim_id, ruling, reason, reviewer, decided_at) VALUES (?, ?, ?, ?, ?, ?)",
            [run_id, claim_id, ruling, f"seen as {ruling}", "A. Spoon", at],
        )


def test_a_decision_is_shown_with_its_finding_and_the_last_one_counts(db, one_of_each):
    rule(db, one_of_each, "distorted", Ruling.ACCEPTED, "2025-03-01T00:00:00Z")
    assert coverage_of(db, one_of_each).passed == 3
    rule(db, one_of_each, "distorted", Ruling.REJECTED, "2025-02-01T00:00:00Z")
    (result,) = results_of(db, one_of_each, claim_id="distorted")
    assert result.decision == Decision(Ruling.REJECTED, "seen as rejected", "A. Spoon", "2025-02-01T00:00:00Z")
    assert coverage_of(db, one_of_each).passed == 2
    assert len(list(results_of(db, one_of_each))) == 9


@pytest.mark.parametrize("ruling", Ruling)
def test_only_an_accepted_decision_makes_a_finding_pass(db, one_of_each, ruling):
    rule(db, one_of_each, "unavailable", ruling)
    coverage = coverage_of(db, one_of_each)
    assert coverage.passed == 2 + (ruling is Ruling.ACCEPTED)
    assert coverage.total == 9


@pytest.mark.parametrize("sql", ["DELETE FROM decisions", "UPDATE decisions SET ruling = 'open'"])
def test_decisions_are_append_only(db, one_of_each, sql):
    rule(db, one_of_each, "distorted", Ruling.ACCEPTED)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(sql)
    assert db.execute("SELECT ruling FROM decisions").fetchall() == [("accepted",)]


def test_a_decision_needs_a_finding(db, one_of_each):
    with pytest.raises(sqlite3.IntegrityError):
        rule(db, one_of_each, "no such claim", Ruling.OPEN)


def test_the_latest_finding_of_each_claim_is_that_of_its_newest_run(db, started, finding):
    old, kept = replace(CLAIM, id="old"), replace(CLAIM, id="kept", speaker="A. Spoon")
    first = started(old, kept)
    for claim in (old, kept):
        add_finding(db, first, finding(claim, first, Status.VERBATIM))
    second = started(kept, claims_sha256="1" * 64)
    add_finding(db, second, finding(kept, second, Status.DISTORTED, False))
    started(old, kept, claims_sha256="2" * 64)  # a run without findings so far hides none
    rows = db.execute(
        "SELECT claim_id, run_id, status, quote, speaker FROM latest_findings ORDER BY claim_id"
    ).fetchall()
    assert rows == [
        ("kept", second, "distorted", "the lamp was lit", "A. Spoon"),
        ("old", first, "verbatim", "the lamp was lit", None),
    ]
    assert latest_result(db, "kept").run_id == second
    assert latest_result(db, "old").run_id == first
    assert latest_result(db, "no such claim") is None


def test_the_users_own_columns_are_told_in_the_order_of_the_file(db, started):
    run_id = started(replace(CLAIM, extra=(("z", "1"), ("a", "2"))))
    assert extra_columns(db, run_id) == ["z", "a"]
    assert extra_columns(db, run_id + 1) == []
