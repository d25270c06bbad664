"""A number that counts its line is none of the words; one that happens to stand first on its line is."""

import pytest

import checker

LINES = (
    "The board sold",
    "the pier to the bank of Ottery",
    "in the spring after the storm and",
    "kept all the boats.",
    "Nobody came.",
)
QUOTE = "the pier to the bank of Ottery in the spring after the storm and kept all the boats"


def numbered(mark, first=1):
    return "\n".join(mark.format(number) + line for number, line in enumerate(LINES, first))


@pytest.mark.parametrize("first", [1, 8, 98])
@pytest.mark.parametrize("mark", ["{} ", "{:4}  ", "{:4}\t"])
def test_line_numbers_are_typography(mark, first):
    assert checker.check(QUOTE, numbered(mark, first)).status == "verbatim"


def test_line_numbers_of_a_text_that_is_set_wide_are_typography():
    assert checker.check(QUOTE, numbered("{:4}  ").replace("\n", "\n\n")).status == "verbatim"


def test_lines_that_hold_their_number_alone_are_passed_over():
    text = "1 The board sold\n2\n3 the pier to the bank\n4\n5 of Ottery in the spring\n6 after the storm.\n"
    assert checker.check("The board sold the pier to the bank of Ottery in the spring", text).status == "verbatim"


@pytest.mark.parametrize(
    "source",
    [
        "The board sold the pier to the bank of\n2 sisters in the spring.\nNobody came.",
        "The board sold the pier to the bank of\n2 sisters in the spring.\n3 came.\nNobody else came.",
        "1 board sold the pier to the bank of\n2 sisters in the spring.\n3 came.\n4 wept.",
        "1 board sold the pier to the bank of\n3 sisters in the spring.\n5 came.\n7 went.\n9 wept.",
        "1 board sold the pier to the bank of\n2.5 sisters in the spring.\n3 came.\n4 went.\n5 wept.",
        "1 board sold the pier to the bank of\n2 3 sisters in the spring.\n3 came.\n4 went.\n5 wept.",
        "1 board sold the pier to the bank of 2 sisters in the spring.\n2 of them came.\n3 came.\n4 went.\n5 wept.",
        "1986 sold the pier to the bank of\n1987 sisters in the spring\n1988 came\n1989 went\n1990 wept",
    ],
)
def test_a_number_that_happens_to_stand_first_is_one(source):
    assert not checker.check("sold the pier to the bank of sisters in the spring", source).passes


def test_another_number_than_the_one_beside_the_line_number_is_told():
    source = "1 The board sold\n2 the pier for\n3 40 crowns in the spring.\n4 Nobody came.\n5 It rained."
    assert checker.check("sold the pier for 40 crowns in the spring", source).status == "verbatim"
    assert checker.check("sold the pier for 3 crowns in the spring", source).status == "distorted"
    assert checker.check("sold the pier for 50 crowns in the spring", source).status == "distorted"
