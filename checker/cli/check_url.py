"""One claim against its URL: captured if need be, judged by every capture of it, and recorded nowhere else."""

from pathlib import Path

from checker.capture.cache import Cache
from checker.capture.settings import CaptureSettings
from checker.capture.url_key import url_key
from checker.claims.claim import Claim
from checker.extract.source_state import READABLE
from checker.judge import Library, judge
from checker.verdict.result import Result, Style
from checker.verify import read_capture, reading_of


def check_url(
    claim: Claim, folder: Path, settings: CaptureSettings, style: Style, *, offline: bool, recapture: bool
) -> Result:
    """Judge a claim by its URL; of the captures in the cache every one is read, as a run does.

    Raises:
        CacheError: evidence cannot be read or written.
    """
    url = claim.url or ""
    with Cache.open(folder) as cache:
        kept = {capture.warc_record_id: read_capture(cache, capture) for capture in cache.captures(url)}
        if not offline and (recapture or not any(state.state in READABLE for state, _ in kept.values())):
            from checker.capture.capture_urls import capture_urls

            capture_urls([url], cache, settings, lambda _capture: None)
        readings, documents = [], {}
        for capture in reversed(cache.captures(url_key(url))):
            state, document = kept.get(capture.warc_record_id) or read_capture(cache, capture)
            readings.append(reading_of(capture, state, document))
            if document is not None:
                documents[document.sha256] = document
    library = Library(readings=lambda _url: readings, document=documents.__getitem__, holding=lambda _runs: iter(()))
    return judge(claim, library, None, style)
