"""HTML to a document: its text, block by block, in reading order, and what the page says of itself."""

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from checker.extract.document import OWN_WORDS, Block, Document, Role
from checker.extract.html.parse import parse
from checker.extract.html.pieces import path_of
from checker.extract.html.roles import count_words
from checker.extract.html.script_text import script_texts
from checker.extract.html.settle import settle
from checker.extract.html.walk import walk
from checker.extract.page_metadata.read_metadata import read_metadata
from checker.extract.page_metadata.skeleton import skeleton

BLOCK_SEPARATOR = "\n\n"
BARE_WORDS = 150
"""A page that shows fewer words of its own may keep them for its scripts."""
TEXT_FROM_SCRIPT = "text_from_script"


def read_html(markup: str, url: str = "") -> Document:
    """Read the whole text of a page, whatever its role, and its metadata.

    `url` is the page's address, or empty; what the page says of itself is resolved against it. Where the page is
    bare, what stands only in its scripts' data follows its text, in blocks whose path begins with `script`.
    """
    tree = parse(markup)
    text, blocks = _blocks(tree)
    metadata = read_metadata(skeleton(tree), text, blocks, url)
    if _is_bare(text, blocks) and (hidden := script_texts(tree, text)):
        metadata = replace(metadata, notes=(*metadata.notes, TEXT_FROM_SCRIPT))
        pieces = [(piece.text, Role.BODY, piece.path) for piece in hidden]
        text, blocks = _joined(text, blocks, pieces)
    return Document(text, blocks, metadata)


def read_blocks(markup: str) -> tuple[str, tuple[Block, ...]]:
    """Read the text that a page shows, and its blocks, alone."""
    return _blocks(parse(markup))


def _blocks(tree: LexborHTMLParser) -> tuple[str, tuple[Block, ...]]:
    pieces = walk(tree)
    settle(pieces)
    return _joined("", (), [(piece.text, piece.role, path_of(piece.frame)) for piece in pieces])


def _joined(text: str, blocks: tuple[Block, ...], pieces: list[tuple[str, Role, str]]) -> tuple[str, tuple[Block, ...]]:
    """Put pieces behind a text, each in a block of its own."""
    at = len(text) + len(BLOCK_SEPARATOR) if text else 0
    added = []
    for piece, role, path in pieces:
        end = at + len(piece)
        added.append(Block(at, end, role, path))
        at = end + len(BLOCK_SEPARATOR)
    texts = [piece for piece, _, _ in pieces]
    return BLOCK_SEPARATOR.join([text, *texts] if text else texts), (*blocks, *added)


def _is_bare(text: str, blocks: tuple[Block, ...]) -> bool:
    words = 0
    for block in blocks:
        if block.role in OWN_WORDS:
            words += count_words(text[block.start : block.end])
            if words >= BARE_WORDS:
                return False
    return True
