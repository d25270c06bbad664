"""Invented pages, read as the HTML reader reads them: parsed once, then skeleton, then metadata."""

import json
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from checker.extract.document import Block, Metadata, Role
from checker.extract.page_metadata.read_metadata import read_metadata
from checker.extract.page_metadata.skeleton import skeleton
from checker.extract.page_metadata.sources import Sources, gather


def written(*paragraphs: str) -> tuple[str, tuple[Block, ...]]:
    """Make a text of paragraphs, with a body block for each."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), Role.BODY, "p"))
        at += len(paragraph) + 1
    return "\n".join(paragraphs), tuple(blocks)


@pytest.fixture
def sources() -> Callable[..., Sources]:
    """Gather what markup and paragraphs give."""

    def make(markup: str = "", *paragraphs: str, url: str = "") -> Sources:
        return gather(skeleton(LexborHTMLParser(markup)), *written(*paragraphs), url)

    return make


@pytest.fixture
def metadata() -> Callable[..., Metadata]:
    """Read the metadata of markup with these paragraphs."""

    def read(markup: str = "", *paragraphs: str, url: str = "") -> Metadata:
        return read_metadata(skeleton(LexborHTMLParser(markup)), *written(*paragraphs), url)

    return read


@pytest.fixture
def ld() -> Callable[..., str]:
    """Write JSON-LD blocks."""
    return lambda *values: "".join(
        f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values
    )
