"""Runs: recorded with all their claims or not at all, and gone on with only if everything is the same."""

import pytest

from checker.claims.claim import Claim, ClaimKind
from checker.errors import InputError
from checker.store.runs import (
    count_claims,
    finish_run,
    latest_run,
    load_run,
    pending_claims,
    sources_to_check,
    start_run,
    unfinished_run,
)
from checker.verdict.result import Style

URL = "http://lamp-post.example/"


def claim(name, url=None, **given):
    return Claim(name, f"the lamp was {name}", given.pop("row", 2), url=url, **given)


def test_a_run_keeps_its_claims_whole(db, started):
    full = Claim(
        "k",
        "größe\n“zählt”\0",
        7,
        ClaimKind.FIGURE,
        "speaker",
        "outlet",
        "title",
        "author",
        "2014-06",
        f"{URL}ü",
        f"{URL}archived",
        "used in",
        "skip",
        "note",
        (("Desk", "night"), ("", "x"), ("Desk ", "")),
    )
    run_id = started(full)
    assert list(pending_claims(db, run_id)) == [full]


def test_a_run_is_told_as_it_was_started(db, started):
    run_id = started(claim("a"), style=Style.STRICT, offline=False, claims_path="folder/list.csv")
    run = load_run(db, run_id)
    assert (run.run_id, run.started_at, run.finished_at) == (run_id, "2025-01-02T03:04:05Z", None)
    assert (run.claims_path, run.offline, run.style) == ("folder/list.csv", False, Style.STRICT)
    assert load_run(db, run_id + 1) is None


def test_a_list_that_breaks_off_while_it_is_read_leaves_no_run(db, identity):
    def broken():
        yield from (claim(f"a{n}") for n in range(1_200))
        raise InputError("line 1201: not UTF-8")

    with pytest.raises(InputError):
        start_run(db, identity(), broken(), 0, "2025")
    for table in ("runs", "claims", "sources"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_the_newest_run_is_the_one_started_last(db, started):
    assert latest_run(db) is None
    assert [started(), started()][-1] == latest_run(db)


def test_a_run_that_was_cut_off_is_found_again(db, started, identity):
    run_id = started(claim("a"))
    assert unfinished_run(db, identity()) == run_id
    assert unfinished_run(db, identity(claims_path="moved.csv")) == run_id


def test_a_finished_run_is_not_gone_on_with(db, started, identity):
    run_id = started(claim("a"))
    finish_run(db, run_id, "2025-01-02T04:00:00Z", "{}")
    assert unfinished_run(db, identity()) is None
    assert load_run(db, run_id).finished_at == "2025-01-02T04:00:00Z"


def test_an_older_run_that_was_cut_off_is_not_gone_on_with_once_a_newer_one_finished(db, started, identity):
    started(claim("a"))
    finish_run(db, started(claim("a")), "2025-01-02T04:00:00Z", "{}")
    assert unfinished_run(db, identity()) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"claims_sha256": "1" * 64},
        {"settings": '{"style": "strict"}'},
        {"checker_version": "0.0.1"},
        {"extractor_version": "another"},
    ],
)
def test_other_claims_settings_or_versions_are_another_run(db, started, identity, changed):
    started(claim("a"))
    assert unfinished_run(db, identity(**changed)) is None


def test_claims_that_wait_come_with_those_of_the_same_source_together(db, started):
    run_id = started(
        claim("b", f"{URL}2", row=2), claim("a", f"{URL}1", row=3), claim("c", f"{URL}2", row=4), claim("d", row=5)
    )
    assert [waiting.id for waiting in pending_claims(db, run_id)] == ["d", "a", "b", "c"]
    assert count_claims(db, run_id) == (4, 0)


def test_the_sources_of_a_run_are_each_named_once_and_those_of_skipped_claims_are_not(db, started):
    run_id = started(
        claim("a", f"{URL}2", archive_url=f"{URL}1"),
        claim("b", f"{URL}2"),
        claim("c", f"{URL}3", archive_url=f"{URL}4", skip="seen on paper"),
        claim("d"),
    )
    assert sources_to_check(db, run_id) == [f"{URL}1", f"{URL}2"]
