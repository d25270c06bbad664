"""A quotation goes on after a caption or a link that a page shows between two of its article's paragraphs."""

import pytest

import checker
from checker.extract.document import Block, Document, Role

PIECES = [
    ("The mayor said that the old bridge would stay closed for the whole winter.", Role.BODY),
    ("The bridge in spring. Photo: A. Nobody", Role.CAPTION),
    ("Read more: another bridge", Role.ASIDE),
    ("“It is not safe to walk on it,” she said on Tuesday.", Role.BODY),
]
QUOTE = "would stay closed for the whole winter. “It is not safe to walk on it,” she said"


def document_of(pieces):
    text, blocks = "", []
    for piece, role in pieces:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(piece), role, ""))
        text += piece
    return Document(text, tuple(blocks))


@pytest.mark.parametrize("between", [PIECES[1:2], PIECES[2:3], PIECES[1:3]])
def test_captions_and_links_between_two_paragraphs_are_no_gap(between):
    result = checker.check(QUOTE, document_of([PIECES[0], *between, PIECES[3]]))
    assert result.status == "verbatim"
    first, second = (passage.text.strip("“”,. ") for passage in result.passages)
    assert (first, second) == ("would stay closed for the whole winter", "It is not safe to walk on it,” she said")


@pytest.mark.parametrize("role", [Role.BODY, Role.QUOTATION, Role.HEADLINE, Role.LIST, Role.COMMENT])
def test_the_article_s_own_words_between_two_parts_are_a_gap(role):
    result = checker.check(QUOTE, document_of([PIECES[0], (PIECES[1][0], role), PIECES[3]]))
    assert result.status == "spliced"


def test_words_left_out_beside_a_caption_are_a_gap():
    pieces = [(PIECES[0][0] + " Nobody will cross it before May or June.", Role.BODY), PIECES[1], PIECES[3]]
    assert checker.check(QUOTE, document_of(pieces)).status == "spliced"


def test_a_caption_joined_to_the_article_is_a_gap():
    quote = "stay closed for the whole winter. “It is not safe to walk on it,” she said"
    pieces = [(PIECES[0][0], Role.CAPTION), PIECES[2], PIECES[3]]
    assert checker.check(quote, document_of(pieces)).status == "spliced"


def test_more_blocks_than_a_page_puts_between_two_paragraphs_are_a_gap():
    links = [("Read more: another bridge", Role.ASIDE)] * 60
    assert checker.check(QUOTE, document_of([PIECES[0], *links, PIECES[3]])).status == "spliced"


def test_a_block_that_ends_without_a_mark_ends_all_the_same():
    pieces = [(PIECES[0][0].rstrip("."), Role.BODY), PIECES[2], PIECES[3]]
    quote = "would stay closed for the whole winter “It is not safe to walk on it,” she said"
    assert checker.check(quote, document_of(pieces)).status == "verbatim"


@pytest.mark.parametrize("role", [Role.QUOTATION, Role.BODY])
@pytest.mark.parametrize("pulled", ["“I have waited for this bridge”", "I have waited for this bridge…"])
def test_a_pull_quotation_between_two_paragraphs_is_no_gap(role, pulled):
    end = ("“I have waited for this bridge for ten years,” said a neighbour.", Role.BODY)
    assert checker.check(QUOTE, document_of([PIECES[0], (pulled, role), PIECES[3], end])).status == "verbatim"
    assert checker.check(QUOTE, document_of([end, PIECES[0], (pulled, role), PIECES[3]])).status == "verbatim"


def test_words_that_stand_elsewhere_only_in_a_comment_or_as_a_block_of_their_own_are_no_pull_quotation():
    left_out = ("I have waited for this bridge.", Role.BODY)
    for end in [left_out, ("He wrote: I have waited for this bridge.", Role.COMMENT)]:
        assert checker.check(QUOTE, document_of([PIECES[0], left_out, PIECES[3], end])).status == "spliced"


def test_a_crosshead_between_two_paragraphs_of_a_story_is_no_gap():
    crosshead = ("'Ten years of waiting'", Role.HEADLINE)
    assert checker.check(QUOTE, document_of([PIECES[0], crosshead, PIECES[3]])).status == "verbatim"
    assert checker.check(QUOTE, document_of([PIECES[0], PIECES[1], crosshead, PIECES[3]])).status == "verbatim"


@pytest.mark.parametrize(
    "between",
    [
        [("Ten years of waiting for a bridge that nobody walks on", Role.HEADLINE)],
        [("The bridge shut. Nobody went", Role.HEADLINE)],
        [("Bridge", Role.HEADLINE), ("Tuesday", Role.HEADLINE)],
    ],
)
def test_a_long_heading_a_sentence_and_two_headings_are_a_gap(between):
    assert checker.check(QUOTE, document_of([PIECES[0], *between, PIECES[3]])).status == "spliced"


def test_the_heading_of_another_story_is_a_gap():
    first, second = PIECES[0][0], PIECES[3][0]
    stories = f"<main><article><p>{first}</article><article><h2>Town hall</h2><p>{second}</article></main>"
    assert checker.check(QUOTE, checker.read(stories.encode())).status == "spliced"
    story = f"<main><p>{first}<h2>Town hall</h2><p>{second}</main>"
    assert checker.check(QUOTE, checker.read(story.encode())).status == "verbatim"


@pytest.mark.parametrize(
    "page",
    [
        "<article><p id=a>{}</article><article><h2 id=b>Town hall</h2><p id=c>{}</article>",
        "<main id=a><my-card><p>{}</p></my-card><my-card><h2>Town hall</h2><p>{}</p></my-card></main>",
    ],
)
def test_paragraphs_that_do_not_tell_where_they_stand_may_be_of_two_stories(page):
    page = page.format(PIECES[0][0], PIECES[3][0])
    assert checker.check(QUOTE, checker.read(page.encode())).status == "spliced"


@pytest.mark.parametrize("heading", ["<h2 id=b>Town hall</h2>", "<div><h2>Town hall</h2></div>"])
def test_a_crosshead_may_have_an_id_or_a_wrapper_of_its_own(heading):
    page = f"<main><p>{PIECES[0][0]}</p>{heading}<p>{PIECES[3][0]}</p></main>"
    assert checker.check(QUOTE, checker.read(page.encode())).status == "verbatim"


def test_few_words_that_stand_elsewhere_too_are_no_pull_quotation():
    end = ("Nobody went home, and that was it.", Role.BODY)
    assert checker.check(QUOTE, document_of([PIECES[0], ("Nobody went home.", Role.BODY), PIECES[3], end])).status == (
        "spliced"
    )


@pytest.mark.parametrize("mark", ["7", "[7]"])
def test_a_note_s_mark_before_a_caption_is_no_gap(mark):
    pieces = [(PIECES[0][0] + mark, Role.BODY), PIECES[1], PIECES[3]]
    assert checker.check(QUOTE, document_of(pieces)).passes
    pieces[0] = (PIECES[0][0] + mark + " Nobody went", Role.BODY)
    assert checker.check(QUOTE, document_of(pieces)).status == "spliced"
    pieces[0] = (PIECES[0][0].rstrip(".") + " of 7", Role.BODY)
    assert not checker.check(QUOTE, document_of(pieces)).passes


@pytest.mark.parametrize("caption", ["The bridge in spring, as seen from a boat", "“The bridge” in spring, Tea"])
def test_a_caption_that_begins_or_ends_like_the_paragraph_beside_it_is_no_gap(caption):
    first = ("They closed the old bridge for the whole winter, says the mayor of the town of Tea.", Role.BODY)
    last = ("The harbour stays open for the ferries and for all who need them.", Role.BODY)
    quote = f"{first[0]} {last[0]}"
    assert checker.check(quote, document_of([first, (caption, Role.CAPTION), last])).status == "verbatim"
    assert checker.check(quote, document_of([first, (caption, Role.BODY), last])).status != "verbatim"
    unread = (first[0] + " Nobody will cross it before May or June.", Role.BODY)
    assert not checker.check(quote, document_of([unread, (caption, Role.CAPTION), last])).passes


def test_a_pull_quotation_may_be_a_whole_paragraph_but_a_paragraph_that_stands_twice_is_none():
    whole = "“I have waited for this bridge for ten years.”"
    for role, status in ((Role.QUOTATION, "verbatim"), (Role.BODY, "spliced")):
        pieces = [PIECES[0], (whole, role), PIECES[3], (whole, Role.BODY)]
        assert checker.check(QUOTE, document_of(pieces)).status == status
    pieces = [PIECES[0], (whole, Role.QUOTATION), PIECES[3], (whole, Role.QUOTATION)]
    assert checker.check(QUOTE, document_of(pieces)).status == "spliced"


def test_what_a_colon_announces_is_no_pull_quotation():
    pulled, end = (
        "“I have waited for this bridge",
        ("“I have waited for this bridge for ten years,” she said.", Role.BODY),
    )
    first = ("The mayor said that the old bridge would stay closed for the whole winter, and added:", Role.BODY)
    quote = "for the whole winter, and added: “It is not safe to walk on it,” she said"
    assert checker.check(quote, document_of([first, (pulled, Role.QUOTATION), PIECES[3], end])).status == "spliced"
