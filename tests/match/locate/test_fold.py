"""Folded text: letters and digits alone, each with the offset where it stood."""

import pytest

from checker.match.locate.fold import fold


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Gates, shut.", b"gatesshut"),
        ("re-open", b"reopen"),
        ("“It’s”", b"its"),
        ("Élan naïf", b"elannaif"),
        ("a\u00a0b\tc\nd", b"abcd"),
        ("1.5 %", b"15"),
        ("inter\u00adnational", b"international"),
        ("", b""),
        (" …—“”[]() ", b""),
        ("\ud800\udfff", b""),
        ("\x00", b""),
        ("the ﬁrst oﬀer", b"thefirstoffer"),
        ("Straße, Œuvre, æon", b"strasseoeuvreaeon"),
    ],
)
def test_folding_keeps_letters_and_digits_and_nothing_else(text, data):
    assert fold(text).data == data


def test_an_accent_folds_alike_composed_or_not():
    assert fold("café").data == fold("cafe\u0301").data == fold("cafe").data


def test_positions_lead_back_to_the_characters():
    text = "Så — “re-open” 𝔸 it"
    folded = fold(text)
    assert [text[at] for at in folded.positions.tolist()] == list("Såreopen𝔸it")
    assert folded.data == b"sareopenait"


def test_the_letters_of_a_ligature_lead_back_to_it():
    assert fold("a ﬂag").positions.tolist() == [0, 2, 2, 3, 4]


def test_letters_of_other_scripts_have_bytes_that_no_latin_letter_has():
    for text in ("Привет", "Άνοιξη", "שלום", "سلام", "漢字", "ひらがな", "ӿϿ"):
        data = fold(text).data
        assert len(data) == len(text)
        assert min(data) >= 128
        assert 255 not in data


def test_different_words_of_another_script_rarely_fold_alike():
    words = ["порт", "ворота", "закрыт", "полдень", "экипаж", "домой"]
    assert len({fold(word).data for word in words}) == len(words)


def test_case_folds_away_in_other_scripts_too():
    assert fold("ПОРТ Άνοιξη").data == fold("порт άνοιξη").data


def test_folding_a_text_again_gives_the_same():
    first, second = fold("Ærø 12"), fold("Ærø 12")
    assert first.data == second.data
    assert first.positions.tolist() == second.positions.tolist()
