"""The canonical address is one of the web; the language is a BCP 47 tag."""

import pytest

from checker.extract.page_metadata.addresses import find_canonical, find_language, web_address

BASE = "https://tea.example/news/kettle?a=1"


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://tea.example/k", "https://tea.example/k"),
        ("/k", "https://tea.example/k"),
        ("//cup.example/k", "https://cup.example/k"),
        ("k", "https://tea.example/news/k"),
        (" /k\n", "https://tea.example/k"),
        ("", None),
        ("javascript:alert(1)", None),
        ("ftp://tea.example/k", None),
        ("https://ann:secret@tea.example/k", None),
        ("https://ann@tea.example/k", None),
        ("https://[x/k", None),
        ("https://tea.example:99999/k", None),
        ("https:///k", "https://tea.example/k"),
        ("/a b", None),
        ("/" + "k" * 5_000, None),
    ],
)
def test_only_an_address_of_the_web_without_credentials_is_taken(value, address):
    assert web_address(value, BASE) == address


def test_without_the_page_s_address_a_relative_one_is_none():
    assert web_address("/k", "") is None


def test_the_link_goes_before_open_graph(sources):
    graph = "<meta property=og:url content=https://tea.example/graph>"
    told = find_canonical(sources("<link rel=canonical href=/link>" + graph, url=BASE))
    assert (told.value, told.where) == ("https://tea.example/link", "link canonical")
    told = find_canonical(sources("<link rel=canonical href=javascript:x>" + graph, url=BASE))
    assert (told.value, told.where) == ("https://tea.example/graph", "meta og:url")
    assert find_canonical(sources("", url=BASE)) is None


@pytest.mark.parametrize(
    ("markup", "language", "where"),
    [
        ("<html lang=en-GB>", "en-GB", "html lang"),
        ("<html lang=en_GB>", "en-GB", "html lang"),
        ("<html lang='the kettle'><meta property=og:locale content=fr_FR>", "fr-FR", "meta og:locale"),
        ("<meta http-equiv=content-language content=de>", "de", "meta content-language"),
        ("<meta http-equiv=content-language content='de, en'>", None, None),
        ("<meta name=dc.language content=sv>", "sv", "meta dc.language"),
        ("", None, None),
    ],
)
def test_each_place_tells_the_language(sources, markup, language, where):
    told = find_language(sources(markup))
    assert (told and told.value, told and told.where) == (language, where)


def test_json_ld_tells_the_language(sources, ld):
    for given in ("en-GB", {"@type": "Language", "name": "English", "alternateName": "en-GB"}):
        assert find_language(sources(ld({"@type": "Article", "inLanguage": given}))).value == "en-GB"


def test_an_address_with_a_character_that_a_version_of_python_does_not_know_is_read_by_all():
    """U+1FAE8 came with Unicode 15; what counts as printable differs between Python 3.11 and 3.12."""
    assert web_address("https://the-leaf.example/\U0001fae8", "") == "https://the-leaf.example/\U0001fae8"
    assert web_address("https://the-leaf.example/a\u202eb", "") is None
