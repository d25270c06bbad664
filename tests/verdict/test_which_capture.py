"""Which of several captures of a source carries the finding, and when it is told that the page was edited since."""

import pytest

from checker.claims.claim import Claim
from checker.extract.document import Document
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading
from checker.judge import Library, judge
from checker.verdict.result import Style

URL = "http://bridges.example/report"
QUOTE = "the seven wooden bridges would never be repaired before the winter"
TRUE = f"He said {QUOTE}, and left. This page is invented for a test."
ALTERED = TRUE.replace("never ", "")
OTHER = "Something else stands on this page, invented for a test as well."


def finding(*captures):
    """Judge the claim by captures given as (state, text), the newest first."""
    documents, readings = {}, []
    for index, (state, text) in enumerate(captures):
        document = Document.from_text(text)
        documents[document.sha256] = document
        reading = StateReading(SourceState(state), "was read")
        readings.append(
            Reading(URL, URL, f"2026-01-{20 - index}T00:00:00Z", f"r{index}", None, reading, document.sha256)
        )
    library = Library(lambda _url: readings, documents.__getitem__, lambda _runs: iter(()))
    return judge(Claim(id="bridges", quote=QUOTE, row=1, url=URL), library, None, Style.NEWS)


@pytest.mark.parametrize(
    ("captures", "carrier", "edited"),
    [
        ([("captured", TRUE), ("captured", TRUE)], "r0", False),
        ([("captured", OTHER), ("captured", TRUE)], "r1", True),
        ([("captured", ALTERED), ("captured", TRUE)], "r1", True),
        ([("partial", OTHER), ("captured", TRUE)], "r1", True),
        ([("partial", TRUE), ("captured", OTHER)], "r0", False),
        ([("partial", TRUE), ("captured", ALTERED)], "r0", False),
        ([("blocked", OTHER), ("captured", TRUE)], "r1", False),
    ],
)
def test_the_capture_that_has_the_words_carries_the_finding(captures, carrier, edited):
    """An honest writer is judged by the page as it was; a newer readable one that differs is told."""
    result = finding(*captures)
    assert (result.status, result.warc_record_id) == ("verbatim", carrier)
    assert ("edited_since" in result.flags) is edited


def test_words_in_no_capture_are_judged_by_the_one_that_was_read_in_full():
    """A newer teaser does not hide that an older capture was read in full."""
    assert finding(("partial", OTHER), ("captured", OTHER)).status == "not_found"
