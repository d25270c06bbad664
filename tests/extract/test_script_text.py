"""What a bare page keeps for its scripts is a second reading: told apart, never the whole, and bounded in cost."""

import json
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from checker.extract.document import Role
from checker.extract.html.read_html import TEXT_FROM_SCRIPT
from checker.extract.html.script_text import script_texts
from checker.extract.read import read
from checker.extract.source_state import SourceState
from checker.extract.state import file_state, source_state

SENTENCE = "The kettle of the made-up town sang all night, and nobody in the old house slept at all."
OTHER = "In the morning the neighbours came to the door of the house and asked what had become of the tea."
THIRD = "Nobody knew, but the spoon had been seen on the road to the sea with a cup and a bowl of sugar."
ARTICLE = [SENTENCE, OTHER, THIRD]


def script(source, kind=""):
    return f'<body><p>Tea.</p><script type="{kind}">{source}</script>'


def kept(page, markup):
    """Give the texts that were read out of scripts."""
    document = page(markup)
    return [document.text[block.start : block.end] for block in document.blocks if block.path.startswith("script")]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (json.dumps({"articleBody": "\n\n".join(ARTICLE)}), "application/ld+json"),
        ("<!-- " + json.dumps([{"@graph": [{"text": "\n\n".join(ARTICLE)}]}]) + " -->", "application/ld+json"),
        (json.dumps({"props": {"parts": [{"t": part} for part in ARTICLE]}}), "application/json"),
        ("x = " + json.dumps(dict(zip("zay", ARTICLE, strict=True))), ""),
        ("window.__STATE__ = " + json.dumps({"a": [1, {"body": ARTICLE}]}) + "; go();", ""),
        ("var a = {x: 1}, state=" + json.dumps(ARTICLE), "text/javascript"),
        ("var state = JSON.parse(" + json.dumps(json.dumps({"body": ARTICLE})) + ")", ""),
        ("x = " + json.dumps({"html": "".join(f"<p>{part}</p>" for part in ARTICLE)}), ""),
        ("x = " + json.dumps({"html": "".join(f"&lt;p&gt;{part}&lt;/p&gt;" for part in ARTICLE)}), ""),
    ],
)
def test_the_text_that_stands_only_in_json_is_read_paragraph_by_paragraph(page, source, kind):
    assert kept(page, script(source, kind)) == ARTICLE


def test_it_follows_the_page_s_own_text_in_body_blocks_that_say_where_they_are_from(page):
    document = page(f'<p>Tea.<script id=state type="application/json">{json.dumps(ARTICLE)}</script>')
    assert [(block.role, block.path) for block in document.blocks[1:]] == [(Role.BODY, "script#state")] * 3
    assert document.text.startswith("Tea.\n\n")


def test_no_script_is_run(page):
    assert kept(page, script(f"document.write('{' '.join(ARTICLE)}'); x = {{body: '{' '.join(ARTICLE)}'}}")) == []


def test_what_the_page_shows_too_and_what_stands_twice_is_told_once(page):
    state = "x = " + json.dumps([SENTENCE, f"{OTHER}", f"  {OTHER.replace(' ', '  ')}", f"<p>{OTHER}</p>", THIRD])
    assert kept(page, f"<p>{SENTENCE}</p><script>{state}</script>") == [OTHER, THIRD]


@pytest.mark.parametrize(
    "string",
    [
        "Your last request is still being processed.",
        "tea; kettle; spoon; cup; bowl; sugar; the sea; the road; the town; the house; the door; the neighbours",
        "We are designed to make bad choices of tea but here is what we can all do",
        "if (a.b == 1) { c = d(); } else { e = f(g); } return h; // i j k l m n o p q.",
        ".a { color: red; } .b { margin: 0 1px 2px 3px; } .c { width: 4px; } d e f g h i j k l.",
        "https://tea.example/a_b/c_d.png 300w, https://tea.example/a_b/e_f.png 600w, g h i j k l m n o p.",
    ],
)
def test_labels_lists_titles_and_code_are_no_text(page, string):
    assert kept(page, script("x = " + json.dumps([*ARTICLE, string]))) == ARTICLE


def test_messages_to_the_reader_are_no_article(page):
    messages = {"wait": "Your last request is still being processed, so please wait a while and then try again."}
    assert kept(page, script("var l10n = " + json.dumps(messages))) == []


def test_what_others_say_of_an_article_is_not_its_body(page):
    said = {
        "articleBody": "\n\n".join(ARTICLE),
        "comment": [{"@type": "Comment", "text": f"I say: {' '.join(ARTICLE)}"}],
    }
    assert kept(page, script(json.dumps(said), "application/ld+json")) == ARTICLE


def test_of_json_ld_nothing_but_bodies_is_read(page):
    assert kept(page, script(json.dumps({"description": " ".join(ARTICLE)}), "application/ld+json")) == []


def test_a_page_that_shows_enough_is_not_read_a_second_time(page):
    markup = f"<p>{'The kettle sang. ' * 60}</p><script>x = {json.dumps(ARTICLE)}</script>"
    assert kept(page, markup) == []
    assert page(markup).metadata.notes == ()


@pytest.mark.parametrize("shown", [0, 30, 49])
@pytest.mark.parametrize("headings", [0, 40])
def test_a_page_whose_words_stand_only_in_a_script_is_never_captured_and_says_so(page, captured, shown, headings):
    markup = (
        f"<p>{'The kettle sang. ' * shown}</p>"
        + "<h2>The spoon went on to the sea</h2>" * headings
        + f"<script>x = {json.dumps([f'{number} {part}' for number in range(40) for part in ARTICLE])}</script>"
    )
    document = page(markup)
    assert SENTENCE in document.text
    assert document.metadata.notes == (TEXT_FROM_SCRIPT,)
    for state in (source_state(captured(), document), file_state(document, is_page=True)):
        assert state.state is not SourceState.CAPTURED
        assert TEXT_FROM_SCRIPT in state.flags


def test_half_a_surrogate_pair_gives_a_text_that_can_be_stored(page):
    (text, *_) = kept(
        page, script('x = ["' + SENTENCE + ' \\ud83d!", ' + json.dumps(OTHER) + ", " + json.dumps(THIRD) + "]")
    )
    assert text.encode()


def test_a_value_that_is_broken_or_too_deep_hides_none_after_it(page):
    deep = "[" * 300 + "]" * 300
    source = f'a = {{"b": 1; c = [1, 2; d = {deep}; e = {"[" * 100_000}; f = {json.dumps(ARTICLE)}'
    assert kept(page, script(source)) == ARTICLE


@pytest.mark.parametrize(("depth", "texts"), [(150, ARTICLE), (300, [])])
def test_how_deep_a_value_is_read_does_not_hang_on_the_machine(page, depth, texts):
    assert kept(page, script("x = " + "[" * depth + json.dumps(ARTICLE) + "]" * depth)) == texts


LIMIT_SECONDS = 5
"""Ten times what the slowest takes."""


@pytest.mark.parametrize(
    "source",
    [
        "=[" * 1_500_000,
        '={"a":' * 600_000,
        "x=[" + "1," * 1_500_000,
        ("=[" + "1," * 1_000) * 1_500,
        "x=" + "[" * 3_000_000,
        ("=" + " " * 3_000) * 1_000,
        "x=" + json.dumps([f"<p>{SENTENCE} {number}</p>" for number in range(30_000)]),
        "x=" + json.dumps(["<div>" * 100_000 + SENTENCE]),
        "x=" + json.dumps(["\n " * 1_000_000 + SENTENCE]),
    ],
    ids=["arrays", "objects", "numbers", "many", "deep", "spaces", "strings", "tags", "lines"],
)
def test_scripts_made_to_be_slow_end_soon(source):
    tree = LexborHTMLParser(script(source))
    start = time.process_time()
    assert len(script_texts(tree, SENTENCE * 20_000)) <= 5_000
    assert time.process_time() - start < LIMIT_SECONDS


def test_a_page_without_spaces_is_bare_only_if_it_is_short():
    """Chinese puts none between its words; such a page was searched for hidden text however long it was."""
    hidden = (
        '<script type="application/ld+json">{"articleBody": "' + "水壶整夜都在响，没有人能睡着。" * 20 + '"}</script>'
    )
    long = "<p>" + "那个水壶在夜里响了很久，屋里的人都醒着。" * 40
    assert read((hidden + long).encode(), "text/html; charset=utf-8").metadata.notes == ()
