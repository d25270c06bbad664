"""What counts as captured is what the cache holds, whatever the database remembers."""

import sqlite3

import pytest
from made_up_web import made_up_folder, no_progress

from checker.errors import StoreError
from checker.settings import Settings
from checker.store.findings import results_of
from checker.store.open_store import open_store
from checker.verify import survey, verify


def statuses(folder, cache):
    """Verify offline with a cache; give status and source state by claim."""
    settings = Settings(cache=folder / cache, db=folder / "checker.db", offline=True)
    with open_store(settings.db) as store:
        claims = folder / "claims.csv"
        run_id = verify(claims, survey(claims), store, settings, no_progress).run_id
        return {result.claim_id: (result.status, result.source_state) for result in results_of(store, run_id)}


def test_a_capture_that_the_cache_lacks_proves_nothing(tmp_path):
    """With another cache the same database gives `not_captured`, and with the first one the finding again."""
    made_up_folder(tmp_path)
    first = statuses(tmp_path, "cache")
    assert first["true"] == ("verbatim", "captured")
    assert set(statuses(tmp_path, "empty").values()) == {("unavailable", "not_captured")}
    assert statuses(tmp_path, "cache") == first


def test_a_refused_database_is_left_as_it_was(tmp_path):
    """Another program's database keeps its journal mode, too."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE accounts (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"), open_store(path):
        pass
    assert path.read_bytes() == before


def test_a_kill_right_after_the_first_table_does_not_lock_the_user_out(tmp_path):
    """A database that holds nothing but the table of migrations is ours, and is migrated."""
    path = tmp_path / "checker.db"
    with open_store(path):
        pass
    with sqlite3.connect(path) as db:
        script = db.execute("SELECT sql FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()[0]
    fresh = tmp_path / "fresh.db"
    with sqlite3.connect(fresh) as db:
        db.execute(script)
    with open_store(fresh) as store:
        assert "findings" in store.table_names()
