"""Broken and hostile pages: read as far as they go, in bounded time, with the document's promises kept."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import assert_promises

from checker.extract.read import read

TAGS = (
    "p div b span br pre table tr td ul li nav aside article blockquote figcaption h1 script style template svg "
    "textarea select option noscript head body html title ruby rt plaintext a form button frameset iframe del"
).split()
ATTRIBUTES = [
    "",
    " hidden",
    " class='comments x'",
    " id=related",
    " role=navigation",
    " style='display:none'",
    " style='float:left;left:-9999px'",
    " popover",
    " srcdoc='<p>a<iframe srcdoc=b>'",
    " =",
    " a='",
]
SOUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(TAGS)),
        st.sampled_from(
            ["<!--", "-->", "<![CDATA[", "]]>", "<", ">", "</", "<!DOCTYPE html>", "<?", "&", "&#", "&amp;"]
        ),
        st.sampled_from(
            ["&#xD800;", "&#0;", "&nbsp;", "&#160;", "\u00a0", "\u2028", "\x85", "\x1c", "\u200b", "\0", "\r"]
        ),
        st.text(max_size=6),
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=300)
@given(SOUP)
def test_tag_soup_gives_a_document_whose_blocks_are_ordered_apart_and_not_empty(markup):
    assert_promises(read(("<p>" + markup).encode(), "text/html; charset=utf-8"))


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=200),
    st.sampled_from(["text/html", "text/html; charset=utf-16", "text/plain", "text/plain; charset=shift_jis"]),
)
def test_any_bytes_give_a_document(raw, media_type):
    assert_promises(read(b"<html><p>" + raw, media_type))


@settings(deadline=None, max_examples=60)
@given(SOUP)
def test_the_same_bytes_give_the_same_document(markup):
    first, second = (read(("<p>" + markup).encode()) for _ in range(2))
    assert (first.sha256, first.metadata) == (second.sha256, second.metadata)


@pytest.mark.parametrize("tag", ["div", "b", "p"])
def test_a_hundred_thousand_nested_elements_are_read(tag):
    """Nothing recurses: neither the parser, nor the walk, nor the clean-up."""
    document = read(f"<{tag}>".encode() * 100_000 + b"kettle" + f"</{tag}>".encode() * 100_000)
    assert document.text == "kettle"


@pytest.mark.parametrize(
    "markup",
    [
        "<" * 200_000,
        "<!--" * 50_000,
        "<p a='" * 50_000,
        "&" * 200_000,
        "<table><tr><td>" * 2_000 + "x",
        "<a>" * 10_000 + "x",
        "<p class='" + "c " * 100_000 + "'>x",
        "<meta " * 20_000,
        "<title>" * 20_000,
        "<script>" * 20_000,
        " " * 500_000 + "x",
        "<br>" * 20_000,
        "\n" * 200_000,
    ],
    ids=lambda markup: markup[:12],
)
def test_a_page_that_is_made_to_be_slow_is_not(markup):
    began = time.process_time()
    assert_promises(read(("<p>" + markup).encode()))
    assert time.process_time() - began < 5


def test_an_unclosed_comment_or_script_hides_no_text_before_it(page):
    assert page("<p>kettle</p><!-- never closed <p>x").text.startswith("kettle")
    assert page("<p>kettle</p><script>never closed").text == "kettle"
