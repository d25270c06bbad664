"""The title is what most places of the page say, without the outlet's name."""

import pytest

from checker.extract.html.read_html import read_html
from checker.extract.page_metadata.title import choose_title, outlet_in_title, without_outlet
from checker.extract.page_metadata.values import Told, letters


def chosen(names=(), **titles: str) -> tuple[str, str]:
    told = choose_title([Told(value, where.replace("_", " ")) for where, value in titles.items()], names)
    return told.value, told.where


def test_the_most_trusted_goes_first_where_all_disagree():
    assert chosen(json_ld_headline="A b", meta_og="C d", title_element="E f") == ("A b", "json ld headline")


def test_what_two_places_say_goes_before_what_one_says():
    assert chosen(json_ld_headline="A b", meta_og="C d", title_element="C d | The Leaf")[0] == "C d"


@pytest.mark.parametrize("title", ["Page not found | The Leaf", "404 - The Leaf", "Access denied", "Just a moment..."])
def test_a_page_that_calls_itself_missing_or_a_check_is_that(title):
    """Many outlets declare the same Open Graph title on every page, those among them."""
    assert chosen(meta_og="The Leaf: news of tea", title_element=title)[1] == "title element"
    assert chosen(meta_og="The Leaf: news of tea", title_element="The Leaf", h1=title)[1] == "h1"
    assert chosen(meta_og="The Leaf: news of tea", title_element="Kettle sings", h1="The Leaf")[1] != "h1"


def test_a_heading_that_nothing_bears_out_goes_after_the_title_element():
    assert chosen(h1="Health centre", title_element="Kettles and you")[0] == "Kettles and you"
    assert chosen(h1="Good Morning", title_element="Kettle sings - Good Morning")[1] == "title element"
    assert chosen(h1="Kettle sings again", title_element="Why the kettle sings again and again")[0] == (
        "Kettle sings again"
    )
    assert chosen(h1="Kettle")[0] == "Kettle"


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ("<h2>Kettle sings again</h2>", "Kettle sings again"),
        ("<h2>Kettle</h2>", None),
        ("<h2>Kettle sings again</h2><h2>Kettle sings again | Leaf | 4.3.2025</h2>", None),
        ("<h2>Kettle sings</h2>", None),
    ],
)
def test_what_follows_a_shown_heading_in_the_title_is_no_part_of_it(headings, title):
    whole = "Kettle sings again | Leaf | 4.3.2025"
    assert read_html(f"<title>{whole}</title>{headings}<p>Tea").metadata.title == (title or whole)


def test_a_title_that_was_cut_off_gives_way_to_the_whole():
    assert chosen(json_ld_headline="The kettle sings…", meta_og="The kettle sings again")[0] == "The kettle sings again"
    assert chosen(json_ld_headline="Wait...", title_element="Kettle")[0] == "Wait..."


def test_the_outlet_s_name_alone_is_no_title_where_there_is_another():
    assert chosen(["The Leaf"], h1="The Leaf", title_element="Kettle sings – The Leaf")[0] == "Kettle sings"
    assert chosen(["The Leaf"], title_element="The Leaf")[0] == "The Leaf"


def test_no_candidates_give_no_title():
    assert choose_title([], ["The Leaf"]) is None


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Kettle sings | The Leaf", "Kettle sings"),
        ("Kettle sings - The Leaf", "Kettle sings"),
        ("Kettle sings – THE LEAF", "Kettle sings"),
        ("Kettle sings|The Leaf", "Kettle sings"),
        ("Kettle sings :: The Leaf", "Kettle sings"),
        ("Kettle sings [The Leaf]", "Kettle sings"),
        ("Kettle sings [Video]", "Kettle sings [Video]"),
        ("The Leaf: Kettle sings", "The Leaf: Kettle sings"),
        ("The Leaf - Kettle sings", "Kettle sings"),
        ("Kettle - a history", "Kettle - a history"),
        ("Kettle sings at The Leaf", "Kettle sings at The Leaf"),
        ("Tea-time | The Leaf", "Tea-time"),
        ("Whole title | Section", "Whole title"),
        ("| The Leaf", "| The Leaf"),
        ("The Leaf", "The Leaf"),
    ],
)
def test_only_a_name_behind_a_separator_is_taken_off(title, bare):
    assert without_outlet(title, {letters("The Leaf")}, {letters("Whole title")}) == bare


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Kettle sings - The Leaf", "The Leaf"),
        ("Kettle sings | News | The Leaf", "The Leaf"),
        ("Kettle - sings", None),
        ("Kettle sings", None),
        ("Kettle sings - ", None),
    ],
)
def test_what_follows_another_title_names_the_outlet(title, outlet):
    assert outlet_in_title(title, ["Kettle sings"]) == outlet
