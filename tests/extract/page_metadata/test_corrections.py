"""A notice of correction is given as it stands in the text; the word alone is none."""

import time

import pytest

from checker.extract.document import Block, Role
from checker.extract.page_metadata.corrections import NOTICE_CHARACTERS, NOTICE_LIMIT, find_corrections
from checker.extract.page_metadata.read_metadata import read_metadata


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: The kettle sang twice.",
        "CORRECTION (4 March 2025): The kettle sang twice.",
        "March 4 correction: The kettle sang twice.",
        "Clarification — The kettle is a pot.",
        "Corrections and clarifications: The kettle is a pot.",
        "This article was amended on 4 March 2025 to correct the kettle's age.",
        "• This story has been corrected: the kettle is old.",
        "An earlier version of this article misstated the kettle's age.",
        "Editor's note: This text has been corrected to say that the kettle is old.",
        "This story was updated on Tuesday to clarify that the kettle is old.",
        "Berichtigung: Der Kessel ist alt.",
    ],
)
def test_a_notice_is_given_whole(sources, notice):
    assert find_corrections(sources("", "The kettle sang.", notice)) == ((notice,), "text")


@pytest.mark.parametrize(
    "line",
    [
        "Corrections",
        "Corrections: If you are aware of an error, we would like to know.",
        "Correction policy: report an error to the desk.",
        "The correction of the kettle took a year: it was long.",
        "“That is correct,” she said.",
        "The article of the constitution was long.",
        "She was corrected by the spoon.",
        "Amended return forms are due.",
    ],
)
def test_the_word_alone_is_no_notice(sources, line):
    assert find_corrections(sources("", line)) == ((), "")


def test_of_a_long_paragraph_the_notice_s_sentence_is_given(sources):
    paragraph = "The kettle sang. It was hot. This article was amended on 4 March: the kettle is old."
    assert find_corrections(sources("", paragraph))[0] == ("This article was amended on 4 March: the kettle is old.",)


def test_json_ld_s_corrections_are_added_once(sources, ld):
    article = {"@type": "NewsArticle", "correction": [{"text": "The kettle is old."}, "Correction: It sang.", 7]}
    both = sources(ld(article), "Correction: It sang.")
    assert find_corrections(both) == (("Correction: It sang.", "The kettle is old."), "text")
    assert find_corrections(sources(ld(article)))[1] == "json-ld correction"


def test_comments_and_navigation_hold_no_notices():
    text = "Correction: The kettle sang twice."
    for role in (Role.COMMENT, Role.NAVIGATION):
        assert read_metadata("", text, (Block(0, len(text), role, ""),)).corrections == ()


def test_notices_are_bounded(sources):
    many = find_corrections(sources("", *[f"Correction: {n} {'x' * 2_000}" for n in range(100)]))[0]
    assert len(many) == NOTICE_LIMIT
    assert {len(notice) for notice in many} == {NOTICE_CHARACTERS}


@pytest.mark.parametrize("words", ["correction ", "this article was ", "an earlier version of this ", "corrected A. "])
def test_time_grows_with_the_text_alone(sources, words):
    text = words * (1_000_000 // len(words)) + " corrected"
    for length in (100, 1_000_000):
        blocks = tuple(Block(at, min(at + length, len(text)), Role.BODY, "") for at in range(0, len(text), length))
        start = time.process_time()
        read_metadata("", text, blocks)
        assert time.process_time() - start < 2
