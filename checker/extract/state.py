"""The source state: what a capture amounts to, from the transport's outcome and from what could be read.

Only `captured` can accuse a writer, so every doubt ends in another state. The rules stand in `page_state`.
"""

from dataclasses import replace

from checker.capture.capture import Capture, Outcome
from checker.extract.document import Document
from checker.extract.page_state.answer import from_outcome, from_status
from checker.extract.page_state.page import Page
from checker.extract.page_state.rule import first_that_holds
from checker.extract.page_state.rules import SAVED_FILE, SAVED_PAGE, SERVED
from checker.extract.page_state.unread import part_state
from checker.extract.source_state import SourceState, StateReading

_CAPTURED = StateReading(SourceState.CAPTURED, "was read in full")


def has_answer(capture: Capture) -> bool:
    """Whether the capture holds a page of the source itself, so that reading its body makes sense."""
    cut = (Outcome.COMPLETE, Outcome.TRUNCATED, Outcome.TOO_LARGE)
    return capture.outcome in cut and capture.http_status is not None and 200 <= capture.http_status < 300


def source_state(capture: Capture, document: Document | StateReading | None, body: bytes = b"") -> StateReading:
    """Derive the state of a source from its capture and from what was read out of it, if anything.

    `document` is None where there was no answer to read, and a state where its body could not be read. `body` is what
    was read; where it is not given, the marks that a wall leaves in its markup are not looked for.
    """
    state = from_outcome(capture) or from_status(capture) or _from_reading(capture, document, body)
    notes = document.metadata.notes if isinstance(document, Document) else ()
    return replace(state, flags=(*state.flags, *notes))


def file_state(document: Document, *, is_page: bool) -> StateReading:
    """Derive the state of what came from a file: what it shows is all there is to judge by."""
    rules = SAVED_PAGE if is_page else SAVED_FILE
    state = part_state(document) or first_that_holds(rules, Page(document)) or _CAPTURED
    return replace(state, flags=document.metadata.notes)


def _from_reading(capture: Capture, document: Document | StateReading | None, body: bytes) -> StateReading:
    if document is None:
        return StateReading(SourceState.GARBLED, "gave nothing to read")
    if isinstance(document, StateReading):
        return document
    return part_state(document) or first_that_holds(SERVED, Page.of(capture, document, body)) or _CAPTURED
