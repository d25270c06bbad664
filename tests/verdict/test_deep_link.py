"""The link that opens a page at the passage."""

import pytest

from checker.extract.document import Role
from checker.match.passage import Passage
from checker.verdict.deep_link import deep_link


def link(text, url="http://tea.example/kettle", path=""):
    return deep_link(url, Passage(0, 0, text, 0, len(text), Role.BODY, "", ""), path)


def test_a_short_passage_is_named_whole():
    assert link("the kettle sang") == "http://tea.example/kettle#:~:text=the%20kettle%20sang"


def test_a_fragment_of_the_address_gives_way():
    assert link("x", "http://tea.example/a?b=c#part") == "http://tea.example/a?b=c#:~:text=x"


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("well-known, a & b", "well%2Dknown%2C%20a%20%26%20b"),
        ("“größe” #1", "%E2%80%9Cgr%C3%B6%C3%9Fe%E2%80%9D%20%231"),
        ("100% a/b", "100%25%20a%2Fb"),
        ("half \ud83d", "half%20%3F"),
    ],
)
def test_signs_that_the_directive_or_the_address_would_read_are_encoded(text, directive):
    assert link(text).partition(":~:text=")[2] == directive


def test_a_long_passage_is_named_by_its_first_and_last_five_words():
    words = [f"word{n}" for n in range(40)]
    first, last = "%20".join(words[:5]), "%20".join(words[-5:])
    assert link(" ".join(words)).partition("text=")[2] == f"{first},{last}"


def test_a_passage_over_several_blocks_is_named_as_a_range():
    """A directive for one text never matches across blocks."""
    assert link("the kettle\n\nsang on").partition("text=")[2] == "the%20kettle,sang%20on"


def test_a_link_has_no_character_that_needs_escaping_in_a_report():
    assert link("a \"b\" <c> 'd'").isascii()
    assert not set(link("a \"b\" <c> 'd'")) & set("\"<>' ")


@pytest.mark.parametrize(
    ("path", "fragment"),
    [("page=3", "page=3"), ("t=62.5", "t=62.5"), ("html > body > p", ":~:text=x"), ("page=3#x", ":~:text=x")],
)
def test_a_pdf_is_opened_at_its_page_and_a_recording_at_its_moment(path, fragment):
    assert link("x", "http://tea.example/kettle#part", path) == f"http://tea.example/kettle#{fragment}"
