"""Which kind a difference is: pure rules over the words of both sides, gravest first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.match.lexicon.quantity import same_value, says_how_many
from checker.match.lexicon.spelling import LOAN_WORDS, contracts, same_lemma, same_letters, same_spelling
from checker.match.lexicon.transliteration import same_name
from checker.match.lexicon.words import (
    FUNCTION_WORDS,
    KEYWORDS,
    MODALITY,
    MODALS,
    PROPER_BY_CASE,
    QUANTIFIERS,
    TIME_WORDS,
    UNITS,
    UNITS_BY_CASE,
    is_negation,
)
from checker.match.passage import DifferenceKind as Kind
from checker.match.tokens import Token, without_accents

_CURRENCY_OR_PERCENT = frozenset("$£€¥₹₽%°")


_CLITIC_MODALS = {"ll": "will", "d": "would"}


def _modal_of(key: str) -> str:
    """Give the modal in a clitic or before one (he'll, can't), or the key."""
    if key == "cannot":
        return "can"
    if key.endswith("n't"):
        return {"ca": "can", "wo": "will", "sha": "shall"}.get(key[:-3], key[:-3])
    return _CLITIC_MODALS.get(key.rpartition("'")[2], key)


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side of a difference, and how to tell names among them."""

    tokens: Sequence[Token]
    begins_sentence: Callable[[Token], bool]
    """Whether a word's capital may come from its place alone."""

    @property
    def keys(self) -> list[str]:
        """The words' keys."""
        return [token.key for token in self.tokens]

    def names(self) -> set[str]:
        """Give the words that are names by their capital."""
        return {
            token.key
            for token in self.tokens
            if token.is_word
            and token.is_capitalised
            and (token.key not in FUNCTION_WORDS or (token.key in PROPER_BY_CASE and token.text.isupper()))
            and token.key not in MODALITY
            and not self.begins_sentence(token)
        }

    def having(self, words: frozenset[str]) -> set[str]:
        """Give the words that are in a closed class; a clitic counts as its word (he'll, he'd)."""
        tokens = (token for token in self.tokens if self._is_meant(token, words))
        full = ((_modal_of(token.key), token.key) for token in tokens)
        return {word if word in words else key for word, key in full if word in words or key in words}

    def _is_meant(self, token: Token, words: frozenset[str]) -> bool:
        """Whether March and May are months, and not what marches or may be."""
        if token.key == "may":
            return (words is TIME_WORDS) == (token.is_capitalised and not self.begins_sentence(token))
        return token.key != "march" or token.is_capitalised

    def negations(self) -> int:
        """Count the words that negate."""
        return sum(is_negation(token.key) for token in self.tokens)

    def signs(self) -> set[str]:
        """Give the signs of currencies, per cent and degrees."""
        return {token.text for token in self.tokens if token.text in _CURRENCY_OR_PERCENT}

    def numbers(self) -> set[str]:
        """Give the words and digits that tell how many."""
        return {token.key for token in self.tokens if says_how_many(token) or token.key in ("-", "/")}


def replaced(quote: Side, source: Side) -> Kind:
    """Give the kind of words exchanged for others; both sides hold at least one token."""
    if len(quote.tokens) == len(source.tokens) == 1 and same_spelling(quote.keys[0], source.keys[0]):
        return Kind.SPELLING_VARIANT
    if same_value(quote.tokens, source.tokens):
        return Kind.EQUAL_VALUE
    joined, source_joined = "".join(quote.keys), "".join(source.keys)
    spaced, source_spaced = " ".join(quote.keys), " ".join(source.keys)
    if same_name(spaced, source_spaced) or (spaced != joined and same_name(joined, source_joined)):
        return Kind.TRANSLITERATION
    if len(quote.tokens) == len(source.tokens) == 1:
        if accents := _accents(quote.tokens[0], source.tokens[0]):
            return accents
        if quote.negations() != source.negations() or _negating_prefix(joined, source_joined):
            return Kind.NEGATION
    if contracts(quote.keys, source.keys):
        return Kind.INFLECTION
    if guarded := changed_class(quote, source):
        return guarded
    if len(quote.tokens) == len(source.tokens) == 1 and same_lemma(joined, source_joined):
        return Kind.INFLECTION
    names, source_names = quote.names(), source.names()
    if names != source_names and (names or source_names):
        return Kind.NAME
    if all(key in FUNCTION_WORDS for key in quote.keys + source.keys):
        return Kind.FUNCTION_WORD
    return Kind.WORD


def _accents(quote: Token, source: Token) -> Kind | None:
    """Tell whether accents alone differ where they may: in a loan word, or in a name written in Latin letters.

    Elsewhere an accent makes another word (ou/où, año/ano).
    """
    if same_letters(quote.key, source.key):
        return Kind.SPELLING_VARIANT
    if quote.key.replace("ı", "i") == source.key.replace("ı", "i"):
        # Turkish writes i with and without its dot; which one a capital I was, small letters don't tell.
        return Kind.INNER_CASE if "I" in quote.text + source.text else Kind.WORD
    bare = without_accents(quote.key)
    if bare != without_accents(source.key):
        return None
    if bare.isascii() and _DIAERESIS.sub(lambda found: without_accents(found[0]), quote.key + source.key) == 2 * bare:
        return Kind.SPELLING_VARIANT
    if bare in LOAN_WORDS or quote.key.replace("ё", "е") == source.key.replace("ё", "е"):
        return Kind.SPELLING_VARIANT
    if any(word.text.isupper() and len(word.text) > 1 for word in (quote, source)) and not bare.isascii():
        # Greek leaves its accents out in capitals.
        return Kind.INNER_CASE
    return Kind.TRANSLITERATION if bare.isascii() and quote.is_capitalised and source.is_capitalised else None


_DIAERESIS = re.compile(r"(?<=[aeiou])[ëïöü]")
"""A vowel said apart from the one before it: coöperate, naïve; with and without the sign one word."""
_PAIRED_WORDS = 12
"""In longer changes any two words may be alike by chance."""
_PREFIXES = ("un", "in", "il", "im", "ir", "non", "dis", "anti")


def _negating_prefix(first: str, second: str) -> bool:
    long, short = (first, second) if len(first) > len(second) else (second, first)
    return len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES)


def prefixed(quote: Side, source: Side) -> bool:
    """Whether a word stands on one side plain and on the other with a negating prefix (lawful, unlawful)."""
    keys, source_keys = set(quote.keys), set(source.keys)
    longest = max(len(keys), len(source_keys))
    return longest <= _PAIRED_WORDS and any(
        _negating_prefix(a, b) for a in keys - source_keys for b in source_keys - keys
    )


def left_out(source: Side) -> Kind:
    """Give the kind of words that only the source has."""
    return _one_sided(source) or (
        Kind.FUNCTION_WORD if all(key in FUNCTION_WORDS for key in source.keys) else Kind.OMISSION
    )


def put_in(quote: Side) -> Kind:
    """Give the kind of words that only the quotation has."""
    if guarded := _one_sided(quote):
        return guarded
    if quote.having(TIME_WORDS):
        return Kind.DATE
    if quote.names():
        return Kind.NAME
    return Kind.FUNCTION_WORD if all(key in FUNCTION_WORDS for key in quote.keys) else Kind.INSERTION


def _one_sided(side: Side) -> Kind | None:
    if side.negations():
        return Kind.NEGATION
    if side.having(MODALITY):
        return Kind.MODALITY
    if side.having(QUANTIFIERS):
        return Kind.QUANTIFIER
    if any(token.text in _CURRENCY_OR_PERCENT for token in side.tokens):
        return Kind.UNIT
    if side.numbers():
        return Kind.NUMBER
    if len(side.tokens) <= 2 and side.having(UNITS):
        return Kind.UNIT
    return None


def changed_class(quote: Side, source: Side) -> Kind | None:
    """Give the guarded kind in which two sides differ, the gravest first; None if in none."""
    if quote.negations() != source.negations() or prefixed(quote, source):
        return Kind.NEGATION
    if _number_changed(quote, source):
        return Kind.NUMBER
    for words, kind in ((UNITS, Kind.UNIT), (TIME_WORDS, Kind.DATE), (MODALITY, Kind.MODALITY)):
        if changed_words(quote.having(words), source.having(words)):
            return kind
    if quote.signs() != source.signs():
        return Kind.UNIT
    if changed_words(quote.having(QUANTIFIERS), source.having(QUANTIFIERS)):
        return Kind.QUANTIFIER
    return None


def changed_words(words: set[str], source_words: set[str]) -> bool:
    """Whether two sets differ in more than the form of their words (week/weeks)."""
    only, source_only = words - source_words, source_words - words
    for word in list(only):
        twin = next((other for other in source_only if _is_form(word, other)), None)
        if twin is not None and word not in MODALS and word not in QUANTIFIERS:
            only.discard(word)
            source_only.discard(twin)
    return bool(only or source_only)


def _is_form(word: str, other: str) -> bool:
    """Whether two words differ in number or spelling alone: week/weeks, foot/feet, litre/liters; not ton/tonnes."""
    if {word.removesuffix("s"), other.removesuffix("s")} == {"ton", "tonne"}:
        return False
    return same_lemma(word, other) or same_spelling(word, other)


def _number_changed(quote: Side, source: Side) -> bool:
    numbers, source_numbers = quote.numbers(), source.numbers()
    return numbers != source_numbers


def changed_case(
    quote: Token,
    source: Token,
    *,
    at_edge: bool,
    all_capitals: bool,
    name_in_source: bool = False,
    by_place: bool = False,
) -> Kind:
    """Give the kind of a change of case. `at_edge`: in the quotation's or source's first word of a sentence.

    `by_place`: the capital that one side has comes from where it stands. `name_in_source`: the source's does not.
    `all_capitals`: the words around are in capitals too, so that capitals say nothing.
    """
    shouting = {token.text.isupper() and len(token.text) > 1 for token in (quote, source)}
    if len(shouting) == 2 and not all_capitals and quote.key in KEYWORDS | PROPER_BY_CASE:
        return Kind.KEYWORD_CASE
    if quote.key in UNITS_BY_CASE:
        return Kind.KEYWORD_CASE
    if at_edge and not (name_in_source and quote.key in PROPER_BY_CASE and not quote.is_capitalised):
        return Kind.EDGE_CASE
    if by_place:
        return Kind.INNER_CASE
    if not all_capitals and quote.key in PROPER_BY_CASE and quote.is_capitalised != source.is_capitalised:
        return Kind.KEYWORD_CASE
    return Kind.INNER_CASE
