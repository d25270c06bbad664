"""One claim against its URL: captured if need be, judged by every capture of it, and recorded nowhere else."""

from datetime import UTC, datetime

from checker.capture.cache import Cache
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.extract.document import Document
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE
from checker.judge import Library, judge
from checker.look_back import could_turn, wanted_of
from checker.settings import ArchiveUse, Settings
from checker.sources import read_capture, reading_of
from checker.verdict.result import Result


def check_url(claim: Claim, settings: Settings) -> Result:
    """Judge a claim by its URL; of the captures in the cache every one is read, as a run does.

    Raises:
        CacheError: evidence cannot be read or written.
    """
    with Cache.open(settings.cache) as cache:
        readings = _Readings(cache, claim.url or "")
        if not settings.offline and (settings.recapture or not readings.any_readable()):
            from checker.capture.capture_urls import capture_urls

            capture_urls([claim.url or ""], cache, settings.capture, lambda _capture: None, settings.resolve)
        result = readings.judge(claim, settings)
        wants = settings.archive is ArchiveUse.ALWAYS or (
            settings.archive is ArchiveUse.FALLBACK and could_turn(result)
        )
        if settings.offline or not wants or (readings.any_memento() and not settings.recapture):
            return result
        from checker.capture.archives.capture_mementos import capture_mementos

        wanted = wanted_of([claim], datetime.now(UTC))
        capture_mementos(wanted, cache, settings.capture, lambda _page, _capture: None, settings.resolve)
        return readings.judge(claim, settings)


class _Readings:
    """What the captures of one URL amount to; each is read once."""

    def __init__(self, cache: Cache, url: str) -> None:
        self._cache = cache
        self._url = url
        self._known: dict[str, Reading] = {}
        self._documents: dict[str, Document] = {}

    def any_readable(self) -> bool:
        return any(each.state.state in READABLE and not each.is_memento for each in self._all())

    def any_memento(self) -> bool:
        return any(each.is_memento for each in self._all())

    def judge(self, claim: Claim, settings: Settings) -> Result:
        readings = self._all()
        library = Library(
            readings=lambda _url: readings, document=self._documents.__getitem__, holding=lambda _runs: iter(())
        )
        return judge(claim, library, None, settings.style)

    def _all(self) -> list[Reading]:
        """Give every capture's reading, the newest first."""
        for capture in self._cache.captures(url_key(self._url)):
            if capture.warc_record_id not in self._known:
                state, document = read_capture(self._cache, capture)
                self._known[capture.warc_record_id] = reading_of(capture, state, document)
                if document is not None:
                    self._documents[document.sha256] = document
        return sorted(
            self._known.values(), key=lambda each: (each.captured_at or "", each.warc_record_id), reverse=True
        )
