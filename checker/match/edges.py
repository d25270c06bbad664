"""Where a place begins and ends: which words of the source at its edges belong to the quotation's reading."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from checker.match.lexicon.quantity import begins_quantity, same_value
from checker.match.lexicon.spelling import contracts
from checker.match.sentences import holds_sentence_end, sentence_end, sentence_start
from checker.match.tokens import Token, splits_token

SAME_EDGE_WORDS = 1.5
"""What the same word at the edge is worth, in words that are left out after it."""
SAME_QUANTITY_WORDS = 5
"""What the same quantity written otherwise is worth there: it may have four words for one."""
OTHER_SENTENCE_WORDS = 2
"""What a word in another sentence costs, in words."""
LONG_WORDS = 60
"""In a longer quotation each edge is looked for by itself, and by as many words."""
LONG_LETTERS = 1_000
"""Letters of so many words at most; more are no words."""
FREE_WORDS = 14
"""Words of the source at either edge of a place of which the quotation may have none."""
PUT_IN_WORDS = 4
"""Words that the source may have more of near an edge."""
EDGE_QUANTITY_WORDS = 4
"""Words of a quantity at an edge: `one and a half`."""
SAME_OUTER_WORDS = 2
"""Words outside it that are the same: `boats` in `105 boats`."""


def trimmed(own: Sequence[Token], near: Sequence[Token], quoted: str, text: str) -> Sequence[Token]:
    """Leave out the source's words at either edge that make the reading no cheaper; none that is cut off a word.

    Of equally cheap readings the widest is kept, in which a word is exchanged rather than put in. `quoted` is the
    text of the quotation: where no sentence ends in it, a word beyond the end of one is rarely its own.
    """
    quote, source = [word.key for word in own], [word.key for word in near]
    if not near or "".join(quote) == "".join(source):
        return near
    starts, ends = [0], [len(near)]
    # No edge lies further in than there are words too many, and a few that the quotation has put in.
    most = min(len(near), FREE_WORDS, max(0, len(near) - len(own)) + PUT_IN_WORDS)
    if quote[:2] != source[:2] or _repeated(source[:most], quote[:2]):
        starts = [at for at in range(most) if not splits_token(text, near[at].start)] or starts
    if quote[-2:] != source[-2:] or _repeated(source[len(source) - most :], quote[-2:]):
        lowest = len(near) - most
        ends = [at for at in range(len(near), lowest, -1) if not splits_token(text, near[at - 1].end)] or ends
    if len(starts) == len(ends) == 1:
        return near[starts[0] : ends[0]]
    start_worth = {
        at: SAME_EDGE_WORDS * (quote[0] == source[at]) + SAME_QUANTITY_WORDS * _begins_alike(own, near[at:])
        for at in starts
    }
    end_worth = {
        at: SAME_EDGE_WORDS * (quote[-1] == source[at - 1]) + SAME_QUANTITY_WORDS * _ends_alike(own, near[:at])
        for at in ends
    }
    if not holds_sentence_end(quoted[own[0].start : own[-1].end]):
        begins = sentence_start(text, near[starts[-1]].start)
        stops = sentence_end(text, near[ends[-1] - 1].start)
        for at in starts:
            start_worth[at] -= OTHER_SENTENCE_WORDS * (near[at].start < begins)
        for at in ends:
            end_worth[at] -= OTHER_SENTENCE_WORDS * (near[at - 1].start >= stops)
    if len(own) <= LONG_WORDS:
        pairs = [(low, high, source[low:high]) for low in starts for high in ends if low < high]
        low, high = _cheapest(quote, pairs, start_worth, end_worth)
        return near[low:high]
    counts = range(LONG_WORDS - 1, LONG_WORDS + PUT_IN_WORDS + 1)
    heads = [(low, low + count, source[low : low + count]) for low in starts for count in counts]
    tails = [(high - count, high, source[max(0, high - count) : high]) for high in ends for count in counts]
    low, _ = _cheapest(quote[:LONG_WORDS], heads, start_worth, {})
    _, high = _cheapest(quote[-LONG_WORDS:], tails, {}, end_worth)
    return near[low:high]


def _repeated(words: list[str], pair: list[str]) -> bool:
    """Whether two words stand there after each other more than once."""
    return words.count(pair[0]) > 1 and sum(words[at : at + 2] == pair for at in range(len(words))) > 1


def _begins_alike(own: Sequence[Token], near: Sequence[Token]) -> bool:
    """Whether both begin with the same word or quantity, written otherwise, and go on with the same word.

    A few words before it may be the same.
    """
    for first in range(min(SAME_OUTER_WORDS + 1, len(own), len(near))):
        word, other = own[first], near[first]
        if word.key == other.key:
            continue
        return _may_be_same(word, other) and any(
            own[count].key == near[last].key and same_otherwise(own[first:count], near[first:last])
            for count in range(first + 1, min(first + EDGE_QUANTITY_WORDS, len(own) - 1) + 1)
            for last in range(first + 1, min(first + EDGE_QUANTITY_WORDS, len(near) - 1) + 1)
        )
    return False


def _ends_alike(own: Sequence[Token], near: Sequence[Token]) -> bool:
    """Whether both end with the same word or quantity, written otherwise, after the same word, likewise."""
    for first in range(1, min(SAME_OUTER_WORDS + 1, len(own), len(near)) + 1):
        word, other = own[-first], near[-first]
        if word.key == other.key:
            continue
        end, near_end = len(own) - first + 1, len(near) - first + 1
        return _may_be_same(word, other) and any(
            own[end - count - 1].key == near[near_end - last - 1].key
            and same_otherwise(own[end - count : end], near[near_end - last : near_end])
            for count in range(1, min(EDGE_QUANTITY_WORDS, end - 1) + 1)
            for last in range(1, min(EDGE_QUANTITY_WORDS, near_end - 1) + 1)
        )
    return False


def _may_be_same(word: Token, other: Token) -> bool:
    """Whether two words that differ can belong to the same quantity, word or contraction at all."""
    one, two = word.key, other.key
    if begins_quantity(word) or begins_quantity(other) or "'" in one + two or "not" in (one, two):
        return True
    return one.startswith(two) or two.startswith(one) or one.endswith(two) or two.endswith(one)


def same_otherwise(quote: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether both are the same words parted otherwise, the same quantity, or one the other contracted."""
    keys, source_keys = [word.key for word in quote], [word.key for word in source]
    if "".join(keys) == "".join(source_keys):
        return len(quote) != len(source)
    return same_value(quote, source) or contracts(keys, source_keys)


def _cheapest(
    quote: list[str],
    ranges: Sequence[tuple[int, int, list[str]]],
    start_worth: dict[int, float],
    end_worth: dict[int, float],
) -> tuple[int, int]:
    """Choose the range of the source's words that differs least; an edge that is the same word speaks for it.

    Words are counted, or letters where most words differ: in a bad scan hardly a word is the same.
    """
    cost, best = min(
        (Levenshtein.distance(quote, source) - start_worth.get(low, 0) - end_worth.get(high, 0), order)
        for order, (low, high, source) in enumerate(ranges)
    )
    if cost > len(quote) / 3:
        letters = "".join(quote)
        if len(letters) > LONG_LETTERS:
            return ranges[best][:2]
        _, best = min(
            (Levenshtein.distance(letters, "".join(source)), order) for order, (*_, source) in enumerate(ranges)
        )
    return ranges[best][:2]
