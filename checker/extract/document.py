"""The document: the text read from a capture, its blocks and its metadata."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property

EXTRACTOR_VERSION = "1"
"""Raised whenever the same bytes could give another document."""


class Role(StrEnum):
    """What a block is on its page."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    QUOTATION = "quotation"
    ASIDE = "aside"
    NAVIGATION = "navigation"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one piece: `document.text[start:end]`."""

    start: int
    end: int
    role: Role
    path: str
    """Where it stands on the page, as a CSS path; empty for plain text."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; None where it says nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601, as precise as the page gives it."""
    outlet: str | None = None
    language: str | None = None
    """BCP 47, as declared."""
    free: bool | None = None
    """Whether the page says that all may read it (schema.org isAccessibleForFree)."""
    media: str | None = None
    """`video` or `audio` where the page says that this is what it is."""
    needs_script: bool = False
    """Whether the page shows its text only to a browser that runs its scripts."""


@dataclass(frozen=True, eq=False)
class Document:
    """A text to look for quotations in. Immutable; the same input gives the same document everywhere."""

    text: str
    """All offsets are half-open and count characters (code points) of this string."""
    blocks: tuple[Block, ...]
    """In reading order, not overlapping; between two blocks stands only white space."""
    metadata: Metadata = field(default_factory=Metadata)

    @staticmethod
    def from_text(text: str) -> "Document":
        """Make a document whose text is exactly this string, in one body block."""
        return Document(text, (Block(0, len(text), Role.BODY, ""),))

    @cached_property
    def sha256(self) -> str:
        """Hex SHA-256 of the text, its blocks and the extractor's version: the document's identity."""
        digest = hashlib.sha256(EXTRACTOR_VERSION.encode())
        digest.update(dump_blocks(self.blocks).encode())
        digest.update(self.text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def block_at(self, offset: int) -> Block | None:
        """Give the block that holds this character, or None between blocks."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.blocks) and self.blocks[low].start <= offset:
            return self.blocks[low]
        return None


def dump_blocks(blocks: Sequence[Block]) -> str:
    """Write blocks as JSON, for the store and for a document's identity."""
    return json.dumps([[b.start, b.end, b.role, b.path] for b in blocks], separators=(",", ":"))


def load_blocks(dumped: str) -> tuple[Block, ...]:
    """Read what `dump_blocks` wrote."""
    return tuple(Block(start, end, Role(role), path) for start, end, role, path in json.loads(dumped))


def dump_metadata(metadata: Metadata) -> str:
    """Write metadata as JSON, for the store."""
    return json.dumps(asdict(metadata), ensure_ascii=False)


def load_metadata(dumped: str) -> Metadata:
    """Read what `dump_metadata` wrote."""
    fields = json.loads(dumped)
    return Metadata(**{**fields, "authors": tuple(fields["authors"])})
