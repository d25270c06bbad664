"""The corpus' texts as distinct paragraphs, by kind of text and by half.

Three kinds: news articles (trafilatura's pages), reference and magazine prose (Readability's pages) and technical
prose (RFCs). Each source lies in one half, each paragraph in one source.
"""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]

from benchmarks.sentences import letters

TEXT_KINDS = ("news", "magazine", "rfc")
MIN_PARAGRAPH = 80
"""Characters; less is a caption, a byline or a menu."""

_FUNCTION = re.compile(r"\b(?:the|of|and|to|in|is|that|for|a|was|with|as|on|are|be)\b", re.IGNORECASE)
_FAMILIES = ("rfc2460 rfc8200", "rfc2373 rfc4291", "rfc8312 draft-eggert", "rfc9000 rfc9001 rfc9002 rfc9221 rfc9308")
"""RFCs that share text: versions of one another, or parts of one work."""
_FURNITURE = re.compile(r"\n*[^\n]*\[Page \d+\][ \t]*\n+\f?\n*(?:[^\n]+\n+)?")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Paragraphs by kind of text and half (0 or 1), and every lower-case word of each kind."""

    paragraphs: dict[tuple[str, int], list[list[str]]]
    """A list for each source, in reading order."""
    lower_words: frozenset[str]


def read_corpus(root: Path) -> Corpus:
    """Read every text once; a paragraph that stands in two sources is kept in the first."""
    paragraphs: dict[tuple[str, int], list[list[str]]] = {(kind, half): [] for kind in TEXT_KINDS for half in (0, 1)}
    seen: set[str] = set()
    for kind, sources in _sources(root).items():
        for name, texts in sources:
            distinct = []
            for text in texts:
                key = letters(text)
                if key not in seen:
                    seen.add(key)
                    distinct.append(text)
            if distinct:
                half = random.Random(f"half/{kind}/{family_of(name)}").randrange(2)  # noqa: S311
                paragraphs[kind, half].append(distinct)
    every = " ".join(text for group in paragraphs.values() for source in group for text in source)
    return Corpus(paragraphs, frozenset(re.findall(r"\b[a-z]+\b", every)))


def family_of(name: str) -> str:
    """Name the group of RFCs that share text with this one; any other source stands alone."""
    for family in _FAMILIES:
        if any(name.startswith(member) for member in family.split()):
            return family
    return name


def _sources(root: Path) -> dict[str, Iterable[tuple[str, list[str]]]]:
    news = sorted((root / "trafilatura-eval" / "html").iterdir())
    magazine = sorted((root / "mozilla-readability" / "pages").glob("*/source.html"))
    rfcs = sorted((root / "s2n-quic-duvet" / "specs").rglob("*.txt"))
    return {
        "news": ((path.name, html_paragraphs(path.read_bytes())) for path in news),
        "magazine": ((path.parent.name, html_paragraphs(path.read_bytes())) for path in magazine),
        "rfc": ((path.name, rfc_paragraphs(path.read_text(encoding="utf-8"))) for path in rfcs),
    }


def html_paragraphs(raw: bytes) -> list[str]:
    """Give the English prose of a page's <p> elements, white space collapsed; none of an undecodable page."""
    try:
        page = html.document_fromstring(raw.decode("utf-8").encode(), parser=html.HTMLParser(encoding="utf-8"))
    except ValueError:
        return []
    texts = (" ".join(str(element.text_content()).split()) for element in page.iter("p"))
    return [text for text in texts if _is_prose(text)]


def rfc_paragraphs(text: str) -> list[str]:
    """Give an RFC's prose with its line breaks and indents, the pages' headers and footers taken out."""
    text = _FURNITURE.sub(lambda found: "\n\n" if text[found.start() - 1] in ".:;" else "\n", text)
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", text))
    return [
        block
        for block in blocks
        if not re.search(r"\\|\S {3,}\S|[-+|_=]{3,}|\. \. \.|\.{4,}", block) and _is_prose(block)
    ]


def _is_prose(text: str) -> bool:
    words = text.split()
    solid = "".join(words)
    return (
        len(text) >= MIN_PARAGRAPH
        and text[0].isalpha() | (text[0] in "\"“‘'")
        and text.rstrip("\"”’')")[-1:] in (".", "!", "?")
        and sum(map(str.isalpha, solid)) >= 0.85 * len(solid)
        and len(_FUNCTION.findall(text)) >= 0.15 * len(words)
    )
