"""The result record: the one contract that every report and every program reads."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from checker.claims.claim import Claim
from checker.extract.source_state import SourceState
from checker.match.passage import Closest, Difference, Passage


class Status(StrEnum):
    """What a finding concludes; every claim of a run gets exactly one."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWORDED = "reworded"
    SPLICED = "spliced"
    DISTORTED = "distorted"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not_found"
    UNAVAILABLE = "unavailable"
    UNCHECKED = "unchecked"


class Style(StrEnum):
    """Which kinds of difference a desk lets pass; it never changes a status."""

    NEWS = "news"
    STRICT = "strict"


class ContextState(StrEnum):
    """How a check of the claim's context ended."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"
    NOT_CLAIMED = "not_claimed"


class Ruling(StrEnum):
    """What a person ruled about a finding."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ContextCheck:
    """One check of the claim's context, with what it rests on."""

    state: ContextState
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """The context checks of one finding."""

    speaker: ContextCheck
    direct_speech: ContextCheck
    outlet: ContextCheck
    published: ContextCheck
    title: ContextCheck


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The claim's words in another captured document."""

    url: str
    captured_at: str
    status: Status
    """What the finding would be, had the claim cited that document."""
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling."""

    ruling: Ruling
    reason: str
    reviewer: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class Result:
    """The finding for one claim in one run, with all its evidence. None where a field does not apply."""

    claim_id: str
    claim: Claim
    run_id: int | None
    status: Status
    passes: bool | None
    reason: str
    flags: tuple[str, ...]
    similarity: float | None
    style: Style
    checker_version: str
    extractor_version: str
    url: str | None
    source_state: SourceState
    captured_url: str | None
    captured_at: str | None
    warc_record_id: str | None
    payload_sha256: str | None
    document_sha256: str | None
    passages: tuple[Passage, ...]
    differences: tuple[Difference, ...]
    closest: Closest | None
    context: Context
    elsewhere: tuple[Elsewhere, ...]
    deep_link: str | None
    decision: Decision | None

    def to_dict(self) -> dict[str, Any]:
        """Give the record as DESIGN fixes it: plain values only, every field present."""
        record: dict[str, Any] = asdict(self)
        claim = record["claim"]
        extra = claim.pop("extra")
        # A column of the user's own never hides one of ours.
        record["claim"] = {**{key: value for key, value in extra if key not in claim}, **claim}
        plain: dict[str, Any] = json.loads(json.dumps(record, ensure_ascii=True))
        return plain
