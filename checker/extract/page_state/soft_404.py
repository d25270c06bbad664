"""Another page in the place of the source: an error text, the home page, a page for a file."""

from checker.extract.error_titles import says_not_found
from checker.extract.formats import promised
from checker.extract.page_state.page import Page
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState


def _page_for_a_file(page: Page) -> str | None:
    ending = promised(page.cited_url) if page.is_html else ""
    return f"served a page in place of the .{ending} file that its URL names" if ending else None


def _not_found_title(page: Page) -> str | None:
    return f"served a page titled “{page.title[:80]}” in its place" if says_not_found(page.title) else None


def _home_page(page: Page) -> str | None:
    reached = page.reached
    home = not reached.path.strip("/") and not reached.query
    if page.redirected and home and page.cited.path.strip("/"):
        return f"redirected to the home page of {reached.netloc}"
    return None


_BESTIARY = "A Link Rot Bestiary, chapter 3 (Wikibooks)"
PAGE_FOR_A_FILE = Rule("page_for_a_file", SourceState.SOFT_404, _page_for_a_file, "checker")
SOFT_404 = (
    Rule("not_found_title", SourceState.SOFT_404, _not_found_title, _BESTIARY),
    Rule("home_page", SourceState.SOFT_404, _home_page, "InternetArchiveBot, CheckIfDead.php: REDIRECT TO ROOT"),
)
