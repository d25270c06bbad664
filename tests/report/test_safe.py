"""Text from elsewhere has no power over a screen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.safe import clean, http_url, one_line, shorten

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x00\r\n\t\u202e\u2066\u2028\ud800\udfff ")))


@given(ANY_TEXT)
def test_clean_text_can_be_written_and_holds_no_control(text):
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert all(sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cs") for sign in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@given(ANY_TEXT)
def test_cleaning_keeps_each_character_in_its_place(text):
    assert len(clean(text)) == len(text.replace("\r\n", "\n"))
    assert clean(clean(text)) == clean(text)


def test_what_was_dangerous_stays_visible():
    assert clean("a\x1b[31mb\u202ec\x00") == "a␛[31mb�c␀"


def test_honest_right_to_left_text_is_left_alone():
    assert clean("\u200fالمعبر يبقى\u200e") == "\u200fالمعبر يبقى\u200e"


@given(ANY_TEXT, st.integers(10, 50))
def test_a_shortened_text_keeps_to_its_limit_and_says_that_it_was_cut(text, limit):
    short = shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
    if len(one_line(text)) > limit:
        assert short.endswith("…")
    elif len(text) <= limit * 4:
        assert short == one_line(text)


def test_a_text_is_cut_between_words():
    assert shorten("one two three four", 15) == "one two three…"


@pytest.mark.parametrize(
    "url", ["https://news.example/a?b=c#d", "http://news.example", "HTTPS://NEWS.EXAMPLE/ü", "http://127.0.0.1:80/"]
)
def test_a_web_address_may_be_a_link(url):
    assert http_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hello",
        "ftp://news.example/",
        "//news.example/",
        "/etc/hosts",
        "https://",
        "https:///path",
        " https://news.example/",
        "https://news.example/\njavascript:alert(1)",
        'https://news.example/"onclick="alert(1)',
        "https://news.example/<script>",
        "https://news.example/\u202egpj.exe",
        "https://news.example/\ud800",
        "https://news.example/\x00",
    ],
)
def test_nothing_else_may_be_a_link(url):
    assert http_url(url) is None
