"""A difference in one sentence for a person."""

import pytest

from checker.match.passage import DifferenceKind
from checker.match.wording import SHOWN_CHARACTERS, explain, shown


@pytest.mark.parametrize("kind", list(DifferenceKind))
@pytest.mark.parametrize(
    ("quote", "source"), [("ten", "two"), ("", "two"), ("ten", ""), ("…", "two"), ("[ten]", "two")]
)
def test_every_kind_is_told_in_one_sentence(kind, quote, source):
    told = explain(kind, quote, source)
    assert told[0].isupper()
    assert told.endswith(".")
    assert "\n" not in told
    assert "{" not in told


@pytest.mark.parametrize("kind", ["number", "date", "name", "negation", "word", "unit", "keyword_case"])
def test_a_change_names_both_sides(kind):
    told = explain(DifferenceKind(kind), "ten boats", "two ships")
    assert "“ten boats”" in told
    assert "“two ships”" in told


def test_words_left_out_and_put_in_are_told_as_such():
    assert "leaves out “not”" in explain(DifferenceKind.NEGATION, "", "not")
    assert "puts in “not”" in explain(DifferenceKind.NEGATION, "not", "")
    assert "hides" in explain(DifferenceKind.NEGATION, "[surely]", "not")


def test_text_is_shown_on_one_line_in_quotation_marks():
    assert shown("the\n  gates") == "“the gates”"


def test_nothing_is_called_nothing():
    assert shown("") == "nothing"
    assert shown(" ") == "a space"


def test_long_text_is_shortened_in_its_middle():
    told = shown("start " + "gates " * 200 + "end")
    assert len(told) <= SHOWN_CHARACTERS + 10
    assert told.startswith("“start")
    assert told.endswith("end”")
    assert "[…]" in told
