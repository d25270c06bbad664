"""A response's body while it waits to be stored: as received, and little of it in memory."""

import subprocess
import sys
import tempfile
import tracemalloc
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.capture.body import MEMORY_BYTES, Body
from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.exchange import Exchange, Fetched
from checker.errors import CacheError

URL = "http://a.example/"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
LARGE = bytes(range(256)) * (18 * 1024 * 1024 // 256)


@given(st.lists(st.binary(max_size=MEMORY_BYTES // 4), max_size=8))
def test_it_is_what_was_written_however_often_it_is_read(pieces):
    body = Body()
    for piece in pieces:
        body.write(piece)
    whole = b"".join(pieces)
    assert len(body) == len(whole)
    assert body.sha256 == sha256(whole).digest()
    assert b"".join(body.pieces()) == b"".join(body.pieces()) == body.opened().read() == whole


def test_a_large_one_is_received_and_stored_in_little_memory(tmp_path):
    with Cache.open(tmp_path) as cache:
        tracemalloc.start()
        try:
            body = Body()
            for start in range(0, len(LARGE), 65_536):
                body.write(LARGE[start : start + 65_536])
            exchange = Exchange(URL, NOW, None, b"/", (), b"HTTP/1.1", 200, b"OK", (), body, Outcome.COMPLETE)
            capture = cache.write(Fetched(URL, (exchange,), NOW, Outcome.COMPLETE, ""))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert cache.body(capture) == LARGE
    assert peak < 4 * MEMORY_BYTES


def test_no_room_for_a_large_one_is_told_and_is_no_failure_of_the_source(tmp_path, monkeypatch, site, page, capture):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not-there"))
    site.answers["/"] = page(LARGE)
    with pytest.raises(CacheError, match=r"not-there: cannot keep a large body here .* TMPDIR"):
        capture(URL)


def test_no_room_for_the_end_of_a_large_one_is_told_as_well():
    """What was written last waits in a buffer until it is read."""
    pytest.importorskip("resource")
    program = (
        "import resource, signal\n"
        "from checker.capture.body import Body\nfrom checker.errors import CacheError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2**21, 2**21))\nbody = Body()\n"
        "for _ in range(2**21 // 1000 + 1):\n    body.write(bytes(1000))\n"
        "try:\n    body.opened()\nexcept CacheError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "cannot keep a large body here" in done.stdout
    assert done.stderr == ""
