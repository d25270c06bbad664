"""The corpus' real pages as bytes, and what is known of them."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

HALVES = ("tuning", "held out")


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was fetched."""

    name: str
    """Its file's name, or its folder's."""
    raw: bytes

    @property
    def half(self) -> str:
        """Give the half by the SHA-1 of the name: an even one may be looked at while rules are made."""
        return HALVES[int(hashlib.sha1(self.name.encode()).hexdigest(), 16) % 2]  # noqa: S324

    @property
    def utf8(self) -> bool:
        """Whether the bytes are valid UTF-8."""
        try:
            self.raw.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return True

    @property
    def told_type(self) -> str:
        """Give a media type that leaves no doubt of the encoding where there is none: decoding isn't compared here."""
        return "text/html; charset=utf-8" if self.utf8 else "text/html"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that people marked as the article's, or as not the article's."""

    page: str
    name: str
    """Its place in trafilatura's file: `with 0`."""
    text: str
    wanted: bool
    """Whether it is the article's ("with" in trafilatura's file)."""


def trafilatura_pages(corpus: Path) -> list[Page]:
    """Read the 208 pages of trafilatura's evaluation: 181 English ones, and 27 that are not valid UTF-8."""
    return [Page(path.name, path.read_bytes()) for path in sorted((corpus / "trafilatura-eval" / "html").iterdir())]


def mozilla_pages(corpus: Path) -> list[Page]:
    """Read the 101 pages of Readability's tests."""
    paths = sorted((corpus / "mozilla-readability" / "pages").glob("*/source.html"))
    return [Page(path.parent.name, path.read_bytes()) for path in paths]


def segments(corpus: Path) -> list[Segment]:
    """Read the segments of the pages that are there."""
    root = corpus / "trafilatura-eval"
    pages = json.loads((root / "evaldata.json").read_text(encoding="utf-8"))
    return [
        Segment(page["file"], f"{key} {number}", text, key == "with")
        for page in pages.values()
        if (root / "html" / page["file"]).exists()
        for key in ("with", "without")
        for number, text in enumerate(page[key])
    ]
