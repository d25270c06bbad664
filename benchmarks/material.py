"""What the edits of one document draw on."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.corpus import Corpus
from benchmarks.documents import Document, bare
from benchmarks.quotation import Slot, pick_stretch, printed, spans_of
from benchmarks.words import DATES

_NAME = re.compile(r"([A-Z][a-z]{2,}|[A-Z]{3,5})((?:['’]s)?[,.;:!?)”\"]*)")
_NOT_NAMES = DATES | frozenset(
    """mr mrs ms dr sir lord lady president minister senator professor the and but for this that these those what when
    where why how who with from they she her his its our your you god must shall should may not required recommended
    optional english note however""".split()
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation as printed and what it stands for."""

    text: str
    slots: list[Slot]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the words stand in the document."""
        return spans_of(self.slots)


@dataclass(frozen=True, slots=True)
class Material:
    """A document, the names in it, and paragraphs of the same kind of text that aren't in it."""

    document: Document
    names: Sequence[tuple[str, ...]]
    foreign: Document
    lower_words: frozenset[str]


def drafted(slots: list[Slot] | None) -> Draft | None:
    """Print slots on one line."""
    return Draft(printed(slots), slots) if slots else None


def picked(rng: random.Random, material: Material) -> list[Slot] | None:
    """Pick a stretch of the document."""
    return pick_stretch(rng, material.document)


def name_at(slots: Sequence[str], at: int, lower_words: frozenset[str]) -> tuple[list[str], str]:
    """Give the proper name that begins at a word inside a sentence, and what clings to its end; empty if none does.

    A name is a run of one to three capitalised words, or an acronym, after a lower-case word; none of them stands
    anywhere in the corpus in lower case, and none is a month, a title or a key word of RFC 2119.
    """
    if at == 0 or not re.fullmatch(r"[a-z]+,?", slots[at - 1]):
        return [], ""
    run: list[str] = []
    for word in slots[at:]:
        found = _NAME.fullmatch(word)
        if not found:
            return (run, "") if not word[:1].isupper() else ([], "")
        name, clings = found[1], found[2]
        if name.lower() in _NOT_NAMES or name.lower() in lower_words:
            return [], ""
        run.append(name)
        if clings or len(run) > 3:
            return (run, clings) if len(run) <= 3 else ([], "")
    return run, ""


def material_of(document: Document, foreign: Document, corpus: Corpus) -> Material:
    """Gather a document's names; `foreign` is a long document of the other half."""
    names: dict[tuple[str, ...], None] = {}
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences:
            texts = [word.text for word in sentence]
            for at in range(1, len(texts)):
                run, _ = name_at(texts, at, corpus.lower_words)
                if run:
                    names[tuple(run)] = None
    return Material(document, tuple(names), foreign, corpus.lower_words)


def mid_punctuation(word: str) -> bool:
    """Whether a word carries more than letters, hyphens and an apostrophe: a stop, a quotation mark, a bracket."""
    return re.fullmatch(r"[\w’'-]+,?", word) is None


def bare_words(slots: Sequence[Slot]) -> list[str]:
    """Give what is printed, lower-case and without punctuation at the edges."""
    return [bare(slot.text) for slot in slots]
