"""A page ends between two words: what is printed there is passed over, and nothing else is."""

import pytest

import checker
from checker.match.page_break import LINE_CHARACTERS, LINES_LIMIT, is_page_break

BEFORE, AFTER = "She said the gates of the old port were", "shut by noon on the Friday after the storm."
QUOTE = "the gates of the old port were shut by noon on the Friday after the storm"
RAIN = "Rain fell on the hills that week and nobody went out to look at the boats. " * 4


def page_end(number):
    """Make the end of another page and the start of the one after it, with a page's text around."""
    return (
        f"\n{RAIN}Nobody came that day.\nYearbook of Sorvane {number}\n\f\nThe Storm\nHarbour Office\n"
        f"On the next day the crew went home. {RAIN}\n"
    )


def breaks(gap, *, before="", after=""):
    text = f"{before}{BEFORE}{gap}{AFTER}{after}"
    start = len(before) + len(BEFORE)
    return is_page_break(text, start, start + len(gap))


ALONE = {
    "number alone, before": "\n4\n\f\n",
    "number alone, after": "\n\f\n5\n",
    "number in blank lines, before": "\n\n4\n\n\f\n",
    "number in blank lines, after": "\n\f\n\n5\n\n",
    "number between dashes": "\n\n— 4 —\n\f\n",
    "number with its word": "\n\nPage 4\n\f\n",
    "number of how many": "\n\n[Page 4 of 9]\n\f\n",
    "numbers on both sides": "\n\n4\n\f\n5\n\n",
    "number at the right margin": "\nHarbour Office of Sorvane     [Page 4]\n\f\n",
    "nothing but the form feed": "\n\f\n",
    "spaces": "  \n \n   4   \n\n\f\n \n  ",
    "marks of the words beside": ",\n\n4\n\f\n“",
}


@pytest.mark.parametrize("gap", ALONE.values(), ids=ALONE)
def test_a_form_feed_with_page_numbers_alone_on_their_lines_is_a_page_break(gap):
    assert breaks(gap)


NEVER = {
    "no form feed": "\n\n4\n\nThe Storm\n\n",
    "two form feeds": "\n\n4\n\f\n5\n\f\n",
    "two sentences": "\nNobody was hurt that night.\n\f\nThe lamp had burned until four.\n",
    "one sentence": "\n\f\nNobody was hurt that night.\n",
    "a sentence beside a page number": "\n\nNobody was hurt that night.\n4\n\f\n",
    "a sentence beside furniture": "\nNobody was hurt that night.\nYearbook of Sorvane 40\n\f\nThe Storm\n",
    "a line of another book": "\nYearbook of Talmere 40\n\f\nThe Storm\n",
    "part of a line that recurs": "\nYearbook of\n\f\nThe Storm\n",
    "more than a line that recurs": "\nYearbook of Sorvane 40 says not\n\f\nThe Storm\n",
    "a word": "\nnot\n\f\n",
    "a word beside a page number": "\n\nnot\n4\n\f\n",
    "a word on the line before": " not\n\n4\n\f\n",
    "a number on the line before": " 8\n\n4\n\f\n",
    "a word on the line after": "\n\n4\n\f\nnever ",
    "a number too long for a page's": "\n\n120000\n\f\n",
    "two numbers": "\n\n12 40\n\f\n",
    "a number inside a line": "\n\nIn all 12 boats were lost.\n\f\n",
    "a page named inside a line": "\n\nThat is on page 12\n\f\n",
    "a footer of five lines": "\n" + "The Storm\n" * 5 + "\f\n",
    "a header of five lines": "\n\f\n" + "The Storm\n" * 5,
    "a line too long": "\n" + "x" * LINE_CHARACTERS + "   Page 4\n\f\n",
    "too long in all": "\n\n4\n" + " " * 4 * LINES_LIMIT * LINE_CHARACTERS + "\n\f\n",
    "one line": " 4 \f ",
    "nothing": "",
    "a space": " ",
}


@pytest.mark.parametrize("gap", NEVER.values(), ids=NEVER)
def test_anything_else_is_none_whatever_other_pages_have(gap):
    assert not breaks(gap)
    assert not breaks(gap, before=page_end(39), after=page_end(41))


RECURRING = {
    "footer and header": "\nYearbook of Sorvane 40\n\f\nThe Storm\n",
    "footer alone": "\nYearbook of Sorvane 40\n\f\n",
    "header alone": "\n\f\nThe Storm\nHarbour Office\n",
    "all of it": "\nYearbook of Sorvane 40\n4\n\f\nThe Storm\nHarbour Office\n",
    "four lines on either side": "\n" + "Yearbook of Sorvane 40\n" * 4 + "\f\n" + "The Storm\n" * 4,
}


@pytest.mark.parametrize("gap", RECURRING.values(), ids=RECURRING)
def test_lines_that_stand_beside_another_form_feed_too_are_a_page_break_whatever_their_numbers(gap):
    assert not breaks(gap)
    assert breaks(gap, before=page_end(39))
    assert breaks(gap, after=page_end(41))


@pytest.mark.parametrize("far", ["\n", "Rain fell on the hills that week. " * 8])
def test_a_line_that_recurs_far_from_any_form_feed_is_no_furniture(far):
    text = f"Yearbook of Sorvane 41\n{far}\f{far}\nThe Storm\n"
    assert breaks("\nYearbook of Sorvane 40\n\f\nThe Storm\n", after=f"\n{far}\n{text}") is (far == "\n")


@pytest.mark.parametrize("gap", ["\nnot\n\f\n", "\n\f\nNobody was hurt that night.\n"])
def test_no_line_speaks_for_itself_where_pages_are_short(gap):
    before, after = (page_end(number).replace(RAIN, "") for number in (39, 41))
    assert not breaks(gap, before=before, after=after)


def test_a_lines_own_marks_are_no_pattern():
    assert not breaks("\nYear(.*) 40\n\f\n", after=page_end(41))
    assert breaks("\nYear(.*) 40\n\f\n", after=page_end(41).replace("Yearbook", "Year(.*)").replace(" of Sorvane", ""))


# --- through the whole


@pytest.mark.parametrize(
    "gap",
    [
        "\nHarbour Office of Sorvane     Page 4\n\f\n",
        "\n\n4\n\f\n",
        "\n\f\n— 5 —\n\n",
        "\n\n4\n\n\n\f\n5\n\n",
    ],
)
def test_a_true_quotation_across_a_page_break_is_verbatim_and_tells_it(gap):
    text = f"{BEFORE}{gap}{AFTER}"
    result = checker.check(QUOTE, text)
    assert (result.status, result.similarity) == ("verbatim", 1)
    (told,) = result.differences
    assert (told.kind.value, told.quote_text) == ("typography", "")
    assert told.source_text.strip("\n\f —") in gap
    assert "page" in told.explanation
    assert [passage.text for passage in result.passages] == [f"the gates of the old port were{gap}{AFTER[:-1]}"]


def test_a_true_quotation_across_two_page_breaks_is_verbatim():
    text = "She said the gates\n\n3\n\f\nof the old port were\n\n4\n\f\nshut by noon on the Friday."
    result = checker.check("the gates of the old port were shut by noon on the Friday", text)
    assert result.status == "verbatim"
    assert [told.kind.value for told in result.differences] == ["typography", "typography"]


def test_a_page_that_ends_with_the_sentence_before_is_passed_over_too():
    text = "The gates of the old port were shut.\n\nPage 4\n\f\nThe crew went home by bus."
    assert checker.check("The gates of the old port were shut. The crew went home by bus.", text).status == "verbatim"


@pytest.mark.parametrize(
    ("quote", "text", "change"),
    [
        (
            "the gates of the old port were shut by 9 on the Friday",
            "She said the gates of the old port were\n\n4\n\f\nshut by 8 on the Friday.",
            ("number", "9", "8"),
        ),
        (
            "the boats that came home in the spring were 40 and no more",
            "She said the boats that came home in the spring\n\n4\n\f\nwere 14 and no more.",
            ("number", "40", "14"),
        ),
    ],
)
def test_what_is_altered_beside_a_page_break_is_still_distorted(quote, text, change):
    result = checker.check(quote, text)
    assert (result.status, result.passes) == ("distorted", False)
    assert change in [(each.kind.value, each.quote_text, each.source_text) for each in result.differences]


@pytest.mark.parametrize(
    "gap",
    [
        "\nNobody was hurt that night.\n\f\nThe lamp had burned until four.\n",
        "\n\n4\n\nThe Storm\n\n",
        "\nnot\n\f\n",
        "\nnot\n4\n\f\n",
        "\n\nnot\n4\n\f\n",
        " not\n\n4\n\f\n",
        " never to be\n\f\n",
        "\n\n4\n\f\nnot ",
        "\nto be left open, and that nobody had ever seen them\n\n4\n\f\n",
    ],
)
def test_words_left_out_around_a_form_feed_never_pass(gap):
    assert checker.check(QUOTE, f"{BEFORE}{gap}{AFTER}").passes is False


def test_a_number_from_elsewhere_that_is_put_in_place_of_a_page_break_never_passes():
    text = "She said the gates of the old port were\n\n4\n\f\nmetres high. The other 8 were of oak."
    assert checker.check("the gates of the old port were 8 metres high", text).passes is False
