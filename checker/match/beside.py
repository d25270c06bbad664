"""What a reading says beside one of its steps."""

from collections.abc import Sequence

from checker.match.step import Changed, Jump, Marked, Same, Step
from checker.match.tokens import Token


def gap(steps: Sequence[Step], index: int) -> tuple[int, int]:
    """Give the range of the source between the words read before and after a step, changed ones included."""
    own = steps[index]
    words = list(own.source) if isinstance(own, Changed | Marked) else []
    before = next((_source_of(step)[-1].end for step in steps[index - 1 :: -1] if _source_of(step)), None)
    after = next((_source_of(step)[0].start for step in steps[index + 1 :] if _source_of(step)), None)
    begin = before if index and before is not None else (words[0].start if words else 0)
    return begin, after if after is not None else (words[-1].end if words else begin)


def neighbour(steps: Sequence[Step], index: int, step: int) -> Same | None:
    """Give the nearest unchanged word on one side."""
    at = index + step
    while 0 <= at < len(steps):
        found = steps[at]
        if isinstance(found, Same):
            return found
        at += step
    return None


def source_offset(steps: Sequence[Step], index: int) -> int:
    """Give the place in the source where words only the quotation has would stand."""
    for step in reversed(steps[:index]):
        if isinstance(step, Same):
            return step.source.end
        if isinstance(step, Changed | Marked) and step.source:
            return step.source[-1].end
    after = neighbour(steps, index, 1)
    return after.source.start if after else 0


def until_jump(steps: Sequence[Step]) -> list[Same]:
    """Give the unchanged words from the first step on until the reading goes on elsewhere."""
    run: list[Same] = []
    for step in steps:
        if isinstance(step, Jump):
            break
        if isinstance(step, Same):
            run.append(step)
    return run


def _source_of(step: Step) -> Sequence[Token]:
    """Give the words of the source that a step reads."""
    if isinstance(step, Same):
        return (step.source,)
    return step.source if isinstance(step, Changed) else ()
