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


def judged(*readings, url=URL):
    """Judge the claim by readings given as (url, captured_url, day, text, is a memento), each filed under its URL."""
    documents, filed = {}, {}
    for number, (cited, at, day, text, memento) in enumerate(readings):
        document = Document.from_text(text)
        documents[document.sha256] = document
        state = StateReading(SourceState.CAPTURED, "was read in full")
        reading = Reading(cited, at, f"2026-01-{day}T00:00:00Z", f"r{number}", None, state, document.sha256, memento)
        filed.setdefault(cited, []).append(reading)
    library = Library(
        lambda asked: filed.get(asked, []),
        documents.__getitem__,
        lambda _runs: iter([each for known in filed.values() for each in known]),
    )
    return judge(Claim(id="bridges", quote=QUOTE, row=1, url=url), library, None, Style.NEWS)


def test_a_page_under_another_spelling_of_its_address_is_no_other_source():
    """It redirects there; an older capture that is filed under the second address is the same page's."""
    other = "http://www.bridges.example/report"
    assert judged((URL, other, 20, OTHER, False), (other, other, 10, TRUE, False)).status == "not_found"
    elsewhere = "http://poems.example/report"
    assert judged((URL, other, 20, OTHER, False), (elsewhere, elsewhere, 10, TRUE, False)).status == "misattributed"


def test_a_memento_does_not_change_what_the_page_itself_holds():
    """It may be there for another claim's sake; a run without it comes to the same."""
    bracketed = TRUE.replace("repaired", "mended and repaired")
    near = TRUE.replace("seven", "7")
    for live in (TRUE, near):
        alone = judged((URL, URL, 20, live, False))
        beside = judged((URL, URL, 20, live, False), (URL, "http://archive.example/web/1/", 10, TRUE, True))
        assert (beside.status, beside.flags, beside.captured_url) == (alone.status, (), URL)
    result = judged((URL, URL, 20, bracketed, False), (URL, "http://archive.example/web/1/", 10, TRUE, True))
    assert (result.status, result.flags) == ("verbatim", ("edited_since",))


def test_a_newer_page_that_holds_the_words_otherwise_written_was_not_edited():
    result = judged((URL, URL, 20, TRUE.replace("seven", "7"), False), (URL, URL, 10, TRUE, False))
    assert (result.status, result.captured_at) == ("verbatim", "2026-01-10T00:00:00Z")
    assert "edited_since" not in result.flags


def test_a_newer_part_of_the_page_is_told_as_such():
    assert "a part of the page, does not show them" in finding(("partial", OTHER), ("captured", TRUE)).reason
    assert "no longer has them" in finding(("captured", OTHER), ("captured", TRUE)).reason
