"""Damage that pdfium passes over in silence is told, and what sound files do is no damage."""

import base64
import re
import time
import zlib

import pypdfium2
import pytest

from checker.extract.document import Document
from checker.extract.pdf.damage import is_damaged
from checker.extract.pdf.objects import objects_of
from checker.extract.pdf.read_pdf import read_pdf
from checker.extract.source_state import SourceState
from checker.extract.state import file_state

SAYS = b"BT /F1 12 Tf 50 700 Td (The kettle sang all night in the small house by the harbour) Tj ET\n"


@pytest.fixture
def sound(made, column, filler) -> bytes:
    return made(column(*filler(24)), pageCompression=1)


def written(packed: bytes, entries: bytes = b"/Filter /FlateDecode", *, contents: bytes = b"4 0 R", more: bytes = b""):
    """Write a PDF of one page with this stream."""
    return (
        b"%PDF-1.5\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + contents + b" /Resources "
        b"<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>\nendobj\n"
        b"4 0 obj\n<<"
        + entries
        + b" /Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
        + more
        + b"trailer\n<</Root 1 0 R /Size 9>>\nstartxref\n0\n%%EOF\n"
    )


def damaged(raw: bytes) -> bool:
    pdf = pypdfium2.PdfDocument(raw)
    try:
        return is_damaged(pdf, raw)
    finally:
        pdf.close()


def test_one_wrong_byte_in_packed_text_is_told(sound):
    whole = read_pdf(sound)
    assert isinstance(whole, Document)
    assert file_state(whole, is_page=False).state is SourceState.CAPTURED
    start, end = re.search(rb"stream\r?\n(.*?)endstream", sound, re.DOTALL).span(1)
    for at in range((start + end) // 2, end - 5, (end - start) // 5):
        read = read_pdf(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert isinstance(read, Document)
        assert "damaged_parts" in read.metadata.notes
        assert read.metadata.cut
        assert file_state(read, is_page=False).state is SourceState.GARBLED


def test_a_stream_that_breaks_off_is_told():
    packed = zlib.compress(SAYS * 9)
    assert not damaged(written(packed))
    assert damaged(written(packed[:40]))


def test_a_sum_that_the_producer_leaves_out_or_shortens_is_no_damage():
    packed = zlib.compress(SAYS)
    assert not damaged(written(packed[:-4]))
    assert not damaged(written(packed[:-4], b"/Filter [/FlateDecode]"))
    assert not damaged(written(packed + b"\r\n\r\n trailing"))
    # Adobe's producer leaves out a zero byte at the end.
    ends_in_zero = next(each for n in range(256) if (each := zlib.compress(SAYS + bytes([n]))).endswith(b"\0"))
    assert not damaged(written(ends_in_zero[:-1] + b"\n"))
    assert damaged(written(packed[:-2] + b"\0\0"))


def test_a_producer_whose_sums_are_all_wrong_writes_no_damage():
    wrong = zlib.compress(SAYS)[:-4] + b"geese"
    other = b"5 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n"
    both = b"[4 0 R 5 0 R]"
    assert not damaged(written(wrong, contents=both, more=other % (len(wrong), wrong)))
    right = zlib.compress(SAYS)
    assert damaged(written(wrong, contents=both, more=other % (len(right), right)))


def test_an_empty_stream_is_no_damage():
    for packed in (b"", b"\x78\xda", b"\n"):
        assert not damaged(written(packed))


def test_letters_that_stand_for_packed_bytes_are_looked_through():
    packed = base64.a85encode(zlib.compress(SAYS)) + b"~>"
    entries = b"/Filter [/ASCII85Decode /FlateDecode]"
    assert not damaged(written(packed, entries))
    assert not damaged(written(packed[:30] + b"\r\n" + packed[30:], entries))
    assert damaged(written(packed[:30] + b"\xf0" + packed[31:], entries))
    digits = zlib.compress(SAYS).hex().encode() + b">"
    assert not damaged(written(digits, b"/Filter [/ASCIIHexDecode /FlateDecode]"))
    assert damaged(written(digits[:99] + b"x" + digits[100:], b"/Filter [/ASCIIHexDecode /FlateDecode]"))


def test_a_filter_or_a_name_with_a_wrong_letter_is_damage():
    packed = zlib.compress(SAYS)
    for entries in (b"/Filter /FlateDecodf", b"/Fi,ter /FlateDecode", b"/Filter\xa0 /FlateDecode"):
        assert damaged(written(packed, entries)), entries
    assert damaged(written(packed).replace(b"/Contents", b"/Coatents"))
    assert damaged(written(packed).replace(b">>\nstream", b">>\nstrxam"))
    assert not damaged(written(SAYS, b""))


@pytest.mark.parametrize("contents", [b"7 0 R", b"[4 0 R 7 0 R]", b"4 0 x", b"2 0 R", b"/Geese"])
def test_contents_that_are_not_there_are_damage(contents):
    packed = zlib.compress(SAYS)
    assert not damaged(written(packed, contents=b"[4 0 R]"))
    assert not damaged(written(packed, contents=b"5 0 R", more=b"5 0 obj\n[4 0 R]\nendobj\n"))
    assert damaged(written(packed, contents=contents))


def test_a_page_or_font_that_is_not_there_is_damage():
    packed = zlib.compress(SAYS)
    assert damaged(written(packed).replace(b"/Kids [3 0 R]", b"/Kids [3 0 R 8 0 R]"))
    assert damaged(written(packed).replace(b"/BaseFont", b"/ToUnicode 8 0 R /BaseFont"))


def test_a_blank_page_and_a_note_on_a_page_are_no_damage():
    packed = zlib.compress(SAYS)
    assert not damaged(written(packed).replace(b"/Contents 4 0 R", b""))
    noted = b"/Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (geese)>>] /Contents"
    assert not damaged(written(packed).replace(b"/Contents", noted))


def test_damage_in_what_holds_no_text_or_is_no_longer_used_is_no_loss():
    packed = zlib.compress(SAYS)
    broken = b"5 0 obj\n<<%s/Filter /FlateDecode /Length 9>>\nstream\nx\x9cgeese!!\nendstream\nendobj\n"
    used = b"/XObject <</X 5 0 R>> /Font"
    assert not damaged(written(packed, more=broken % b""))
    assert damaged(written(packed, more=broken % b"").replace(b"/Font", used))
    assert not damaged(written(packed, more=broken % b"/Subtype /Image ").replace(b"/Font", used))


def test_a_damaged_stream_of_objects_is_told():
    """It is told wherever it stands: pdfium does without the objects that it cannot unpack."""
    broken = (
        b"5 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length 9>>\nstream\nx\x9cgeese!!\nendstream\n"
    )
    assert damaged(written(zlib.compress(SAYS), more=broken + b"endobj\n"))


def test_locked_files_that_open_without_a_password_are_looked_into(made, column, filler):
    from reportlab.lib.pdfencrypt import StandardEncryption

    raw = made(column(*filler(4)), encrypt=StandardEncryption("", ownerPassword="geese", canPrint=0))
    assert not damaged(raw)
    start, end = re.search(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL).span(1)
    at = (start + end) // 2
    assert damaged(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])


def test_of_too_many_objects_only_the_streams_are_looked_at(monkeypatch):
    monkeypatch.setattr("checker.extract.pdf.damage._OBJECTS_LIMIT", 1)
    packed = zlib.compress(SAYS)
    assert not damaged(written(packed))
    assert not damaged(written(packed, contents=b"7 0 R"))
    assert damaged(written(packed[:40]))


def test_what_unpacks_to_more_than_the_limit_is_not_unpacked_further(monkeypatch):
    monkeypatch.setattr("checker.extract.pdf.damage._UNPACKED_LIMIT_BYTES", 1 << 16)
    bomb = zlib.compress(b" " * (1 << 22))
    assert not damaged(written(bomb[:-1] + b"x"))


@pytest.mark.parametrize("each", [b"1 0 obj<<>>stream\nendstream ", b"1 0 obj ", b"1 0 obj endobj ", b"1 ", b"1" * 9])
def test_a_file_without_ends_is_gone_through_once(each):
    start = time.process_time()
    assert sum(1 for _ in objects_of(each * 40_000)) in (0, 1, 40_000)
    assert time.process_time() - start < 5
