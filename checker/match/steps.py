"""A quotation's words beside the words of its passages: the alignment that `compare` names differences on."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein, Prefix

from checker.match.edges import FREE_WORDS, same_otherwise, trimmed
from checker.match.lexicon.quantity import is_measured
from checker.match.locate.placement import Part
from checker.match.parts import joined, with_spoken_words
from checker.match.quotation import Mark, MarkKind, Quotation
from checker.match.sentences import holds_sentence_end
from checker.match.step import Changed, Jump, Marked, Same, Step
from checker.match.tokens import Token, splits_token, tokenize
from checker.match.written_otherwise import CHANGE_WORDS, join_written_otherwise

EDGE_WORDS = 5
"""Words of the source looked at beyond as many as the quotation has left over; one of them may be left out."""
WORD_CHARACTERS = 12
"""Characters that are read for each word that is looked for beside a part."""
SHARED_CHARACTERS = 40
"""A beginning this long is worth being taken from the quotation's words."""


def steps_of(quotation: Quotation, parts: Sequence[Part], text: str) -> list[Step]:
    """Align the words of the quotation with those of its parts, in the order of the quotation.

    Words that only the source has are dropped before the first and after the last word of a part: a
    quotation may begin and end anywhere. A mark takes the words of the source that nothing else takes.
    """
    steps = _steps(quotation, joined(quotation, parts, text), text)
    if steps and (isinstance(steps[0], Changed) or isinstance(steps[-1], Changed)):
        spoken = with_spoken_words(quotation, parts, text)
        if len(spoken) > len(parts):
            return _steps(quotation, joined(quotation, spoken, text), text)
    return steps


def _steps(quotation: Quotation, parts: Sequence[Part], text: str) -> list[Step]:
    words = quotation.words
    inner = [mark for mark in quotation.marks if words and words[0].end <= mark.start and mark.end <= words[-1].start]
    steps: list[Step] = []
    for index, part in enumerate(parts):
        first = 0 if index == 0 else _first_word(words, parts[index - 1], part, inner)
        last = len(words) if index == len(parts) - 1 else _first_word(words, part, parts[index + 1], inner)
        own = words[first:last]
        if not own:
            continue
        inside = [mark for mark in inner if own[0].end <= mark.start and mark.end <= own[-1].start]
        if steps:
            between = [mark for mark in inner if mark.end <= own[0].start and mark not in inside]
            steps.append(Jump(_between(between, words[first - 1].end)))
        near = trimmed(own, _source_words(own, part, quotation, text), quotation.text, text)
        steps.extend(_with_marks(_merged(_aligned(own, near), text), inside))
    return steps


def _first_word(words: Sequence[Token], last: Part, part: Part, marks: Sequence[Mark]) -> int:
    """Give the first word that belongs to a part: the one after the mark before it, or that it covers half of."""
    marked = [mark.end for mark in marks if last.quote_end <= mark.start and mark.end <= part.quote_start]
    start = marked[-1] if marked else part.quote_start
    return next((i for i, word in enumerate(words) if (word.start + word.end) / 2 >= start), len(words))


def _between(marks: Sequence[Mark], after: int) -> Mark | None:
    here = [mark for mark in marks if mark.start >= after]
    return next((mark for mark in here if mark.kind is MarkKind.ELLIPSIS), here[0] if here else None)


def _source_words(own: Sequence[Token], part: Part, quotation: Quotation, text: str) -> list[Token]:
    """Give the part's words in the source, with as many beside it as the quotation has words left over."""
    before = sum(word.end <= part.quote_start for word in own)
    after = sum(word.start >= part.quote_end for word in own)
    start, end = part.start, part.end
    inside = _inside(own, part, quotation, text)
    keys, source_keys = [word.key for word in own], [word.key for word in inside]
    if source_keys == keys:
        return inside
    head: list[Token] = []
    tail: list[Token] = []
    if inside and (keys[0] != source_keys[0] or (keys[:2] != source_keys[:2] and is_measured(own[0]))):
        count = min(before + EDGE_WORDS, FREE_WORDS)
        candidates = tokenize(text, max(0, start - count * WORD_CHARACTERS), start)[-count:]
        stops = [
            at
            for at, word in enumerate(candidates)
            if holds_sentence_end(text[word.start : start] + text[start : start + 2])
        ]
        head = candidates[stops[-1] + 1 :] if stops else candidates
    if inside and (keys[-1] != source_keys[-1] or (keys[-2:] != source_keys[-2:] and is_measured(own[-1]))):
        count = min(after + EDGE_WORDS, FREE_WORDS)
        candidates = tokenize(text, end, end + count * WORD_CHARACTERS)[:count]
        tail = [word for word in candidates if not holds_sentence_end(text[end - 1 : word.end])]
    return [*head, *inside, *tail]


def _inside(own: Sequence[Token], part: Part, quotation: Quotation, text: str) -> list[Token]:
    """Give the part's words; those of a beginning that both have letter for letter are the quotation's, moved."""
    begin = own[0].start
    raw = quotation.text[begin : own[-1].end]
    same = Prefix.similarity(raw, text[part.start : part.end])
    shared = raw.rfind(" ", 0, same)
    marked = any(begin <= mark.start < begin + shared for mark in quotation.marks)
    if shared < SHARED_CHARACTERS or marked:
        return tokenize(text, part.start, part.end)
    moved = part.start - begin
    words = [
        Token(word.text, word.start + moved, word.end + moved, word.key) for word in own if word.end <= begin + shared
    ]
    return words + tokenize(text, part.start + shared, part.end)


def _aligned(own: Sequence[Token], near: Sequence[Token]) -> list[Same | Changed]:
    quote_keys, source_keys = [word.key for word in own], [word.key for word in near]
    if quote_keys == source_keys:
        return [Same(word, other) for word, other in zip(own, near, strict=True)]
    steps: list[Same | Changed] = []
    pending: tuple[list[Token], list[Token]] = ([], [])
    for op in Levenshtein.opcodes(quote_keys, source_keys):
        quote, source = own[op.src_start : op.src_end], near[op.dest_start : op.dest_end]
        if op.tag == "equal":
            if pending[0] or pending[1]:
                steps.append(Changed(tuple(pending[0]), tuple(pending[1])))
                pending = ([], [])
            steps += [Same(word, other) for word, other in zip(quote, source, strict=True)]
        else:
            pending[0].extend(quote)
            pending[1].extend(source)
    if pending[0] or pending[1]:
        steps.append(Changed(tuple(pending[0]), tuple(pending[1])))
    return steps


def _edge(step: Changed, beside: Sequence[Same | Changed], text: str, *, last: bool) -> tuple[Token, ...]:
    """Choose the source's words at a part's edge: those equal to the quotation's when joined or in value, else as many.

    A word that is joined to the passage (`non-` in `non-violent`, `10-` in `10-15`) stays: leaving it out cuts a word.
    """
    neighbour = [word for same in beside if isinstance(same, Same) for word in (same.source,)]
    quote = step.quote
    if quote and len(quote) <= CHANGE_WORDS and same_otherwise(quote, step.source[:CHANGE_WORDS]):
        return step.source
    source = _in_sentence(step.source, neighbour, text, last=last)
    count = min(len(quote), len(source))
    for length in range(1, min(len(source), CHANGE_WORDS) + 1) if len(quote) <= CHANGE_WORDS else ():
        some = source[:length] if last else source[-length:]
        if same_otherwise(quote, some):
            count = length
            break
    while count < len(source):
        if last:
            cut = source[count - 1].end if count else (neighbour[0].end if neighbour else source[0].start)
        else:
            cut = source[-count].start if count else (neighbour[0].start if neighbour else source[-1].end)
        if not splits_token(text, cut):
            break
        count += 1
    return source[:count] if last else source[len(source) - count :]


def _in_sentence(source: Sequence[Token], neighbour: Sequence[Token], text: str, *, last: bool) -> tuple[Token, ...]:
    """Leave out the words beyond the sentence of the word that is the same beside them."""
    if not neighbour:
        return tuple(source)
    same = neighbour[0]
    if last:
        return tuple(word for word in source if not holds_sentence_end(text[same.start : word.start + 1]))
    return tuple(word for word in source if not holds_sentence_end(text[word.start : same.start + 1]))


def _merged(steps: list[Same | Changed], text: str) -> list[Same | Changed]:
    """Trim the source's edges, and join what is one written quantity (`$1.5m` and `1.5 million dollars`)."""
    if all(isinstance(step, Same) for step in steps):
        return steps
    join_written_otherwise(steps)
    if steps and isinstance(steps[0], Changed):
        steps[0] = Changed(steps[0].quote, _edge(steps[0], steps[1:2], text, last=False))
    if steps and isinstance(steps[-1], Changed):
        steps[-1] = Changed(steps[-1].quote, _edge(steps[-1], steps[-2:-1], text, last=True))
    return [step for step in steps if isinstance(step, Same) or step.quote or step.source]


def _with_marks(steps: list[Same | Changed], marks: Sequence[Mark]) -> list[Step]:
    """Put each mark where it stands among the words; it takes the source's words that are left over there."""
    result: list[Step] = list(steps)
    for mark in marks:
        place = next((i for i, step in enumerate(result) if _start(step) >= mark.end), len(result))
        # A change right before the mark, around it, or right after it holds what the mark replaced.
        spans = [i for i in (place - 1, place) if 0 <= i < len(result) and isinstance(result[i], Changed)]
        pure = [i for i in spans if not _changed(result[i]).quote]
        around = pure or spans
        if not around:
            result.insert(place, Marked(mark, ()))
            continue
        at = around[0]
        change = _changed(result[at])
        before = tuple(word for word in change.quote if word.end <= mark.start)
        after = tuple(word for word in change.quote if word.start >= mark.end)
        source = change.source
        head, rest = source[: len(before)], source[len(before) :]
        tail = rest[max(0, len(rest) - len(after)) :] if after else ()
        middle = rest[: len(rest) - len(tail)]
        replacement: list[Step] = [Marked(mark, middle)]
        if before or head:
            replacement.insert(0, Changed(before, head))
        if after or tail:
            replacement.append(Changed(after, tail))
        result[at : at + 1] = replacement
    return result


def _changed(step: Step) -> Changed:
    assert isinstance(step, Changed)  # noqa: S101 — chosen so by the caller
    return step


def _start(step: Step) -> float:
    """Give where a step begins in the quotation; a change that only the source has stands where its neighbours say."""
    match step:
        case Same(quote=word):
            return word.start
        case Changed(quote=(first, *_)):
            return first.start
        case _:
            return -1
