"""Where a story goes on after a heading or a link on its page, and where the next one begins."""

import pytest

import checker

FIRST = "The mayor said that the old bridge would stay closed for the whole winter."
SECOND = "“It is not safe to walk on it,” she said on Tuesday."
QUOTE = "would stay closed for the whole winter. “It is not safe to walk on it,” she said"


def status_on(page):
    return checker.check(QUOTE, checker.read(f"<main>{page.format(FIRST, SECOND)}</main>".encode())).status


@pytest.mark.parametrize(
    "page",
    [
        "<div><div><p>{0}</div></div><h2>Ten years of waiting</h2><div><div><p>{1}</div></div><div>A day</div>",
        "<div><p>A day</div><div><p>{0}</div><div><h2>Ten years of waiting</h2></div><div><p>{1}</div>",
        "<div><p>{0}</div><h2 id=ten-years>Ten years of waiting</h2><p>{1}",
        "<p>{0}<h2 id=ten-years>Ten years of waiting</h2><p>{1}",
        "{0}<h2>Ten years of waiting</h2><p>{1}",
        "{0}<br><h2>Ten years of waiting</h2>{1}<br>",
        "<div id=text>{0}<h2>Ten years of waiting</h2>{1}</div>",
        "<div id=text>{0}<h2>Ten years of waiting</h2><p>{1}</div>",
    ],
)
def test_a_crosshead_stands_among_paragraphs_however_these_are_wrapped(page):
    assert status_on(page) == "verbatim"


@pytest.mark.parametrize(
    "page",
    [
        "<div><p>{0}</div><div><h2>Town hall</h2><p>{1}</div>",
        "<div><p>{0}</div><div><h2 id=hall>Town hall</h2><p>{1}</div>",
        "<div><p>A day.<p>{0}</div><h2>Town hall</h2><div><p>{1}<p>A day.</div>",
        "<div><p>{0}</div><h2>Town hall</h2><div><p>{1}<p>A day.</div>",
        "<div><p>{0}</div><h2>Town hall</h2><div><p>{1}<p id=day>A day.</div>",
        "<ul><li>{0}</li><h3>Town hall</h3><li>{1}</ul>",
        "<ul><li><p>{0}<li><h3>Town hall</h3><li><p>{1}</ul>",
        "<article><p>{0}</article><h2>Town hall</h2><article><p>{1}</article>",
        "<article>{0}</article><h2>Town hall</h2><article>{1}</article>",
        "<section><p>{0}</section><h2>Town hall</h2><section><p>{1}</section>",
        "<div id=one><p>{0}</div><h2>Town hall</h2><div id=two><p>{1}</div>",
        "<h2>Bridge</h2><div>{0}</div><h2>Town hall</h2><div><p>{1}</div>",
        "<h2>Bridge</h2><div><p>{0}</div><h2>Town hall</h2><div><p>{1}</div><h2>Lake</h2><div><p>A day.</div>",
        "<h2>Bridge</h2><div><p>{0}</div><h2>Town hall</h2><div><p>{1}</div><figcaption>A day</figcaption>",
        "<my-card><p>{0}</p></my-card><h2>Town hall</h2><my-card><p>{1}</p></my-card>",
    ],
)
def test_the_heading_of_another_part_is_a_gap_whatever_holds_it(page):
    assert status_on(page) == "spliced"


@pytest.mark.parametrize(
    "page",
    [
        "<article><p>{0}</article><aside><p>Read on</aside><article><p>{1}</article>",
        "<article><p>{0}<div class=share><a href=x>Share</a></div></article><article><p>{1}</article>",
        "<div><p>{0}</div><div><a href=x>The town hall burns</a><p>{1}</div>",
        "<div><p>{0}</div><div><a href=x>The town hall burns</a><p>{1}</div><div><p>A day went by in Tea.</div>",
        "<ul><li><p>{0}<li><a href=x>The town hall burns</a><p>{1}</ul>",
        "<table><tr><td>{0}<tr><td><a href=x>The town hall burns</a><td>{1}</table>",
        "<section><p>{0}</section><section><nav>The town hall burns</nav><p>{1}</section>",
    ],
)
def test_an_article_and_an_entry_under_a_title_of_its_own_are_joined_by_nothing(page):
    assert status_on(page) == "spliced"


@pytest.mark.parametrize(
    "page",
    [
        "<article><p>{0}<aside>Read on about the bridge</aside><p>{1}</article>",
        "<my-text><p>{0}</p></my-text><aside>Read on about the bridge</aside><p>{1}</p>",
        "<div><p>{0}</div><aside>Read on about the bridge</aside><div><p>{1}</div>",
        "<div><p>{0}</div><div><aside>Advertisement</aside><p>{1}</div>",
        "<div><p>{0}</div><div><aside>Read on about the bridge</aside><p>{1}<p>A day went by in Tea.</div>",
        "<ul><li><p>{0}<li><figcaption>The bridge in spring</figcaption><li><p>{1}</ul>",
        "<p id=one>{0}</p><aside>Read on about the bridge</aside><p id=two>{1}</p>",
    ],
)
def test_a_link_among_the_paragraphs_of_one_story_is_no_gap(page):
    assert status_on(page) == "verbatim"


def test_a_standfirst_may_stand_outside_of_its_article():
    page = "<h1>Bridge</h1><div class=dek>{0}</div><aside>By A. Nobody in Tea</aside><article><p>{1}</article>"
    assert status_on(page) == "verbatim"
