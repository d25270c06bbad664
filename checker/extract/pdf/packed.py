"""Packed data of a PDF: whether it unpacks to its end."""

import base64
import binascii
import re
import zlib
from enum import Enum

from checker.extract.pdf.objects import PdfObject

_FLATE = frozenset({b"FlateDecode", b"Fl"})
_KNOWN = _FLATE | frozenset(
    (
        b"LZWDecode LZW RunLengthDecode RL DCTDecode DCT CCITTFaxDecode CCF JBIG2Decode JPXDecode Crypt "
        b"ASCII85Decode A85 ASCIIHexDecode AHx"
    ).split()
)
"""ISO 32000-2 §7.4.1, with the short names of inline images, which readers take too."""
_ASCII85 = frozenset({b"ASCII85Decode", b"A85"})
_ASCII_HEX = frozenset({b"ASCIIHexDecode", b"AHx"})
_SPACE = b"\0\t\n\f\r "
_EMPTY_BYTES = 2
"""Some producers leave an empty stream at zlib's header."""
_PIECE_BYTES = 1 << 18


class Packing(Enum):
    """What unpacking shows."""

    WHOLE = "whole"
    OTHER_SUM = "other_sum"
    """It unpacks to its end, but to other bytes than were packed, or its producer writes wrong check sums."""
    BROKEN = "broken"
    UNTOLD = "untold"
    """It has no check sum, or is larger than the limit."""


def packing_of(holder: PdfObject, limit_bytes: int) -> tuple[Packing, int]:
    """Unpack the data of a stream, where they have a check sum; gives what that shows and how many bytes came out."""
    filters, data = holder.filters, holder.data
    if data is None:
        # The word `stream` is damaged; other dictionaries have filters of other names (`/Standard`).
        return (Packing.BROKEN if _KNOWN.issuperset(filters or (b"",)) else Packing.UNTOLD), 0
    if not filters:
        return Packing.UNTOLD, 0
    if not _KNOWN.issuperset(filters):
        return Packing.BROKEN, 0
    if filters[0] in _FLATE:
        return _inflated(data, limit_bytes)
    if filters[0] in _ASCII85 | _ASCII_HEX and _FLATE.intersection(filters[1:2]):
        plain = _from_ascii(data, filters[0])
        return (Packing.BROKEN, len(data)) if plain is None else _inflated(plain, limit_bytes)
    return Packing.UNTOLD, 0


def _inflated(data: bytes, limit_bytes: int) -> tuple[Packing, int]:
    """Inflate RFC 1950 data, whose check sum is looked at apart: pdfium and other readers never ask for it."""
    if len(data.strip(_SPACE)) <= _EMPTY_BYTES:
        return Packing.WHOLE, 0
    if data[0] & 0x0F != zlib.DEFLATED or (data[0] << 8 | data[1]) % 31:
        return Packing.BROKEN, 0
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting, size, sum_of_all = data[2:], 0, 1
    try:
        while not inflater.eof:
            piece = inflater.decompress(waiting, _PIECE_BYTES)
            waiting = inflater.unconsumed_tail
            if not piece and not waiting and not inflater.eof:
                return Packing.BROKEN, size
            size += len(piece)
            sum_of_all = zlib.adler32(piece, sum_of_all)
            if size > limit_bytes:
                return Packing.UNTOLD, size
    except zlib.error:
        return Packing.BROKEN, size
    return (Packing.WHOLE if _has_sum(inflater.unused_data, sum_of_all) else Packing.OTHER_SUM), size


def _has_sum(rest: bytes, wanted: int) -> bool:
    # Some producers leave the sum out, Adobe's leaves out its last byte where that is zero.
    return len(rest) < 4 or rest.startswith(wanted.to_bytes(4, "big").rstrip(b"\0"))


def _from_ascii(data: bytes, name: bytes) -> bytes | None:
    try:
        if name in _ASCII85:
            return base64.a85decode(data.partition(b"~")[0].strip(_SPACE).removeprefix(b"<~"), ignorechars=_SPACE)
        digits = re.sub(rb"\s+", b"", data.partition(b">")[0])
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    except ValueError:
        return None
