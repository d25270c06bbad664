"""What an ellipsis leaves out, and whether that turns the sense of what stays."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.match.cut_numbers import cuts_between
from checker.match.lexicon.words import (
    DETERMINERS,
    FUNCTION_WORDS,
    HEDGES,
    MODALS,
    PAST_FORMS,
    REPORTING_VERBS,
    SPEAKERS,
    THIRD_PERSONS,
    VERBS_OF_STATE,
    WEAK_HEDGES,
    WRONG_WORDS,
    is_negation,
)
from checker.match.passage import DifferenceKind as Kind
from checker.match.sentences import holds_sentence_end, sentence_end, sentence_start
from checker.match.texts import Texts
from checker.match.tokens import Token, tokenize

BESIDE_CHARACTERS = 40
"""As long as a number in words beside an ellipsis may be."""
OUTER_NEGATION_WORDS = 6
"""Words right before a quotation that begins with an ellipsis, among which a negation speaks of it."""
PARENTHESIS_WORDS = 8
SUBJECT_WORDS = 6
_CLAUSE_MARKS = ",;:()—–"
_CONDITIONS = frozenset("if unless only except provided".split())
_EXCEPTIONS = frozenset("except excepting excluding unless".split())
_RELATIVES = frozenset("who whom whose which that where when".split())
_CONJUNCTIONS = frozenset("and but or while because although though who which where when".split())
_OPENERS = _CONJUNCTIONS | {"that", "since", "as", "whom"}
_STRONG_QUANTIFIERS = frozenset("some few many most half fewer several nearly almost".split())
_WHOLE = frozenset("all any anyone anything each every everyone everything no nobody none nothing".split())
_UNFINISHED = DETERMINERS | frozenset(
    "of to in on at by for with from into as and or is are was were be been am has have had".split()
)
"""Words with which no sentence ends."""
_COPULAS = frozenset("is are was were be been am".split())
_THINKS = frozenset(
    "says said say knows knew know thinks thought think believes believed believe hopes hoped fears feared".split()
)
"""Verbs after which another's predicate stands without `that`."""
_HEARSAY = frozenset("said alleged accused believed thought claimed supposed reported".split())


class _Left(NamedTuple):
    """What an ellipsis leaves out: words of the source, and which of them share a sentence with kept words."""

    source: Sequence[Token]
    head: Sequence[Token]
    """The words up to the end of the sentence that was kept up to here; none where it ended before."""
    tail: Sequence[Token]
    """The words from the start of the sentence that is kept from here on; none where it starts after."""


def ellipsis_kind(texts: Texts, source: Sequence[Token], kept_before: Sequence[Token]) -> Kind:
    """Tell whether what an ellipsis removes turns what is kept.

    It does if it removes a negation, condition, hedge or quantifier of the kept words, or joins one sentence's
    subject to another's predicate. Looked at are the words that share a clause with kept words, at either end of
    what is left out; whole sentences turn nothing.
    """
    if not source:
        return Kind.ELLIPSIS
    if _cuts_number(texts, source):
        return Kind.NUMBER
    left = _left(texts, source)
    if _cuts_subject(texts, left, kept_before):
        return Kind.NAME
    if left.head and left.head[0].key == "but" and kept_before and kept_before[-1].key in _WHOLE:
        return Kind.QUANTIFIER
    if (
        left.head
        and left.head[0].key in _CONDITIONS
        and (left.head[0].key != "only" or not _is_set_off(texts, left.head))
    ):
        return Kind.MODALITY
    if _is_parenthetical_hedge(texts, source) or any(word.key in _EXCEPTIONS for word in (*left.head, *left.tail)):
        return Kind.MODALITY
    head = [] if _is_relative(left.head) else _clause(texts, left.head, _before(texts, left.head))
    tail = _governing_tail(texts, left.tail)
    if _is_relative(left.head) and len(tail) >= len(left.tail) - 2:
        # A relative clause says something of its noun alone.
        tail = []
    if any(map(_negates, head)) or any(map(_negates, tail)) or _turns(texts, left.tail):
        return Kind.NEGATION
    if any(word.key in HEDGES - WEAK_HEDGES for word in (*head, *tail)) or _is_modal(tail):
        return Kind.MODALITY
    return Kind.QUANTIFIER if tail and tail[0].key in _STRONG_QUANTIFIERS else Kind.ELLIPSIS


def outer_ellipsis_kind(texts: Texts, at: int, *, leading: bool) -> tuple[Kind, Sequence[Token]]:
    """Tell whether an ellipsis at the quotation's edge removes what turns it; gives the words of its sentence there.

    `at` is where the passage begins, or ends. `ellipsis` where it doesn't.
    """
    if leading:
        source = tokenize(texts.source, sentence_start(texts.source, at), at)
        tail = _governing_tail(texts, source)
        near = tail[:OUTER_NEGATION_WORDS]
        if any(_negates(word) or (word.key == "without" and i < 2) for i, word in enumerate(near)):
            return Kind.NEGATION, source
        if _turns(texts, source):
            return Kind.NEGATION, source
        if (near and near[0].key in _CONDITIONS) or _is_modal(tail) or _is_hearsay(near):
            return Kind.MODALITY, source
        return Kind.QUANTIFIER if near and near[0].key in _STRONG_QUANTIFIERS else Kind.ELLIPSIS, source
    source = tokenize(texts.source, at, sentence_end(texts.source, at))
    keys = [word.key for word in source[:3]]
    between = texts.source[at : source[0].start].strip() if source else "."
    if between in ("", ",") and keys[:1] and keys[0] in _CONDITIONS:
        return Kind.MODALITY, source
    if between in ("", ",") and keys[:1] == ["or"] and "not" in keys:
        return Kind.NEGATION, source
    goes_on = not between and bool(keys) and keys[0] not in _CONJUNCTIONS | _RELATIVES
    if goes_on and any(key in ("not", "never", "nobody", "no") for key in keys[:2]):
        return Kind.NEGATION, source
    return Kind.ELLIPSIS, source


def holds_end(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether a sentence ends among these words and another begins."""
    return bool(source) and holds_sentence_end(texts.source[source[0].start : source[-1].end])


def _left(texts: Texts, source: Sequence[Token]) -> _Left:
    before = tokenize(texts.source, max(0, source[0].start - BESIDE_CHARACTERS), source[0].start)[-1:]
    after = tokenize(texts.source, source[-1].end, source[-1].end + BESIDE_CHARACTERS)[:1]
    begin = before[0].start if before else source[0].start
    end = after[0].start + 1 if after else source[-1].end
    first = sentence_end(texts.source, begin, end - begin)
    last = sentence_start(texts.source, end - 1, end - begin)
    ends = holds_sentence_end(texts.source[begin:end])
    return _Left(
        source,
        [word for word in source if not ends or word.end <= first],
        [word for word in source if not ends or word.start >= last],
    )


def _cuts_number(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether a number is kept in part: `10 …` for `10 million boats`."""
    before = tokenize(texts.source, max(0, source[0].start - BESIDE_CHARACTERS), source[0].start)
    after = tokenize(texts.source, source[-1].end, source[-1].end + BESIDE_CHARACTERS)
    return cuts_between(before, source, texts.source) or cuts_between(source, after, texts.source)


def _is_parenthetical_hedge(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether the words left out are set off by commas and say that the rest is not certain: `, perhaps wrongly,`."""
    first, last = source[0], source[-1]
    set_off = (
        "," in texts.source[max(0, first.start - 2) : first.start] and texts.source[last.end : last.end + 1] == ","
    )
    return set_off and len(source) <= PARENTHESIS_WORDS and any(word.key in HEDGES - WEAK_HEDGES for word in source)


def _before(texts: Texts, head: Sequence[Token]) -> str:
    return texts.source[max(0, head[0].start - 2) : head[0].start] if head else ""


def _is_set_off(texts: Texts, head: Sequence[Token]) -> bool:
    """Whether a mark stands between the kept words and what is left out after them."""
    return any(not (c.isalnum() or c.isspace()) for c in _before(texts, head))


def _is_relative(head: Sequence[Token]) -> bool:
    """Whether what is left out begins with a relative pronoun: `that never left`, `in which nobody slept`."""
    keys = [word.key for word in head[:2]]
    return bool(keys) and (keys[0] in _RELATIVES or keys[1:] in (["which"], ["whom"]))


def _negates(word: Token) -> bool:
    """Whether a word negates the clause it stands in; `without` negates its noun alone."""
    return is_negation(word.key) and word.key != "without"


def _is_modal(tail: Sequence[Token]) -> bool:
    """Whether the kept words follow a modal, an adverb between them at most: `may`, `might well`."""
    return any(word.key in MODALS for word in tail[:2])


def _is_hearsay(tail: Sequence[Token]) -> bool:
    """Whether the kept words are what is thought or alleged: `It is alleged that`, `They perhaps`."""
    keys = [word.key for word in tail]
    hedged = [key for key in keys if key in HEDGES - WEAK_HEDGES - _CONDITIONS]
    return bool(hedged) and (keys[0] == "that" or keys[0] in hedged)


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
    if not source:
        return []
    after = texts.source[source[-1].end : source[-1].end + 2]
    return _clause(texts, list(reversed(source)), after)


def _turns(texts: Texts, source: Sequence[Token]) -> bool:
    """Whether the last words left out say that what follows is wrong or hearsay: `far from`, `too small to be`."""
    keys = [word.key for word in _tail(texts, source)]
    last = [word.key for word in source[-3:]]
    if not keys and last[-1:] != ["but"]:
        return False
    if keys[:2] == ["from", "far"] or keys[:1] == ["un"] or last[-2:] in (["anything", "but"], ["less", "than"]):
        return True
    if "too" in keys and "to" in keys[: keys.index("too")]:
        return True
    if keys[:1] in (["be"], ["being"]) and not _HEARSAY.isdisjoint(keys[1:4]):
        return True
    return keys[:1] in (["that"], ["to"], ["say"]) and not WRONG_WORDS.isdisjoint(keys)


def _cuts_subject(texts: Texts, left: _Left, kept_before: Sequence[Token]) -> bool:
    """Whether the ellipsis joins one sentence's or clause's subject to another's predicate.

    It ends in the middle of another sentence, right before its verb: what did it is left out, and what stands
    before the ellipsis is read in its place. A pronoun left out points back there itself, and so does a subject
    that names what stands there.
    """
    source = left.source
    verb = tokenize(texts.source, source[-1].end, source[-1].end + BESIDE_CHARACTERS)[:1]
    if not verb:
        return False
    unfinished = bool(kept_before) and bool(left.head) and not _is_set_off(texts, left.head)
    if not left.tail:
        return unfinished and kept_before[-1].key in DETERMINERS
    crosses = len(left.tail) < len(source) or not left.head
    between = texts.source[source[-1].end : verb[0].start].strip()
    if between not in (("", ",") if crosses else ("",)):
        return False
    if crosses:
        subject = left.tail
        if _is_same(subject, kept_before):
            return False
        if not between and unfinished and kept_before[-1].key in _UNFINISHED:
            return True
        plain = _is_noun_phrase(subject) or subject[-1].key in THIRD_PERSONS | SPEAKERS
        return verb[0].key in VERBS_OF_STATE or (not between and plain and _is_finite(verb[0], subject))
    return _changes_clause(texts, source, verb[0], kept_before)


def _changes_clause(texts: Texts, source: Sequence[Token], verb: Token, kept: Sequence[Token]) -> bool:
    """Whether another clause of the same sentence goes on after the ellipsis, its subject left out."""
    opener = next((at for at in range(len(source) - 1, -1, -1) if _opens(texts, source, at)), None)
    if opener is None:
        thinks = next((at for at in range(len(source) - 1, -1, -1) if source[at].key in _THINKS), None)
        subject = source[thinks + 1 :] if thinks is not None else ()
        return bool(subject) and _is_noun_phrase(subject) and _is_finite(verb, subject) and not _is_same(subject, kept)
    subject, predicate = source[opener + 1 :], source[: opener + 1]
    if not any(_is_finite(word) for word in predicate):
        return False
    if not subject:
        is_relative = source[opener].key in ("who", "which")
        return is_relative and _is_finite(verb) and not any(word.key in _COPULAS for word in predicate)
    return _is_noun_phrase(subject) and _is_finite(verb, subject) and not _is_same(subject, kept)


def _opens(texts: Texts, source: Sequence[Token], at: int) -> bool:
    """Whether a clause begins after this word."""
    after = source[at + 1].start if at + 1 < len(source) else source[at].end
    return source[at].key in _OPENERS or ";" in texts.source[source[at].end : after]


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


def _is_finite(word: Token, subject: Sequence[Token] = ()) -> bool:
    """Whether a word looks like a verb that needs a subject, by its form; on -s after a name or pronoun too."""
    key = word.key
    if key in VERBS_OF_STATE | PAST_FORMS | _THINKS or (len(key) > 4 and key.endswith("ed")):
        return True
    if not subject:
        return False
    last = subject[-1]
    noun = subject[0].key in DETERMINERS and not last.key.endswith("s")
    singular = noun or last.is_capitalised or last.key in ("he", "she", "it", "who")
    return singular and len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "'s"))


def _clause(texts: Texts, words: Sequence[Token], beside: str) -> list[Token]:
    """Give the words from the first on that share a clause with what is kept beside them, in either direction.

    `beside` is what stands between the first of them and the kept word.
    """
    clause: list[Token] = []
    if any(mark in beside for mark in _CLAUSE_MARKS + ".!?"):
        return clause
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
