"""Kinds 15 and 16: quotations that the document doesn't hold."""

import random
from collections import defaultdict
from itertools import pairwise

from benchmarks.documents import Document, runs_of
from benchmarks.material import Draft, Material
from benchmarks.quotation import pick_stretch, printed, repeats
from benchmarks.sentences import letters

CHAIN_WORDS = (11, 40)
"""Ten words could be two runs of five, and by DESIGN.md two parts that are joined without a mark are `spliced`."""
LONGEST_RUN = 6
"""Words: an invented quotation has no run as long as this in common with the document."""


def same_style(rng: random.Random, material: Material) -> Draft | None:
    """Quote another document of the same kind of text: neither the letters nor nearly the words are in this one."""
    slots = pick_stretch(rng, material.foreign)
    if not slots:
        return None
    text = printed(slots)
    if letters(text) in material.document.letters or repeats([slot.text for slot in slots], material.document, 0):
        return None
    return Draft(text, [])


def word_pairs(rng: random.Random, material: Material) -> Draft | None:
    """Walk through the document from word to following word; no run of six words of the walk stands in it."""
    document = material.document
    followers = _followers(document)
    chain = [rng.choice(rng.choice(rng.choice(document.paragraphs).sentences)).text]
    for _ in range(rng.randint(*CHAIN_WORDS) - 1):
        following = followers.get(chain[-1])
        if not following:
            break
        chain.append(rng.choice(following))
    runs = runs_of(chain, LONGEST_RUN)
    if len(chain) < CHAIN_WORDS[0] or not runs or any(run in _long_runs(document) for run in runs):
        return None
    return Draft(" ".join(chain), [])


_FOLLOWERS: dict[str, dict[str, list[str]]] = {}
_LONG_RUNS: dict[str, frozenset[tuple[str, ...]]] = {}


def _texts(document: Document) -> list[str]:
    return [word.text for paragraph in document.paragraphs for sentence in paragraph.sentences for word in sentence]


def _followers(document: Document) -> dict[str, list[str]]:
    if document.name not in _FOLLOWERS:
        texts = _texts(document)
        found: dict[str, list[str]] = defaultdict(list)
        for one, other in pairwise(texts):
            found[one].append(other)
        _FOLLOWERS[document.name] = dict(found)
    return _FOLLOWERS[document.name]


def _long_runs(document: Document) -> frozenset[tuple[str, ...]]:
    if document.name not in _LONG_RUNS:
        _LONG_RUNS[document.name] = frozenset(runs_of(_texts(document), LONGEST_RUN))
    return _LONG_RUNS[document.name]
