"""What an archive's answer is worth: whether it is a memento, and where the archive lists others. Pure."""

from collections.abc import Sequence
from datetime import datetime

from checker.capture.archives.archive import Archive, memento_at
from checker.capture.archives.timemap import absolute, timemaps_named
from checker.capture.capture import Outcome
from checker.capture.decode import decode
from checker.capture.exchange import Exchange, Fetched, text_of
from checker.capture.fetch import host_of
from checker.capture.retry import may_pass

_SAID = frozenset({Outcome.REFUSED, Outcome.ROBOTS_DISALLOWED, Outcome.TOO_LARGE, Outcome.TOO_MANY_REDIRECTS})
"""Of a fetch that brought nothing, because of what was answered."""
_SHUT_OUT = frozenset({401, 403})


def hosts_of(archive: Archive) -> frozenset[str]:
    """Give the hosts that speak for an archive."""
    return frozenset(host_of(address) for address in archive.addresses)


def answer(fetched: Fetched) -> Exchange | None:
    """Give the exchange that ended in a whole 200; None where that is not how it ended."""
    last = fetched.exchanges[-1] if fetched.exchanges else None
    return last if last is not None and fetched.outcome is Outcome.COMPLETE and last.status == 200 else None


def is_answered(fetched: Fetched) -> bool:
    """Whether an archive said what it has, if only that it has nothing; else it may say something else soon."""
    if fetched.outcome is not Outcome.COMPLETE:
        return fetched.outcome in _SAID
    last = fetched.exchanges[-1]
    # What failed when the page was archived is the page's failure. Who is shut out is not told what there is.
    return is_archived(last) or (last.status < 500 and last.status not in _SHUT_OUT and not may_pass(fetched))


def own_list(fetched: Fetched, archive: Archive, limit_bytes: int) -> tuple[str, bytes] | None:
    """Give the address and the body, up to a limit, of an archive's index or TimeMap; None where it is none.

    A page that was archived is no such list, whatever it looks like: what it says is not the archive's word.
    """
    last = answer(fetched)
    if last is None or host_of(last.url) not in hosts_of(archive) or is_archived(last):
        return None
    return last.url, decode(last.body.opened().read(limit_bytes), last.header(b"content-encoding"), limit_bytes).body


def ended_at(fetched: Fetched) -> str | None:
    """Give the host at which a fetch ended, in an answer or in a failure; None where nobody answered at all."""
    if not fetched.exchanges:
        return None
    last = fetched.exchanges[-1]
    return host_of(last.url if last.location is None else absolute(last.url, text_of(last.location)) or "")


def is_archived(exchange: Exchange) -> bool:
    """Whether a response is an archived one, played back (RFC 7089 §2.1.1)."""
    return exchange.header(b"memento-datetime") is not None


def archived_at(fetched: Fetched, archive: Archive, now: datetime) -> datetime | None:
    """Give when an archive saw what it now answers with; None where that is no memento, or none of the archive's.

    An archive that is known by its TimeGate alone may be an aggregator, whose mementos stand on other hosts. There the
    address proves nothing: the answer must give its date itself, and the archive must have led to it.
    """
    last = answer(fetched)
    if last is None:
        return None
    header = last.header(b"memento-datetime")
    if host_of(last.url) == host_of(archive.timegate):
        return memento_at(header, last.url, now)
    if archive.raw is not None or not _was_led_to(fetched.exchanges, archive):
        # A redirect to the live web is no memento.
        return None
    return memento_at(header, "", now)


def _was_led_to(exchanges: Sequence[Exchange], archive: Archive) -> bool:
    """Whether a chain leaves an archive by its own word, and then stays on the host that it leads to.

    A redirect that was archived leads where the page's owner wishes. A TimeGate's own says that it was negotiated, and
    has no date (RFC 7089 §4.1, §4.2).
    """
    hosts = [host_of(exchange.url) for exchange in exchanges]
    left = hosts.index(hosts[-1])
    if set(hosts[left:]) != {hosts[-1]} or not set(hosts[:left]) <= hosts_of(archive):
        return False
    # The first is asked for only if the archive's TimeMap lists it.
    return left == 0 or _is_negotiated(exchanges[left - 1])


def _is_negotiated(exchange: Exchange) -> bool:
    return "accept-datetime" in (exchange.header(b"vary") or "").lower() and not is_archived(exchange)


def is_same_site(host: str, other: str) -> bool:
    """Whether two hosts are one, or one stands under the other: `paper.example` and `www.paper.example`."""
    host, other = host.rstrip("."), other.rstrip(".")
    return host == other or host.endswith(f".{other}") or other.endswith(f".{host}")


def timemap_of(fetched: Fetched, archive: Archive) -> str | None:
    """Give the address of the TimeMap that an archive names along the way; only of one that it keeps itself."""
    hosts = hosts_of(archive)
    for exchange in fetched.exchanges:
        if host_of(exchange.url) in hosts:
            for url in timemaps_named(exchange.header(b"link"), exchange.url):
                if host_of(url) in hosts:
                    return url
    return None
