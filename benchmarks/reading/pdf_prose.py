"""Invented prose for PDFs that are made in the benchmark: what stands on each page is known word for word."""

import random
from dataclasses import dataclass, field

_COMMON = """the of and a to in is was that for it with as his on be at by had not are but from or have an they which
one you were all her she there would their we him been has when who will no more if out so up said what its about than
into them can only other time new some could these two may first then do any like my now over such our man me even
most made after also did many off before must well back through years much where your way down should because long
each just state those people too mister how little good world make very year still see own work men day get here old
life both between being under three never know same last another while us might great go come since against right
came take used himself few house american use place during high without again home around small however found""".split()
_LONG = """harbour committee parliament government investigation responsibility announcement neighbourhood university
performance environmental administration representative development understanding commissioner infrastructure
temperature agricultural extraordinary circumstances international organisation significant consequences
telecommunications recommendation manufacturing independent constitutional""".split()
_COMPOUND = "well-known long-term two-thirds cross-border mid-century sister-in-law so-called decision-making".split()
_SYLLABLES = "ba ker lin dor mo ri sen tal ve nor ga lis pe tro un dal fi ses offi cen wa hel mar to bri co fla".split()


@dataclass
class Truth:
    """What a document says: its running text in order, and what stands beside it."""

    main: list[str] = field(default_factory=list)
    floats: list[list[str]] = field(default_factory=list)
    """Footnotes, captions, cells, margin notes: each is whole, its place is a matter of taste."""
    furniture: list[str] = field(default_factory=list)


def word(rng: random.Random) -> str:
    """Draw a word; a third are made of syllables, so that few pairs of words stand twice."""
    kind = rng.random()
    if kind < 0.45:
        return rng.choice(_COMMON)
    if kind < 0.6:
        return rng.choice(_LONG)
    if kind < 0.63:
        return rng.choice(_COMPOUND)
    if kind < 0.66:
        return rng.choice((str(rng.randint(2, 99)), f"{rng.randint(1, 99)},{rng.randint(100, 999)}", "3.5%", "$40"))
    made = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4)))
    return made.capitalize() if rng.random() < 0.2 else made


def sentence(rng: random.Random) -> list[str]:
    """Draw a sentence of 5 to 25 words with its punctuation."""
    words = [word(rng) for _ in range(rng.randint(5, 25))]
    words[0] = words[0][:1].upper() + words[0][1:]
    for at in range(2, len(words) - 2):
        if rng.random() < 0.07:
            words[at] += rng.choice(",;:")
    if rng.random() < 0.15:
        words[1] = "“" + words[1]
        words[-2] += ",”"
    words[-1] += rng.choice("....?!")
    return words


def paragraph(rng: random.Random, sentences: int) -> list[str]:
    """Draw a paragraph."""
    return [each for _ in range(sentences) for each in sentence(rng)]
