"""What cannot be read, or not in full, says so."""

import random

import pytest
from reportlab.lib.utils import ImageReader

from checker.extract.document import Document
from checker.extract.pdf import read_pdf as module
from checker.extract.pdf.read_pdf import read_pdf
from checker.extract.source_state import SourceState, StateReading


@pytest.fixture
def scan():
    """Give a function that draws a picture over the whole page."""
    from PIL import Image  # comes with reportlab

    picture = ImageReader(Image.new("L", (40, 56), 200))
    return lambda canvas: canvas.drawImage(picture, 0, 0, width=595, height=842)


def test_a_locked_file_is_told(made, column):
    assert read_pdf(made(column("Geese"), encrypt="kettle")) == StateReading(
        SourceState.GARBLED, "is a PDF that is locked by a password"
    )


def test_scans_need_text_recognition(made, scan, column, together):
    stamped = together(scan, column("Downloaded from the geese library"))
    for pages, evidence in (
        ([scan], "is a PDF whose one page is a picture without text"),
        ([stamped, scan], "is a PDF of which 2 of 2 pages are pictures without text"),
    ):
        assert read_pdf(made(*pages)) == StateReading(SourceState.NEEDS_OCR, evidence)


def test_scans_between_pages_of_text_are_noted_and_the_reading_is_not_whole(read, scan, column, filler):
    document = read(column(*filler(8)), scan)
    assert document.metadata.notes == ("pages_without_text",)
    assert document.metadata.cut
    assert document.text == " ".join(filler(8))


def test_a_picture_beside_text_takes_nothing_away(read, scan, column, filler, together):
    document = read(together(scan, column(*filler(8))))
    assert (document.metadata.notes, document.metadata.cut) == ((), False)


def test_recognized_text_over_a_scan_is_read_and_noted(read, scan, filler):
    def draw(canvas):
        scan(canvas)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.textLines("\n".join(filler(8)))
        canvas.drawText(text)

    document = read(draw)
    assert document.text == " ".join(filler(8))
    assert (document.metadata.notes, document.metadata.cut) == (("text_recognized",), False)


def test_an_empty_page_between_others_is_no_loss(read, column, filler):
    document = read(column(*filler(4)), lambda canvas: None, column("The end of it."))
    assert (document.metadata.notes, document.metadata.cut) == ((), False)


def test_a_file_without_any_text_or_picture_is_told(made):
    reading = read_pdf(made(lambda canvas: None))
    assert reading == StateReading(SourceState.GARBLED, "is a PDF without any text")


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"geese" * 99, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj"]
)
def test_bytes_that_are_no_file_are_told(raw):
    assert read_pdf(raw) == StateReading(SourceState.GARBLED, "is a broken PDF that cannot be opened")


def test_characters_without_meaning_are_counted_and_told(made, vera):
    raw = made(vera("ÄÖÜßéèàçñ kettle"), pageCompression=0)
    assert isinstance(read_pdf(raw), Document)
    reading = read_pdf(raw.replace(b"/ToUnicode", b"/ToUnicodX").replace(b"/Encoding", b"/EncodinX"))
    assert isinstance(reading, StateReading)
    assert reading.state is SourceState.GARBLED
    assert "of the characters have no meaning" in reading.evidence


@pytest.fixture
def vera():
    """Give a function that draws a line in a font that is embedded in part (it comes with reportlab)."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def line(text):
        def draw(canvas):
            canvas.setFont("Vera", 11)
            canvas.drawString(60, 700, text)

        return draw

    return line


def test_letters_beyond_ascii_are_read(read, vera):
    assert read(vera("Äpfel für Zoë, geröstete Nüsse à la façon")).text == "Äpfel für Zoë, geröstete Nüsse à la façon"


def test_a_file_that_breaks_off_is_not_read_as_whole(made, column, filler):
    raw = made(column(*filler(8)))
    whole, short = read_pdf(raw), read_pdf(raw[: raw.rindex(b"startxref")])
    assert isinstance(whole, Document)
    assert not whole.metadata.cut
    assert isinstance(short, StateReading) or (short.metadata.cut and "truncated_file" in short.metadata.notes)


@pytest.mark.parametrize("limit", ["PAGES_LIMIT", "CHARACTERS_LIMIT"])
def test_beyond_its_limits_it_reads_the_beginning_and_says_so(monkeypatch, read, column, filler, limit):
    monkeypatch.setattr(module, limit, 1 if limit == "PAGES_LIMIT" else 40)
    document = read(column(*filler(8, "first")), column(*filler(8, "second")))
    assert document.metadata.cut
    assert document.metadata.notes == ("page_limit",)
    assert document.text.startswith("first one says")
    assert "second" not in document.text


def test_the_same_bytes_give_the_same_document(made, column, filler, together):
    raw = made(together(column(*filler(9)), column(*filler(9, "right"), x=310)), column(*filler(5)))
    one, other = read_pdf(raw), read_pdf(raw)
    assert (one.text, one.blocks, one.metadata) == (other.text, other.blocks, other.metadata)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_give_a_document_or_a_state(made, column, filler, together, seed):
    raw = made(together(column(*filler(9)), column(*filler(9, "right"), x=310)), column(*filler(5)), pageCompression=0)
    rng = random.Random(seed)
    for _ in range(40):
        damaged = bytearray(raw[: rng.randrange(len(raw))] if rng.random() < 0.3 else raw)
        for _ in range(rng.choice((1, 10, 100))):
            if damaged:
                damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        reading = read_pdf(bytes(damaged))
        if isinstance(reading, StateReading):
            assert reading.state in (SourceState.GARBLED, SourceState.NEEDS_OCR)
            assert reading.evidence.startswith("is a ")
        else:
            assert reading.text.strip()
            assert "".join(reading.text[b.start : b.end] for b in reading.blocks).strip()
