"""Where sentences end, and what a writer says around a quotation."""

import pytest

from checker.match.reporting import is_reporting_clause
from checker.match.sentences import (
    begins_sentence,
    governing_words,
    holds_sentence_end,
    sentence_end,
    sentence_start,
)


@pytest.mark.parametrize(
    "text",
    [
        "They left. The gates were shut.",
        "They left! The gates were shut.",
        "Did they leave? The gates were shut.",
        "“They left.” The gates were shut.",
        "They left… The gates were shut.",
        "a heading\n\nthe gates were shut",
        "They left. “The gates were shut.”",
        "They left. 40 boats came.",
    ],
)
def test_the_end_of_a_sentence_is_seen(text):
    assert holds_sentence_end(text)


@pytest.mark.parametrize(
    "text",
    [
        "the gates were shut",
        "Mr. Okoro left the hall",
        "Dr. T. Okoro left the hall",
        "it rose by 1.5 percent",
        "the gates, then, were shut",
        "the gates\nwere shut",
        "they met in Jan. 2014 in the hall",
        "the U.S. Navy left the port",
    ],
)
def test_a_point_within_a_sentence_is_no_end(text):
    assert not holds_sentence_end(text)


def test_the_sentence_around_an_offset_is_found():
    text = "It rained. The gates were shut by noon. They left."
    at = text.index("gates")
    assert text[sentence_start(text, at) : sentence_end(text, at)].strip() == "The gates were shut by noon."


def test_a_text_without_ends_is_one_sentence():
    text = "the gates were shut by noon"
    assert (sentence_start(text, 10), sentence_end(text, 10)) == (0, len(text))


@pytest.mark.parametrize(
    "text", ["Boats came", "It rained. Boats came", "“Boats came", "List:\nBoats came", "• Boats came"]
)
def test_a_capital_at_a_beginning_may_come_from_its_place(text):
    assert begins_sentence(text, text.index("Boats"))


def test_a_capital_inside_a_sentence_does_not():
    text = "So the Boats came"
    assert not begins_sentence(text, text.index("Boats"))


@pytest.mark.parametrize(
    "gap",
    [
        ",” he said, “",
        '," said Okoro. "',
        ",’ she told reporters, ‘",
        ",” the harbour master of Sorvane added on Friday, “",
        "!» a-t-il said. «",
    ],
)
def test_a_clause_that_only_says_who_speaks_is_recognised(gap):
    assert is_reporting_clause(gap)


@pytest.mark.parametrize(
    "gap",
    [
        ", he said, ",
        ",” the old sign read, “",
        ",” he said. Rain fell. “",
        ",” he denied having said, “",
        ",” he said\n\nand left.\n\n“",
        ",” he said, “no,” she said, “",
        " ",
        "",
        ",” “",
    ],
)
def test_other_text_between_two_pieces_is_none(gap):
    assert not is_reporting_clause(gap)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He denied that the gates were shut.", "denied that"),
        ("It is false that the gates were shut.", "is false that"),
        ("She came home if the gates were shut.", "if"),
        ("He never said the gates were shut.", "never said"),
        ("There is no evidence that the gates were shut.", "no evidence that"),
        ("He asked whether the gates were shut.", "whether"),
        ("“the gates were shut” is a lie.", "is a lie"),
    ],
)
def test_words_that_turn_a_passage_are_told(text, words):
    start = text.index("the gates")
    told = governing_words(text, start, start + len("the gates were shut"))
    assert told is not None
    assert words in told or told in words


@pytest.mark.parametrize(
    "text",
    [
        "He said the gates were shut.",
        "He denied it. Later the gates were shut.",
        "Nobody denied that. He said the gates were shut.",
        "the gates were shut. It is a lie that it rained.",
    ],
)
def test_words_of_another_sentence_turn_nothing(text):
    start = text.index("the gates")
    assert governing_words(text, start, start + len("the gates were shut")) is None
