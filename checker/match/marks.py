"""What an editor's mark stands for, and whether it hides what it may not."""

from collections.abc import Sequence

from checker.match import kinds
from checker.match.bracket import exchanges, hides
from checker.match.cut_numbers import cuts_between
from checker.match.ellipsis import ellipsis_kind, holds_end
from checker.match.lexicon.number import is_one_number, is_quantity_word
from checker.match.lexicon.spelling import contracts
from checker.match.lexicon.words import PRONOUNS, REPORTING_VERBS
from checker.match.passage import GUARDED
from checker.match.passage import DifferenceKind as Kind
from checker.match.quotation import Mark, MarkKind
from checker.match.sentences import sentence_end, sentence_start
from checker.match.texts import Texts
from checker.match.tokens import Token, tokenize

GAP_WORDS = 8
"""DESIGN.md: an unmarked gap longer than this makes a splice."""
BRACKET_WORDS = 12
"""A bracket that stands for more words than this hides a passage."""
EDGE_BRACKET_WORDS = 6
"""Words before a quotation's first bracket, back to its sentence's start, that it may stand for."""
KEPT_CHARACTERS = 120
"""How much of the quotation beside a mark is read."""


def mark_kind(texts: Texts, mark: Mark, source: Sequence[Token]) -> Kind:
    """Give the kind of an editor's mark that stands for these words of the source, or for none."""
    if mark.kind is MarkKind.ELLIPSIS:
        return ellipsis_kind(texts, source, tokenize(texts.quote, max(0, mark.start - KEPT_CHARACTERS), mark.start))
    if mark.kind is MarkKind.EDITORIAL:
        if not source:
            return Kind.SIC if "sic" in texts.quote[mark.start : mark.end].lower() else Kind.BRACKET
        # A remark stands in nobody's place: what the source has there is left out without a mark.
        too_far = len(source) > GAP_WORDS or holds_end(texts, source)
        return Kind.GAP if too_far else kinds.left_out(texts.source_side(source))
    inside = _inside(texts, mark)
    if hidden := hides(*texts.bracket_sides(inside, source)):
        return hidden
    if _changes_number(texts, mark, inside, source):
        return Kind.NUMBER
    too_far = len(source) > BRACKET_WORDS or holds_end(texts, source)
    return Kind.GAP if too_far else Kind.BRACKET


def _inside(texts: Texts, mark: Mark) -> list[Token]:
    return tokenize(texts.quote, mark.start + 1, texts.quote.rfind("]", mark.start, mark.end))


def _changes_number(texts: Texts, mark: Mark, inside: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether a bracket takes a part of a kept number, or adds one: `10 [boats]` for `10 million boats`."""
    before = tokenize(texts.quote, max(0, mark.start - KEPT_CHARACTERS), mark.start)[-1:]
    if not before or not is_quantity_word(before[0]):
        return False
    kept = tokenize(texts.source, max(0, source[0].start - KEPT_CHARACTERS), source[0].start) if source else ()
    cut = bool(kept) and cuts_between(kept, source, texts.source)
    added = bool(inside) and (is_one_number([before[0], inside[0]]) or (not source and inside[0].is_number))
    return cut != added


def outer_mark(texts: Texts, mark: Mark, at: int, *, leading: bool) -> tuple[Kind, Sequence[Token]]:
    """Give the kind of a mark at the quotation's edge, and the words of the source that it stands for.

    A bracket may stand for the few words between there and the start of the sentence; of the other words
    beside it only those can be told that it exchanges a name, number or date for.
    """
    inside = _inside(texts, mark)
    source: Sequence[Token] = ()
    if leading and mark.kind is MarkKind.BRACKET:
        start = sentence_start(texts.source, at)
        beside = tokenize(texts.source, start, at)
        # What says who speaks is the outlet's: the bracket stands for what comes after it.
        said = max((i + 1 for i, word in enumerate(beside) if word.key in REPORTING_VERBS), default=0)
        beside = beside[said + (said < len(beside) and said > 0 and beside[said].key == "that") :]
        # It stands for one phrase: for the pronoun right before the passage, or for what follows the last comma.
        apart = max(texts.source.rfind(stop, start, at) for stop in ",;:—–")
        beside = [word for word in beside if word.start > apart]
        if beside and beside[-1].key in PRONOUNS:
            beside = beside[-1:]
        source = beside if len(beside) <= EDGE_BRACKET_WORDS else ()
        beside = beside[-len(inside) :]
    else:
        beside = tokenize(texts.source, at, sentence_end(texts.source, at))[: len(inside)]
        if contracts([word.key for word in inside], [word.key for word in beside[:1]]):
            return Kind.BRACKET, beside[:1]
        if beside and beside[0].key in PRONOUNS:
            beside = beside[:1]
    kind = mark_kind(texts, mark, source)
    if mark.kind is MarkKind.BRACKET and kind not in GUARDED and not source and beside:
        exchanged = exchanges(*texts.bracket_sides(inside, beside))
        kind, source = (exchanged, beside) if exchanged else (kind, source)
    return kind, source
