"""Pages to a document's text and blocks."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.extract.document import Block, Role
from checker.extract.pdf.furniture import without_furniture
from checker.extract.pdf.lines import line_of
from checker.extract.pdf.notes import without_notes
from checker.extract.pdf.page import Page
from checker.extract.pdf.paragraphs import Paragraph, paragraphs_of, steps_of
from checker.extract.pdf.regions import regions_of
from checker.extract.pdf.rows import usual_size
from checker.extract.pdf.run_on import run_together

BLOCK_SEPARATOR = "\n\n"
_LINE_END_HYPHEN = re.compile(r"\w[-\u2010]$")


def assemble(pages: Sequence[Page]) -> tuple[str, tuple[Block, ...]]:
    """Put pages in reading order.

    First comes the running text; after it what stands outside of it, so that nothing interrupts a sentence: footnotes,
    notes that run along the margin and watermarks (`aside`), then headers, footers and page numbers (`navigation`).
    """
    own, furniture = without_furniture(pages)
    body_size = usual_size(segment for segments in own for segment in segments)
    regions = [regions_of(segments) for segments in own]
    steps = steps_of([region for page_regions in regions for region in page_regions])
    text: list[Paragraph] = []
    notes: list[Paragraph] = []
    for page, page_regions in zip(pages, regions, strict=True):
        for region in page_regions:
            above, under = without_notes(paragraphs_of(region, page.number, body_size, steps), body_size)
            text += above
            notes += under
    pieces = [
        (with_line_ends(each.lines), each.role, each.page) for part in (text, notes) for each in run_together(part)
    ]
    for page in pages:
        pieces.extend(_aside(page, body_size, steps))
    pieces.extend((line.text, Role.NAVIGATION, pages[index].number) for index, line in furniture)
    return _text_and_blocks(pieces)


def _aside(page: Page, body_size: float, steps: dict[float, float]) -> Iterable[tuple[str, Role, int]]:
    for segments in page.turned:
        # A page whose table is turned holds the table's text in full, so it is read like any other.
        for region in regions_of(segments):
            if len(region.rows) <= 2:
                yield from ((line_of(row).text, Role.ASIDE, page.number) for row in region.rows)
                continue
            for paragraph in paragraphs_of(region, page.number, body_size, steps):
                yield with_line_ends(paragraph.lines), paragraph.role, page.number
    if page.slanted:
        yield page.slanted, Role.ASIDE, page.number


def with_line_ends(lines: Sequence[str]) -> str:
    """Join lines with spaces; after a hyphen stands the line's end, for only a reader knows whether it parts a word.

    `har-\\nbour` is found as "harbour", `well-\\nknown` as "well-known" (and as "wellknown").
    """
    pieces = [lines[0]]
    for last, line in pairwise(lines):
        pieces.append("\n" if _LINE_END_HYPHEN.search(last) else " ")
        pieces.append(line)
    return "".join(pieces)


def _text_and_blocks(pieces: Iterable[tuple[str, Role, int]]) -> tuple[str, tuple[Block, ...]]:
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for text, role, page in pieces:
        if texts:
            at += len(BLOCK_SEPARATOR)
        blocks.append(Block(at, at + len(text), role, f"page={page}"))
        texts.append(text)
        at += len(text)
    return BLOCK_SEPARATOR.join(texts), tuple(blocks)
