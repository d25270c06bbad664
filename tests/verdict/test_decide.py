"""The table from evidence to status, row by row."""

from dataclasses import replace

import pytest

from checker.claims.claim import Claim, ClaimKind
from checker.extract.document import Role
from checker.extract.source_state import SourceState, StateReading
from checker.match.passage import (
    CONVENTIONAL,
    GUARDED,
    MARKED,
    TYPOGRAPHIC,
    UNMARKED,
    Closest,
    Difference,
    DifferenceKind,
)
from checker.match.wording import explain
from checker.verdict.decide import decide, passes, status_of
from checker.verdict.history import Change, History
from checker.verdict.result import Elsewhere, Status, Style

GAP = frozenset({DifferenceKind.GAP})
STATUS_OF_KIND = {
    **dict.fromkeys(TYPOGRAPHIC, Status.VERBATIM),
    **dict.fromkeys(MARKED | CONVENTIONAL, Status.EDITED),
    **dict.fromkeys(UNMARKED, Status.REWORDED),
    DifferenceKind.GAP: Status.SPLICED,
    **dict.fromkeys(GUARDED, Status.DISTORTED),
}
GRAVITY = [Status.VERBATIM, Status.EDITED, Status.REWORDED, Status.SPLICED, Status.DISTORTED]


def test_every_kind_of_difference_stands_in_exactly_one_set():
    sets = [TYPOGRAPHIC, MARKED, CONVENTIONAL, UNMARKED, GAP, GUARDED]
    assert sum(map(len, sets)) == len(DifferenceKind)
    assert frozenset().union(*sets) == set(DifferenceKind)


def test_the_sets_are_those_that_the_design_names():
    assert {*TYPOGRAPHIC} == set("typography line_break_hyphen edge_case edge_punctuation".split())
    assert {*MARKED, *CONVENTIONAL} == set(
        "ellipsis bracket sic spelling_variant transliteration equal_value inner_punctuation inner_case inner_hyphen "
        "reporting_clause".split()
    )
    assert {*UNMARKED, *GAP} == set("inflection function_word word omission insertion gap".split())
    assert {*GUARDED} == set("number unit date name negation quantifier modality keyword_case order".split())


@pytest.mark.parametrize("kind", DifferenceKind)
def test_a_difference_alone_gives_the_status_of_its_set(evidence, occurrence, kind):
    assert decide(evidence(occurrence=occurrence(kind)), Style.NEWS).status is STATUS_OF_KIND[kind]


@pytest.mark.parametrize("first", DifferenceKind)
def test_of_two_differences_the_gravest_decides_in_either_order(occurrence, first):
    for second in DifferenceKind:
        expected = max(STATUS_OF_KIND[first], STATUS_OF_KIND[second], key=GRAVITY.index)
        assert status_of(occurrence(first, second).differences) is expected, second


def test_no_difference_is_verbatim(evidence, occurrence, assert_plain):
    verdict = decide(evidence(occurrence=occurrence()), Style.STRICT)
    assert (verdict.status, verdict.passes, verdict.flags) == (Status.VERBATIM, True, ())
    assert_plain(verdict.reason)


@pytest.mark.parametrize("kind", DifferenceKind)
def test_the_news_style_lets_typography_and_marked_and_conventional_differences_pass(evidence, occurrence, kind):
    verdict = decide(evidence(occurrence=occurrence(kind)), Style.NEWS)
    assert verdict.passes is (kind in TYPOGRAPHIC | MARKED | CONVENTIONAL)


@pytest.mark.parametrize("kind", DifferenceKind)
def test_the_strict_style_lets_no_conventional_difference_pass_and_changes_no_status(evidence, occurrence, kind):
    strict, news = (decide(evidence(occurrence=occurrence(kind)), style) for style in (Style.STRICT, Style.NEWS))
    assert strict.passes is (kind in TYPOGRAPHIC | MARKED)
    assert (strict.status, strict.reason) == (news.status, news.reason)


def test_one_difference_that_does_not_pass_is_enough(evidence, occurrence):
    both = occurrence(DifferenceKind.ELLIPSIS, DifferenceKind.INNER_CASE)
    assert decide(evidence(occurrence=both), Style.STRICT).passes is False


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("status", Status)
def test_passes_is_null_exactly_for_unavailable_and_unchecked(status, style):
    assert (passes(status, (), style) is None) == (status in (Status.UNAVAILABLE, Status.UNCHECKED))


@pytest.mark.parametrize("kind", sorted(UNMARKED | GUARDED - {DifferenceKind.ORDER}))
def test_the_reason_names_the_difference_that_decided_and_its_words(evidence, occurrence, assert_plain, kind):
    reason = decide(evidence(occurrence=occurrence(DifferenceKind.SIC, kind)), Style.NEWS).reason
    assert_plain(reason)
    assert explain(kind, "one", "two")[1:] in reason
    assert "more such" not in reason


def test_the_reason_of_other_words_in_another_order_names_the_order(evidence, occurrence, assert_plain):
    reason = decide(evidence(occurrence=occurrence(DifferenceKind.ORDER)), Style.NEWS).reason
    assert_plain(reason)
    assert "another order" in reason


def test_the_reason_of_a_splice_shows_what_was_left_out(evidence, occurrence, assert_plain):
    reason = decide(evidence(occurrence=occurrence(DifferenceKind.WORD, DifferenceKind.GAP)), Style.NEWS).reason
    assert_plain(reason)
    assert "stand apart" in reason
    assert "“two”" in reason


@pytest.mark.parametrize(("count", "words"), [(2, "There is one more such."), (4, "There are 3 more such.")])
def test_the_reason_counts_the_differences_of_the_same_gravity(evidence, occurrence, count, words):
    found = occurrence(DifferenceKind.WORD, *[DifferenceKind.NUMBER] * count)
    assert words in decide(evidence(occurrence=found), Style.NEWS).reason


def test_long_or_broken_words_are_put_on_one_line_and_shortened(evidence, occurrence, assert_plain):
    found = occurrence(DifferenceKind.NUMBER)
    for kind in (DifferenceKind.NUMBER, DifferenceKind.GAP):
        texts = ("a\n\nb", "word\n" * 500)
        long = Difference(kind, *texts, 0, 4, 10, 2_510, explain(kind, *texts))
        reason = decide(evidence(occurrence=replace(found, differences=(long,))), Style.NEWS).reason
        assert_plain(reason)
        assert "“word word" in reason
        assert len(reason) < 400


@pytest.mark.parametrize("kinds", [(), (DifferenceKind.ELLIPSIS,), (DifferenceKind.WORD,), (DifferenceKind.GAP,)])
@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.HEADLINE, "in a headline"),
        (Role.CAPTION, "in a caption"),
        (Role.ASIDE, "outside the article's body"),
        (Role.NAVIGATION, "in the page's navigation"),
        (Role.COMMENT, "in a reader's comment"),
    ],
)
def test_the_reason_says_where_the_words_stand_if_not_in_the_body(
    evidence, occurrence, assert_plain, role, words, kinds
):
    reason = decide(evidence(occurrence=occurrence(*kinds, block=role)), Style.NEWS).reason
    assert_plain(reason)
    assert words in reason


@pytest.mark.parametrize("role", [Role.BODY, Role.QUOTATION])
def test_words_of_the_article_itself_need_no_place(evidence, occurrence, role):
    assert "(" not in decide(evidence(occurrence=occurrence(block=role)), Style.NEWS).reason


@pytest.mark.parametrize("state", sorted(set(SourceState) - {SourceState.NO_SOURCE}))
def test_words_that_were_found_decide_whatever_the_source_state(evidence, occurrence, state):
    assert decide(evidence(state=state, occurrence=occurrence()), Style.NEWS).status is Status.VERBATIM


@pytest.mark.parametrize("state", sorted(set(SourceState) - {SourceState.NO_SOURCE, SourceState.CAPTURED}))
def test_words_that_were_not_found_accuse_nobody_unless_the_source_was_read_in_full(evidence, assert_plain, state):
    place = Elsewhere("http://other.example/", "2025-01-01T00:00:00Z", Status.VERBATIM, "x", 0, 1)
    reading = StateReading(state, "answered with HTTP 999")
    for elsewhere in ((), (place,)):
        verdict = decide(evidence(state=reading, elsewhere=elsewhere), Style.NEWS)
        assert (verdict.status, verdict.passes) == (Status.UNAVAILABLE, None)
        assert_plain(verdict.reason)
        told = "run again without --offline" if state is SourceState.NOT_CAPTURED else "answered with HTTP 999"
        assert told in verdict.reason


def test_the_reason_of_an_unavailable_source_says_if_a_part_of_it_was_searched(evidence, assert_plain):
    part = evidence(state=SourceState.PARTIAL, closest=Closest("the kettle", 0, 10, 0.4))
    reason = decide(part, Style.NEWS).reason
    assert_plain(reason)
    assert "What could be read of it does not have the words." in reason


def test_words_that_are_not_in_a_source_read_in_full_are_not_found(evidence, assert_plain):
    verdict = decide(evidence(), Style.NEWS)
    assert (verdict.status, verdict.passes) == (Status.NOT_FOUND, False)
    assert_plain(verdict.reason)
    near = decide(evidence(closest=Closest("the kettle\nsank", 0, 15, 0.6)), Style.NEWS)
    assert "“the kettle sank”" in near.reason
    assert_plain(near.reason)


@pytest.mark.parametrize("found", Status)
@pytest.mark.parametrize("words", [5, 6])
def test_only_six_words_that_would_pass_elsewhere_make_a_misattribution(evidence, assert_plain, found, words):
    place = Elsewhere("http://other.example/", "2025-01-01T00:00:00Z", found, "x", 0, 1)
    verdict = decide(evidence(elsewhere=(place,), quote_words=words), Style.NEWS)
    real = words == 6 and found in (Status.VERBATIM, Status.EDITED)
    assert verdict.status is (Status.MISATTRIBUTED if real else Status.NOT_FOUND)
    assert verdict.passes is False
    assert "http://other.example/" in verdict.reason
    assert_plain(verdict.reason)


def test_the_first_place_that_would_pass_is_named(evidence):
    places = [
        Elsewhere(f"http://{name}.example/", "2025-01-01T00:00:00Z", status, "x", 0, 1)
        for name, status in (("a", Status.REWORDED), ("b", Status.EDITED), ("c", Status.VERBATIM))
    ]
    assert "http://b.example/" in decide(evidence(elsewhere=tuple(places)), Style.NEWS).reason


def test_a_translation_is_unchecked_and_flagged(evidence, assert_plain):
    verdict = decide(evidence(translated_from="de"), Style.NEWS)
    assert (verdict.status, verdict.passes, verdict.flags) == (Status.UNCHECKED, None, ("translated",))
    assert "(de)" in verdict.reason
    assert_plain(verdict.reason)


def test_words_that_were_found_are_no_translation(evidence, occurrence):
    assert decide(evidence(translated_from="de", occurrence=occurrence()), Style.NEWS).status is Status.VERBATIM


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (Claim("k", "q", 2, skip="seen on paper."), "Skipped by hand: seen on paper."),
        (Claim("k", "q", 2, kind=ClaimKind.FIGURE), "A figure cannot be checked yet"),
        (Claim("k", "q", 2, kind=ClaimKind.PARAPHRASE), "A paraphrase cannot be checked yet"),
    ],
)
def test_a_claim_that_is_not_for_checking_is_unchecked_whatever_was_found(
    evidence, occurrence, assert_plain, claim, words
):
    for found in (None, occurrence()):
        verdict = decide(evidence(claim=claim, occurrence=found), Style.NEWS)
        assert (verdict.status, verdict.passes) == (Status.UNCHECKED, None)
        assert words in verdict.reason
        assert_plain(verdict.reason)


def test_a_claim_without_an_address_is_unchecked(evidence, assert_plain):
    place = Elsewhere("http://other.example/", "2025-01-01T00:00:00Z", Status.VERBATIM, "x", 0, 1)
    verdict = decide(evidence(state=SourceState.NO_SOURCE, elsewhere=(place,)), Style.NEWS)
    assert (verdict.status, verdict.passes) == (Status.UNCHECKED, None)
    assert "no URL" in verdict.reason
    assert_plain(verdict.reason)


def test_the_flags_of_the_source_state_are_kept(evidence, occurrence):
    state = StateReading(SourceState.DEAD, "answered with HTTP 404", ("seen_once",))
    assert decide(evidence(state=state), Style.NEWS).flags == ("seen_once",)
    assert decide(evidence(state=state, occurrence=occurrence()), Style.NEWS).flags == ("seen_once",)


def test_words_that_turn_the_sense_raise_a_flag_and_change_no_status(evidence, occurrence, assert_plain):
    verdict = decide(evidence(occurrence=occurrence(governed_by="denied that")), Style.NEWS)
    assert (verdict.status, verdict.passes, verdict.flags) == (Status.VERBATIM, True, ("governed",))
    assert "“denied that”" in verdict.reason
    assert_plain(verdict.reason)


def test_words_that_only_an_older_capture_has_raise_a_flag(evidence, occurrence, assert_plain):
    for change, flags in (
        (Change.GONE, ("edited_since",)),
        (Change.ALTERED, ("edited_since",)),
        (Change.MOVED, ("edited_since",)),
        (Change.PASSAGE, ("sentence_edited",)),
        (Change.SENTENCE, ("sentence_edited",)),
        (Change.SURROUNDINGS, ("surroundings_edited",)),
        (Change.ADDED, ()),
    ):
        history = History(change, "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z")
        verdict = decide(evidence(occurrence=occurrence(), history=history), Style.NEWS)
        assert (verdict.status, verdict.flags) == (Status.VERBATIM, flags)
        assert "2025-01-01" in verdict.reason
        assert "2025-02-01" in verdict.reason
        assert_plain(verdict.reason)
