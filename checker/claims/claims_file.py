"""The file of claims: opened, decoded and streamed; the only effect of this stage."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from checker.claims.claim import Claim
from checker.claims.read_claims import read_claims
from checker.claims.row_error import RowError
from checker.errors import InputError

FILE_LIMIT_BYTES = 1 << 30
"""A million long claims fit; more is a mistake."""
LINE_LIMIT_BYTES = 64 << 20
"""A line is held in memory whole; a longer one is no list of claims."""
_OTHER_FORMATS = {
    b"PK\x03\x04": "an Excel or OpenDocument workbook; save it as CSV (UTF-8)",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook; save it as CSV (UTF-8)",
    b"%PDF": "a PDF; a list of claims is CSV (UTF-8)",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"\xff\xfe": "in UTF-16; save it as CSV (UTF-8)",
    b"\xfe\xff": "in UTF-16; save it as CSV (UTF-8)",
}


def open_claims(path: Path) -> Iterator[Claim | RowError]:
    """Stream the claims and row errors of a file; it is read through once.

    Raises:
        InputError: the file is missing, a folder, unreadable, empty, over 1 GiB, not UTF-8 (with line
            and byte) or without a `quote` column. It may come after some claims were yielded, so take
            nothing for granted before the end.
    """
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size > FILE_LIMIT_BYTES:
                raise InputError(f"{path}: the file has {size:,} bytes; the limit is {FILE_LIMIT_BYTES:,}")
            beginning = file.read(4)
            file.seek(3 if beginning.startswith(codecs.BOM_UTF8) else 0)
            for magic, what in _OTHER_FORMATS.items():
                if beginning.startswith(magic):
                    raise InputError(f"{path}: this is {what}")
            yield from read_claims(_decoded_lines(file))
    except InputError as error:
        text = str(error)
        raise InputError(text if text.startswith(str(path)) else f"{path}: {text}") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder; name the CSV file in it") from None
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; name a list of claims (CSV with a column `quote`)") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None


def _decoded_lines(file: BinaryIO) -> Iterator[str]:
    """Decode line by line, so that an error can name its line. UTF-8 never hides a line end in a character."""
    number = 0
    while line := file.readline(LINE_LIMIT_BYTES):
        number += 1
        if len(line) == LINE_LIMIT_BYTES:
            raise InputError(f"line {number}: longer than {LINE_LIMIT_BYTES:,} bytes; this is no list of claims")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                f"line {number}, byte {error.start + 1}: not UTF-8 (byte 0x{line[error.start]:02x}); "
                "save the list as CSV in UTF-8"
            ) from None
