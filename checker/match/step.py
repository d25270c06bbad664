"""The steps of a reading: where the words of a quotation and of its passages go together, and where they part."""

from typing import NamedTuple

from checker.match.quotation import Mark
from checker.match.tokens import Token


class Same(NamedTuple):
    """A word that stands on both sides."""

    quote: Token
    source: Token


class Changed(NamedTuple):
    """Words of the quotation (or none) where the source has others (or none)."""

    quote: tuple[Token, ...]
    source: tuple[Token, ...]


class Marked(NamedTuple):
    """An editor's mark, and the words of the source that stand in its place."""

    mark: Mark
    source: tuple[Token, ...]


class Jump(NamedTuple):
    """The reading goes on elsewhere; `mark` is the editor's mark that says so, or None."""

    mark: Mark | None


Step = Same | Changed | Marked | Jump
