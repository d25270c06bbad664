"""Damage inside a PDF, which pdfium passes over in silence: what it cannot unpack or find is left out of the text."""

import io
import re
from collections.abc import Iterable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checker.extract.pdf.missing import lacks_object
from checker.extract.pdf.objects import PdfObject, objects_of
from checker.extract.pdf.packed import Packing, packing_of

_UNPACKED_LIMIT_BYTES = 256 * 1024 * 1024
"""What is unpacked of all streams: about a second."""
_OBJECTS_LIMIT = 50_000
"""Objects of which pdfium's own view is taken, at 10 to 40 millionths of a second each."""
_VIEW_LIMIT_BYTES = 64 * 1024 * 1024
_NO_TEXT = re.compile(rb"/Subtype\s*/(?:Image|XML)\b|/Type\s*/(?:Metadata|EmbeddedFile|XRef)\b|/Alternate\b")
"""Streams that hold no text of a page: pictures, metadata, attached files, tables of objects, colour profiles."""
_TABLE = re.compile(rb"/Type\s*/XRef\b")
_TABLE_OR_OBJECTS = re.compile(rb"/Type\s*/(?:XRef|ObjStm)\b")
_SIZE = re.compile(rb"/Size\s+(\d{1,10})\b")


def is_damaged(pdf: Any, raw: bytes) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a stream that may hold text does not unpack, or an object that a page or a font needs is not there.

    Asked is what pdfium takes for the file's objects, so that what an update replaced or nothing refers to is no
    damage; only the streams that hold objects are asked in the file itself.
    """
    written = [each for each in objects_of(raw) if each.data is not None]
    # A locked file's table of objects is the one stream that stands in it unlocked.
    is_locked = pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) >= 0
    kind = _TABLE if is_locked else _TABLE_OR_OBJECTS
    if _has_broken_stream(each for each in written if kind.search(each.head)):
        return True
    used = _objects_in_use(pdf, raw)
    if used is None:
        return not is_locked and _has_broken_stream(_with_text(written))
    return _has_broken_stream(_with_text(used)) or lacks_object(used)


def _with_text(objects: Iterable[PdfObject]) -> Iterable[PdfObject]:
    return (each for each in objects if not _NO_TEXT.search(each.head))


def _objects_in_use(pdf: Any, raw: bytes) -> list[PdfObject] | None:  # noqa: ANN401
    """Give the objects that can be reached, unlocked, as pdfium would write them; None where they are too many."""
    sizes = [int(size) for size in _SIZE.findall(raw)]
    if len(raw) > _VIEW_LIMIT_BYTES or max(sizes, default=0) > _OBJECTS_LIMIT:
        return None
    view = io.BytesIO()
    try:
        pdf.save(view, flags=pdfium.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError:
        return None
    return list(objects_of(view.getvalue()))


def _has_broken_stream(objects: Iterable[PdfObject]) -> bool:
    found: set[Packing] = set()
    others, left = 0, _UNPACKED_LIMIT_BYTES
    for each in objects:
        packing, size = packing_of(each, left)
        if packing is Packing.BROKEN:
            return True
        found.add(packing)
        others += packing is Packing.OTHER_SUM
        left -= size
        if left <= 0:
            break
    # A producer that writes wrong sums writes no right one; one wrong byte makes one sum wrong.
    return others == 1 or (others > 1 and Packing.WHOLE in found)
