"""Markup that would take long is calmed: what is too deep or too much is left out, no text is."""

import time

import pytest

from checker.extract.html.parse import (
    ATTRIBUTES_LIMIT,
    DEPTH_LIMIT,
    TAG_LIMIT_BYTES,
    TAG_LIMIT_WORDS,
    TAGS_LIMIT,
    _may_be_slow,
)
from checker.extract.html.read_html import read_blocks

DEEP = 60_000
WORDS = [f"kettle{number}" for number in range(50)]


def timed(markup):
    began = time.process_time()
    text, blocks = read_blocks(markup)
    return text, blocks, time.process_time() - began


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * DEEP + "<p>a<p>b" + "</div>" * DEEP,
        "<ul><li>" * DEEP + "<p>a<p>b",
        "<p>a<span>" + "<div>" * DEEP + "b",
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">a</p><p>b",
        "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">a</p><p>b",
    ],
    ids=["div", "li", "span", "attributes", "empty attributes"],
)
def test_deep_and_crowded_pages_are_read_in_little_time(markup):
    """The parser alone takes half a minute for each of these."""
    text, _, seconds = timed(markup)
    assert text == "a\n\nb"
    assert seconds < 8


def test_no_text_of_a_deep_page_is_lost_and_its_blocks_stay_apart():
    inner = "".join(f"<div>{word}<b>x</b> &lt;i&gt; &amp;amp;</div>" for word in WORDS)
    text, blocks, _ = timed("<div>" * DEEP + inner + "</div>" * DEEP + "<p>after")
    assert text.split("\n\n") == [f"{word}x <i> &amp;" for word in WORDS] + ["after"]
    assert len(blocks) == len(WORDS) + 1


def test_what_stands_in_a_script_of_a_deep_page_is_no_text_and_no_markup():
    markup = "<script>if (a<b) { '</p>' }</script>" + "<div>" * DEEP + "<style>p<q{}</style><p title='a\"b>c'>kettle"
    assert timed(markup)[0] == "kettle"


def test_a_page_of_many_tags_that_nest_as_pages_do_is_read_as_it_is():
    """libxml2 would put the table's stray text elsewhere than HTML5 does."""
    rows = "<tr><td>a<td>b" * (TAGS_LIMIT // 2)
    text, _, _ = timed(f"<table>stray{rows}</table>")
    assert text.startswith("stray\n\na\n\nb")


def test_a_long_tag_of_few_attributes_is_no_reason_to_calm_a_page():
    long = "x " * TAG_LIMIT_WORDS + "y" * TAG_LIMIT_BYTES
    assert timed(f"<p title='{long[:TAG_LIMIT_BYTES]}'>a</p><table>stray<tr><td>b</table>")[0] == "a\n\nstray\n\nb"
    assert timed(f"<script>{long}<b</script><table>stray<tr><td>b</table>")[0] == "stray\n\nb"


def test_the_limits_are_far_from_what_pages_have():
    deep = "<div>" * (DEPTH_LIMIT - 10) + "kettle"
    text, blocks, _ = timed(deep + "<p>" + "<i>x</i>" * TAGS_LIMIT)
    assert text.startswith("kettle\n\nxx")
    assert blocks[0].path.count("div") == 12
    crowded = "<p " + " ".join(f"data-{number}='x'" for number in range(ATTRIBUTES_LIMIT - 5)) + " hidden>a</p><p>b"
    assert timed(crowded)[1][0].role == "aside"


def test_a_long_text_without_tags_is_looked_through_once():
    raw = ("a" * 17_000 + ">").encode() * 1_500
    began = time.process_time()
    assert not _may_be_slow(raw)
    assert time.process_time() - began < 0.5
