"""Another page in the place of the source: an error text, the home page, a page for a file."""

import re
from itertools import islice

from checker.extract.document import Role
from checker.extract.error_titles import is_no_site, is_server_error, mentions_not_found, says_not_found
from checker.extract.formats import promised
from checker.extract.page_state.addresses import SLUG_WORDS, is_text_of_its_own, named_words, place, slug_words, tells
from checker.extract.page_state.page import WHOLE_ARTICLE_WORDS, Page
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

_ERROR_PATH = re.compile(r"/(?:error[-_/]?)?(?:404|410)(?:/|$|[-_.])|(?:page)?[-_]?not[-_]?found", re.IGNORECASE)
_HOME = re.compile(r"(?:[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:(?:index|default|home)(?:\.[a-z]{2,5})?)?", re.IGNORECASE)
"""The path of a home page, without the slashes around it: of one language, or as servers name the file."""
_ASKS_FOR_A_PAGE = re.compile(r"(?:^|&)(?!utm_|ref=|from=|source=|error=|lang=)[^&]")
"""A query that names more than where the visitor comes from."""
_SEARCH = re.compile(r"/(?:search|suche|recherche|buscar|busca|ricerca|zoeken|sok)(?:\.\w{2,5})?/?$", re.IGNORECASE)
TITLED_ERROR_WORDS = 400
"""As of walls: error pages say up to 250 words, and list other stories."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_BLOCKS = 60
_BLOCK_CHARACTERS = 1_000
_SENTENCE_CHARACTERS = 120
"""Of a short page that are looked at: what it says of itself stands first."""


def _page_for_a_file(page: Page) -> str | None:
    ending = promised(page.cited_url) if page.is_html else ""
    return f"served a page in place of the .{ending} file that its URL names" if ending else None


def _not_found_title(page: Page) -> str | None:
    # A headline about missing pages has a day; what shows one only may show that of other stories.
    dated = page.document.metadata.published is not None
    is_text = page.declares_day and page.own_words >= WHOLE_ARTICLE_WORDS
    if (says_not_found(page.title) and not is_text) or (mentions_not_found(page.title) and not dated):
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
    home = _is_home(reached.path) and not _ASKS_FOR_A_PAGE.search(reached.query)
    if page.redirected and home and not _is_home(page.cited.path):
        return f"redirected to the home page of {reached.netloc}"
    return None


def _is_home(path: str) -> bool:
    return _HOME.fullmatch(path.strip("/")) is not None


def _another_page(page: Page) -> str | None:
    if not page.redirected or place(page.cited) == place(page.reached):
        return None
    if _SEARCH.search(page.reached.path) and not _SEARCH.search(page.cited.path):
        return f"redirected to a search ({page.reached.netloc}{page.reached.path[:60]})"
    named = named_words(page.cited)
    if len(named) < SLUG_WORDS or tells(page, named) or 2 * len(named & slug_words(page.reached)) >= len(named):
        return None
    return f"redirected to a page that lacks the words of its URL ({page.reached.netloc}{page.reached.path[:60]})"


def _no_site(page: Page) -> str | None:
    if page.own_words >= TITLED_ERROR_WORDS or is_text_of_its_own(page) or not is_no_site(page.title):
        return None
    return f"is a host without its site (“{page.title[:80]}”)"


def _server_error(page: Page) -> str | None:
    if page.own_words >= TITLED_ERROR_WORDS or is_text_of_its_own(page) or not is_server_error(page.title):
        return None
    return f"served an error or a notice of maintenance in its place (“{page.title[:80]}”)"


PAGE_FOR_A_FILE = Rule("page_for_a_file", SourceState.SOFT_404, _page_for_a_file, "checker")
SERVER_ERROR = Rule("error_title", SourceState.SERVER_ERROR, _server_error, "nginx, Varnish, ASP.NET, WordPress")
SOFT_404 = (
    Rule("not_found_title", SourceState.SOFT_404, _not_found_title, "A Link Rot Bestiary, chapter 3: key phrases"),
    Rule("error_address", SourceState.SOFT_404, _error_address, "InternetArchiveBot, CheckIfDead.php: REDIRECT TO 404"),
    Rule("home_page", SourceState.SOFT_404, _home_page, "InternetArchiveBot, CheckIfDead.php: REDIRECT TO ROOT"),
    Rule("another_page", SourceState.SOFT_404, _another_page, "checker"),
    Rule("no_site", SourceState.SOFT_404, _no_site, "Apache, nginx, cPanel, HugeDomains"),
    Rule("not_found_words", SourceState.SOFT_404, _not_found_words, "A Link Rot Bestiary, chapter 3: key phrases"),
)
