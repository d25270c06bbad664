"""Another page in the place of the source: an error text, the home page, a page for a file."""

import re
from itertools import islice

from checker.extract.document import Role
from checker.extract.error_titles import mentions_not_found, says_not_found
from checker.extract.formats import promised
from checker.extract.page_state.page import Page
from checker.extract.page_state.paywalls import WHOLE_ARTICLE_WORDS
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

_ERROR_PATH = re.compile(r"/(?:error[-_/]?)?(?:404|410)(?:/|$|[-_.])|(?:page)?[-_]?not[-_]?found", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_BLOCKS = 60
_BLOCK_CHARACTERS = 1_000
_SENTENCE_CHARACTERS = 120
"""Of a short page that are looked at: what it says of itself stands first."""


def _page_for_a_file(page: Page) -> str | None:
    ending = promised(page.cited_url) if page.is_html else ""
    return f"served a page in place of the .{ending} file that its URL names" if ending else None


def _not_found_title(page: Page) -> str | None:
    # A headline about missing pages has a day.
    dated = page.document.metadata.published is not None
    if says_not_found(page.title) or (mentions_not_found(page.title) and not dated):
        return f"served a page titled “{page.title[:80]}” in its place"
    return None


def _not_found_words(page: Page) -> str | None:
    if not page.is_html or page.own_words >= WHOLE_ARTICLE_WORDS:
        return None
    shown = (block for block in page.document.blocks if block.role not in (Role.NAVIGATION, Role.COMMENT))
    for block in islice(shown, _BLOCKS):
        for sentence in _SENTENCES.split(page.text_of(block)[:_BLOCK_CHARACTERS]):
            if len(sentence) <= _SENTENCE_CHARACTERS and says_not_found(sentence):
                return f"says “{' '.join(sentence.split())[:80]}” and little else"
    return None


def _error_address(page: Page) -> str | None:
    if page.redirected and _ERROR_PATH.search(page.reached.path) and not _ERROR_PATH.search(page.cited.path):
        return f"redirected to an error page ({page.reached.path[:60]})"
    return None


def _home_page(page: Page) -> str | None:
    reached = page.reached
    home = not reached.path.strip("/") and not reached.query
    if page.redirected and home and page.cited.path.strip("/"):
        return f"redirected to the home page of {reached.netloc}"
    return None


PAGE_FOR_A_FILE = Rule("page_for_a_file", SourceState.SOFT_404, _page_for_a_file, "checker")
SOFT_404 = (
    Rule("not_found_title", SourceState.SOFT_404, _not_found_title, "A Link Rot Bestiary, chapter 3: key phrases"),
    Rule("error_address", SourceState.SOFT_404, _error_address, "InternetArchiveBot, CheckIfDead.php: REDIRECT TO 404"),
    Rule("home_page", SourceState.SOFT_404, _home_page, "InternetArchiveBot, CheckIfDead.php: REDIRECT TO ROOT"),
    Rule("not_found_words", SourceState.SOFT_404, _not_found_words, "A Link Rot Bestiary, chapter 3: key phrases"),
)
