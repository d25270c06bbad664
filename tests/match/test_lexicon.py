"""What words mean to a comparison: spelling, transliteration, values, forms."""

import pytest

from checker.match.lexicon.quantity import value_of
from checker.match.lexicon.spelling import same_lemma, same_spelling
from checker.match.lexicon.transliteration import same_name
from checker.match.lexicon.words import (
    FUNCTION_WORDS,
    MODALITY,
    NEGATIONS,
    QUANTIFIERS,
    TIME_WORDS,
    UNITS,
    is_negation,
)
from checker.match.tokens import tokenize


def value(text):
    return value_of(tokenize(text))


BRITISH_AMERICAN = """
    organise organize, realised realized, recognising recognizing, criticised criticized, analyse analyze,
    civilisation civilization, organisations organizations, prioritise prioritize, mobilised mobilized,
    colour color, honourable honorable, labour labor, favourite favorite, neighbours neighbors, armoured armored,
    centre center, theatres theaters, metres meters, litre liter, kilometre kilometer, fibre fiber,
    travelled traveled, cancelled canceled, modelling modeling, counsellor counselor, labelled labeled,
    defence defense, licence license, practised practiced, sceptical skeptical, grey gray, tyres tires,
    plough plow, programme program, catalogue catalog, cheque check, aluminium aluminum, towards toward,
    whilst while, learnt learned, judgement judgment, enrolment enrollment, skilful skillful, ageing aging,
    foetus fetus, haemorrhage hemorrhage, manoeuvre maneuver, kerb curb, jewellery jewelry, mould mold
"""
FALSE_FRIENDS = """
    four for, tire tier, prise prize, ton tonne, tour tor, hour hor, our or, council counsel, advise advice,
    devise device, ensure insure, effect affect, later latter, desert dessert, course corse, poor pour,
    filling filing, calling caling, stared starred, planed planned, hoping hopping, raise raze, lose loose,
    basis bases, counsellor councillor, mayor major, center enter, massacre massacer, quiet quite, marital martial,
    rise rize, exercise exercize, surprise surprize, promise promize, flour floor, sour soar, ad add
"""


def pairs(table):
    return [tuple(pair.split()) for pair in table.split(",")]


@pytest.mark.parametrize(("british", "american"), pairs(BRITISH_AMERICAN))
def test_regional_spellings_are_one_word(british, american):
    assert same_spelling(british, american)
    assert same_spelling(american, british)


@pytest.mark.parametrize(("first", "second"), pairs(FALSE_FRIENDS))
def test_words_that_only_look_alike_are_two(first, second):
    assert not same_spelling(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("al-qaeda", "al-qaida"),
        ("al-qaeda", "al qaida"),
        ("alqaeda", "al-qaida"),
        ("shi'ite", "shiite"),
        ("shi’ite", "shiite"),
        ("shi'ites", "shiites"),
        ("shi'a", "shia"),
        ("sheikh", "sheik"),
        ("koran", "qur'an"),
        ("muhammad", "mohammed"),
        ("kyiv", "kiev"),
        ("peshmerga", "peshmarga"),
        ("hezbollah", "hizbullah"),
        ("turkmen", "turkomen"),
        ("suleimani", "soleimani"),
        ("gaddafi", "qadhafi"),
    ],
)
def test_transliterations_are_one_word(first, second):
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("shia", "shi'ite"),
        ("shi'a", "shiite"),
        ("iran", "iraq"),
        ("iraqi", "iraq"),
        ("muhammad", "ahmad"),
        ("al", "ar"),
        ("an army", "army"),
        ("as if", "if"),
        ("kurd", "kurdish"),
        ("sunni", "shia"),
        ("mosul", "basra"),
    ],
)
def test_names_that_only_look_alike_are_two(first, second):
    assert not same_name(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("10", "ten"),
        ("100", "a hundred"),
        ("100", "one hundred"),
        ("1,000", "1000"),
        ("1\u00a0000\u00a0000", "1,000,000"),
        ("25", "twenty-five"),
        ("25", "twenty five"),
        ("105", "one hundred and five"),
        ("1.5m", "1.5 million"),
        ("1.5 million", "1,500,000"),
        ("$1.5m", "1.5 million dollars"),
        ("$1.5m", "$1.5 million"),
        ("£3bn", "3 billion pounds"),
        ("35%", "35 percent"),
        ("35%", "35 per cent"),
        ("thirty-five percent", "35%"),
        ("5 km", "5 kilometres"),
        ("5 kilometers", "5 kilometres"),
        ("1.50", "1.5"),
        ("0.5", ".5"),
        ("first", "1st"),
        ("twenty-first", "21st"),
        ("Jan. 5", "January 5"),
        ("5 January", "January 5"),
        ("Mon", "Monday"),
        ("12:30", "12.30"),
        ("two dozen", "24"),
        ("-5", "−5"),
        ("10k", "10,000"),
    ],
)
def test_equal_values_are_equal_however_they_are_written(first, second):
    assert value(first) is not None
    assert value(first) == value(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("10", "100"),
        ("10", "eleven"),
        ("1.5", "15"),
        ("1,500", "1.500"),
        ("5", "-5"),
        ("5", "−5"),
        ("$5", "£5"),
        ("$5", "5"),
        ("5%", "5"),
        ("5 percent", "5 percentage points"),
        ("5m", "5bn"),
        ("two million", "two billion"),
        ("5 km", "5 miles"),
        ("3 tons", "3 tonnes"),
        ("third", "3"),
        ("3rd", "3"),
        ("ten", "tenth"),
        ("January 5", "January 6"),
        ("January", "June"),
        ("Monday", "Friday"),
        ("5 March", "3 May"),
        ("March", "march"),
        ("12:30", "12:31"),
        ("1.2.3", "123"),
        ("two three", "5"),
        ("two three", "23"),
        ("thirty ten", "40"),
        ("20 20", "2020"),
        ("1/2", "12"),
        ("10²", "102"),
        ("a hundred", "hundreds"),
    ],
)
def test_other_values_are_never_equal(first, second):
    assert value(first) is None or value(first) != value(second)


@pytest.mark.parametrize("text", ["boats", "ten boats", "the", "not", "Okoro", ""])
def test_words_that_are_no_quantity_have_no_value(text):
    assert value(text) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("report", "reported"),
        ("city", "cities"),
        ("carry", "carried"),
        ("stop", "stopped"),
        ("child", "children"),
        ("go", "went"),
        ("is", "were"),
        ("organises", "organized"),
        ("boat", "boats"),
    ],
)
def test_forms_of_a_word_are_known(first, second):
    assert same_lemma(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("boat", "boat"), ("universe", "university"), ("on", "one"), ("for", "form"), ("king", "k"), ("able", "unable")],
)
def test_other_words_are_no_forms(first, second):
    assert not same_lemma(first, second)


@pytest.mark.parametrize(
    "word", ["not", "no", "never", "without", "can't", "cannot", "won't", "isn't", "nobody", "dont"]
)
def test_negations_are_known(word):
    assert is_negation(word)


@pytest.mark.parametrize("word", ["note", "know", "nose", "ant", "want", "now", "nothingness", "can", "with"])
def test_words_that_only_look_like_a_negation_are_none(word):
    assert not is_negation(word)


def test_no_word_that_turns_a_sense_is_a_mere_function_word():
    assert FUNCTION_WORDS.isdisjoint(NEGATIONS | MODALITY | QUANTIFIERS | UNITS | TIME_WORDS)
