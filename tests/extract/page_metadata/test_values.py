"""Values are what a reader would see, bounded, and can be stored anywhere."""

import pytest

from checker.extract.page_metadata.values import VALUE_LIMIT_CHARACTERS, clean, first, letters, told


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("  The\n kettle\tsings ", "The kettle sings"),
        ("Tea &amp; milk", "Tea & milk"),
        ("Tea &#8217;n&#8217; milk", "Tea ’n’ milk"),
        ("The <em>kettle</em> sings<br/>", "The kettle sings"),
        ("2 < 3 and <kettle>", "2 < 3 and <kettle>"),
        ("ket\u00adtle\u200b \x00sings", "kettle sings"),
        ("ten\u00a0cups", "ten cups"),
        ("", None),
        (" \n", None),
        (None, None),
        (7, None),
        (["kettle"], None),
        (True, None),
    ],
)
def test_a_value_is_cleaned_as_a_reader_would_see_it(value, cleaned):
    assert clean(value) == cleaned


@pytest.mark.parametrize("half", [chr(0xD800), chr(0xDFFF), chr(0xDE00) + chr(0xD83D)])
def test_half_a_character_is_replaced(half):
    cleaned = clean(f"a{half}b")
    assert cleaned.startswith("a")
    cleaned.encode()


def test_a_value_is_bounded():
    assert len(clean("kettle " * 10_000)) <= VALUE_LIMIT_CHARACTERS


def test_two_writings_of_one_name_have_the_same_letters():
    assert letters("The Tea-Leaf!") == letters("the tea leaf") == "thetealeaf"
    assert letters("Straße") == letters("STRASSE")
    assert letters("_ – ") == ""


def test_the_first_that_is_told_is_taken():
    assert first(None, told(" ", "a"), told("x", "b"), told("y", "c")) == told("x", "b")
    assert first(None) is None
