"""Pages that ask for consent before they show anything."""

import re

from checker.extract.page_state.page import Page
from checker.extract.page_state.rule import Rule
from checker.extract.source_state import SourceState

_HOST = re.compile(r"^(consent|cmp|privacy-gateway|guce)\.", re.IGNORECASE)


def _consent_host(page: Page) -> str | None:
    host = page.reached.netloc
    return f"asked for consent first ({host})" if _HOST.match(host) and host != page.cited.netloc else None


CONSENT_WALLS = (Rule("consent_host", SourceState.CONSENT_WALL, _consent_host, "is-antibot, issue 39"),)
