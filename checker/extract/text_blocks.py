"""Pieces of text, as a walk over a page meets them, to a document's text and blocks."""

import re

from checker.extract.document import Block, Role

BLOCK_SEPARATOR = "\n\n"
_COLLAPSIBLE = re.compile(r"[ \t\n\f\r]+")
"""CSS Text 3 §4.1.1: these collapse; a no-break space does not."""
_AROUND_BREAK = re.compile(r" *\n *")


class TextBlocks:
    """Collects text; a block ends where its role or its place changes, or where `end_block` says so."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._role: Role = Role.BODY
        self._path = ""
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    @property
    def is_open(self) -> bool:
        """Whether the current block holds visible text already."""
        return bool(self._pieces)

    def add(self, text: str, role: Role, path: str, *, preformatted: bool = False) -> None:
        """Add text inside the current block; role and path of its first visible text are the block's."""
        if not preformatted:
            text = _COLLAPSIBLE.sub(" ", text)
        if not self._pieces:
            if not text.strip():
                return
            self._role, self._path = role, path
        self._pieces.append(text)

    def line_break(self) -> None:
        """Break the line inside the current block (`<br>`)."""
        if self._pieces:
            self._pieces.append("\n")

    def end_block(self) -> None:
        """Close the current block; white space alone makes none."""
        if not self._pieces:
            return
        text = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", "".join(self._pieces))).strip(" \t\n\f\r")
        self._pieces.clear()
        if not text:
            return
        if self._texts:
            self._length += len(BLOCK_SEPARATOR)
        self._blocks.append(Block(self._length, self._length + len(text), self._role, self._path))
        self._texts.append(text)
        self._length += len(text)

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """Give the whole text and its blocks."""
        self.end_block()
        return BLOCK_SEPARATOR.join(self._texts), tuple(self._blocks)
