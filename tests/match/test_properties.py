"""What holds for every quotation and every text."""

import unicodedata
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.extract.document import Document
from checker.match.locate.fold import fold, letter_offsets, letters_of
from checker.match.match import match
from checker.match.tokens import splits_token, tokenize


def few(examples):
    return settings(deadline=None, derandomize=True, max_examples=examples)


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


# --- folding


@few(300)
@given(st.text(ANY_CHARACTER, max_size=60))
@example("".join(map(chr, [0, 0xD800, 0xDFFF, 0x10FFFF, 0x1D538, 0x130, 0xDF, 0xFB01])))
def test_every_text_folds_and_every_byte_leads_back_to_a_letter_or_digit(text):
    folded = fold(text)
    positions = folded.positions.tolist()
    assert len(folded.data) == len(positions)
    assert positions == sorted(positions)
    assert all(text[at].isalnum() for at in positions)
    for byte, at in zip(folded.data, positions, strict=True):
        plain = unicodedata.normalize("NFKD", text[at].casefold()).replace("æ", "ae").replace("œ", "oe")
        assert chr(byte) in plain.lower() if byte < 128 else not plain[0].isascii()
        assert byte != 255
    assert fold(text).data == letters_of(text)
    assert positions == letter_offsets(text)


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
def test_a_slice_between_words_is_verbatim(checked, case):
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
def test_other_typography_passes(checked, case, changes, other_case):
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


# --- garbage


@few(250)
@given(GARBAGE, GARBAGE)
def test_garbage_against_garbage_is_a_result_or_an_input_error(checked, quote, text):
    checked(quote, text)


@few(150)
@given(GARBAGE, text_and_slice(), GARBAGE, st.booleans())
def test_garbage_around_a_quotation_or_a_text_keeps_offsets_sound(checked, before, case, after, in_quote):
    text, start, end = case
    quote = text[start:end]
    if in_quote:
        checked(before + quote + after, text)
    else:
        checked(quote, before + text + after)


@few(100)
@given(st.text(ANY_CHARACTER, max_size=40), st.text(ANY_CHARACTER, max_size=80))
def test_any_string_against_any_string_is_a_result_or_an_input_error(checked, quote, text):
    checked(quote, text)


@few(100)
@given(st.text(ANY_CHARACTER, min_size=1, max_size=40))
def test_any_string_is_found_in_itself(checked, text):
    result = checked(text, text)
    if result is not None:
        assert result.passes, result.reason
