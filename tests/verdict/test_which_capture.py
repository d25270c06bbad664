"""Which of several captures of a source carries the finding, and when it is told that the page was edited since."""

import pytest

from checker.claims.claim import Claim
from checker.extract.document import Block, Document, Role
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
    """Judge the claim by captures given as (state, text or document), the newest first."""
    documents, readings = {}, []
    for index, (state, text) in enumerate(captures):
        document = text if isinstance(text, Document) else Document.from_text(text)
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


OTHERWISE = "the seven wooden bridges would be repaired before the winter"


def test_what_was_read_in_full_is_told_before_a_newer_part_of_the_page():
    result = finding(("partial", OTHER), ("captured", ALTERED), ("captured", TRUE))
    assert f"2026-01-19 has “{OTHERWISE}”" in result.reason


SPOKEN = TRUE.replace("He", "Nobody")


@pytest.mark.parametrize(
    ("newest_first", "flags", "told"),
    [
        ([TRUE, SPOKEN], ("sentence_edited",), "2026-01-19 and 2026-01-20 other words of their sentence changed"),
        ([TRUE + " A", TRUE, SPOKEN], ("sentence_edited",), "2026-01-18 and 2026-01-20 other words of their sentence"),
        ([TRUE + " A", TRUE + " B", SPOKEN, SPOKEN], ("sentence_edited",), "2026-01-18 and 2026-01-20 other words"),
        ([TRUE + " A", TRUE + " B"], ("surroundings_edited",), "2026-01-19 and 2026-01-20 the text around"),
        (
            [TRUE, ALTERED],
            ("sentence_edited",),
            f"so in the capture of 2026-01-20; that of 2026-01-19 has “{OTHERWISE}”",
        ),
        ([TRUE, OTHER], (), "that of 2026-01-19 does not have them."),
        ([TRUE, OTHER, SPOKEN], ("sentence_edited",), "2026-01-18 and 2026-01-20 other words of their sentence"),
        ([TRUE, TRUE.upper(), TRUE], (), "in this order."),
    ],
)
def test_a_later_change_hides_no_graver_one_before_it(newest_first, flags, told):
    result = finding(*(("captured", text) for text in newest_first))
    assert (result.status, result.warc_record_id, result.flags) == ("verbatim", "r0", flags)
    assert told in result.reason


def beside(role):
    """Make a page with the words in a part of this role alone, and an article around it."""
    blocks = (Block(0, len(OTHER), Role.BODY, ""), Block(len(OTHER) + 2, len(OTHER) + 2 + len(TRUE), role, ""))
    return Document(f"{OTHER}\n\n{TRUE}", blocks)


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.CAPTION, Role.ASIDE, Role.COMMENT])
def test_an_article_that_has_the_words_is_told_before_a_newer_comment_or_caption(role):
    result = finding(("captured", beside(role)), ("captured", TRUE))
    assert (result.status, result.warc_record_id, result.flags) == ("verbatim", "r1", ("edited_since",))
    assert "that of 2026-01-20 has them only outside it" in result.reason
    assert finding(("captured", beside(role)), ("captured", OTHER)).warc_record_id == "r0"
    # What a teaser does not show may be there.
    assert finding(("partial", beside(role)), ("captured", TRUE)).flags == ()


def test_of_a_quotation_that_was_altered_the_passage_is_told():
    """Its words stand nowhere."""
    result = finding(("captured", OTHER), ("captured", ALTERED))
    assert (result.status, result.flags) == ("distorted", ("edited_since",))
    assert "The passage stands in the capture of 2026-01-19; that of 2026-01-20 no longer has it." in result.reason


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (["dead"], True),
        (["soft_404"], True),
        (["timeout", "dead"], True),
        (["blocked"], False),
        (["dead", "captured"], True),
        (["captured", "dead"], False),
    ],
)
def test_a_page_that_is_gone_since_is_told(later, told):
    """The words stand in a capture, and whoever follows the link finds nothing."""
    captures = [(state, TRUE if state == "captured" else "") for state in later]
    result = finding(*captures, ("captured", TRUE))
    assert (result.status, result.source_state, result.flags) == ("verbatim", "captured", ())
    assert ("When asked for on 2026-01-" in result.reason) is told


def test_a_page_without_the_words_that_is_gone_since_is_told_too():
    result = finding(("dead", ""), ("captured", OTHER))
    assert (result.status, result.source_state) == ("not_found", "captured")
    assert result.reason.endswith("When asked for on 2026-01-20, the source was read.")
    assert "When asked for" not in finding(("dead", ""), ("dead", "")).reason
