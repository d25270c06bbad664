"""What the container files of office programs and e-books hold: ZIP archives and compound files."""

import re
import struct
from enum import Enum, auto

from checker.extract.source_state import SourceState, StateReading
from checker.extract.unread_kinds import APPLE, ARCHIVE, OLD_OFFICE, OPEN_DOCUMENT, PRESENTATION, SPREADSHEET, unread


class Packed(Enum):
    """The formats in ZIP archives that can be read."""

    DOCX = auto()
    EPUB = auto()


ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of compound files: Office before 2007, and newer documents under a password (MS-OFFCRYPTO §2.3)."""
LOCKED = StateReading(SourceState.GARBLED, "is protected by a password; save a copy without one")
BROKEN_ARCHIVE = StateReading(
    SourceState.GARBLED, "is a broken file: an archive that lacks its end; download or save it again"
)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_END = struct.Struct("<4s4H2LH")
_MIMETYPE = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/(?:(epub\+zip)|(vnd\.oasis\.opendocument))", re.DOTALL)
_ENTRY = rb"PK\x01\x02.{42}"


def _entry(names: bytes) -> re.Pattern[bytes]:
    return re.compile(_ENTRY + names, re.DOTALL)


_BY_ENTRY = (
    # OPC (ECMA-376-2) lets the main part have any name; every program keeps it and its parts in such a folder.
    (_entry(rb"word/"), Packed.DOCX),
    (_entry(rb"xl/"), SPREADSHEET),
    (_entry(rb"ppt/"), PRESENTATION),
    (_entry(rb"Index(?:/Document\.iwa|\.zip)"), APPLE),
    (_entry(rb"META-INF/container\.xml"), Packed.EPUB),
)


def packed_in(raw: bytes) -> Packed | StateReading:
    """Tell what a ZIP archive holds by the names in its directory; or why it cannot be read."""
    if found := _MIMETYPE.match(raw):
        return Packed.EPUB if found[1] else unread(OPEN_DOCUMENT)
    directory = _directory(raw)
    if directory is None:
        return BROKEN_ARCHIVE
    for pattern, kind in _BY_ENTRY:
        if pattern.search(directory):
            return kind if isinstance(kind, Packed) else unread(kind)
    return unread(ARCHIVE)


def ole_state(raw: bytes) -> StateReading:
    """Tell what a compound file is; none can be read."""
    return LOCKED if _ENCRYPTED_PACKAGE in raw else unread(OLD_OFFICE)


def _directory(raw: bytes) -> bytes | None:
    """Give the directory of an archive, or None where it has none (APPNOTE §4.3.16)."""
    at = raw.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(raw):
        return None
    size = _END.unpack_from(raw, at)[5]
    return raw[max(0, at - size) : at]
