"""Rows of the parts that have modules and commands of their own: metadata and PDF."""

import sys
from pathlib import Path

from benchmarks.bars import Bar
from benchmarks.reading import subject
from benchmarks.reading.segments import percent

PDF_SEED = 2
PDF_DOCUMENTS = 120
PDF_BROWSER_DOCUMENTS = 12
FIELDS_WITH_BAR = ("published", "title", "outlet")


def metadata_rows(corpus: Path) -> list[Bar]:
    """Judge what `read` gives for each field that a page states; the half that nothing was tuned on counts."""
    from benchmarks.reading import metadata, metadata_stated

    pages = [*metadata_stated.mozilla_pages(corpus), *metadata_stated.trafilatura_pages(corpus)]
    print(f"metadata: {len(pages)} pages", file=sys.stderr)
    read = {page.name: subject.metadata(page.markup.encode(), "text/html; charset=utf-8", page.url) for page in pages}
    rows = []
    for field in (*FIELDS_WITH_BAR, *(each for each in metadata_stated.FIELDS if each not in FIELDS_WITH_BAR)):
        stated = [page for page in pages if field in page.stated]
        right = {page.name: metadata._is_right(field, read[page.name], page.stated[field]) for page in stated}
        other = [right[page.name] for page in stated if not page.is_for_tuning]
        measured = f"{percent(sum(other), len(other))}; all pages {percent(sum(right.values()), len(right))}"
        met = sum(other) >= metadata.BAR * len(other) if field in FIELDS_WITH_BAR else None
        bar = f"≥ {100 * metadata.BAR:g} %" if field in FIELDS_WITH_BAR else "none"
        rows.append(Bar(f"{field} right where the page states it, held-out half", bar, measured, met))
    return rows


def pdf_rows(_: Path) -> list[Bar]:
    """Judge the words of PDFs that are made here, by columns."""
    from benchmarks.reading import pdf, pdf_chromium

    print(f"pdf: {PDF_DOCUMENTS + PDF_BROWSER_DOCUMENTS} documents", file=sys.stderr)
    made = pdf.documents(PDF_SEED, PDF_DOCUMENTS)
    scores = pdf.measure(made + pdf_chromium.browser_documents(PDF_SEED, PDF_BROWSER_DOCUMENTS))
    kinds = [*sorted(scores.items()), ("all", sum(list(scores.values())[1:], start=next(iter(scores.values()))))]
    return [
        Bar(
            f"PDF: words right, in their order, {kind}",
            f"≥ {100 * pdf.BAR:g} %",
            percent(one.in_order, one.words, digits=2),
            one.in_order >= pdf.BAR * one.words,
        )
        for kind, one in kinds
    ]
