"""What a written quantity is worth: numbers, fractions, hours, degrees, whose dollars."""

import pytest

from checker.match.lexicon.quantity import same_value, value_of
from checker.match.tokens import tokenize

EQUAL = [
    # Groups of three digits, whatever parts them.
    ("1 000 000", "1,000,000"),
    ("2'000", "2,000"),
    ("2\u2009000", "2000"),
    ("2010 100", "2010, 100"),
    ("0 500", "0, 500"),
    # Fractions: in one character, in digits, in words.
    ("½", "0.5"),
    ("5½", "5.5"),
    ("5 ½", "five and a half"),
    ("5 1/2", "5.5"),
    ("2/3", "two thirds"),
    ("a quarter", "1/4"),
    ("one third", "1/3"),
    ("¾", "three quarters"),
    ("half", "½"),
    # Scales of a number, of a half, of a fraction; one after the other.
    ("half a million", "500,000"),
    ("half a dozen", "6"),
    ("a dozen", "12"),
    ("two and a half million", "2.5 million"),
    ("three million two hundred thousand", "3.2 million"),
    ("two hundred and five thousand", "205,000"),
    ("1.2bn", "1,200 million"),
    ("£5k", "5,000 pounds"),
    # Ordinals.
    ("one hundred and twenty-first", "121st"),
    ("twentieth", "20th"),
    # Signs.
    ("minus five", "-5"),
    ("minus ½", "-0.5"),
    # Hours, degrees, units.
    ("5 pm", "5 p.m."),
    ("5:30 a.m.", "5.30am"),
    ("20 °C", "20 degrees Celsius"),
    ("20 °C", "20 Celsius"),
    ("68°F", "68 degrees Fahrenheit"),
    ("3 metric tons", "3 tonnes"),
    ("5 m", "5 metres"),
    ("6 ft", "six feet"),
    ("5 pct", "5%"),
    ("5p", "5 pence"),
    # Whose dollars; the number of a thing.
    ("US$5", "5 US dollars"),
    ("USD 5", "US$5"),
    ("No. 5", "number 5"),
    ("№ 5", "No 5"),
    # Dates.
    ("Sept 5", "5 September"),
    ("5 March 2014", "March 5, 2014"),
    ("Tues", "Tuesday"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_one_quantity_written_twice_has_one_value(one, other):
    assert value_of(tokenize(one)) is not None
    assert value_of(tokenize(one)) == value_of(tokenize(other))


UNEQUAL = [
    # Digits after a space are of the same number only as groups of three.
    ("1 00", "100"),
    ("0 500", "500"),
    ("2010 100", "2,010,100"),
    ("5'6", "56"),
    # A zero before a number makes it a code.
    ("0800", "800"),
    ("-012", "-12"),
    ("2/3", "3/2"),
    ("two thirds", "two"),
    ("two third", "2/3"),
    ("one half", "two halves"),
    ("half", "half a million"),
    ("-½", "½"),
    ("5 ½", "½ 5"),
    ("5½", "51/2"),
    ("121st", "121"),
    ("twenty-first", "20"),
    ("two dozen", "two hundred"),
    ("million", "billion"),
    ("hundred", "100"),
    ("10 10", "20"),
    # Small m beside a number is a length where a space is between.
    ("5m", "5 m"),
    ("5 p", "5 pence"),
    ("5 p.m.", "5 a.m."),
    ("5:30 pm", "5:30"),
    ("20 °C", "20 °F"),
    ("20 °C", "20°"),
    ("2 tons", "2 metric tons"),
    ("US$5", "A$5"),
    ("five pounds", "five pence"),
    ("No. 5", "5"),
    ("6 feet 2", "2 feet 6"),
    ("3 March 4", "4 March 3"),
    ("25:30", "25.30"),
    ("12:60", "12.60"),
]


@pytest.mark.parametrize(("one", "other"), UNEQUAL)
def test_another_quantity_has_another_value(one, other):
    assert value_of(tokenize(one)) != value_of(tokenize(other))


@pytest.mark.parametrize(
    "text", ["5/4/2014", "3/2", "5/400", "1.2.3", "5:30 km", "1:05 percent", "a.m.", "am", "k", "No", "p", "and a half"]
)
def test_what_is_no_single_quantity_has_no_value(text):
    assert value_of(tokenize(text)) is None


@pytest.mark.parametrize(
    ("quote", "source", "same"),
    [
        # A quotation may leave out whose dollars they are, where they are American; it may not say whose.
        ("$5", "US$5", True),
        ("5 dollars", "USD 5", True),
        ("US$5", "$5", False),
        ("$5", "A$5", False),
        ("5", "US$5", False),
        ("boats", "boats", False),
    ],
)
def test_a_quotation_may_say_dollars_for_american_ones(quote, source, same):
    assert same_value(tokenize(quote), tokenize(source)) is same
