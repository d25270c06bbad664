"""Requests for the rest of a text, by what is offered and what is asked for; a text that tells of them is none."""

import re

import pytest
from extract.page_state.made_up_pages import article, paragraphs

from checker.extract.page_state.mention import first_unquoted
from checker.extract.source_state import SourceState

GATES = [
    "<p>Unlock this article with a free trial.</p>",
    "<p>Log in to view the complete article.</p>",
    "<p>Read the entire story</p><p>Create account</p>",
    "<p>Keep reading</p><p>5 crowns</p><p>My membership</p>",
    "<p>Vollständigen Artikel lesen</p><p>Zum Abo</p>",
    "<p>Sigue leyendo por 1 euro</p><p>Suscribirme</p>",
    "<p>You need an account to keep reading.</p>",
    "<p>Buy this article or become a member.</p>",
    "<p>Diesen Beitrag ganz lesen? Werden Sie Mitglied.</p>",
    "<p>Jetzt anmelden, um den Artikel vollständig zu lesen.</p>",
    "<p>Sigue leyendo: crea una cuenta.</p>",
    "<p>Pour lire l’article, connectez-vous à votre compte.</p>",
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


@pytest.mark.parametrize(
    "ending",
    [
        "<p>The full text of the bill was published on Monday. It must pass the Senate by June.</p>",
        "<p>But that is not the whole story.</p><p>Members of the union say that they were never asked.</p>",
        "<p>Residents can view the full report at the library, or buy a copy for two pounds.</p>",
        "<p>The police can read the complete text now; his account was opened on Friday.</p>",
        "<p>Keep reading, said the judge.</p><p>The members laughed.</p>",
        "<p>Keep reading, said the judge.</p><p>The members of the jury, who had an account of the night, laughed</p>",
        "<p>Parents who keep reading to their children can register at the desk or sign up for a pass.</p>",
        "<p>She will finish the piece next year, and the museum hopes to buy it with the help of its members.</p>",
        "<p>The story is only available to members of the committee, and the room is locked.</p>",
        "<p>Norway, already a member of the alliance, has offered to send bricks.</p>",
        "<p>The patients have used up the allowance and reached the limit of their patience.</p>",
        "<p>Das Gericht wollte den ganzen Text lesen, bekam aber keinen Zugang.</p>",
        "<p>Die Mitglieder wollen weiterlesen, doch wer kommt, muss sich beim Amt registrieren.</p>",
        "<p>Der Beitrag ist nur für Mitglieder fällig, die älter als achtzehn sind.</p>",
        "<p>Le club garde 80 % de ses abonnés ; le compte est fermé.</p>",
        "<p>La suite est connue : la salle est réservée aux familles.</p>",
        "<p>Pour lire la suite du registre, il faut aller au port, réservé aux abonnés du ferry.</p>",
        "<p>El texto completo está en la alcaldía, y el registro abre el lunes.</p>",
        "<p>Los vecinos quieren seguir leyendo; el banco cerró la cuenta del club.</p>",
        "<p>El puerto está abierto solo para suscriptores del ferry; la nota completa llega el lunes.</p>",
        "<p>Полный текст договора министр подписал в среду, и комиссия может войти в зал.</p>",
        "<p>Cały artykuł skreślono, choć liczba prenumeratorów wzrosła.</p>",
        "<p>全文を読むには図書館へ行くほかない。会員の一人は証言を拒んだ。</p>",
        "<p>孩子们继续阅读，家长可以在柜台登记成为会员。</p>",
        "<p>아이들은 계속 읽고 싶어 한다. 회원 등록은 월요일에 시작된다.</p>",
    ],
)
def test_words_of_others_who_join_and_pay_are_an_ordinary_ending(state_of, ending):
    """What is asked is asked of the reader; members, accounts and passes are in every paper."""
    assert state_of(article(ending, words=250)).state is SourceState.CAPTURED


def test_a_short_paragraph_in_the_midst_of_a_text_is_none(state_of):
    told = "<p>You have to log in at the town hall before you can see the rest of this story.</p>"
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
    assert (first_unquoted(re.compile("log in"), block) is None) is quoted


@pytest.mark.parametrize(
    "block",
    [
        "Others write “Subscribe to continue reading”. Subscribe to continue reading.",
        "Not “for subscribers only”, not «already a subscriber?»: you’ve reached your article limit.",
        "„Nur für Abonnenten“ war gestern. Jetzt weiterlesen mit Abo",
        "“Log in to read the full story” is old; sign up to read the full story.",
        "“You have used up your limit.” And you have reached your monthly limit.",
    ],
)
def test_a_quoted_request_hides_no_real_one_behind_it(state_of, block):
    assert state_of(article(f"<p>{block}</p>", words=200)).state is SourceState.PARTIAL


def test_a_quotation_counts_in_its_own_block():
    found = first_unquoted(re.compile("log in"), "“one\nlog in\ntwo”", 5, 11)
    assert found is not None
    assert found.span() == (5, 11)


def test_many_quoted_requests_in_one_block_cost_little(state_of):
    assert state_of(article(f"<p>{'“log in to read the story” ' * 30_000}</p>")).state is SourceState.CAPTURED


@pytest.mark.parametrize(("words", "state"), [(500, SourceState.PARTIAL), (700, SourceState.CAPTURED)])
def test_a_paper_that_is_shown_whole_is_captured(state_of, words, state):
    pdf = "http://tea.example/7.pdf"
    head = f'<meta name="citation_title" content="Kettles"><meta name="citation_pdf_url" content="{pdf}">'
    assert state_of(article(head=head, words=words)).state is state


def test_many_short_pieces_cost_little(state_of):
    assert state_of(article("<p>diesen artikel diesen artikel</p>" * 20_000)).state is SourceState.CAPTURED
