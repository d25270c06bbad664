"""Which bytes are read as what."""

import codecs

import pytest

from checker.extract.read import READ_LIMIT_BYTES, read
from checker.extract.source_state import SourceState

PAGE = b"<!DOCTYPE html><html><body><p>the kettle</p><p>sang"


@pytest.mark.parametrize(
    "media_type", ["text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml", " text/html ;x"]
)
def test_html_is_read_as_html(media_type):
    assert read(PAGE, media_type).text == "the kettle\n\nsang"


@pytest.mark.parametrize("media_type", ["text/plain", "text/plain; charset=utf-8"])
def test_plain_text_is_read_unchanged(media_type):
    raw = b"# the <b>kettle</b>  \r\n\r\n\tsang &amp; sang\n"
    assert read(raw, media_type).text == raw.decode()


@pytest.mark.parametrize("media_type", ["", "application/octet-stream", "text/plain", "unknown/unknown", "*/*"])
@pytest.mark.parametrize(
    "raw",
    [PAGE, b"\n  <HTML><p>the kettle<p>sang", b"<!-- x -->\n<head></head><p>the kettle<p>sang", codecs.BOM_UTF8 + PAGE],
)
def test_a_server_that_does_not_know_the_type_is_not_asked_twice_for_html(media_type, raw):
    assert read(raw, media_type).text == "the kettle\n\nsang"


@pytest.mark.parametrize("media_type", ["", "application/octet-stream"])
def test_a_server_that_does_not_know_the_type_may_send_plain_text(media_type):
    assert read("the kettle – it sang".encode(), media_type).text == "the kettle – it sang"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0", b"\0kettle"])
def test_a_server_that_does_not_know_the_type_may_send_no_text_at_all(raw):
    assert read(raw, "application/octet-stream").state is SourceState.UNSUPPORTED_TYPE


@pytest.mark.parametrize(
    "media_type",
    ["image/png", "application/json", "video/mp4", "text/css", "text/htmlx", "html", "\0"],
)
def test_another_type_is_told_as_such(media_type):
    assert read(PAGE, media_type).state is SourceState.UNSUPPORTED_TYPE


@pytest.mark.parametrize("media_type", ["text/plain; charset=windows-1251", "text/plain;x=y; Charset = 'windows-1251'"])
def test_the_charset_of_the_content_type_is_believed(media_type):
    assert read("чайник пел".encode("windows-1251"), media_type).text == "чайник пел"


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_of_a_body_beyond_every_measure_the_beginning_is_read(media_type):
    raw = b"the kettle " * (READ_LIMIT_BYTES // 11 + 100)
    document = read(raw, media_type)
    text = document.text
    assert document.metadata.cut
    assert READ_LIMIT_BYTES - 1 <= len(text) <= READ_LIMIT_BYTES
    assert text.startswith("the kettle the kettle")


def test_a_text_whose_characters_were_read_wrongly_once_is_repaired_and_says_so():
    text = "“It’s the café’s kettle – it sang."
    document = read(text.encode().decode("windows-1252", "replace").encode(), "text/plain; charset=utf-8")
    assert document.metadata.notes == ("mojibake_repaired",)
    sound = read(text.encode(), "text/plain; charset=utf-8")
    assert (sound.text, sound.metadata.notes) == (text, ())
