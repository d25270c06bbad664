"""Differences that turn what was counted: numbers, units, dates; and near misses, which are harmless.

A row is a quotation, a text, and every difference between them: kind, words of the quotation, of the source.
"""

import pytest

NUMBER = [
    ("the port lost 10 boats in the gale", "She said the port lost 100 boats in the gale.", [("number", "10", "100")]),
    (
        "the rate rose to 9.4 in a single year",
        "She said the rate rose to 9.5 in a single year.",
        [("number", "9.4", "9.5")],
    ),
    (
        "the port lost three boats in the gale",
        "She said the port lost two boats in the gale.",
        [("number", "three", "two")],
    ),
    (
        "the rate was 1 5 percent of the whole",
        "She said the rate was 1.5 percent of the whole.",
        [("number", "1 5", "1.5")],
    ),
    ("the cold was -5 degrees that night", "She said the cold was 5 degrees that night.", [("number", "-", "")]),
    ("the port lost boats in the gale", "She said the port lost 40 boats in the gale.", [("number", "", "40")]),
    (
        "they were paid twice for the same boat",
        "She said they were paid thrice for the same boat.",
        [("number", "twice", "thrice")],
    ),
    (
        "the port lost 5 million in the gale",
        "She said the port lost 5 billion in the gale.",
        [("number", "million", "billion")],
    ),
    (
        "a third of the crew left the hall",
        "She said a quarter of the crew left the hall.",
        [("number", "third", "quarter")],
    ),
    ("they won the match by 3-2 at home", "She said they won the match by 3:2 at home.", [("number", "3-2", "3:2")]),
    (
        "they need 10 15 men and a boat for it",
        "She said they need 10-15 men and a boat for it.",
        [("number", "", "-")],
    ),
    (
        "they need 10, 15 men and a boat for it",
        "She said they need 10–15 men and a boat for it.",
        [("number", ",", "–")],
    ),
    # Near misses: equal values, other marks between thousands.
    (
        "the port lost ten boats in the gale",
        "She said the port lost 10 boats in the gale.",
        [("equal_value", "ten", "10")],
    ),
    (
        "the port lost 10,000 nets in the gale",
        "She said the port lost 10000 nets in the gale.",
        [("equal_value", "10,000", "10000")],
    ),
    (
        "the rate was 1.50 percent of the whole",
        "She said the rate was 1.5 percent of the whole.",
        [("equal_value", "1.50 percent", "1.5 percent")],
    ),
]

UNIT = [
    ("it cost the port $5 a head that year", "She said it cost the port £5 a head that year.", [("unit", "$", "£")]),
    ("the boat was 5 miles off the port", "She said the boat was 5 km off the port.", [("unit", "miles", "km")]),
    (
        "it cost 40 dollars to leave the port",
        "She said it cost 40 euros to leave the port.",
        [("unit", "dollars", "euros")],
    ),
    (
        "the rate rose by 5 percent over the whole of the year",
        "She said the rate rose by 5 percentage points over the whole of the year.",
        [("unit", "percent", "percentage points")],
    ),
    (
        "they lost 40 tons of grain in the gale",
        "She said they lost 40 tonnes of grain in the gale.",
        [("unit", "tons", "tonnes")],
    ),
    (
        "the plant made 5 mW on a dull day",
        "She said the plant made 5 MW on a dull day.",
        [("keyword_case", "mW", "MW")],
    ),
    ("some 35 of the boats were lost at sea", "She said some 35% of the boats were lost at sea.", [("unit", "", "%")]),
    # Near misses: the same unit, written out or abbreviated.
    (
        "the boat was 5 km off the port",
        "She said the boat was 5 kilometres off the port.",
        [("equal_value", "5 km", "5 kilometres")],
    ),
    (
        "it cost 40 dollars to leave the port",
        "She said it cost $40 to leave the port.",
        [("equal_value", "40 dollars", "$40")],
    ),
]

DATE = [
    (
        "they will shut the gates this month",
        "She said they will shut the gates this year.",
        [("date", "month", "year")],
    ),
    (
        "they shut the gates on Monday at noon",
        "She said they shut the gates on Friday at noon.",
        [("date", "Monday", "Friday")],
    ),
    (
        "they shut the gates on 5 March at noon",
        "She said they shut the gates on 5 April at noon.",
        [("date", "March", "April")],
    ),
    (
        "they will shut the gates today at noon",
        "She said they will shut the gates tomorrow at noon.",
        [("date", "today", "tomorrow")],
    ),
    (
        "they shut the gates in summer each time",
        "She said they shut the gates in winter each time.",
        [("date", "summer", "winter")],
    ),
    ("they shut the gates yesterday by hand", "She said they shut the gates by hand.", [("date", "yesterday", "")]),
    # Near misses: the same day, written otherwise.
    (
        "they shut the gates on Mon at noon",
        "She said they shut the gates on Monday at noon.",
        [("equal_value", "Mon", "Monday")],
    ),
    (
        "they shut the gates on 5 Mar at noon",
        "She said they shut the gates on 5 March at noon.",
        [("equal_value", "5 Mar", "5 March")],
    ),
    # Another hour is another number, not another day.
    ("they shut the gates at nine", "She said they shut the gates at ten.", [("number", "nine", "ten")]),
]


@pytest.mark.parametrize(("quote", "text", "expected"), [*NUMBER, *UNIT, *DATE])
def test_guarded_values_are_named(quote, text, expected, differences):
    assert differences(quote, text) == expected
