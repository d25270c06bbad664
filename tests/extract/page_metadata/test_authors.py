"""Authors are names: each once, no addresses, roles or dates."""

import pytest

from checker.extract.page_metadata.authors import AUTHOR_LIMIT, find_authors, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Spoon", ["Ann Spoon"]),
        ("By Ann Spoon and Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("by Ann Spoon, Bob Fork and Cy Cup", ["Ann Spoon", "Bob Fork", "Cy Cup"]),
        ("By Ann Spoon, Bob Fork, and Cy Cup", ["Ann Spoon", "Bob Fork", "Cy Cup"]),
        ("Ann Spoon; Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("Ann Spoon & Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("Written by: Ann Spoon", ["Ann Spoon"]),
        ("Von Ann Spoon und Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("Par Ann Spoon et Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("Por Ann Spoon y Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("Ann Spoon, tea correspondent", ["Ann Spoon"]),
        ("Ann Spoon, Political Editor", ["Ann Spoon"]),
        ("Ann Spoon, MD", ["Ann Spoon"]),
        ("Spoon, Ann", ["Spoon, Ann"]),
        ("Byron Spoon", ["Byron Spoon"]),
        ("Ann Spoon (https://tea.example/ann)", ["Ann Spoon"]),
        ("Ann Spoon <ann@tea.example>, Bob Fork", ["Ann Spoon", "Bob Fork"]),
        ("https://tea.example/ann", []),
        ("www.tea.example", []),
        ("ann@tea.example", []),
        ("admin", []),
        ("– ", []),
        ("Ann Spoon has written about tea for twenty years", []),
    ],
)
def test_a_byline_is_taken_apart(text, names):
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("markup", "names", "where"),
    [
        ("<meta name=author content='Ann Spoon'>", ("Ann Spoon",), "meta author"),
        (
            "<meta name=citation_author content='Spoon, Ann'><meta name=citation_author content='Fork, Bob'>",
            ("Spoon, Ann", "Fork, Bob"),
            "meta citation_author",
        ),
        ("<a rel=author>Ann Spoon</a>", ("Ann Spoon",), "byline"),
        ("<p class=c-byline>By Ann Spoon | 4 March 2025</p>", ("Ann Spoon",), "byline"),
        ("<p class=byline>By ANN SPOON March 4, 2025 3:46 PM</p>", ("ANN SPOON",), "byline"),
        ("<p class=author>Follow author</p><p class=author>Ann Spoon</p>", ("Ann Spoon",), "byline"),
        ("<p class=author>Ann Spoon The real problem with tea</p>", (), ""),
        ("<address>By Ann Spoon</address>", ("Ann Spoon",), "address element"),
        ("<address>1 Kettle Street</address>", (), ""),
        ("<span itemprop=author>Ann Spoon</span>", ("Ann Spoon",), "microdata author"),
        (
            "<div itemscope><p itemprop=author itemscope>by <b itemprop=name>Ann Spoon</b>, tea.example</p></div>",
            ("Ann Spoon",),
            "microdata author",
        ),
        ("<meta name=author content=https://tea.example/ann><a rel=author>Ann Spoon</a>", ("Ann Spoon",), "byline"),
        ("<p>By Ann Spoon</p>", (), ""),
    ],
)
def test_each_place_tells_them(sources, markup, names, where):
    assert find_authors(sources(markup)) == (names, where)


@pytest.mark.parametrize(
    "author",
    [
        [{"@type": "Person", "name": "Ann Spoon"}, "Bob Fork"],
        {"name": "Ann Spoon and Bob Fork"},
        [{"@id": "#ann"}, {"name": "Bob Fork"}, {"name": "bob fork"}, "https://tea.example/bob"],
    ],
)
def test_json_ld_tells_them_in_many_ways(sources, ld, author):
    markup = ld({"@type": "Article", "author": author}, {"@id": "#ann", "name": "Ann Spoon"})
    assert find_authors(sources(markup)) == (("Ann Spoon", "Bob Fork"), "json-ld author")


def test_who_most_places_name_goes_before_whom_json_ld_names_alone(sources, ld):
    by_system = ld({"@type": "Article", "author": {"name": "Cy Cup"}})
    page = f"<meta name=author content='Ann Spoon, Bob Fork'>{by_system}<p class=byline>By Ann Spoon and Bob Fork</p>"
    assert find_authors(sources(page)) == (("Ann Spoon", "Bob Fork"), "meta author")
    metas = "<meta name=author content='Ann Spoon'><meta name=byl content='Ann Spoon'>"
    assert find_authors(sources(f"{metas}{by_system}")) == (("Cy Cup",), "json-ld author")


def test_there_are_not_more_than_any_page_has(sources, ld):
    many = ld({"@type": "Article", "author": [f"Author {n}" for n in range(1_000)]})
    assert len(find_authors(sources(many))[0]) == AUTHOR_LIMIT
