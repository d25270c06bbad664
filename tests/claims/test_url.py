"""Which addresses of a claim can be captured at all; judged without a network."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.url import shown, url_problem


@pytest.mark.parametrize(
    "url",
    [
        "http://tea.example",
        "HTTPS://Tea.Example/",
        "https://tea.example./x?y=z&u=%20#part",
        "https://tea.example?q",
        "http://tea.example:8080/",
        "http://tea.example:/",
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "http://[2001:db8::1]:8080/x",
        "http://[::ffff:192.0.2.1]/",
        "http://under_score.example/",
        "http://münchen.example/straße?q=ö",
        "http://日本語.example/",
        "http://xn--mnchen-3ya.example/",
        "http://tea.example/a,b;c(d)e'f",
        "http://" + "a" * 63 + ".example/",
    ],
)
def test_a_usable_address_has_no_problem(url):
    assert url_problem(url) is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("tea.example/x", "no scheme"),
        ("//tea.example/x", "no scheme"),
        ("ftp://tea.example/", "the scheme 'ftp'"),
        ("file:///etc/hosts", "the scheme 'file'"),
        ("javascript:alert(1)", "the scheme 'javascript'"),
        ("data:text/html,x", "the scheme 'data'"),
        ("mailto:a@tea.example", "the scheme 'mailto'"),
        ("http:", "names no host"),
        ("http://", "names no host"),
        ("http:///x", "names no host"),
        ("http:/tea.example", "names no host"),
        ("http:tea.example", "names no host"),
        ("http://:80/", "names no host"),
        ("http://?x", "names no host"),
        ("http://tea.example:0/", "port 0"),
        ("http://tea.example:65536/", "malformed URL"),
        ("http://tea.example:-1/", "malformed URL"),
        ("http://tea.example:http/", "malformed URL"),
        ("http://tea.example:٣/", "malformed URL"),
        ("http://user:secret@tea.example/", "user name or password"),
        ("http://user@tea.example/", "user name or password"),
        ("http://@tea.example/", "user name or password"),
        ("http://tea example/", "white space or a control character"),
        ("http://tea.example/a b", "white space or a control character"),
        ("http://tea.example/\nx", "white space or a control character"),
        ("http://tea.example/\x00", "white space or a control character"),
        ("http://tea.example/\x7f", "white space or a control character"),
        ("http://tea.example/\u200b", "white space or a control character"),
        ("http://tea.example/\u202e", "white space or a control character"),
        ("http://tea.example/\ud800", "white space or a control character"),
        ("http://[::1/", "malformed URL"),
        ("http://[tea]/", "malformed URL"),
        ("http://[192.0.2.1]/", "malformed URL"),
        ("http://tea..example/", "is no host name"),
        ("http://.example/", "is no host name"),
        ("http://-tea.example/", "is no host name"),
        ("http://tea-.example/", "is no host name"),
        ("http://te*a.example/", "is no host name"),
        ("http://te%20a.example/", "is no host name"),
        ("http://" + "a" * 64 + ".example/", "is no host name"),
        ("http://" + ".".join(["a" * 60] * 5), "is no host name"),
        ("http://\u2100.example/", "malformed URL"),
        ("http://tea.example/" + "x" * 8_000, "the limit is 8,000"),
    ],
)
def test_an_unusable_address_is_told_in_one_line_with_what_is_wrong(url, told):
    problem = url_problem(url)
    assert problem is not None
    assert told in problem
    assert problem.isprintable()


def test_a_password_is_never_repeated_in_a_message():
    assert "secret" not in url_problem("http://user:secret@tea.example/")


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://tea.example", "http://["]))
def test_no_text_makes_it_fail(text, beginning):
    problem = url_problem(beginning + text)
    assert problem is None or problem.isprintable()


def test_a_shown_value_is_quoted_shortened_and_printable():
    assert shown("a\x1bb") == r"'a\x1bb'"
    assert len(shown("x" * 500)) == 82
    assert shown("x" * 500).endswith("x…'")
