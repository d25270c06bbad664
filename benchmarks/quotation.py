"""A true quotation out of a document, as slots that the edits change."""

import random
from dataclasses import dataclass, replace

from benchmarks.documents import Document, Paragraph, Word, runs_of
from benchmarks.sentences import has_letter, letters

MIN_WORDS, MAX_WORDS = 8, 60
SENTENCE_START_SHARE = 2 / 3
NEAR_COPY_SHARE = 0.3
"""A stretch whose runs of four words stand, more than this, twice in the document has no single true place."""

SHOWN_GAP = 400
"""Characters of a gap that are written out for the reader of a case."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """One printed word of the quotation and the words of the document that it stands for."""

    text: str
    words: tuple[Word, ...]
    """Empty for what was put in."""
    sentence: int
    changed: bool = False

    def put(self, text: str) -> "Slot":
        """Print something else in its place."""
        return replace(self, text=text, changed=True)


def pick_stretch(rng: random.Random, document: Document, *, worn: bool = False) -> list[Slot] | None:
    """Pick 8 to 60 words out of 1 to 3 sentences of a paragraph; None where the place drawn doesn't allow it."""
    return stretch_of(rng, rng.choice(document.paragraphs), worn=worn)


def stretch_of(rng: random.Random, paragraph: Paragraph, *, worn: bool = False) -> list[Slot] | None:
    """Pick a stretch of this paragraph, two thirds from a sentence's start."""
    if paragraph.worn != worn:
        return None
    first = rng.randrange(len(paragraph.sentences))
    chosen = paragraph.sentences[first : first + rng.choice((1, 1, 2, 2, 3))]
    slots = [Slot(word.text, (word,), index) for index, sentence in enumerate(chosen) for word in sentence]
    if rng.random() > SENTENCE_START_SHARE:
        slots = slots[rng.randint(1, max(1, len(chosen[0]) - 1)) :]
    if len(slots) > MAX_WORDS or rng.random() < 1 / 3:
        slots = slots[: rng.randint(MIN_WORDS, MAX_WORDS)]
    return slots if sum(has_letter(slot.text) for slot in slots) >= MIN_WORDS else None


def printed(slots: list[Slot]) -> str:
    """Write the quotation on one line."""
    return " ".join(slot.text for slot in slots)


def true_text(slots: list[Slot], document: Document) -> str:
    """Give the document's own text of each piece; between near pieces, in double brackets, what the quotation skips."""
    text, end = "", None
    for start, stop in spans_of(slots):
        near = end is not None and 0 <= start - end <= SHOWN_GAP
        text += "" if end is None else f" [[{document.text[end:start].strip()}]] " if near else " [[...]] "
        text += document.text[start:stop]
        end = stop
    return text


def spans_of(slots: list[Slot]) -> list[Span]:
    """Give the spans of the document that the slots stand for; words that follow one another are one span."""
    spans: list[Span] = []
    last = -2
    for word in (word for slot in slots for word in slot.words):
        if word.number == last + 1:
            spans[-1] = spans[-1][0], word.end
        else:
            spans.append((word.start, word.end))
        last = word.number
    return spans


def stands_once(slots: list[Slot], document: Document) -> bool:
    """Whether the text from first to last word is once in the document, by its letters, and not twice nearly."""
    words = [word for slot in slots for word in slot.words]
    whole = letters(document.text[words[0].start : words[-1].end])
    return document.letters.count(whole) == 1 and not repeats([word.text for word in words], document, 1)


def repeats(words: list[str], document: Document, allowed: int) -> bool:
    """Whether too many of the runs of four words stand in the document more than `allowed` times."""
    runs = runs_of(words)
    return sum(document.runs[run] > allowed for run in runs) > NEAR_COPY_SHARE * len(runs)
