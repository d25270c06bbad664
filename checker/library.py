"""What verdicts read from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.extract.document import Document
from checker.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Library:
    """Where a verdict reads from: what was captured, and what it holds."""

    readings: Callable[[str], Sequence[Reading]]
    """The captures of a cited URL, the newest first."""
    document: Callable[[str], Document]
    """The document with a digest."""
    holding: Callable[[Sequence[Sequence[str]]], Iterator[Reading]]
    """The captures whose documents hold any of these runs of words, best first."""
