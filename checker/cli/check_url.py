"""One claim against its URL: captured if need be, judged by every capture of it, and recorded nowhere else."""

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.claims.claim import Claim
from checker.extract.document import Document
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE
from checker.judge import judge
from checker.library import Library
from checker.second_look import SecondLook
from checker.settings import Settings
from checker.sources import read_capture, reading_of
from checker.verdict.result import Result


def check_url(claim: Claim, settings: Settings) -> Result:
    """Judge a claim by its URL; of the captures in the cache every one is read, as a run does.

    Raises:
        CacheError: evidence cannot be read or written.
    """
    with Cache.open(settings.cache) as cache:
        readings = _Readings(cache)
        library = Library(readings=readings.of, document=readings.document, holding=lambda _runs: iter(()))
        if not settings.offline and (settings.recapture or not readings.any_readable(claim.url or "")):
            from checker.capture.capture_urls import capture_urls

            capture_urls([claim.url or ""], cache, settings.capture, lambda _capture: None, settings.resolve)
        result = judge(claim, library, None, settings.style)
        second = SecondLook(settings, cache, library)
        if settings.offline or not second.calls_for(claim, result):
            return result
        second.fetch(readings.is_readable, lambda: None)
        return judge(claim, library, None, settings.style)


class _Readings:
    """What the captures of a cache amount to; each is read once, when it is asked for."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known: dict[str, Reading] = {}
        self._documents: dict[str, Document] = {}

    def of(self, url: str) -> list[Reading]:
        """Give every capture's reading, the newest first."""
        readings = [self._reading(capture) for capture in self._cache.captures(url)]
        return sorted(readings, key=lambda each: (each.captured_at or "", each.warc_record_id), reverse=True)

    def any_readable(self, url: str) -> bool:
        """Whether the source itself was captured so that another try would bring the same."""
        return any(each.state.state in READABLE and not each.is_memento for each in self.of(url))

    def is_readable(self, capture: Capture) -> bool:
        """Whether a capture could be read."""
        return self._reading(capture).state.state in READABLE

    def document(self, digest: str) -> Document:
        """Give a document that was read."""
        return self._documents[digest]

    def _reading(self, capture: Capture) -> Reading:
        if capture.warc_record_id not in self._known:
            state, document = read_capture(self._cache, capture)
            self._known[capture.warc_record_id] = reading_of(capture, state, document)
            if document is not None:
                self._documents[document.sha256] = document
        return self._known[capture.warc_record_id]
