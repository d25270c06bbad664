"""The table of states: every rule about a page that was read, in the order in which they are asked."""

import re

from checker.extract.page_state.bot_walls import BOT_WALLS
from checker.extract.page_state.consent_walls import CONSENT_WALLS
from checker.extract.page_state.page import Page
from checker.extract.page_state.paywalls import PAYWALLS
from checker.extract.page_state.rule import Rule
from checker.extract.page_state.soft_404 import PAGE_FOR_A_FILE, SERVER_ERROR, SOFT_404
from checker.extract.page_state.unread import GARBLED
from checker.extract.source_state import SourceState

_MEDIA_PATH = re.compile(r"/(av|video|videos|audio|watch|podcast|podcasts|iplayer|sounds)(/|$)")


def _built_by_script(page: Page) -> str | None:
    return "shows its text only to a browser that runs its scripts" if page.document.metadata.needs_script else None


def _media(page: Page) -> str | None:
    if page.document.metadata.media or _MEDIA_PATH.search(page.reached.path):
        return f"is a {page.document.metadata.media or 'video or audio'} page, whose spoken words cannot be read"
    return None


SERVED = (
    # What a page says of itself goes before what it lacks: a wall may be empty, and stand in the place of a file.
    *CONSENT_WALLS,
    *BOT_WALLS,
    PAGE_FOR_A_FILE,
    *GARBLED,
    *SOFT_404,
    SERVER_ERROR,
    Rule("built_by_script", SourceState.NEEDS_BROWSER, _built_by_script, "HTML Living Standard, noscript"),
    Rule("media", SourceState.MEDIA, _media, "schema.org VideoObject, AudioObject; Open Graph og:type"),
    *PAYWALLS,
)
"""Of what a server sent."""
SAVED_PAGE = (*GARBLED, *PAYWALLS)
"""Of a page in a file: it can be the teaser of something longer."""
SAVED_FILE = GARBLED
"""Of any other file: it is what its owner made it."""
