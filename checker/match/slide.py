"""A gap between two words read, moved so that whole blocks stand in it.

Where a caption and the paragraph after it both begin with “The”, either may have been read; the paragraph's goes on.
"""

from collections.abc import Sequence

from checker.extract.document import Document
from checker.match.step import Changed, Jump, Same, Step
from checker.match.tokens import Token, tokenize

WORDS_LIMIT = 8
"""Words that two blocks begin or end with alike."""


def slid(steps: list[Step], document: Document) -> list[Step]:
    """Move each unmarked gap over words that stand at its begin and after its end, or before it and at its end."""
    if len(document.blocks) < 2:
        return steps
    for index, step in enumerate(steps):
        if 0 < index < len(steps) - 1 and _is_gap(step):
            _slide(steps, index, document)
    return steps


def _is_gap(step: Step) -> bool:
    return (isinstance(step, Jump) and step.mark is None) or (isinstance(step, Changed) and not step.quote)


def _slide(steps: list[Step], index: int, document: Document) -> None:
    before, after = steps[index - 1], steps[index + 1]
    if not isinstance(before, Same) or not isinstance(after, Same):
        return
    start, end = before.source.end, after.source.start
    first, last = document.block_index(max(0, start - 1)), document.block_index(end)
    if start > end or first is None or last is None or first == last:
        return
    text, blocks = document.text, document.blocks
    head = _words(text, blocks[first].start, start)
    if first and _move(steps, range(index), head, _words(text, blocks[last].start, end)):
        gap = _gap(steps.pop(index), text, blocks[first - 1].end, blocks[last].start)
        steps.insert(index - len(head), gap)
        return
    tail = _words(text, end, blocks[last].end)
    if last + 1 < len(blocks) and _move(
        steps, range(index + 1, len(steps)), tail, _words(text, start, blocks[first].end)
    ):
        gap = _gap(steps.pop(index), text, blocks[first].end, blocks[last + 1].start)
        steps.insert(index + len(tail), gap)


def _words(text: str, start: int, end: int) -> list[Token]:
    return tokenize(text, start, end) if end - start < 100 * WORDS_LIMIT else []


def _move(steps: list[Step], side: range, read: Sequence[Token], other: Sequence[Token]) -> bool:
    """Let the steps beside a gap read the same words elsewhere, if they read all of these; say whether they do."""
    count = len(read)
    if not 0 < count <= WORDS_LIMIT or count > len(side) or [word.key for word in read] != [word.key for word in other]:
        return False
    places = side[-count:] if side.start == 0 else side[:count]
    beside = [steps[place] for place in places]
    if [step.source for step in beside if isinstance(step, Same)] != list(read):
        return False
    for place, word in zip(places, other, strict=True):
        step = steps[place]
        assert isinstance(step, Same)  # noqa: S101 — as was just seen
        steps[place] = Same(step.quote, word)
    return True


def _gap(step: Step, text: str, start: int, end: int) -> Step:
    """Give a gap the words that stand in it now; a jump has none of its own."""
    return Changed((), tuple(tokenize(text, start, end))) if isinstance(step, Changed) else step
