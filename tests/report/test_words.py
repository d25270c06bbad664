"""Every value that a report can show has its words."""

from collections import Counter
from dataclasses import fields

import pytest

from checker.extract.document import Role
from checker.extract.source_state import SourceState
from checker.match.passage import GUARDED, TYPOGRAPHIC, UNMARKED, DifferenceKind
from checker.report import words
from checker.verdict.result import Context, ContextState, Status, Style


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (words.STATUSES, Status),
        (words.SOURCE_STATES, SourceState),
        (words.KINDS, DifferenceKind),
        (words.ROLES, Role),
        (words.CONTEXT_STATES, ContextState),
        (words.STYLES, Style),
        (words.CONTEXT_CHECKS, [field.name for field in fields(Context)]),
    ],
    ids=["statuses", "source states", "kinds", "roles", "context states", "styles", "context checks"],
)
def test_each_value_of_a_closed_set_has_words(table, values):
    assert list(table) == list(values)


@pytest.mark.parametrize("table", [words.STATUSES, words.SOURCE_STATES, words.KINDS])
def test_a_label_is_short_and_its_own_and_a_meaning_is_one_sentence(table):
    assert Counter(entry.label for entry in table.values()).most_common(1)[0][1] == 1
    for entry in table.values():
        assert len(entry.label) <= 26
        assert entry.meaning[0].isupper()
        assert entry.meaning.endswith(".")
        assert len(entry.meaning) <= 120


def test_the_order_of_gravity_names_every_status_once():
    assert sorted(words.BY_GRAVITY) == sorted(Status)


def test_a_difference_weighs_what_the_verdict_makes_of_it():
    for kind in DifferenceKind:
        weight = words.weight(kind)
        assert (weight is words.Weight.GUARDED) == (kind in GUARDED)
        assert (weight is words.Weight.UNMARKED) == (kind in UNMARKED)
        assert (weight is words.Weight.TYPOGRAPHIC) == (kind in TYPOGRAPHIC)
        assert words.mark_words(weight)


def test_a_flag_is_told_in_words_and_keeps_its_evidence():
    assert words.flag_words("seen_once") == "the page failed, but not yet on three separate days"
    assert words.flag_words("governed: denied that").endswith("turn its sense: denied that")
    assert words.flag_words("something_new") == "something new"


def test_a_finding_that_passes_is_never_shown_as_a_failure():
    assert words.tone(Status.DISTORTED, True) is words.Tone.FINE
    assert words.tone(Status.EDITED, False) is words.Tone.WARN
    assert words.tone(Status.NOT_FOUND, False) is words.Tone.FAIL
    assert words.tone(Status.UNAVAILABLE, None) is words.Tone.OPEN
