"""The parts of a document that is a ZIP archive (DOCX, EPUB), read within limits."""

import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from checker.extract.packed_kinds import LOCKED
from checker.extract.source_state import SourceState, StateReading

ENTRIES_LIMIT = 10_000
"""A long EPUB has some hundreds; the directory of an archive is read whole."""
PARTS_LIMIT_BYTES = 32 * 1024 * 1024
"""Of all parts that are read together; the text of War and Peace takes 4 MB as XHTML and 9 MB as WordprocessingML."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""All that OPC (ECMA-376-2 §10.2) and OCF (EPUB 3.3 §4) allow; Python's other decoders know no limit."""
_ENCRYPTED_FLAG = 0x1
_DOCTYPE = "<!DOCTYPE"
_CHARACTER = re.compile(rb"&#(?:(x)(?=[0-9a-fA-F]))?0*([0-9a-fA-F]{1,6});?")
_ENTITY = re.compile(rb"<!ENTITY[^>]*>")

BROKEN = StateReading(SourceState.GARBLED, "is a broken file: its parts cannot be unpacked")


def read_parts(raw: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes] | StateReading:
    """Unpack the parts of an archive whose names are wanted, in the archive's order; or say why not.

    Nothing is written anywhere, so a name is a key and never a path. The sizes that the archive's directory states
    are checked before anything is unpacked, and what is really unpacked is cut at the same limit: a directory can
    lie. Never raises for any bytes.
    """
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _read(archive, is_wanted)
    # RuntimeError is encryption, NotImplementedError a newer ZIP; the others come out of made-up fields.
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, OverflowError):
        return BROKEN


def _read(archive: zipfile.ZipFile, is_wanted: Callable[[str], bool]) -> dict[str, bytes] | StateReading:
    entries = archive.infolist()
    if len(entries) > ENTRIES_LIMIT:
        return StateReading(SourceState.TOO_LARGE, f"holds more than {ENTRIES_LIMIT:,} files")
    wanted = [entry for entry in entries if is_wanted(entry.filename)]
    if sum(entry.file_size for entry in wanted) > PARTS_LIMIT_BYTES:
        return _TOO_LARGE
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in wanted):
        return LOCKED
    if any(entry.compress_type not in _METHODS for entry in wanted):
        return BROKEN
    parts: dict[str, bytes] = {}
    left = PARTS_LIMIT_BYTES
    for entry in wanted:
        with archive.open(entry) as stream:
            # `read()` without a size unpacks everything first and then cuts it to what the directory says.
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            return _TOO_LARGE
        # Of two entries with one name the last is what the directory's readers take.
        parts[entry.filename] = content
    return parts


_TOO_LARGE = StateReading(
    SourceState.TOO_LARGE, f"unpacks to more than the {PARTS_LIMIT_BYTES // 1024 // 1024} MB that checker reads"
)


def _without_surrogate(reference: re.Match[bytes]) -> bytes:
    """Take out a reference to half a character: the parser lets it through, and can't decode then what it read."""
    number = int(reference[2], 16) if reference[1] else int(reference[2]) if reference[2].isdigit() else 0
    return b"" if 0xD800 <= number <= 0xDFFF else reference[0]


def parse_part(content: bytes) -> etree._Element | None:
    """Parse a part as XML; None where it is none. Entities stand for nothing, and nothing is fetched."""
    # Not expanded in text, entities still are in attributes.
    content = _CHARACTER.sub(_without_surrogate, _ENTITY.sub(b"", content))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def parse_whole(content: bytes) -> etree._Element | None:
    """Parse a part as XML, however deep; None where it is not well-formed. It must declare no document type.

    Of a part that breaks off `parse_part` gives the beginning, and does not tell.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def has_doctype(content: bytes) -> bool:
    """Whether a part declares a document type, in any encoding that is allowed (ECMA-376-2 §9.1.4)."""
    return any(_DOCTYPE.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def text_of(element: etree._Element) -> str:
    """Give the text of an element and all in it, its white space collapsed."""
    return " ".join("".join(map(str, element.itertext())).split())
