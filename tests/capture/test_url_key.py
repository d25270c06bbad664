"""The name under which captures are filed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.capture.url_key import LIMIT_KEY_CHARACTERS, is_private_name, url_key, without_credentials


def test_urls_that_differ_in_their_fragment_share_their_captures():
    assert url_key("https://news.example/a?b=1#here") == url_key(" https://news.example/a?b=1")
    assert url_key("https://news.example/a?b=1#here") != url_key("https://news.example/a?b=2#here")


@pytest.mark.parametrize(
    "url",
    [
        "http://user:secret@host.example/a",
        "HTTPS://secret@host.example",
        "//user:secret@host.example/",
        "http:secret@host.example",
        "http:///user:secret@host.example",
        "http:\\\\user:secret@host.example/",
        "http://a@b:secret@host.example/",
    ],
)
def test_a_user_name_or_password_is_not_in_it(url):
    assert "secret" not in url_key(url)


@pytest.mark.parametrize(
    "url", ["https://blog.example/@author/post", "https://a.example/?mail=x@y.example", "/@author"]
)
def test_an_at_sign_elsewhere_stays(url):
    assert without_credentials(url) == url


@given(st.text())
def test_it_is_one_line_that_can_be_stored_and_stays_the_same(url):
    key = url_key(url)
    assert url_key(key) == key
    assert "\n" not in key
    assert "\r" not in key
    assert key.encode().decode() == key


def test_it_is_bounded_and_still_tells_urls_apart():
    long = "https://a.example/" + "x" * 1_000_000
    assert len(url_key(long)) <= LIMIT_KEY_CHARACTERS
    assert url_key(long) != url_key(long + "y")


@pytest.mark.parametrize(
    "url",
    [
        "http://wiki/page",
        "http://WIKI:8080/a.b",
        "https://desk.internal/x",
        "http://nas.local./",
        "http://a.lan?x=a.com",
    ],
)
def test_names_of_a_network_s_own_machines_are_told(url):
    assert is_private_name(url)


@pytest.mark.parametrize(
    "url", ["http://paper.com/wiki", "http://locals.org/", "http://[2001:4860::1]/a", "http://8.8.8.8/"]
)
def test_names_of_the_web_are_not_private(url):
    assert not is_private_name(url)
