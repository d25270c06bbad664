"""Kinds 1, 2, 3 and 6: the words as they are; typography; white space and hyphenation; spelling."""

import random
import re

from benchmarks.documents import bare
from benchmarks.material import Draft, Material, drafted, picked
from benchmarks.quotation import pick_stretch, printed, spans_of
from benchmarks.spelling import PAIRS
from benchmarks.words import NUMBER_WORDS, SCALES, UNITS

_VALUE_WORDS = {str(value): word for word, value in NUMBER_WORDS.items() if value >= 2}
_TYPOGRAPHY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?<=\w)['’](?=\w)", ("'", "’", "\u02bc")),
    (r"[“\"](?=\w)", ("“", '"', "„", "«")),
    (r"(?<=[\w.,!?])[”\"]", ("”", '"', "»")),
    (r"(?<=[a-z])(?: ?[–—] ?| - )(?=[a-z])", (" - ", " – ", "—", " — ")),
    (r"(?<=[a-z])-(?=[a-z])", ("\u2010", "\u2011")),
    (r"(?<=\w) (?=\w)", ("\u00a0", "\u202f", "\u2009")),
    (r"ffi", ("ﬃ",)),
    (r"fi", ("ﬁ",)),
    (r"fl", ("ﬂ",)),
    (r"ff", ("ﬀ",)),
)


def verbatim(rng: random.Random, material: Material) -> Draft | None:
    """Copy a stretch of the document, line breaks included."""
    slots = picked(rng, material)
    if not slots:
        return None
    (start, end), *rest = spans_of(slots)
    return None if rest else Draft(material.document.text[start:end], slots)


def typography(rng: random.Random, material: Material) -> Draft | None:
    """Change marks, dashes, apostrophes, ligatures and spaces to others of their kind, and not spaces alone."""
    slots = picked(rng, material)
    if not slots:
        return None
    plain = text = printed(slots)
    for pattern, kinds in _TYPOGRAPHY:
        chosen = rng.choice(kinds)
        often = 0.15 if pattern == r"(?<=\w) (?=\w)" else 0.8
        text = re.sub(pattern, lambda found: chosen if rng.random() < often else found[0], text)  # noqa: B023
    return Draft(text, slots) if text.translate({0xA0: " ", 0x202F: " ", 0x2009: " "}) != plain else None


def layout(rng: random.Random, material: Material) -> Draft | None:
    """Break lines, double spaces and break words in the quotation; or quote plainly what the document breaks so."""
    if material.document.kind != "rfc" and rng.random() < 0.5:
        slots = pick_stretch(rng, material.document, worn=True)
        return drafted(slots)
    slots = picked(rng, material)
    if not slots:
        return None
    at = rng.choice([index for index, slot in enumerate(slots) if re.search(r"[a-z]{6}", slot.text)] or [-1])
    if at < 0:
        return None
    separators = [rng.choice((" ", " ", " ", "\n", "  ", "\n   ", "\t")) for _ in slots[:-1]]
    texts = [_broken(slot.text, rng) if i == at or rng.random() < 0.1 else slot.text for i, slot in enumerate(slots)]
    return Draft("".join(map("".join, zip(texts, [*separators, ""], strict=True))), slots)


def _broken(word: str, rng: random.Random) -> str:
    """Break a word between lower-case letters, by a soft hyphen or at a line's end."""
    places = [found.end() for found in re.finditer(r"[a-z]{3}(?=[a-z]{3})", word)]
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + rng.choice(("\u00ad", "-\n", "-\n  ")) + word[at:]


def spelling(rng: random.Random, material: Material) -> Draft | None:
    """Spell as the other country does and write equal values otherwise, wherever the stretch allows it."""
    slots = picked(rng, material)
    if not slots:
        return None
    words = [slot.text for slot in slots]
    edited = []
    for at, slot in enumerate(slots):
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        edited.append(slot.put(new) if (new := _respelled(before, slot.text, after)) else slot)
    if not any(slot.changed for slot in edited):
        return None
    return drafted(edited)


def _respelled(before: str, word: str, after: str) -> str | None:
    core, clings = re.fullmatch(r"(.*?)([,.;:!?)”\"]*)", word, re.DOTALL).groups()  # type: ignore[union-attr]
    if core in PAIRS:
        return PAIRS[core] + clings
    if core == "percent" and (before[-1:].isdigit() or before.lower() in NUMBER_WORDS):
        return "per cent" + clings
    if re.fullmatch(r"\d+(\.\d+)?%", core):
        return core[:-1] + " percent" + clings
    plain_place = (
        before.isalpha() and before.islower() and bare(before) not in SCALES and after.isalpha() and after.islower()
    )
    if clings or not plain_place or after in SCALES or after in UNITS:
        return None
    if core in NUMBER_WORDS and NUMBER_WORDS[core] >= 2:
        return str(NUMBER_WORDS[core])
    return _VALUE_WORDS.get(core)
