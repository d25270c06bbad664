"""No server keeps us longer, or fills more memory, than the settings say; and what was cut is seen as cut."""

import asyncio
import gzip
import time
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from checker.capture import network, streams
from checker.capture.capture import Outcome
from checker.capture.capture_urls import capture_urls
from checker.capture.settings import CaptureSettings
from checker.demo.record import made_up_capture


def test_a_server_that_never_answers_ends_as_timeout(site, capture):
    site.answers["/"] = lambda connection: site.closing.wait()
    began = time.monotonic()
    end = capture("http://silent.example/", read_seconds=0.3)
    assert end.outcome is Outcome.TIMEOUT
    assert end.http_status is None
    assert "nothing came for 0.3 s" in end.detail
    assert time.monotonic() - began < 2


def test_a_single_silence_cannot_last_longer_than_the_deadline(site, capture):
    site.answers["/"] = lambda connection: site.closing.wait()
    began = time.monotonic()
    end = capture("http://silent.example/", read_seconds=3.0, exchange_seconds=0.3)
    assert end.outcome is Outcome.TIMEOUT
    assert "longer than 0.3 s" in end.detail
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"], ids=["in head", "in body"])
def test_a_server_that_drips_ends_at_the_deadline(site, capture, cache, head):
    def drip(connection):
        connection.sendall(head)
        while not site.closing.wait(0.05):
            connection.sendall(b"H")

    site.answers["/"] = drip
    began = time.monotonic()
    end = capture("http://slow.example/", read_seconds=5.0, exchange_seconds=0.6)
    assert end.outcome is Outcome.TIMEOUT
    assert "longer than 0.6 s" in end.detail
    assert 0.5 < time.monotonic() - began < 2
    assert bool(cache.body(end)) == bool(head)


def test_a_resolver_that_never_answers_ends_as_timeout_and_holds_nothing_up(site, cache):
    async def dead(host, port):
        await asyncio.Event().wait()

    found = []
    settings = replace(made_up_capture(), connect_seconds=0.2)
    began = time.monotonic()
    capture_urls(["http://lost.example/"], cache, settings, found.append, dead)
    assert found[0].outcome is Outcome.TIMEOUT
    assert time.monotonic() - began < 2


def test_the_pool_leaks_no_place_after_many_timeouts(site, cache, page):
    site.answers["/hang"] = lambda connection: site.closing.wait()
    site.answers["/good"] = page()
    urls = [f"http://h{number}.example/hang?{number}" for number in range(12)]
    for number in range(12):
        site.answers[f"/hang?{number}"] = site.answers["/hang"]
    urls += [f"http://h{number}.example/good" for number in range(12)]
    found = []
    settings = replace(made_up_capture(), read_seconds=0.4, connect_seconds=1.0, jobs=3)
    capture_urls(urls, cache, settings, found.append, site.resolve)
    outcomes = {(capture.cited_url.endswith("good"), capture.outcome) for capture in found}
    assert outcomes == {(False, Outcome.TIMEOUT), (True, Outcome.COMPLETE)}
    assert len(found) == 24


def test_a_body_shorter_than_its_length_is_truncated_and_its_beginning_kept(site, capture, cache, page):
    site.answers["/"] = page(b"half a sen", "Content-Length: 500")
    end = capture("http://cut.example/")
    assert end.outcome is Outcome.TRUNCATED
    assert cache.body(end) == b"half a sen"


def test_a_chunked_body_without_its_last_chunk_is_truncated(site, capture, cache, page):
    site.answers["/"] = page(b"5\r\nhello\r\n6\r\n wor", "Transfer-Encoding: chunked")
    end = capture("http://cut.example/")
    assert end.outcome is Outcome.TRUNCATED
    assert cache.body(end) == b"hello wor"


def test_a_chunked_body_is_stored_whole_and_without_its_chunks(site, capture, cache, page):
    site.answers["/"] = page(b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
    end = capture("http://chunks.example/")
    assert end.outcome is Outcome.COMPLETE
    assert cache.body(end) == b"hello world"
    assert end.header("transfer-encoding") is None


def test_a_gzip_stream_cut_short_is_truncated_though_its_length_is_right(site, capture, cache, page):
    text = b"".join(b"sentence %d. " % number for number in range(5000))
    site.answers["/"] = page(gzip.compress(text)[:-400], "Content-Encoding: gzip")
    end = capture("http://cut.example/")
    assert end.outcome is Outcome.TRUNCATED
    beginning = cache.body(end)
    assert beginning
    assert text.startswith(beginning)


def test_a_body_that_ends_with_the_connection_is_complete(site, capture, cache):
    site.answers["/"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nold school"
    end = capture("http://old.example/")
    assert end.outcome is Outcome.COMPLETE
    assert cache.body(end) == b"old school"


def test_a_body_over_the_wire_limit_is_too_large_and_its_beginning_kept(site, capture, cache, page):
    site.answers["/"] = page(b"x" * 300_000)
    end = capture("http://big.example/", limit_wire_bytes=100_000)
    assert end.outcome is Outcome.TOO_LARGE
    assert 90_000 < len(cache.body(end)) <= 100_000


def test_an_endless_body_ends_at_the_limit(site, capture):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"word " * 10_000)

    site.answers["/"] = endless
    assert capture("http://endless.example/", limit_wire_bytes=1_000_000).outcome is Outcome.TOO_LARGE


@pytest.mark.parametrize("layers", [1, 2])
def test_a_compression_bomb_ends_at_the_limit_in_little_memory(site, capture, page, layers):
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(engine.compress(bytes(1 << 20)) for _ in range(300)) + engine.flush()
    if layers == 2:
        bomb = gzip.compress(bomb)
    site.answers["/"] = page(bomb, "Content-Encoding: " + ", ".join(["gzip"] * layers))
    tracemalloc.start()
    try:
        end = capture("http://bomb.example/")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert end.outcome is Outcome.TOO_LARGE
    assert peak < 16 * 1024 * 1024


def test_reading_a_bomb_back_stays_within_the_decoded_limit(site, capture, cache, page):
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(engine.compress(bytes(1 << 20)) for _ in range(100)) + engine.flush()
    site.answers["/"] = page(bomb, "Content-Encoding: gzip")
    end = capture("http://bomb.example/")
    tracemalloc.start()
    try:
        body = cache.body(end)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(body) == CaptureSettings().limit_decoded_bytes
    assert peak < 64 * 1024 * 1024


@pytest.mark.parametrize(
    "flood",
    [b"X-Flood: " + b"a" * 1000 + b"\r\n", b"a" * 1000, b"\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n"],
    ids=["headers", "one line", "interim responses"],
)
def test_an_endless_head_is_a_bad_response_at_its_limit(site, capture, flood):
    sent = []

    def pour(connection):
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\n")
        while len(sent) < 100_000:
            connection.sendall(flood)
            sent.append(len(flood))

    site.answers["/"] = pour
    end = capture("http://flood.example/")
    assert end.outcome is Outcome.BAD_RESPONSE
    # What the kernel's buffers on both sides take is beyond us; it is some megabytes.
    assert sum(sent) < 20_000_000


def test_a_run_that_ends_in_the_middle_leaves_no_connection_open(site, cache, page, monkeypatch):
    """An interrupt may come when a response is read to its end and its connection about to be closed."""
    opened = []

    async def connect(*arguments):
        opened.append(await streams.connect(*arguments))
        return opened[-1]

    def stop_at_three(capture):
        reported.append(capture)
        if len(reported) == 3:
            raise ZeroDivisionError

    monkeypatch.setattr(network, "connect", connect)
    site.answers["*"] = page()
    urls = [f"http://h{number % 4}.example/{number}" for number in range(20)]
    for _ in range(40):
        reported = []
        with pytest.raises(ZeroDivisionError):
            capture_urls(urls, cache, made_up_capture(), stop_at_three, site.resolve)
    assert opened
    assert all(stream._writer.transport.is_closing() for stream in opened)
