"""Places that differ from a quotation in little: found whole, all that are equally near, and nowhere else."""

import pytest

from checker.extract.document import Document
from checker.match.locate.exact import hits_of
from checker.match.locate.index import SCAN_LETTERS, index
from checker.match.locate.near import EDGE_LETTERS, FOUND_SIMILARITY, locate_nearly
from checker.match.match import match
from checker.match.quotation import parse_quotation

FILLER = "Rain fell on the hills that week and nobody went out to look at the boats. " * 20
SENTENCE = "In the end the gates of the old port were shut by the crew before the noon bell rang"
TEXT = f"{FILLER}{SENTENCE}. {FILLER}"
BESIDE_CHARACTERS = 2 * EDGE_LETTERS
"""A place may take in words beside a changed edge, no more: so many letters with their spaces, and a word's rest."""


def near(quote, text, *, patiently=False):
    """Give each place as the text of its parts, with its similarity and cost."""
    quotation, text_index = parse_quotation(quote, ""), index(text)
    hits = [hits_of(piece, text_index) for piece in quotation.pieces]
    placements = locate_nearly(quotation, text_index, hits, patiently=patiently)
    return [([text[p.start : p.end] for p in each.parts], each.similarity, each.cost) for each in placements]


CHANGED_WORDS = [
    # one word as long as the source's
    ("old", "new", 3),
    ("noon", "wake", 4),
    ("In ", "At ", 2),
    ("rang", "tore", 4),
    # longer or shorter, inside
    ("crew", "crewmen", 3),
    ("gates", "ga", 3),
    # longer or shorter, at the start
    ("In ", "Towards ", None),
    ("In the end", "Eventually", None),
    ("In the end", "So", None),
    # longer or shorter, at the end
    ("rang", "sounded", None),
    ("bell rang", "gong went off", None),
    ("noon bell rang", "dusk", None),
]


@pytest.mark.parametrize(("old", "new", "cost"), CHANGED_WORDS)
@pytest.mark.parametrize("patiently", [False, True])
@pytest.mark.parametrize("times", [1, 8], ids=["short text", "long text"])
def test_a_place_that_differs_in_a_word_is_found_whole(old, new, cost, patiently, times):
    text = FILLER * times + SENTENCE + ". " + FILLER * times
    assert (len(index(text).letters) > SCAN_LETTERS) is (times == 8)
    quote = SENTENCE.replace(old, new, 1)
    assert quote != SENTENCE
    (((place,), similarity, changed),) = near(quote, text, patiently=patiently)
    assert SENTENCE in place
    assert len(place) <= len(SENTENCE) + BESIDE_CHARACTERS
    assert FOUND_SIMILARITY <= similarity < 1
    if cost is not None:
        assert changed == cost


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        (SENTENCE.replace("old", "new"), SENTENCE),
        (SENTENCE.replace("In ", "By "), SENTENCE),
        (SENTENCE.replace("In ", "Towards "), SENTENCE),
        (SENTENCE.replace("rang", "sounded"), SENTENCE),
        (SENTENCE.replace("gates", "doors").replace("crew", "guards"), SENTENCE),
        ("the doors of the old port were shut by the crew", "the gates of the old port were shut by the crew"),
        ("the gates of the old port were shut by the guards", "the gates of the old port were shut by the crew"),
    ],
)
def test_a_passage_with_a_changed_word_begins_and_ends_where_the_quotation_does(quote, passage):
    (occurrence,) = match(quote, Document.from_text(TEXT)).occurrences
    assert [each.text.rstrip(".") for each in occurrence.passages] == [passage]


def test_the_letters_that_differ_are_the_cost_and_their_share_is_missing_from_the_similarity():
    ((_, similarity, cost),) = near(SENTENCE.replace("old", "new"), TEXT)
    letters = sum(map(str.isalnum, SENTENCE))
    assert cost == 3
    assert similarity == 1 - 3 / letters


def test_places_equally_near_are_all_given_and_the_farther_one_is_not():
    first, second, farther = (f"{each} gates of the old port were shut by noon" for each in ("last", "cast", "little"))
    text = f"So the {first}. {FILLER}Then the {second}. {FILLER}But the {farther}."
    found = near("the vast gates of the old port were shut by noon", text)
    assert [cost for _, _, cost in found] == [1, 1]
    for (place,), sentence in zip((place for place, _, _ in found), (first, second), strict=True):
        assert sentence in place


def test_the_nearest_of_many_places_is_given_wherever_it_stands():
    words = ["towers", "docks", "dates", "bridges"]
    for order in (words, words[::-1]):
        text = FILLER.join(f"So the {word} of the old port were shut by noon. " for word in order)
        [((place,), _, cost)] = near("the gates of the old port were shut by noon", text)
        assert "the dates of the old port were shut by noon" in place
        assert cost == 1


@pytest.mark.parametrize("patiently", [False, True])
@pytest.mark.parametrize(
    "quote",
    [
        "Fish was sold in the hall at Talmere before dawn on market days",
        "She told the boats on the hills that they had never come back to the port in spring",
        "the gates of brass in Talmere stood wide open to anyone who came by on foot",
        "the gates",
        "gates rang",
    ],
)
@pytest.mark.parametrize("text", ["", "…", "shut", FILLER, FILLER * 8])
def test_words_of_another_text_are_near_nowhere(quote, text, patiently):
    assert near(quote, text, patiently=patiently) == []


def test_a_bad_scan_is_found_only_by_looking_patiently():
    text = FILLER + "1n thc end thc gotes of thc o1d p0rt werc shul by lhe crew befcre lhe n0on be1l rong. " + FILLER
    assert near(SENTENCE, text) == []
    [((place,), similarity, _)] = near(SENTENCE, text, patiently=True)
    assert "1n thc end thc gotes" in place
    assert "be1l rong" in place
    assert FOUND_SIMILARITY <= similarity < 0.9


# --- marks


def test_pieces_are_near_in_the_order_of_the_text_and_the_changed_one_costs():
    quote = "the doors of the old port were shut by the crew … nobody went out to look at the boats"
    [(parts, _, cost)] = near(quote, TEXT)[:1]
    assert parts[0].endswith("the gates of the old port were shut by the crew")
    assert parts[1] == "nobody went out to look at the boats"
    assert cost == 4


def test_pieces_in_another_order_than_the_texts_are_near_nowhere():
    text = f"The crew of the ferry went home by bus. {FILLER}The gates of the old port were shut."
    assert near("the doors of the old port were shut … the crew of the ferry went home by bus", text) == []


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("the gates of the old port [stood] open were", ["the gates of the old port", "were"]),
        ("the gates of the old port [stood] wide shut", ["the gates of the old port", "shut"]),
        ("the gates of the old port [stood] open wide", ["the gates of the old port"]),
        ("the gates of the old port [stood] rang", ["the gates of the old port", "rang"]),
    ],
)
def test_a_short_piece_stands_after_the_bracket_where_the_first_of_its_words_does(quote, parts):
    [(found, _, _)] = near(quote, TEXT)
    assert found == parts


def test_a_short_piece_is_not_looked_for_beyond_a_brackets_reach():
    text = "The gates of the old port fell. " + "Rain fell on the hills that week. " * 6 + "They rang."
    [(found, _, _)] = near("the gates of the old port [stood] rang wide", text)
    assert found == ["The gates of the old port"]


def test_a_short_piece_that_stands_nowhere_costs_its_letters():
    letters = len("thegatesoftheoldportopen")
    [(_, similarity, cost)] = near("the gates of the old port [stood] open", TEXT)
    assert cost == len("open")
    assert similarity == 1 - cost / letters


def test_a_long_piece_that_stands_nowhere_leaves_nothing_near():
    assert near("the gates of the old port [stood] beneath an orange lantern of glass", TEXT) == []
