"""What an address says of its page, and whether two addresses are one."""

import re
import unicodedata
from urllib.parse import SplitResult, unquote

from checker.extract.page_state.page import WHOLE_ARTICLE_WORDS, Page

SLUG_WORDS = 3
"""An address that names its page in fewer words may well name it otherwise than the page does."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "æ": "ae", "ł": "l", "đ": "d"}
)
_JOINTS = re.compile(r"[-_+ .,]+")
_INDEX = re.compile(r"/(?:index|default)\.\w{2,5}$", re.IGNORECASE)


def place(parts: SplitResult) -> tuple[str, str, str]:
    """An address without what makes no difference: the scheme, `www.`, a slash or index at the end, capitals."""
    host = parts.netloc.lower().removeprefix("www.").partition(":")[0]
    return host, _INDEX.sub("", unquote(parts.path)).rstrip("/").lower(), parts.query


def slug_words(parts: SplitResult) -> set[str]:
    """Give the words of four letters or more by which the end of a path names its page."""
    return words_of(unquote(parts.path.rstrip("/").rsplit("/", 1)[-1]))


def named_words(parts: SplitResult) -> set[str]:
    """Give the words that the end of a path spells out, joined by hyphens and the like; codes have capitals and
    digits among their letters.
    """
    tokens = _JOINTS.split(_ENDING.sub("", unquote(parts.path.rstrip("/").rsplit("/", 1)[-1])))
    return {token.casefold() for token in tokens if len(token) >= 4 and token.isalpha() and token[1:].islower()}


def words_of(text: str) -> set[str]:
    """Give the words of four letters or more in a text, in small letters."""
    return set(_WORD.findall(text.casefold()))


def tells(page: Page, words: set[str]) -> bool:
    """Whether half of these words stand in a page, other than in an address that it repeats."""
    text = f"{page.title} {page.document.text[:20_000]}"
    said = words_of(" ".join(word for word in text.split() if "/" not in word))
    if 2 * len(words & said) < len(words):
        # Addresses are often written in plain letters.
        plain = " ".join(said)
        said |= words_of(plain.translate(_UMLAUTS)) | words_of(_plain(plain))
    return 2 * len(words & said) >= len(words)


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def is_text_of_its_own(page: Page) -> bool:
    """Whether a page with enough words for an article declares its day or has the words of its address: it may have
    the title or tell the words of a wall, and is none."""
    if page.own_words < WHOLE_ARTICLE_WORDS:
        return False
    named = named_words(page.cited)
    return page.declares_day or (len(named) >= SLUG_WORDS and tells(page, named))
