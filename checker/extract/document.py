"""The document: the text read from a capture, its blocks and its metadata."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property

EXTRACTOR_VERSION = "5"
"""Raised whenever the same bytes could give another document."""


class Role(StrEnum):
    """What a block is on its page."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    """The summary between the headline and the body."""
    BODY = "body"
    LIST = "list"
    """An item of a list in the body."""
    TABLE = "table"
    """A cell of a table in the body."""
    QUOTATION = "quotation"
    CAPTION = "caption"
    ASIDE = "aside"
    """Around the article: related stories, promotion, hidden text."""
    NAVIGATION = "navigation"
    COMMENT = "comment"


OWN_WORDS = frozenset({Role.BODY, Role.LIST, Role.TABLE, Role.QUOTATION, Role.STANDFIRST})
"""Roles of what the source itself says at length; the others name it, frame it or stand beside it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one piece: `document.text[start:end]`."""

    start: int
    end: int
    role: Role
    path: str
    """Where it stands: a CSS path in HTML, `page=3` in a PDF (RFC 8118), `t=62.5` in subtitles (W3C Media Fragments);
    empty for plain text."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of itself, and what reading it met; None where nothing is said."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601, as precise as the source gives it."""
    modified: str | None = None
    """ISO 8601, likewise."""
    outlet: str | None = None
    """Who publishes the page."""
    origin: str | None = None
    """The agency that the text came from, where that is another than the outlet ("Associated Press")."""
    language: str | None = None
    """BCP 47, as declared."""
    canonical_url: str | None = None
    free: bool | None = None
    """Whether the page says that all may read it (schema.org isAccessibleForFree)."""
    corrections: tuple[str, ...] = ()
    """Correction notices, as they stand in the text."""
    media: str | None = None
    """`video` or `audio` where the page says that this is what it is."""
    needs_script: bool = False
    """Whether the page shows its text only to a browser that runs its scripts."""
    cut: bool = False
    """Whether only the beginning was read, the source being larger than the limit."""
    notes: tuple[str, ...] = ()
    """What reading met that a person should know: `mojibake_repaired`, `text_from_script`."""
    told_by: tuple[tuple[str, str], ...] = ()
    """Where each field above came from: its name and the place, `("published", "meta article:published_time")`."""


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
        index = self.block_index(offset)
        return None if index is None else self.blocks[index]

    def block_index(self, offset: int) -> int | None:
        """Give the index of the block that holds this character, or None between blocks."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.blocks) and self.blocks[low].start <= offset:
            return low
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
    for name in ("authors", "corrections", "notes"):
        fields[name] = tuple(fields[name])
    return Metadata(**{**fields, "told_by": tuple((name, where) for name, where in fields["told_by"])})
