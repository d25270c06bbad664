"""Titles of pages that are served in the place of the one that was asked for."""

import re

_NOT_FOUND = re.compile(
    r"\b(404|page (can ?not|can't|could not|couldn't) be found|(page|article|content|story) not found|"
    r"(page|article) (is )?no longer available|page does ?n[o']t exist)\b|^\W*not found\W*$",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"^\W*(just a moment|attention required|access denied|access to this page has been denied|"
    r"are you (a )?(human|robot)|robot check|security check|pardon our interruption|verify(ing)? you are human|"
    r"checking your browser)",
    re.IGNORECASE,
)


def says_not_found(title: str) -> bool:
    """Whether a title says that the page is not there."""
    return _NOT_FOUND.search(title) is not None


def is_bot_check(title: str) -> bool:
    """Whether a title is that of a check for robots, as the common vendors call it."""
    return _WALL.search(title) is not None
