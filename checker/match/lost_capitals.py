"""A run of words in capitals that the other text has in small letters: how they are set, and nothing they say."""

from collections.abc import Sequence
from itertools import chain, takewhile

from checker.match.lexicon.words import KEYWORDS
from checker.match.step import Same, Step

LOST_CAPITALS_LEAST = 2
"""One word more is emphasis that a keyword shares: `MUST ALWAYS`."""
_LOOKED_AT = 20


def lost_capitals(steps: Sequence[Step], index: int) -> int:
    """Count the words around one that are in capitals in the text that has it so, and in the other are not.

    Words that are keywords in capitals (`MUST NOT`) are passed over and don't count: they say no more than this one.
    """
    in_quote = _is_lost(steps[index], in_quote=True)
    sides = steps[max(0, index - _LOOKED_AT) : index][::-1], steps[index + 1 : index + 1 + _LOOKED_AT]
    lost = [takewhile(lambda step: _is_lost(step, in_quote=in_quote), side) for side in sides]
    words = [step.quote for step in chain(*lost) if isinstance(step, Same)]
    return sum(len(word.text) > 1 and word.key not in KEYWORDS for word in words)


def _is_lost(step: Step, *, in_quote: bool) -> bool:
    """Whether a word is in capitals in one text and not in the other; a single letter's tell nothing."""
    if not isinstance(step, Same):
        return False
    shouting, other = (step.quote, step.source) if in_quote else (step.source, step.quote)
    return shouting.text.isupper() and (len(shouting.text) == 1 or not other.text.isupper())
