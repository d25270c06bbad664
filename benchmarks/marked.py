"""Kinds 4 and 5: words left out at an ellipsis, and words put into square brackets."""

import random
import re

from benchmarks.documents import bare
from benchmarks.material import Draft, Material, bare_words, drafted, mid_punctuation, picked
from benchmarks.quotation import Slot
from benchmarks.words import (
    BRACKET_PLURAL,
    BRACKET_SINGULAR,
    BRACKET_THING,
    FOLLOWERS,
    FUNCTION,
    content,
    guarded,
)

_PRONOUNS = {
    "he": BRACKET_SINGULAR, "she": BRACKET_SINGULAR, "him": BRACKET_SINGULAR, "they": BRACKET_PLURAL,
    "them": BRACKET_PLURAL, "it": BRACKET_THING,
}  # fmt: skip
_DETERMINERS = frozenset({"the", "his", "their", "its"})
_FRAGMENT_WORDS = 4
"""Least words on either side of an ellipsis."""
_LEFT_OUT = (3, 25)


def ellipsis(rng: random.Random, material: Material) -> Draft | None:
    """Leave words out and mark the place."""
    slots = picked(rng, material)
    return drafted(leave_out(rng, slots)) if slots else None


def bracket(rng: random.Random, material: Material) -> Draft | None:
    """Put words into brackets, by one of five ways."""
    slots = picked(rng, material)
    return drafted(put_brackets(rng, slots)) if slots else None


def add_mark(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    """Add an ellipsis or a bracket where nothing was changed yet."""
    return leave_out(rng, slots) if rng.random() < 0.5 else put_brackets(rng, slots)


def leave_out(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    """Leave out 3 to 25 words that hold nothing guarded: whole sentences, or a stretch inside one sentence."""
    low, high = _LEFT_OUT
    whole = [slot for slot in slots if slot.sentence == 1]
    if len({slot.sentence for slot in slots}) == 3 and low <= len(whole) <= high:
        start = slots.index(whole[0])
        end = start + len(whole)
    elif len(slots) >= 2 * _FRAGMENT_WORDS + low:
        start = rng.randint(_FRAGMENT_WORDS, len(slots) - _FRAGMENT_WORDS - low)
        end = start + rng.randint(low, min(high, len(slots) - _FRAGMENT_WORDS - start))
        around = slots[start - 1 : end + 1]
        if len({slot.sentence for slot in around}) > 1 or any(mid_punctuation(slot.text) for slot in around[:-1]):
            return None
    else:
        return None
    if min(start, len(slots) - end) < _FRAGMENT_WORDS:
        return None
    removed = slots[start:end]
    if any(slot.changed or not slot.words for slot in removed) or any(map(guarded, bare_words(removed))):
        return None
    before, after = slots[:start], slots[end:]
    mark = rng.choice((" …", " ...", " [...]", "...", "…", " […]"))
    last = before[-1]
    return [*before[:-1], Slot(last.text + mark, last.words, last.sentence, last.changed), *after]


def put_brackets(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    """Resolve a pronoun or a noun phrase, add an explanation, change the first letter's case, or add `[sic]`."""
    way = rng.choice((_resolve, _rename, _explain, _initial, _sic))
    return way(rng, slots)


def _resolve(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    return _at_pronoun(rng, slots, keep=False)


def _explain(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    return _at_pronoun(rng, slots, keep=True)


def _at_pronoun(rng: random.Random, slots: list[Slot], *, keep: bool) -> list[Slot] | None:
    places = [at for at, slot in enumerate(slots) if not slot.changed and bare(slot.text) in _PRONOUNS]
    if not places:
        return None
    at = rng.choice(places)
    found = re.fullmatch(r"(\W*)(\w+)(\W*)", slots[at].text)
    if not found or (keep and found[3]):
        return None
    put = rng.choice(_PRONOUNS[found[2].lower()])
    if keep:
        return [*slots[: at + 1], Slot(put, (), slots[at].sentence, True), *slots[at + 1 :]]
    if found[2][0].isupper():
        put = "[T" + put[2:]
    return [*slots[:at], slots[at].put(found[1] + put + found[3]), *slots[at + 1 :]]


def _rename(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    """Exchange a determiner and its noun, which a function word follows."""
    places = [
        at
        for at in range(len(slots) - 2)
        if slots[at].text in _DETERMINERS
        and content(slots[at + 1].text)
        and not slots[at + 1].text.endswith(("ed", "ing", "ly", "est"))
        and slots[at + 2].text in FOLLOWERS
        and not any(slot.changed for slot in slots[at : at + 3])
        and slots[at].sentence == slots[at + 2].sentence
    ]
    if not places:
        return None
    at = rng.choice(places)
    put = rng.choice(BRACKET_THING + BRACKET_SINGULAR)
    both = Slot(put, slots[at].words + slots[at + 1].words, slots[at].sentence, True)
    return [*slots[:at], both, *slots[at + 2 :]]


def _initial(_rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    first = slots[0]
    text = first.text
    if first.changed or not text.isalpha() or text == "I" or (text[0].isupper() and text.lower() not in FUNCTION):
        return None
    return [first.put(f"[{text[0].swapcase()}]{text[1:]}"), *slots[1:]]


def _sic(rng: random.Random, slots: list[Slot]) -> list[Slot] | None:
    places = [at for at, slot in enumerate(slots) if not slot.changed and content(slot.text)]
    if not places:
        return None
    at = rng.choice(places) + 1
    return [*slots[:at], Slot("[sic]", (), slots[at - 1].sentence, True), *slots[at:]]
