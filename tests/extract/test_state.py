"""The source state: one test for each rule, and above all that only a whole reading is `captured`."""

from dataclasses import replace

import pytest

from checker.capture.capture import Outcome
from checker.extract.document import Block, Document, Metadata, Role
from checker.extract.source_state import READABLE, SourceState, StateReading
from checker.extract.state import file_state, has_answer, source_state

ARTICLE = "The kettle sang all night and nobody in the house slept until the sun was up. " * 12
"""192 words."""


def document(text=ARTICLE, *, role=Role.BODY, **metadata):
    return Document(text, (Block(0, len(text), role, ""),) if text else (), Metadata(**metadata))


def test_a_whole_article_that_arrived_whole_is_captured(captured):
    reading = source_state(captured(), document(title="Kettle sings"))
    assert (reading.state, reading.evidence, reading.flags) == (SourceState.CAPTURED, "was read in full", ())


TRANSPORT = {
    Outcome.TRUNCATED: SourceState.TRUNCATED,
    Outcome.TOO_LARGE: SourceState.TOO_LARGE,
    Outcome.TIMEOUT: SourceState.TIMEOUT,
    Outcome.NO_SUCH_HOST: SourceState.UNREACHABLE,
    Outcome.NO_CONNECTION: SourceState.UNREACHABLE,
    Outcome.TLS_FAILURE: SourceState.UNREACHABLE,
    Outcome.TOO_MANY_REDIRECTS: SourceState.SERVER_ERROR,
    Outcome.ROBOTS_DISALLOWED: SourceState.ROBOTS_DISALLOWED,
    Outcome.LEFT_ALONE: SourceState.BLOCKED,
    Outcome.REFUSED: SourceState.REFUSED,
    Outcome.BAD_RESPONSE: SourceState.GARBLED,
}


def test_every_outcome_but_complete_has_a_state_of_its_own():
    assert TRANSPORT.keys() == set(Outcome) - {Outcome.COMPLETE}


@pytest.mark.parametrize("outcome", TRANSPORT)
def test_an_exchange_that_did_not_complete_is_never_captured_whatever_was_read(captured, outcome):
    reading = source_state(captured(outcome=outcome, detail="what was seen"), document())
    assert reading.state is TRANSPORT[outcome]
    assert "(what was seen)" in reading.evidence


def test_what_is_not_even_http_is_a_server_error(captured):
    reading = source_state(captured(outcome=Outcome.BAD_RESPONSE, http_status=None), None)
    assert reading.state is SourceState.SERVER_ERROR


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, SourceState.CAPTURED),
        (203, SourceState.CAPTURED),
        (206, SourceState.TRUNCATED),
        (100, SourceState.SERVER_ERROR),
        (300, SourceState.SERVER_ERROR),
        (304, SourceState.SERVER_ERROR),
        (400, SourceState.BLOCKED),
        (401, SourceState.BLOCKED),
        (402, SourceState.BLOCKED),
        (403, SourceState.BLOCKED),
        (404, SourceState.DEAD),
        (410, SourceState.DEAD),
        (418, SourceState.BLOCKED),
        (429, SourceState.BLOCKED),
        (451, SourceState.BLOCKED),
        (500, SourceState.SERVER_ERROR),
        (503, SourceState.SERVER_ERROR),
        (599, SourceState.SERVER_ERROR),
        (998, SourceState.SERVER_ERROR),
        (999, SourceState.BLOCKED),
    ],
)
def test_each_class_of_answer_has_its_state_and_only_a_success_is_captured(captured, status, state):
    reading = source_state(captured(http_status=status), document())
    assert reading.state is state
    if state is not SourceState.CAPTURED:
        assert str(status) in reading.evidence
    assert reading.flags == (("seen_once",) if state is SourceState.DEAD else ())


def test_no_answer_but_a_success_is_captured(captured):
    states = {status: source_state(captured(http_status=status), document()).state for status in range(100, 1_000)}
    assert {status for status in states if states[status] is SourceState.CAPTURED} == set(range(200, 300)) - {206}


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({}, True),
        ({"outcome": Outcome.TRUNCATED}, True),
        ({"outcome": Outcome.TOO_LARGE}, True),
        ({"http_status": 206}, True),
        ({"http_status": 404}, False),
        ({"http_status": 302}, False),
        ({"http_status": None, "outcome": Outcome.TRUNCATED}, False),
        ({"outcome": Outcome.TIMEOUT}, False),
        ({"outcome": Outcome.BAD_RESPONSE}, False),
        ({"outcome": Outcome.REFUSED, "http_status": None}, False),
    ],
)
def test_only_a_page_of_the_source_itself_is_read(captured, given, holds):
    assert has_answer(captured(**given)) is holds


def test_a_page_of_which_only_the_beginning_was_read_is_too_large(captured):
    cut = replace(document(), metadata=Metadata(cut=True))
    assert source_state(captured(), cut).state is SourceState.TOO_LARGE
    assert source_state(captured(http_status=404), cut).state is SourceState.DEAD


def test_a_damaged_file_is_not_taken_for_the_whole(captured):
    damaged = replace(document(), metadata=Metadata(cut=True, notes=("damaged_parts",)))
    state = source_state(captured(), damaged)
    assert (state.state, state.evidence) == (SourceState.GARBLED, "is a damaged PDF, of which text may be lost")
    assert file_state(damaged, is_page=False).state is SourceState.GARBLED


def test_what_could_not_be_read_says_why(captured):
    scan = StateReading(SourceState.NEEDS_OCR, "is a scan")
    assert source_state(captured(), scan) == scan
    assert source_state(captured(http_status=404), scan).state is SourceState.DEAD
    assert source_state(captured(), None).state is SourceState.GARBLED


def test_what_reading_met_is_told_in_the_flags(captured):
    repaired = replace(document(), metadata=Metadata(notes=("mojibake_repaired",)))
    assert source_state(captured(), repaired).flags == ("mojibake_repaired",)
    assert source_state(captured(http_status=404), repaired).flags == ("seen_once", "mojibake_repaired")


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("chapter_missing", SourceState.PARTIAL),
        ("chapter_breaks_off", SourceState.TRUNCATED),
        ("encoding_in_doubt", SourceState.GARBLED),
        ("columns_side_by_side", SourceState.PARTIAL),
        ("cues_unread", SourceState.PARTIAL),
        ("other_files_unread", SourceState.PARTIAL),
        ("pages_without_text", SourceState.NEEDS_OCR),
    ],
)
def test_a_note_that_not_all_was_read_decides(captured, note, state):
    noted = document(notes=(note,), cut=True)
    assert source_state(captured(), noted).state is file_state(noted, is_page=False).state is state


def test_what_a_page_keeps_for_its_scripts_does_not_make_it_whole(captured):
    whole = document()
    kept = Document(whole.text, tuple(replace(block, path="script#state") for block in whole.blocks))
    assert source_state(captured(), whole).state is SourceState.CAPTURED
    assert source_state(captured(), kept).state is SourceState.PARTIAL
    assert "only 0 words" in source_state(captured(), kept).evidence


def test_a_page_that_keeps_text_for_its_scripts_is_partial_however_much_it_shows(captured):
    text = f"{ARTICLE}\n\n{ARTICLE}"
    blocks = (Block(0, len(ARTICLE), Role.BODY, "p"), Block(len(ARTICLE) + 2, len(text), Role.BODY, "script"))
    assert source_state(captured(), Document(text, blocks)).state is SourceState.PARTIAL


@pytest.mark.parametrize("text", ["", " \n\u00a0"])
def test_a_page_without_text_is_garbled(captured, text):
    assert source_state(captured(), document(text)).state is SourceState.GARBLED


def test_text_that_could_not_be_decoded_is_garbled(captured):
    assert source_state(captured(), document(ARTICLE + "\ufffd" * 40)).state is SourceState.GARBLED
    assert source_state(captured(), document(ARTICLE + "\0" * 40)).state is SourceState.GARBLED
    assert source_state(captured(), document(ARTICLE + "\ufffd")).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404 | The Tea Leaf",
        "Page not found",
        "Not Found",
        "Tea Leaf - Article not found",
        "The page cannot be found",
        "This page doesn't exist",
        "This article is no longer available",
        "Content not found",
    ],
)
def test_a_page_titled_as_missing_is_a_soft_404(captured, title):
    reading = source_state(captured(), document(title=title))
    assert reading.state is SourceState.SOFT_404
    assert title in reading.evidence


@pytest.mark.parametrize(
    "title",
    ["Kettle not found guilty", "Lost and not found: the spoon", "The page-turner", "Room 4045", "Not found wanting"],
)
def test_a_headline_that_only_sounds_like_it_is_none(captured, title):
    assert source_state(captured(), document(title=title)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    ("cited", "reached", "state"),
    [
        ("http://tea.example/news/kettle", "https://www.tea.example/", SourceState.SOFT_404),
        ("http://tea.example/news/kettle", "https://leaf.example", SourceState.SOFT_404),
        ("http://tea.example/", "https://tea.example/", SourceState.CAPTURED),
        ("http://tea.example/news/kettle", "https://tea.example/news/kettle/", SourceState.CAPTURED),
        ("http://tea.example/news/kettle", "https://tea.example/?p=5", SourceState.CAPTURED),
    ],
)
def test_a_redirect_to_the_home_page_is_a_soft_404(captured, cited, reached, state):
    capture = captured(cited_url=cited, captured_url=reached, redirects=(cited,))
    assert source_state(capture, document()).state is state


@pytest.mark.parametrize("host", ["consent.tea.example", "cmp.tea.example", "privacy-gateway.tea.example"])
def test_a_redirect_to_a_consent_page_is_a_consent_wall(captured, host):
    capture = captured(captured_url=f"https://{host}/collect?x=y", redirects=("http://tea.example/news/kettle",))
    reading = source_state(capture, document())
    assert reading.state is SourceState.CONSENT_WALL
    assert host in reading.evidence


def test_a_source_on_such_a_host_is_not_taken_for_a_wall(captured):
    assert source_state(captured(cited_url="http://consent.example/news"), document()).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment...",
        "Attention Required! | Kettle",
        "Access Denied",
        "Are you a robot?",
        "Robot check",
        "Pardon Our Interruption",
        "Verifying you are human",
        "Security Check",
        "Checking your browser before",
    ],
)
def test_a_page_titled_as_a_bot_wall_is_blocked(captured, title):
    assert source_state(captured(), document(title=title)).state is SourceState.BLOCKED


def test_a_challenge_that_the_header_names_is_blocked(captured):
    capture = captured(headers=(("content-type", "text/html"), ("cf-mitigated", "challenge")))
    assert source_state(capture, document()).state is SourceState.BLOCKED


def test_a_page_whose_text_is_built_by_script_needs_a_browser(captured):
    for text in (ARTICLE, ""):
        assert source_state(captured(), document(text, needs_script=True)).state is SourceState.NEEDS_BROWSER


@pytest.mark.parametrize("path", ["/av/kettle", "/news/video/1", "/watch", "/podcasts/kettle", "/sounds/play/1"])
def test_an_address_of_films_or_sound_is_media(captured, path):
    assert source_state(captured(cited_url=f"http://tea.example{path}"), document()).state is SourceState.MEDIA


def test_a_page_that_says_it_is_a_film_is_media(captured):
    reading = source_state(captured(), document(media="video"))
    assert reading.state is SourceState.MEDIA
    assert "video" in reading.evidence


@pytest.mark.parametrize("path", ["/videogames/kettle", "/news/audiology", "/travel/avignon"])
def test_an_address_that_only_begins_like_it_is_not(captured, path):
    assert source_state(captured(cited_url=f"http://tea.example{path}"), document()).state is SourceState.CAPTURED


def test_a_page_that_declares_itself_not_free_is_partial(captured):
    assert source_state(captured(), document(free=False)).state is SourceState.PARTIAL
    assert source_state(captured(), document(free=True)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    "phrase",
    [
        "Subscribe to continue reading",
        "Sign in to read more",
        "Log in to keep reading.",
        "Register to read this article",
        "Create a free account to unlock the story",
        "To continue reading, become one of us",
        "This article is only available to subscribers",
        "This article is for paying subscribers",
        "Already a subscriber?",
        "ALREADY A MEMBER",
        "Continue reading with a free trial",
        "For subscribers only",
    ],
)
@pytest.mark.parametrize("role", [Role.BODY, Role.ASIDE, Role.HEADLINE, Role.CAPTION])
def test_a_page_that_asks_for_a_subscription_is_partial_wherever_it_asks(captured, phrase, role):
    text = f"{ARTICLE}\n\n{phrase}"
    blocks = (Block(0, len(ARTICLE), Role.BODY, ""), Block(len(ARTICLE) + 2, len(text), role, ""))
    reading = source_state(captured(), Document(text, blocks))
    assert reading.state is SourceState.PARTIAL
    assert "teaser" in reading.evidence


@pytest.mark.parametrize("role", [Role.NAVIGATION, Role.COMMENT])
def test_a_menu_or_a_reader_that_speaks_of_subscribing_changes_nothing(captured, role):
    text = f"{ARTICLE}\n\nAlready a subscriber?"
    blocks = (Block(0, len(ARTICLE), Role.BODY, ""), Block(len(ARTICLE) + 2, len(text), role, ""))
    assert source_state(captured(), Document(text, blocks)).state is SourceState.CAPTURED


@pytest.mark.parametrize(
    ("words", "state"), [(149, SourceState.PARTIAL), (150, SourceState.CAPTURED), (1, SourceState.PARTIAL)]
)
def test_a_page_with_too_few_words_is_partial(captured, words, state):
    reading = source_state(captured(), document("kettle " * words))
    assert reading.state is state
    if state is SourceState.PARTIAL:
        assert f"only {words} words" in reading.evidence


@pytest.mark.parametrize("role", [Role.NAVIGATION, Role.ASIDE, Role.COMMENT, Role.CAPTION, Role.HEADLINE])
def test_words_that_are_not_the_articles_own_do_not_count(captured, role):
    assert source_state(captured(), document(role=role)).state is SourceState.PARTIAL


@pytest.mark.parametrize("end", ["…", "...", " […]", " [...] ", "… ", " Read more", "... Read More »", "…”"])
def test_a_text_that_breaks_off_is_partial(captured, end):
    assert source_state(captured(), document(ARTICLE.strip() + end)).state is SourceState.PARTIAL


def test_a_list_that_breaks_off_after_a_whole_article_is_no_break(captured):
    text = f"{ARTICLE.strip()}\n\nNext week: the spoon, the cup, ..."
    items = (Block(0, len(ARTICLE.strip()), Role.BODY, ""), Block(len(ARTICLE.strip()) + 2, len(text), Role.LIST, ""))
    assert source_state(captured(), Document(text, items)).state is SourceState.CAPTURED


@pytest.mark.parametrize(("characters", "state"), [(280, SourceState.PARTIAL), (320, SourceState.CAPTURED)])
def test_of_a_script_without_spaces_two_characters_count_as_a_word(captured, characters, state):
    assert source_state(captured(), document("水" * characters + "。")).state is state


def test_an_ellipsis_before_the_end_is_no_break(captured):
    assert source_state(captured(), document(ARTICLE + "She said … well. And left.")).state is SourceState.CAPTURED


def test_only_captured_partial_and_media_are_used_again():
    assert {SourceState.CAPTURED, SourceState.PARTIAL, SourceState.MEDIA} == READABLE


@pytest.mark.parametrize(
    ("read", "state"),
    [
        (document(), SourceState.CAPTURED),
        (document("kettle"), SourceState.PARTIAL),
        (document(""), SourceState.GARBLED),
        (document(free=False), SourceState.PARTIAL),
        (document(ARTICLE + "\ufffd" * 40), SourceState.GARBLED),
    ],
)
def test_a_page_from_a_file_is_judged_by_what_it_shows(read, state):
    assert file_state(read, is_page=True).state is state


def test_every_reading_tells_in_one_line_what_it_rests_on(captured):
    readings = [source_state(captured(outcome=outcome), None) for outcome in Outcome]
    readings += [source_state(captured(http_status=status), document()) for status in range(100, 600, 7)]
    assert all(reading.evidence and reading.evidence.isprintable() for reading in readings)


@pytest.mark.parametrize(("path", "state"), [("report.pdf", "soft_404"), ("report.html", "captured")])
def test_a_page_in_place_of_a_file_is_not_the_source(captured, page, path, state):
    """A sign-in or landing page: what it lacks may well be in the file. Wherever the redirect led."""
    read = page("<article><p>" + "The kettle sang all night. " * 60 + "</p></article>")
    capture = captured(
        cited_url=f"http://tea.example/{path}",
        captured_url="http://tea.example/welcome",
        headers=(("content-type", "text/html; charset=utf-8"),),
    )
    assert source_state(capture, read).state == state


def test_a_text_file_that_could_not_be_decoded_is_not_taken_for_read():
    """It is what its owner made it, however short; but only where its words came out."""
    assert file_state(Document.from_text("The kettle sang."), is_page=False).state is SourceState.CAPTURED
    assert file_state(Document.from_text("The kett\ufffde sang."), is_page=False).state is SourceState.GARBLED
    assert file_state(Document.from_text(" "), is_page=False).state is SourceState.GARBLED


def test_a_pdf_that_is_served_as_a_page_is_the_pdf(captured):
    """Some servers call all that they send text/html."""
    text = "The kettle sang all night. " * 60
    read = Document(text, (Block(0, len(text), Role.BODY, "page=1"),))
    capture = captured(cited_url="http://tea.example/report.pdf", headers=(("content-type", "text/html"),))
    assert source_state(capture, read).state is SourceState.CAPTURED
