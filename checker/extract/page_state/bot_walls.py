"""Checks for robots that are served in the place of the source."""

from checker.extract.error_titles import is_bot_check
from checker.extract.page_state.page import Page
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState


def _bot_check(page: Page) -> str | None:
    if is_bot_check(page.title) or "challenge" in page.header("cf-mitigated"):
        return f"served a bot check in its place (“{page.title[:80]}”)"
    return None


BOT_WALLS = (Rule("bot_check", SourceState.BLOCKED, _bot_check, "Cloudflare Docs, Detect a Challenge Page response"),)
