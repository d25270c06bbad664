"""The marks of lines that mail quotes are none of the words; a sign that compares is."""

import pytest

import checker

LINES = ("The board sold", "the pier to the bank of Ottery", "in the spring after the storm and", "kept all the boats.")
QUOTE = "the pier to the bank of Ottery in the spring after the storm and kept all the boats"


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > ", " > "])
def test_words_in_quoted_mail_are_verbatim(mark):
    text = "They wrote:\n\n" + "\n".join(mark + line for line in LINES)
    assert checker.check(QUOTE, text).status == "verbatim"


def test_a_quoted_line_that_begins_with_a_number_compares_nothing():
    source = "> The pier was sold at a price of\n> 45 million crowns to the bank.\n"
    assert checker.check("at a price of 45 million crowns to the bank", source).status == "verbatim"
    assert checker.check("at a price of 54 million crowns to the bank", source).status == "distorted"


@pytest.mark.parametrize(
    "source",
    [
        "The pier is sold where the price\n> 45 million crowns is what they get.\n",
        "> The pier is sold where the price > 45 million crowns\n> is what they get.\n",
        "The price\n> 40 million is no price.\nThe pier is sold where the price\n> 45 million crowns is what they get.",
    ],
)
def test_a_sign_that_is_no_mark_of_its_line_compares(source):
    assert not checker.check("is sold where the price 45 million crowns is what they get", source).passes
