"""The Python interface: one quotation against one text, without files, network or database."""

from checker.claims.claim import Claim, claim_id
from checker.claims.parse_row import quote_problem, without_outer_marks
from checker.errors import InputError
from checker.extract.document import Document
from checker.extract.guarded.guarded_read import guarded_read
from checker.extract.page_state.unread import part_state
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading
from checker.judge import conclude
from checker.match.match import match
from checker.verdict.result import Result, Style

_GIVEN = StateReading(SourceState.CAPTURED, "was given as text")


def check(quote: str, source: str | Document, *, speaker: str | None = None, style: str = "news") -> Result:
    """Check whether a text says these words, and name every difference.

    `source` is taken for the whole of the source: words that are not in it are `not_found`. A `Document`
    is indexed once for many quotations. Offsets in the result count characters of `quote` without its
    outer quotation marks and of the document's text, half-open.

    Raises:
        InputError: the quotation holds no words, or is longer than 50,000 characters, or the style is unknown.
    """
    if problem := quote_problem(quote):
        raise InputError(problem)
    if style not in tuple(Style):
        raise InputError(f"unknown style {style!r}; use {' or '.join(Style)}")
    words = without_outer_marks(quote)
    document = source if isinstance(source, Document) else Document.from_text(source)
    claim = Claim(id=claim_id(words, None, None), quote=words, row=1, speaker=speaker)
    reading = Reading(None, None, None, None, None, _GIVEN, document.sha256)
    return conclude(claim, reading, match(words, document, speaker), document, style=Style(style))


def read(raw: bytes, media_type: str = "text/html", *, url: str | None = None) -> Document:
    """Read a page or text into a document, once for many quotations.

    `media_type` is written as in a Content-Type header; `url` says where the bytes came from.

    Raises:
        InputError: the type is not supported, or there is no text to read or too much; the message says which.
    """
    document = guarded_read(raw, media_type, url or "")
    where = url or "the source"
    if isinstance(document, StateReading):
        raise InputError(f"{where} {document.evidence}")
    if part := part_state(document):
        raise InputError(f"{where} {part.evidence}")
    return document
