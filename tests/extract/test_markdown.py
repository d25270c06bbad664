"""Markdown is read as what it renders to; its front matter is metadata."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import assert_promises

import checker
import checker.extract.markdown_render
from checker.extract.document import OWN_WORDS, Role
from checker.extract.markdown import FRONT_MATTER_CHARACTERS, read_markdown
from checker.extract.markdown_bounds import NESTING_LIMIT
from checker.extract.source_state import SourceState
from checker.extract.state import file_state


def texts(document, role=None):
    return [document.text[b.start : b.end] for b in document.blocks if role in (None, b.role)]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# The *Kettle*\n\nIt **sang** `all` ~~day~~ night.", ["The Kettle", "It sang all night.", "day"]),
        ("The Kettle\n==========\nIt sang\non the\r\nstove.", ["The Kettle", "It sang on the stove."]),
        ("It sang\\\non  \nthe stove", ["It sang\non\nthe stove"]),
        ("- one\n- two\n\n1. three", ["one", "two", "three"]),
        ("> It sang,\n> she said.", ["It sang, she said."]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a", "b", "1", "2"]),
        ("[It sang](http://tea.example/a) &amp; <http://tea.example/>", ["It sang & http://tea.example/"]),
        ("    a  b\n     c", ["a  b\n c"]),
        ("```sh\na  b\n```", ["a  b"]),
        ("on<b>w</b>ard &lt;b&gt;", ["onward <b>"]),
        ("*on*ward and it\\*s", ["onward and it*s"]),
        ("- [ ] sweep", ["[ ] sweep"]),
        ("\ufeff# The Kettle", ["The Kettle"]),
    ],
)
def test_markdown_is_read_as_what_it_renders_to(source, blocks):
    assert texts(read_markdown(source)) == blocks


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("# sang", Role.HEADLINE),
        ("sang\n---", Role.HEADLINE),
        ("- sang", Role.LIST),
        ("> sang", Role.QUOTATION),
        ("sang", Role.BODY),
    ],
)
def test_a_block_has_the_role_of_its_element_and_a_path(source, role):
    (block,) = read_markdown(source).blocks
    assert block.role is role
    assert block.path


def test_a_footnote_stands_at_the_end_and_its_mark_nowhere():
    document = read_markdown(
        "The kettle[^1] sang[^b], all night.^[So she said.]\n\n[^1]: It was blue.\n\n[^b]: Loudly.\n"
    )
    assert texts(document)[0] == "The kettle sang, all night."
    assert sorted(texts(document)[1:]) == ["It was blue.", "Loudly.", "So she said."]
    assert checker.check("The kettle sang, all night", document).status == "verbatim"


def test_a_mark_without_a_footnote_stays_as_it_is_written():
    assert texts(read_markdown("The kettle[^9] sang.")) == ["The kettle[^9] sang."]


# --- HTML inside


def test_html_inside_is_read_as_html_and_not_run():
    document = read_markdown(
        "<div hidden>old</div>\n\n<p>It <em>sang</em></p>\n\n<script>\nlet x = 'sang'\n</script>\n\nend"
    )
    assert texts(document, Role.BODY) == ["It sang", "end"]
    assert "let x" not in document.text


@pytest.mark.parametrize(
    "tag", ["title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext", "script", "STYLE"]
)
@pytest.mark.parametrize("before", ["Write <{}> first.", "<{}>\nfirst."])
def test_a_tag_that_is_written_and_never_closed_swallows_nothing(tag, before):
    document = read_markdown(before.format(tag) + "\n\nThe kettle sang all night.")
    assert "first." in document.text
    assert document.text.endswith("The kettle sang all night.")


@pytest.mark.parametrize(
    "tag",
    "template object video audio canvas svg noscript head html body frameset datalist annotation rt rp select nav "
    "button menu aside dialog header footer a table select option math font !-- ?php !DOCTYPE".split(),
)
@pytest.mark.parametrize(
    "before", ["A List<{}> is first.", "<{}>\nfirst.", "<{}> is first.", "- one\n  <{}> first.", "<div>\n<{} first.\n"]
)
def test_a_tag_that_prose_names_hides_nothing(tag, before):
    document = read_markdown(before.format(tag) + "\n\nThe kettle sang *all* night.\n\nAnd all day.")
    assert "first." in document.text
    last = document.blocks[-1]
    assert document.text[last.start : last.end] == "And all day."
    assert last.role in OWN_WORDS
    assert "The kettle sang all night." in document.text


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("a <!-- no --> b", ["a b"]),
        ("<!-- no\n\nno --> yes", ["yes"]),
        ("<style>\nno\n\nno\n</style>\nyes", ["yes"]),
        ("<SCRIPT src='x'>no</SCRIPT>\n\nyes", ["yes"]),
        ("<div>\n<!-- open\n\nyes *so*\n", ["<!-- open", "yes so"]),
        ('<div title="open\n\nyes *so*', ['<div title="open', "yes so"]),
        ("<video>No video here.</video>", ["No video here."]),
        ("<nav>one</nav><nav>two</nav>", ["one", "two"]),
        ("<table>\n<tr><td width=5% class='a'nowrap>one</td><td>two</td></tr>\n</table>", ["one", "two"]),
        ("<ruby>sang<rt>x</rt></ruby> on", ["sang on"]),
        ("A <math> is <input> yes\n\nend", ["A is yes", "end"]),
        ("<rp>\nyes </rt> so\n\nend", ["yes so", "end"]),
        ("3 < 4 </3> 5", ["3 < 4 </3> 5"]),
        ("<div>\nso <!DOCTYPE yes *so*\n</div>", ["so <!DOCTYPE yes *so*"]),
        ("<!DOCTYPE html>\n<?php no() > 2 ?>\nyes", ["yes"]),
        ("a <table> *b* *c*", ["a", "b c"]),
        ('<a name="here">\n\nyes', ["yes"]),
        ('<a href="/">yes</a>', ["yes"]),
    ],
)
def test_of_html_what_sites_show_is_read(source, blocks):
    assert texts(read_markdown(source)) == blocks


def test_prose_that_names_tags_is_read_in_full():
    prose = "".join(
        f"Use <{tag}> with care, for it is old.\n\nIt has {n} sides to it, all told.\n\n"
        for n, tag in enumerate(["object", "template", "noscript", "video", "script", "style", "title"] * 3)
    )
    document = read_markdown(prose)
    assert file_state(document, is_page=False).state is SourceState.CAPTURED
    for n in range(21):
        assert checker.check(f"It has {n} sides to it, all told", document).status == "verbatim"


# --- front matter

FRONT = """---
title: "The kettle: a story"
author: A. Verrin
date: 2031-05-07 10:00:00 +0200
tags: [tea, fire]
---
# Another title

It sang.
"""


def test_front_matter_is_metadata_and_no_text():
    document = read_markdown(FRONT)
    assert texts(document) == ["Another title", "It sang."]
    metadata = document.metadata
    assert (metadata.title, metadata.authors, metadata.published) == (
        "The kettle: a story",
        ("A. Verrin",),
        "2031-05-07T10:00:00+02:00",
    )
    assert dict(metadata.told_by) == dict.fromkeys(["title", "authors", "published"], "front matter")


@pytest.mark.parametrize(
    ("lines", "authors", "published"),
    [
        ("authors: [A. Verrin, B. Talmer]", ("A. Verrin", "B. Talmer"), None),
        ("author:\n  - name: A. Verrin\n  - B. Talmer", ("A. Verrin", "B. Talmer"), None),
        ("author: {name: A. Verrin}", ("A. Verrin",), None),
        ("author: 4\ndate: 2031", ("4",), "2031"),
        ("date: 2031-05", (), "2031-05"),
        ("date: last week", (), None),
        ("date: 2031-13-40", (), None),
        ("author: [[x]]\ndate: [2031]", (), None),
        ("author:", (), None),
    ],
)
def test_front_matter_says_what_is_plain_and_nothing_else(lines, authors, published):
    metadata = read_markdown(f"---\n{lines}\n...\nsang").metadata
    assert (metadata.authors, metadata.published) == (authors, published)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("---\nThe kettle sang: loud.\n---\n\nend", "The kettle sang: loud."),
        ("---\nThe kettle sang.\n---\n\nend", "The kettle sang."),
        ("---\n- sang\n---\n\nend", "sang"),
        ("---\n&a [*a]\n---\nend", "[*a]"),
        ("---\n{[\n---\nend", "{["),
        ("\n---\ntitle: sang\n---\nend", "title: sang"),
        ("---\ntitle: sang\n\nend", "title: sang"),
        ("---\nx: " + "[" * 5_000 + "\n---\nend", "[[[["),
        ("---\ntitle: sang\nx: " + "y" * FRONT_MATTER_CHARACTERS + "\n---\nend", "title: sang"),
    ],
)
def test_what_only_looks_like_front_matter_is_text(source, kept):
    document = read_markdown(source)
    assert kept in document.text
    assert document.text.rstrip().endswith("end")


def test_half_a_surrogate_pair_in_front_matter_does_no_harm():
    metadata = read_markdown('---\ntitle: "a\\ud800b"\n---\nsang').metadata
    assert metadata.title == "a?b"


# --- whole


def test_a_true_quotation_over_two_paragraphs_and_inline_marks_is_found():
    source = (
        "She said *the gates* of the [old port](http://port.example/)\nwere shut by noon.\n\n"
        "Nobody **came** to the boats."
    )
    quote = "the gates of the old port were shut by noon. Nobody came to the boats."
    assert checker.check(quote, read_markdown(source)).status == "verbatim"
    assert checker.check(quote.replace("shut", "open"), read_markdown(source)).passes is False


PIECES = st.sampled_from(
    "# |> |- |1. |    |```|`|*|**|_|[|]|(|)|![|[^1]|[^1]: |^[|<|<b>|</b>|<!--|-->|<script>|&amp;|&#xD800;|\\|---|"
    "\n|\n\n||-|-||~~|\t|\r|\0|\u2028|\ufeff|sang|title: x".split("|")
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join), st.booleans())
def test_any_text_gives_a_document_whose_blocks_keep_their_promises(source, with_rule):
    document = read_markdown("---\n" * with_rule + source)
    assert_promises(document)
    assert document.sha256 == read_markdown("---\n" * with_rule + source).sha256


@pytest.mark.parametrize(
    "source",
    [
        "[" * 30_000,
        "![" * 20_000,
        "*a " * 30_000,
        "a**b" * 20_000,
        "<" * 50_000,
        "[a](" * 20_000,
        "^[" * 10_000,
        "> " * 20_000,
        "".join("  " * n + "- x\n" for n in range(800)),
        "".join(f"[a{n}]: x\n" for n in range(8_000)),
        "---\n" + "a: &a b\n" * 2_000 + "---\n",
        "[^a]: x\n\n" + "[^" * 40_000,
        "[a][" * 20_000,
        "|" + "a|" * 999 + "\n|" + "-|" * 999 + "\n" + "a\n" * 20_000,
        "> " * 50 + "a\n" + "b\n" * 20_000,
        "> <!--\n" * 8_000 + "\n-->",
        "<div>\n" + "<!-- " * 20_000,
    ],
    ids=lambda source: repr(source[:8]),
)
def test_a_text_that_is_made_to_be_slow_is_not(source):
    began = time.process_time()
    assert_promises(read_markdown(source))
    assert time.process_time() - began < 5


def test_of_a_text_beyond_the_limit_the_beginning_is_read_and_that_is_told(monkeypatch):
    monkeypatch.setattr(checker.extract.markdown, "MARKDOWN_LIMIT_CHARACTERS", 20)
    document = read_markdown("*sang*\n\n*all*\n\n*night* and day\n")
    assert texts(document) == ["sang", "all"]
    assert document.metadata.cut
    assert file_state(document, is_page=False).state is SourceState.TOO_LARGE
    assert not read_markdown("*sang*").metadata.cut


def test_quotations_in_quotations_are_read_as_deep_as_the_limit():
    depth = NESTING_LIMIT // 2
    assert read_markdown("> " * depth + "sang").text == "sang"


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_words_that_stand_deeper_than_the_limit_are_kept(mark):
    document = read_markdown("one.\n\n" + mark * 200 + "The kettle *sang*\n\nall night.")
    assert "The kettle sang" in document.text
    assert document.text.endswith("all night.")


def test_lists_that_nest_too_deep_keep_every_item():
    document = read_markdown("".join("  " * n + f"- item{n}\n" for n in range(200)) + "\nend\n")
    assert set(re.findall(r"item\d+|end", document.text)) == {f"item{n}" for n in range(200)} | {"end"}


SECTION = (
    "# Day {0}\n\nThe *kettle* sang [all day][a] {0}.[^n]\n\n- one\n\n  still one\n- two\n\n```\n*a\n\nb*\n```\n\n"
)
ENDS = "<div>\n\nin *it*\n\n</div>\n\n<!-- no\n\nno -->\n\n[a]: http://tea.example/\n[^n]: It was blue.\n"


@pytest.mark.parametrize("size", [1, 40, 250, 1_000])
def test_a_text_that_is_read_in_pieces_is_read_as_a_whole(monkeypatch, size):
    source = "".join(SECTION.format(n) for n in range(9)) + ENDS
    whole = read_markdown(source)
    assert "all day 8." in whole.text
    assert "no" not in whole.text.split()
    monkeypatch.setattr(checker.extract.markdown_render, "PIECE_CHARACTERS", size)
    assert texts(read_markdown(source)) == texts(whole)


def test_more_cells_than_the_limit_are_read_as_paragraphs(monkeypatch):
    monkeypatch.setattr(checker.extract.markdown_bounds, "CELLS_LIMIT", 15)
    document = read_markdown("|a|b|\n|-|-|\n|c|d|\n\n|e|*f*|\n|-|-|\n|g|h|\n")
    assert texts(document, Role.TABLE) == ["a", "b", "c", "d"]
    assert re.findall(r"\w", texts(document)[-1]) == list("efgh")


def test_links_are_read_as_text_where_looking_for_them_took_too_long(monkeypatch):
    monkeypatch.setattr(checker.extract.markdown_bounds, "LABEL_STEPS", 20)
    document = read_markdown("[sang](http://a.example)\n\n" + "[" * 20 + "\n\n[day](b) ^[note] ![x](y)")
    assert texts(document)[0] == "sang"
    assert texts(document)[-1] == "[day](b) ^[note] ![x](y)"
