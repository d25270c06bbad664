"""Words that differ one by one and are one name, or one quantity of equal value: `$1.5m` and `1.5 million dollars`."""

from collections.abc import Sequence

from checker.match.lexicon.number import is_quantity_word
from checker.match.lexicon.quantity import begins_quantity, is_calendar_word, same_value
from checker.match.lexicon.spelling import same_spelling
from checker.match.lexicon.transliteration import same_name
from checker.match.step import Changed, Same
from checker.match.tokens import Token

CHANGE_WORDS = 12
"""Words of a change that may be the same written otherwise: no number in words is longer."""
QUANTITY_STEPS = 3
"""Words beside a changed one that may belong to the same quantity."""


def join_written_otherwise(steps: list[Same | Changed]) -> None:
    """Make one change of what is one name or quantity on both sides."""
    index = 0
    while index < len(steps):
        step = steps[index]
        if isinstance(step, Changed) and (joined := _written_otherwise(steps, index)) is not None:
            low, high, whole = joined
            steps[low:high] = [whole]
            index = low
        index += 1


def _written_otherwise(steps: Sequence[Same | Changed], index: int) -> tuple[int, int, Changed] | None:
    """Give a wider range around a change that is one name, or one quantity of equal value, on both sides."""
    step = steps[index]
    if isinstance(step, Changed) and len(step.quote) == len(step.source) == 1:
        if same_spelling(step.quote[0].key, step.source[0].key):
            return None
        if index and _is_article(steps[index - 1]) and same_name(step.quote[0].key, step.source[0].key):
            quote, source = _sides(steps[index - 1])
            return index - 1, index + 1, Changed(quote + step.quote, source + step.source)
    around = steps[max(0, index - QUANTITY_STEPS) : index + QUANTITY_STEPS + 1]
    if not any(_has_quantity(step) for step in around):
        return None
    for low in range(index, max(-1, index - QUANTITY_STEPS - 1), -1):
        first = _sides(steps[low])[0]
        if first and not begins_quantity(first[0]):
            continue
        for high in range(index + 1, min(len(steps), index + QUANTITY_STEPS + 1) + 1):
            span = steps[low:high]
            if high - low < 2 or not any(_has_quantity(step) for step in span):
                continue
            if sum(len(side) for step in span for side in _sides(step)) > 2 * CHANGE_WORDS:
                break
            quote = tuple(word for step in span for word in _sides(step)[0])
            source = tuple(word for step in span for word in _sides(step)[1])
            if same_value(quote, source):
                if any(map(is_calendar_word, quote)) and (year := _year(steps, high)) is not None:
                    return low, high + 1, Changed((*quote, year.quote), (*source, year.source))
                return low, high, Changed(quote, source)
    return None


def _year(steps: Sequence[Same | Changed], index: int) -> Same | None:
    """Give the year that follows a day and a month; its comma belongs to the order in which they are written."""
    step = steps[index] if index < len(steps) else None
    return step if isinstance(step, Same) and step.quote.is_number and len(step.quote.key) == 4 else None


def _is_article(step: Same | Changed) -> bool:
    """Whether the word is the Arabic article, which belongs to the name after it: al-Qaida, el-Sisi."""
    return isinstance(step, Same) and step.quote.key in ("al", "el")


def _sides(step: Same | Changed) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    return ((step.quote,), (step.source,)) if isinstance(step, Same) else (step.quote, step.source)


def _has_quantity(step: Same | Changed) -> bool:
    return any(is_quantity_word(word) for side in _sides(step) for word in side)
