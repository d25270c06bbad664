"""A quotation read as stretches that stand apart in the text: all of it or nothing, and never by chance."""

import pytest

from checker.match.locate.align import JUMP_COST
from checker.match.locate.index import CROWD, index
from checker.match.locate.split import FAR_STRETCH_LETTERS, OF_TWO_LETTERS, locate_split
from checker.match.quotation import parse_quotation

FILLER = "Rain fell on the hills that week and nobody went out to look at the boats. " * 20
STRETCHES = [
    "the gates of the old port were shut",
    "a lantern hung above the outer quay",
    "two crews went home along the river",
    "the ferry sank beside the stone bridge",
    "our nets were sold to a merchant",
    "every barrel of tar was burned",
    "a mill wheel turned all winter",
]
TEXT = "".join(f"{stretch}. {FILLER}" for stretch in STRETCHES)


def placements_of(quote, text):
    return locate_split(parse_quotation(quote, ""), index(text))


def split(quote, text=TEXT):
    """Give the words of each stretch on both sides, which are the same but for their typography."""
    found = placements_of(quote, text)
    assert len(found) <= 1
    for part in found[0].parts if found else ():
        stretch, place = quote[part.quote_start : part.quote_end], text[part.start : part.end]
        assert letters(stretch) == letters(place)
    return [text[part.start : part.end] for part in found[0].parts] if found else []


def letters(text):
    return "".join(filter(str.isalnum, text.lower()))


@pytest.mark.parametrize("count", range(2, 7))
@pytest.mark.parametrize("step", [1, -1], ids=["in order", "reversed"])
@pytest.mark.parametrize("joint", [" ", ", ", ". ", " — "])
def test_joined_stretches_are_found_where_each_stands_in_the_order_of_the_quotation(count, step, joint):
    chosen = STRETCHES[:count][::step]
    assert split(joint.join(chosen)) == chosen


def test_every_joint_costs_a_jump():
    for count in range(2, 7):
        (found,) = placements_of(" ".join(STRETCHES[:count]), TEXT)
        assert (found.cost, found.similarity) == (JUMP_COST * (count - 1), 1)


def test_a_joint_at_a_mark_costs_nothing():
    (found,) = placements_of(" … ".join(STRETCHES[:3]), TEXT)
    assert (found.cost, len(found.parts)) == (0, 3)


def test_more_than_six_stretches_are_no_reading():
    assert split(" ".join(STRETCHES[:7])) == []
    assert split(" … ".join([" ".join(STRETCHES[:4]), " ".join(STRETCHES[4:7])])) == []


def test_a_quotation_that_stands_whole_is_one_stretch():
    assert split(STRETCHES[3]) == [STRETCHES[3]]


def test_each_stretch_is_the_longest_that_stands_anywhere():
    text = f"She saw the gates of the old mill. {FILLER}{TEXT}"
    quote = "the gates of the old port were shut two crews went home along the river"
    assert split(quote, text) == [STRETCHES[0], STRETCHES[2]]


def test_a_stretch_ends_between_words():
    text = f"The gates of the old port were shutting. {FILLER}By noon the ferry left the outer quay."
    quote = "the gates of the old port were shut by noon the ferry left the outer quay"
    assert split(quote, text) == []
    assert split(quote.replace("shut ", ""), text) == [
        "The gates of the old port were",
        "By noon the ferry left the outer quay",
    ]


def test_of_a_stretch_that_stands_often_the_place_nearest_after_the_one_before_is_read():
    again = "nobody came to the harbour all day"
    text = f"{again}. {FILLER}{STRETCHES[0]}. It rained, and {again}. {FILLER}{again}."
    (found,) = placements_of(f"{STRETCHES[0]} {again}", text)
    assert found.parts[1].start == text.index(again, text.index(STRETCHES[0]))


def test_of_a_stretch_that_stands_only_before_the_nearest_place_is_read():
    again = "nobody came to the harbour all day"
    text = f"{again}. {FILLER}{again}. {FILLER}{STRETCHES[0]}."
    (found,) = placements_of(f"{STRETCHES[0]} {again}", text)
    assert found.parts[1].start == text.rindex(again)


# --- short words between


@pytest.mark.parametrize(
    "text",
    [
        f"{STRETCHES[0]}, and then, as agreed, at once. {FILLER}{STRETCHES[1]}.",
        f"{STRETCHES[0]}. {FILLER}It was as agreed; for {STRETCHES[1]}.",
    ],
    ids=["after the stretch before", "before the stretch after"],
)
def test_a_few_words_between_stand_beside_a_stretch(text):
    assert split(f"{STRETCHES[0]} as agreed {STRETCHES[1]}", text) == [STRETCHES[0], "as agreed", STRETCHES[1]]


@pytest.mark.parametrize(
    "text",
    [
        f"{STRETCHES[0]}. {FILLER}{STRETCHES[1]}.",
        f"{STRETCHES[0]}. {FILLER}As agreed. {FILLER}{STRETCHES[1]}.",
        f"As agreed. {STRETCHES[0]}. {FILLER}{STRETCHES[1]}. As agreed.",
        f"{STRETCHES[0]}. Was agreed. {FILLER}{STRETCHES[1]}.",
    ],
    ids=["nowhere", "far from both", "on the wrong sides", "inside words"],
)
def test_a_few_words_between_that_stand_beside_no_stretch_leave_no_reading(text):
    assert split(f"{STRETCHES[0]} as agreed {STRETCHES[1]}", text) == []


def test_a_few_words_at_either_end_stand_beside_their_stretch():
    text = f"As agreed, {STRETCHES[0]}. {FILLER}{STRETCHES[1]} (no doubt)."
    assert split(f"as agreed that {STRETCHES[0]}", text) == []
    assert split(f"{STRETCHES[1]} {STRETCHES[0]} as agreed", text) == []
    assert split(f"{STRETCHES[0]} {STRETCHES[1]} no doubt", text) == [STRETCHES[0], f"{STRETCHES[1]} (no doubt"]
    assert split(f"no doubt {STRETCHES[0]} {STRETCHES[1]}", text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{STRETCHES[0]}. {FILLER}It was as agreed, so <as agreed> then {STRETCHES[1]}.",
        f"{STRETCHES[0]} so <as agreed> was it as agreed. {FILLER}{STRETCHES[1]}.",
    ],
    ids=["before the stretch after", "after the stretch before"],
)
def test_a_few_words_between_are_read_where_they_are_nearest_to_a_stretch(text):
    (placement,) = placements_of(f"{STRETCHES[0]} as agreed {STRETCHES[1]}", text)
    part = placement.parts[1]
    assert text[part.start - 1 : part.end + 1] == "<as agreed>"


@pytest.mark.parametrize("count", [4, 5, 6])
def test_no_more_than_five_words_are_looked_for_beside_a_stretch(count):
    some = " ".join("so it was on a day".split()[:count])
    text = f"{STRETCHES[0]}. And {some}. {FILLER}{STRETCHES[1]}."
    expected = [STRETCHES[0], some, STRETCHES[1]] if count <= 5 else []
    assert split(f"{STRETCHES[0]} {some} {STRETCHES[1]}", text) == expected


# --- chance


@pytest.mark.parametrize(
    "quote",
    [
        "the old port sank",
        "our nets were burned",
        "a lantern of the river hung above all winter",
        "the gates of the stone bridge were sold to the river",
        "two crews sank beside a merchant all winter",
    ],
)
def test_words_that_stand_together_by_chance_are_no_stretches(quote):
    assert split(quote) == []


@pytest.mark.parametrize(
    ("end", "is_read"),
    [
        ("sank beside the stone bridge", True),
        ("along the river", False),  # 13 letters
        ("along the rivers", False),  # 14
        ("along the riverway", True),  # 16
    ],
)
def test_one_of_two_stretches_needs_fifteen_letters_where_it_stands_far_off(end, is_read):
    text = f"{TEXT}along the riverway. {FILLER}along the rivers. {FILLER}along the river. {FILLER}"
    assert (len(letters(end)) >= OF_TWO_LETTERS) is is_read
    assert bool(split(f"{STRETCHES[0]} {end}", text)) is is_read


@pytest.mark.parametrize(("end", "is_read"), [("along the rivers edge", True), ("along the river edge", False)])
def test_one_of_three_needs_eighteen(end, is_read):
    text = f"{TEXT}along the rivers edge. {FILLER}along the river edge. {FILLER}"
    assert (len(letters(end)) >= FAR_STRETCH_LETTERS) is is_read
    assert bool(split(f"{STRETCHES[0]} {STRETCHES[1]} {end}", text)) is is_read


@pytest.mark.parametrize(("end", "is_read"), [("as one", True), ("an ox", False)])
def test_a_stretch_that_stands_near_needs_five_letters(end, is_read):
    text = f"{STRETCHES[0]}, all {end} could see. {FILLER}{STRETCHES[1]}."
    assert bool(split(f"{STRETCHES[0]} {end} {STRETCHES[1]}", text)) is is_read
    assert (len(letters(end)) >= 5) is is_read


def test_words_that_begin_many_a_sentence_are_told_apart_by_what_follows():
    many = "".join(f"In the end the gate was shut by {name}. " for name in ("Okoro", "Brandl", "Tamsin") * 20)
    text = f"{many}{FILLER * 8}In the end the gate fell on the quay. {FILLER}Nobody in Sorvane had seen the lamp."
    first, second = "In the end the gate fell on the quay", "Nobody in Sorvane had seen the lamp"
    assert many.count("In the end the gate") > CROWD
    assert split(f"{second} {first}", text) == [second, first]
    assert split(f"{first} {second}", text) == [first, second]


@pytest.mark.parametrize("text", ["", "…", "shut", FILLER])
def test_words_of_another_text_are_no_stretches(text):
    assert split(f"{STRETCHES[0]} {STRETCHES[1]}", text) == []


def test_a_short_fragment_stands_whole_or_not_at_all():
    assert split(f"{STRETCHES[0]} … at Talmere") == []
    assert split(f"{STRETCHES[0]} … the river") == []
    assert split(f"{STRETCHES[2]} … two crews") == []
