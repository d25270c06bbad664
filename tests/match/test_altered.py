"""A quotation with a word changed, left out or put in, over sentences made for it: it never passes."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.extract.document import Document
from checker.match.match import match


def few(examples):
    return settings(deadline=None, derandomize=True, max_examples=examples)


SENTENCES = [
    "The council of Sorvane will not open the northern gate before the end of March.",
    "She told the crew that 40 boats had never come back from the outer banks.",
    "In the spring Okoro paid £300 for two nets and a barrel of tar.",
    "They are not permitted to sell the land without the consent of all seven owners.",
    "By Friday the water in the well at Talmere had fallen by 1.5 metres.",
    "Brandl said that the bridge was never tested and that nobody had asked for it.",
    "About 35% of the harvest was lost, and the rest could not be sold in Talmere.",
    "No ship has entered the harbour of Sorvane since the storm of 1987.",
    "The old mill does not belong to Okoro, whatever the letter of 12 June may say.",
    "We counted 1,200 birds on the cliffs of Ostrey and not one of them was ringed.",
    "The guard never saw Brandl in the tower, and the lamp was out at nine.",
    "It took the people of Ostrey ten years to build a road that was not needed.",
]
TEXT = " ".join(SENTENCES)
DOCUMENT = Document.from_text(TEXT)
NAMES = ["Sorvane", "Okoro", "Talmere", "Brandl", "Ostrey"]
NUMBERS = {"40": "400", "two": "three", "seven": "six", "1.5": "15", "35": "53", "1987": "1978", "12": "21",
           "1,200": "2,100", "one": "two", "nine": "ten", "ten": "five", "300": "200"}  # fmt: skip


def alterations():
    """Give every sentence with one number, negation or name changed."""
    for sentence in SENTENCES:
        for old, new in NUMBERS.items():
            if f" {old} " in sentence or f"£{old} " in sentence or f" {old}%" in sentence or f" {old}." in sentence:
                yield "number", sentence, sentence.replace(old, new, 1)
        for negation in (" not", " never"):
            if negation + " " in sentence:
                yield "negation", sentence, sentence.replace(negation, "", 1)
        for old in NAMES:
            for new in NAMES:
                if old in sentence and new != old:
                    yield "name", sentence, sentence.replace(old, new, 1)


ALTERED = list(alterations())


@pytest.mark.parametrize("kind", ["number", "negation", "name"])
def test_there_are_sentences_to_alter(kind):
    assert sum(each == kind for each, _, _ in ALTERED) >= 8


@few(200)
@given(st.sampled_from(ALTERED), st.data())
def test_a_changed_number_negation_or_name_never_passes(checked, case, data):
    _, sentence, quote = case
    words = quote.split()
    changed = next(i for i, (a, b) in enumerate(zip(words, sentence.split(), strict=False)) if a != b)
    first = data.draw(st.integers(0, max(0, changed - 1)))
    last = data.draw(st.integers(min(len(words), changed + 2), len(words)))
    assume(last - first >= 5)
    result = checked(" ".join(words[first:last]), DOCUMENT)
    assert result is not None
    assert result.passes is False, result.reason
    if last - first >= 8:
        assert result.status in ("distorted", "spliced"), result.reason


@few(100)
@given(st.sampled_from(ALTERED), st.sampled_from(["…", "[of course]", "[sic]"]), st.data())
def test_a_mark_elsewhere_does_not_hide_it(checked, case, mark, data):
    _, sentence, quote = case
    words = quote.split()
    changed = next(i for i, (a, b) in enumerate(zip(words, sentence.split(), strict=False)) if a != b)
    places = [at for at in range(4, len(words) - 3) if abs(at - changed) >= 1]
    assume(places)
    words.insert(data.draw(st.sampled_from(places)), mark)
    result = checked(" ".join(words), DOCUMENT)
    assert result is not None
    assert result.passes is False, result.reason


@few(250)
@given(
    st.sampled_from(SENTENCES),
    st.sampled_from(["left out", "put in", "exchanged", "moved"]),
    st.sampled_from(["lantern", "wept", "not", "if", "seven", "Okoro", "the", "of", "all", "must", "£"]),
    st.data(),
)
def test_no_inner_word_can_be_altered_without_a_mark_and_pass(checked, sentence, how, other, data):
    words = sentence.split()
    place = data.draw(st.integers(1, len(words) - 2))
    assume(other != words[place] and words[place] != words[place + 1])
    match how:
        case "left out":
            del words[place]
        case "put in":
            words.insert(place, other)
        case "exchanged":
            words[place] = other
        case "moved":
            # `metres 1.5` for `1.5 metres` and `June 12` for `12 June` say the same.
            assume(not any(character.isdigit() for character in words[place] + words[place + 1]))
            words[place], words[place + 1] = words[place + 1], words[place]
    result = checked(" ".join(words), DOCUMENT)
    assert result is not None
    assert result.passes is False, result.reason


@few(50)
@given(st.sampled_from(SENTENCES), st.data())
def test_one_more_changed_word_never_raises_the_similarity(sentence, data):
    words = sentence.split()
    quote = list(words)
    before = match(" ".join(quote), DOCUMENT).occurrences[0].similarity
    for place in data.draw(st.permutations(range(len(words))))[:6]:
        quote[place] = data.draw(st.sampled_from(["lantern", "quickly", "sideways", "wept", "turnip"]))
        found = match(" ".join(quote), DOCUMENT)
        after = found.occurrences[0].similarity if found.occurrences else 0.0
        assert after <= before or math.isclose(after, before)
        before = after
