"""Kinds 7, 11, 12, 13 and 14: a word, a bad scan, a quarter of the words, joined stretches, reversed fragments."""

import random
import re

from benchmarks.documents import Word
from benchmarks.material import Draft, Material, drafted, picked
from benchmarks.quotation import Slot, printed
from benchmarks.words import FUNCTION, content, shape

NOISE_SHARE = 0.1
QUARTER = 4
MIN_PIECE, MAX_PIECE = 5, 25
APART_CHARACTERS = 300
_SCAN = {
    "m": "rn", "l": "1", "o": "0", "c": "e", "e": "c", "h": "b", "b": "h", "i": "l", "n": "u", "u": "n", "s": "5",
    "a": "o", "t": "f", "f": "t", "d": "cl", "g": "q", "r": "n", "v": "y", "y": "v", "w": "vv", "k": "lc", "p": "o",
}  # fmt: skip


def word(rng: random.Random, material: Material) -> Draft | None:
    """Exchange one content word."""
    slots = picked(rng, material)
    places = _content_places(slots) if slots else []
    return drafted(_exchanged(rng, slots, [rng.choice(places)])) if slots and places else None


def quarter(rng: random.Random, material: Material) -> Draft | None:
    """Exchange a quarter of the content words, which are eight at least: two of five would be more than a quarter."""
    slots = picked(rng, material)
    places = _content_places(slots) if slots else []
    if not slots or len(places) < 2 * QUARTER:
        return None
    return drafted(_exchanged(rng, slots, rng.sample(places, len(places) // QUARTER)))


def _content_places(slots: list[Slot]) -> list[int]:
    return [
        at
        for at, slot in enumerate(slots)
        if re.fullmatch(r"[a-z]{4,}[,.;]?", slot.text) and content(slot.text.rstrip(",.;"))
    ]


def _exchanged(rng: random.Random, slots: list[Slot], places: list[int]) -> list[Slot]:
    new = list(slots)
    for at in places:
        core = slots[at].text.rstrip(",.;")
        others = [other for other in shape(core) if other[:3] != core[:3]]
        new[at] = slots[at].put(rng.choice(others) + slots[at].text[len(core) :])
    return new


def noise(rng: random.Random, material: Material) -> Draft | None:
    """Misread every tenth letter as a bad scan does."""
    slots = picked(rng, material)
    if not slots:
        return None
    text = printed(slots)
    places = [at for at, sign in enumerate(text) if sign.isalpha()]
    signs = list(text)
    for at in rng.sample(places, max(3, round(NOISE_SHARE * len(places)))):
        way = rng.random()
        if way < 0.7 and text[at] in _SCAN:
            signs[at] = _SCAN[text[at]]
        else:
            signs[at] = "" if way < 0.85 else text[at] * 2
    return Draft("".join(signs), slots)


def joined(rng: random.Random, material: Material) -> Draft | None:
    """Join the end of one sentence to the beginning of a later one without a mark."""
    pair = _two_sentences(rng, material)
    if not pair:
        return None
    first, second = pair
    left = _slots(first[-rng.randint(MIN_PIECE, MAX_PIECE) :], 0)
    right = _slots(second[: rng.randint(MIN_PIECE, MAX_PIECE)], 1)
    opening = right[0].text
    if rng.random() < 0.5 and re.fullmatch(r"\w[^.!?]*[.]", left[-1].text) and opening.lower() in FUNCTION - {"i"}:
        left[-1] = left[-1].put(left[-1].text[:-1] + ",")
        right[0] = right[0].put(opening.lower())
    return drafted(left + right)


def reordered(rng: random.Random, material: Material) -> Draft | None:
    """Print a later fragment, an ellipsis and then an earlier one."""
    pair = _two_sentences(rng, material)
    if not pair:
        return None
    first, second = pair
    later = _slots(second[: rng.randint(MIN_PIECE, MAX_PIECE)], 0)
    earlier = _slots(first[-rng.randint(MIN_PIECE, MAX_PIECE) :], 1)
    later[-1] = later[-1].put(later[-1].text + rng.choice((" …", " ...", " [...]", "...")))
    return drafted(later + earlier)


def _two_sentences(rng: random.Random, material: Material) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """Draw two sentences in order with at least two sentences and 300 characters between them, half of them near."""
    sentences = [
        each for paragraph in material.document.paragraphs if not paragraph.worn for each in paragraph.sentences
    ]
    at = rng.randrange(len(sentences))
    furthest = len(sentences) - 1 if rng.random() < 0.5 else min(len(sentences) - 1, at + 12)
    if at + 3 > furthest:
        return None
    first, second = sentences[at], sentences[rng.randint(at + 3, furthest)]
    apart = second[0].start - first[-1].end >= APART_CHARACTERS
    return (first, second) if apart and min(_plain(first), _plain(second)) >= MIN_PIECE else None


def _plain(sentence: tuple[Word, ...]) -> int:
    return sum(any(sign.isalpha() for sign in each.text) for each in sentence)


def _slots(words: tuple[Word, ...], sentence: int) -> list[Slot]:
    return [Slot(each.text, (each,), sentence) for each in words]
