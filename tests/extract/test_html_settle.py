"""Where the article is, told by where its prose stands. Every page is invented, and every link of one leads nowhere."""

import pytest

from checker.extract.document import Role

SENTENCE = "The kettle of the made-up town sang all night, and nobody in the old house slept at all."
PROSE = f"<p>{SENTENCE}</p>" * 10
LEAD = "A kettle that nobody had ever heard before has kept a whole town from its sleep, the mayor says"
LINK = '<a href="http://tea.example/x">The spoon that went on to the sea and never came back</a>'
TEASER = f"<div><h3>{LINK}</h3><p>A spoon of the town was seen on the road to the sea with a cup and a bowl.</p></div>"


def roles(document, text):
    """Give the roles of all blocks that hold a text."""
    found = [block.role for block in document.blocks if text in document.text[block.start : block.end]]
    assert found, f"{text!r} is not in the text"
    return found


def test_prose_is_the_article_and_what_stands_around_it_is_not(page):
    document = page(f"<div><p>marker a</p></div><div>{PROSE}</div><div>{TEASER}</div><div><p>marker b</p></div>")
    assert set(roles(document, SENTENCE)) == {Role.BODY}
    for text in ("marker a", "A spoon of the town", "The spoon that went", "marker b"):
        assert roles(document, text) == [Role.ASIDE]


def test_with_little_prose_nothing_is_concluded_from_where_it_stands(page):
    document = page(f"<div><p>{SENTENCE}</p></div><div><p>marker</p></div>")
    assert roles(document, SENTENCE) == roles(document, "marker") == [Role.BODY]


def test_with_little_prose_a_link_still_points_elsewhere(page):
    document = page(f"<p>{SENTENCE}</p><p>{LINK}</p>")
    assert roles(document, "The spoon") == [Role.ASIDE]


def test_a_paragraph_that_is_nearly_all_of_the_article_does_not_push_the_others_out(page):
    links = f"<ul><li>{LINK}<li>{LINK}<li>{LINK}</ul>"
    document = page(
        f"<div><h2>Kettle</h2><p>{LEAD}.</p><p>{SENTENCE * 12}</p><p>{SENTENCE}</p>{links}</div><div>{TEASER}</div>"
    )
    assert roles(document, LEAD) == [Role.BODY]
    assert roles(document, SENTENCE) == [Role.BODY, Role.BODY]
    assert set(roles(document, "The spoon")) == {Role.ASIDE}
    assert roles(document, "A spoon of the town") == [Role.ASIDE]


@pytest.mark.parametrize("depth", [1, 3])
def test_sections_beside_the_largest_are_the_article_too(page, depth):
    small = "<section>" * depth + f"<h2>More</h2><p>{LEAD}.</p><p>{LEAD}, marker.</p>" + "</section>" * depth
    document = page(f"<div>{small}<section>{PROSE}</section></div><div>{TEASER * 3}</div>")
    assert set(roles(document, LEAD)) == {Role.BODY}
    assert roles(document, "More") == [Role.HEADLINE]
    assert set(roles(document, "A spoon of the town")) == {Role.ASIDE}


def test_many_short_pieces_beside_the_article_are_no_prose(page):
    beside = "<p>A spoon of tin for a penny today, marker.</p>" * 60
    document = page(f"<div><h1>Kettle</h1><div>{beside}</div><div>{PROSE}</div></div>")
    assert set(roles(document, "marker")) == {Role.ASIDE}
    assert roles(document, "Kettle") == [Role.HEADLINE]


def test_prose_beside_the_article_that_is_full_of_links_is_none_of_it(page):
    beside = f"<p>{SENTENCE} marker {LINK} and more.</p>" * 2
    assert set(roles(page(f"<div><div>{PROSE}</div><div>{beside}</div></div>"), "marker")) == {Role.ASIDE}


def test_a_list_or_table_in_the_article_s_element_is_its_own_wherever_its_prose_is(page):
    things = f"<ul><li>Two cups of tea<li>{LINK}</ul><table><tr><td>One kettle</table><p>Buy now</p>"
    document = page(f"<article><div>{things}</div><div>{PROSE}</div></article>")
    assert roles(document, "Two cups") == [Role.LIST]
    assert roles(document, "One kettle") == [Role.TABLE]
    assert roles(document, "The spoon") == roles(document, "Buy now") == [Role.ASIDE]
    document = page(f"<div><div>{things}</div><div>{PROSE}</div></div>")
    assert roles(document, "Two cups") == roles(document, "One kettle") == [Role.ASIDE]


def test_an_element_of_labels_between_two_sections_does_not_keep_them_apart(page):
    labels = "<div><p>Buy tea</p><p>Now</p><p>Here</p></div>" * 3
    document = page(f"<div><div><p>{LEAD}.</p><p>{LEAD}, marker.</p></div><div>{labels}<div>{PROSE}</div></div></div>")
    assert set(roles(document, LEAD)) == {Role.BODY}


def test_what_has_another_role_by_its_name_does_not_keep_two_sections_apart(page):
    menu = f"<nav>{LINK * 20}</nav>"
    document = page(f"<div><p>{LEAD}.</p><p>{LEAD}, marker.</p>{menu}<div>{PROSE}</div></div>")
    assert set(roles(document, LEAD)) == {Role.BODY}


def test_a_part_beside_the_article_with_links_or_labels_is_none_of_it(page):
    linked = f"<p>{LEAD}.</p><ul>" + f"<li>{LINK}" * 3 + "</ul>"
    labels = f"<p>{LEAD}.</p>" + "<p>Buy tea</p><p>Now</p><p>Here</p>" * 10
    for part in (linked, labels):
        assert roles(page(f"<div><div>{PROSE}</div><div>{part}</div></div>"), LEAD) == [Role.ASIDE]


def test_the_first_sentence_between_the_title_and_the_article_is_the_standfirst_and_no_other_is(page):
    beside = "<div><p>Buy tea</p><p>Now</p><p>Here</p></div>" * 30
    for tag in ("p", "h2", "div"):
        head = f"<p>{LEAD}, they say.<h1>Kettle</h1><{tag}>{LEAD}</{tag}><p>{LEAD}, he says.</p>"
        document = page(f"<div><div>{head}{beside}</div><div>{PROSE}</div></div>")
        assert roles(document, LEAD)[1] is Role.STANDFIRST
        assert Role.STANDFIRST not in (roles(document, LEAD)[0], roles(document, LEAD)[2])


def test_a_standfirst_may_be_a_heading_in_the_article_s_own_element(page):
    document = page(f"<div><h1>Kettle</h1><h2>{LEAD}</h2>{PROSE}<h2>{LEAD} again</h2>{PROSE}</div>")
    assert roles(document, LEAD) == [Role.STANDFIRST, Role.HEADLINE]


def test_an_item_of_a_list_or_a_caption_is_no_standfirst(page):
    beside = "<div><p>Buy tea</p><p>Now</p><p>Here</p></div>" * 30
    head = f"<h1>Kettle</h1><div class=caption>{LEAD}, marker.</div><ul><li>{LEAD}</ul>"
    assert roles(page(f"<div><div>{head}{beside}</div><div>{PROSE}</div></div>"), LEAD) == [Role.CAPTION, Role.ASIDE]


def test_the_standfirst_may_follow_a_list_and_a_caption(page):
    beside = "<div><p>Buy tea</p><p>Now</p><p>Here</p></div>" * 30
    head = f"<h1>Kettle</h1><ul><li>{LEAD}</ul><p>{LEAD}</p>"
    assert roles(page(f"<div><div>{head}{beside}</div><div>{PROSE}</div></div>"), LEAD) == [
        Role.ASIDE,
        Role.STANDFIRST,
    ]


def test_a_link_or_a_linked_label_in_the_article_points_elsewhere(page):
    article = f"{PROSE}<p>{LINK}</p><p>See <a href=x>marker</a></p><p>Said to <a href=x>a reporter</a>.</p>{PROSE}"
    document = page(f"<div>{article}</div>")
    assert roles(document, "The spoon") == roles(document, "marker") == [Role.ASIDE]
    assert roles(document, "Said to") == [Role.BODY]


@pytest.mark.parametrize("text", ["By A. Nobody", "Tea.", "3 March"])
def test_short_pieces_before_and_after_the_article_s_sentences_are_none_of_it(page, text):
    document = page(f"<div><p>{text}</p>{PROSE}<p>{text}</p></div>")
    assert roles(document, text) == [Role.ASIDE, Role.ASIDE]


def test_a_short_sentence_and_a_heading_at_an_end_belong_to_the_article(page):
    document = page(
        f"<div><h2>Beginning</h2><p>It was a kettle of tin.</p>{PROSE}<p>It sang on until six, marker.</p></div>"
    )
    assert roles(document, "Beginning") == [Role.HEADLINE]
    assert roles(document, "of tin") == roles(document, "marker") == [Role.BODY]
    document = page(f"<div>{PROSE}<p>The tea leaf of the town, marker</p></div>")
    assert roles(document, "marker") == [Role.ASIDE]


@pytest.mark.parametrize("label", ["Photo: A. Nobody", "Advertisement", "12:37 A. Nobody"])
def test_a_label_alone_between_two_paragraphs_is_none_of_the_article(page, label):
    assert roles(page(f"<div>{PROSE}<div>{label}</div>{PROSE}</div>"), label) == [Role.ASIDE]


@pytest.mark.parametrize(
    "inner",
    ["<div>marker.</div>", "<p>marker</p>", "<div>a kettle that sings on the marker</div>", "<ul><li>marker</ul>"],
)
def test_what_reads_like_a_sentence_or_stands_like_a_paragraph_is_no_label(page, inner):
    assert Role.ASIDE not in roles(page(f"<div>{PROSE}{inner}{PROSE}</div>"), "marker")


def test_many_labels_in_a_row_are_data(page):
    grid = "".join(f"<div>marker {number}</div>" for number in range(4))
    assert set(roles(page(f"<div>{PROSE}{grid}{PROSE}</div>"), "marker")) == {Role.BODY}


@pytest.mark.parametrize(
    "call",
    [
        "Subscribe to our <a href=x>letter</a> and you will never again miss a kettle that sings in your town.",
        "Follow the kettle on <a href=x>the network</a>, and tell it what you would like to hear at night.",
        "Lire aussi ce que <a href=x>la bouilloire</a> de la ville a fait de la nuit de tous ses habitants.",
        "© The Tea Leaf of the made-up town. No kettle may be copied without the leave of its owner.",
    ],
)
def test_a_call_to_the_reader_or_a_claim_of_copyright_is_none_of_the_article(page, call):
    assert roles(page(f"<div>{PROSE}<p>{call}</p>{PROSE}</div>"), call[:8]) == [Role.ASIDE]


@pytest.mark.parametrize(
    "text",
    [
        "Following the night the <a href=x>mayor</a> said that no kettle would be sold in the town for a year.",
        "For more than a year the <a href=x>mayor</a> has asked that no kettle be sold in the whole of the town.",
        "Subscribe to nothing, the mayor said, before you have heard the kettle of the town through a whole night.",
        f"Follow the kettle on <a href=x>the network</a>. {SENTENCE} {SENTENCE}",
    ],
)
def test_a_sentence_that_only_begins_like_a_call_is_the_article_s(page, text):
    assert roles(page(f"<div>{PROSE}<p>{text}</p>{PROSE}</div>"), text[:8]) == [Role.BODY]


def test_the_heading_of_a_box_of_links_is_none_of_the_article(page):
    box = f"<div><h3>Related</h3><ul><li>{LINK}<li>{LINK}</ul></div>"
    assert roles(page(f"<div>{PROSE}{box}{PROSE}</div>"), "Related") == [Role.ASIDE]


def test_a_heading_that_a_link_follows_and_then_its_section_stays_a_heading(page):
    section = f"<h3>Singing</h3><p>{LINK}</p>{PROSE}"
    assert roles(page(f"<div>{PROSE}{section}</div>"), "Singing") == [Role.HEADLINE]
    assert roles(page(f"<div>{PROSE}<section>{section}</section></div>"), "Singing") == [Role.HEADLINE]
    anchor = "<div><h3>Singing</h3><p><a href=x>Link</a></p></div>"
    assert roles(page(f"<div>{PROSE}{anchor}{PROSE}</div>"), "Singing") == [Role.HEADLINE]


def test_a_name_is_not_believed_of_a_part_that_holds_most_of_the_text(page):
    for names in ("id=page-nav-inner", "class=sidebar", "class='x related'"):
        assert set(roles(page(f"<div {names}>{PROSE}</div>"), SENTENCE)) == {Role.BODY}
        document = page(f"<div>{PROSE}</div><div {names}><p>{SENTENCE.replace('kettle', 'marker')}</div>")
        assert roles(document, "marker")[0] in (Role.NAVIGATION, Role.ASIDE)


def test_a_page_that_tells_its_story_in_captions_is_no_navigation(page):
    figures = f"<figure><img><figcaption>{SENTENCE}</figcaption></figure>" * 10
    assert set(roles(page(f"<div id=nav-content>{figures}</div>"), SENTENCE)) == {Role.CAPTION}


def test_comments_that_are_longer_than_the_article_are_comments_all_the_same(page):
    comments = (
        "<div class=comments>" + "<p>I heard the marker too, and so did all of my neighbours, every night.</p>" * 90
    )
    document = page(f"<div>{PROSE}</div>{comments}")
    assert set(roles(document, SENTENCE)) == {Role.BODY}
    assert set(roles(document, "marker")) == {Role.COMMENT}


def test_names_inside_of_other_names(page):
    inner = "<div class=sidebar><nav>marker a</nav><div class=comments>marker b</div></div>"
    inner += "<nav><div class=ad>marker c</div></nav>"
    document = page(f"<div>{PROSE}</div>{inner}<div class=comments><div class=ad>marker d</div></div>")
    assert [roles(document, f"marker {letter}")[0] for letter in "abcd"] == [
        Role.NAVIGATION,
        Role.COMMENT,
        Role.NAVIGATION,
        Role.COMMENT,
    ]


def test_a_page_of_nothing_but_what_is_called_comments_is_its_own_words(page):
    assert set(roles(page(f"<div class=comments>{PROSE}</div>"), SENTENCE)) == {Role.BODY}


def test_a_page_in_a_script_without_spaces_has_an_article_too(page):
    sentence = "昨夜，小镇上的水壶唱了整整一夜的歌，老房子里没有一个人能够入睡，大家都很疲倦。"
    document = page(f"<div><p>关于我们</p></div><div>{f'<p>{sentence}</p>' * 20}</div>")
    assert set(roles(document, sentence)) == {Role.BODY}
    assert roles(document, "关于我们") == [Role.ASIDE]


def test_the_same_page_has_the_same_roles_whatever_its_depth(page):
    inner = f"<div><p>marker a</p></div><div>{PROSE}</div><div>{TEASER}</div>"
    flat, deep = page(inner), page("<div>" * 100 + inner)
    assert [block.role for block in flat.blocks] == [block.role for block in deep.blocks]


OTHERS = f"<div>{f'<p>{LEAD}, says another page.</p>' * 8}</div>"
COMMENTS = "<p>I heard the marker too, and so did all of my neighbours, every night.</p>" * 90
ASIDES = ("aside", "dialog open", "div role=dialog", "div role=complementary")


@pytest.mark.parametrize("wrapper", ASIDES)
def test_comments_longer_than_an_article_in_an_aside_are_comments(page, wrapper):
    document = page(f"<{wrapper}><h2>Kettle</h2>{PROSE}</{wrapper.split()[0]}><div id=comments>{COMMENTS}</div>")
    assert set(roles(document, SENTENCE)) == {Role.BODY}
    assert set(roles(document, "marker")) == {Role.COMMENT}


@pytest.mark.parametrize("wrapper", [*ASIDES, "div id=comments-page"])
def test_what_holds_the_page_s_title_and_most_of_its_text_is_the_article(page, wrapper):
    body = "<{}><h1>Kettle</h1>{}</{}>{}"
    document = page(body.format(wrapper, PROSE * 2, wrapper.split()[0], OTHERS))
    assert set(roles(document, SENTENCE)) == {Role.BODY}
    document = page(body.format(wrapper, PROSE * 2, wrapper.split()[0], OTHERS).replace("h1", "h2"))
    assert set(roles(document, SENTENCE)) == {Role.COMMENT if "comments" in wrapper else Role.ASIDE}


def test_a_heading_of_the_first_rank_above_the_comments_makes_no_article_of_them(page):
    document = page(f"<h1>Kettle</h1>{PROSE}<section id=comments><h1>What you say</h1>{COMMENTS}</section>")
    assert set(roles(document, "marker")) == {Role.COMMENT}


def test_stories_that_are_listed_beside_a_long_article_are_none_of_it(page):
    story = f"<article><h3><a href=x>A spoon</a></h3><p>{LEAD}, marker, and nobody knows why it was so.</article>"
    document = page(f"<div><div>{PROSE}</div><section><h2>More</h2>{story * 2}</section></div>")
    assert set(roles(document, "marker")) == {Role.ASIDE}
    assert roles(page(f"<div><div>{PROSE}</div><section>{story}</section></div>"), "marker") == [Role.BODY]


@pytest.mark.parametrize(
    "call",
    ["Sign up for <a href=x>our letter</a>, it is free.", "ADVERTISEMENT", "Story continues below advertisement"],
)
def test_a_short_call_to_the_reader_is_none_of_the_article(page, call):
    document = page(f"<div>{PROSE}<div><p>{call}</p></div>{PROSE}</div>")
    assert roles(document, call[:7]) == [Role.ASIDE]
    assert roles(page(f"<div>{PROSE}<p>Advertisement pays for it.</p>{PROSE}</div>"), "Advertise") == [Role.BODY]


def test_a_short_item_of_a_list_is_an_instruction_and_no_call(page):
    document = page(f"<div>{PROSE}<ol><li>Click on <a href=x>the kettle</a>, then wait for tea.</ol>{PROSE}</div>")
    assert roles(document, "Click on") == [Role.LIST]


@pytest.mark.parametrize("name", ["pull-quote", "pullquote", "article-pullquote", "pull_quote"])
def test_a_pull_quotation_is_a_quotation_and_the_name_below_it_is_beside_the_article(page, name):
    box = f"<div class={name}><p>The kettle sang all night, marker.</p><cite>A. Nobody</cite></div>"
    document = page(f"<div>{PROSE}{box}{PROSE}</div>")
    assert roles(document, "marker") == [Role.QUOTATION]
    assert roles(document, "A. Nobody") == [Role.ASIDE]
