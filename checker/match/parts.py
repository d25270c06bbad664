"""The parts of a text that a quotation is read from, before their words are compared."""

import re
from collections.abc import Iterator, Sequence

from checker.match.locate.placement import Part
from checker.match.quotation import Quotation
from checker.match.reporting import is_reporting_clause
from checker.match.sentences import holds_sentence_end
from checker.match.tokens import Token, tokenize

NEAR_CHARACTERS = 120
"""Parts no further from each other may be one passage."""
SPOKEN_WORDS = 4
"""Words that stand alone beyond a reporting clause: `“No,” he said. “We left the hall.”`"""
ALIKE_WORDS = 2
"""Words on its other side that must be the quotation's too."""
_BEYOND, _WITHIN = 300, 200
"""Characters of the text beyond and within an end of a part, in which such a clause may stand."""
_WORDS_CHARACTERS = 100
_OUTER = SPOKEN_WORDS + 1
_CLAUSE = re.compile(r"(?=(?P<clause>[,.!?…]*[”\"’'»][^”“\"«»\n]{2,200}[“\"‘'«]))")


def joined(quotation: Quotation, parts: Sequence[Part], text: str) -> list[Part]:
    """Join parts that follow each other in one sentence without a mark: their words are aligned as one passage."""
    result: list[Part] = []
    for part in parts:
        last = result[-1] if result else None
        if last is not None and last.end <= part.start:
            marked = any(last.quote_end <= mark.start and mark.end <= part.quote_start for mark in quotation.marks)
            between = text[last.end : part.start]
            if (
                not marked
                and len(between) <= NEAR_CHARACTERS
                and not holds_sentence_end(between + text[part.start : part.start + 1])
                and not is_reporting_clause(between)
            ):
                result[-1] = Part(last.quote_start, part.quote_end, last.start, part.end)
                continue
        result.append(part)
    return result


def with_spoken_words(quotation: Quotation, parts: Sequence[Part], text: str) -> list[Part]:
    """Take a few words at either end from beyond the clause that says who speaks, where they stand there."""
    result, words = list(parts), quotation.words
    if not result or len(words) <= ALIKE_WORDS:
        return result
    last = result[-1]
    if not _is_alike(words[-_OUTER:], quotation.text, text, last.end, behind=True):
        for before, after in _around_clauses(text, max(last.start, last.end - _WITHIN), last.end + _BEYOND):
            if count := _alike(words, before, after, behind=True):
                own = words[-count:]
                result[-1:] = [
                    Part(last.quote_start, words[-count - 1].end, last.start, before[-1].end),
                    Part(own[0].start, own[-1].end, after[0].start, after[count - 1].end),
                ]
                break
    first = result[0]
    if not _is_alike(words[:_OUTER], quotation.text, text, first.start, behind=False):
        for before, after in _around_clauses(text, max(0, first.start - _BEYOND), first.start + _WITHIN):
            if count := _alike(words, before, after, behind=False):
                own = words[:count]
                result[:1] = [
                    Part(own[0].start, own[-1].end, before[-count].start, before[-1].end),
                    Part(words[count].start, first.quote_end, after[0].start, first.end),
                ]
                break
    return result


def _is_alike(words: Sequence[Token], quoted: str, text: str, at: int, *, behind: bool) -> bool:
    """Whether a part ends, or begins, with the quotation's outer words."""
    raw = quoted[words[0].start : words[-1].end]
    if text.endswith(raw, 0, at) if behind else text.startswith(raw, at):
        return True
    if behind:
        return _keys(tokenize(text, max(0, at - _WORDS_CHARACTERS), at)[-len(words) :]) == _keys(words)
    return _keys(tokenize(text, at, at + _WORDS_CHARACTERS)[: len(words)]) == _keys(words)


def _around_clauses(text: str, start: int, end: int) -> Iterator[tuple[list[Token], list[Token]]]:
    """Give the words before and after each reporting clause in a range."""
    for found in _CLAUSE.finditer(text, start, end):
        if is_reporting_clause(found["clause"]):
            first, last = found.span("clause")
            before = tokenize(text, max(0, first - _WORDS_CHARACTERS), first)
            after = tokenize(text, last, last + _WORDS_CHARACTERS)
            if before and after:
                yield before, after


def _alike(words: Sequence[Token], before: Sequence[Token], after: Sequence[Token], *, behind: bool) -> int:
    """Count the quotation's outer words that stand beyond a clause, where those beside them stand on this side."""
    for count in range(1, min(SPOKEN_WORDS, len(words) - ALIKE_WORDS) + 1):
        if behind:
            outer, beyond = words[-count:], after[:count]
            inner, within = words[-count - ALIKE_WORDS : -count], before[-ALIKE_WORDS:]
        else:
            outer, beyond = words[:count], before[-count:]
            inner, within = words[count : count + ALIKE_WORDS], after[:ALIKE_WORDS]
        if _keys(outer) == _keys(beyond) and _keys(inner) == _keys(within):
            return count
    return 0


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.key for word in words]
