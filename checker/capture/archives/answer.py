"""What an archive's answer is worth: whether it is a memento, and where the archive lists others. Pure."""

from datetime import datetime

from checker.capture.archives.archive import Archive, memento_at
from checker.capture.archives.timemap import timemaps_named
from checker.capture.capture import Outcome
from checker.capture.decode import decode
from checker.capture.exchange import Exchange, Fetched
from checker.capture.fetch import host_of


def hosts_of(archive: Archive) -> frozenset[str]:
    """Give the hosts that speak for an archive."""
    return frozenset(host_of(address) for address in archive.addresses)


def answer(fetched: Fetched) -> Exchange | None:
    """Give the exchange that ended in a whole 200; None where that is not how it ended."""
    last = fetched.exchanges[-1] if fetched.exchanges else None
    return last if last is not None and fetched.outcome is Outcome.COMPLETE and last.status == 200 else None


def own_list(fetched: Fetched, archive: Archive, limit_bytes: int) -> tuple[str, bytes] | None:
    """Give the address and the body, up to a limit, of an archive's index or TimeMap; None where it is none.

    A page that was archived is no such list, whatever it looks like: what it says is not the archive's word.
    """
    last = answer(fetched)
    if last is None or host_of(last.url) not in hosts_of(archive) or is_archived(last):
        return None
    return last.url, decode(last.body.opened().read(limit_bytes), last.header(b"content-encoding"), limit_bytes).body


def is_archived(exchange: Exchange) -> bool:
    """Whether a response is an archived one, played back (RFC 7089 §2.1.1)."""
    return exchange.header(b"memento-datetime") is not None


def archived_at(fetched: Fetched, archive: Archive, now: datetime) -> datetime | None:
    """Give when an archive saw what it now answers with; None where that is no page, or not the archive's."""
    last = answer(fetched)
    if last is None or host_of(last.url) != host_of(archive.timegate):
        # A redirect to the live web is no memento.
        return None
    return memento_at(last.header(b"memento-datetime"), last.url, now)


def timemap_of(fetched: Fetched, archive: Archive) -> str | None:
    """Give the address of the TimeMap that an archive names along the way; only of one that it keeps itself."""
    hosts = hosts_of(archive)
    for exchange in fetched.exchanges:
        if host_of(exchange.url) in hosts:
            for url in timemaps_named(exchange.header(b"link"), exchange.url):
                if host_of(url) in hosts:
                    return url
    return None
