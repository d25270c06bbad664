"""Documents of a given length, composed of the corpus' paragraphs, and what is known about each."""

import random
import re
from collections import Counter
from dataclasses import dataclass

from benchmarks.corpus import TEXT_KINDS, Corpus
from benchmarks.sentences import ends_sentence, letters, words_of

LENGTHS = (5_000, 50_000, 500_000)
DOCUMENTS = {5_000: 20, 50_000: 4, 500_000: 1}
"""How many documents of each length are composed for each kind of text: many cases share a long one."""
WORN_SHARE = 0.15
"""Share of the paragraphs that are set in a narrow column, with words broken at line ends or by soft hyphens."""
RUN = 4
"""Words in the runs by which near copies are recognised."""


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two white spaces."""

    text: str
    """As read: where the document breaks the word, it is whole here."""
    start: int
    end: int
    number: int
    """Its place among the document's words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in order."""

    sentences: tuple[tuple[Word, ...], ...]
    worn: bool


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text and what the generator needs to know about it. Two are compared by identity."""

    name: str
    kind: str
    length: int
    text: str
    paragraphs: tuple[Paragraph, ...]
    letters: str
    line: str
    """The text in lower case on one line."""
    runs: Counter[tuple[str, ...]]
    """How often each run of four words stands in the document."""


def compose(corpus: Corpus, seed: int) -> list[Document]:
    """Compose every document of a seed. Odd seeds draw from one half of the sources, even seeds from the other."""
    half = 1 - seed % 2
    return [
        _compose(corpus, kind, length, half, f"{seed}/{kind}/{length}/{number}")
        for kind in TEXT_KINDS
        for length in LENGTHS
        for number in range(DOCUMENTS[length])
    ]


def bare(word: str) -> str:
    """Take the punctuation off a word's edges, and its case."""
    return re.sub(r"^\W+|\W+$", "", word).lower()


def runs_of(words: list[str], length: int = RUN) -> list[tuple[str, ...]]:
    """Give every run of so many bare words."""
    names = [name for name in map(bare, words) if name]
    return [tuple(names[at : at + length]) for at in range(len(names) - length + 1)]


def _compose(corpus: Corpus, kind: str, length: int, half: int, name: str) -> Document:
    rng = random.Random(f"{name}/compose")  # noqa: S311
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    size = number = 0
    for source in _sources(corpus, kind, half, rng):
        # A short document is a stretch of one or a few sources, as a page is.
        first = rng.randrange(len(source)) if length < LENGTHS[-1] else 0
        for text in source[first:]:
            if size + len(text) + 2 > length and size > length * 0.9:
                continue
            worn = kind != "rfc" and rng.random() < WORN_SHARE
            shown, paragraph = _set(text, size, number, worn, rng)
            paragraphs.append(paragraph)
            parts.append(shown)
            size += len(shown) + 2
            number += sum(map(len, paragraph.sentences))
            if size > length:
                break
        if size > length * 0.97:
            break
    whole = "\n\n".join(parts)
    words = [word.text for paragraph in paragraphs for sentence in paragraph.sentences for word in sentence]
    line = " ".join(whole.split()).lower()
    return Document(name, kind, length, whole, tuple(paragraphs), letters(whole), line, Counter(runs_of(words)))


def _sources(corpus: Corpus, kind: str, half: int, rng: random.Random) -> list[list[str]]:
    """Shuffle a kind's sources; the other two kinds' stand behind, for where a kind has too little text."""
    own = list(corpus.paragraphs[kind, half])
    rng.shuffle(own)
    other = [source for other in TEXT_KINDS if other != kind for source in corpus.paragraphs[other, half]]
    return own + other


def _set(text: str, offset: int, number: int, worn: bool, rng: random.Random) -> tuple[str, Paragraph]:
    """Lay a paragraph out at an offset; a worn one with breaks inside words and at some spaces."""
    spans = words_of(text)
    shown, sentences, sentence, end = "", [], [], 0
    soft = rng.random() < 0.5
    for index, (start, stop) in enumerate(spans):
        word = text[start:stop]
        shown += text[end:start] if not (worn and rng.random() < 0.1 and start) else "\n"
        printed = _broken(word, soft, rng) if worn else word
        begin = offset + len(shown)
        sentence.append(Word(word, begin, begin + len(printed), number + index))
        shown += printed
        end = stop
        if ends_sentence(word, text[slice(*spans[index + 1])] if index + 1 < len(spans) else None):
            sentences.append(tuple(sentence))
            sentence = []
    return shown + text[end:], Paragraph(tuple(sentences), worn)


def _broken(word: str, soft: bool, rng: random.Random) -> str:
    """Break a long lower-case word, of letters only, by a soft hyphen or at a line's end; every sixth or so."""
    if not re.fullmatch(r"[a-z]{7,}", word) or rng.random() > 0.17:
        return word
    at = rng.randint(3, len(word) - 3)
    return word[:at] + ("\u00ad" if soft else "-\n") + word[at:]
