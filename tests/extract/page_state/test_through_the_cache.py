"""The marks of a wall are found in what the cache gives back, compressed or not."""

import gzip
from datetime import UTC, datetime

import pytest
from extract.page_state.made_up_pages import page

from checker.capture.body import Body
from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.exchange import Exchange, Fetched
from checker.extract.source_state import SourceState
from checker.sources import read_capture, read_captures
from checker.store.open_store import open_store
from checker.store.readings import readings_of

URL = "http://tea.example/kettle"
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("address", ["http://[::1", "http://exa\u2100mple.example/"])
def test_a_cache_made_by_others_may_name_what_is_no_address(tmp_path, address):
    body = page("<p>Invented for a test.</p>").encode()
    headers = ((b"Content-Type", b"text/html"),)
    exchange = Exchange(address, BEGAN, None, b"/", (), b"HTTP/1.1", 200, b"OK", headers, Body(body), Outcome.COMPLETE)
    with Cache.open(tmp_path / "cache") as cache, open_store(tmp_path / "checker.db") as db:
        cache.write(Fetched(address, (exchange,), BEGAN, Outcome.COMPLETE, ""))
        read_captures(cache, db, lambda *_: None)
        assert len(readings_of(db, address)) == 1


@pytest.mark.parametrize("encoding", [b"identity", b"gzip"])
def test_a_wall_is_told_by_its_mark_in_the_captured_body(tmp_path, encoding):
    body = page('<script>window._cf_chl_opt={cvId:"3"}</script><p>One more step</p>').encode()
    headers = ((b"Content-Type", b"text/html"), (b"Content-Encoding", encoding))
    sent = gzip.compress(body) if encoding == b"gzip" else body
    exchange = Exchange(
        URL, BEGAN, None, b"/kettle", (), b"HTTP/1.1", 200, b"OK", headers, Body(sent), Outcome.COMPLETE
    )
    with Cache.open(tmp_path) as cache:
        capture = cache.write(Fetched(URL, (exchange,), BEGAN, Outcome.COMPLETE, ""))
        state, _ = read_capture(cache, capture)
    assert (state.state, "_cf_chl_opt" in state.evidence) == (SourceState.BLOCKED, True)
