"""The tables, as a series of migrations that are never changed once released."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("checker")


@MIGRATIONS()
def m0001_first_tables(db: Database) -> None:
    """Create every table, the full-text index and the view of the latest finding per claim."""
    db.executescript(
        """
        CREATE TABLE runs (
            run_id INTEGER PRIMARY KEY,
            started_at TEXT NOT NULL,
            finished_at TEXT,
            claims_path TEXT NOT NULL,
            claims_sha256 TEXT NOT NULL,
            offline INTEGER NOT NULL,
            style TEXT NOT NULL,
            settings TEXT NOT NULL,
            checker_version TEXT NOT NULL,
            extractor_version TEXT NOT NULL,
            bad_rows INTEGER NOT NULL,
            counts TEXT
        );
        CREATE TABLE sources (
            url TEXT PRIMARY KEY,
            host TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE claims (
            run_id INTEGER NOT NULL REFERENCES runs (run_id),
            claim_id TEXT NOT NULL,
            row INTEGER NOT NULL,
            quote TEXT NOT NULL,
            kind TEXT NOT NULL,
            speaker TEXT,
            outlet TEXT,
            title TEXT,
            author TEXT,
            published TEXT,
            url TEXT REFERENCES sources (url),
            archive_url TEXT REFERENCES sources (url),
            used_in TEXT,
            skip TEXT,
            note TEXT,
            extra TEXT NOT NULL,
            PRIMARY KEY (run_id, claim_id)
        ) WITHOUT ROWID;
        CREATE INDEX claims_by_source ON claims (run_id, url, archive_url, row);
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            document_sha256 TEXT NOT NULL UNIQUE,
            extractor_version TEXT NOT NULL,
            title TEXT,
            text TEXT NOT NULL,
            blocks TEXT NOT NULL,
            metadata TEXT NOT NULL
        );
        CREATE VIRTUAL TABLE documents_fts USING fts5 (
            text, content = 'documents', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
        );
        CREATE TRIGGER documents_ai AFTER INSERT ON documents BEGIN
            INSERT INTO documents_fts (rowid, text) VALUES (new.id, new.text);
        END;
        CREATE TRIGGER documents_ad AFTER DELETE ON documents BEGIN
            INSERT INTO documents_fts (documents_fts, rowid, text) VALUES ('delete', old.id, old.text);
        END;
        CREATE TABLE captures (
            warc_record_id TEXT PRIMARY KEY,
            url TEXT NOT NULL REFERENCES sources (url),
            captured_url TEXT NOT NULL,
            captured_at TEXT NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT NOT NULL,
            http_status INTEGER,
            payload_sha256 TEXT,
            source_state TEXT NOT NULL,
            state_evidence TEXT NOT NULL,
            state_flags TEXT NOT NULL,
            extractor_version TEXT NOT NULL,
            document_sha256 TEXT REFERENCES documents (document_sha256)
        ) WITHOUT ROWID;
        CREATE INDEX captures_by_source ON captures (url, captured_at);
        CREATE INDEX captures_by_document ON captures (document_sha256);
        CREATE TABLE findings (
            run_id INTEGER NOT NULL,
            claim_id TEXT NOT NULL,
            status TEXT NOT NULL,
            passes INTEGER,
            reason TEXT NOT NULL,
            flags TEXT NOT NULL,
            similarity REAL,
            url TEXT,
            source_state TEXT NOT NULL,
            captured_url TEXT,
            captured_at TEXT,
            warc_record_id TEXT REFERENCES captures (warc_record_id),
            payload_sha256 TEXT,
            document_sha256 TEXT REFERENCES documents (document_sha256),
            passages TEXT NOT NULL,
            differences TEXT NOT NULL,
            closest TEXT,
            context TEXT NOT NULL,
            elsewhere TEXT NOT NULL,
            deep_link TEXT,
            PRIMARY KEY (run_id, claim_id),
            FOREIGN KEY (run_id, claim_id) REFERENCES claims (run_id, claim_id)
        ) WITHOUT ROWID;
        CREATE INDEX findings_by_claim ON findings (claim_id, run_id);
        CREATE INDEX findings_by_status ON findings (run_id, status, passes);
        CREATE TABLE decisions (
            decision_id INTEGER PRIMARY KEY,
            run_id INTEGER NOT NULL,
            claim_id TEXT NOT NULL,
            ruling TEXT NOT NULL,
            reason TEXT NOT NULL,
            reviewer TEXT NOT NULL,
            decided_at TEXT NOT NULL,
            FOREIGN KEY (run_id, claim_id) REFERENCES findings (run_id, claim_id)
        );
        CREATE INDEX decisions_by_finding ON decisions (run_id, claim_id, decision_id);
        CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions BEGIN
            SELECT RAISE(ABORT, 'decisions are append-only');
        END;
        CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
            SELECT RAISE(ABORT, 'decisions are append-only');
        END;
        CREATE VIEW latest_findings AS
            SELECT findings.*, claims.quote, claims.speaker, claims.outlet, claims.used_in
            FROM findings JOIN claims USING (run_id, claim_id)
            WHERE findings.run_id = (
                SELECT max(later.run_id) FROM findings AS later WHERE later.claim_id = findings.claim_id
            );
        """
    )


@MIGRATIONS()
def m0002_mementos(db: Database) -> None:
    """Tell the captures of web archives from those of the sources themselves."""
    db.execute("ALTER TABLE captures ADD COLUMN is_memento INTEGER NOT NULL DEFAULT 0")


@MIGRATIONS()
def m0003_lookups(db: Database) -> None:
    """Keep what each web archive answered for a page and a date, by its TimeGate; an empty `near` is the newest."""
    db.execute(
        """
        CREATE TABLE lookups (
            url TEXT NOT NULL REFERENCES sources (url),
            near TEXT NOT NULL,
            timegate TEXT NOT NULL,
            looked_up_at TEXT NOT NULL,
            warc_record_id TEXT,
            PRIMARY KEY (url, near, timegate)
        ) WITHOUT ROWID
        """
    )


@MIGRATIONS()
def m0004_canonical_urls(db: Database) -> None:
    """Keep by capture which address a page called its own: pages of one text share a document, but not that."""
    db.execute("ALTER TABLE captures ADD COLUMN canonical_url TEXT")
    # Of what was read before it is not known, so that is read again.
    db.execute("UPDATE captures SET extractor_version = ''")
