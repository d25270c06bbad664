"""How grave each kind is."""

import pytest

from checker.match.passage import CONVENTIONAL, GUARDED, MARKED, TYPOGRAPHIC, UNMARKED, Difference, DifferenceKind
from checker.match.rank import UNMARKED_GRAVITY, gravity
from checker.verdict.decide import passes, status_of
from checker.verdict.result import Style

STATUSES = ["verbatim", "edited", "reworded", "spliced", "distorted"]
"""DESIGN.md: "the gravest difference decides", in this order."""


def difference(kind):
    return Difference(kind, "", "", 0, 0, 0, 0, "")


@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_a_kinds_gravity_is_the_place_of_its_status(kind):
    assert STATUSES[gravity(kind)] == status_of([difference(kind)])


def test_every_kind_is_in_exactly_one_group():
    groups = [TYPOGRAPHIC, MARKED, CONVENTIONAL, UNMARKED, GUARDED, frozenset({DifferenceKind.GAP})]
    assert sum(len(group) for group in groups) == len(DifferenceKind) == 29
    assert frozenset().union(*groups) == frozenset(DifferenceKind)


@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_the_gravest_difference_decides(kind):
    milder = [each for each in DifferenceKind if gravity(each) <= gravity(kind)]
    assert status_of([difference(each) for each in milder]) == STATUSES[gravity(kind)]


@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_what_changes_words_without_a_mark_never_passes(kind):
    differences = [difference(kind)]
    passed = passes(status_of(differences), differences, Style.NEWS)
    assert passed is (gravity(kind) < UNMARKED_GRAVITY)
