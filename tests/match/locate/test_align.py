"""The cheapest reading of folded letters, with jumps free at a mark and at a price elsewhere."""

import pytest

from checker.match.locate.align import BRACKET_GAP_LETTERS, JUMP_COST, align
from checker.match.locate.fold import fold
from checker.match.quotation import MarkKind

FILLER = b"zzzzqqqqxxxxjjjj" * 12


def readings(quote, text, gaps=None):
    alignment = align(quote, text, gaps or {})
    runs = [(quote[r.quote_start : r.quote_end], text[r.text_start : r.text_end]) for r in alignment.runs]
    return runs, alignment.cost


def test_equal_letters_cost_nothing_and_are_one_run():
    assert readings(b"thegateswereshut", b"hesaidthegateswereshutbynoon") == (
        [(b"thegateswereshut", b"thegateswereshut")],
        0,
    )


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        (b"thegatesweresxut", 1),  # one letter exchanged
        (b"thegateswereshxut", 1),  # one that only the text has
        (b"thegateswereshu", 1),  # one that only the quotation has
        (b"thegatesxxxxshut", 4),
    ],
)
def test_every_changed_letter_costs_one(text, cost):
    assert align(b"thegateswereshut", b"ab" + text + b"cd", {}).cost == cost


def test_a_jump_costs_what_it_must_save():
    first, second = b"thegateswereshutbynoon", b"thecrewwenthomebybus"
    runs, cost = readings(first + second, first + FILLER + second)
    assert runs == [(first, first), (second, second)]
    assert cost == JUMP_COST


def test_a_jump_may_go_back():
    first, second = b"thegateswereshutbynoon", b"thecrewwenthomebybus"
    runs, cost = readings(second + first, first + FILLER + second)
    assert [quote for quote, _ in runs] == [second, first]
    assert cost == JUMP_COST


def test_an_ellipsis_is_passed_for_free_at_any_distance():
    first, second = b"thegateswereshut", b"bynoon"
    _, cost = readings(first + second, first + FILLER * 3 + second, {len(first): MarkKind.ELLIPSIS})
    assert cost == 0


def test_an_ellipsis_never_goes_back_for_free():
    first, second = b"thegateswereshutbynoon", b"thecrewwenthomebybus"
    _, cost = readings(second + first, first + FILLER + second, {len(second): MarkKind.ELLIPSIS})
    assert cost == JUMP_COST


def test_a_bracket_is_passed_for_free_within_its_reach_only():
    first, second = b"thegateswereshutthatday", b"bythecrewofthecouncil"
    near, far = FILLER[: BRACKET_GAP_LETTERS // 2], FILLER[: 2 * BRACKET_GAP_LETTERS]
    gaps = {len(first): MarkKind.BRACKET}
    assert align(first + second, first + near + second, gaps).cost == 0
    assert align(first + second, first + far + second, gaps).cost == JUMP_COST


def test_runs_begin_and_end_with_equal_letters():
    quote = fold("the gates were shut by noon and the crew went home").data
    text = fold("So the grates were shot at noon, and all the crew went for home.").data
    alignment = align(quote, text, {})
    assert alignment.runs
    for run in alignment.runs:
        assert quote[run.quote_start] == text[run.text_start]
        assert quote[run.quote_end - 1] == text[run.text_end - 1]


def test_a_text_that_shares_nothing_costs_every_letter():
    alignment = align(b"aaaaaaaa", b"bbbbbbbbbbbb", {})
    assert alignment.cost == 8
    assert alignment.runs == ()
