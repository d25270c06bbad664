"""The database file: made, kept and migrated, and told apart from everything that is none of ours."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

import checker
from checker.errors import StoreError
from checker.store import open_store as module
from checker.store.open_store import open_store
from checker.store.schema import MIGRATIONS

TABLES = {"runs", "sources", "claims", "documents", "captures", "lookups", "findings", "decisions"}


def refusal(path, **options):
    with pytest.raises(StoreError) as caught, open_store(path, **options):
        pass
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.isprintable()
    return message


def schema_of(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    finally:
        connection.close()


def test_a_new_store_has_every_table_of_the_design_and_the_view(tmp_path):
    with open_store(tmp_path / "checker.db") as db:
        assert set(db.table_names()) >= TABLES
        assert db.view_names() == ["latest_findings"]


def test_opening_again_applies_no_migration_twice_and_keeps_what_is_there(tmp_path):
    path = tmp_path / "checker.db"
    with open_store(path) as db, db.atomic():
        db.execute("INSERT INTO sources VALUES ('http://a.example/', 'a.example')")
    before = schema_of(path)
    for _ in range(2):
        with open_store(path) as db:
            assert len(MIGRATIONS.applied(db)) == len(MIGRATIONS._migrations)
            assert db.execute("SELECT count(*) FROM sources").fetchone() == (1,)
    assert schema_of(path) == before


def test_foreign_keys_are_enforced(db):
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(
            "INSERT INTO claims (run_id, claim_id, row, quote, kind, extra) VALUES (9, 'k', 2, 'q', 'quote', '[]')"
        )


def test_a_kill_leaves_whole_transactions_because_the_log_is_written_ahead(db):
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_no_transaction_is_open_that_the_caller_did_not_open(db):
    assert not db.conn.in_transaction


def test_a_missing_store_is_not_made_where_one_is_expected(tmp_path):
    path = tmp_path / "checker.db"
    assert "no such database; run `checker verify` first, or name one with --db" in refusal(path, must_exist=True)
    assert not path.exists()


def test_the_database_of_another_program_is_refused_and_left_as_it_is_to_the_byte(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE claims (a)")
    connection.execute("INSERT INTO claims VALUES (1)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert "a database of another program; name another file with --db" in refusal(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.db"]


def test_a_database_of_another_program_that_uses_the_same_migrations_table_is_refused(tmp_path):
    path = tmp_path / "other.db"
    other = Database(path)
    other["_sqlite_migrations"].insert({"migration_set": "other", "name": "m1", "applied_at": "x"})
    other["claims"].insert({"a": 1})
    other.close()
    assert "a database of another program" in refusal(path)


def test_a_first_run_that_was_killed_while_the_tables_were_made_is_no_obstacle(tmp_path):
    path = tmp_path / "checker.db"
    unfinished = Database(path)
    MIGRATIONS.ensure_migrations_table(unfinished)
    unfinished.close()
    with open_store(path) as db:
        assert set(db.table_names()) >= TABLES


@pytest.mark.parametrize("raw", [b"quote,url\nthe lamp was lit,\n" * 100, b"hi", b"SQLite format 3\0" + b"x" * 5_000])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path, raw):
    path = tmp_path / "claims.csv"
    path.write_bytes(raw)
    assert "no SQLite database, or a damaged one" in refusal(path)
    assert path.read_bytes() == raw


def test_a_store_of_a_newer_checker_is_refused_with_advice(tmp_path):
    path = tmp_path / "checker.db"
    with open_store(path) as db, db.atomic():
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('checker', 'm9999_later', 'x')"
        )
    assert "written by a newer checker (m9999_later); update checker, or name another --db" in refusal(path)


def test_a_store_that_may_not_be_written_to_is_told_with_advice(tmp_path, monkeypatch):
    """Opened read-only by URI, for a permission bit would not stop the administrator that tests may run as."""
    path = tmp_path / "checker.db"
    path.touch()
    real = sqlite3.connect
    monkeypatch.setattr(module.sqlite3, "connect", lambda _, timeout: real(f"file:{path}?mode=ro", timeout, uri=True))
    assert "may not be written to; check its permissions, or name another file with --db" in refusal(path)


@pytest.mark.parametrize("name", [".", "nowhere/checker.db"])
def test_a_folder_and_a_file_in_no_folder_are_told_with_advice(tmp_path, name):
    assert "cannot be opened; check that its folder exists and may be written to" in refusal(tmp_path / name)


def test_a_store_that_another_program_holds_is_told_with_advice(tmp_path, monkeypatch):
    path = tmp_path / "checker.db"
    with open_store(path):
        pass
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has held it"), open_store(path) as db:
            db.execute("INSERT INTO sources VALUES ('http://a.example/', 'a.example')")
    finally:
        holder.close()


LIMITED = """
import resource, sys
from pathlib import Path
from checker.errors import StoreError
from checker.store.open_store import open_store
try:
    with open_store(Path(sys.argv[1])) as db:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        for number in range(10_000):
            with db.atomic():
                db.execute("INSERT INTO sources VALUES (?, 'a.example')", [f"http://a.example/{number}"])
except StoreError as error:
    print(error)
"""


def test_a_limit_to_the_size_of_a_file_is_told_with_advice(tmp_path):
    path = tmp_path / "checker.db"
    program = [sys.executable, "-c", LIMITED, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(checker.__file__).parents[1])}
    ended = subprocess.run(program, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    told = "cannot be written or read (disk I/O error); free some space, raise the limit to a file's size (ulimit -f), "
    assert (ended.stdout, ended.stderr) == (f"{path}: {told}or name a file in another folder with --db\n", "")
    with open_store(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_error_of_the_database_while_it_is_used_is_told_with_its_file(tmp_path):
    path = tmp_path / "checker.db"
    with (
        pytest.raises(StoreError, match=r"checker\.db: the database failed: no such table: no_such"),
        open_store(path) as db,
    ):
        db.execute("SELECT * FROM no_such")


def test_an_error_that_is_not_the_databases_passes_through_and_the_file_is_closed(tmp_path):
    with pytest.raises(ZeroDivisionError), open_store(tmp_path / "checker.db") as db:
        _ = 1 / 0
    with pytest.raises(sqlite3.ProgrammingError):
        db.conn.execute("SELECT 1")
