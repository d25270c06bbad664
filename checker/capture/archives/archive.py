"""The web archives that are asked, and how each wants to be."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

from checker.capture.url_key import is_made_up, is_private_name

TIMESTAMP = "%Y%m%d%H%M%S"
"""How archives write a moment in URLs, in UTC."""
_TIMESTAMP_DIGITS = 14
_DATED = re.compile(r"/(?P<timestamp>\d{4,14})(?:[a-z]{2}_)?/(?P<original>https?://.*)")
_FIRST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before there was a web there was nothing to keep."""


@dataclass(frozen=True, slots=True)
class Archive:
    """One web archive. A URL is put behind each prefix as it is, as RFC 7089 and the archives have it."""

    timegate: str
    """Answers with the memento nearest to Accept-Datetime (RFC 7089 §2.1)."""
    cdx: str | None = None
    """Endpoint of a CDX server, where it has one."""
    raw: str | None = None
    """Prefix of a memento's body as it was archived, without the archive's banner; `{timestamp}` stands in it."""
    seconds_between_requests: float = 3.0

    def may_hold(self, url: str) -> bool:
        """Whether it may be asked for this page: no archive of the web holds one that is made up or within a network,
        and none may learn what a network's own machines are called.
        """
        return not is_private_name(url) and (is_made_up(self.timegate) or not is_made_up(url))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses under which it is asked."""
        return tuple(each for each in (self.timegate, self.cdx, self.raw) if each is not None)

    def memento_url(self, timestamp: str, url: str) -> str:
        """Give the address of the body that was archived at this moment, or nearest to it."""
        return self.timegate + url if self.raw is None else self.raw.format(timestamp=timestamp) + url


WAYBACK = Archive(
    timegate="https://web.archive.org/web/",
    cdx="https://web.archive.org/cdx/search/cdx",
    raw="https://web.archive.org/web/{timestamp}id_/",
)
"""The Internet Archive's. CDX takes 24 requests a minute (2026), and who ignores its 429 is shut out for a while."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page, and the moment at which it was cited."""

    url: str
    near: datetime | None
    """None for the newest. It may lie ahead, for a page that is cited on the day on which it is looked up."""
    not_asked: frozenset[str] = frozenset()
    """TimeGates of the archives that need not be asked: they said a short time ago that they have nothing."""


def raw_url(url: str) -> str:
    """Give the address of the body without banner for a cited address in the Wayback Machine; any other as it is."""
    return re.sub(r"^(https?://web\.archive\.org/web/\d{4,14})(/)", r"\1id_\2", url, count=1)


def original_url(url: str) -> str:
    """Give the address that an archive's address speaks of; any other as it is."""
    dated = _DATED.search(url)
    return dated["original"] if dated else url


def accept_datetime(near: datetime) -> str:
    """Write a moment as a TimeGate is asked for it (RFC 7089 §2.1.1)."""
    return format_datetime(near.astimezone(UTC), usegmt=True)


def memento_at(memento_datetime: str | None, url: str, now: datetime) -> datetime | None:
    """Give when a memento was archived, by its Memento-Datetime (RFC 7089 §2.1.1) or else by its URL.

    None where neither says so, or what they say can't be.
    """
    moment = _from_header(memento_datetime) or _from_url(url)
    return moment if moment is not None and _FIRST <= moment <= now else None


def cdx_query(endpoint: str, url: str, near: datetime, limit: int) -> str:
    """Ask a CDX server for the captures with an answer of 200 that are nearest to a moment, the nearest first."""
    timestamp = near.astimezone(UTC).strftime(TIMESTAMP)
    fields = {
        "url": url,
        "matchType": "exact",
        "output": "json",
        "fl": "timestamp,original,statuscode",
        "filter": "statuscode:200",
        "sort": "closest",
        "closest": timestamp,
        "limit": str(limit),
    }
    return endpoint + "?" + "&".join(f"{name}={quote(value, safe=':,')}" for name, value in fields.items())


def _from_header(value: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value or "")
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # OverflowError: a year or a zone that no date has
        return None


def _from_url(url: str) -> datetime | None:
    dated = _DATED.search(url)
    if dated is None or len(dated["timestamp"]) != _TIMESTAMP_DIGITS:
        return None
    try:
        return datetime.strptime(dated["timestamp"], TIMESTAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
