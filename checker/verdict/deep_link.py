"""A link that opens the page at the passage (WICG URL Fragment Text Directives)."""

import re
from urllib.parse import quote

from checker.match.passage import Passage

WHOLE_LIMIT_CHARACTERS = 120
"""Longer passages are named by their first and last words, as the specification advises (§4.1)."""
END_WORDS = 5
_MEDIA_FRAGMENT = re.compile(r"page=\d+|t=[\d.]+")


def deep_link(url: str, passage: Passage, path: str = "") -> str:
    """Give `url#:~:text=…` for a passage; browsers that do not know it open the page at its top.

    `path` is that of the passage's block: a PDF is opened at its page (RFC 8118 §3), a recording at its moment
    (W3C Media Fragments 1.0 §4.2.1).
    """
    address = url.partition("#")[0]
    if _MEDIA_FRAGMENT.fullmatch(path):
        return f"{address}#{path}"
    words = passage.text.split()
    if "\n" not in passage.text and len(passage.text) <= WHOLE_LIMIT_CHARACTERS:
        return f"{address}#:~:text={_encoded(passage.text)}"
    if len(words) <= 2 * END_WORDS:
        # A text directive never matches across blocks, a range does.
        first, last = words[: len(words) // 2] or words, words[len(words) // 2 :]
    else:
        first, last = words[:END_WORDS], words[-END_WORDS:]
    return f"{address}#:~:text={_encoded(' '.join(first))},{_encoded(' '.join(last))}"


def _encoded(text: str) -> str:
    """Percent-encode, with the three characters that the directive's syntax uses (§3.3)."""
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
