"""The reading: what one capture of a source amounts to, without its document's text."""

from dataclasses import dataclass

from checker.extract.source_state import StateReading


@dataclass(frozen=True, slots=True)
class Reading:
    """A capture's source state and the digest of its document; None where a field does not apply."""

    url: str | None
    """The cited URL that it was captured for; None for a text that came from no URL."""
    captured_url: str | None
    captured_at: str | None
    """ISO 8601, UTC; of a memento, when the archive saw the page."""
    warc_record_id: str | None
    payload_sha256: str | None
    state: StateReading
    document_sha256: str | None
    is_memento: bool = False
    """Whether a web archive holds the page so (RFC 7089)."""
    canonical_url: str | None = None
    """Which address the page called its own. Of the document it can't be told: pages of one text share that."""
