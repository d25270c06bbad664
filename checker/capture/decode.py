"""Undoing a content encoding (RFC 9110 §8.4.1) within a limit, and seeing where a stream was cut.

Every decoder of a client library hands over whole pieces: 1 MB of gzip may then be 1 GiB at once.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

ACCEPTED = "gzip, deflate"
"""What we ask servers for: what can be undone here."""
_PIECE_BYTES = 64 * 1024
"""Of input and of output at a time. A piece of input grows to 64 MiB at most, but comes out piece by piece."""
_LIMIT_LAYERS = 3
"""Some servers compress twice by mistake; nobody does it four times."""
_NO_CODING = frozenset({"", "identity", "none", "binary", "utf-8"})
"""Not registered, but common as a mistake for "no encoding"."""


class Ending(StrEnum):
    """How decoding ended."""

    COMPLETE = "complete"
    TRUNCATED = "truncated"
    """The body ends before its compressed stream does."""
    TOO_LARGE = "too_large"
    UNDECODABLE = "undecodable"
    """An unknown encoding, or not what the header says."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body, or the beginning of one that could be read."""

    body: bytes
    ending: Ending


class _Ended(Exception):
    def __init__(self, ending: Ending) -> None:
        self.ending = ending


def decode(body: bytes, content_encoding: str | None, limit_bytes: int) -> Decoded:
    """Undo the encodings that the Content-Encoding header names, up to the limit. Never raises.

    Whatever the ending, what could be read of the beginning is given.
    """
    if _layers(content_encoding) == []:
        return Decoded(body[:limit_bytes], Ending.COMPLETE if len(body) <= limit_bytes else Ending.TOO_LARGE)
    collected = BytesIO()
    ending = _run(_cut(body), content_encoding, limit_bytes, collected.write)
    return Decoded(collected.getvalue(), ending)


def decoded_ending(pieces: Iterable[bytes], content_encoding: str | None, limit_bytes: int) -> Ending:
    """Say how `decode` would end for a body that comes in small pieces, without keeping what it would give."""
    return _run(iter(pieces), content_encoding, limit_bytes, len)


def _cut(body: bytes) -> Iterator[bytes]:
    return (body[start : start + _PIECE_BYTES] for start in range(0, len(body), _PIECE_BYTES))


def _run(
    pieces: Iterator[bytes], content_encoding: str | None, limit_bytes: int, take: Callable[[bytes], int]
) -> Ending:
    layers = _layers(content_encoding)
    if layers is None:
        return Ending.UNDECODABLE if any(pieces) else Ending.COMPLETE
    for coding in layers:
        pieces = _bounded(_inflated(pieces, coding), limit_bytes)
    try:
        for piece in pieces if layers else _bounded(pieces, limit_bytes):
            take(piece)
    except _Ended as end:
        return end.ending
    return Ending.COMPLETE


def _layers(content_encoding: str | None) -> list[str] | None:
    """Give the codings to undo, the outermost first; None if one of them is not ours to undo."""
    names = [name.strip().lower().removeprefix("x-") for name in (content_encoding or "").split(",")]
    layers = [name for name in reversed(names) if name not in _NO_CODING]
    return layers if len(layers) <= _LIMIT_LAYERS and set(layers) <= {"gzip", "deflate"} else None


def _bounded(pieces: Iterator[bytes], limit_bytes: int) -> Iterator[bytes]:
    left = limit_bytes
    for piece in pieces:
        if len(piece) > left:
            yield piece[:left]
            raise _Ended(Ending.TOO_LARGE)
        left -= len(piece)
        yield piece


def _inflated(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    engine = None
    whole_members = 0
    for compressed in pieces:
        rest = compressed
        while rest:
            if engine is None:
                # RFC 1952 §2.2: members follow one another. Anything else after the end is padding.
                if whole_members and (coding != "gzip" or rest[0] != 0x1F):
                    return
                engine = zlib.decompressobj(_window_bits(coding, rest[0]))
            try:
                piece = engine.decompress(rest, _PIECE_BYTES)
                while piece:
                    yield piece
                    piece = engine.decompress(engine.unconsumed_tail, _PIECE_BYTES)
            except zlib.error:
                raise _Ended(Ending.UNDECODABLE) from None
            rest = engine.unused_data
            if engine.eof:
                engine, whole_members = None, whole_members + 1
    if engine is not None:
        raise _Ended(Ending.TRUNCATED)


def _window_bits(coding: str, first_byte: int) -> int:
    if coding == "gzip":
        return 16 + zlib.MAX_WBITS
    # "deflate" means the zlib format (RFC 9110 §8.4.1.2), but some servers send raw deflate. A zlib stream begins
    # with method 8 in the low four bits (RFC 1950 §2.2), which no encoder's raw stream does.
    return zlib.MAX_WBITS if first_byte & 0x0F == 8 else -zlib.MAX_WBITS
