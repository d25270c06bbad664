"""What holds for every quotation and every text."""

import math
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import checker
from checker.errors import InputError
from checker.extract.document import Document
from checker.match.fold import fold
from checker.match.match import match
from checker.match.tokens import splits_token, tokenize

settings.register_profile("match", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
PROFILE = settings.get_profile("match")


def few(examples):
    return settings(PROFILE, max_examples=examples)


ANY_CHARACTER = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from("\ud800\udfff\U0001d538\U0010ffff\x00\u0301\u00ad\u200d\u202e\ufeffﬁßİıſΣς²½①Ⅷ٣"),
)
WORDS = st.sampled_from(
    "the a gates gate port of Sorvane Okoro were was shut not never by noon on Friday and crew 40 two 1,500 1.5 $5 5% "
    "it's can’t don't old harbour may May if only all some few said that boats café re-open long–term порт 港口 "
    "so-called al-Qaeda US us Mr. St. p.m.".split()
)
SEPARATORS = st.sampled_from(
    [" "] * 12 + [", ", ". ", "; ", "\n", "\n\n", " — ", " “", "” ", " (", ") ", "\u00a0", "! "]
)
GARBAGE = st.lists(
    st.one_of(
        st.text(ANY_CHARACTER, max_size=6),
        st.sampled_from(
            "… ... . . . [ ] [sic] [...] [[ ]] [a] ( ) “ ” ' \" — - -- $ % 5 - -5 1.5 .5 1,5 שלום سلام 漢字 한국 ก็ "
            "e\u0301 \x00 \u202e \ud83d 👩‍👩‍👧 not the gates were shut".split(" ")
        ),
        st.sampled_from([" ", "\n", "\r\n", "\t", "\f", "\u2029"]),
    ),
    max_size=25,
).map("".join)


@st.composite
def prose(draw, least=1):
    """Make a text of words with spacing and punctuation between them."""
    words = draw(st.lists(WORDS, min_size=least, max_size=least + 30))
    return "".join(word + draw(SEPARATORS) for word in words)


@st.composite
def text_and_slice(draw, least=1):
    """Make a text and a part of it that begins and ends between words and has at least so many."""
    text = draw(prose(least))
    tokens = tokenize(text)
    first = draw(st.integers(0, len(tokens) - least))
    last = draw(st.integers(first + least - 1, min(len(tokens), first + least + 20) - 1))
    start, end = tokens[first].start, tokens[last].end
    while splits_token(text, start):
        start -= 1
    while splits_token(text, end):
        end += 1
    return text, start, end


def checked(quote, source):
    """Check a quotation; None where it is unusable. Whatever comes out, its offsets are sound."""
    try:
        result = checker.check(quote, source)
    except InputError:
        return None
    text, words = (source if isinstance(source, str) else source.text), result.claim.quote
    assert result.passes is (result.status in ("verbatim", "edited"))
    for passage in result.passages:
        assert 0 <= passage.start < passage.end <= len(text)
        assert passage.text == text[passage.start : passage.end]
        assert text[: passage.start].endswith(passage.prefix)
        assert text[passage.end :].startswith(passage.suffix)
    for each in result.differences:
        assert 0 <= each.quote_start <= each.quote_end <= len(words)
        assert 0 <= each.source_start <= each.source_end <= len(text)
        assert each.quote_text == words[each.quote_start : each.quote_end]
        assert each.source_text == text[each.source_start : each.source_end]
        assert each.explanation
    starts = [each.quote_start for each in result.differences]
    assert starts == sorted(starts)
    if result.closest is not None:
        assert not result.passages
        assert result.closest.text == text[result.closest.start : result.closest.end]
    if result.similarity is not None:
        assert 0 <= result.similarity <= 1
    occurrences = [passage.occurrence for passage in result.passages]
    assert occurrences == sorted(occurrences)
    assert set(occurrences) == set(range(len(set(occurrences))))
    return result


# --- folding


@few(300)
@given(st.text(ANY_CHARACTER, max_size=60))
@example("".join(map(chr, [0, 0xD800, 0xDFFF, 0x10FFFF, 0x1D538, 0x130, 0xDF, 0xFB01])))
def test_every_text_folds_and_every_byte_leads_back_to_a_letter_or_digit(text):
    folded = fold(text)
    positions = folded.positions.tolist()
    assert len(folded.data) == len(positions)
    assert positions == sorted(set(positions))
    assert all(text[at].isalnum() for at in positions)
    for byte, at in zip(folded.data, positions, strict=True):
        base = unicodedata.normalize("NFKD", text[at].casefold())[:1]
        assert byte == ord(base.lower()) if base.isascii() and base.isalnum() else byte >= 128
        assert byte != 255


@few(100)
@given(st.text(ANY_CHARACTER, max_size=30), st.text(ANY_CHARACTER, max_size=30))
def test_texts_fold_one_after_the_other(first, second):
    both = fold(first + second)
    assert both.data == fold(first).data + fold(second).data


@few(200)
@given(st.text(ANY_CHARACTER, max_size=60))
def test_tokens_are_slices_in_order(text):
    tokens = tokenize(text)
    for token in tokens:
        assert token.text == text[token.start : token.end] != ""
    assert all(one.end <= other.start for one, other in pairwise(tokens))


# --- true quotations


@few(250)
@given(text_and_slice())
def test_a_slice_between_words_is_verbatim(case):
    text, start, end = case
    result = checked(text[start:end], text)
    assert result is not None
    assert result.status == "verbatim", result.reason
    assert result.similarity == 1
    assert result.differences == ()


@few(100)
@given(text_and_slice())
def test_the_same_quotation_gives_the_same_match_again(case):
    text, start, end = case
    document = Document.from_text(text)
    first = match(text[start:end], document)
    assert match(text[start:end], document) == first
    assert match(text[start:end], Document.from_text(text)) == first


TYPOGRAPHY = [
    ("'", "’"),
    ("’", "'"),
    ("“", '"'),
    ("”", '"'),
    ("“", "«"),
    ("”", "»"),
    (" — ", " – "),
    (" — ", " -- "),
    (" ", "  "),
    (" ", "\n"),
    (" ", "\u00a0"),
]


@few(250)
@given(text_and_slice(6), st.lists(st.sampled_from(TYPOGRAPHY), max_size=4), st.booleans())
def test_other_typography_passes(case, changes, other_case):
    text, start, end = case
    quote = text[start:end]
    for old, new in changes:
        quote = quote.replace(old, new)
    first = tokenize(quote)[0]
    if other_case and first.is_word and first.key not in ("us", "may", "st", "mr", "al"):
        quote = quote[0].swapcase() + quote[1:]
    result = checked(quote, text)
    assert result is not None
    assert result.passes, result.reason


# --- altered quotations

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
def test_a_changed_number_negation_or_name_never_passes(case, data):
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
def test_a_mark_elsewhere_does_not_hide_it(case, mark, data):
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
def test_no_inner_word_can_be_altered_without_a_mark_and_pass(sentence, how, other, data):
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


@few(150)
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


# --- garbage


@few(250)
@given(GARBAGE, GARBAGE)
def test_garbage_against_garbage_is_a_result_or_an_input_error(quote, text):
    checked(quote, text)


@few(150)
@given(GARBAGE, text_and_slice(), GARBAGE, st.booleans())
def test_garbage_around_a_quotation_or_a_text_keeps_offsets_sound(before, case, after, in_quote):
    text, start, end = case
    quote = text[start:end]
    if in_quote:
        checked(before + quote + after, text)
    else:
        checked(quote, before + text + after)


@few(100)
@given(st.text(ANY_CHARACTER, max_size=40), st.text(ANY_CHARACTER, max_size=80))
def test_any_string_against_any_string_is_a_result_or_an_input_error(quote, text):
    checked(quote, text)


@few(100)
@given(st.text(ANY_CHARACTER, min_size=1, max_size=40))
def test_any_string_is_found_in_itself(text):
    result = checked(text, text)
    if result is not None:
        assert result.passes, result.reason
