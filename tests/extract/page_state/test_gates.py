"""Requests for the rest of a text, by what is offered and what is asked for; a text that tells of them is none."""

import pytest
from extract.page_state.made_up_pages import article, paragraphs

from checker.extract.page_state.mention import is_quoted
from checker.extract.source_state import SourceState

GATES = [
    "<p>Unlock this article with a free trial.</p>",
    "<h2>Continue reading</h2><p>Monthly or yearly</p><button>Subscribe</button><p>Already have an account?</p>",
    "<p>The rest of this page is for members.</p>",
    "<p>You have 74% of this article left. Become a subscriber.</p>",
    "<p>This post is for paid subscribers</p>",
    "<p>You have used up your monthly limit.</p>",
    "<p>Melden Sie sich an, um ihn vollständig zu lesen.</p>",
    "<p>Envie de lire la suite ? Abonnez-vous.</p>",
    "<p>Accede a la noticia completa con tu cuenta.</p>",
    "<p>Leggi l’articolo completo con un abbonamento.</p>",
    "<p>Wilt u dit artikel verder lezen? Neem een abonnement.</p>",
    "<p>Logga in för att läsa vidare.</p>",
    "<p>Ten artykuł przeczytasz w całości po zalogowaniu.</p>",
    "<p>続きを読むにはログインが必要です。</p>",
    "<p>登录后继续阅读。</p>",
    "<p>로그인 후 전체 기사를 읽을 수 있습니다.</p>",
]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("after", ["", f"<section><h2>Other stories</h2>{paragraphs(6)}</section>"])
def test_an_offer_of_the_rest_makes_a_page_partial(state_of, gate, after):
    reading = state_of(article(f"<div>{gate}</div>{after}", words=200))
    assert reading.state is SourceState.PARTIAL


@pytest.mark.parametrize(
    "box",
    [
        "<p>Subscribe to our newsletter and never miss a story.</p>",
        "<p>Log in to comment on this story.</p>",
        "<p>Subscribers can give this article to a friend.</p>",
        "<p>Our members made this work possible; it is free for all to read.</p>",
        "<p>Melden Sie sich für den Brief des Tages an.</p>",
        "<p>Créez un compte pour commenter.</p>",
        "<p>登录后发表评论</p>",
        "<p>로그인 후 댓글을 작성할 수 있습니다.</p>",
        "<h3>Continue reading</h3><ul><li><a href='/a'>A spoon is found</a></li></ul>",
    ],
)
def test_what_asks_for_something_else_is_none(state_of, box):
    assert state_of(article(f"<div>{box}</div>", words=200)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "words",
    [
        "“Subscribe to continue reading” is what the visitor of the harbour's paper finds.",
        "„Jetzt weiterlesen mit Abo“ steht über jedem dritten Bericht.",
        "Over the story stood «log in to read the rest of this article», and most left.",
    ],
)
def test_a_request_in_quotation_marks_is_told_of(state_of, words):
    assert state_of(article(f"<p>{words}</p>", words=200)).state is SourceState.CAPTURED


def test_a_short_paragraph_in_the_midst_of_a_text_is_none(state_of):
    told = "<p>Whoever wants to read the rest of the story has to log in at the town hall.</p>"
    assert state_of(article(told + paragraphs(30), words=200)).state is SourceState.CAPTURED
    assert state_of(article(told, words=200)).state is SourceState.PARTIAL


@pytest.mark.parametrize(
    ("block", "quoted"),
    [
        ("“log in”", True),
        ("„log in“", True),
        ("»log in«", True),
        ('"log in"', True),
        ("「log in」", True),
        ("log in", False),
        ("“yes” log in “no”", False),
        ("“log in", False),
        ("log in”", False),
    ],
)
def test_words_are_quoted_between_an_odd_mark_and_the_next(block, quoted):
    start = block.index("log in")
    assert is_quoted(block, start, start + 6) is quoted


@pytest.mark.parametrize(("words", "state"), [(500, SourceState.PARTIAL), (700, SourceState.CAPTURED)])
def test_a_paper_that_is_shown_whole_is_captured(state_of, words, state):
    head = '<meta name="citation_title" content="Kettles"><meta name="citation_pdf_url" content="http://tea.example/7.pdf">'
    assert state_of(article(head=head, words=words)).state is state


def test_many_short_pieces_cost_little(state_of):
    assert state_of(article("<p>diesen artikel diesen artikel</p>" * 20_000)).state is SourceState.CAPTURED
