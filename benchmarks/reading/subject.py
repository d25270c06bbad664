"""What is measured: the only module of this benchmark that imports checker."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from checker.extract.document import OWN_WORDS, Document, Metadata
from checker.extract.read import read as read_document

BODY_ROLES = frozenset(map(str, OWN_WORDS))
"""What the source itself says at length."""
ROLES = (
    "body", "list", "table", "quotation", "standfirst", "headline", "caption", "aside", "navigation", "comment",
)  # fmt: skip
"""From the role that is worth most to the one that is worth least."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a page."""

    text: str
    blocks: tuple[tuple[int, int, str], ...]
    """Start, end and role; half-open, in characters of the text."""
    state: str
    """The source state where there is no document, else empty."""
    cut: bool = False
    """Whether only the beginning was read."""


def read(raw: bytes, media_type: str = "text/html", url: str = "") -> Reading:
    """Read a page as `checker` does."""
    return _reading(read_document(raw, media_type, url))


def attempt(raw: bytes, media_type: str = "text/html", url: str = "") -> Reading:
    """Read likewise; an exception, which `read` must never raise, is told as the state and loses the page's text."""
    try:
        return read(raw, media_type, url)
    except Exception as error:
        return Reading("", (), f"raised {type(error).__name__}")


def metadata(raw: bytes, media_type: str, url: str) -> Metadata:
    """Give what is read of a page's metadata; nothing where there is no document."""
    try:
        result = read_document(raw, media_type, url)
    except Exception:
        return Metadata()
    return result.metadata if isinstance(result, Document) else Metadata()


def guarded_read() -> Callable[..., Reading] | None:
    """Give the reading in a limited child, if there is one."""
    call = _optional("checker.extract.guarded.guarded_read", "guarded_read")
    return None if call is None else lambda *arguments: _reading(call(*arguments))


def read_blocks() -> Callable[[str], object] | None:
    """Give the reading of text and blocks alone, from markup that is decoded, if there is one."""
    call: Callable[[str], object] | None = _optional("checker.extract.html.read_html", "read_blocks")
    return call


def _reading(result: Any) -> Reading:  # noqa: ANN401
    if isinstance(result, Document):
        blocks = tuple((block.start, block.end, str(block.role)) for block in result.blocks)
        return Reading(result.text, blocks, "", result.metadata.cut)
    return Reading("", (), str(result.state))


def _optional(module: str, name: str) -> Any:  # noqa: ANN401
    try:
        return getattr(import_module(module), name, None)
    except ModuleNotFoundError:
        return None
