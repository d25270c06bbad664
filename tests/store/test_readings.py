"""Captures as they were read: documents come back equal, are kept once and are found by their words."""

from dataclasses import replace

import pytest

from checker.capture.capture import Outcome
from checker.extract.document import Block, Document, Metadata, Role
from checker.extract.read import read
from checker.extract.source_state import SourceState, StateReading
from checker.store import readings as module
from checker.store.readings import (
    add_document,
    add_reading,
    best_states,
    documents_with,
    limit_to,
    load_document,
    read_already,
    readings_of,
)

WHOLE = StateReading(SourceState.CAPTURED, "was read in full")
URL = "http://lamp-post.example/lamps"
PAGE = Document(
    "Größe zählt – 😀\n\nthe lamp\0was lit",
    (Block(0, 15, Role.HEADLINE, "html > body > h1"), Block(17, 33, Role.BODY, "html > body > p")),
    Metadata("title", ("A. Spoon", "B. Fork"), "2025-01", "The Lamp Post", "en-GB", False, "video", True),
)


def test_a_document_comes_back_equal(db):
    digest = add_document(db, PAGE)
    loaded = load_document(db, digest)
    assert (loaded.text, loaded.blocks, loaded.metadata) == (PAGE.text, PAGE.blocks, PAGE.metadata)
    assert loaded.sha256 == digest == PAGE.sha256


@pytest.mark.parametrize(
    "markup",
    [
        b"<p>a&#xD800;b",
        b"<title>&#xDFFF;</title><p>\xed\xa0\x80",
        b"<p>a\0b&#0;",
        rb'<script type="application/ld+json">{"@type":"Article","headline":"a\ud800b"}</script><p>x',
    ],
)
def test_what_is_read_from_a_hostile_page_can_be_stored(db, markup):
    document = read(markup)
    assert load_document(db, add_document(db, document)).text == document.text


def test_a_document_is_kept_once_however_many_captures_have_it(db, captured):
    other = Document.from_text("All is dark.")
    for name, document in {"a": PAGE, "b": other, "c": PAGE, "d": PAGE}.items():
        add_reading(db, captured(name), WHOLE, document)
    assert db.execute("SELECT id FROM documents ORDER BY id").fetchall() == [(1,), (2,)]
    assert db.execute("SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'lamp'").fetchone() == (1,)
    assert len(readings_of(db, URL)) == 4


def test_the_readings_of_a_source_come_with_the_newest_first(db, captured):
    for name, day in (("a", 2), ("b", 9), ("c", 1)):
        add_reading(db, captured(name, day=day), WHOLE, PAGE)
    add_reading(db, captured("d", url=f"{URL}/other"), WHOLE, None)
    assert [reading.warc_record_id for reading in readings_of(db, URL)] == [f"<urn:uuid:{name}>" for name in "bac"]
    assert readings_of(db, "http://nowhere.example/") == []


def test_a_reading_comes_back_as_it_was_recorded(db, captured):
    state = StateReading(SourceState.DEAD, "answered with HTTP 404", ("seen_once",))
    add_reading(db, captured("a", captured_url=f"{URL}-2", http_status=404), state, None)
    (reading,) = readings_of(db, URL)
    assert (reading.url, reading.captured_url, reading.captured_at) == (URL, f"{URL}-2", "2025-01-01T00:00:00Z")
    assert (reading.state, reading.document_sha256, reading.payload_sha256) == (state, None, "0" * 64)


def test_every_state_of_a_source_is_told(db, captured):
    add_reading(db, captured("a"), WHOLE, PAGE)
    add_reading(db, captured("b", day=2, outcome=Outcome.TIMEOUT), StateReading(SourceState.TIMEOUT, "x"), None)
    add_reading(db, captured("c", url=f"{URL}/other"), StateReading(SourceState.DEAD, "x"), None)
    assert best_states(db) == {
        URL: {SourceState.CAPTURED, SourceState.TIMEOUT},
        f"{URL}/other": {SourceState.DEAD},
    }


def test_a_capture_is_read_again_by_a_newer_extractor_and_only_then(db, captured, monkeypatch):
    add_reading(db, captured("a"), StateReading(SourceState.GARBLED, "old"), None)
    assert read_already(db) == {"<urn:uuid:a>"}
    monkeypatch.setattr(module, "EXTRACTOR_VERSION", "newer")
    assert read_already(db) == set()
    add_reading(db, captured("a"), WHOLE, PAGE)
    (reading,) = readings_of(db, URL)
    assert (reading.state, reading.document_sha256) == (WHOLE, PAGE.sha256)


TEXTS = {
    "lamps": "The keeper of the quay said the lamp was lit by hand on Tuesday.",
    "café": "In the café naïve men said: “The lamp wasn't lit.”",
    "coal": "The price of coal rose again by 1,000 crowns a ton.",
}


@pytest.fixture
def library(db, captured):
    for name, text in TEXTS.items():
        add_reading(db, captured(name, url=f"{URL}/{name}"), WHOLE, Document.from_text(text))
    return db


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["lamp", "was", "lit"], ["lamps"]),
        (["LAMP", "Was"], ["lamps"]),
        (["was", "lamp"], []),
        (["lamp"], ["lamps", "café"]),
        (["cafe", "naive"], ["café"]),
        (["wasn't", "lit"], ["café"]),
        (["1,000", "crowns"], ["coal"]),
        (["nothing"], []),
    ],
)
def test_a_run_of_words_finds_the_documents_that_have_it_in_that_order(library, words, found):
    hits = documents_with(library, [words], 10)
    assert {hit.url for hit in hits} == {f"{URL}/{name}" for name in found}


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR(a b)", "text:", 'a" OR "the', "}", "--", "text : {"])
def test_nothing_in_a_word_is_read_as_an_operator(library, word):
    """Were it one, the query would be malformed or find more."""
    lamps = {f"{URL}/lamps", f"{URL}/café"}
    found = {hit.url for hit in documents_with(library, [[word, "lamp"]], 10)}
    assert found == (set() if any(character.isalnum() for character in word) else lamps)


@pytest.mark.parametrize("sign", ['"', '""', "*", "^", "(", ")", "'", ";", "+", "-", ",", "\\"])
def test_a_sign_in_a_run_of_words_counts_for_nothing(library, sign):
    assert len(list(documents_with(library, [["lamp", sign, "was", sign, "lit"]], 10))) == 1


def test_a_source_is_named_once_with_its_newest_capture_that_has_the_words(library, captured):
    add_reading(
        library, captured("later", url=f"{URL}/lamps", day=5), WHOLE, Document.from_text("The lamp was lit. Twice.")
    )
    add_reading(library, captured("last", url=f"{URL}/lamps", day=9), WHOLE, Document.from_text("All is dark."))
    (hit,) = documents_with(library, [["lamp", "was", "lit"]], 10)
    assert hit.warc_record_id == "<urn:uuid:later>"


def test_what_another_cache_holds_crowds_nothing_out(library, captured):
    for number in range(250):
        other = captured(f"other{number}", url=f"http://a{number}.example/")
        add_reading(library, other, WHOLE, Document.from_text(f"The lamp was lit. {number}"))
    limit_to(library, ["<urn:uuid:lamps>"])
    assert [hit.url for hit in documents_with(library, [["lamp", "was", "lit"]], 10)] == [f"{URL}/lamps"]


def test_what_nobody_can_cite_is_no_place_where_words_stand(library, captured):
    """A host's robots.txt, and what it serves for an address that cannot exist: a run fetches them for its own sake."""
    own = captured("own", url="http://a.example/robots.txt")
    add_reading(library, own, WHOLE, Document.from_text(TEXTS["lamps"]))
    runs = [["lamp", "was", "lit"]]
    limit_to(library, [own.warc_record_id, "<urn:uuid:lamps>"], {own.warc_record_id})
    assert [hit.url for hit in documents_with(library, runs, 10)] == [f"{URL}/lamps"]
    limit_to(library, [own.warc_record_id], {own.warc_record_id})
    assert list(documents_with(library, runs, 10)) == []
    assert len(readings_of(library, "http://a.example/robots.txt")) == 1


def test_the_document_that_holds_the_rarer_words_comes_first(library, captured):
    common = "The lamp was lit. The house was dark."
    for number in range(5):
        add_reading(
            library, captured(f"b{number}", url=f"{URL}/b{number}"), WHOLE, Document.from_text(f"{common} {number}")
        )
    runs = [["the", "lamp", "was"], ["the", "house", "was"], ["price", "of", "coal"]]
    first, second, *_ = documents_with(library, runs, 10)
    assert (first.url, second.url) == (f"{URL}/coal", f"{URL}/b0")


def test_no_more_documents_are_named_than_asked_for(library):
    assert len(list(documents_with(library, [["the"]], 2))) == 2


def test_a_document_that_is_taken_out_is_found_no_more(library):
    digest = Document.from_text(TEXTS["coal"]).sha256
    with library.atomic():
        library.execute("DELETE FROM captures WHERE document_sha256 = ?", [digest])
        library.execute("DELETE FROM documents WHERE document_sha256 = ?", [digest])
    assert library.execute("SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'coal'").fetchall() == []
    library.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
    assert list(documents_with(library, [["coal"]], 10)) == []


def test_a_reading_is_recorded_whole_or_not_at_all(db, captured):
    with pytest.raises(AttributeError):
        add_reading(db, replace(captured("a"), captured_at=None), WHOLE, PAGE)
    for table in ("captures", "documents", "sources"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
