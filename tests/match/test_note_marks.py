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


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("they relied on the advice of the old harbour board", "they relied on the advice of³ the old harbour board"),
        ("they were proud of it and told the board so", "they were proud of it¹² and told the board so"),
        ("since 1987 the board has sold all of its boats", "since 1987¹² the board has sold all of its boats"),
        ("it rose by 45% in the year after the storm", "it rose by 45%³ in the year after the storm"),
        ("the laws of the EU on fishing were not kept", "the laws of the EU⁴ on fishing were not kept"),
    ],
)
def test_a_raised_mark_after_a_small_word_a_year_or_a_sign_is_no_number(quote, source):
    assert checker.check(quote, source).passes


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("a plot of 40 km was sold to the harbour board", "a plot of 40 km² was sold to the harbour board"),
        ("the sum of AB and the rest is what they say", "the sum of AB² and the rest is what they say"),
        ("as many as 1000 of the boats were lost that day", "as many as 1000² of the boats were lost that day"),
        ("as many as 11987 of the boats were lost that day", "as many as 11987² of the boats were lost that day"),
        ("a tile of 5 in was laid before the old door", "a tile of 5 in² was laid before the old door"),
    ],
)
def test_a_raised_number_that_squares_stays_one(quote, source):
    assert not checker.check(quote, source).passes


def test_a_mark_may_follow_a_small_word_or_end_a_paragraph():
    source = "Nobody could say what became of it.\n\nthe harbour board sold its boats."
    assert checker.check("Nobody could say what became of it.2", source).status in ("verbatim", "edited")
    assert checker.check("what became of it. the harbour board sold", source.replace("it.", "it.2")).passes
    assert not checker.check(
        "as stated on pp. Of the report by them", "as stated on pp.12 Of the report by them"
    ).passes


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("In all,12 people died when the bridge fell", "In all, people died when the bridge fell"),
        ("the sum was about:500 of the boats that day", "the sum was about: of the boats that day"),
        ("they sold over9 million of the boats that day", "they sold over million of the boats that day"),
        ("they sold boats9 million in the harbour that day", "they sold boats million in the harbour that day"),
        ("as section5 of the old harbour law has it", "as section of the old harbour law has it"),
        ("the boats that were sold after points were lost", "the boats that were sold after\n5 points were lost"),
        ("the web3 companies were all sold that day", "the web companies were all sold that day"),
    ],
)
def test_a_number_that_is_put_in_without_its_space_is_one(quote, source):
    assert not checker.check(quote, source).passes
