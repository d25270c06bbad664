"""Captures as they were read: the source state and the document of each."""

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from checker.capture.capture import Capture
from checker.extract.document import (
    EXTRACTOR_VERSION,
    Document,
    dump_blocks,
    dump_metadata,
    load_blocks,
    load_metadata,
)
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading
from checker.store.runs import add_sources


def iso(moment: datetime) -> str:
    """Write a moment as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_WEIGHT = 1_000_000
"""Of a run that one document alone holds; whole numbers add up to the same in any order."""
NOT_READ_BACK = "has a capture that cannot be read back"
"""The beginning of the evidence where a file is damaged or gone; it may come back."""


def read_already(db: Database) -> set[str]:
    """Give the captures that this version of the extractor has read."""
    query = "SELECT warc_record_id FROM captures WHERE extractor_version = ? AND instr(state_evidence, ?) <> 1"
    return {row["warc_record_id"] for row in db.query(query, [EXTRACTOR_VERSION, NOT_READ_BACK])}


def add_reading(db: Database, capture: Capture, state: StateReading, document: Document | None) -> None:
    """Record a capture, its state and its document, in one transaction; a newer reading replaces an older."""
    with db.atomic():
        digest = add_document(db, document) if document is not None else None
        add_sources(db, [capture.cited_url])
        db.execute(
            f"INSERT INTO captures VALUES ({', '.join('?' * 15)}) "  # noqa: S608 — placeholders alone
            "ON CONFLICT (warc_record_id) DO UPDATE SET source_state = excluded.source_state, "
            "state_evidence = excluded.state_evidence, state_flags = excluded.state_flags, "
            "extractor_version = excluded.extractor_version, document_sha256 = excluded.document_sha256, "
            "canonical_url = excluded.canonical_url",
            [
                capture.warc_record_id,
                capture.cited_url,
                capture.captured_url,
                iso(capture.seen_at),
                capture.outcome,
                capture.detail,
                capture.http_status,
                capture.payload_sha256,
                state.state,
                state.evidence,
                json.dumps(state.flags),
                EXTRACTOR_VERSION,
                digest,
                capture.memento_at is not None,
                document.metadata.canonical_url if document is not None else None,
            ],
        )


def add_document(db: Database, document: Document) -> str:
    """Record a document where it is not yet known; give its digest."""
    digest = document.sha256
    db.execute(
        "INSERT OR IGNORE INTO documents (document_sha256, extractor_version, title, text, blocks, metadata) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            digest,
            EXTRACTOR_VERSION,
            document.metadata.title,
            document.text,
            dump_blocks(document.blocks),
            dump_metadata(document.metadata),
        ],
    )
    return digest


def limit_to(db: Database, warc_record_ids: Iterable[str], no_sources: Set[str] = frozenset()) -> None:
    """Let only these captures be found from here on: what a cache does not hold proves nothing to its users.

    `no_sources` are those among them that nobody could cite: where words are looked for, they are none.
    """
    rows = ((each, each in no_sources) for each in ("", *warc_record_ids))
    with db.atomic():
        db.execute("DELETE FROM temp.cached")
        # The empty id stands for "limited", so that an empty cache holds nothing rather than everything.
        db.conn.executemany("INSERT OR IGNORE INTO temp.cached VALUES (?, ?)", rows)
        db.execute("DELETE FROM temp.held")
        db.execute(
            "INSERT OR IGNORE INTO temp.held SELECT documents.id FROM temp.cached JOIN captures USING (warc_record_id) "
            "JOIN documents USING (document_sha256) WHERE NOT is_no_source"
        )


_LIMITED = "EXISTS (SELECT 1 FROM temp.cached)"
_CACHED = f"(warc_record_id IN (SELECT warc_record_id FROM temp.cached) OR NOT {_LIMITED})"  # noqa: S608 — constants
_SOURCES = f"(warc_record_id IN (SELECT warc_record_id FROM temp.cached WHERE NOT is_no_source) OR NOT {_LIMITED})"  # noqa: S608
_HELD = f"(rowid IN temp.held OR NOT {_LIMITED})"


def readings_of(db: Database, url: str) -> list[Reading]:
    """Give what is known of a source, the newest capture first."""
    order = "ORDER BY captured_at DESC, warc_record_id DESC"
    rows = db.query(f"SELECT * FROM captures WHERE url = ? AND {_CACHED} {order}", [url])  # noqa: S608 — constants
    return [_reading(row) for row in rows]


def best_states(db: Database, since: str = "", until: str = "9999-12-31T23:59:59Z") -> dict[str, set[SourceState]]:
    """Give every state in which each source itself was captured in this time; what archives hold of it is another's."""
    states: dict[str, set[SourceState]] = {}
    own = (
        "SELECT DISTINCT url, source_state FROM captures "  # noqa: S608 — a constant
        f"WHERE NOT is_memento AND captured_at BETWEEN ? AND ? AND {_CACHED}"
    )
    for row in db.query(own, [since, until]):
        states.setdefault(row["url"], set()).add(SourceState(row["source_state"]))
    return states


def load_document(db: Database, digest: str) -> Document:
    """Read a document back; it is equal to the one that was recorded."""
    row = db.execute("SELECT text, blocks, metadata FROM documents WHERE document_sha256 = ?", [digest]).fetchone()
    return Document(row[0], load_blocks(row[1]), load_metadata(row[2]))


def _reading(row: dict[str, Any]) -> Reading:
    return Reading(
        url=row["url"],
        captured_url=row["captured_url"],
        captured_at=row["captured_at"],
        warc_record_id=row["warc_record_id"],
        payload_sha256=row["payload_sha256"],
        state=StateReading(
            SourceState(row["source_state"]), row["state_evidence"], tuple(json.loads(row["state_flags"]))
        ),
        document_sha256=row["document_sha256"],
        is_memento=bool(row["is_memento"]),
        canonical_url=row["canonical_url"],
    )


def documents_with(db: Database, runs: Sequence[Sequence[str]], limit: int) -> Iterator[Reading]:
    """Give the captures whose documents hold any of these runs of words, one for each source, best first.

    A run counts for the more, the fewer documents hold it; equally good ones come by URL. What else the database holds
    than what it is limited to makes no difference, so a rank by the whole index (BM25) would not do.
    """
    found = f"SELECT rowid AS id, ? AS run FROM documents_fts WHERE documents_fts MATCH ? AND {_HELD}"  # noqa: S608
    rows = db.query(
        f"""
        WITH found AS ({" UNION ALL ".join([found] * len(runs))}),
        weighed AS (SELECT id, {_WEIGHT} / count(*) OVER (PARTITION BY run) AS weight FROM found),
        hit AS (SELECT id, sum(weight) AS weight FROM weighed GROUP BY id)
        SELECT captures.* FROM hit JOIN documents USING (id) JOIN captures USING (document_sha256)
        WHERE {_SOURCES}
        GROUP BY captures.url HAVING captured_at = max(captured_at)
        ORDER BY hit.weight DESC, captures.url LIMIT ?
        """,  # noqa: S608 — constants
        [*(value for number, run in enumerate(runs) for value in (number, _phrase(run))), limit],
    )
    return map(_reading, rows)


def _phrase(words: Sequence[str]) -> str:
    """Write words as an FTS5 phrase; nothing in them is read as an operator."""
    return '"' + " ".join(words).replace('"', " ") + '"'
