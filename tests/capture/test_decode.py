"""Undoing content encodings."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.capture.body import Body
from checker.capture.decode import Ending, decode, decoded_ending

TEXT = b"".join(b"A sentence with the number %d in it. " % number for number in range(20_000))


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(6, zlib.DEFLATED, -15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (None, TEXT),
        ("", TEXT),
        ("identity", TEXT),
        ("utf-8", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("GZIP", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:1000]) + gzip.compress(TEXT[1000:])),
        ("gzip", gzip.compress(TEXT) + b"\0\0\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
        ("deflate, identity, gzip", gzip.compress(zlib.compress(TEXT))),
    ],
)
def test_every_form_that_servers_use_is_undone(encoding, body):
    assert decode(body, encoding, 10_000_000) == decode(TEXT, None, 10_000_000)
    assert decoded_ending(Body(body).pieces(), encoding, 10_000_000) is Ending.COMPLETE


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "compress", ", ".join(["gzip"] * 4)])
def test_an_encoding_that_is_not_ours_to_undo_is_undecodable(encoding):
    assert decode(TEXT, encoding, 10_000_000).ending is Ending.UNDECODABLE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip", "br"])
def test_no_body_is_complete_in_any_encoding(encoding):
    assert decode(b"", encoding, 10) == decode(b"", None, 10)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_plain_text_under_a_false_header_is_undecodable(encoding):
    assert decode(TEXT, encoding, 10_000_000).ending is Ending.UNDECODABLE


def test_a_wrong_checksum_is_undecodable():
    body = bytearray(gzip.compress(TEXT))
    body[-6] ^= 1
    assert decode(bytes(body), "gzip", 10_000_000).ending is Ending.UNDECODABLE


@given(st.data())
def test_a_stream_cut_anywhere_is_truncated_and_gives_a_true_beginning(data):
    encoding, body = data.draw(
        st.sampled_from(
            [("gzip", gzip.compress(TEXT)), ("deflate", zlib.compress(TEXT)), ("deflate", raw_deflate(TEXT))]
        )
    )
    cut = data.draw(st.integers(1, len(body) - 1))
    decoded = decode(body[:cut], encoding, 10_000_000)
    assert decoded.ending is Ending.TRUNCATED
    assert TEXT.startswith(decoded.body)


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate", "gzip, deflate", None]))
def test_no_bytes_raise(body, encoding):
    assert decode(body, encoding, 1000).ending is decoded_ending(Body(body).pieces(), encoding, 1000)


@pytest.mark.parametrize("encoding", [None, "gzip"])
@pytest.mark.parametrize(("limit", "ending"), [(len(TEXT), Ending.COMPLETE), (len(TEXT) - 1, Ending.TOO_LARGE)])
def test_the_limit_is_exact(encoding, limit, ending):
    body = TEXT if encoding is None else gzip.compress(TEXT)
    decoded = decode(body, encoding, limit)
    assert (decoded.body, decoded.ending) == (TEXT[:limit], ending)
    assert decoded_ending(Body(body).pieces(), encoding, limit) is ending


def test_a_layer_that_grows_in_secret_is_bounded_too():
    """The outer stream unfolds to a huge inner one that says next to nothing."""
    engine = zlib.compressobj(0, zlib.DEFLATED, 31)
    inner = engine.compress(b"x") + b"".join(engine.flush(zlib.Z_FULL_FLUSH) for _ in range(2)) + engine.flush()
    empty_blocks = b"\x00\x00\x00\xff\xff" * 4_000_000
    swollen = inner[:10] + empty_blocks + inner[10:]
    body = gzip.compress(swollen)
    del swollen, empty_blocks
    tracemalloc.start()
    try:
        ending = decoded_ending(Body(body).pieces(), "gzip, gzip", 1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert ending is Ending.TOO_LARGE
    assert peak < 4_000_000
