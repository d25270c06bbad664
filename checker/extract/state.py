"""The source state: what a capture amounts to, from the transport's outcome and from what could be read.

Only `captured` can accuse a writer, so every doubt ends in another state.
"""

import re
from dataclasses import replace
from typing import assert_never
from urllib.parse import urlsplit

from checker.capture.capture import Capture, Outcome
from checker.extract.document import OWN_WORDS, Document, Role
from checker.extract.encoding.decode_text import DAMAGE_LIMIT, damage
from checker.extract.error_titles import is_bot_check, says_not_found
from checker.extract.formats import promised
from checker.extract.html.roles import LONG_WORD_CHARACTERS, count_words
from checker.extract.source_state import SourceState, StateReading

WHOLE_ARTICLE_WORDS = 150
"""A page that shows fewer words of its own than this is not taken for the whole.

The shortest agency briefs have 60 to 150 words: they end as `partial`, which costs a "not found" that
would have been right. A lower bar would cost false accusations, for teasers run to 120 words.
"""
_DEAD = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 407, 429, 451})
_CONSENT_HOST = re.compile(r"^(consent|cmp|privacy-gateway|guce)\.", re.IGNORECASE)
_TEASER = re.compile(
    r"\b(subscribe|sign ?in|log ?in|register|sign ?up|create (a|an|your) (free )?account)\b.{0,30}"
    r"\b(to (continue|keep|finish)|to (read|unlock) (the|this|more|full))\b|\bto continue reading\b|"
    r"\b(article|story|content) is (only )?(for|available to|exclusive to) (\w+ ){0,2}(subscribers|members)\b|"
    r"\balready a (subscriber|member)\b|\bcontinue reading (with|by)\b|\bfor subscribers only\b",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(…|\.\.\.|\[…\]|\[\.\.\.\])\W*$|\bread more\W*$", re.IGNORECASE)
_MEDIA_PATH = re.compile(r"/(av|video|videos|audio|watch|podcast|podcasts|iplayer|sounds)(/|$)")


def has_answer(capture: Capture) -> bool:
    """Whether the capture holds a page of the source itself, so that reading its body makes sense."""
    cut = (Outcome.COMPLETE, Outcome.TRUNCATED, Outcome.TOO_LARGE)
    return capture.outcome in cut and capture.http_status is not None and 200 <= capture.http_status < 300


def source_state(capture: Capture, document: Document | StateReading | None) -> StateReading:
    """Derive the state of a source from its capture and from what was read out of it, if anything.

    `document` is None where there was no answer to read, and a state where its body could not be read.
    """
    state = _from_transport(capture) or _from_status(capture) or _from_reading(capture, document)
    notes = document.metadata.notes if isinstance(document, Document) else ()
    return replace(state, flags=(*state.flags, *notes))


def file_state(document: Document, *, is_page: bool) -> StateReading:
    """Derive the state of what came from a file: what it shows is all there is to judge by.

    A page that was saved can be the teaser of something longer; a file of another kind is what its owner made it.
    """
    state = (
        part_state(document)
        or _damaged(document)
        or (_unclear(document) if is_page else None)
        or StateReading(SourceState.CAPTURED, "was read in full")
    )
    return replace(state, flags=document.metadata.notes)


def _from_transport(capture: Capture) -> StateReading | None:
    because = f" ({capture.detail})" if capture.detail else ""
    match capture.outcome:
        case Outcome.COMPLETE:
            return None
        case Outcome.TRUNCATED:
            return StateReading(SourceState.TRUNCATED, f"broke off before its end{because}")
        case Outcome.TOO_LARGE:
            return StateReading(SourceState.TOO_LARGE, f"is larger than the limit{because}")
        case Outcome.TIMEOUT:
            return StateReading(SourceState.TIMEOUT, f"did not answer in time{because}")
        case Outcome.NO_SUCH_HOST:
            return StateReading(SourceState.UNREACHABLE, f"could not be reached: its host name was not found{because}")
        case Outcome.NO_CONNECTION:
            return StateReading(SourceState.UNREACHABLE, f"could not be reached: no connection{because}")
        case Outcome.TLS_FAILURE:
            return StateReading(SourceState.UNREACHABLE, f"could not be reached: no trusted connection{because}")
        case Outcome.BAD_RESPONSE:
            if capture.http_status is None:
                return StateReading(SourceState.SERVER_ERROR, f"did not answer as a web server does{because}")
            return StateReading(SourceState.GARBLED, f"answered with a body that cannot be decoded{because}")
        case Outcome.TOO_MANY_REDIRECTS:
            return StateReading(SourceState.SERVER_ERROR, f"redirects without end{because}")
        case Outcome.ROBOTS_DISALLOWED:
            return StateReading(SourceState.ROBOTS_DISALLOWED, f"is closed to programs by its host{because}")
        case Outcome.REFUSED:
            return StateReading(SourceState.REFUSED, f"has an address that checker does not fetch{because}")
        case _:
            assert_never(capture.outcome)


def _from_status(capture: Capture) -> StateReading | None:
    status = capture.http_status
    if status is not None and 200 <= status < 300 and status != 206:
        return None
    answered = f"answered with HTTP {status}"
    if status in _DEAD:
        return StateReading(SourceState.DEAD, answered, ("seen_once",))
    if status == 206:
        return StateReading(SourceState.TRUNCATED, f"{answered}: a part only")
    if status in _BLOCKED or (status is not None and 400 <= status < 500):
        return StateReading(SourceState.BLOCKED, answered)
    return StateReading(SourceState.SERVER_ERROR, answered)


def _from_reading(capture: Capture, document: Document | StateReading | None) -> StateReading:
    if document is None:
        return StateReading(SourceState.GARBLED, "gave nothing to read")
    if isinstance(document, StateReading):
        return document
    if part := part_state(document):
        return part
    # Some servers call their PDF files pages.
    is_pdf = bool(document.blocks) and document.blocks[0].path.startswith("page=")
    is_page = "html" in (capture.header("content-type") or "").lower() and not is_pdf
    if is_page and (ending := promised(capture.cited_url)):
        return StateReading(SourceState.SOFT_404, f"served a page in place of the .{ending} file that its URL names")
    title = document.metadata.title or ""
    cited, reached = urlsplit(capture.cited_url), urlsplit(capture.captured_url)
    if damaged := _damaged(document):
        return damaged
    if says_not_found(title):
        return StateReading(SourceState.SOFT_404, f"served a page titled “{title[:80]}” in its place")
    if capture.redirects and cited.path.strip("/") and not reached.path.strip("/") and not reached.query:
        return StateReading(SourceState.SOFT_404, f"redirected to the home page of {reached.netloc}")
    if _CONSENT_HOST.match(reached.netloc) and reached.netloc != cited.netloc:
        return StateReading(SourceState.CONSENT_WALL, f"asked for consent first ({reached.netloc})")
    if is_bot_check(title) or "challenge" in (capture.header("cf-mitigated") or ""):
        return StateReading(SourceState.BLOCKED, f"served a bot check in its place (“{title[:80]}”)")
    if document.metadata.needs_script:
        return StateReading(SourceState.NEEDS_BROWSER, "shows its text only to a browser that runs its scripts")
    if document.metadata.media or _MEDIA_PATH.search(reached.path):
        kind = document.metadata.media or "video or audio"
        return StateReading(SourceState.MEDIA, f"is a {kind} page, whose spoken words cannot be read")
    return _unclear(document) or StateReading(SourceState.CAPTURED, "was read in full")


_PARTS = {
    "pages_without_text": StateReading(SourceState.NEEDS_OCR, "has pages that are pictures without text"),
    "pages_garbled": StateReading(SourceState.GARBLED, "has pages whose characters cannot be told"),
    "pages_unreadable": StateReading(SourceState.GARBLED, "has pages that cannot be opened"),
    "truncated_file": StateReading(SourceState.TRUNCATED, "is a PDF that breaks off before its end"),
    "damaged_parts": StateReading(SourceState.GARBLED, "is a damaged PDF, of which text may be lost"),
    "text_recognized": StateReading(SourceState.PARTIAL, "is a scan whose words a machine recognised, perhaps wrongly"),
    "chapter_missing": StateReading(SourceState.PARTIAL, "lacks a chapter that it names"),
    "chapter_breaks_off": StateReading(SourceState.TRUNCATED, "has a chapter that breaks off before its end"),
    "encoding_in_doubt": StateReading(SourceState.GARBLED, "is in an encoding that cannot be told; save it as UTF-8"),
    "columns_side_by_side": StateReading(
        SourceState.PARTIAL, "has columns side by side, which are read across; give them one after the other"
    ),
    "cues_unread": StateReading(SourceState.PARTIAL, "has subtitles whose times cannot be told, or breaks off"),
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


def _damaged(document: Document) -> StateReading | None:
    if not document.text.strip():
        if document.metadata.needs_script:
            return StateReading(SourceState.NEEDS_BROWSER, "shows its text only to a browser that runs its scripts")
        return StateReading(SourceState.GARBLED, "gave no readable text")
    share = damage(document.text)
    if share > DAMAGE_LIMIT:
        return StateReading(SourceState.GARBLED, f"gave text of which {share:.0%} cannot be decoded")
    return None


def _unclear(document: Document) -> StateReading | None:
    """Say why what was read may not be the whole, or None."""
    if document.metadata.free is False:
        return StateReading(SourceState.PARTIAL, "declares that its full text is not free")
    outside = (Role.NAVIGATION, Role.COMMENT)
    for block in document.blocks:
        if block.role not in outside and (found := _TEASER.search(document.text, block.start, block.end)):
            return StateReading(SourceState.PARTIAL, f"seems to be a teaser (“{found.group()[:60]}”)")
    # What a page keeps for its scripts may be a part, or another page's; its headings are those of other stories too.
    own = [block for block in document.blocks if block.role in OWN_WORDS and not block.path.startswith("script")]
    words = sum(_words(document.text[block.start : block.end]) for block in own)
    if words < WHOLE_ARTICLE_WORDS:
        return StateReading(SourceState.PARTIAL, f"showed only {words} words, too few to be taken for the whole")
    if any(block.path.startswith("script") for block in document.blocks):
        return StateReading(SourceState.PARTIAL, "keeps text for its scripts that it does not show")
    # A list may end on whatever comes next.
    body = [block for block in own if block.role is not Role.LIST]
    if body and _BREAKS_OFF.search(document.text[max(body[-1].start, body[-1].end - 60) : body[-1].end]):
        return StateReading(SourceState.PARTIAL, "breaks off at its end like a teaser")
    return None


def _words(text: str) -> int:
    words = len(text.split())
    return words if len(text) <= LONG_WORD_CHARACTERS * words else count_words(text)
