"""Verifying again: nothing changes, nothing readable is fetched twice, and a cut-off run is gone on with."""

from dataclasses import replace

import pytest

from checker.capture.archives.archive import Archive
from checker.errors import StoreError
from checker.store.runs import load_run
from checker.verdict.result import Style
from checker.verify import add_finding as real_add_finding
from checker.verify import judge as real_judge

HOST = "http://lamp-post.example"


def without_run(records):
    return {claim_id: {**record, "run_id": None} for claim_id, record in records.items()}


def test_verifying_twice_changes_no_finding_and_fetches_no_readable_source_again(desk):
    first = desk.records(desk.verify())
    assert desk.site.requests == [f"{HOST}/lamps"]
    again = desk.verify()
    second = desk.records(again)
    assert desk.site.requests == [f"{HOST}/lamps"]
    assert {record["run_id"] for record in second.values()} == {again}
    assert without_run(first) == without_run(second)
    assert {
        claim_id: record["status"] for claim_id, record in first.items() if claim_id in ("k100", "changed", "unsourced")
    } == {
        "k100": "verbatim",
        "changed": "distorted",
        "unsourced": "unchecked",
    }


def test_a_capture_is_read_once_for_all_runs(desk):
    seen = []
    desk.verify(lambda what, *_: seen.append(what))
    assert "reading captures" in seen
    seen.clear()
    desk.verify(lambda what, *_: seen.append(what))
    assert "reading captures" not in seen


def test_a_new_database_over_the_same_cache_gives_the_same_records_without_a_request(desk):
    first = desk.records(desk.verify())
    for path in desk.folder.glob("checker.db*"):
        path.unlink()
    assert desk.records(desk.verify()) == first
    assert desk.site.requests == [f"{HOST}/lamps"]


def test_sources_that_failed_are_tried_again_and_readable_ones_are_not(desk):
    desk.write_claims(
        *(f"{name},Lamp number 100 on the quay was lit,{HOST}/{name}" for name in ("lamps", "gone", "down"))
    )
    desk.verify()
    desk.verify()
    assert sorted(desk.site.requests) == sorted([f"{HOST}/lamps", *[f"{HOST}/gone", f"{HOST}/down"] * 2])


def test_a_source_that_works_at_last_gets_its_finding(desk):
    desk.write_claims(f"down,Lamp number 100 on the quay was lit,{HOST}/down")
    assert desk.records(desk.verify())["down"]["source_state"] == "server_error"
    desk.site[f"{HOST}/down"] = {"file": "lamps.html"}
    assert desk.records(desk.verify())["down"]["status"] == "verbatim"


def test_recapture_fetches_readable_sources_again(desk):
    desk.verify()
    desk.verify(recapture=True)
    assert desk.site.requests == [f"{HOST}/lamps"] * 2


def test_a_source_is_fetched_once_for_all_its_claims_and_whatever_their_fragments(desk):
    desk.write_claims(*(f"k{n},Lamp number {n} on the quay was lit,{HOST}/lamps#{n}" for n in range(100, 105)))
    records = desk.records(desk.verify())
    assert desk.site.requests == [f"{HOST}/lamps"]
    assert {record["status"] for record in records.values()} == {"verbatim"}


def test_offline_nothing_is_asked_for_and_the_cache_is_enough(desk):
    desk.verify()
    desk.site.requests.clear()
    records = desk.records(desk.verify(offline=True))
    assert records["k100"]["status"] == "verbatim"
    for path in desk.folder.glob("cache/*"):
        path.unlink()
    for path in desk.folder.glob("checker.db*"):
        path.unlink()
    records = desk.records(desk.verify(offline=True))
    assert (records["k100"]["status"], records["k100"]["source_state"]) == ("unavailable", "not_captured")
    assert desk.site.requests == []


class CutOff:
    """Judges as ever, and breaks off after so many claims."""

    def __init__(self, after, error):
        self.left, self.error, self.judged = after, error, []

    def __call__(self, claim, *rest):
        if not self.left:
            raise self.error
        self.left -= 1
        self.judged.append(claim.id)
        return real_judge(claim, *rest)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("a bug"), MemoryError()])
@pytest.mark.parametrize("after", [0, 5, 11])
def test_a_run_that_was_cut_off_is_gone_on_with_and_no_finding_is_made_twice(desk, monkeypatch, error, after):
    cut = CutOff(after, error)
    monkeypatch.setattr("checker.verify.judge", cut)
    with pytest.raises(type(error)):
        desk.verify()
    found = {claim for (claim,) in desk.rows("SELECT claim_id FROM findings")}
    assert found <= set(cut.judged)
    assert bool(found) is (after > 0)
    assert desk.rows("SELECT finished_at FROM runs") == [(None,)]
    rest = CutOff(99, error)
    monkeypatch.setattr("checker.verify.judge", rest)
    run_id = desk.verify()
    assert desk.rows("SELECT run_id, finished_at IS NOT NULL FROM runs") == [(run_id, 1)]
    assert len(cut.judged) == after
    assert set(rest.judged) == set(desk.records(run_id)) - found
    assert len(desk.records(run_id)) == 12
    assert desk.site.requests == [f"{HOST}/lamps"]


def test_a_run_that_was_gone_on_with_gives_the_records_of_one_that_never_stopped(desk, monkeypatch):
    monkeypatch.setattr("checker.verify.judge", CutOff(4, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        desk.verify()
    monkeypatch.setattr("checker.verify.judge", real_judge)
    resumed = desk.verify()
    whole = desk.verify()
    assert whole != resumed
    assert without_run(desk.records(resumed)) == without_run(desk.records(whole))


def test_a_run_that_recaptures_and_was_cut_off_fetches_nothing_a_second_time(desk, monkeypatch):
    monkeypatch.setattr("checker.verify.judge", CutOff(4, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        desk.verify(recapture=True)
    monkeypatch.setattr("checker.verify.judge", real_judge)
    desk.verify(recapture=True)
    assert desk.site.requests == [f"{HOST}/lamps"]
    desk.verify(recapture=True)
    assert desk.site.requests == [f"{HOST}/lamps"] * 2


def test_a_finished_run_is_not_gone_on_with(desk):
    first = desk.verify()
    with desk.store() as store:
        assert load_run(store, first).finished_at is not None
    assert desk.verify() == first + 1


@pytest.mark.parametrize("options", [{"style": Style.STRICT}, {"offline": True}, {"recapture": True}])
def test_other_settings_start_a_run_of_their_own(desk, monkeypatch, options):
    monkeypatch.setattr("checker.verify.judge", CutOff(5, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        desk.verify()
    monkeypatch.setattr("checker.verify.judge", real_judge)
    assert desk.verify(**options) == 2
    assert desk.rows("SELECT run_id, count(*) FROM findings GROUP BY run_id") == [(1, 4), (2, 12)]


def test_another_folder_of_captures_other_archives_and_private_addresses_start_a_run_of_their_own(desk, monkeypatch):
    """Or one run would hold findings from two caches."""
    desk.verify()
    made, archive = desk.settings, Archive("http://archive.example/web/")
    changes = [
        lambda settings: replace(settings, cache=desk.folder / "other"),
        lambda settings: replace(settings, capture=replace(settings.capture, archives=(archive,))),
        lambda settings: replace(settings, capture=replace(settings.capture, allow_private=False)),
    ]
    for number, change in enumerate([lambda settings: settings, *changes], 2):
        monkeypatch.setattr("checker.verify.judge", CutOff(5, KeyboardInterrupt()))
        desk.settings = lambda change=change, **options: change(made(**options))
        with pytest.raises(KeyboardInterrupt):
            desk.verify(offline=True)
        assert desk.rows("SELECT max(run_id) FROM runs") == [(number,)]
    assert desk.rows("SELECT run_id, count(*) FROM findings WHERE run_id > 1 GROUP BY run_id") == [
        (number, 5) for number in range(2, 6)
    ]


def test_the_same_folder_of_captures_written_otherwise_is_the_same(desk, monkeypatch):
    monkeypatch.setattr("checker.verify.judge", CutOff(5, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        desk.verify()
    monkeypatch.setattr("checker.verify.judge", real_judge)
    (desk.folder / "link").symlink_to(desk.folder)
    made = desk.settings
    desk.settings = lambda **options: replace(made(**options), cache=desk.folder / "link" / "cache")
    assert desk.verify() == 1


def test_other_claims_start_a_run_of_their_own(desk, monkeypatch):
    monkeypatch.setattr("checker.verify.judge", CutOff(5, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        desk.verify()
    monkeypatch.setattr("checker.verify.judge", real_judge)
    desk.write_claims(f"new,Lamp number 100 on the quay was lit,{HOST}/lamps")
    assert list(desk.records(desk.verify())) == ["new"]


def test_progress_goes_on_from_where_the_run_was_cut_off(desk, monkeypatch):
    monkeypatch.setattr("checker.verify.judge", CutOff(5, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        desk.verify()
    monkeypatch.setattr("checker.verify.judge", real_judge)
    seen = []
    desk.verify(lambda *step: seen.append(step))
    assert [step for step in seen if step[0] == "finding the words"] == [
        ("finding the words", n, 12) for n in range(5, 13)
    ]


def test_claims_that_cannot_be_used_are_counted_with_the_run(desk):
    desk.write_claims("a,Lamp number 100 on the quay was lit,no address", f"b,Lamp number 100 on the quay,{HOST}/lamps")
    run_id = desk.verify()
    with desk.store() as store:
        assert load_run(store, run_id).bad_rows == 1
    assert list(desk.records(run_id)) == ["b"]


def test_a_list_without_a_single_usable_row_ends_in_a_finished_run_without_findings(desk):
    desk.write_claims("a,,")
    run_id = desk.verify()
    assert desk.records(run_id) == {}
    assert desk.rows("SELECT finished_at IS NOT NULL FROM runs") == [(1,)]


def test_the_counts_of_a_finished_run_are_kept(desk):
    desk.verify()
    ((counts,),) = desk.rows("SELECT counts FROM runs")
    assert '"total": 12' in counts
    assert '"verbatim": 10' in counts


def test_a_store_that_fails_in_the_middle_is_told_and_the_run_can_be_gone_on_with(desk, monkeypatch):
    real = real_judge

    def breaking(claim, library, run_id, style):
        if claim.id == "k105":
            with desk.store() as store:
                store.execute(
                    "CREATE TRIGGER stop BEFORE INSERT ON findings BEGIN SELECT RAISE(ABORT, 'disk on fire'); END"
                )
        return real(claim, library, run_id, style)

    monkeypatch.setattr("checker.verify.judge", breaking)
    with pytest.raises(StoreError, match="disk on fire"):
        desk.verify()
    with desk.store() as store:
        store.execute("DROP TRIGGER stop")
    monkeypatch.setattr("checker.verify.judge", real)
    assert len(desk.records(desk.verify())) == 12
    assert desk.rows("SELECT count(*) FROM runs") == [(1,)]


def test_a_page_that_came_back_before_a_cut_off_run_went_on_turns_all_its_findings(desk, monkeypatch):
    """Else one run would say of one page that it can't be had and that it holds the words."""
    quotes = ("Lamp number 100 on the quay was lit", "Lamp number 101 on the quay was lit")
    desk.write_claims(*(f"k{number},{quote},{HOST}/down" for number, quote in enumerate(quotes)))
    recorded = 0

    def once(*finding):
        nonlocal recorded
        recorded += 1
        if recorded == 2:
            raise KeyboardInterrupt
        real_add_finding(*finding)

    monkeypatch.setattr("checker.verify.add_finding", once)
    with pytest.raises(KeyboardInterrupt):
        desk.verify()
    assert desk.rows("SELECT status FROM findings") == [("unavailable",)]
    monkeypatch.setattr("checker.verify.add_finding", real_add_finding)
    desk.site[f"{HOST}/down"] = {"file": "lamps.html"}
    run_id = desk.verify()
    assert desk.rows("SELECT count(*) FROM runs") == [(1,)]
    assert [record["status"] for record in desk.records(run_id).values()] == ["verbatim", "verbatim"]
