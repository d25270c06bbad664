"""One claim against what was captured: which capture carries the finding, and what stands elsewhere."""

from dataclasses import replace

import pytest

from checker.claims.claim import Claim, ClaimKind
from checker.extract.document import Document
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading
from checker.judge import SHINGLE_LIMIT, Library, judge
from checker.verdict.result import Status, Style

URL = "http://tea.example/kettle"
ARCHIVED = "http://archive.example/kettle"
QUOTE = "nobody in the house slept until the kettle had stopped"
WITH = f"Spoon said: {QUOTE} at last. Then all of them went to bed and the lamp was put out."
WITHOUT = "The council met on Monday and spoke for six hours about the price of coal and of bread in winter. " * 3
CHANGED = WITH.replace("nobody in the house", "everybody in the house")
GERMAN = "Der Kessel sang die ganze Nacht, und niemand im Haus schlief, bis der Morgen kam und es still wurde. " * 3
CLAIM = Claim("k", QUOTE, 2, url=URL)


class Shelf:
    """What was captured, and a record of what was asked."""

    def __init__(self) -> None:
        self.texts: dict[str, Document] = {}
        self.captures: dict[str, list[Reading]] = {}
        self.asked: list[list[list[str]]] = []

    def add(self, text, state=SourceState.CAPTURED, at="2025-01-01T00:00:00Z", url=URL, captured_url=None) -> Reading:
        """Capture a source; the captures of one URL are added from old to new."""
        digest = None
        if text is not None:
            digest = f"{text[:40]}…{len(text)}"
            self.texts.setdefault(digest, Document.from_text(text))
        evidence = "was read in full" if state is SourceState.CAPTURED else f"is {state}"
        reading = Reading(
            url, captured_url or url, at, f"<urn:{url}:{at}>", "0" * 64, StateReading(state, evidence), digest
        )
        self.captures.setdefault(url, []).insert(0, reading)
        return reading

    def library(self) -> Library:
        return Library(lambda url: self.captures.get(url, []), self.texts.__getitem__, self.holding)

    def holding(self, runs):
        self.asked.append([list(run) for run in runs])
        for readings in self.captures.values():
            if readings[0].document_sha256 is not None:
                yield readings[0]

    def judge(self, claim=CLAIM):
        return judge(claim, self.library(), 7, Style.NEWS)


@pytest.fixture
def shelf():
    return Shelf()


def test_words_in_the_source_are_found_and_the_record_says_in_which_capture(shelf):
    reading = shelf.add(WITH)
    result = shelf.judge()
    assert (result.status, result.passes, result.run_id, result.claim_id) == (Status.VERBATIM, True, 7, "k")
    assert (result.captured_at, result.warc_record_id) == (reading.captured_at, reading.warc_record_id)
    assert (result.document_sha256, result.payload_sha256) == (reading.document_sha256, reading.payload_sha256)
    assert result.deep_link.startswith(f"{URL}#:~:text=")
    assert result.elsewhere == ()
    assert shelf.asked == []  # nothing is looked for elsewhere


def test_a_link_leads_to_the_address_that_answered(shelf):
    shelf.add(WITH, captured_url="http://tea.example/kettle-2")
    result = shelf.judge()
    assert (result.url, result.captured_url) == (URL, "http://tea.example/kettle-2")
    assert result.deep_link.startswith("http://tea.example/kettle-2#")


def test_of_two_captures_that_have_the_words_the_newest_carries_the_finding(shelf):
    shelf.add(WITH, at="2025-01-01T00:00:00Z")
    shelf.add(f"Updated. {WITH}", at="2025-02-01T00:00:00Z")
    result = shelf.judge()
    assert (result.captured_at, result.flags) == ("2025-02-01T00:00:00Z", ("surroundings_edited",))


@pytest.mark.parametrize("state", [SourceState.CAPTURED, SourceState.PARTIAL, SourceState.MEDIA])
def test_words_that_only_an_older_capture_has_are_found_there_and_flagged(shelf, state):
    shelf.add(WITH, state, at="2025-01-01T00:00:00Z")
    shelf.add(WITHOUT, at="2025-02-01T00:00:00Z")
    result = shelf.judge()
    assert (result.status, result.captured_at) == (Status.VERBATIM, "2025-01-01T00:00:00Z")
    assert result.flags == ("edited_since",)


def test_a_newer_page_that_broke_off_before_the_words_is_no_edit(shelf):
    shelf.add(WITH, SourceState.TRUNCATED, at="2025-01-01T00:00:00Z")
    shelf.add(WITHOUT, SourceState.TRUNCATED, at="2025-02-01T00:00:00Z")
    assert (shelf.judge().status, shelf.judge().flags) == (Status.VERBATIM, ())


def test_a_newer_failure_is_no_edit(shelf):
    shelf.add(WITH, at="2025-01-01T00:00:00Z")
    shelf.add(None, SourceState.DEAD, at="2025-02-01T00:00:00Z")
    result = shelf.judge()
    assert (result.status, result.flags, result.source_state) == (Status.VERBATIM, (), SourceState.CAPTURED)


def test_a_newer_page_that_was_not_read_in_full_does_not_take_the_older_ones_place(shelf):
    shelf.add(WITHOUT, at="2025-01-01T00:00:00Z")
    shelf.add("A teaser of ten words or so is all there is.", SourceState.PARTIAL, at="2025-02-01T00:00:00Z")
    result = shelf.judge()
    assert (result.status, result.captured_at) == (Status.NOT_FOUND, "2025-01-01T00:00:00Z")


def test_words_that_no_capture_has_are_told_of_the_newest(shelf):
    shelf.add(WITHOUT, at="2025-01-01T00:00:00Z")
    shelf.add(f"Updated. {WITHOUT}", at="2025-02-01T00:00:00Z")
    result = shelf.judge()
    assert (result.status, result.passes, result.captured_at) == (Status.NOT_FOUND, False, "2025-02-01T00:00:00Z")
    assert (result.similarity, result.passages, result.deep_link) == (None, (), None)


@pytest.mark.parametrize("state", sorted(set(SourceState) - {SourceState.CAPTURED, SourceState.NO_SOURCE}))
def test_a_source_not_read_in_full_that_lacks_the_words_is_unavailable_and_never_not_found(shelf, state):
    shelf.add(WITHOUT, state)
    result = shelf.judge()
    assert (result.status, result.passes, result.source_state) == (Status.UNAVAILABLE, None, state)


@pytest.mark.parametrize(
    "state", [SourceState.TRUNCATED, SourceState.TOO_LARGE, SourceState.PARTIAL, SourceState.BLOCKED]
)
def test_words_in_a_page_that_was_not_read_in_full_count_as_found(shelf, state):
    shelf.add(WITH, state)
    result = shelf.judge()
    assert (result.status, result.source_state) == (Status.VERBATIM, state)


def test_changed_words_are_the_best_that_a_source_has(shelf):
    shelf.add(CHANGED)
    result = shelf.judge()
    assert result.status is Status.DISTORTED
    assert any("everybody" in difference.source_text for difference in result.differences)


def test_the_archived_copy_is_read_where_the_page_is_gone(shelf):
    shelf.add(None, SourceState.DEAD)
    shelf.add(WITH, url=ARCHIVED)
    result = shelf.judge(replace(CLAIM, archive_url=ARCHIVED))
    assert (result.status, result.url, result.captured_url) == (Status.VERBATIM, URL, ARCHIVED)


def test_the_page_itself_is_taken_where_both_have_the_words(shelf):
    shelf.add(WITH)
    shelf.add(WITH, url=ARCHIVED, at="2025-09-01T00:00:00Z")
    assert shelf.judge(replace(CLAIM, archive_url=ARCHIVED)).captured_url == URL


def test_a_claim_may_name_only_an_archived_copy(shelf):
    shelf.add(WITH, url=ARCHIVED)
    result = shelf.judge(replace(CLAIM, url=None, archive_url=ARCHIVED))
    assert (result.status, result.url) == (Status.VERBATIM, ARCHIVED)


def test_the_fragment_of_an_address_makes_no_difference(shelf):
    shelf.add(WITH)
    assert shelf.judge(replace(CLAIM, url=f"{URL}#part")).status is Status.VERBATIM


def test_a_source_that_was_never_captured_is_unavailable(shelf):
    result = shelf.judge()
    assert (result.status, result.source_state) == (Status.UNAVAILABLE, SourceState.NOT_CAPTURED)
    assert result.captured_at is None


def test_a_claim_without_an_address_is_unchecked_and_a_place_elsewhere_is_told_as_a_lead(shelf):
    shelf.add(WITH)
    result = shelf.judge(replace(CLAIM, url=None))
    assert (result.status, result.source_state, result.url) == (Status.UNCHECKED, SourceState.NO_SOURCE, None)
    assert [(place.url, place.status) for place in result.elsewhere] == [(URL, Status.VERBATIM)]


def test_a_skipped_claim_is_not_looked_for_anywhere(shelf):
    shelf.add(WITH)
    result = shelf.judge(replace(CLAIM, skip="seen on paper"))
    assert (result.status, result.passages, result.elsewhere, shelf.asked) == (Status.UNCHECKED, (), (), [])
    assert "seen on paper" in result.reason


@pytest.mark.parametrize("kind", [ClaimKind.FIGURE, ClaimKind.PARAPHRASE])
@pytest.mark.parametrize("text", [WITH, WITHOUT])
def test_a_kind_that_cannot_be_checked_is_unchecked_whatever_the_source_says(shelf, kind, text):
    shelf.add(text)
    result = shelf.judge(replace(CLAIM, kind=kind))
    assert (result.status, result.passes) == (Status.UNCHECKED, None)
    assert kind in result.reason


def test_a_translation_is_unchecked_and_accuses_nobody(shelf):
    shelf.add(GERMAN)
    shelf.add(WITH, url="http://other.example/")
    result = shelf.judge()
    assert (result.status, result.flags) == (Status.UNCHECKED, ("translated",))


def test_words_of_another_source_are_misattributed_and_both_are_told(shelf):
    shelf.add(WITHOUT)
    other = shelf.add(WITH, url="http://other.example/a", captured_url="http://other.example/b")
    result = shelf.judge()
    assert (result.status, result.passes) == (Status.MISATTRIBUTED, False)
    (place,) = result.elsewhere
    assert (place.url, place.captured_at, place.status) == (
        "http://other.example/b",
        other.captured_at,
        Status.VERBATIM,
    )
    assert place.text == WITH[place.start : place.end] == QUOTE
    assert "http://other.example/b" in result.reason
    assert result.captured_url == URL


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("nobody in the house slept", Status.NOT_FOUND),
        ("nobody in the house slept until", Status.MISATTRIBUTED),
        ("“nobody in the house … slept”", Status.NOT_FOUND),
    ],
)
def test_a_misattribution_needs_six_words_fewer_are_a_lead(shelf, quote, status):
    shelf.add(WITHOUT)
    shelf.add(WITH, url="http://other.example/")
    result = shelf.judge(replace(CLAIM, quote=quote))
    assert result.status is status
    assert len(result.elsewhere) == 1


def test_words_that_are_changed_elsewhere_are_a_lead_and_no_misattribution(shelf):
    shelf.add(WITHOUT)
    shelf.add(CHANGED, url="http://other.example/")
    result = shelf.judge()
    assert result.status is Status.NOT_FOUND
    assert result.elsewhere[0].status is Status.DISTORTED
    assert "http://other.example/" in result.reason


def test_a_place_elsewhere_does_not_accuse_where_the_source_was_not_read_in_full(shelf):
    shelf.add(WITHOUT, SourceState.PARTIAL)
    shelf.add(WITH, url="http://other.example/")
    result = shelf.judge()
    assert result.status is Status.UNAVAILABLE
    assert len(result.elsewhere) == 1


def test_the_cited_source_itself_is_never_elsewhere(shelf):
    shelf.add(WITHOUT)
    shelf.add(WITHOUT, url=ARCHIVED)
    assert shelf.judge(replace(CLAIM, archive_url=ARCHIVED)).elsewhere == ()


@pytest.mark.parametrize(
    "elsewhere", ["http://other.example/x", "https://WWW.Other.Example./", "http://other.example:8080/"]
)
def test_a_made_up_page_is_no_source_for_what_a_real_one_is_said_to_have(shelf, elsewhere):
    """The host of the cited address is a reserved name that is not `.example`; nothing is filed under a real one."""
    cited = "http://cited.invalid/kettle"
    shelf.add(WITHOUT, url=cited)
    shelf.add(WITH, url=elsewhere)
    result = shelf.judge(replace(CLAIM, url=cited))
    assert (result.status, result.elsewhere) == (Status.NOT_FOUND, ())


def test_a_page_that_is_not_made_up_counts_for_any_claim(shelf):
    cited, other = "http://cited.invalid/kettle", "http://example.invalid/"
    shelf.add(WITHOUT, url=cited)
    shelf.add(WITH, url=other)
    assert shelf.judge(replace(CLAIM, url=cited)).status is Status.MISATTRIBUTED


def test_a_long_quotation_is_looked_for_by_a_few_runs_of_its_words(shelf):
    shelf.add(WITHOUT)
    long = " ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(500))
    shelf.judge(replace(CLAIM, quote=long))
    (runs,) = shelf.asked
    assert len(runs) == SHINGLE_LIMIT
    assert all(len(run) == 4 and " ".join(run) in long for run in runs)


def test_three_words_are_not_looked_for_elsewhere(shelf):
    shelf.add(WITHOUT)
    shelf.judge(replace(CLAIM, quote="nobody, in … the"))
    assert shelf.asked == []


def test_the_same_evidence_gives_the_same_record(shelf):
    shelf.add(CHANGED)
    shelf.add(WITH, url="http://other.example/")
    assert shelf.judge().to_dict() == shelf.judge().to_dict()
