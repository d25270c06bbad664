"""What stands between and around words."""

import pytest

from checker.match.punctuation import between_words, edge_after, edge_before, plain


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (" “", ' "'),
        ("’", "'"),
        (" — ", " -- "),
        ("–", "-"),
        ("...", "…"),
        ("« ", "“"),
        ("\u00a0", " "),
        ("\u200b", ""),
    ],
)
def test_typography_is_taken_off(first, second):
    assert plain(first) == plain(second)


@pytest.mark.parametrize(("first", "second"), [(",", ";"), (".", "…"), ("?", "!"), ("(", ","), ("-", "")])
def test_other_punctuation_stays_other(first, second):
    assert plain(first) != plain(second)


@pytest.mark.parametrize(
    ("quote", "source", "kind"),
    [
        (" ", " ", None),
        (" ", "\n\n", None),
        (" ", "\u00a0 ", None),
        (", ", ",\n", None),
        (' "', " “", "typography"),
        (" — ", " - ", "typography"),
        (", ", " ", "inner_punctuation"),
        (". ", "; ", "inner_punctuation"),
        (" ", "-", "inner_hyphen"),
        ("-", " ", "inner_hyphen"),
        ("-", "-\n", "line_break_hyphen"),
        (" + ", " ", "word"),
        (" < ", " > ", "word"),
    ],
)
def test_what_parts_two_words_has_a_kind(quote, source, kind):
    assert between_words(quote, source) == kind


@pytest.mark.parametrize(
    ("quote", "text", "taken", "kind"),
    [
        ("", "shut.", "", None),
        (".", "shut. Then", ".", None),
        (",", "shut. Then", ".", "edge_punctuation"),
        (".", "shut and left", "", "edge_punctuation"),
        ("”", 'shut" and', '"', "typography"),
        (".”", "shut.” Then", ".”", None),
        ("…", "shut... Then", "...", "typography"),
    ],
)
def test_the_end_of_a_quotation_is_compared_with_what_follows(quote, text, taken, kind):
    end, found = edge_after(quote, text, 4)
    assert (text[4:end], found) == (taken, kind)


@pytest.mark.parametrize(
    ("quote", "text", "taken", "kind"),
    [
        ("", "“gates", "", None),
        ("“", "He said “gates", "“", None),
        ("(", "He said gates", "", "edge_punctuation"),
        ("— ", "He said — gates", "— ", None),
    ],
)
def test_the_start_of_a_quotation_is_compared_with_what_precedes(quote, text, taken, kind):
    at = text.index("gates")
    start, found = edge_before(quote, text, at)
    assert (text[start:at], found) == (taken, kind)


def test_an_asterisk_that_ends_emphasis_after_a_sentence_is_typography():
    assert between_words(". ", ".* ") == "typography"
