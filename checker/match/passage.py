"""What matching yields: occurrences of a quotation, their passages and their differences."""

from dataclasses import dataclass
from enum import StrEnum

from checker.extract.document import Role


class DifferenceKind(StrEnum):
    """What sort of place it is where quotation and passage part."""

    TYPOGRAPHY = "typography"
    LINE_BREAK_HYPHEN = "line_break_hyphen"
    EDGE_CASE = "edge_case"
    EDGE_PUNCTUATION = "edge_punctuation"

    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    SIC = "sic"
    SPELLING_VARIANT = "spelling_variant"
    TRANSLITERATION = "transliteration"
    EQUAL_VALUE = "equal_value"
    INNER_PUNCTUATION = "inner_punctuation"
    INNER_CASE = "inner_case"
    INNER_HYPHEN = "inner_hyphen"
    REPORTING_CLAUSE = "reporting_clause"

    INFLECTION = "inflection"
    FUNCTION_WORD = "function_word"
    WORD = "word"
    OMISSION = "omission"
    INSERTION = "insertion"
    GAP = "gap"

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUANTIFIER = "quantifier"
    MODALITY = "modality"
    KEYWORD_CASE = "keyword_case"
    ORDER = "order"


_K = DifferenceKind
TYPOGRAPHIC = frozenset({_K.TYPOGRAPHY, _K.LINE_BREAK_HYPHEN, _K.EDGE_CASE, _K.EDGE_PUNCTUATION})
MARKED = frozenset({_K.ELLIPSIS, _K.BRACKET, _K.SIC})
CONVENTIONAL = frozenset(
    {
        _K.SPELLING_VARIANT,
        _K.TRANSLITERATION,
        _K.EQUAL_VALUE,
        _K.INNER_PUNCTUATION,
        _K.INNER_CASE,
        _K.INNER_HYPHEN,
        _K.REPORTING_CLAUSE,
    }
)
UNMARKED = frozenset({_K.INFLECTION, _K.FUNCTION_WORD, _K.WORD, _K.OMISSION, _K.INSERTION})
"""Words differ without a mark, none of them guarded. `gap` stands alone: it makes a splice."""
GUARDED = frozenset(
    {
        _K.NUMBER,
        _K.UNIT,
        _K.DATE,
        _K.NAME,
        _K.NEGATION,
        _K.QUANTIFIER,
        _K.MODALITY,
        _K.KEYWORD_CASE,
        _K.ORDER,
    }
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where one fragment, or an unmarked part of one, stands in an occurrence."""

    occurrence: int
    """Index from 0; 0 is the best and decides."""
    fragment: int
    """Index from 0 of the part between two ellipses."""
    text: str
    """`document.text[start:end]`."""
    start: int
    end: int
    block: Role
    prefix: str
    """The text right before, for a person to see the place."""
    suffix: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where quotation and passage part."""

    kind: DifferenceKind
    quote_text: str
    """`quote[quote_start:quote_end]`; empty where only the source has words."""
    source_text: str
    """`document.text[source_start:source_end]`; empty where only the quotation has words."""
    quote_start: int
    quote_end: int
    source_start: int
    source_end: int
    explanation: str
    """One sentence for a person."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place, or ordered set of places, in a document that holds the whole quotation."""

    passages: tuple[Passage, ...]
    """In the order of the quotation."""
    differences: tuple[Difference, ...]
    """In the order of the quotation."""
    similarity: float
    """Words of the quotation that stand unchanged and in order in the passages, over its words; 0 to 1."""
    governed_by: str | None
    """Words next to the passage, in its own sentence, that turn its sense ("denied that")."""


@dataclass(frozen=True, slots=True)
class Closest:
    """The most similar place, told to help a person where nothing was found. It is not a finding."""

    text: str
    start: int
    end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Match:
    """A quotation against a document: every occurrence, the best first, or the closest place."""

    occurrences: tuple[Occurrence, ...]
    closest: Closest | None
