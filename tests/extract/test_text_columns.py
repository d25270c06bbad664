"""Columns side by side are noticed, and tables, lists and text set to one width are none."""

import random
import textwrap
import time

import pytest

from checker.extract.plain_text import read_plain_text
from checker.extract.state import file_state
from checker.extract.text_columns import has_columns

WORDS = "the gates of the old port were shut by noon on Friday and nobody in the town went out to look".split()


def prose(seed, words=400):
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def side_by_side(left, right, width=45):
    longest = max(len(left), len(right))
    left, right = (side + [""] * (longest - len(side)) for side in (left, right))
    return "\n".join(f"{one:<{width}}{other}".rstrip() for one, other in zip(left, right, strict=True))


@pytest.mark.parametrize("width", [41, 44, 60])
@pytest.mark.parametrize("seed", range(3))
def test_a_text_in_columns_accuses_nobody(width, seed):
    left, right = (textwrap.wrap(prose(seed + number), 38) for number in (0, 10))
    for at in range(5, len(left), 7):
        left.insert(at, "")
    text = side_by_side(left, right, width)
    assert has_columns(text)
    assert has_columns(f"{prose(9)}\n\n{text}\n\n{prose(8)}")
    assert file_state(read_plain_text(text), is_page=False).state == "partial"


def justified(text, width=66):
    lines, draw = [], random.Random(4)
    for line in textwrap.wrap(text, width - 6):
        words = line.split()
        gaps = [1] * (len(words) - 1)
        for _ in range(width - len(line)):
            gaps[draw.randrange(len(gaps))] += 1
        lines.append("".join(word + " " * gap for word, gap in zip(words, [*gaps, 0], strict=True)))
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(textwrap.wrap(prose(1), 70)),
        justified(prose(1, 4_000)),
        "\n".join(f"Row {number:<20}{number * 7:>12}   {number * 9:>12}" for number in range(60)),
        "\n".join(f"Ada Verrin       {line}" for line in textwrap.wrap(prose(2), 50)),
        "\n".join(f"        {line}" for line in textwrap.wrap(prose(3), 50)),
        side_by_side(textwrap.wrap(prose(4, 50), 38), textwrap.wrap(prose(5, 50), 38)),
        "\n".join(f"The chapter of the gates number {number} ..........   {number}" for number in range(60)),
    ],
    ids=["prose", "justified", "numbers", "speaker", "indented", "a few lines", "contents"],
)
def test_what_is_read_from_left_to_right_is_none(text):
    assert not has_columns(text)
    assert file_state(read_plain_text(text), is_page=False).state == "captured"


@pytest.mark.parametrize("text", ["a   " * 300_000, "   a\n" * 200_000, "abc def ghi   " * 7 * 10_000, "\t" * 500_000])
def test_a_text_that_is_made_to_be_slow_is_not(text):
    began = time.process_time()
    has_columns(text)
    assert time.process_time() - began < 2
