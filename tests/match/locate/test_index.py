"""A text's letters, ready to be searched: every place of a stretch, in order, however long the text."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.match.locate.fold import fold
from checker.match.locate.index import CLUSTERS, CROWD, SCAN_LETTERS, SEED, SHORT_LETTERS, TILE, index

few = settings(deadline=None, derandomize=True, max_examples=60)

SENTENCE = "In the end the gates of the old port were shut by the crew before the noon bell rang."
LETTERS = fold(SENTENCE).data
BYTES_A_CHARACTER = 8
"""What the index promises for a long text, buckets and all."""


def noise(count, alphabet="abcdefghijklmnopqrstuvwxyz", seed=7):
    """Make letters without sense, the same each time."""
    letters = np.array(list(alphabet))
    return "".join(letters[np.random.default_rng(seed).integers(0, len(letters), count)])


LONG = noise(2 * SCAN_LETTERS)


def plain_loop(text, letters, low=0, high=None):
    """Give every place where the letters stand, as a reader would look for them."""
    end = len(text) if high is None else high
    return [at for at in range(low, end - len(letters) + 1) if text[at : at + len(letters)] == letters]


@st.composite
def text_and_letters(draw, least, most):
    """Make a text over few letters and some that may stand in it: cut from it, changed in one place, or neither."""
    alphabet = draw(st.sampled_from(["ab", "abc", "abcdefghijklmnopqrstuvwxyz"]))
    text = noise(draw(st.integers(least, most)), alphabet, draw(st.integers(0, 50)))
    size = draw(st.integers(1, 60))
    at = draw(st.integers(0, max(0, len(text) - size)))
    letters = text[at : at + size] or "a"
    match draw(st.sampled_from(["cut", "changed", "repeated", "any"])):
        case "changed":
            place = draw(st.integers(0, len(letters) - 1))
            letters = letters[:place] + "b" + letters[place + 1 :]
        case "repeated":
            for place in draw(st.lists(st.integers(0, len(text)), max_size=6)):
                text = text[:place] + letters + text[place:]
        case "any":
            letters = draw(st.text(alphabet, min_size=1, max_size=40))
    return text, letters.encode()


@few
@given(text_and_letters(0, 200), st.integers(0, 60), st.one_of(st.none(), st.integers(0, 250)))
def test_in_a_short_text_every_place_is_found_in_order_and_within_bounds(case, low, high):
    text, letters = case
    assert list(index(text).find(letters, low, high)) == plain_loop(text.encode(), letters, low, high)


@few
@given(text_and_letters(SCAN_LETTERS - 20, SCAN_LETTERS + 2_000), st.integers(0, 300))
def test_in_a_text_with_tiles_every_place_is_found_in_order(case, low):
    text, letters = case
    assert list(index(text).find(letters, low)) == plain_loop(text.encode(), letters, low)


@pytest.mark.parametrize("at", range(2 * TILE))
@pytest.mark.parametrize("size", [1, TILE - 1, TILE, SEED - 1, SEED, SEED + 1, 4 * TILE])
def test_a_stretch_is_found_wherever_it_begins_and_however_short_it_is(at, size):
    letters = LONG[9_000 + at : 9_000 + at + size].encode()
    assert list(index(LONG).find(letters)) == plain_loop(LONG.encode(), letters)


@pytest.mark.parametrize("size", [SEED, 2 * SEED])
def test_the_first_and_the_last_letters_of_a_long_text_are_found(size):
    letters = LONG.encode()
    assert list(index(LONG).find(letters[:size])) == [0]
    assert list(index(LONG).find(letters[-size:])) == [len(LONG) - size]


@pytest.mark.parametrize("high", [12_000 + SEED - 1, 12_000 + SEED, None])
def test_an_upper_bound_holds_in_a_long_text_too(high):
    letters = LONG[12_000 : 12_000 + SEED].encode()
    found = list(index(LONG).find(letters, 11_000, high))
    assert found == ([] if high == 12_000 + SEED - 1 else [12_000])


@pytest.mark.parametrize("text", ["", " ", "…", "— “” [ ]"])
def test_a_text_without_letters_holds_nothing(text):
    found = index(text)
    assert list(found.find(b"gates")) == []
    assert found.starts(LETTERS) == []
    assert found.clusters(LETTERS) == []


@pytest.mark.parametrize("text", ["the gates", LONG])
def test_no_letters_stand_nowhere(text):
    found = index(text)
    assert list(found.find(b"")) == []
    assert found.clusters(b"") == []


@pytest.mark.parametrize("text", ["shut", "the gates of the port were shut"])
def test_letters_longer_than_the_text_stand_nowhere(text):
    assert list(index(text).find(LETTERS)) == []


@pytest.mark.parametrize("times", [CROWD - 1, CROWD + 1, 400])
def test_a_sentence_that_stands_hundreds_of_times_is_found_each_time(times):
    found = index(f"{SENTENCE} " * times)
    assert list(found.find(LETTERS)) == list(range(0, times * len(LETTERS), len(LETTERS)))
    assert list(found.find(LETTERS[20:40]))[:2] == [20, 20 + len(LETTERS)]


@pytest.mark.parametrize("text", [SENTENCE * 400, "the gates " * 400, "the gates " * 2_000])
def test_places_that_are_too_many_to_say_anything_are_starts_only_where_crowded_ones_are_asked_for(text):
    found = index(text)
    letters = found.letters[:SEED]
    assert found.starts(letters) == []
    some = found.starts(letters, crowded=True)
    assert len(some) > TILE
    assert some == sorted(set(some))
    assert 0 in some


@pytest.mark.parametrize("size", [SHORT_LETTERS, 4 * SHORT_LETTERS])
def test_tiles_that_stand_everywhere_count_only_where_no_others_do(size):
    where = noise(size + TILE, seed=99)
    crowded, text = SENTENCE * 400, SENTENCE * 400 + where
    assert index(crowded).clusters(fold(crowded).data[:size])[0].head >= 0
    offsets, _ = index(crowded).diagonals(fold(crowded).data[:size])
    assert len(offsets) == 0
    assert index(text).clusters(where[:size].encode())[0].head == len(fold(crowded).data)


# --- starts


@few
@given(st.integers(0, 30), st.integers(SEED, 40), st.sampled_from([300, SCAN_LETTERS + 500]))
def test_every_place_where_letters_stand_is_among_their_starts(at, size, length):
    text = noise(length)
    letters = text[100 + at : 100 + at + size].encode()
    text += "z" + text[90:200]
    assert {100 + at, length + 11 + at} <= set(index(text).starts(letters))


@pytest.mark.parametrize("text", [LONG[: SCAN_LETTERS - 5_000], LONG], ids=["short", "long"])
def test_starts_are_in_order_and_share_a_tile_of_the_first_fifteen_letters(text):
    letters = LONG[3_000 : 3_000 + SEED]
    starts = index(text[:2_000] + letters + text[2_000:]).starts(letters.encode())
    assert starts == [2_000, 3_000 + SEED]


@pytest.mark.parametrize("text", [LONG[:5_000], LONG], ids=["short", "long"])
@pytest.mark.parametrize(("at", "changed"), [(4_001, 0), (4_000, SEED - 1)])
def test_letters_of_which_an_end_is_changed_may_begin_where_a_whole_tile_of_them_stands(text, at, changed):
    letters = bytearray(LONG[at : at + SEED].encode())
    letters[changed] = ord("0")
    assert index(text).starts(bytes(letters)) == [at]


@pytest.mark.parametrize("text", [LONG[:5_000], LONG], ids=["short", "long"])
def test_letters_of_which_the_middle_is_changed_share_no_eight(text):
    letters = LONG[4_001 : 4_001 + TILE - 1] + "0" + LONG[4_001 + TILE : 4_001 + SEED]
    assert index(text).starts(letters.encode()) == []


@pytest.mark.parametrize("text", ["bcdefghijklmnop" + LONG[:500], "bcdefghijklmnop" + LONG], ids=["short", "long"])
def test_letters_never_begin_before_the_text(text):
    assert index(text).starts(b"0bcdefghijklmnop") == []


# --- clusters


@pytest.mark.parametrize("at", [0, 1, 777, 15_003])
@pytest.mark.parametrize("size", [40, SHORT_LETTERS, SHORT_LETTERS + 1, 600])
def test_the_cluster_of_letters_that_stand_in_the_text_is_their_place(at, size):
    first = index(LONG).clusters(LONG[at : at + size].encode())[0]
    assert (first.head, first.tail) == (at, at)


def test_every_tile_that_is_shared_counts():
    letters = LONG[801:1_601].encode()
    (cluster,) = index(LONG).clusters(letters)
    assert cluster.tiles == len(letters) // TILE - 1


def test_letters_put_in_part_the_head_of_a_cluster_from_its_tail():
    letters = LONG[800:1_000] + LONG[1_020:1_200]
    (cluster,) = index(LONG).clusters(letters.encode())
    assert (cluster.head, cluster.tail) == (800, 820)


def test_places_far_from_each_other_are_two_clusters_the_greater_first():
    letters = LONG[800:900] + LONG[5_000:5_300]
    first, second = index(LONG).clusters(letters.encode())
    assert (first.head, second.head) == (4_900, 800)
    assert first.tiles > second.tiles


def test_clusters_are_told_most_shared_first_and_so_many_at_most():
    places = range(0, 3_000, 24)
    letters = "".join(LONG[at : at + 24] for at in places)
    text = "".join(LONG[at : at + 24] + noise(100, seed=at + 100) for at in places)
    clusters = index(text).clusters(letters.encode())
    assert len(clusters) == CLUSTERS
    assert all(one.tiles >= other.tiles for one, other in pairwise(clusters))


def test_letters_that_share_nothing_have_no_cluster():
    assert index(LONG).clusters(b"0123456789" * 20) == []


# --- scripts and size


@pytest.mark.parametrize(
    "words",
    [
        "порт был закрыт до полудня и экипаж ушёл",
        "οι πύλες έκλεισαν το μεσημέρι και έφυγαν",
        "أغلقت البوابات عند الظهر وغادر الطاقم",
        "港口的大门中午前关闭了而且船员们都已经回家去了",
        "Ein ﬂüchtiger Fußgänger in Übergröße",
    ],
)
@pytest.mark.parametrize("filler", ["боковые ворота, старый мост. ", "边门和旧桥在山上。", "Rain fell on it. "])
def test_letters_of_any_script_are_found_and_lead_back_to_their_characters(words, filler):
    text = filler * 2_000 + words + ". " + filler
    found, letters = index(text), fold(words).data
    assert len(found.letters) > SCAN_LETTERS
    (at,) = found.find(letters)
    assert found.starts(letters) == [at]
    start, end = int(found.positions[at]), int(found.positions[at + len(letters) - 1]) + 1
    assert text[start:end] == words


@pytest.mark.parametrize("alphabet", ["abcdefghijklmnopqrstuvwxyz", "abcdefgh   .", "абвгдежзиклмнопрст "])
def test_an_index_of_a_long_text_takes_eight_bytes_a_character_at_most(alphabet):
    found = index(noise(500_000, alphabet))
    arrays = (found.positions, found.buckets, found.tiles)
    assert len(found.letters) + sum(array.nbytes for array in arrays) <= BYTES_A_CHARACTER * len(found.text)
    assert found.lookup.obj is not None
    assert np.shares_memory(np.asarray(found.lookup), found.buckets)
