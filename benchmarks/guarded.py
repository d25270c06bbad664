"""Kinds 8, 9 and 10: a number, a negation or a name is changed; a quarter also carries a mark elsewhere."""

import random
import re
from collections.abc import Callable

from benchmarks.documents import bare
from benchmarks.marked import add_mark
from benchmarks.material import Draft, Material, drafted, name_at, picked
from benchmarks.quotation import Slot
from benchmarks.words import NUMBER_WORDS, SCALES

MARKED_SHARE = 0.25
_NUMBER = re.compile(r"([($£€“\"]*)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)([).,;:”\"!?]*)")
_AUXILIARIES = {
    "is": "isn't", "are": "aren't", "was": "wasn't", "were": "weren't", "will": "won't", "would": "wouldn't",
    "can": "can't", "could": "couldn't", "should": "shouldn't", "does": "doesn't", "did": "didn't", "has": "hasn't",
    "have": "haven't", "had": "hadn't",
}  # fmt: skip
_CLITICS = {negative: positive for positive, negative in _AUXILIARIES.items()} | {"cannot": "can"}
_UN = (
    "able likely clear known changed usual common available necessary reliable fair certain expected related aware "
    "able happy safe stable limited reasonable acceptable successful affected authenticated protected encrypted "
    "familiar comfortable paid used modified"
).split()
_OPPOSITES = {word: f"un{word}" for word in _UN} | {"without": "with", "with": "without"}
_OPPOSITES |= {f"un{word}": word for word in _UN}

Edit = Callable[[random.Random, list[Slot], Material], list[Slot] | None]


def number(rng: random.Random, material: Material) -> Draft | None:
    """Change a number to another value."""
    return _guarded(rng, material, _change_number)


def negation(rng: random.Random, material: Material) -> Draft | None:
    """Put a negation in or take one out."""
    return _guarded(rng, material, _change_negation)


def name(rng: random.Random, material: Material) -> Draft | None:
    """Exchange a proper name, or its last word, for another of the document."""
    return _guarded(rng, material, _change_name)


def _guarded(rng: random.Random, material: Material, edit: Edit) -> Draft | None:
    marked = rng.random() < MARKED_SHARE
    slots = picked(rng, material)
    edited = edit(rng, slots, material) if slots else None
    if edited and marked:
        edited = add_mark(rng, edited)
    return drafted(edited)


def _put(slots: list[Slot], at: int, text: str) -> list[Slot]:
    return [*slots[:at], slots[at].put(text), *slots[at + 1 :]]


def _change_number(rng: random.Random, slots: list[Slot], _material: Material) -> list[Slot] | None:
    changes = [(at, new) for at, slot in enumerate(slots) if (new := _other_number(rng, slot.text)) is not None]
    return _put(slots, *rng.choice(changes)) if changes else None


def _other_number(rng: random.Random, word: str) -> str | None:
    found = re.fullmatch(r"([a-z]+)([,.;:]*)", word)
    if found and found[1] in SCALES:
        return rng.choice([scale for scale in SCALES if scale != found[1]]) + found[2]
    if found and NUMBER_WORDS.get(found[1], 0) >= 2:
        return rng.choice([other for other in NUMBER_WORDS if other not in ("zero", "one", found[1])]) + found[2]
    digits = _NUMBER.fullmatch(word)
    if not digits:
        return None
    opening, whole, fraction, percent, clings = (part or "" for part in digits.groups())
    figure = whole + fraction
    if fraction and rng.random() < 0.25:
        figure = (whole + fraction[1:]).lstrip("0") or "1"
    elif not fraction and len(whole) in (2, 3) and whole[-1] != "0" and rng.random() < 0.25:
        figure = f"{whole[:-1]}.{whole[-1]}"
    else:
        at = rng.choice([index for index, sign in enumerate(figure) if sign.isdigit()])
        figure = figure[:at] + rng.choice([sign for sign in "123456789" if sign != figure[at]]) + figure[at + 1 :]
    return opening + figure + percent + clings


def _change_negation(rng: random.Random, slots: list[Slot], _material: Material) -> list[Slot] | None:
    ways = [new for at in range(len(slots)) for new in _negated(rng, slots, at)]
    return rng.choice(ways) if ways else None


def _negated(rng: random.Random, slots: list[Slot], at: int) -> list[list[Slot]]:
    """Give the quotation with the negation at this word put in or taken out, if it can be."""
    word = slots[at].text
    after = slots[at + 1].text if at + 1 < len(slots) else ""
    before = bare(slots[at - 1].text) if at else ""
    if word in _OPPOSITES and before not in ("not", "no", "never", "to"):
        return [_put(slots, at, _OPPOSITES[word])]
    straight = word.replace("’", "'")
    if straight in _CLITICS:
        return [_put(slots, at, _CLITICS[straight])]
    if (
        word in _AUXILIARIES
        and re.fullmatch(r"[a-z]{2,}[,.]?", after)
        and bare(after) not in ("not", "no", "never", "only", "nothing", "none")
    ):
        inserted = Slot(rng.choice(("not", "never", "no longer")), (), slots[at].sentence, True)
        contracted = "cannot" if word == "can" and rng.random() < 0.5 else _AUXILIARIES[word]
        return [[*slots[: at + 1], inserted, *slots[at + 1 :]], _put(slots, at, contracted)]
    inside = 0 < at < len(slots) - 1 and after[:1].islower()
    if not inside or after in ("only", "just", "merely", "least", "matter"):
        return []
    if word == "no" and after == "longer":
        return [slots[:at] + _touched(slots[at + 2 :])] if at + 2 < len(slots) else []
    if word in ("not", "never") and before not in ("or", "if", "whether", "and", "but"):
        return [slots[:at] + _touched(slots[at + 1 :])]
    if word == "no" and re.fullmatch(r"[a-z]{3,},?", after) and before not in ("or", "and"):
        return [slots[:at] + _touched(slots[at + 1 :])]
    return []


def _touched(slots: list[Slot]) -> list[Slot]:
    """Mark the first slot as changed, so that no mark is set where a negation was taken out."""
    return [slots[0].put(slots[0].text), *slots[1:]]


def _change_name(rng: random.Random, slots: list[Slot], material: Material) -> list[Slot] | None:
    texts = [slot.text for slot in slots]
    ways = []
    for at in range(1, len(slots)):
        run, clings = name_at(texts, at, material.lower_words)
        if not run or slots[at].sentence != slots[at - 1].sentence:
            continue
        others = [other for other in material.names if len(other) == len(run) and _strangers(other, run, texts)]
        if not others:
            continue
        other = rng.choice(others)
        kept = len(run) - 1 if len(run) > 1 and rng.random() < 0.5 else 0
        new = list(slots)
        for index in range(kept, len(run)):
            new[at + index] = slots[at + index].put(other[index] + (clings if index == len(run) - 1 else ""))
        ways.append(new)
    return rng.choice(ways) if ways else None


def _strangers(other: tuple[str, ...], run: list[str], texts: list[str]) -> bool:
    """Whether two names share no word, nor a word's beginning (German and Germany), and the other isn't quoted here."""
    begins = {word[:4].lower() for word in run}
    quoted = {bare(word) for word in texts}
    shouted = all(word.isupper() for word in run) == all(word.isupper() for word in other)
    return shouted and not any(word[:4].lower() in begins or word.lower() in quoted for word in other)
