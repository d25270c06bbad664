"""The generated cases: sixteen kinds, each with the statuses that DESIGN.md gives it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import damage, guarded, invented, marked, plain
from benchmarks.corpus import TEXT_KINDS, Corpus
from benchmarks.documents import LENGTHS, Document, compose
from benchmarks.material import Draft, Material, material_of
from benchmarks.quotation import Slot, Span, stands_once, true_text

TRIES = 600
"""Draws for one case before it is given up: a spelling or a name isn't in every stretch."""
ANY_CHANGE = frozenset({"reworded", "spliced", "distorted"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change and the statuses that are right for it."""

    name: str
    make: Callable[[random.Random, Material], Draft | None]
    expected: frozenset[str]


KINDS = (
    Kind("verbatim", plain.verbatim, frozenset({"verbatim"})),
    Kind("typography", plain.typography, frozenset({"verbatim"})),
    Kind("layout", plain.layout, frozenset({"verbatim"})),
    Kind("ellipsis", marked.ellipsis, frozenset({"edited"})),
    Kind("bracket", marked.bracket, frozenset({"edited"})),
    Kind("spelling", plain.spelling, frozenset({"edited"})),
    Kind("word", damage.word, frozenset({"reworded"})),
    Kind("number", guarded.number, frozenset({"distorted"})),
    Kind("negation", guarded.negation, frozenset({"distorted"})),
    Kind("name", guarded.name, frozenset({"distorted"})),
    Kind("noise", damage.noise, ANY_CHANGE),
    Kind("quarter", damage.quarter, ANY_CHANGE),
    Kind("joined", damage.joined, frozenset({"spliced"})),
    Kind("reordered", damage.reordered, frozenset({"distorted"})),
    Kind("same style", invented.same_style, frozenset({"not_found"})),
    Kind("word pairs", invented.word_pairs, frozenset({"not_found"})),
)
TRUE_KINDS = tuple(kind.name for kind in KINDS[:14])
INVENTED_KINDS = ("same style", "word pairs")
GUARDED_KINDS = ("number", "negation", "name")
PLAIN_KINDS = ("verbatim", "typography", "layout")
EDITED_KINDS = ("ellipsis", "bracket", "spelling")


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation against one document, with what is true of it."""

    kind: str
    expected: frozenset[str]
    document: Document
    quotation: str
    true_text: str
    """Empty for an invented quotation."""
    spans: tuple[Span, ...]


def generate(corpus: Corpus, seed: int, count: int) -> list[Case]:
    """Make up to `count` cases of each kind, spread evenly over the kinds of text and the lengths.

    A kind of text that offers a change too rarely gives fewer: no case is made by a looser rule.
    """
    own = compose(corpus, seed)
    others = {(each.kind, each.length): each for each in compose(corpus, seed + 1)}
    cells = [(kind, length) for kind in TEXT_KINDS for length in LENGTHS]
    cases = []
    for place, (text_kind, length) in enumerate(cells):
        documents = [each for each in own if (each.kind, each.length) == (text_kind, length)]
        foreign = others[text_kind, LENGTHS[-1]]
        materials = [material_of(document, foreign, corpus) for document in documents]
        share = count // len(cells) + (place < count % len(cells))
        for kind in KINDS:
            for number in range(share):
                rng = random.Random(f"{seed}/{kind.name}/{text_kind}/{length}/{number}")  # noqa: S311
                case = _make(rng, kind, materials)
                if case:
                    cases.append(case)
    return cases


def _make(rng: random.Random, kind: Kind, materials: list[Material]) -> Case | None:
    for _ in range(TRIES):
        material = rng.choice(materials)
        document = material.document
        draft = kind.make(rng, material)
        if draft is None or _ambiguous(draft, document, kind):
            continue
        true = true_text(draft.slots, document) if draft.slots else ""
        return Case(kind.name, kind.expected, document, draft.text, true, tuple(draft.spans))
    return None


def _ambiguous(draft: Draft, document: Document, kind: Kind) -> bool:
    """Whether the true words stand twice, or nearly; or what was made of them is itself in the document."""
    if not draft.slots:
        return False
    changed = " ".join(draft.text.split()).lower()
    if "verbatim" not in kind.expected and changed in document.line:
        return True
    return not all(stands_once(piece, document) for piece in _pieces(draft, kind))


def _pieces(draft: Draft, kind: Kind) -> list[list[Slot]]:
    """Give the stretches that each must have one place: the fragments of what was joined, else the whole."""
    if kind.name in ("joined", "reordered"):
        return [[slot for slot in draft.slots if slot.sentence == part] for part in (0, 1)]
    return [draft.slots]
