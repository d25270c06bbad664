"""Words that the quotation has in the place of others: split into pairs, each with its kind."""

import re
from collections.abc import Iterator, Sequence

from checker.match import kinds
from checker.match.lexicon.quantity import is_calendar_word, is_unit
from checker.match.lexicon.spelling import ONE_OR_TWO_WORDS, PARTED_BY_HYPHEN, same_lemma
from checker.match.lexicon.words import FUNCTION_WORDS, NUMBERED
from checker.match.passage import GUARDED
from checker.match.passage import DifferenceKind as Kind
from checker.match.punctuation import plain
from checker.match.texts import Texts, is_english_around
from checker.match.tokens import Token, tokenize, without_accents

_LINE_BREAK = re.compile(r"[^\W\d_][-\u2010\u00ad¬]\s*\n\s*[^\W\d_]")
"""A word broken at the end of a line."""
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]{1,2}\.?")
"""Letters in ones and twos, each with its point."""
_VARIANTS = frozenset({Kind.SPELLING_VARIANT, Kind.TRANSLITERATION, Kind.EQUAL_VALUE, Kind.INFLECTION, Kind.INNER_CASE})

PAIRED_WORDS = 500
"""Words in a row that are all others; told one by one, more of them tell nobody anything."""

Named = tuple[Sequence[Token], Sequence[Token], Kind]
"""Words of the quotation, words of the source, and the kind of their difference; one side may be empty."""


def named_changes(texts: Texts, quote_words: Sequence[Token], source_words: Sequence[Token]) -> Iterator[Named]:
    """Split a change into the smallest pairs that can be named without losing what the whole says."""
    quote, source = list(quote_words), list(source_words)
    if "".join(word.key for word in quote) == "".join(word.key for word in source):
        yield quote, source, _joined_kind(texts, quote, source)
        return
    whole = _replaced(texts, quote, source)
    if whole is Kind.TRANSLITERATION and not is_english_around(texts.source, source[0].start):
        whole = Kind.WORD if len(quote) == 1 and _differ_in_accents(quote, source) else whole
    if whole is Kind.EQUAL_VALUE and (
        _is_clock_for_decimal(texts, quote, source) or _is_numbering(texts, quote[0], source[0])
    ):
        whole = Kind.NUMBER
    if _is_other_half_of_day(texts, quote, source):
        whole = Kind.DATE
    if whole is Kind.NUMBER and _is_hexadecimal(texts, quote, source):
        whole = Kind.EQUAL_VALUE
    if whole not in GUARDED and is_bracketed(texts, quote):
        yield quote, source, Kind.BRACKET if _is_form_of(texts, quote, source) else _unmarked(texts, quote, source)
        return
    if whole is Kind.EQUAL_VALUE and len(quote) == len(source) == 1 and not _is_date(texts, quote[0], source[0]):
        whole = Kind.NAME
    if len(quote) == len(source) == 1 and _is_possessive(texts, quote[0], source[0]):
        whole = Kind.SPELLING_VARIANT
    if whole in _VARIANTS or len(quote) == len(source) == 1:
        yield quote, source, whole
        return
    # Words that are only spelled otherwise are told apart from the words that are others.
    tail: list[Named] = []
    while quote and source and (kind := _variant(texts, quote[0], source[0])):
        yield quote[:1], source[:1], kind
        del quote[0], source[0]
    while quote and source and (kind := _variant(texts, quote[-1], source[-1])):
        tail.insert(0, (quote[-1:], source[-1:], kind))
        del quote[-1], source[-1]
    if quote and source:
        yield from _same_length_pairs(texts, quote, source)
    elif quote:
        yield quote, source, kinds.put_in(texts.quote_side(quote))
    elif source:
        yield quote, source, kinds.left_out(texts.source_side(source))
    yield from tail


def _is_possessive(texts: Texts, quote: Token, source: Token) -> bool:
    """Whether one side writes James's and the other James'."""
    long, short = (quote, source) if len(quote.key) > len(source.key) else (source, quote)
    text = texts.source if short is source else texts.quote
    return long.key == f"{short.key}'s" and short.key.endswith("s") and text[short.end : short.end + 1] in ("'", "’")


def _is_date(texts: Texts, quote: Token, source: Token) -> bool:
    """Whether a shortened month or day is one: beside a number, or no name stands after it (Mar 5; not Mar Okoro)."""
    if not (is_calendar_word(quote) and is_calendar_word(source)):
        return True
    beside = [
        *tokenize(texts.source, max(0, source.start - 20), source.start)[-1:],
        *tokenize(texts.source, source.end, source.end + 20)[:1],
    ]
    if any(word.is_number for word in beside):
        return True
    before = {word.key for word in beside if word.end <= source.start}
    return bool(before & _BEFORE_DATE) and not any(
        word.is_capitalised for word in beside if word.start >= source.end and not is_calendar_word(word)
    )


_BEFORE_DATE = frozenset("in on since by until till from of last next this early late mid every each to and or".split())


def _differ_in_accents(quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether accents are all that differs. In English they part no words, but in many languages they do."""
    return without_accents(quote[0].key) == without_accents(source[0].key)


def _is_form_of(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether a bracket inside a word changes its form: the letters outside it are the source's (want[ed], [h]is)."""
    if len(quote) > 1 or len(source) > 1:
        return True
    raw = texts.quote[max(0, quote[0].start - 1) : quote[0].end + 1].strip()
    kept = "".join(re.split(r"\[[^\]]*\]?|[^\]]*\]", raw)).strip().casefold() if "[" in raw else ""
    key = source[0].key
    if raw.startswith("[") and len(quote[0].key) == len(key):
        # A bracketed first letter changes its case: [b]oats is not for goats.
        return quote[0].key == key or same_lemma(quote[0].key, key)
    return same_lemma(quote[0].key, key) or (len(kept) > 1 and (key.startswith(kept) or key.endswith(kept)))


def _unmarked(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> Kind:
    names = texts.quote_side(quote).names() or texts.source_side(source).names()
    return Kind.NAME if names else Kind.WORD


def _is_clock_for_decimal(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether one side writes 1:30 and the other 1.30 where no time of day is meant: a unit follows."""
    clocks = [any(":" in word.text for word in side) for side in (quote, source)]
    after = tokenize(texts.source, source[-1].end, source[-1].end + 30)[:1]
    return clocks[0] != clocks[1] and any(is_unit(word) for word in after)


def _is_numbering(texts: Texts, quote: Token, source: Token) -> bool:
    """Whether a number with a point is no decimal, so that a zero at its end counts."""
    if quote.key == source.key or not ("." in quote.key and "." in source.key):
        return False
    return any(word.key in NUMBERED for word in tokenize(texts.source, max(0, source.start - 20), source.start)[-1:])


def _is_other_half_of_day(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether one side writes a.m. and the other p.m."""
    if len(quote) != 1 or len(source) != 1:
        return False
    halves = []
    for text, word in ((texts.quote, quote[0]), (texts.source, source[0])):
        full = _HALF_OF_DAY.match(text, word.start)
        halves.append(full[1].lower() if full else "")
    return set(halves) == {"a", "p"}


_HALF_OF_DAY = re.compile(r"([ap])\.?m\b", re.IGNORECASE)


def _is_hexadecimal(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether both are one number after 0x; zeros before it say nothing."""
    sides = ((texts.quote, quote[0]), (texts.source, source[0]))
    written = all(text[max(0, word.start - 2) : word.start].lower() == "0x" for text, word in sides)
    return len(quote) == len(source) == 1 and written and quote[0].key.lstrip("0") == source[0].key.lstrip("0")


def _variant(texts: Texts, quote: Token, source: Token) -> Kind | None:
    kind = _replaced(texts, [quote], [source])
    return kind if kind in _VARIANTS else None


def _same_length_pairs(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> Iterator[Named]:
    """Pair word by word where the pairs tell as much as the whole does; else give the whole."""
    whole = _replaced(texts, quote, source)
    if len(quote) == len(source) <= PAIRED_WORDS:
        pairs = [(quote[i : i + 1], source[i : i + 1]) for i in range(len(quote))]
        named = [(a, b, _replaced(texts, a, b)) for a, b in pairs]
        guarded = GUARDED.intersection(kind for _, _, kind in named)
        if whole in guarded or not (guarded or whole in GUARDED):
            yield from named
            return
    yield quote, source, whole


def _replaced(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> Kind:
    return kinds.replaced(texts.quote_side(quote), texts.source_side(source))


def _joined_kind(texts: Texts, quote: Sequence[Token], source: Sequence[Token]) -> Kind:
    """Name a change in how letters are parted into words: `co-ordinate`, `co ordinate`, `1 5` for `1.5`."""
    raw_quote = texts.quote[quote[0].start : quote[-1].end]
    raw_source = texts.source[source[0].start : source[-1].end]
    if raw_quote.split() == raw_source.split():
        return Kind.TYPOGRAPHY
    joined = "".join(word.key for word in quote)
    if joined in ONE_OR_TWO_WORDS:
        return Kind.SPELLING_VARIANT
    sides = texts.quote_side(quote), texts.source_side(source)
    if kinds.replaced(*sides) is Kind.EQUAL_VALUE:
        return Kind.EQUAL_VALUE
    if _without_points(raw_quote) == _without_points(raw_source):
        return Kind.INNER_PUNCTUATION
    if any(word.is_number for word in (*quote, *source)):
        return Kind.NUMBER
    if "[" in raw_quote or "]" in raw_quote:
        return Kind.BRACKET
    if any(_LINE_BREAK.search(raw) for raw in (raw_quote, raw_source)):
        return Kind.LINE_BREAK_HYPHEN
    if joined == "cannot":
        return Kind.INNER_HYPHEN
    if joined in PARTED_BY_HYPHEN:
        return Kind.WORD
    if guarded := kinds.changed_class(*sides):
        return guarded
    hyphen = "-" in plain(raw_quote + raw_source)
    small = any(word.key in FUNCTION_WORDS for word in (*quote, *source))
    return Kind.INNER_HYPHEN if hyphen or not small else Kind.WORD


def _without_points(raw: str) -> str:
    """Give an abbreviation without its points: U.S., a.m., Ph.D.; other text unchanged."""
    return raw.replace(".", "") if _ABBREVIATED.fullmatch(raw) else raw


def is_bracketed(texts: Texts, quote: Sequence[Token]) -> bool:
    """Whether the writer marked a change inside these words: `want[ed]`, `[h]is`."""
    around = texts.quote[max(0, quote[0].start - 1) : quote[-1].end + 1]
    return "[" in around or "]" in around


def bracket_span(texts: Texts, kind: Kind, span: tuple[int, int]) -> tuple[int, int]:
    """Take the brackets into the span of a marked change."""
    if kind is not Kind.BRACKET:
        return span
    text, (start, end) = texts.quote, span
    return start - (text[start - 1 : start] == "["), end + (text[end : end + 1] == "]")
