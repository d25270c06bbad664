"""A quotation as its writer marked it: words, ellipses and square brackets."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain

from checker.match.locate.fold import letters_of
from checker.match.tokens import Token, tokenize


class MarkKind(StrEnum):
    """What an editor's mark in a quotation says."""

    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    EDITORIAL = "editorial"
    """`[sic]`, `[emphasis added]`: a remark, in nobody's place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An editor's mark: `quote[start:end]`, with the clitic that is attached to a bracket."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """Words between two marks: `quote[start:end]`."""

    quote: str
    start: int
    end: int
    fragment: int
    """Index of the fragment it belongs to; ellipses part fragments, brackets do not."""
    mark: Mark | None
    """The mark before it; None for the first piece without one."""

    letters: bytes = field(init=False)
    """Its letters and digits, folded."""

    def __post_init__(self) -> None:
        """Fold the letters: every search asks for them."""
        object.__setattr__(self, "letters", letters_of(self.quote[self.start : self.end]))

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its words, numbers and signs."""
        return tuple(tokenize(self.quote, self.start, self.end))


@dataclass(frozen=True)
class Quotation:
    """A quotation taken apart. Offsets count in `text`."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    """Every mark, in order; those before the first and after the last piece too."""

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words, numbers and signs of all pieces."""
        return tuple(chain.from_iterable(piece.words for piece in self.pieces))


_MARK = re.compile(
    r"""
    (?P<ellipsis> [\[(]\s*(?:\.\s?\.\s?\.\s?\.?|…)\s*[\])] | …[.…]*
    | (?<!\.)(?<!\.\s)\.\s?\.\s?\.(?:\s?\.){0,3}(?!\s?\.) )
  | (?P<bracket> \[ (?P<inner> [^\[\]]{0,300} ) \] )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"['’](?:s|ve|re|m|ll|d)\b", re.IGNORECASE)
"""What may be attached to a bracket, and was to the word that it stands for: `[the boats]’ve` for `they’ve`."""
_EDITORIAL = re.compile(
    r"\s*(sic\b.*|(my |our )?(emphasis|italics|bold|translation)\b.*|emphasis:? .*|translated\b.*|laughs|laughter|"
    r"applause|pause|inaudible|unintelligible|crosstalk|expletive( deleted)?|\d{1,3}|note \d+|citation needed)\s*",
    re.IGNORECASE,
)


def unmarked(text: str) -> Quotation:
    """Take a quotation as one piece, whose marks say nothing."""
    return Quotation(text, (Piece(text, 0, len(text), 0, None),) if _has_words(text) else (), ())


def parse_quotation(text: str, source: str) -> Quotation:
    """Take a quotation apart. A mark that stands in `source` after the same word is taken for the source's own.

    A bracket inside a word or around its first letter (`[O]ur`, `want[ed]`) marks a change of form: its
    letters stay in the piece.
    """
    marks, pieces = [], []
    fragment, begin = 0, 0
    pending: Mark | None = None
    for found in _MARK.finditer(text):
        kind = _kind(text, found, source)
        if kind is None:
            continue
        clitic = _CLITIC.match(text, found.end()) if kind is MarkKind.BRACKET else None
        mark = Mark(kind, found.start(), clitic.end() if clitic else found.end())
        marks.append(mark)
        if _has_words(text[begin : mark.start]):
            pieces.append(Piece(text, begin, mark.start, fragment, pending))
            pending = None
        if kind is MarkKind.ELLIPSIS and pieces and pieces[-1].fragment == fragment:
            fragment += 1
        # An ellipsis outranks a bracket beside it: the gap may then be of any length.
        if pending is None or pending.kind is not MarkKind.ELLIPSIS:
            pending = mark
        begin = mark.end
    if _has_words(text[begin:]):
        pieces.append(Piece(text, begin, len(text), fragment, pending))
    return Quotation(text, tuple(pieces), tuple(marks))


def _kind(text: str, found: re.Match[str], source: str) -> MarkKind | None:
    if found["ellipsis"] is not None:
        alone = text[max(0, found.start() - 12) : found.start()].split()[-1:]
        own = bool(alone) and _stands_in(f"{alone[0]} {found.group()}", source)
        return None if own else MarkKind.ELLIPSIS
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    editorial = _EDITORIAL.fullmatch(found["inner"]) is not None
    if found["inner"].strip().isdigit():
        # Right after a word it is a footnote's mark; on its own a number that the writer put in.
        editorial = bool(before.strip()) and not (before.isdigit() and found["inner"].startswith("0"))
    if not editorial and (before.isalnum() or after.isalnum()):
        return None
    if _has_words(found["inner"]) and letters_of(found["inner"]) in _bracketed(source):
        return None
    return MarkKind.EDITORIAL if editorial else MarkKind.BRACKET


@lru_cache(maxsize=8)
def _bracketed(source: str) -> frozenset[bytes]:
    """Give the letters of everything that stands in brackets."""
    return frozenset(letters_of(found["inner"]) for found in _MARK.finditer(source) if found["inner"])


def _stands_in(text: str, source: str) -> bool:
    return any(
        form in source or form.replace(" ", "") in source
        for form in (text, text.replace("…", "..."), text.replace("...", "…"))
    )


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
