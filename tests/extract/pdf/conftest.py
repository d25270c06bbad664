"""PDFs that are made for the tests. Every word, name and address in them is invented."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from checker.extract.document import Document, Role
from checker.extract.pdf.read_pdf import read_pdf

WORDS = (
    "the kettle sang all night in the small house by the harbour and nobody who lived there slept until the sun was "
    "up over the old mill where seven grey geese walked in a line past the baker and her quiet brother "
)
"""Thirty-seven words, without an end of a sentence."""


@pytest.fixture
def made() -> Callable[..., bytes]:
    """Make a PDF: each function draws one page; `save` is what to set on the canvas first."""

    def make(*pages: Callable[[Canvas], None], **options) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=1, **options)
        for draw in pages:
            canvas.setFont("Times-Roman", 10)
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return make


@pytest.fixture
def read(made) -> Callable[..., Document]:
    """Make a PDF and read it; it must give a document."""

    def reading(*pages, **options) -> Document:
        document = read_pdf(made(*pages, **options))
        assert isinstance(document, Document), document
        return document

    return reading


@pytest.fixture
def column() -> Callable[..., Callable[[Canvas], None]]:
    """Give a function that draws lines below each other, from the top at `y`."""

    def lines(*texts: str, x: float = 60, y: float = 740, size: float = 10, leading: float = 12, font="Times-Roman"):
        def draw(canvas: Canvas) -> None:
            canvas.setFont(font, size)
            for at, text in enumerate(texts):
                canvas.drawString(x, y - at * leading, text)

        return draw

    return lines


@pytest.fixture
def together() -> Callable[..., Callable[[Canvas], None]]:
    """Give a function that draws several things on one page."""

    def draw_all(*drawings):
        def draw(canvas: Canvas) -> None:
            for each in drawings:
                each(canvas)

        return draw

    return draw_all


@pytest.fixture
def blocks() -> Callable[..., list[tuple[Role, str, str]]]:
    """Give the blocks of a document as role, path and text."""
    return lambda document: [(b.role, b.path, document.text[b.start : b.end]) for b in document.blocks]


@pytest.fixture
def filler() -> Callable[[int], list[str]]:
    """Give as many different lines of running text, about 42 characters long and all of one width but for the words."""

    def lines(count: int, name: str = "row") -> list[str]:
        numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
        return [f"{name} {numbers[at % 12]} says the kettle sang all night and" for at in range(count)]

    return lines
