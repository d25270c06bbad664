"""The messages between parent and child: a length-prefixed JSON header, and bytes."""

import json
import struct
from collections.abc import Callable
from typing import Any

from checker.extract.document import Document, dump_blocks, dump_metadata, load_blocks, load_metadata
from checker.extract.source_state import SourceState, StateReading

_LENGTHS = struct.Struct(">4sIQ")
_MARK = b"ckr1"
_HEADER_LIMIT_BYTES = 1 << 20
_PIECE_BYTES = 1 << 20

Header = dict[str, Any]


def pack(header: Header, body: bytes) -> tuple[bytes, bytes]:
    """Make a frame of a header and its bytes: what to write first, and what then."""
    dumped = json.dumps(header).encode()
    return _LENGTHS.pack(_MARK, len(dumped), len(body)) + dumped, body


def receive(read: Callable[[int], bytes], limit_bytes: int | None = None) -> tuple[Header, bytes]:
    """Read one frame; `read` gives some bytes, at most so many, and none at the end.

    Raises:
        EOFError: the other end closed.
        ValueError: this is no frame, or its body is longer than the limit.
    """
    mark, header_bytes, body_bytes = _LENGTHS.unpack(_exactly(read, _LENGTHS.size))
    if mark != _MARK or header_bytes > _HEADER_LIMIT_BYTES or (limit_bytes is not None and body_bytes > limit_bytes):
        raise ValueError("not a frame")
    header = json.loads(_exactly(read, header_bytes))
    if not isinstance(header, dict):
        raise ValueError("not a header")
    return header, _exactly(read, body_bytes)


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    pieces = []
    while count:
        piece = read(min(count, _PIECE_BYTES))
        if not piece:
            raise EOFError("the other end closed")
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def pack_result(result: Document | StateReading, *, spent: bool) -> tuple[bytes, bytes]:
    """Make the answer of a child; a spent one can't be trusted with another source."""
    if isinstance(result, StateReading):
        header = {"state": result.state, "evidence": result.evidence, "flags": result.flags, "spent": spent}
        return pack(header, b"")
    # A lone surrogate is no text, but it must not cost the whole document either.
    parts = [
        part.encode("utf-8", "surrogatepass")
        for part in (dump_blocks(result.blocks), dump_metadata(result.metadata), result.text)
    ]
    return pack({"parts": [len(part) for part in parts], "spent": spent}, b"".join(parts))


def load_result(header: Header, body: bytes) -> Document | StateReading:
    """Read what `pack_result` wrote.

    Raises:
        ValueError, KeyError, TypeError: it was not `pack_result` that wrote it.
    """
    if "state" in header:
        return StateReading(SourceState(header["state"]), str(header["evidence"]), tuple(header["flags"]))
    blocks_end, metadata_bytes, text_bytes = header["parts"]
    text_start = blocks_end + metadata_bytes
    if text_start + text_bytes != len(body):
        raise ValueError("parts are missing")
    blocks, metadata, text = (
        part.decode("utf-8", "surrogatepass")
        for part in (body[:blocks_end], body[blocks_end:text_start], body[text_start:])
    )
    return Document(text, load_blocks(blocks), load_metadata(metadata))
