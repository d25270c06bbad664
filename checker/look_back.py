"""Which sources are looked up in web archives, and near which date."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from checker.capture.archives.archive import Wanted
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.verdict.result import Result, Status

_FORMS = (("%Y-%m-%d", timedelta(days=1)), ("%Y-%m", timedelta(days=15)), ("%Y", timedelta(days=182)))
"""How `published` is written, and how long after its beginning a copy is looked for: the day's end, else its middle."""
_SETTLED = frozenset({Status.VERBATIM, Status.EDITED, Status.UNCHECKED})


def could_turn(result: Result) -> bool:
    """Whether what a page said earlier could turn a finding: it fails, and the page may have failed or changed."""
    return result.claim.url is not None and result.status not in _SETTLED


def wanted_of(claims: Iterable[Claim], now: datetime) -> list[Wanted]:
    """Give each source that these claims cite once, with the date that the first of them gives."""
    wanted: dict[str, Wanted] = {}
    for claim in claims:
        if claim.url is not None and not claim.skip:
            wanted.setdefault(url_key(claim.url), Wanted(claim.url, cited_moment(claim.published, now)))
    return list(wanted.values())


def cited_moment(published: str | None, now: datetime) -> datetime:
    """Give the moment near which a page is looked for; now, where no date is given: the newest copy."""
    for form, after in _FORMS:
        try:
            moment = datetime.strptime(published or "", form).replace(tzinfo=UTC) + after
        except (ValueError, OverflowError):
            continue
        return min(moment, now)
    return now
