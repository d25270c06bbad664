"""What is measured: the only module of the benchmarks that imports checker."""

from typing import TypeAlias

import checker
from checker.extract.document import Document
from checker.match.locate.index import Index
from checker.match.locate.locate import locate as locate_quotation
from checker.match.locate.locate import taken_apart
from checker.match.match import index_of

Span: TypeAlias = tuple[int, int]
Indexed: TypeAlias = Document


def prepare(text: str) -> Indexed:
    """Make a document and have it indexed, so that what follows measures matching alone."""
    document = checker.Document.from_text(text)
    checker.check("zyx wvu tsr qpo", document)
    return document


def forget() -> None:
    """Forget what was found for the last quotations; the index of their document stays."""
    Index.clusters.cache_clear()


def fresh(text: str) -> Indexed:
    """Make a document that was never looked at, so that the next call folds and indexes it."""
    return checker.Document.from_text(text)


def read_html(raw: bytes) -> Indexed:
    """Read a page as `checker` does."""
    return checker.read(raw)


def locate(quote: str, document: Indexed) -> list[Span]:
    """Give the spans of the first place that the search finds; none if the quotation isn't found."""
    index = index_of(document)
    found = [placed for quotation in taken_apart(quote, index) if (placed := locate_quotation(quotation, index))]
    best = max((placed[0] for placed in found), key=lambda place: place.similarity, default=None)
    return [(part.start, part.end) for part in best.parts] if best else []


def check(quote: str, document: Indexed) -> tuple[str, list[str], list[Span]]:
    """Give the status, the kinds of the differences and the spans of the deciding occurrence."""
    result = checker.check(quote, document)
    spans = [(passage.start, passage.end) for passage in result.passages if passage.occurrence == 0]
    return str(result.status), [str(difference.kind) for difference in result.differences], spans


def read_text(raw: bytes) -> Indexed:
    """Read a plain text as `checker` does."""
    return checker.read(raw, "text/plain")


def text_of(document: Indexed) -> str:
    """Give the text that spans count in."""
    return document.text
