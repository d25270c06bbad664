"""What an editor's mark stands for, and whether it hides what it may not."""

from collections.abc import Sequence

from checker.match import kinds
from checker.match.cut_numbers import cuts_between
from checker.match.lexicon.words import FUNCTION_WORDS, HEDGES, PRONOUNS, REPORTING_VERBS, VERBS_OF_STATE, is_negation
from checker.match.passage import GUARDED
from checker.match.passage import DifferenceKind as Kind
from checker.match.quotation import Mark, MarkKind
from checker.match.sentences import holds_sentence_end, sentence_end, sentence_start
from checker.match.texts import Texts
from checker.match.tokens import Token, tokenize

GAP_WORDS = 8
"""DESIGN.md: an unmarked gap longer than this makes a splice."""
BRACKET_WORDS = 12
"""A bracket that stands for more words than this hides a passage."""
EDGE_BRACKET_WORDS = 6
"""Words before a quotation's first bracket, back to its sentence's start, that it may stand for."""
KEPT_CHARACTERS = 120
"""How much of the quotation before an ellipsis is read for the subject that goes on after it."""
NUMBER_CHARACTERS = 40
"""As long as a number in words beside an ellipsis may be."""
_WEAK = frozenset("just even merely until".split())
_CLAUSE_MARKS = ",;:()—–"
_ENDING_MARKS = _CLAUSE_MARKS + ".!?"
_CONDITIONS = frozenset("if unless only except provided".split())
_CONJUNCTIONS = frozenset("and but or while because although though who which where when".split())
_STRONG_QUANTIFIERS = frozenset("some few many most half fewer several nearly almost".split())


def mark_kind(texts: Texts, mark: Mark, source: Sequence[Token]) -> Kind:
    """Give the kind of an editor's mark that stands for these words of the source, or for none."""
    if mark.kind is MarkKind.ELLIPSIS:
        return _ellipsis_kind(texts, source, tokenize(texts.quote, max(0, mark.start - KEPT_CHARACTERS), mark.start))
    if mark.kind is MarkKind.EDITORIAL:
        if not source:
            return Kind.SIC if "sic" in texts.quote[mark.start : mark.end].lower() else Kind.BRACKET
        # A remark stands in nobody's place: what the source has there is left out without a mark.
        too_far = len(source) > GAP_WORDS or _holds_end(texts, source)
        return Kind.GAP if too_far else kinds.left_out(texts.source_side(source))
    inside = tokenize(texts.quote, mark.start + 1, mark.end - 1)
    if hidden := kinds.hides(*texts.bracket_sides(inside, source)):
        return hidden
    too_far = len(source) > BRACKET_WORDS or _holds_end(texts, source)
    return Kind.GAP if too_far else Kind.BRACKET


def _holds_end(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether a sentence ends among these words and another begins."""
    return bool(source) and holds_sentence_end(texts.source[source[0].start : source[-1].end])


def _ellipsis_kind(texts: Texts, source: Sequence[Token], kept_before: Sequence[Token]) -> Kind:
    """Tell whether what an ellipsis removes turns what is kept: a negation or hedge of the words around it.

    Looked at are the words that share a clause with kept words, at either end of what is left out.
    """
    if not source:
        return Kind.ELLIPSIS
    if _cuts_number(texts, source):
        return Kind.NUMBER
    if source[0].key in _CONDITIONS:
        return Kind.MODALITY
    if _cuts_subject(texts, source, kept_before):
        return Kind.NAME
    before = texts.source[max(0, source[0].start - 2) : source[0].start]
    after = texts.source[source[-1].end : source[-1].end + 2]
    head = [] if any(mark in before for mark in _ENDING_MARKS) else _clause(texts, source)
    tail = [] if any(mark in after for mark in _ENDING_MARKS) else _clause(texts, list(reversed(source)))
    near = [*head, *tail]
    if any(is_negation(word.key) for word in near):
        return Kind.NEGATION
    if any(word.key in HEDGES and word.key not in _WEAK for word in near):
        return Kind.MODALITY
    return Kind.QUANTIFIER if source[-1].key in _STRONG_QUANTIFIERS else Kind.ELLIPSIS


def _cuts_number(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether a number is kept in part: `10 …` for `10 million boats`."""
    before = tokenize(texts.source, max(0, source[0].start - NUMBER_CHARACTERS), source[0].start)
    after = tokenize(texts.source, source[-1].end, source[-1].end + NUMBER_CHARACTERS)
    return cuts_between(before, source, texts.source) or cuts_between(source, after, texts.source)


def _cuts_subject(texts: Texts, source: Sequence[Token], kept_before: Sequence[Token]) -> bool:
    """Whether the ellipsis joins one sentence's subject to another's predicate.

    It ends in the middle of another sentence, right before its verb: what did it is left out, and what stands
    before the ellipsis is read in its place. A pronoun left out points back there itself, and so does a subject
    that names what stands there.
    """
    end = source[-1].end
    verb = tokenize(texts.source, end, end + 40)[:1]
    if not verb or verb[0].key not in VERBS_OF_STATE or texts.source[end : verb[0].start].strip():
        return False
    start = sentence_start(texts.source, end)
    subject = [word for word in source if word.start >= start]
    crosses = source[0].start < start and holds_sentence_end(texts.source[source[0].start : start + 3])
    named = {word.key for word in kept_before if word.key not in FUNCTION_WORDS}
    same = all(word.key in PRONOUNS for word in subject) or any(word.key in named for word in subject)
    return crosses and bool(subject) and not same


def _clause(texts: Texts, words: Sequence[Token]) -> list[Token]:
    """Give the words from the first on that share a clause with what is kept beside them, in either direction."""
    clause: list[Token] = []
    for word in words:
        if clause:
            low, high = sorted((clause[-1], word), key=lambda token: token.start)
            between = texts.source[low.end : high.start]
            if any(mark in between for mark in _CLAUSE_MARKS) or holds_sentence_end(
                texts.source[low.end - 1 : high.end]
            ):
                break
        if word.key in _CONJUNCTIONS:
            break
        clause.append(word)
    return clause


def outer_mark(texts: Texts, mark: Mark, at: int, *, leading: bool) -> tuple[Kind, Sequence[Token]]:
    """Give the kind of a mark at the quotation's edge, and the words of the source that it stands for.

    A bracket may stand for the few words between there and the start of the sentence; of the other words
    beside it only those can be told that it exchanges a name, number or date for.
    """
    inside = tokenize(texts.quote, mark.start + 1, mark.end - 1)
    source: Sequence[Token] = ()
    if leading and mark.kind is MarkKind.BRACKET:
        beside = tokenize(texts.source, sentence_start(texts.source, at), at)
        # What says who speaks is the outlet's: the bracket stands for what comes after it.
        said = max((i + 1 for i, word in enumerate(beside) if word.key in REPORTING_VERBS), default=0)
        beside = beside[said + (said < len(beside) and said > 0 and beside[said].key == "that") :]
        source = beside if len(beside) <= EDGE_BRACKET_WORDS else ()
        beside = beside[-len(inside) :]
    else:
        beside = tokenize(texts.source, at, sentence_end(texts.source, at))[: len(inside)]
    kind = mark_kind(texts, mark, source)
    if mark.kind is MarkKind.BRACKET and kind not in GUARDED and not source and beside:
        exchanged = kinds.exchanges(*texts.bracket_sides(inside, beside))
        kind, source = (exchanged, beside) if exchanged else (kind, source)
    return kind, source
