"""The database file: opened, migrated, and its errors said to the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from checker.errors import StoreError
from checker.store.schema import MIGRATIONS

BUSY_SECONDS = 30
"""How long a write waits for another process's; both then go on."""


@contextmanager
def open_store(path: Path, *, must_exist: bool = False) -> Iterator[Database]:
    """Open the database, create or migrate it where needed, and close it afterwards.

    The caller owns every transaction. A kill at any moment leaves whole transactions only (WAL).

    Raises:
        StoreError: it cannot be opened, is no database, belongs to a newer checker, or a write failed.
    """
    if must_exist and not path.is_file():
        raise StoreError(f"{path}: no such database; run `checker verify` first, or name one with --db")
    database: Database | None = None
    try:
        database = Database(sqlite3.connect(path, timeout=BUSY_SECONDS))
        _check_owner(database, path)
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("CREATE TEMP TABLE cached (warc_record_id TEXT PRIMARY KEY, is_no_source INTEGER NOT NULL)")
        database.execute("CREATE TEMP TABLE held (document_id INTEGER PRIMARY KEY)")
        database.enable_wal()
        database.execute("PRAGMA synchronous = NORMAL")
        MIGRATIONS.apply(database)
        yield database
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advice(error)}") from error
    finally:
        if database is not None:
            database.close()


def _check_owner(database: Database, path: Path) -> None:
    """Refuse another program's database, or a newer checker's, before anything in it is changed."""
    applied = {migration.name for migration in MIGRATIONS.applied(database)}
    unknown = applied - {migration.name for migration in MIGRATIONS._migrations}
    if unknown:
        raise StoreError(f"{path}: written by a newer checker ({min(unknown)}); update checker, or name another --db")
    # The table of migrations may stand alone: a first run was killed right after it was made.
    if not applied and set(database.table_names()) - {MIGRATIONS.migrations_table}:
        raise StoreError(f"{path}: a database of another program; name another file with --db")


def _advice(error: sqlite3.Error) -> str:
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"this is no SQLite database, or a damaged one ({text}); name another file with --db"
    if "unable to open" in text:
        return "cannot be opened; check that its folder exists and may be written to"
    if "readonly" in text:
        return "may not be written to; check its permissions, or name another file with --db"
    if "locked" in text:
        return f"another program has held it for {BUSY_SECONDS} seconds; close that one and run again"
    if "full" in text:
        return "the disk is full; what was recorded so far is kept, run again to go on"
    if "disk I/O" in text:
        advice = "free some space, raise the limit to a file's size (ulimit -f), or name a file in another folder"
        return f"cannot be written or read ({text}); {advice} with --db"
    return f"the database failed: {text}"
