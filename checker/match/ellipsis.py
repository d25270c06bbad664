"""What an ellipsis leaves out, and whether that turns the sense of what stays."""

from collections.abc import Sequence

from checker.match.cut_numbers import cuts_between
from checker.match.lexicon.words import (
    DETERMINERS,
    FUNCTION_WORDS,
    HEDGES,
    PAST_FORMS,
    QUANTIFIERS,
    REPORTING_VERBS,
    SPEAKERS,
    THIRD_PERSONS,
    VERBS_OF_STATE,
    WRONG_WORDS,
    is_negation,
)
from checker.match.passage import DifferenceKind as Kind
from checker.match.sentences import holds_sentence_end, sentence_end, sentence_start
from checker.match.texts import Texts
from checker.match.tokens import Token, tokenize

NUMBER_CHARACTERS = 40
"""As long as a number in words beside an ellipsis may be."""
OUTER_NEGATION_WORDS = 6
"""Words right before a quotation that begins with an ellipsis, among which a negation speaks of it."""
PARENTHESIS_WORDS = 8
SUBJECT_WORDS = 6
_WEAK = frozenset("just even merely until".split())
_CLAUSE_MARKS = ",;:()—–"
_ENDING_MARKS = _CLAUSE_MARKS + ".!?"
_CONDITIONS = frozenset("if unless only except provided".split())
_EXCEPTIONS = frozenset("except excepting excluding unless".split())
_CONJUNCTIONS = frozenset("and but or while because although though who which where when".split())
_OPENERS = _CONJUNCTIONS | {"that", "since", "as", "whom"}
_STRONG_QUANTIFIERS = frozenset("some few many most half fewer several nearly almost".split())
_WHOLE = frozenset("all any anyone anything each every everyone everything no nobody none nothing".split())
_UNFINISHED = DETERMINERS | frozenset(
    "of to in on at by for with from into as and or is are was were be been am has have had".split()
)
"""Words with which no sentence ends."""
_COPULAS = frozenset("is are was were be been am".split())


def ellipsis_kind(texts: Texts, source: Sequence[Token], kept_before: Sequence[Token]) -> Kind:
    """Tell whether what an ellipsis removes turns what is kept.

    It does if it removes a negation, condition, hedge or quantifier of the kept words, or joins one sentence's
    subject to another's predicate. Looked at are the words that share a clause with kept words, at either end of
    what is left out.
    """
    if not source:
        return Kind.ELLIPSIS
    if _cuts_number(texts, source):
        return Kind.NUMBER
    if source[0].key in _CONDITIONS or _is_parenthetical_hedge(texts, source) or _excepts(texts, source):
        return Kind.MODALITY
    if source[0].key == "but" and kept_before and kept_before[-1].key in _WHOLE:
        return Kind.QUANTIFIER
    if _cuts_subject(texts, source, kept_before):
        return Kind.NAME
    before = texts.source[max(0, source[0].start - 2) : source[0].start]
    head = [] if any(mark in before for mark in _ENDING_MARKS) else _clause(texts, source)
    tail = _governing_tail(texts, source)
    near = [*head, *tail]
    if any(is_negation(word.key) for word in near) or _turns(texts, source):
        return Kind.NEGATION
    if any(word.key in HEDGES and word.key not in _WEAK for word in near):
        return Kind.MODALITY
    return Kind.QUANTIFIER if source[-1].key in _STRONG_QUANTIFIERS else Kind.ELLIPSIS


def outer_ellipsis_kind(texts: Texts, at: int, *, leading: bool) -> tuple[Kind, Sequence[Token]]:
    """Tell whether an ellipsis at the quotation's edge removes what turns it; gives the words of its sentence there.

    `at` is where the passage begins, or ends. `ellipsis` where it doesn't.
    """
    if leading:
        source = tokenize(texts.source, sentence_start(texts.source, at), at)
        tail = _governing_tail(texts, source)
        near = [word for word in tail[:OUTER_NEGATION_WORDS] if word.key != "without"]
        if any(is_negation(word.key) for word in near) or _turns(texts, source):
            return Kind.NEGATION, source
        if near and near[0].key in _CONDITIONS | _STRONG_QUANTIFIERS:
            return Kind.MODALITY if near[0].key in _CONDITIONS else Kind.QUANTIFIER, source
        return Kind.ELLIPSIS, source
    source = tokenize(texts.source, at, sentence_end(texts.source, at))
    if source and not texts.source[at : source[0].start].strip():
        if source[0].key in _CONDITIONS:
            return Kind.MODALITY, source
        if any(word.key in ("not", "never", "nobody", "no") for word in source[:2]):
            return Kind.NEGATION, source
    return Kind.ELLIPSIS, source


def holds_end(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether a sentence ends among these words and another begins."""
    return bool(source) and holds_sentence_end(texts.source[source[0].start : source[-1].end])


def _cuts_number(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether a number is kept in part: `10 …` for `10 million boats`."""
    before = tokenize(texts.source, max(0, source[0].start - NUMBER_CHARACTERS), source[0].start)
    after = tokenize(texts.source, source[-1].end, source[-1].end + NUMBER_CHARACTERS)
    return cuts_between(before, source, texts.source) or cuts_between(source, after, texts.source)


def _is_parenthetical_hedge(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether the words left out are set off by commas and say that the rest is not certain: `, perhaps wrongly,`."""
    first, last = source[0], source[-1]
    set_off = (
        "," in texts.source[max(0, first.start - 2) : first.start] and texts.source[last.end : last.end + 1] == ","
    )
    return set_off and len(source) <= PARENTHESIS_WORDS and any(word.key in HEDGES - _WEAK for word in source)


def _excepts(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether an exception to what is kept is left out, in its sentence."""
    return any(word.key in _EXCEPTIONS for word in source) and not holds_end(texts, source)


def _governing_tail(texts: Texts, source: Sequence[Token]) -> list[Token]:
    """Give the last words left out, from the last one back, that share a clause with the kept word after them.

    A verb of saying begins what somebody says, unless it is negated itself.
    """
    clause = _tail(texts, source)
    for at, word in enumerate(clause):
        if word.key in REPORTING_VERBS and not any(is_negation(other.key) for other in clause[at + 1 : at + 4]):
            return clause[:at]
    return clause


def _tail(texts: Texts, source: Sequence[Token]) -> list[Token]:
    """Give the words of the last clause left out, from the last one back; none where a mark parts them off."""
    if not source or any(mark in texts.source[source[-1].end : source[-1].end + 2] for mark in _ENDING_MARKS):
        return []
    return _clause(texts, list(reversed(source)))


def _turns(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether the last words left out say that what follows is wrong: `far from`, `too small to be`."""
    keys = [word.key for word in _tail(texts, source)]
    if keys[:2] == ["from", "far"] or keys[:1] == ["un"]:
        return True
    if "too" in keys and "to" in keys[: keys.index("too")]:
        return True
    return keys[:1] in (["that"], ["to"], ["say"]) and not WRONG_WORDS.isdisjoint(keys)


def _cuts_subject(texts: Texts, source: Sequence[Token], kept_before: Sequence[Token]) -> bool:
    """Whether the ellipsis joins one sentence's or clause's subject to another's predicate.

    It ends in the middle of another sentence, right before its verb: what did it is left out, and what stands
    before the ellipsis is read in its place. A pronoun left out points back there itself, and so does a subject
    that names what stands there.
    """
    end = source[-1].end
    verb = tokenize(texts.source, end, end + 40)[:1]
    if not verb:
        return False
    start = sentence_start(texts.source, verb[0].start)
    crosses = source[0].start < start and holds_sentence_end(texts.source[source[0].start : start + 3])
    if crosses and kept_before and kept_before[-1].key in DETERMINERS | QUANTIFIERS and start >= end:
        return True
    if texts.source[end : verb[0].start].strip():
        return False
    if crosses:
        subject = [word for word in source if word.start >= start]
        unfinished = bool(kept_before) and kept_before[-1].key in _UNFINISHED
        if not subject or _is_same(subject, kept_before):
            return False
        return unfinished or verb[0].key in VERBS_OF_STATE or (_is_finite(verb[0]) and _is_noun_phrase(subject))
    opener = next((at for at in range(len(source) - 1, -1, -1) if source[at].key in _OPENERS), None)
    if opener is None or not _is_finite(verb[0]):
        return False
    subject, predicate = list(source[opener + 1 :]), source[:opener]
    if not any(_is_finite(word) for word in predicate):
        return False
    if not subject:
        return source[opener].key in ("who", "which") and not any(word.key in _COPULAS for word in predicate)
    return _is_noun_phrase(subject) and not _is_same(subject, kept_before)


def _is_same(subject: Sequence[Token], kept: Sequence[Token]) -> bool:
    """Whether a subject left out is what stands before the ellipsis: its pronoun, or its name again."""
    last = subject[-1].key
    if last in SPEAKERS:
        return any(word.key in SPEAKERS for word in kept)
    if last in THIRD_PERSONS:
        # They are not we: a pronoun points back to a name, or to itself.
        pronouns = {word.key for word in kept} & (THIRD_PERSONS | SPEAKERS)
        return not pronouns or len(kept) > len(pronouns) or last in pronouns
    if all(word.key in FUNCTION_WORDS for word in subject):
        return True
    named = {word.key for word in kept if word.key not in FUNCTION_WORDS}
    return any(word.key in named for word in subject)


def _is_noun_phrase(words: Sequence[Token]) -> bool:
    """Whether a few words look like what a sentence says something about: `the guard`, `his son`, `Okoro`."""
    first, last = words[0], words[-1]
    begins = first.key in DETERMINERS or first.is_capitalised
    ends = last.is_word and last.key not in FUNCTION_WORDS | DETERMINERS and not last.key.endswith("ly")
    return begins and ends and len(words) <= SUBJECT_WORDS and not any(_is_finite(word) for word in words)


def _is_finite(word: Token) -> bool:
    """Whether a word looks like a verb that needs a subject, by its form."""
    key = word.key
    return key in VERBS_OF_STATE or key in PAST_FORMS or (len(key) > 4 and key.endswith("ed"))


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
