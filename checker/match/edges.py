"""Where a place begins and ends: which words of the source at its edges belong to the quotation's reading."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from checker.match.lexicon.quantity import same_value
from checker.match.lexicon.spelling import contracts
from checker.match.tokens import Token, splits_token

SAME_EDGE_WORDS = 1.5
"""What the same word at the edge is worth, in words that are left out after it."""
LOOKED_WORDS = 200
"""Words of a long quotation by which its edges are found."""
FREE_WORDS = 14
"""Words of the source at either edge of a place of which the quotation may have none."""
PUT_IN_WORDS = 4
"""Words that the source may have more of near an edge."""
EDGE_QUANTITY_WORDS = 4
"""Words of a quantity at an edge: `one and a half`."""
SAME_OUTER_WORDS = 2
"""Words outside it that are the same: `boats` in `105 boats`."""


def trimmed(own: Sequence[Token], near: Sequence[Token], text: str) -> Sequence[Token]:
    """Leave out the source's words at either edge that make the reading no cheaper; none that is cut off a word.

    Of equally cheap readings the widest is kept, in which a word is exchanged rather than put in.
    """
    quote, source = [word.key for word in own], [word.key for word in near]
    low, high = 0, len(near)
    if "".join(quote) == "".join(source):
        return near
    if near and quote[:2] != source[:2]:
        starts = [at for at in range(min(high, FREE_WORDS)) if not splits_token(text, near[at].start)]
        head = quote[:LOOKED_WORDS]
        if (written := next((at for at in starts if _begins_alike(own, near[at:])), None)) is not None:
            low = written
        elif starts:
            low = _cheapest(head, [(at, source[at : at + count]) for at in starts for count in _about(head)], edge=0)
    if near and quote[-2:] != source[-2:]:
        ends = [at for at in range(high, max(low, high - FREE_WORDS), -1) if not splits_token(text, near[at - 1].end)]
        tail = quote[-LOOKED_WORDS:]
        if (written := next((at for at in reversed(ends) if _ends_alike(own, near[low:at])), None)) is not None:
            high = written
        elif ends:
            high = _cheapest(tail, [(at, source[max(low, at - LOOKED_WORDS) : at]) for at in ends], edge=-1)
    return near[low:high]


def _begins_alike(own: Sequence[Token], near: Sequence[Token]) -> bool:
    """Whether both begin with the same word or quantity, written otherwise, and go on with the same word.

    A few words before it may be the same.
    """
    return _starts_otherwise([word.key for word in own], own, near)


def _ends_alike(own: Sequence[Token], near: Sequence[Token]) -> bool:
    """Whether both end with the same word or quantity, written otherwise, after the same word, likewise."""
    return _starts_otherwise([word.key for word in reversed(own)], own, near, backwards=True)


def _starts_otherwise(
    keys: Sequence[str], own: Sequence[Token], near: Sequence[Token], *, backwards: bool = False
) -> bool:
    source_keys = [word.key for word in (reversed(near) if backwards else near)]
    for first in range(SAME_OUTER_WORDS + 1):
        for count in range(first + 1, min(first + EDGE_QUANTITY_WORDS, len(keys) - 1) + 1):
            for other in range(first + 1, min(first + EDGE_QUANTITY_WORDS, len(source_keys) - 1) + 1):
                if keys[count] == source_keys[other]:
                    if backwards:
                        quote, source = (
                            own[len(own) - count : len(own) - first],
                            near[len(near) - other : len(near) - first],
                        )
                    else:
                        quote, source = own[first:count], near[first:other]
                    if same_otherwise(quote, source):
                        return True
        if keys[first : first + 1] != source_keys[first : first + 1]:
            return False
    return False


def same_otherwise(quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether both are the same words parted otherwise, the same quantity, or one the other contracted."""
    keys, source_keys = [word.key for word in quote], [word.key for word in source]
    if "".join(keys) == "".join(source_keys):
        return len(quote) != len(source)
    return same_value(quote, source) or contracts(keys, source_keys)


def _about(words: Sequence[str]) -> range:
    """Give how many words of the source may stand for so many: what stands after them says nothing of their start."""
    return range(max(1, len(words) - 1), len(words) + PUT_IN_WORDS + 1)


def _cheapest(quote: list[str], ranges: list[tuple[int, list[str]]], edge: int) -> int:
    """Choose the range of the source's words that differs least; an edge that is the same word speaks for it.

    Words are counted, or letters where most words differ: in a bad scan hardly a word is the same.
    """
    cost, best = min(
        (Levenshtein.distance(quote, source) - SAME_EDGE_WORDS * (quote[edge] == source[edge]), order)
        for order, (_, source) in enumerate(ranges)
    )
    if cost > len(quote) / 3:
        letters = "".join(quote)
        _, best = min(
            (Levenshtein.distance(letters, "".join(source)), order) for order, (_, source) in enumerate(ranges)
        )
    return ranges[best][0]
