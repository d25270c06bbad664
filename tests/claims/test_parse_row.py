"""One row: its quotation without outer marks, its date, its kind, and every problem that it has."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.parse_row import COLUMNS, parse_row, quote_problem, without_outer_marks


@pytest.mark.parametrize(
    "marks",
    [
        '""',
        "''",
        "“”",
        "‘’",
        "„“",
        "„”",
        "‚‘",
        "«»",
        "»«",
        "‹›",
        "「」",
        "『』",
        "《》",
        "＂＂",
        "””",
        '“"',
        '"”',
        "‟”",
    ],
)
def test_one_pair_of_outer_marks_is_taken_off_with_the_white_space_around(marks):
    opening, closing = marks
    assert without_outer_marks(f" {opening} the kettle sang{closing}\n") == "the kettle sang"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ('""the kettle sang""', '"the kettle sang"'),
        ("“‘the kettle sang’”", "‘the kettle sang’"),
        ("‘“the kettle sang”’", "“the kettle sang”"),
        ("«“the kettle sang”»", "“the kettle sang”"),
    ],
)
def test_of_two_pairs_only_the_outer_one_is_taken_off(given, left):
    assert without_outer_marks(given) == left


@pytest.mark.parametrize(
    "quote",
    [
        "“Yes,” he said, “I will.”",
        '"Yes," he said, "I will."',
        "«Oui», dit-il, «je viens.»",
        '"Yes" and "no"',
        "「はい」と「いいえ」",
    ],
)
def test_marks_that_belong_to_different_pieces_stay(quote):
    assert without_outer_marks(quote) == quote


@pytest.mark.parametrize("quote", ["“the kettle sang", "the kettle sang”", '"the kettle sang', "the kettle's", '"', ""])
def test_a_mark_without_its_other_half_stays(quote):
    assert without_outer_marks(quote) == quote


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ('"He said "no" today"', 'He said "no" today'),
        ("“the ‘old’ kettle”", "the ‘old’ kettle"),
        ("“the kettle’s song”", "the kettle’s song"),
        ("“he said “no” today”", "he said “no” today"),
    ],
)
def test_marks_inside_the_outer_pair_stay(given, left):
    assert without_outer_marks(given) == left


@settings(deadline=None)
@given(st.text(alphabet="ab \"'“”„‟«»‘’‚‹›「」", max_size=12))
def test_no_word_is_ever_taken_off(quote):
    left = without_outer_marks(quote)
    assert left in quote
    assert [c for c in left if c in "ab"] == [c for c in quote if c in "ab"]


@pytest.mark.parametrize("quote", ["", " \n", "…", "...", "[...]", "“”", "—", "[sic]", "[the kettle]", "\u200b", "!?"])
def test_a_quotation_without_words_of_a_source_is_a_problem(quote):
    assert quote_problem(quote)
    claim, problems = parse_row({"quote": quote}, 2)
    assert claim is None
    assert [column for column, _ in problems] == ["quote"]


@pytest.mark.parametrize("quote", ["a", "5", "é", "語", "[T]he", "x […] y"])
def test_a_single_letter_or_digit_is_a_quotation(quote):
    assert quote_problem(quote) is None


@pytest.mark.parametrize("published", ["2014", "2014-06", "2014-06-15", "2016-02-29", "0001-01-01", "9999-12-31", ""])
def test_a_date_is_a_day_a_month_or_a_year(published):
    claim, problems = parse_row({"quote": "a", "published": published}, 2)
    assert not problems
    assert claim.published == (published or None)


@pytest.mark.parametrize(
    "published",
    [
        "14",
        "2014-6",
        "2014-13",
        "2014-00",
        "2014-02-30",
        "2015-02-29",
        "0000",
        "2014-06-15T10:00",
        "20140615",
        "2014-W24",
        "15/06/2014",
        "June 2014",
        "٢٠١٤",
        "２０１４",
        "2014-06-15 ago",
        "-2014",
        "2014-",
        "99999",
    ],
)
def test_what_is_no_iso_date_is_told_with_the_forms_that_are(published):
    claim, problems = parse_row({"quote": "a", "published": published}, 2)
    assert claim is None
    assert problems == [("published", f"{published!r} is no date; write 2014-06-15, 2014-06 or 2014")]


@pytest.mark.parametrize(("given", "kind"), [("", "quote"), ("quote", "quote"), (" FIGURE ", "figure")])
def test_the_kind_is_met_whatever_its_case(given, kind):
    claim, _ = parse_row({"quote": "a", "kind": given}, 2)
    assert claim.kind == kind


def test_an_unknown_kind_is_told_with_the_known_ones():
    _, problems = parse_row({"quote": "a", "kind": "picture"}, 2)
    assert problems == [("kind", "unknown kind 'picture'; use quote, figure, paraphrase, or leave it empty")]


def test_a_long_value_is_shortened_in_its_problem():
    _, problems = parse_row({"quote": "a", "kind": "k" * 5_000}, 2)
    assert len(problems[0][1]) < 200


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*COLUMNS, "mine"]), st.text(max_size=40)))
def test_a_row_gives_a_claim_or_problems_and_never_both_or_neither(cells):
    claim, problems = parse_row(cells, 7)
    assert (claim is None) == bool(problems)
    if claim is not None:
        assert claim.row == 7
