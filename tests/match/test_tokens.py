"""Words, numbers and the signs that carry a value."""

import pytest

from checker.match.tokens import key_of, splits_token, tokenize, without_accents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The gates, shut.", ["The", "gates", "shut"]),
        ("it's the crew’s", ["it's", "the", "crew’s"]),
        ("rock 'n' roll's end'", ["rock", "n", "roll's", "end"]),
        ("1,500.25 and 12:30", ["1,500.25", "and", "12:30"]),
        ("about .5, or 5.", ["about", ".5", "or", "5"]),
        ("$5 or £5.50 and 5%", ["$", "5", "or", "£", "5.50", "and", "5", "%"]),
        ("-5 and −5, not 3-5", ["-", "5", "and", "−", "5", "not", "3", "5"]),
        ("co-operate re‑open", ["co", "operate", "re", "open"]),
        ("Q&A, R & D", ["Q", "&", "A", "R", "&", "D"]),
        ("inter\u00adnational", ["inter\u00adnational"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("漢字かな", ["漢", "字", "か", "な"]),
        ("порт закрыт", ["порт", "закрыт"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("5km 2nd", ["5", "km", "2", "nd"]),
        ("", []),
        ("… — “”", []),
    ],
)
def test_a_text_splits_into_words_numbers_and_signs(text, words):
    assert [token.text for token in tokenize(text)] == words


def test_offsets_count_in_the_whole_text():
    text = "The gates, shut at 12:30."
    for token in tokenize(text, 4, 20):
        assert text[token.start : token.end] == token.text
    assert [token.text for token in tokenize(text, 4, 15)] == ["gates", "shut"]


def test_a_number_is_no_word_and_a_sign_is_neither():
    dollar, five, boats = tokenize("$5 boats")
    assert (dollar.is_number, dollar.is_word) == (False, False)
    assert (five.is_number, five.is_word) == (True, False)
    assert (boats.is_number, boats.is_word) == (False, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gates", "gates"),
        ("it's", "it’s"),
        ("final", "ﬁnal"),
        ("cafe\u0301", "café"),
        ("inter\u00adnational", "international"),
        ("１０", "10"),
        ("−", "-"),
        ("&", "and"),
        ("ΛΌΓΟΣ", "λόγος"),
        ("œuvre", "oeuvre"),
    ],
)
def test_typography_and_case_leave_the_key_as_it_is(first, second):
    assert key_of(first) == key_of(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("its", "it's"), ("were", "we're"), ("café", "cafe"), ("10²", "102"), ("10", "1.0"), ("ou", "où")],
)
def test_other_words_and_values_have_other_keys(first, second):
    assert key_of(first) != key_of(second)


def test_accents_can_be_taken_off_a_key():
    assert without_accents("élan naïf") == "elan naif"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("de", "nied"),
        ("it'", "s"),
        ("it", "'s"),
        ("1", "5"),
        ("1.", "5"),
        ("1", ".5"),
        ("1,", "500"),
        ("$", "5"),
        ("5", "%"),
        ("5", "km"),
        ("−", "5"),
        ("cafe", "\u0301s"),
        ("10", "-15"),
        ("non-", "violent"),
    ],
)
def test_a_cut_inside_a_word_or_number_is_told(before, after):
    assert splits_token(f"so {before}{after} it is", 3 + len(before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("shut", " by"),
        ("shut", "."),
        ("shut", "’"),
        ("(", "shut"),
        ("noon", "—"),
        ("5", ", 6"),
        ("5", "."),
        ("漢", "字"),
    ],
)
def test_a_cut_between_words_is_none(before, after):
    assert not splits_token(f"so {before}{after} it is", 3 + len(before))


def test_the_ends_of_a_text_cut_nothing():
    assert not splits_token("shut", 0)
    assert not splits_token("shut", 4)
    assert not splits_token("", 0)
