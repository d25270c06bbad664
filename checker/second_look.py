"""What is fetched before a claim may fail: the page as web archives have it, and what its host serves for nonsense."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from checker.capture.archives.archive import Wanted
from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.extract.page_state.nonsense_probe import nonsense_url, wants_probe
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState
from checker.library import Library
from checker.settings import ArchiveUse, Settings
from checker.verdict.result import Result, Status

_HOLDS = frozenset({Status.VERBATIM, Status.EDITED})
_FORMS = (("%Y-%m-%d", timedelta(days=1)), ("%Y-%m", timedelta(days=15)), ("%Y", timedelta(days=182)))
"""How `published` is written, and how long after its beginning a copy is looked for: the day's end, else its middle."""


class SecondLook:
    """Collects what the findings of a run call for, each page once, and fetches it. Only for runs with a network."""

    def __init__(self, settings: Settings, cache: Cache, library: Library) -> None:
        self._settings = settings
        self._cache = cache
        self._library = library
        self._mementos: dict[str, Wanted] = {}
        self._probes: dict[str, str] = {}

    @property
    def asks_archives(self) -> bool:
        """Whether web archives may be asked at all."""
        return self._settings.archive is not ArchiveUse.NEVER and bool(self._settings.capture.archives)

    @property
    def count(self) -> int:
        """How many pages will be asked for."""
        return len(self._mementos) + len(self._probes)

    def calls_for(self, claim: Claim, result: Result) -> bool:
        """Whether something could turn this finding, and was put on the list; else it stands."""
        if claim.url is None or result.status is Status.UNCHECKED:
            return False
        fails = result.status not in _HOLDS
        asks = self._settings.archive is ArchiveUse.ALWAYS or (fails and self._settings.archive is ArchiveUse.FALLBACK)
        memento = asks and self._wants_memento(claim, claim.url)
        return self._wants_probe(result) or memento

    def _wants_memento(self, claim: Claim, url: str) -> bool:
        """Put a claim's page on the list for web archives, unless a memento of it is kept already."""
        if not any(archive.may_hold(url) for archive in self._settings.capture.archives):
            return False
        # Without its fragment, by which no archive files a page.
        key = url_key(url)
        readings = self._library.readings(key)
        if not _may_be_told(readings):
            return False
        if not self._settings.recapture and any(each.is_memento and each.state.state in READABLE for each in readings):
            return False
        self._mementos.setdefault(key, Wanted(key, cited_moment(claim.published, datetime.now(UTC))))
        return True

    def fetch(self, serves: Callable[[Capture], bool], on_page: Callable[[], None]) -> tuple[str, ...]:
        """Fetch what is on the list and store it; says what could not be looked up.

        `serves` reads a stored memento and says whether it can be: if not, the archive is asked for another.

        Raises:
            CacheError: the cache cannot be written.
        """
        # Loaded here, as wherever something is fetched.
        from checker.capture.archives.capture_mementos import capture_mementos
        from checker.capture.capture_urls import capture_urls

        settings, resolve = self._settings.capture, self._settings.resolve
        if self._probes:
            capture_urls(self._probes.values(), self._cache, settings, lambda _capture: on_page(), resolve)
        if not self._mementos:
            return ()
        wanted = self._mementos.values()
        return capture_mementos(wanted, self._cache, settings, serves, lambda _page, _capture: on_page(), resolve)

    def _wants_probe(self, result: Result) -> bool:
        """Put an address that cannot exist on the list, where a page that lacks the words may be another page."""
        if result.status not in (Status.NOT_FOUND, Status.MISATTRIBUTED) or result.document_sha256 is None:
            return False
        captures = self._cache.captures(result.url or "")
        capture = next((each for each in captures if each.warc_record_id == result.warc_record_id), None)
        nonsense = nonsense_url(capture.cited_url) if capture is not None else None
        if capture is None or nonsense is None:
            return False
        probes = self._library.readings(url_key(nonsense))
        # A host may look otherwise by now than when an older capture was tried.
        if any((probe.captured_at or "") >= (result.captured_at or "") for probe in probes):
            return False
        if not wants_probe(capture, self._library.document(result.document_sha256)):
            return False
        self._probes.setdefault(url_key(nonsense), nonsense)
        return True


def _may_be_told(readings: Sequence[Reading]) -> bool:
    """Whether an archive may learn that a source is cited: not the name of a machine that only its owner can reach.

    `readings` are its captures, the newest first. An address that a public page redirected to is no such name.
    """
    newest = next((each for each in readings if not each.is_memento), None)
    if newest is None or newest.state.state is not SourceState.REFUSED:
        return True
    return newest.payload_sha256 is not None


def cited_moment(published: str | None, now: datetime) -> datetime:
    """Give the moment near which a page is looked for; now, where no date is given: the newest copy."""
    for form, after in _FORMS:
        try:
            moment = datetime.strptime(published or "", form).replace(tzinfo=UTC) + after
        except (ValueError, OverflowError):
            continue
        return min(moment, now)
    return now
