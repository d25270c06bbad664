"""The mark of a note that a copy glues to a word is no number of the sentence."""

import pytest

import checker

SOURCE = "The rate rose by four points than a year before. The minister said that nothing was lost. It was cold."


@pytest.mark.parametrize(
    "quote",
    [
        "The rate rose by four points1 than a year before.",
        "rose by four points than a year before.2 The minister said",
        "said that nothing was lost.12 It was cold",
        "The rate rose by four points1,2 than a year before.",
    ],
)
def test_a_mark_glued_to_a_word_is_told_and_passes(quote):
    assert checker.check(quote, SOURCE).status == "edited"


@pytest.mark.parametrize(
    "source",
    [
        "The rate rose by four points1 than a year before. The minister said that nothing was lost.",
        "The rate rose by four points than a year before.2 The minister said that nothing was lost.",
    ],
)
def test_so_is_one_in_the_source(source):
    assert checker.check("four points than a year before. The minister said that nothing was lost.", source).passes


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("The rate rose by four points 1 than a year before.", SOURCE),
        ("the covid20 rules are gone in every town", "the covid19 rules are gone in every town"),
        ("the Windows10 machines were all sold at once", "the Windows machines were all sold at once"),
        ("a field of 40 m2 was sold in the spring", "a field of 40 m was sold in the spring"),
        ("as fig. shows it was a cold winter here", "as fig.2 shows it was a cold winter here"),
        ("rose by points5% than a year before that", "rose by points than a year before that"),
        ("nothing was lost.5 of them came back home", "nothing was lost. of them came back home"),
    ],
)
def test_a_number_that_tells_something_stays_one(quote, source):
    assert not checker.check(quote, source).passes
