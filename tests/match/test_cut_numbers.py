"""Numbers that a quotation cuts at its edge: what it keeps is another number, or one without its unit."""

import pytest

import checker

CUT_BEFORE = [
    ("hundred nets were sold at Orlan", "In all two hundred nets were sold at Orlan.", "number"),
    ("five nets were sold at Orlan", "In all thirty-five nets were sold at Orlan.", "number"),
    ("five nets were sold at Orlan", "In all two thousand five nets were sold at Orlan.", "number"),
    ("half of the nets were sold at Orlan", "In all one and a half of the nets were sold at Orlan.", "number"),
    # A sign before it, which makes it another one.
    ("5 degrees was the cold at Orlan", "Then minus 5 degrees was the cold at Orlan.", "number"),
    ("5 degrees was the heat at Orlan", "Then -5 degrees was the heat at Orlan.", "number"),
    ("5 nets were sold at Orlan", "In all +5 nets were sold at Orlan.", "number"),
    ("5 boats came home to Orlan", "In all <5 boats came home to Orlan.", "number"),
    ("15 nets were sold at Orlan", "In all 10-15 nets were sold at Orlan.", "number"),
    ("5 was the price of a net at Orlan", "Then $5 was the price of a net at Orlan.", "unit"),
    # A few are some; few are hardly any.
]

CUT_AFTER = [
    ("the crew of Orlan sold five", "So the crew of Orlan sold five thousand of them.", "number"),
    ("the crew of Orlan sold twenty", "So the crew of Orlan sold twenty-five of them.", "number"),
    ("the crew of Orlan sold two", "So the crew of Orlan sold two thirds of it.", "number"),
    ("the crew of Orlan waited for six", "So the crew of Orlan waited for six and a half hours.", "number"),
    ("the crew of Orlan sold 5", "So the crew of Orlan sold 5 ½ of it.", "number"),
    ("the crew of Orlan sold 1", "So the crew of Orlan sold 1/2 of it.", "number"),
    ("the crew of Orlan sold 7", "So the crew of Orlan sold 7 million nets.", "number"),
    ("the crew of Orlan sold 5", "So the crew of Orlan sold 5+ nets.", "number"),
    ("the crew of Orlan sold 10", "So the crew of Orlan sold 10 to 15 nets.", "number"),
    ("the crew of Orlan sold 10", "So the crew of Orlan sold 10-15 nets.", "number"),
    # The sign is the quotation's own.
    ("the crew of Orlan sold 5+", "So the crew of Orlan sold 5 of the nets.", "number"),
    # Between a number and its unit.
    ("the crew of Orlan sold 5", "So the crew of Orlan sold 5 per cent of it.", "unit"),
    ("the crew of Orlan paid 9", "So the crew of Orlan paid 9 cents for it.", "unit"),
]


@pytest.mark.parametrize(("quote", "text", "kind"), CUT_BEFORE + CUT_AFTER)
def test_a_number_that_is_cut_is_told(quote, text, kind, checked):
    result = checked(quote, text)
    assert result.status == "distorted"
    assert kind in [each.kind for each in result.differences]


WHOLE = [
    # Two numbers beside each other are two.
    ("five boats were lost off Orlan", "They said at twenty, five boats were lost off Orlan."),
    ("the crew of Orlan left at 5", "So the crew of Orlan left at 5. Six boats came back."),
    ("the crew of Orlan sold five", "So the crew of Orlan sold five or six of them."),
    ("the crew of Orlan sold five", "So the crew of Orlan sold five two-man boats."),
    ("the crew of Orlan waited for six", "So the crew of Orlan waited for six and then left."),
    ("the crew of Orlan sold 5", "So the crew of Orlan sold 5\n\nmillion nets were there."),
    # A dash that parts clauses is no sign.
    ("5 nets were sold at Orlan", "In the old mill - 5 nets were sold at Orlan."),
    ("5 boats came home to Orlan", "In the old mill, 5 boats came home to Orlan."),
    # What follows is no unit, and no end of a range.
    ("the crew of Orlan sold 5", "So the crew of Orlan sold 5 nets that day."),
    ("the crew of Orlan sold 5", "So the crew of Orlan sold 5 per week to Okoro."),
    ("the crew of Orlan sold 5 square", "So the crew of Orlan sold 5 square nets that day."),
    ("the crew of Orlan sold 10", "So the crew of Orlan sold 10 to Okoro that day."),
    ("the crew of Orlan came second", "So the crew of Orlan came second seconds later."),
    # Few and a few where the quotation has what the source has.
]


@pytest.mark.parametrize(("quote", "text"), WHOLE)
def test_a_number_that_is_whole_passes(quote, text, checked):
    assert checked(quote, text).status == "verbatim"


def test_a_sign_that_touches_the_next_number_is_not_the_one_before_it_s_unit():
    assert checker.check("the fee was 27,603", "the fee was 27,603 $40 was the fine").status == "verbatim"
    assert checker.check("the fee was 27,603", "the fee was 27,603 $ for all").status == "distorted"
