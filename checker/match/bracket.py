"""What an editor's bracket may not hide: a negation, or one name, number, date or modal for another."""

from itertools import pairwise

from checker.match.kinds import Side, changed_words, prefixed
from checker.match.lexicon.quantity import same_value, says_how_many, value_of
from checker.match.lexicon.words import MODALITY, QUANTIFIERS, TIME_WORDS, UNITS, WEAK_HEDGES
from checker.match.passage import DifferenceKind as Kind
from checker.match.tokens import Token

_TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame president prime minister chancellor senator governor mayor general "
    "colonel captain king queen prince princess pope judge justice secretary chairman".split()
)


def hides(bracket: Side, source: Side) -> Kind | None:
    """Give the guarded kind that a bracket conceals: a negation, one name, number or date for another, a modal."""
    if same_value(bracket.tokens, source.tokens):
        return None
    if source.negations() != bracket.negations() or (len(source.tokens) <= WORD_FOR_WORD and prefixed(bracket, source)):
        return Kind.NEGATION
    return exchanges(bracket, source) or (
        _weakens(bracket, source) if 0 < len(source.tokens) <= WORD_FOR_WORD else None
    )


def exchanges(bracket: Side, source: Side) -> Kind | None:
    """Give the guarded kind in which a bracket puts one value or name for another; what it adds is no exchange."""
    for words, kind in ((TIME_WORDS, Kind.DATE), (UNITS, Kind.UNIT)):
        mine, theirs = bracket.having(words), source.having(words)
        if mine and theirs - _DEICTIC and changed_words(mine, theirs):
            return kind
    if bracket.signs() and source.signs() and bracket.signs() != source.signs():
        return Kind.UNIT
    if _relative(bracket) and _relative(source) and _relative(bracket) != _relative(source):
        return Kind.DATE
    value, source_value = value_of(bracket.tokens), value_of(source.tokens)
    if value is not None and source_value is not None and value != source_value:
        return Kind.NUMBER
    numbers, source_numbers = _number_tokens(bracket), _number_tokens(source)
    if numbers and source_numbers and value_of(numbers) != value_of(source_numbers):
        return Kind.NUMBER
    names, source_names = (side.names() - _TITLES - TIME_WORDS for side in (bracket, source))
    if names - source_names and source_names - names:
        return Kind.NAME
    return None


_DEICTIC = frozenset("today yesterday tomorrow tonight".split())
"""Words whose day only their own date tells: a bracket may say which."""
_PRESENT = {"might": "may", "could": "can", "would": "will", "should": "shall"}
"""Reported speech moves a verb back in time: a bracket changes its form, not its sense."""
WORD_FOR_WORD = 4
"""A bracket that stands for more words names a thing anew; for fewer it puts word for word."""
_OF_SOME = frozenset("few most half some hardly nearly almost".split())


def _weakens(bracket: Side, source: Side) -> Kind | None:
    """Give the kind in which a bracket says of more or fewer, or more or less surely, what the source says there."""
    modals, source_modals = (
        {_PRESENT.get(key, key) for key in side.having(MODALITY) - WEAK_HEDGES} for side in (bracket, source)
    )
    plain = frozenset({"will", "shall"})
    if modals - plain != source_modals - plain or (modals and source_modals and modals != source_modals):
        return Kind.MODALITY
    quantifiers, source_quantifiers = bracket.having(QUANTIFIERS), source.having(QUANTIFIERS)
    if quantifiers and source_quantifiers and changed_words(quantifiers, source_quantifiers):
        return Kind.QUANTIFIER
    return Kind.QUANTIFIER if source_quantifiers & _OF_SOME and not quantifiers else None


_RELATIVE = frozenset("next last this previous coming past following".split())


def _relative(side: Side) -> set[str]:
    """Give the words that say which day or year is meant, right before it: next year, last May."""
    return {word.key for word, after in pairwise(side.tokens) if word.key in _RELATIVE and after.key in TIME_WORDS}


def _number_tokens(side: Side) -> list[Token]:
    return [token for token in side.tokens if says_how_many(token)]
