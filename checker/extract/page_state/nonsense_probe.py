"""Whether a host answers an address that cannot exist with the very page that it served: then that page is none.

The test of Bar-Yossef, Broder, Kumar and Tomkins, "Sic transit gloria telae" (WWW 2004), as in Ben Hoyt's soft404.py.
It needs a request of its own, so it is for pages that would accuse someone and look suspicious.
"""

import hashlib
import re
from urllib.parse import SplitResult, urlsplit

from checker.capture.capture import Capture
from checker.extract.document import OWN_WORDS, Document, Role
from checker.extract.page_state.addresses import SLUG_WORDS, place, slug_words, tells
from checker.extract.page_state.page import Page
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState, StateReading

NONSENSE_LETTERS = 25
"""As many as the paper takes: no host has a page of that name."""
SHINGLE_WORDS = 4
SAME_SHARE = 0.8
"""Of the shingles of two pages, those in both (Broder's resemblance).

Of the 47,586 pairs of 309 real pages six have more than 0.05: the same text or filler. The rest is left for what a
page says of the address and the hour.
"""
WORD_LIMIT = 5_000
_ID = re.compile(r"\d{5,}|^(?!(?:19|20)\d\d$)\d{4}$")
_NONSENSE = re.compile(rf"://[^/?#]+/(?:[^?#]*/)?[a-z]{{{NONSENSE_LETTERS}}}(?:\.[a-z]{{3,5}})?$")


def nonsense_url(url: str) -> str | None:
    """Give the address of a page beside this one that cannot exist; the same for the same URL.

    None for the home page of a host, which is always there, and for what is no address. Many hosts find a page by the
    number in its address, and overlook the words after it, so the address is made beside the number.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    segments = parts.path.strip("/").split("/")
    if not parts.netloc or not segments[0]:
        return None
    above = segments[:-1]
    while above and _ID.search(above[-1]):
        above.pop()
    digest = hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()
    name = "".join(chr(ord("a") + byte % 26) for byte in digest[:NONSENSE_LETTERS])
    ending = re.search(r"\.[a-z]{3,5}$", segments[-1])
    path = "/".join(["", *above, name + (ending.group() if ending else "")])
    return SplitResult(parts.scheme, parts.netloc, path, "", "").geturl()


def is_nonsense(url: str) -> bool:
    """Whether an address is of the kind that `nonsense_url` gives: what is served there is no source of anything."""
    return _NONSENSE.search(url) is not None


def same_page(document: Document, other: Document) -> bool:
    """Whether two pages say the same, but for a few words."""
    one, two = _shingles(document), _shingles(other)
    return bool(one and two) and len(one & two) >= SAME_SHARE * len(one | two)


def wants_probe(capture: Capture, document: Document) -> bool:
    """Whether a page that counts as read in full may still be another than the one that was asked for.

    So it is where the redirect led to another address, where the page says that its own address is another, where
    less than half of the words of the address stand in it, and where it says neither its address nor its day. Of 181
    real articles 12 look so, for reasons that do no harm; the probe costs each a request before it is used to accuse.
    """
    page = Page.of(capture, document, b"")
    if not page.is_html or nonsense_url(capture.cited_url) is None:
        return False
    cited, reached = place(page.cited), place(page.reached)
    canonical = document.metadata.canonical_url
    if cited != reached or not _tells_its_slug(page):
        return True
    return _place_of(canonical) not in (cited, reached) if canonical else document.metadata.published is None


def answered_alike(reading: Reading, document: Document, probe: Reading, other: Document) -> StateReading | None:
    """Say that a page is a soft 404, given how the host answered the nonsense address; None where it is none.

    `other` is the document of that answer.
    """
    cited, reached = _place_of(reading.url or ""), _place_of(reading.captured_url or "")
    led, canonical = _place_of(probe.captured_url or ""), probe.canonical_url
    # A host that leads a nonsense address to the page itself, or says that it is that page's, overlooks a part of it.
    if led == cited or (canonical and _place_of(canonical) == cited):
        return None
    if cited != reached and led == reached:
        return StateReading(SourceState.SOFT_404, "was redirected to where the host leads any address")
    if same_page(document, other):
        return StateReading(SourceState.SOFT_404, "served the page that the host serves for any address")
    return None


def _shingles(document: Document) -> set[int]:
    blocks = (block for block in document.blocks if block.role in OWN_WORDS or block.role is Role.HEADLINE)
    words: list[str] = []
    for block in blocks:
        words += document.text[block.start : block.end].casefold().split()
        if len(words) >= WORD_LIMIT:
            break
    words = words[:WORD_LIMIT]
    return {hash(tuple(words[at : at + SHINGLE_WORDS])) for at in range(len(words) - SHINGLE_WORDS + 1)}


def _place_of(url: str) -> tuple[str, str, str]:
    try:
        return place(urlsplit(url))
    except ValueError:
        return "", "", ""


def _tells_its_slug(page: Page) -> bool:
    words = slug_words(page.cited)
    return len(words) < SLUG_WORDS or tells(page, words)
