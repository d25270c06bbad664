"""The exit code: unusable rows before failures, failures before gaps, and nothing checked is not green."""

import pytest

from checker.verdict.coverage import Coverage, exit_code
from checker.verdict.result import Status


def coverage(passed=0, failed=0, unavailable=0, unchecked=0):
    total = passed + failed + unavailable + unchecked
    return Coverage(total, passed, failed, unavailable, unchecked, dict.fromkeys(Status, 0))


@pytest.mark.parametrize(
    ("counts", "bad_rows", "code"),
    [
        ({"passed": 3}, 0, 0),
        ({"passed": 3}, 1, 2),
        ({"passed": 3, "failed": 1}, 0, 1),
        ({"passed": 3, "failed": 1}, 1, 2),
        ({"passed": 3, "unavailable": 1}, 0, 3),
        ({"passed": 3, "unchecked": 1}, 0, 3),
        ({"failed": 1, "unavailable": 1, "unchecked": 1}, 0, 1),
        ({"failed": 1, "unavailable": 1, "unchecked": 1}, 5, 2),
        ({}, 0, 3),
        ({}, 1, 2),
        ({"unchecked": 18}, 0, 3),
    ],
)
def test_the_first_that_applies_of_unusable_failed_and_unchecked_gives_the_code(counts, bad_rows, code):
    assert exit_code(coverage(**counts), bad_rows) == code


def test_checked_claims_are_those_that_passed_or_failed():
    assert coverage(passed=3, failed=2, unavailable=4, unchecked=5).checked == 5
