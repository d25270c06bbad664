"""What print does to words and figures: hours, ligatures, words broken at a line's end, leaders, far-off parts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker
from checker.extract.document import Document
from checker.match.locate.index import SCAN_LETTERS
from checker.match.match import index_of, match
from checker.match.quotation import parse_quotation

few = settings(deadline=None, derandomize=True, max_examples=40)


def told(result):
    return [(each.kind.value, each.quote_text, each.source_text) for each in result.differences]


# --- hours


@pytest.mark.parametrize(
    ("quote", "source"),
    [("2 a.m.", "4 a.m."), ("2 am", "4 am"), ("2 p.m.", "4 p.m."), ("2am", "4am"), ("11 a.m.", "1 a.m.")],
)
@pytest.mark.parametrize(
    "sentence",
    ["the last boat left at {} from the outer quay", "at {} the last boat left the quay", "the last boat left at {}"],
)
def test_one_hour_quoted_for_another_is_distorted(quote, source, sentence):
    result = checker.check(sentence.format(quote), f"She said {sentence.format(source)} that night.")
    assert (result.status, result.passes) == ("distorted", False)
    assert [kind for kind, _, _ in told(result)] == ["number"]


@pytest.mark.parametrize("hour", ["2 a.m.", "2 am", "2 p.m."])
def test_the_same_hour_is_verbatim(hour):
    text = f"She said the last boat left at {hour} from the outer quay."
    assert checker.check(f"the last boat left at {hour} from the outer quay", text).status == "verbatim"


# --- ligatures and line ends


@pytest.mark.parametrize(
    "ligatures", ["the ﬁrst oﬀer was ﬁnal", "the ﬁrst offer was final", "the first oﬀer was final"]
)
def test_a_ligature_is_the_letters_that_it_joins_on_either_side(ligatures):
    plain = "the first offer was final"
    for quote, source in ((plain, ligatures), (ligatures, plain), (ligatures, ligatures)):
        result = checker.check(quote, f"She said {source} that day.")
        assert (result.status, result.similarity) == ("verbatim", 1)
        assert [passage.text for passage in result.passages] == [source]
        assert {kind for kind, _, _ in told(result)} <= {"typography"}


def test_a_ligature_hides_no_other_word():
    assert checker.check("the ﬂrst oﬀer was ﬁnal", "She said the first offer was final that day.").passes is False


@pytest.mark.parametrize("broken", ["inter-\nnational", "inter-\r\n  national", "inter‐\nnational"])
def test_a_word_broken_at_a_line_end_in_the_quotation_itself_is_verbatim(broken):
    quote = f"the {broken} court ruled against the port"
    result = checker.check(quote, "She said the international court ruled against the port.")
    assert result.status == "verbatim"
    assert told(result) == [("line_break_hyphen", broken, "international")]


def test_a_word_broken_at_a_line_end_may_still_be_another_word():
    quote = "the inter-\nregional court ruled against the port"
    assert checker.check(quote, "She said the international court ruled against the port.").passes is False


# --- leaders


@pytest.mark.parametrize("leader", [".......", "........", "." * 40])
def test_dot_leaders_are_no_ellipsis(leader):
    line = f"Nets and barrels {leader} 12 crowns a year"
    assert parse_quotation(line, "").marks == ()
    assert checker.check(line, f"What was spent: {line}.").status == "verbatim"
    assert checker.check(line, "Nets and barrels of tar and salt cost 12 crowns a year.").status != "edited"


# --- far-off parts


FAR = "Rain fell on the hills that week and nobody went out to look at the boats. " * 4_000


def test_parts_joined_over_the_longest_gap_are_spliced_and_each_is_shown():
    assert len(FAR) >= 300_000
    text = f"The gates were shut by noon. {FAR}The crew went home by bus."
    result = checker.check("The gates were shut by noon. The crew went home by bus", text)
    assert result.status == "spliced"
    assert [kind for kind, _, _ in told(result)] == ["gap"]
    assert [passage.text for passage in result.passages] == ["The gates were shut by noon", "The crew went home by bus"]
    assert result.passages[1].start == text.rindex("The crew")


def test_an_ellipsis_over_the_longest_gap_is_edited():
    text = f"The gates were shut by noon. {FAR}The crew went home by bus."
    result = checker.check("The gates were shut by noon … The crew went home by bus", text)
    assert result.status == "edited"
    assert [kind for kind, _, _ in told(result)] == ["ellipsis"]


# --- in a text with a tile index


WORDS = "the gates of old port were shut by noon and crew went home bus rain fell on hills nobody saw boats".split()
OTHER = ["lantern", "quickly", "sideways", "wept", "turnip"]


def prose(words, state=7):
    """Make a text without sense or repetition, the same each time."""
    some = []
    for _ in range(words):
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        some.append(WORDS[(state >> 16) % len(WORDS)] + ("." if state % 17 == 0 else ""))
    return " ".join(some)


LONG = Document.from_text(prose(4_000))
LONG_WORDS = LONG.text.split(" ")


@st.composite
def altered(draw):
    """Cut a quotation out of the long text and change words of it."""
    first = draw(st.integers(0, len(LONG_WORDS) - 60))
    words = LONG_WORDS[first : first + draw(st.integers(8, 50))]
    for place in draw(st.lists(st.integers(0, len(words) - 1), max_size=6)):
        words[place] = draw(st.sampled_from([*OTHER, "", "…", "not", "12"]))
    return " ".join(filter(None, words))


def test_the_text_is_long_enough_for_tiles():
    assert len(index_of(LONG).letters) > SCAN_LETTERS


@few
@given(altered())
def test_an_altered_quotation_gives_the_same_match_again(quote):
    first = match(quote, LONG)
    assert match(quote, LONG) == first
    assert match(quote, Document.from_text(LONG.text)) == first


@few
@given(altered())
def test_every_passage_is_a_slice_of_a_long_document(checked, quote):
    assert checked(quote, LONG) is not None


@few
@given(st.integers(0, len(LONG_WORDS) - 60), st.integers(10, 40), st.data())
def test_one_more_changed_word_never_raises_the_similarity_in_a_long_document(first, size, data):
    quote = LONG_WORDS[first : first + size]
    worth = [match(" ".join(quote), LONG).occurrences[0].similarity]
    for place in data.draw(st.permutations(range(size)))[:6]:
        quote[place] = data.draw(st.sampled_from(OTHER))
        found = match(" ".join(quote), LONG)
        worth.append(found.occurrences[0].similarity if found.occurrences else 0.0)
    assert worth[0] == 1
    assert all(after <= before for before, after in pairwise(worth))
