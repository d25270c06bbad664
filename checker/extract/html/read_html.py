"""HTML to a document: its text, block by block, in reading order, and what the page says of itself."""

import warnings

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from checker.extract.document import Block, Document
from checker.extract.html.parse import parse
from checker.extract.html.settle import settle
from checker.extract.html.walk import path_of, walk
from checker.extract.metadata import read_metadata

BLOCK_SEPARATOR = "\n\n"


def read_html(markup: str, url: str = "") -> Document:
    """Read the whole text of a page, whatever its role, and its metadata.

    `url` is the page's address, or empty; what the page says of itself is resolved against it.
    """
    tree = parse(markup)
    text, blocks = _blocks(tree)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(markup, "lxml")
    return Document(text, blocks, read_metadata(soup, text))


def read_blocks(markup: str) -> tuple[str, tuple[Block, ...]]:
    """Read a page's text and blocks alone."""
    return _blocks(parse(markup))


def _blocks(tree: LexborHTMLParser) -> tuple[str, tuple[Block, ...]]:
    pieces = walk(tree)
    settle(pieces)
    blocks = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        blocks.append(Block(at, end, piece.role, path_of(piece.frame)))
        at = end + len(BLOCK_SEPARATOR)
    return BLOCK_SEPARATOR.join([piece.text for piece in pieces]), tuple(blocks)
