"""A small typesetter on reportlab: columns, justified lines, hyphens, headings, footnotes, tables, running heads."""

import io
import random
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading.pdf_prose import Truth, paragraph, sentence, word

_FONTS = ["Helvetica", "Times-Roman", "Courier"]
for _name, _path in (
    ("Serif", "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    ("Liberation", "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"),
):
    if Path(_path).exists():
        pdfmetrics.registerFont(TTFont(_name, _path))
        _FONTS.append(_name)
WIDTH, HEIGHT = A4


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set."""

    font: str
    size: float
    leading: float
    columns: int
    gutter: float
    margin: float
    justified: bool
    hyphens: bool
    indented: bool
    draws: str
    """`line`: a string for each line; `words`: word by word, without spaces; `rows`: likewise, across all columns."""
    header: bool
    footer: bool
    ligatures: bool

    @property
    def column_width(self) -> float:
        """Give the width of a column."""
        return (WIDTH - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns


def layout(rng: random.Random, columns: int) -> Layout:
    """Draw a layout."""
    size = rng.choice((8, 9, 9.5, 10, 10.5, 11, 12)) if columns == 1 else rng.choice((7.5, 8, 9, 10))
    return Layout(
        font=rng.choice(_FONTS if columns < 3 else [font for font in _FONTS if font != "Courier"]),
        size=size,
        leading=size * rng.choice((1.1, 1.2, 1.3, 1.5)),
        columns=columns,
        gutter=rng.choice((1.0, 1.2, 1.6, 2.2)) * size,
        margin=rng.choice((48, 60, 72)),
        justified=rng.random() < 0.6,
        hyphens=rng.random() < 0.7,
        indented=rng.random() < 0.5,
        draws=rng.choice(("line", "line", "words", "rows" if columns > 1 else "words")),
        header=rng.random() < 0.7,
        footer=rng.random() < 0.8,
        ligatures=rng.random() < 0.4,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[str, ...]
    font: str
    size: float
    indent: float
    stretch: bool
    gap_before: float


class Document:
    """A PDF in the making, and what it says."""

    def __init__(self, rng: random.Random, layout: Layout) -> None:
        self.rng, self.layout, self.truth = rng, layout, Truth()
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.page = 0
        self.running = " ".join(word(rng) for _ in range(4)).title()
        self.pending: list[tuple[float, float, _Line]] = []

    def _width(self, text: str, font: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, font, size))

    def lines(self, words: list[str], width: float, font: str, size: float, indent: float = 0.0) -> list[_Line]:
        """Break words into lines, and long words at a line's end by a hyphen."""
        space = self._width(" ", font, size)
        made: list[_Line] = []
        line: list[str] = []
        used = indent
        waiting = list(reversed(words))
        while waiting:
            each = waiting.pop()
            needed = self._width(each, font, size) + (space if line else 0)
            if used + needed <= width:
                line.append(each)
                used += needed
                continue
            parts = self._broken(each, width - used - (space if line else 0), font, size)
            if parts:
                line.append(parts[0])
                waiting.append(parts[1])
            elif not line:
                line.append(each)
            else:
                waiting.append(each)
            made.append(_Line(tuple(line), font, size, 0 if made else indent, self.layout.justified, 0))
            line, used = [], 0.0
        if line:
            made.append(_Line(tuple(line), font, size, 0 if made else indent, False, 0))
        return made

    def _broken(self, each: str, room: float, font: str, size: float) -> tuple[str, str] | None:
        if "-" in each[2:-2]:
            at = each.index("-", 2) + 1
            if self._width(each[:at], font, size) <= room:
                return each[:at], each[at:]
        if not self.layout.hyphens or not each.isalpha() or len(each) < 7:
            return None
        for at in range(len(each) - 3, 2, -1):
            if self._width(each[:at] + "-", font, size) <= room:
                return each[:at] + "-", each[at:]
        return None

    def draw(self, x: float, y: float, line: _Line, width: float) -> None:
        """Draw a line, its words by the layout's own way."""
        canvas = self.canvas
        canvas.setFont(line.font, line.size)
        x += line.indent
        words = [self._ligated(each, line.font) for each in line.words]
        natural = [self._width(each, line.font, line.size) for each in words]
        space = self._width(" ", line.font, line.size)
        if line.stretch and len(words) > 1:
            space = (width - line.indent - sum(natural)) / (len(words) - 1)
        if self.layout.draws == "line" and not line.stretch:
            canvas.drawString(x, y, " ".join(words))
        elif self.layout.draws == "line":
            text = canvas.beginText(x, y)
            if line.font in ("Serif", "Liberation"):
                for each, long in zip(words, natural, strict=True):
                    canvas.drawString(x, y, each + " ")
                    x += long + space
                return
            text.setWordSpace(space - self._width(" ", line.font, line.size))
            text.textOut(" ".join(words))
            text.setWordSpace(0)
            canvas.drawText(text)
        else:
            for each, long in zip(words, natural, strict=True):
                canvas.drawString(x, y, each)
                x += long + space

    def _ligated(self, each: str, font: str) -> str:
        if not self.layout.ligatures or font not in ("Serif", "Liberation"):
            return each
        return each.replace("fi", "ﬁ").replace("fl", "ﬂ")

    def write(self, pages: int) -> bytes:
        """Set a title and as many pages of text."""
        rng, lay = self.rng, self.layout
        title = [word(rng).strip("%$") for _ in range(rng.randint(3, 12))]
        flow: list[_Line] = []
        first_lines: list[_Line] = []
        for at, each in enumerate(self.lines(title, WIDTH - 2 * lay.margin, lay.font, lay.size * 2)):
            first_lines.append(_Line(each.words, each.font, each.size, 0, False, 4 if at else 0))
        self.truth.main += title
        byline = ["By", word(rng).title(), "and", word(rng).title()]
        self.truth.main += byline
        first_lines.append(_Line(tuple(byline), lay.font, lay.size, 0, False, 8))
        while len(flow) < pages * lay.columns * 620 / lay.leading * 0.93:
            flow += self._next()
        while flow:
            flow = self._page(flow, first_lines)
            first_lines = []
        self.canvas.save()
        return self.buffer.getvalue()

    def _next(self) -> list[_Line]:
        """Give the lines of the next heading or paragraph, and tell the truth about it."""
        rng, lay = self.rng, self.layout
        if rng.random() < 0.12:
            words = [word(rng).strip("%$") for _ in range(rng.randint(1, 5))]
            words[0] = words[0].title()
            self.truth.main += words
            lines = self.lines(words, lay.column_width, lay.font, lay.size * 1.3)
            gap = lay.leading * 0.8
            return [_Line(e.words, e.font, e.size, 0, False, 0 if at else gap) for at, e in enumerate(lines)]
        words = paragraph(rng, rng.randint(1, 7))
        self.truth.main += words
        lines = self.lines(words, lay.column_width, lay.font, lay.size, 1.5 * lay.size if lay.indented else 0)
        gap = 0 if lay.indented else 0.5 * lay.leading
        return [_Line(e.words, e.font, e.size, e.indent, e.stretch, 0 if at else gap) for at, e in enumerate(lines)]

    def _page(self, flow: list[_Line], first: list[_Line]) -> list[_Line]:
        rng, lay = self.rng, self.layout
        self.page += 1
        self._furniture()
        top, bottom = HEIGHT - 80, 80.0
        for line in first:
            top -= line.gap_before
            self.draw(lay.margin, top, line, WIDTH)
            top -= line.size * 1.25
        if first:
            top -= lay.leading
        if rng.random() < 0.3:
            top = self._table(top)
        self.pending = []
        for column in range(lay.columns):
            x = lay.margin + column * (lay.column_width + lay.gutter)
            floor = bottom
            if rng.random() < 0.3:
                floor = self._footnote(x, bottom)
            y = top - lay.size
            at_top = True
            while flow and y > floor:
                line = flow[0]
                gap = 0 if at_top else line.gap_before
                if y - gap <= floor:
                    break
                y -= gap
                self.pending.append((x, y, line))
                flow = flow[1:]
                y -= max(lay.leading, line.size * 1.2)
                at_top = False
        pending = self.pending
        if lay.draws == "rows":
            pending = sorted(pending, key=lambda each: (-each[1], each[0]))
        for x, y, line in pending:
            self.draw(x, y, line, lay.column_width)
        self.canvas.showPage()
        return flow

    def _furniture(self) -> None:
        lay, canvas = self.layout, self.canvas
        canvas.setFont(lay.font, 8)
        if lay.header:
            canvas.drawString(lay.margin, HEIGHT - 40, self.running)
            self.truth.furniture += self.running.split()
        if lay.footer:
            text = f"{self.page}" if self.rng.random() < 2 else ""
            canvas.drawCentredString(WIDTH / 2, 36, text)
            self.truth.furniture.append(text)

    def _footnote(self, x: float, bottom: float) -> float:
        lay = self.layout
        size = max(6.0, lay.size * 0.8)
        words = [f"{self.rng.randint(1, 30)}", *sentence(self.rng)]
        lines = self.lines(words, lay.column_width, lay.font, size)
        y = bottom + (len(lines) - 1) * size * 1.2
        top = y + 2.2 * lay.size
        for line in lines:
            self.pending.append((x, y, line))
            y -= size * 1.2
        self.truth.floats.append(words)
        return top

    def _table(self, top: float) -> float:
        lay = self.layout
        columns, rows = self.rng.randint(2, 5), self.rng.randint(3, 7)
        width = (WIDTH - 2 * lay.margin) / columns
        caption = ["Table", f"{self.page}.", *[word(self.rng) for _ in range(4)]]
        top -= lay.size
        self.draw(lay.margin, top, _Line(tuple(caption), lay.font, lay.size, 0, False, 0), WIDTH)
        self.truth.floats.append(caption)
        for row in range(rows):
            top -= lay.leading * 1.3
            for column in range(columns):
                cell = [word(self.rng) for _ in range(self.rng.randint(1, 2))]
                if column and row and self.rng.random() < 0.6:
                    cell = [str(self.rng.randint(1, 9999))]
                while self._width(" ".join(cell), lay.font, lay.size) > width - 8:
                    cell = [cell[0][:6].strip("-")]
                line = _Line(tuple(cell), lay.font, lay.size, 0, False, 0)
                self.draw(lay.margin + column * width, top, line, width)
                self.truth.floats.append(cell)
        return top - 2 * lay.leading
