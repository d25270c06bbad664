"""What the store tells of a run."""

from dataclasses import dataclass

from checker.verdict.result import Style


@dataclass(frozen=True, slots=True)
class Run:
    """One execution over a list of claims."""

    run_id: int
    started_at: str
    """ISO 8601, UTC."""
    finished_at: str | None
    """None while it runs, or after it was cut off."""
    claims_path: str
    """As the user gave it."""
    offline: bool
    style: Style
    checker_version: str
    extractor_version: str
    bad_rows: int
    """Rows of the list that could not be used."""
