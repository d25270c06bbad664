"""The role of each block: the article's own words are told from what stands around them."""

import pytest

from checker.extract.document import Role


def role_in(document, text="kettle"):
    start = document.text.index(text)
    return document.block_at(start).role


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<p>kettle", Role.BODY),
        ("<article><p>kettle", Role.BODY),
        ("<main><div>kettle", Role.BODY),
        ("<table><tr><td>kettle", Role.TABLE),
        ("<ul><li>kettle", Role.LIST),
        ("<h1>kettle", Role.HEADLINE),
        ("<h2><a href=x>kettle", Role.HEADLINE),
        ("<h6>kettle", Role.HEADLINE),
        ("<blockquote>kettle", Role.QUOTATION),
        ("<blockquote><p>kettle", Role.QUOTATION),
        ("<figure><figcaption>kettle", Role.CAPTION),
        ("<figure><figcaption><p>kettle", Role.CAPTION),
        ("<table><caption>kettle", Role.CAPTION),
        ("<div class='x tr-caption'>kettle", Role.CAPTION),
        ("<div class=featured_caption><p>kettle", Role.CAPTION),
        ("<div class='credit x'>kettle", Role.CAPTION),
        ("<div class=photo-credit>kettle", Role.CAPTION),
        ("<div class=teaser-text>kettle", Role.STANDFIRST),
        ("<aside>kettle", Role.ASIDE),
        ("<aside><p>kettle", Role.ASIDE),
        ("<dialog open>kettle", Role.ASIDE),
        ("<body><noscript>kettle", Role.ASIDE),
        ("<p hidden>kettle", Role.ASIDE),
        ("<p style='color: red; DISPLAY: none'>kettle", Role.ASIDE),
        ("<div style='visibility:hidden'><p>kettle", Role.ASIDE),
        ("<div class='x newsletter'>kettle", Role.ASIDE),
        ("<div id=related>kettle", Role.ASIDE),
        ("<div class=teaser>kettle", Role.ASIDE),
        ("<section class=c-letters-cta>kettle", Role.ASIDE),
        ("<div class=disclosure>kettle", Role.ASIDE),
        ("<div id=share-this-story>kettle", Role.ASIDE),
        ("<div id=share-to-social>kettle", Role.ASIDE),
        ("<div class=newsletter-signup-form-inner>kettle", Role.ASIDE),
        ("<div role=complementary>kettle", Role.ASIDE),
        ("<nav>kettle", Role.NAVIGATION),
        ("<nav><ul><li><a href=x>kettle", Role.NAVIGATION),
        ("<menu><li>kettle", Role.NAVIGATION),
        ("<button>kettle", Role.NAVIGATION),
        ("<select><option>kettle", Role.NAVIGATION),
        ("<header>kettle", Role.NAVIGATION),
        ("<footer>kettle", Role.NAVIGATION),
        ("<div role=banner>kettle", Role.NAVIGATION),
        ("<div class=Breadcrumb>kettle", Role.NAVIGATION),
        ("<div id=comments>kettle", Role.COMMENT),
        ("<ol class='list commentlist'><li>kettle", Role.COMMENT),
        ("<div role=comment>kettle", Role.COMMENT),
    ],
)
def test_a_block_has_the_role_that_its_markup_gives_it(page, markup, role):
    assert role_in(page(markup)) is role


@pytest.mark.parametrize("tag", ["header", "footer"])
def test_the_header_and_footer_of_an_article_belong_to_it(page, tag):
    assert role_in(page(f"<article><{tag}><p>kettle")) is Role.BODY
    assert role_in(page(f"<main><div><{tag}><p>kettle")) is Role.BODY


@pytest.mark.parametrize("outer", ["aside", "nav"])
@pytest.mark.parametrize("inner", ["h2", "blockquote", "p", "figcaption", "article"])
def test_what_stands_outside_the_article_stays_outside_whatever_is_in_it(page, outer, inner):
    expected = Role.ASIDE if outer == "aside" else Role.NAVIGATION
    assert role_in(page(f"<{outer}><{inner}>kettle")) is expected


def test_a_comment_is_a_comment_even_in_an_aside_and_whatever_it_quotes(page):
    assert role_in(page("<aside><div class=comments>kettle")) is Role.COMMENT
    assert role_in(page("<div class=comments><blockquote>kettle")) is Role.COMMENT


@pytest.mark.parametrize(
    "markup",
    [
        "<body class='nav sidebar comments'><p>kettle",
        "<article class=related><p>kettle",
        "<main hidden><p>kettle",
        "<div class=has-sidebar><p>kettle",
        "<div class=commentary><p>kettle",
        "<div class=credit-cards><p>kettle",
        "<section id=sharing-with-a-friend><p>kettle",
        "<section id=what-is-a-cookie><p>kettle",
        "<div class=sharepoint><p>kettle",
    ],
)
def test_names_on_the_page_as_a_whole_and_names_met_in_part_say_nothing(page, markup):
    assert role_in(page(markup)) is Role.BODY


@pytest.mark.parametrize(
    "tag",
    ["aside", "dialog open", "div role=dialog", "div role=complementary", "div role=navigation", "div role=comment"],
)
def test_an_aside_that_holds_the_page_itself_is_none(page, tag):
    """Overlays and application frames wrap whole articles; a short page beside a long aside stays one."""
    article = "".join(f"<p>The {n}th sentence of it has a dozen words and some more to be read." for n in range(20))
    assert role_in(page(f"<{tag}><h1>t</h1>{article}<p>kettle and more words of the article.</{tag}><p>x")) is Role.BODY
    outside = role_in(page(f"<div>{article}</div><{tag}><p>kettle</p>{article}{article}</{tag}>"))
    assert outside in (Role.ASIDE, Role.NAVIGATION, Role.COMMENT)


def test_the_role_ends_with_its_element(page):
    document = page("<div><nav>a</nav>b<aside>c</aside>d<blockquote>e</blockquote>f</div>")
    assert [block.role for block in document.blocks] == [
        Role.NAVIGATION,
        Role.BODY,
        Role.ASIDE,
        Role.BODY,
        Role.QUOTATION,
        Role.BODY,
    ]


def test_the_headline_in_the_header_of_the_page_is_a_headline(page):
    """As navigation a short quotation of it would be called not found."""
    assert role_in(page("<div><header><h1>kettle</h1><p>menu</header></div><p>x")) is Role.HEADLINE
    assert role_in(page("<div><header><h1>x</h1><p>kettle</header></div><p>x")) is Role.NAVIGATION
    assert role_in(page("<nav><h1>kettle</h1></nav><p>x")) is Role.NAVIGATION
