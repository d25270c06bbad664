"""The text of a page: what a reader sees, with words whole and blocks apart."""

import pytest
from selectolax.lexbor import LexborHTMLParser

import checker
from checker.extract.document import Role


@pytest.mark.parametrize(
    "markup",
    [
        "<p>the ket<b>tle</b> sang",
        "<p>the ket<a href=x><i>t</i></a>le sang",
        "<p>the ket<wbr>tle sang",
        "<p>the ket<!-- between -->tle sang",
        "<p>the ket<script>between()</script>tle sang",
        "<p>the ket<style>p{}</style>tle sang",
        "<p>the ket<template>between</template>tle sang",
        "<p>the ket<img alt=between>tle sang",
        "<p>the ket<span></span>tle sang",
        "<p>the ket<custom-element>tle</custom-element> sang",
        "<p>the ket<span hidden></span>tle sang",
    ],
)
def test_inline_markup_never_splits_a_word(page, markup):
    assert page(markup).text == "the kettle sang"


BLOCK_TAGS = (
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header legend li main nav ol p pre section summary ul"
).split()


@pytest.mark.parametrize("tag", BLOCK_TAGS)
def test_blocks_never_glue_to_what_stands_around_them(page, tag):
    assert page(f"<div>before<{tag}>kettle</{tag}>after</div>").text == "before\n\nkettle\n\nafter"


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<table><caption>c</caption><tr><th>h<td>a<tr><td>b<td>d</table>", ["c", "h", "a", "b", "d"]),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", ["a", "b", "c", "d"]),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["a", "b", "c", "d"]),
        ("<div>a<div>b<p>c</p>d</div>e</div>", ["a", "b", "c", "d", "e"]),
        ("<p>a<p>b<p>c", ["a", "b", "c"]),
        ("a<hr>b", ["a", "b"]),
        ("<select><option>a<option>b</select>", ["a", "b"]),
        ("<table><tr><td>a <b>b</b> c</td></tr></table>", ["a b c"]),
    ],
)
def test_cells_items_and_nested_blocks_each_stand_alone(page, markup, texts):
    document = page(markup)
    assert [document.text[block.start : block.end] for block in document.blocks] == texts


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a<br>b", "a\nb"),
        ("<p>a <br/> b", "a\nb"),
        ("<p>a<br><br>b", "a\n\nb"),
        ("<p><br>a<br></p>", "a"),
        ("<p>a<b><br></b>b", "a\nb"),
    ],
)
def test_br_is_a_line_end_inside_its_block(page, markup, text):
    document = page(markup)
    assert document.text == text
    assert len(document.blocks) == 1


def test_white_space_collapses_across_elements_as_in_a_browser(page):
    assert page("<p>\n  the \t<b> kettle\r\n </b>\f <i> sang</i>  </p>").text == "the kettle sang"


def test_a_no_break_space_is_kept_and_does_not_collapse(page):
    assert page("<p>5&nbsp;&nbsp;000\u202fkettles").text == "5\u00a0\u00a0000\u202fkettles"


def test_a_block_of_white_space_alone_is_none(page):
    assert page("<p> <p>&nbsp;<p>\n<b> </b><p>a").text == "a"


def test_the_lines_of_preformatted_text_stay(page):
    assert page("<pre>the kettle\nsang\n\nand sang</pre>").text == "the kettle\nsang\n\nand sang"
    assert page("<textarea>a\nb</textarea>").text == "a\nb"


def test_white_space_collapses_again_after_preformatted_text(page):
    assert page("<pre>a\nb</pre>c\nd").text == "a\nb\n\nc d"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&amp; &lt;b&gt; &quot;q&quot; &apos;", '& <b> "q" \''),
        ("&eacute;&mdash;&hellip;&#8217;&#x2019;", "é—…’’"),
        ("&amp;amp; &amp;eacute;", "&amp; &eacute;"),
        ("AT&T &unknown; &", "AT&T &unknown; &"),
        ("a&#0;b&#x110000;c", "a\ufffdb\ufffdc"),
        ("&#128512;&#x1F600;", "😀😀"),
        ("so&shy;ft", "so\u00adft"),
    ],
)
def test_character_references_are_read_once(page, markup, text):
    assert page(f"<p>{markup}").text == text


@pytest.mark.parametrize("reference", ["&#xD800;", "&#xDFFF;", "&#55357;"])
def test_a_reference_to_half_a_character_gives_none(page, reference):
    """A lone surrogate could not be stored: no encoding has it."""
    document = page(f"<title>a{reference}b</title><p>a{reference}b")
    assert document.text == "a\ufffdb"
    assert document.metadata.title == "a\ufffdb"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>seen</script>",
        "<style>seen</style>",
        "<!-- seen -->",
        "<template>seen</template>",
        "<svg><title>seen</title><desc>seen</desc><g>seen</g></svg>",
        "<svg><defs><text>seen</text></defs><text><title>seen</title></text></svg>",
        "<math><annotation>seen</annotation></math>",
        "<iframe>seen</iframe>",
        "<video>seen</video>",
        "<audio>seen</audio>",
        "<canvas>seen</canvas>",
        "<datalist><option>seen</datalist>",
        "<?php seen ?>",
        "<![CDATA[seen]]>",
        "<!DOCTYPE seen>",
        "<img alt=seen title=seen>",
        "<input value=seen placeholder=seen>",
        "<meta name=description content=seen>",
    ],
)
def test_what_a_reader_does_not_see_is_no_text(page, markup):
    assert page(f"<body>{markup}<p>shown").text == "shown"


def test_the_words_of_a_drawing_are_read_each_by_itself(page):
    """SVG 2 §11: a text stands where its coordinates say."""
    drawing = "<svg><title>no</title><g><text>Lei<tspan>th</tspan></text><text>4 km</text></g></svg>"
    document = page(f"<p>Map: {drawing} below")
    assert document.text == "Map:\n\nLeith\n\n4 km\n\nbelow"
    assert document.blocks[1].role is Role.CAPTION


def test_lines_of_a_drawing_s_text_are_not_glued(page):
    lines = "<tspan x=0 dy=0>The old</tspan><tspan x=0 dy=12>bri</tspan><tspan>dge</tspan>"
    assert page(f"<svg><text>{lines}</text></svg>").text == "The old bridge"


def test_html_in_a_drawing_is_read_as_html(page):
    drawing = "<svg><foreignObject><div>a <b>chart</b></div><p>of noon</p></foreignObject></svg>"
    assert page(f"{drawing}<p>after").text == "a chart\n\nof noon\n\nafter"


def test_an_icon_in_a_sentence_leaves_it_whole(page):
    assert page("<p>The <svg><title>no</title><path d='M0 0'></path></svg>rate<p>b").text == "The rate\n\nb"


def test_what_an_object_shows_where_it_cannot_be_loaded_stands_after_its_line(page):
    document = page("<p>before <object data=a.pdf>Open <b>the letter</b></object>after")
    assert document.text == "before after\n\nOpen the letter"
    assert document.blocks[1].role is Role.ASIDE


def test_a_button_amid_a_sentence_is_one_of_its_words(page):
    """Some outlets put words that they explain into buttons."""
    assert page("<p>The <button>inflation</button> rate rose.").text == "The inflation rate rose."


def test_a_button_at_an_end_stands_by_itself(page):
    assert page("<p>The rate rose.<button>Share</button><button>Print</button></p>").text == (
        "The rate rose.\n\nShare\n\nPrint"
    )


@pytest.mark.parametrize("value", ["flex", "inline-flex", "grid", "INLINE-GRID"])
def test_children_that_a_style_sets_apart_are_not_glued(page, value):
    """CSS Flexbox §4: the children of a flex container are blocks."""
    document = page(f"<div style='color:red; display : {value}'><span>Engineering</span><b>Mobile</b></div>")
    assert document.text == "Engineering\n\nMobile"


def test_only_the_children_of_a_laid_out_element_are_set_apart(page):
    assert page("<div style='display:flex'><p>one <b>wo</b>rd</p></div>").text == "one word"


@pytest.mark.parametrize("attribute", ["shadowrootmode", "shadowRootMode", "SHADOWROOTMODE"])
def test_the_content_of_an_open_shadow_root_is_read(page, attribute):
    document = page(f"<x-a><template {attribute}=open><p>shown</p></template>slot</x-a><p>after")
    assert document.text == "shown\n\nslot\n\nafter"


def test_the_head_of_a_page_is_no_text(page):
    assert page("<html><head><title>seen</title><style>seen</style></head><body><p>shown").text == "shown"


def test_the_reading_aid_over_an_ideograph_is_no_text(page):
    assert page("<p><ruby>語<rp>(</rp><rt>ご</rt><rp>)</rp></ruby>学").text == "語学"


def test_text_beside_all_blocks_is_read(page):
    document = page("alone")
    assert document.text == "alone"
    assert page("").text == ""
    assert page("").blocks == ()


def test_a_path_leads_a_person_to_the_block(page):
    document = page("<body><div>x</div><div><p>a</p><p>b</p></div>")
    assert document.blocks[2].path == "html > body > div:nth-child(2) > p:nth-child(2)"


def test_a_path_names_the_innermost_twelve_elements_of_a_deep_page(page):
    path = page("<div>" * 50 + "a").blocks[0].path
    assert path.split(" > ") == ["div:nth-child(1)"] * 12


@pytest.mark.parametrize(
    "markup",
    [
        "<div id=story><p>x<p>kettle</div>",
        "<ul><li>a<li>b<li><b>kettle</b></ul>",
        "<a href=x><div>kettle</div></a>",
        "<span>a<div><p>kettle</span>",
        "<section><img><script>x</script><h2>kettle</h2></section>",
        "<table><tr><td>a<td>kettle</table>",
        "<div id=twice>a</div><div id=twice><p>kettle</div>",
        "<div id='1 odd \"'><p>kettle</div>",
    ],
)
def test_a_path_is_a_css_selector_that_finds_its_block(page, markup):
    document = page(f"<body>{markup}")
    block = next(block for block in document.blocks if document.text[block.start : block.end] == "kettle")
    found = LexborHTMLParser(f"<body>{markup}").css(block.path)
    assert "kettle" in [node.text().strip() for node in found]


def test_a_path_begins_at_the_nearest_id(page):
    assert page("<div id=page><div id=story><p>a").blocks[0].path == "#story > p:nth-child(1)"


def test_hidden_words_inside_a_sentence_stand_after_it(page):
    document = page("<p>the ket<span hidden>not seen</span>tle sang <i class='x sr-only'>(opens anew)</i>at noon")
    assert document.text == "the kettle sang at noon\n\nnot seen\n\n(opens anew)"
    assert [block.role for block in document.blocks] == ["body", "aside", "aside"]


@pytest.mark.parametrize(
    "opened",
    [
        "<span role=tooltip>",
        "<span role=ToolTip class=tip>",
        "<span popover>",
        "<div popover=manual>",
        "<span style='visibility: collapse'>",
        "<span style='position:absolute;left:-9999px'>",
        "<span style='position: absolute; TOP: -10000px'>",
        "<span style='right:-999em'>",
        "<span style='text-indent:-9999rem'>",
        "<span style='left: -5000.5px'>",
        "<span style='position:absolute;clip: rect(0 0 0 0)'>",
        "<span style='clip:rect(1px, 1px, 1px, 1px)'>",
        "<span style='clip:rect(0px,0px,0px,0px)'>",
        "<del>",
        "<s>",
        "<strike>",
        "<span style='text-decoration: red line-through'>",
        "<span style='text-decoration-line:line-through'>",
    ],
)
def test_what_is_out_of_sight_or_struck_out_inside_a_sentence_stands_after_it(page, opened):
    end = f"</{opened[1:].split('>')[0].split()[0]}>"
    document = page(f"<div>the kettle {opened}never {end}sang at noon</div>")
    assert document.text == "the kettle sang at noon\n\nnever"
    assert [block.role for block in document.blocks] == ["body", "aside"]


@pytest.mark.parametrize(
    "style",
    [
        "left:-100px",
        "left:-1920px",
        "top:-99px",
        "margin-left:-9999px",
        "padding-left:9999px;margin-left:-9999px",
        "text-indent:-20px",
        "clip:rect(0,500px,40px,0)",
        "clip:auto",
        "text-decoration:underline",
        "text-decoration:none;content:'line-through'",
    ],
)
def test_a_style_that_moves_or_clips_a_part_alone_hides_nothing(page, style):
    assert page(f'<p>the kettle <span style="{style}">never </span>sang').text == "the kettle never sang"


def test_struck_out_words_are_not_the_source_s_but_what_stands_after_the_correction_is():
    sentence = (
        "The bridge cost the town <del>six</del> <ins>nine</ins> million euros, and it is <s>not</s> open to all."
    )
    source = checker.read(f"<p>{sentence}".encode())
    corrected = "The bridge cost the town nine million euros, and it is open to all."
    assert checker.check(corrected, source).status == "verbatim"
    for struck in ("cost the town six million euros", "cost the town six nine million euros", "it is not open to all"):
        assert not checker.check(struck, source).passes


@pytest.mark.parametrize(
    "letter",
    [
        "<span style='float:left;display:block'>T</span>",
        "<div style='float: left; font-size: 3em'>T</div>",
        "<span class=dropcap>T</span>",
    ],
)
def test_a_drop_cap_does_not_split_its_word(page, letter):
    assert page(f"<div>{letter}he kettle sang</div>").text == "The kettle sang"
    assert page(f"<div>{letter.replace('T', '“T')}he kettle sang</div>").text == "“The kettle sang"


@pytest.mark.parametrize(
    "markup",
    [
        "<div style='float:left'>T</div> he",
        "<div style='float:left'>T<p>1</div>he",
        "<div style='float:left'>1</div>he",
        "<div style='float:left'>Tea</div>he",
        "<div>T</div>he",
        "<div style='float:left'>T</div><p>he",
    ],
)
def test_what_floats_and_is_no_drop_cap_stands_apart(page, markup):
    assert "\n\nhe" in page(f"<div>{markup}</div>").text


def test_a_page_in_an_attribute_of_a_frame_is_read_beside_the_text_around_it(page):
    framed = (
        "&lt;title>no&lt;/title>&lt;p id=a>It &amp;amp; she sang.&lt;p>no &lt;iframe srcdoc='deeper'>&lt;/iframe>more"
    )
    document = page(f'<p>the ket<iframe srcdoc="{framed}"></iframe>tle<p id=b>boiled')
    assert document.text == "the kettle\n\nIt & she sang.\n\nno more\n\nboiled"
    assert [block.role for block in document.blocks] == ["body", "aside", "aside", "body"]
    assert document.blocks[2].path.startswith("html > body > p:nth-child(1) > iframe:nth-child(1) > html > body")
    assert page("<iframe srcdoc></iframe><iframe srcdoc=''></iframe><p>a").text == "a"
    assert page("<iframe srcdoc=a></iframe>" * 200).text.count("a") == 100


def test_hidden_blocks_inside_a_line_do_not_break_it(page):
    document = page("<div>the ket<div style='display:none'><p>a<p>b</div>tle sang</div>")
    assert document.text == "the kettle sang\n\na\n\nb"


def test_hidden_until_found_is_shown_by_a_search_and_aria_hidden_is_seen(page):
    assert page("<p>the <span aria-hidden=true>kettle</span> sang").text == "the kettle sang"
    assert page("<p>the <span hidden=until-found>kettle</span> sang").text == "the kettle sang"


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>[3]</sup>",
        "<sup class=reference><a href='#cite_note-3'><span>[</span>3<span>]</span></a></sup>",
        "<sup><a href='#fn1'>1</a></sup>",
        "<sup><a href='#fn1'>*</a></sup>",
        "<a class=footnote-ref href=#fn1>1</a>",
        "<a role=doc-noteref href=#fn1>†</a>",
        "<span class=footnote>[note 2]</span>",
    ],
)
def test_the_mark_of_a_note_is_none_of_the_sentence_s_words(page, mark):
    assert page(f"<p>the kettle{mark} sang").text == "the kettle sang"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("the 1<sup>st</sup> of 10<sup>6</sup>", "the 1st of 106"),
        ("the <sup><a href=/x>1</a></sup> kettle", "the 1 kettle"),
        ("a <span class=footnote>a note of many words</span>", "a a note of many words"),
        ("killed <a class='reference external' href=/x>12</a> people", "killed 12 people"),
        ("for <span class='reference price'>99</span> each", "for 99 each"),
        ("the <a class=fnref href=/x>9</a> kettles", "the 9 kettles"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_what_is_raised_and_no_mark_of_a_note_stays(page, markup, text):
    assert page(f"<p>{markup}").text == text


def test_an_element_that_its_own_style_puts_on_a_line_of_its_own_does_not_glue(page):
    assert page("<div><span style='display:block'>a</span><span style='display: block'>b</span></div>").text == "a\n\nb"
    assert page("<p>a<span style='display:inline'>b</span>").text == "ab"


def test_a_drop_cap_belongs_to_its_word(page):
    assert page("<p><span class=dropcap>T</span>he kettle").text == "The kettle"


def test_a_short_quotation_has_its_marks(page):
    assert page("<p>it <q>sang</q> on<p><q>all</q>").text == "it “sang” on\n\n“all”"


def test_preformatted_spaces_stay(page):
    assert page("<pre>  a   b\n\tc\n</pre>").text == "  a   b\n\tc"


def test_a_formula_is_read(page):
    assert page("<p>for all <math><mi>x</mi><mo>&gt;</mo><mn>0</mn></math> it holds").text == "for all x>0 it holds"


def test_the_words_in_a_map_that_never_ends_are_read(page):
    assert page("<map name=m><area href=x><p>kettle").text == "kettle"


def test_paths_of_a_deep_page_stay_short(page):
    document = page("<div>x" * 350)
    assert max(len(block.path) for block in document.blocks) < 400
