"""The TimeMap: an archive's list of what it holds of a page (RFC 7089 §5). Pure; nothing in it is believed unread."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import nsmallest
from urllib.parse import urljoin

from checker.capture.archives.archive import memento_at
from checker.capture.archives.link_format import Link, links

LIMIT_BYTES = 4 * 1024 * 1024
"""Of a TimeMap, decoded; a memento takes some 150 bytes. What comes after is not read."""
LIMIT_PAGES = 2
"""Of a TimeMap that comes in pages: the one that is named, and the one that reaches nearest to the moment."""
_LINK_FORMAT = "application/link-format"
_UNKNOWN = timedelta.max


@dataclass(frozen=True, slots=True)
class Listed:
    """A memento as a TimeMap lists it; what it is, only its own answer can say."""

    at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class TimeMap:
    """What one page of a TimeMap has to offer near a moment."""

    mementos: tuple[Listed, ...]
    """The nearest first."""
    page: str | None
    """Another page of the same TimeMap that may hold nearer ones; None if none can."""


def read_timemap(body: bytes, url: str, near: datetime, now: datetime, limit: int) -> TimeMap:
    """Read a page of a TimeMap, which was answered at `url`: up to `limit` mementos, those nearest to a moment."""
    listed: dict[str, datetime] = {}
    page, page_gap = None, _UNKNOWN
    for link in links(body[:LIMIT_BYTES].decode("utf-8", "replace")):
        target = absolute(url, link.target)
        if target is None:
            continue
        if "memento" in link.rels:
            if (at := memento_at(link.datetime, target, now)) is not None:
                listed.setdefault(target, at)
        elif leads_to_timemap(link) and "self" not in link.rels and target != url:
            gap = _gap(link, near)
            if page is None or gap < page_gap:
                page, page_gap = target, gap
    mementos = nsmallest(limit, (Listed(at, target) for target, at in listed.items()), lambda each: abs(each.at - near))
    is_nearer = not mementos or page_gap < abs(mementos[0].at - near)
    return TimeMap(tuple(mementos), page if is_nearer else None)


def timemaps_named(link_header: str | None, url: str) -> Iterator[str]:
    """Give the addresses of the TimeMaps that a response's Link header names (RFC 7089 §2.2.3), in its order."""
    for link in links(link_header or ""):
        if leads_to_timemap(link) and (target := absolute(url, link.target)) is not None:
            yield target


def leads_to_timemap(link: Link) -> bool:
    """Whether a link is to a TimeMap in the form that is read here; aggregators offer JSON and CDXJ besides."""
    return "timemap" in link.rels and (link.type or _LINK_FORMAT).strip().lower().startswith(_LINK_FORMAT)


def absolute(base: str, target: str) -> str | None:
    """Resolve the target of a link; None where that is no address of the web."""
    try:
        joined = urljoin(base, target) if target else ""
    except ValueError:  # "http://[" is no address
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def _gap(link: Link, near: datetime) -> timedelta:
    """Give how far from a moment a page of a TimeMap begins or ends; 0 within, and the longest time if it is untold.

    Where one of the two is missing, the other is where the page is: pywb tells only the first.
    """
    told = [moment for moment in (_moment(link.from_), _moment(link.until)) if moment is not None]
    if not told:
        return _UNKNOWN
    if min(told) <= near <= max(told):
        return timedelta()
    return min(abs(moment - near) for moment in told)


def _moment(value: str | None) -> datetime | None:
    return memento_at(value, "", datetime.max.replace(tzinfo=UTC))
