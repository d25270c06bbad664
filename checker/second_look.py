"""What is fetched before a claim may fail: the page as web archives have it, and what its host serves for nonsense."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain

from checker.capture.archives.archive import Archive, Wanted
from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.extract.page_state.nonsense_probe import nonsense_url, wants_probe
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState
from checker.library import Library
from checker.settings import ArchiveUse, Settings
from checker.store.readings import iso
from checker.verdict.result import Result, Status

_HOLDS = frozenset({Status.VERBATIM, Status.EDITED})
_FORMS = (("%Y-%m-%d", timedelta(days=1)), ("%Y-%m", timedelta(days=15)), ("%Y", timedelta(days=182)))
"""How `published` is written, and how long after its beginning a copy is looked for: the day's end, else its middle."""
_NO_ANSWER = frozenset(
    {SourceState.UNREACHABLE, SourceState.TIMEOUT, SourceState.SERVER_ERROR, SourceState.BLOCKED, SourceState.TRUNCATED}
)
"""States of a probe that say nothing of what the host serves for an address that cannot exist."""
LIMIT_DATES = 10
"""At which one page is looked up in a run. A lookup takes 6 seconds or more, and a page that is cited at five hundred
dates must not keep the others waiting; what was answered is not asked for again at once, so the next run goes on."""
_DAY = timedelta(days=1)
NOTHING_KEPT = timedelta(days=1)
"""How long an archive's word is good that it has nothing to read: as long as a robots.txt."""
Without = Callable[[str, datetime | None, str, str], frozenset[str]]
"""Gives the archives that had nothing of a page near a date, by what they said between two moments."""


class SecondLook:
    """Collects what the findings of a run call for, each page once, and fetches it. Only for runs with a network."""

    def __init__(
        self,
        settings: Settings,
        cache: Cache,
        library: Library,
        since: str | None = None,
        without: Without = lambda _url, _near, _begin, _end: frozenset(),
    ) -> None:
        """`since` is when a run began that was cut off and is gone on with: with `recapture` what came later counts.

        `without` tells what archives answered before.
        """
        self._settings = settings
        self._cache = cache
        self._library = library
        now = datetime.now(UTC)
        self._begin = since if settings.recapture else iso(now - NOTHING_KEPT)
        """From when on an archive's answer counts; None where none does."""
        self._end = iso(now)
        """What is dated later was dated by a clock that was wrong."""
        self._without = without
        self._mementos: dict[tuple[str, datetime | None], Wanted] = {}
        self._dates: Counter[str] = Counter()
        """That are on the list, by page."""
        self._put_off: set[tuple[str, datetime | None]] = set()
        """Dates beyond the limit."""
        self._probes: dict[str, str] = {}

    @property
    def count(self) -> int:
        """How many pages will be asked for."""
        return len(self._mementos) + len(self._probes)

    def calls_for(self, claim: Claim, result: Result) -> bool:
        """Whether something could turn this finding, and was put on the list; else it stands."""
        if result.status is Status.UNCHECKED:
            return False
        fails = result.status not in _HOLDS
        asks = self._settings.archive is ArchiveUse.ALWAYS or (fails and self._settings.archive is ArchiveUse.FALLBACK)
        memento = asks and claim.url is not None and self._wants_memento(claim, claim.url)
        return self._wants_probe(claim, result) or memento

    def stands(self, claim: Claim, result: Result) -> bool:
        """Whether nothing that is fetched for another claim could turn this finding, or what its reason tells.

        So it is where every capture of the source itself that holds a text holds the very one with the words: then no
        memento is looked at, and no probe takes one of these for another page.
        """
        if result.status not in _HOLDS:
            return False
        own = [each for each in self._readings(claim) if not each.is_memento and each.document_sha256 is not None]
        carried = any(each.warc_record_id == result.warc_record_id for each in own)
        return carried and all(each.document_sha256 == result.document_sha256 for each in own)

    def _readings(self, claim: Claim) -> list[Reading]:
        return list(chain.from_iterable(map(self._library.readings, _keys(claim))))

    def _wants_memento(self, claim: Claim, url: str) -> bool:
        """Put a claim's page on the list, unless a memento near its date is kept or no archive is left to ask."""
        archives = {each.timegate for each in self._settings.capture.archives if each.may_hold(url)}
        if not archives:
            return False
        # Without its fragment, by which no archive files a page.
        key = url_key(url)
        readings = self._library.readings(key)
        if not _may_be_told(readings):
            return False
        near = cited_moment(claim.published)
        if (key, near) in self._mementos:
            return True
        if self._is_kept(key, near, readings):
            return False
        not_asked = self._without(key, near, self._begin, self._end) if self._begin is not None else frozenset()
        if archives <= not_asked:
            return False
        if self._dates[key] == LIMIT_DATES:
            self._put_off.add((key, near))
            return False
        self._dates[key] += 1
        self._mementos[key, near] = Wanted(key, near, not_asked)
        return True

    def _is_kept(self, key: str, near: datetime | None, readings: Sequence[Reading]) -> bool:
        """Whether a readable memento was fetched for this date; without a date, any will do.

        With `recapture`, only one that was fetched since the run began, and for this very date.
        """
        readable = {each.warc_record_id for each in readings if each.is_memento and each.state.state in READABLE}
        if self._settings.recapture:
            kept = (each for each in self._cache.captures(key) if each.warc_record_id in readable)
            return any(each.memento_near == near and self._counts(each) for each in kept)
        if near is None:
            return bool(readable)
        return any(_is_near(each, near) for each in self._cache.captures(key) if each.warc_record_id in readable)

    def _counts(self, capture: Capture) -> bool:
        return self._begin is not None and self._begin <= iso(capture.captured_at) <= self._end

    def fetch(
        self,
        serves: Callable[[Capture], bool],
        on_page: Callable[[], None],
        on_answer: Callable[[Wanted, Archive, Capture | None], None] = lambda _page, _archive, _memento: None,
    ) -> tuple[str, ...]:
        """Fetch what is on the list and store it; says what could not be looked up.

        `serves` reads a stored memento and says whether it can be: if not, the archive is asked for another.
        `on_answer` is told what each archive has of a page that can be read, if anything.

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
        unasked = capture_mementos(
            wanted, self._cache, settings, serves, lambda _page, _capture: on_page(), resolve, on_answer=on_answer
        )
        return (*unasked, *self._told_put_off())

    def _told_put_off(self) -> Sequence[str]:
        if not self._put_off:
            return ()
        limit = f"at most {LIMIT_DATES} dates of one source are looked up in a run"
        return (f"web archives: {limit}; left for the next run: {len(self._put_off)}",)

    def _wants_probe(self, claim: Claim, result: Result) -> bool:
        """Put an address that cannot exist on the list, where a page that lacks the words may be another page."""
        lacks = self._without_the_words(claim, result)
        if lacks is None or lacks.document_sha256 is None:
            return False
        captures = self._cache.captures(lacks.url or "")
        capture = next((each for each in captures if each.warc_record_id == lacks.warc_record_id), None)
        nonsense = nonsense_url(capture.cited_url) if capture is not None else None
        if capture is None or nonsense is None:
            return False
        probes = (each for each in self._library.readings(url_key(nonsense)) if each.state.state not in _NO_ANSWER)
        # A host may look otherwise by now than when an older capture was tried.
        if any((probe.captured_at or "") >= (lacks.captured_at or "") for probe in probes):
            return False
        if not wants_probe(capture, self._library.document(lacks.document_sha256)):
            return False
        self._probes.setdefault(url_key(nonsense), nonsense)
        return True

    def _without_the_words(self, claim: Claim, result: Result) -> Reading | None:
        """Give the capture that a finding accuses somebody by: the claim's writer, or the outlet of having edited."""
        readings = self._readings(claim)
        carrier = next((each for each in readings if each.warc_record_id == result.warc_record_id), None)
        if carrier is not None and result.status in (Status.NOT_FOUND, Status.MISATTRIBUTED):
            return carrier
        if carrier is not None and "edited_since" in result.flags:
            own = (each for each in readings if each.url == carrier.url and not each.is_memento)
            return next((each for each in own if each.state.state is SourceState.CAPTURED), None)
        return None


def _may_be_told(readings: Sequence[Reading]) -> bool:
    """Whether an archive may learn that a source is cited: not the name of a machine that only its owner can reach.

    `readings` are its captures, the newest first. An address that a public page redirected to is no such name.
    """
    newest = next((each for each in readings if not each.is_memento), None)
    if newest is None or newest.state.state is not SourceState.REFUSED:
        return True
    return newest.payload_sha256 is not None


def _keys(claim: Claim) -> list[str]:
    return [url_key(url) for url in (claim.url, claim.archive_url) if url]


def _is_near(memento: Capture, near: datetime) -> bool:
    """Whether a memento was asked for by this date, or would have been.

    One whose record doesn't tell was fetched for a claim without a date, or before dates were told: it counts if it is
    within a day.
    """
    if memento.memento_near is not None:
        return memento.memento_near == near
    return memento.memento_at is not None and abs(memento.memento_at - near) <= _DAY


def cited_moment(published: str | None) -> datetime | None:
    """Give the moment near which a page is looked for; None, where no date is given: the newest copy."""
    for form, after in _FORMS:
        try:
            return datetime.strptime(published or "", form).replace(tzinfo=UTC) + after
        except (ValueError, OverflowError):
            continue
    return None
