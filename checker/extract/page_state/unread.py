"""Documents that are a part of their source, or of which nothing readable came out."""

from checker.extract.document import Document
from checker.extract.encoding.decode_text import DAMAGE_LIMIT, damage
from checker.extract.page_state.page import Page
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState, StateReading

_PARTS = {
    "pages_without_text": StateReading(SourceState.NEEDS_OCR, "has pages that are pictures without text"),
    "pages_garbled": StateReading(SourceState.GARBLED, "has pages whose characters cannot be told"),
    "pages_unreadable": StateReading(SourceState.GARBLED, "has pages that cannot be opened"),
    "truncated_file": StateReading(SourceState.TRUNCATED, "is a PDF that breaks off before its end"),
    "damaged_parts": StateReading(SourceState.GARBLED, "is a damaged PDF, of which text may be lost"),
    "encoding_in_doubt": StateReading(SourceState.GARBLED, "is in an encoding that cannot be told; save it as UTF-8"),
    "columns_side_by_side": StateReading(
        SourceState.PARTIAL, "has columns side by side, which are read across; give them one after the other"
    ),
    "cues_unread": StateReading(SourceState.PARTIAL, "has subtitles whose times cannot be told, or breaks off"),
    "text_recognized": StateReading(SourceState.PARTIAL, "is a scan whose words a machine recognised, perhaps wrongly"),
    "chapter_missing": StateReading(SourceState.PARTIAL, "lacks a chapter that it names"),
    "chapter_breaks_off": StateReading(SourceState.TRUNCATED, "has a chapter that breaks off before its end"),
    "other_files_unread": StateReading(SourceState.PARTIAL, "shows other files in its text, which are not read"),
}
"""Notes of the readers that say why not all was read."""


def part_state(document: Document) -> StateReading | None:
    """Say why a document is a part of its source only, or None where reading came to the end."""
    for note in document.metadata.notes:
        if note in _PARTS:
            return _PARTS[note]
    return (
        None
        if not document.metadata.cut
        else StateReading(SourceState.TOO_LARGE, "is larger than what checker reads of a source")
    )


def _no_text_without_script(page: Page) -> str | None:
    if page.document.text.strip() or not page.document.metadata.needs_script:
        return None
    return "shows its text only to a browser that runs its scripts"


def _no_text(page: Page) -> str | None:
    return None if page.document.text.strip() else "gave no readable text"


def _undecodable(page: Page) -> str | None:
    share = damage(page.document.text)
    return f"gave text of which {share:.0%} cannot be decoded" if share > DAMAGE_LIMIT else None


GARBLED = (
    Rule(
        "no_text_without_script", SourceState.NEEDS_BROWSER, _no_text_without_script, "HTML Living Standard, noscript"
    ),
    Rule("no_text", SourceState.GARBLED, _no_text, "checker"),
    Rule("undecodable", SourceState.GARBLED, _undecodable, "WHATWG Encoding Standard: U+FFFD"),
)
