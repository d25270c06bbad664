"""The claim: one row of claims.csv."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """What sort of statement a claim attributes to its source."""

    QUOTE = "quote"
    FIGURE = "figure"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation and the source that it cites, as the list gives them; an empty cell is None."""

    id: str
    """Unique in its list; given, or `claim_id` of the row."""
    quote: str
    """The words as printed, one pair of outer quotation marks taken off. Offsets into it count characters."""
    row: int
    """The record's number in the file as a spreadsheet shows it: the header is row 1."""
    kind: ClaimKind = ClaimKind.QUOTE
    speaker: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601: a date, a year and month, or a year."""
    url: str | None = None
    archive_url: str | None = None
    used_in: str | None = None
    """Where the claim was made."""
    skip: str | None = None
    """Why a person took this claim out of the run."""
    note: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    """Columns that checker does not know, in the file's order; kept and shown."""


def claim_id(quote: str, url: str | None, archive_url: str | None) -> str:
    """Give a row without an id one that stays the same as long as its quote, url and archive_url do.

    It begins with a letter, so that no spreadsheet reads it as a number.
    """
    digest = hashlib.sha256(
        "\n".join((quote, url or "", archive_url or "")).encode("utf-8", "surrogatepass")
    ).hexdigest()
    return f"c{digest[:12]}"
