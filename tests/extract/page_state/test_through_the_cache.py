"""The marks of a wall are found in what the cache gives back, compressed or not."""

import gzip
from datetime import UTC, datetime

import pytest
from extract.page_state.made_up_pages import page

from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.exchange import Exchange, Fetched
from checker.extract.source_state import SourceState
from checker.sources import read_capture

URL = "http://tea.example/kettle"
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("encoding", [b"identity", b"gzip"])
def test_a_wall_is_told_by_its_mark_in_the_captured_body(tmp_path, encoding):
    body = page('<script>window._cf_chl_opt={cvId:"3"}</script><p>One more step</p>').encode()
    headers = ((b"Content-Type", b"text/html"), (b"Content-Encoding", encoding))
    sent = gzip.compress(body) if encoding == b"gzip" else body
    exchange = Exchange(URL, BEGAN, None, b"/kettle", (), b"HTTP/1.1", 200, b"OK", headers, sent, Outcome.COMPLETE)
    with Cache.open(tmp_path) as cache:
        capture = cache.write(Fetched(URL, (exchange,), BEGAN, Outcome.COMPLETE, ""))
        state, _ = read_capture(cache, capture)
    assert (state.state, "_cf_chl_opt" in state.evidence) == (SourceState.BLOCKED, True)
