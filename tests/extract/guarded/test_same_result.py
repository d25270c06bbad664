"""What the child reads is what `read` reads."""

import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.extract.document import Document
from checker.extract.guarded.attempt import attempt
from checker.extract.guarded.guarded_read import PLAIN_LIMIT_BYTES, GuardedReader, guarded_read
from checker.extract.read import read
from checker.extract.source_state import SourceState, StateReading

ARTICLE = (
    '<!doctype html><html lang="en"><head><title>Ferry inquiry</title>'
    '<meta property="article:published_time" content="2026-01-02T03:04:05Z"><meta name="author" content="A. Writer">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry inquiry \\ud83d\\ude00 \\ud800"}'
    "</script>"
    "</head><body><nav><a href=/>Home</a></nav><article><h1>Ferry</h1><p>“No <b>ferr</b>y — ever,” he said.</p>"
    "<ul><li>one<li>two</ul><table><tr><td>3<td>4</table></article></body></html>"
)
TYPES = st.sampled_from(
    [
        "text/html",
        "text/html; charset=utf-8",
        "text/html; charset=iso-8859-1",
        "text/html; charset=\ud800",
        "application/xhtml+xml",
        "text/plain",
        "text/plain; charset=koi8-r",
        "text/markdown",
        "text/vtt",
        "application/octet-stream",
        "application/pdf",
        "application/zip",
        "image/png",
        "",
    ]
)
MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<div hidden>", "<!--", "-->", "<table>", "<td>", "<br>", "&#xD800;", "&amp;",
         "<script>", "</script>", "<h1>", "<li>", "\x00", "\ufeff", "WEBVTT\n\n", "# ", "\n\n", "word ", "é😀 "]
    ),
    max_size=40,
).map("".join)  # fmt: skip
RAW = st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode), MARKUP.map(str.encode))


def told(result: Document | StateReading) -> object:
    return (result.text, result.blocks, result.metadata) if isinstance(result, Document) else result


@pytest.fixture(scope="module")
def child():
    with GuardedReader() as reader:
        yield reader


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RAW, TYPES, st.sampled_from(["", "https://a.example/page.md", "file:///x.srt"]))
def test_the_child_gives_what_read_gives(child, raw, media_type, url):
    with warnings.catch_warnings():
        # Only in the parent would pytest make an exception of beautifulsoup4's remark that this looks like a file name.
        warnings.simplefilter("ignore")
        expected = told(attempt(read, raw, media_type, url))
        assert told(child.read(raw, media_type, url)) == expected
        assert told(guarded_read(raw, media_type, url)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_an_article_comes_with_its_blocks_and_metadata(child, encoding):
    raw = ARTICLE.encode(encoding, "ignore")
    result = child.read(raw, "text/html; charset=" + encoding, "https://a.example/")
    assert isinstance(result, Document)
    assert result.metadata.title.startswith("Ferry inquiry")
    assert told(result) == told(read(raw, "text/html; charset=" + encoding, "https://a.example/"))
    assert result.sha256 == read(raw, "text/html; charset=" + encoding, "https://a.example/").sha256


def test_what_is_longer_than_the_pipe_comes_through(child):
    raw = b"<p>" + b"word " * 500_000
    result = child.read(raw, "text/html")
    assert len(result.text) > 2_000_000
    assert told(result) == told(read(raw, "text/html"))


def test_short_plain_text_needs_no_child_and_long_plain_text_does():
    from checker.extract.guarded import guarded_read as module

    module._reader.close()
    assert guarded_read(b"words", "text/plain").text == "words"
    assert guarded_read(b"\x89PNG", "image/png").state is SourceState.UNSUPPORTED_TYPE
    assert module._reader.pid is None
    assert guarded_read(b"w" * (PLAIN_LIMIT_BYTES + 1), "text/plain").text == "w" * (PLAIN_LIMIT_BYTES + 1)
    assert module._reader.pid is not None


def test_no_address_raises(child):
    for reading in (guarded_read(b"words", "", "http://[bad"), child.read(b"words", "", "http://[bad")):
        assert isinstance(reading, Document) or reading.state is SourceState.GARBLED
