"""What web archives answered to the look-ups of pages, so that none is asked again for what it lacks."""

from datetime import datetime

from sqlite_utils import Database

from checker.store.readings import iso
from checker.store.runs import add_sources

_NEWEST = ""
"""Stands for the date of a page of which the newest copy was wanted."""


def add_lookup(
    db: Database, url: str, near: datetime | None, timegate: str, looked_up_at: datetime, memento: str | None
) -> None:
    """Record what an archive answered, in one transaction; the last answer for a page and a date counts.

    `memento` is the record id of the copy that could be read; None where the archive had none that could.
    """
    with db.atomic():
        add_sources(db, [url])
        db.execute(
            "INSERT OR REPLACE INTO lookups (url, near, timegate, looked_up_at, warc_record_id) VALUES (?, ?, ?, ?, ?)",
            [url, _date(near), timegate, iso(looked_up_at), memento],
        )


def archives_without(db: Database, url: str, near: datetime | None, begin: str, end: str) -> frozenset[str]:
    """Give the TimeGates of the archives that answered within this time that they have nothing to read of a page.

    `begin` and `end` are ISO 8601 in UTC, to the second, and both belong to it.
    """
    rows = db.execute(
        "SELECT timegate FROM lookups WHERE url = ? AND near = ? AND warc_record_id IS NULL "
        "AND looked_up_at BETWEEN ? AND ?",
        [url, _date(near), begin, end],
    )
    return frozenset(timegate for (timegate,) in rows)


def _date(near: datetime | None) -> str:
    return _NEWEST if near is None else iso(near)
