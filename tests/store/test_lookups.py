"""Which look-ups in web archives are kept, and what of them a later run asks for again."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from made_up_web import no_progress

from checker.capture.archives.archive import Archive, cdx_query
from checker.capture.archives.lookup import CANDIDATES, Lookup
from checker.capture.cache import Cache
from checker.second_look import cited_moment
from checker.sources import take_second_look
from checker.store.findings import results_of
from checker.store.lookups import add_lookup, archives_without
from checker.store.open_store import open_store
from checker.store.readings import iso
from checker.verify import survey, verify

HOST = "http://lamp-post.example"
DATE = "2024-01-02"
KEPT = "20240103120000"
FOUND, LOST = f"{HOST}/gone", f"{HOST}/nowhere"


def archive_at(host):
    return Archive(
        timegate=f"http://{host}/web/",
        cdx=f"http://{host}/cdx",
        raw=f"http://{host}/web/{{timestamp}}id_/",
        seconds_between_requests=0.0,
    )


ARCHIVE, OTHER = archive_at("archive.example"), archive_at("other-archive.example")


def index(url, published=DATE, archive=ARCHIVE):
    """Give the address at which an archive is asked what it has of a page."""
    return cdx_query(archive.cdx, url, cited_moment(published), CANDIDATES)


@pytest.fixture
def looking(desk, tmp_path):
    """Verify claims on a page that the archive keeps and on one that it never saw; give the records by claim."""
    for archive in (ARCHIVE, OTHER):
        desk.site[archive.timegate] = {"file": "lamps.html", "status": 404}
    name = str(tmp_path / "cdx")
    (tmp_path / "cdx").write_text(json.dumps([["timestamp"], [KEPT]]))
    desk.site[index(FOUND)] = {"file": name}
    desk.site[f"http://archive.example/web/{KEPT}id_/{FOUND}"] = {"file": "lamps.html"}
    desk.write_claims(
        f"found,The lamps were never lit at all that winter,{FOUND},{DATE}",
        f"lost,Lamp number 101 on the quay was lit by hand,{LOST},{DATE}",
        header="id,quote,url,published",
    )

    def run(*archives, **options):
        desk.site.requests.clear()
        settings = desk.settings(**options)
        settings = replace(settings, capture=replace(settings.capture, archives=archives or (ARCHIVE,)))
        claims = desk.folder / "claims.csv"
        with open_store(settings.db) as store:
            done = verify(claims, survey(claims), store, settings, no_progress)
            return {result.claim_id: result.to_dict() for result in results_of(store, done.run_id)}

    return run


def asked(desk, host="archive.example"):
    return [url for url in desk.site.requests if url.startswith(f"http://{host}/")]


def test_what_was_looked_up_is_kept_with_its_date_and_what_came_of_it(looking, desk):
    looking()
    rows = desk.rows("SELECT url, near, timegate, warc_record_id FROM lookups ORDER BY url")
    ((memento,),) = desk.rows("SELECT warc_record_id FROM captures WHERE is_memento")
    near = "2024-01-03T00:00:00Z"
    assert rows == [(FOUND, near, ARCHIVE.timegate, memento), (LOST, near, ARCHIVE.timegate, None)]


def test_what_an_archive_lacks_is_not_asked_for_again_but_by_recapture(looking, desk):
    first = looking()
    assert asked(desk)
    again = looking()
    assert asked(desk) == []
    assert [record["status"] for record in again.values()] == [record["status"] for record in first.values()]
    looking(recapture=True)
    assert index(LOST) in asked(desk)
    assert index(FOUND) in asked(desk)


def test_copies_that_cannot_be_read_are_not_asked_for_again(looking, desk, tmp_path):
    (tmp_path / "shell").write_text("<html><body><script src='/app.js'></script><div id='root'></div></body></html>")
    desk.site[f"http://archive.example/web/{KEPT}id_/{FOUND}"] = {"file": str(tmp_path / "shell")}
    looking()
    assert desk.rows("SELECT count(*) FROM captures WHERE is_memento") == [(1,)]
    looking()
    assert asked(desk) == []


@pytest.mark.parametrize(
    ("ago", "counts"),
    [(timedelta(hours=23), True), (timedelta(hours=25), False), (timedelta(days=-9_999), False)],
    ids=["within a day", "after a day", "from the future"],
)
def test_that_there_was_nothing_is_good_for_a_day(looking, desk, ago, counts):
    looking()
    with desk.store() as store, store.atomic():
        store.execute("UPDATE lookups SET looked_up_at = ?", [iso(datetime.now(UTC) - ago)])
    looking()
    assert (asked(desk) == []) is counts


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_archive_that_did_not_answer_is_asked_again(looking, desk, status):
    desk.site[index(LOST)] = {"file": "lamps.html", "status": status}
    looking()
    looking()
    assert index(LOST) in asked(desk)
    assert index(FOUND) not in asked(desk)


def test_an_archive_that_is_added_is_asked_and_no_other(looking, desk):
    looking()
    looking(ARCHIVE, OTHER)
    assert asked(desk) == []
    assert index(LOST, archive=OTHER) in asked(desk, "other-archive.example")
    looking(OTHER, ARCHIVE)
    looking(OTHER)
    assert asked(desk, "other-archive.example") == []


def test_another_date_of_the_same_page_is_asked_for(looking, desk):
    looking()
    quote = "Lamp number 101 on the quay was lit by hand"
    desk.write_claims(f"a,{quote},{LOST},2024-05", f"b,{quote},{LOST},", header="id,quote,url,published")
    looking()
    assert index(LOST, "2024-05") in asked(desk)
    assert len(asked(desk)) == 4
    looking()
    assert asked(desk) == []


def test_a_copy_that_another_cache_holds_is_asked_for(looking, desk, tmp_path):
    looking()
    settings, desk.settings = desk.settings, lambda **options: replace(settings(**options), cache=tmp_path / "other")
    looking()
    assert index(FOUND) in asked(desk)


def cut_off_after_it(*given):
    take_second_look(*given)
    raise KeyboardInterrupt


@pytest.mark.parametrize("options", [{}, {"recapture": True}])
def test_a_run_that_was_cut_off_after_its_second_look_asks_for_nothing_again(looking, desk, monkeypatch, options):
    looking()  # what an earlier run looked up does not count for a run with --recapture
    monkeypatch.setattr("checker.verify.take_second_look", cut_off_after_it)
    with pytest.raises(KeyboardInterrupt):
        looking(**options)
    assert bool(asked(desk)) is bool(options)
    mementos = desk.rows("SELECT count(*) FROM captures WHERE is_memento")
    monkeypatch.undo()
    records = looking(**options)
    assert asked(desk) == []
    assert {record["run_id"] for record in records.values()} == {2}
    assert desk.rows("SELECT count(*) FROM captures WHERE is_memento") == mementos
    with Cache.open(desk.folder / "cache") as cache:
        assert len([each for each in cache.captures(FOUND) if each.memento_at]) == (2 if options else 1)


@pytest.mark.parametrize("options", [{}, {"recapture": True}])
def test_a_run_that_was_cut_off_between_two_look_ups_goes_on_with_the_second(looking, desk, monkeypatch, options):
    real, calls = Lookup.memento, []

    async def breaking(self):
        calls.append(self.page.url)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return await real(self)

    monkeypatch.setattr(Lookup, "memento", breaking)
    with pytest.raises(KeyboardInterrupt):
        looking(**options)
    monkeypatch.setattr(Lookup, "memento", real)
    looking(**options)
    assert index(calls[1]) in asked(desk)
    assert index(calls[0]) not in asked(desk)


def test_a_copy_that_was_fetched_near_another_date_does_not_serve_a_run_with_recapture(looking, desk, monkeypatch):
    """As in a run that is not cut off: there each date is looked up."""
    rows = [f"{name},The lamps were never lit at all that winter,{FOUND},{date}" for name, date in
            (("dated", DATE), ("undated", ""))]  # fmt: skip
    desk.write_claims(*rows, header="id,quote,url,published")
    real, calls = Lookup.memento, []

    async def breaking(self):
        calls.append(self.page.near)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return await real(self)

    monkeypatch.setattr(Lookup, "memento", breaking)
    with pytest.raises(KeyboardInterrupt):
        looking(recapture=True)
    monkeypatch.setattr(Lookup, "memento", real)
    looking(recapture=True)
    assert len(asked(desk)) == 2
    assert index(FOUND) not in asked(desk)


def test_offline_the_findings_are_the_same(looking, desk):
    online, offline = looking(), looking(offline=True)
    for claim_id, record in online.items():
        assert (offline[claim_id]["status"], offline[claim_id]["reason"]) == (record["status"], record["reason"])
    assert desk.site.requests == []


def test_the_last_answer_counts(db):
    at = datetime(2025, 1, 2, tzinfo=UTC)
    whole = ("2025-01-01T00:00:00Z", "2025-01-03T00:00:00Z")
    for near in (None, at):
        add_lookup(db, LOST, near, ARCHIVE.timegate, at, None)
        assert archives_without(db, LOST, near, *whole) == {ARCHIVE.timegate}
        assert archives_without(db, FOUND, near, *whole) == frozenset()
        add_lookup(db, LOST, near, ARCHIVE.timegate, at, "<urn:uuid:found>")
        assert archives_without(db, LOST, near, *whole) == frozenset()


def test_a_store_without_look_ups_is_brought_up_to_date(tmp_path):
    path = tmp_path / "checker.db"
    with open_store(path) as db, db.atomic():
        db.execute("DROP TABLE lookups")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0003_lookups'")
        db.execute("INSERT INTO sources VALUES ('http://a.example/', 'a.example')")
    with open_store(path) as db:
        assert db.execute("SELECT count(*) FROM lookups").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM sources").fetchone() == (1,)
