"""Plain text stays as it is; its paragraphs, headings and page furniture are told apart."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from promises import assert_promises

import checker
from checker.extract.document import Role
from checker.extract.page_furniture import LINES_LIMIT, PADDING_CHARACTERS, PAGES_LIMIT
from checker.extract.plain_text import HEADING_CHARACTERS, read_plain_text

HEADER = """\



Harbour Engineering Group                                       A. Verrin
Request for Comments: 99901                           Sorvane Lamp Office
Category: Informational                                         B. Talmer
ISSN: 0000-0000                                                  May 2031


              Keeping the Lamps of a Harbour Alight
                       Through the Winter

Abstract

   This made-up memo says how the lamps of an invented harbour are kept.

"""
FOOTER = "Verrin & Talmer              Informational                     [Page {}]"
RUNNING = "RFC 99901                  Harbour Lamps                        May 2031"
TORN = f"""{HEADER}1.  The Keeper

   The keeper of the lamps MUST trim every wick before the sun has gone

{FOOTER.format(1)}
\f
{RUNNING}

   down, and SHOULD write the hour into the book of the watch.

1.1.  The Book

   The book lies under the stairs.

{FOOTER.format(2)}
\f
{RUNNING}

   It has many pages.

{FOOTER.format(3)}
"""


def blocks_of(document, role=None):
    return [document.text[b.start : b.end] for b in document.blocks if role in (None, b.role)]


# --- paragraphs


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\n ", []),
        ("a", ["a"]),
        ("a\nb\n\nc", ["a\nb", "c"]),
        ("  a  \n \n\n b\r\n c\r\n\r\nd", ["a", "b c", "d"]),
        ("the kettle  \nsang\t\n\nx", ["the kettle sang", "x"]),
        ("a\f\n\fb", ["a", "b"]),
    ],
)
def test_a_paragraph_between_blank_lines_is_a_body_block(text, blocks):
    document = read_plain_text(text)
    assert document.text == text
    assert [block.split() for block in blocks_of(document)] == [block.split() for block in blocks]
    assert {block.role for block in document.blocks} <= {Role.BODY}
    assert {block.path for block in document.blocks} <= {""}


LINES = st.sampled_from(
    [
        "the kettle sang",
        "  indented",
        "",
        " ",
        "\f",
        "\fThe Storm",
        "4",
        "[Page 4]",
        FOOTER.format(4),
        RUNNING,
        "Title",
        "=====",
        "-----",
        "1.  Lamps",
        "2.1 Wicks ..... 4",
        "Table of Contents",
        "\r",
        "\u2028",
        "\x85x",
        "\x1c",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(LINES | st.text(max_size=8), max_size=40).map("\n".join), st.booleans())
@example("\f\n4\n\f\n4\n\f", False)
def test_any_text_stays_as_it_is_and_its_blocks_keep_their_promises(text, has_front_page):
    text = HEADER * has_front_page + text
    document = read_plain_text(text)
    assert document.text == text
    assert_promises(document)


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 2_000_000,
        "the kettle sang\n" * 400_000,
        "kettle " * 700_000 + "\n\n" * 50_000 + "x",
        ("a" + " " * 2_000 + "\n\n") * 1_000,
        "\f" * 1_000_000,
        "a\f" * PAGES_LIMIT,
        ("\n" * 400 + "\f") * 10_000,
        ("-\n" * 200 + "\f") * 5_000,
        "title\n=====\n" * 100_000,
        HEADER + "Table of Contents\n\n   1. x" + " ." * 1_000_000,
        HEADER + "Table of Contents\n\n" + "   1.  Lamps ..... 4\n" * 50_000,
        " " * 2_000_000 + "\f" + " " * 2_000_000,
        "".join(f"\na   [Page {n}]" for n in range(1, PAGES_LIMIT)),
        "[Page 1]" + " " * 100 + "[Page 1]   " * 100_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_text_that_is_made_to_be_slow_is_not(text):
    began = time.process_time()
    assert_promises(read_plain_text(text))
    assert time.process_time() - began < 5


# --- page furniture


def test_the_furniture_of_a_page_is_a_block_of_its_own_between_the_halves_of_the_paragraph_it_tears():
    document = read_plain_text(TORN)
    at = [index for index, block in enumerate(document.blocks) if "\f" in TORN[block.start : block.end]]
    assert len(at) == 2
    before, furniture, after = document.blocks[at[0] - 1 : at[0] + 2]
    assert [before.role, furniture.role, after.role] == [Role.BODY, Role.NAVIGATION, Role.BODY]
    assert TORN[furniture.start : furniture.end] == f"{FOOTER.format(1)}\n\f\n{RUNNING}"
    assert TORN[before.start : before.end].endswith("before the sun has gone")
    assert TORN[after.start : after.end].startswith("down, and SHOULD")
    assert blocks_of(document)[-1] == FOOTER.format(3)
    assert document.blocks[-1].role is Role.NAVIGATION


def test_a_true_quotation_over_a_page_break_is_verbatim_and_in_the_body():
    quote = "The keeper of the lamps MUST trim every wick before the sun has gone down, and SHOULD write the hour"
    result = checker.check(quote, read_plain_text(TORN))
    assert (result.status, result.passages[0].block) == ("verbatim", Role.BODY)


def test_what_the_furniture_says_is_found_as_navigation():
    result = checker.check("RFC 99901 Harbour Lamps May 2031", read_plain_text(TORN))
    assert (result.status, result.passages[0].block) == ("verbatim", Role.NAVIGATION)


def test_a_text_that_lost_its_form_feeds_has_pages_where_its_footers_count():
    text = TORN.replace("\f\n", "\n\n")
    document = read_plain_text(text)
    quote = "The keeper of the lamps MUST trim every wick before the sun has gone down, and SHOULD write the hour"
    result = checker.check(quote, document)
    assert (result.status, result.passages[0].block) == ("verbatim", Role.BODY)
    assert [block.split() for block in blocks_of(document, Role.NAVIGATION)] == [
        f"{FOOTER.format(1)} {RUNNING}".split(),
        f"{FOOTER.format(2)} {RUNNING}".split(),
        FOOTER.format(3).split(),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"It says:\n{FOOTER.format(4)}\nand so on.",
        f"It says:\n{FOOTER.format(4)}\nand so on.\n{FOOTER.format(9)}\nand so on.",
        "See [Page 1]\nand see [Page 2]\nand see [Page 3]",
        "x " * 100 + f"{FOOTER.format(1)}\n\n" + "x " * 100 + f"{FOOTER.format(2)}\n",
    ],
)
def test_without_form_feeds_a_footer_that_does_not_count_on_is_text(text):
    assert not blocks_of(read_plain_text(text), Role.NAVIGATION)


PAGE = "The rain fell on page {0} of the made-up yearbook.\nNobody came on day {0}.\n"


def pages(end, begin, count=3):
    """Make a text of some pages, each with this at its end and this at its beginning."""
    return "\f".join(
        (begin.format(n) if n > 1 else "") + PAGE.format(n * "I") + (end.format(n) if n < count else "")
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize(
    ("end", "begin", "furniture"),
    [
        ("\n{}\n", "\n", ["1", "2"]),
        ("\n— {} —\n", "\n", ["— 1 —", "— 2 —"]),
        ("\n", "Page {} of 3\n\n", ["Page 2 of 3", "Page 3 of 3"]),
        ("\n[Page iv]\n", "\n", ["[Page iv]"] * 2),
        ("\nYearbook of Sorvane {}\n", "\nThe Storm\n\n", ["Yearbook of Sorvane 1\n\f\nThe Storm"]),
        ("\nYearbook of Sorvane\n\n{}\n", "\n", ["Yearbook of Sorvane\n\n1", "Yearbook of Sorvane\n\n2"]),
    ],
)
def test_lines_that_show_themselves_as_furniture_are_navigation(end, begin, furniture):
    text = pages(end, begin)
    document = read_plain_text(text)
    assert blocks_of(document, Role.NAVIGATION)[: len(furniture)] == furniture
    assert " ".join("".join(blocks_of(document, Role.BODY)).split()) == " ".join(
        "".join(PAGE.format(n * "I").strip() for n in (1, 2, 3)).split()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt.\n\fThe lamp burned until four.",
        "Nobody was hurt.\nYearbook of Sorvane\n\f\nThe Storm\nThe lamp burned.",
        "Yearbook of Sorvane 1\n\nNobody was hurt. Yearbook of Sorvane 2\n\fYearbook of Sorvane 3 burned.",
        "There were\n1200\n\f\nboats in the harbour.",
        "The row is 4 12 9\n4 12 9\n\f\nand then\n4 12 9\n\f\nand the end.",
        "No form feed here.\n\n[Page 4]\nnor here",
    ],
)
def test_a_line_that_does_not_show_what_it_is_stays_in_the_body(text):
    assert not blocks_of(read_plain_text(text), Role.NAVIGATION)


def test_a_sentence_that_ends_two_of_many_pages_is_no_furniture():
    """The walk ends at the first line that is none, so the number below it does not take it along."""
    many = "\f".join(
        PAGE.format("x" * n)
        + ("The lamps were lit.\n" if n in (3, 7) else f"It rained in year {'i' * n}.\n")
        + f"\n{n}\n"
        for n in range(1, 41)
    )
    document = read_plain_text(many)
    assert "".join(blocks_of(document, Role.BODY)).count("The lamps were lit.") == 2
    assert len(blocks_of(document, Role.NAVIGATION)) == 40


def test_of_many_lines_around_a_form_feed_only_so_many_are_furniture():
    text = "\f".join(PAGE.format("x" * n) + "Yearbook of Sorvane\n" * (LINES_LIMIT + 2) for n in range(3))
    taken = blocks_of(read_plain_text(text), Role.NAVIGATION)[0]
    assert taken.count("Yearbook") == LINES_LIMIT


def test_furniture_is_found_beyond_blank_lines_but_not_beyond_a_page_of_them():
    near, far = "\n" * 60, "\n" * (PADDING_CHARACTERS + 1)
    assert blocks_of(read_plain_text(f"a\n[Page 1]{near}\fb"), Role.NAVIGATION) == ["[Page 1]"]
    assert blocks_of(read_plain_text(f"a\n[Page 1]{far}\fb"), Role.NAVIGATION) == []


def test_more_form_feeds_than_a_book_has_pages_are_none():
    assert blocks_of(read_plain_text("a\n[Page 1]\n\f" * (PAGES_LIMIT + 1) + "b"), Role.NAVIGATION) == []


@pytest.mark.parametrize("between", ["", "\n\n"])
def test_a_line_above_an_rfcs_footer_or_apart_from_a_number_is_text_even_if_it_repeats(between):
    end = "It rained all day.\n" + (f"{between}4\n" if between else f"{FOOTER.format(4)}\n")
    document = read_plain_text("\f\n".join(PAGE.format("x" * n) + end for n in range(1, 4)))
    assert "".join(blocks_of(document, Role.BODY)).count("It rained all day.") == 3
    assert len(blocks_of(document, Role.NAVIGATION)) == 3


# --- headings


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("The Storm\n=========\n\nIt rained.", "The Storm\n=========", ["It rained."]),
        ("The Storm\n---------\nIt rained.", "The Storm\n---------", ["It rained."]),
        ("The Storm\r\n=========\r\nIt rained.", "The Storm\r\n=========", ["It rained."]),
        ("4.2.  The Lamps\n\n   They burn.", "4.2.  The Lamps", ["They burn."]),
        ("4.2 The Lamps\n\nThey burn.", "4.2 The Lamps", ["They burn."]),
        (
            "4.2.  The Lamps of the\n      Harbour\n\nThey burn.",
            "4.2.  The Lamps of the\n      Harbour",
            ["They burn."],
        ),
    ],
)
def test_a_title_that_is_underlined_or_numbered_is_a_headline(text, headline, body):
    document = read_plain_text(text)
    assert blocks_of(document, Role.HEADLINE) == [headline]
    assert blocks_of(document, Role.BODY) == body


@pytest.mark.parametrize(
    "text",
    [
        "1. Milk\n\n2. Bread",
        "4.2 boats came home in the spring.",
        "   4.2.  The Lamps\n\nThey burn.",
        "4.2.  The Lamps\nThey burn.",
        "Boats   Lamps\n-------------\n4       12",
        "| Boats |\n---------\n",
        "They burn all night\n---\nand all day.",
        "   lamps - boats\n   -------------\n       2",
        "=====\n=====\n",
        "4.2.  " + "Lamps " * HEADING_CHARACTERS,
        "Abstract\n\nIt rained.",
    ],
)
def test_a_line_that_may_be_text_as_well_is_no_headline(text):
    assert not blocks_of(read_plain_text(text), Role.HEADLINE)


CONTENTS = HEADER + (
    "Table of Contents\n\n   1. The Keeper ....................................2\n      1.1. The Book .........2\n\n"
    "   Appendix A.  Wicks\n\n1. The Keeper\n\n   1. This is text, for a title came before.\n\n"
    "Acknowledgements\n\nNobody."
)


def test_in_an_rfc_the_titles_without_numbers_are_headlines_and_the_contents_are_navigation():
    document = read_plain_text(CONTENTS)
    assert blocks_of(document, Role.HEADLINE)[1:] == [
        "Abstract",
        "Table of Contents",
        "1. The Keeper",
        "Acknowledgements",
    ]
    contents = blocks_of(document, Role.NAVIGATION)
    assert [block.split()[0] for block in contents] == ["1.", "Appendix"]
    assert "1. This is text, for a title came before." in blocks_of(document, Role.BODY)


def test_the_contents_of_an_rfc_end_where_a_paragraph_is_no_entry():
    text = f"{HEADER}Table of Contents\n\n   1. The Keeper\n\n   This text has a long title.\n\n   2. So has this."
    document = read_plain_text(text)
    assert blocks_of(document, Role.NAVIGATION) == ["1. The Keeper"]
    assert blocks_of(document, Role.BODY)[-2:] == ["This text has a long title.", "2. So has this."]


# --- metadata


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("May 2031", "2031-05"),
        ("7 May 2031", "2031-05-07"),
        ("May 7, 2031", "2031-05-07"),
        ("May 32, 2031", "2031-05"),
        ("Spring 2031", None),
    ],
)
def test_the_front_page_of_an_rfc_gives_title_and_date_and_where_from(date, published):
    text = HEADER.replace("May 2031", date)
    metadata = read_plain_text(text).metadata
    assert metadata.title == "Keeping the Lamps of a Harbour Alight Through the Winter"
    assert metadata.published == published
    assert dict(metadata.told_by) == dict.fromkeys(["title", *["published"] * bool(published)], "RFC front page")


def test_the_date_on_which_a_draft_expires_is_not_its_own_and_its_file_name_no_title():
    text = (
        "Harbour Group                                  A. Verrin\n"
        "Internet-Draft                              7 March 2031\n"
        "Expires: 8 September 2031\n\n\n        Lamps\n     draft-verrin-lamps-02\n\nAbstract\n"
    )
    metadata = read_plain_text(text).metadata
    assert (metadata.title, metadata.published) == ("Lamps", "2031-03-07")


def test_authors_and_date_may_stand_apart_from_the_rest_of_the_header():
    text = HEADER.replace("ISSN: 0000-0000  ", "\n                 ")
    assert read_plain_text(text).metadata == read_plain_text(HEADER).metadata


@pytest.mark.parametrize(
    "text", ["", "A letter\n\n    Title\n\nMay 2031", TORN.replace("Request for Comments: 99901", "Memo")]
)
def test_any_other_text_says_nothing_of_itself(text):
    metadata = read_plain_text(text).metadata
    assert (metadata.title, metadata.published, metadata.told_by) == (None, None, ())


def test_the_title_of_an_rfc_is_a_headline():
    title = blocks_of(read_plain_text(TORN), Role.HEADLINE)[0]
    assert [line.strip() for line in title.split("\n")] == [
        "Keeping the Lamps of a Harbour Alight",
        "Through the Winter",
    ]


def test_the_pages_of_a_text_follow_each_other():
    document = read_plain_text(TORN)
    assert all(one.end <= other.start for one, other in pairwise(document.blocks))


def test_numbers_alone_that_count_from_page_to_page_are_furniture_without_form_feeds():
    rain = [
        "".join(f"{page} fell on {word} hills and nobody went out.\n" for word in "abcdefghijklmn") for page in "ABC"
    ]
    text = f"{rain[0]}They were\n\n      7\n\nall afraid.\n{rain[1]}It was\n\n    8\n\nlate.\n{rain[2]}"
    document = read_plain_text(text)
    assert [document.text[b.start : b.end] for b in document.blocks if b.role is Role.NAVIGATION] == ["7", "8"]
    assert checker.check("They were all afraid.", document).status == "verbatim"


@pytest.mark.parametrize(("first", "second", "lines"), [("7", "9", 12), ("7", "8", 2), ("1987", "1988", 12)])
def test_numbers_that_do_not_count_pages_are_text(first, second, lines):
    rain = "Rain fell on the hills that week and nobody went out.\n" * lines
    document = read_plain_text(f"{rain}They were\n\n{first}\n\nand\n{rain}It was\n\n{second}\n\nlate.\n{rain}")
    assert not any(block.role is Role.NAVIGATION for block in document.blocks)
