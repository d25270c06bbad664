"""Bytes to characters: which encoding is believed, and that no label can do harm."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webencodings.labels import LABELS

from checker.extract.decode_text import damage, decode_text

RUSSIAN = "Чайник пел всю ночь, и никто в доме не спал до самого утра. "


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_is_believed_before_header_and_meta_and_is_no_text(mark, encoding):
    raw = mark + f"<meta charset=koi8-r>{RUSSIAN}".encode(encoding)
    assert decode_text(raw, "windows-1251") == f"<meta charset=koi8-r>{RUSSIAN}"


def test_the_header_is_believed_before_meta():
    raw = f"<meta charset=koi8-r>{RUSSIAN}".encode("windows-1251")
    assert decode_text(raw, "windows-1251").endswith(RUSSIAN)


@pytest.mark.parametrize(
    "meta",
    [
        "<meta charset=koi8-r>",
        "<META CHARSET='KOI8-R'>",
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        '<meta name=x><meta charset = "koi8-r" />',
        " " * 3_000 + "<meta charset=koi8-r>",
    ],
)
def test_meta_is_believed_where_there_is_no_header(meta):
    """A single word is too short for the encoding to be detected."""
    assert decode_text(f"{meta}Ёлка".encode("koi8-r"), None) == f"{meta}Ёлка"


def test_without_a_declaration_text_is_utf_8():
    assert decode_text(RUSSIAN.encode(), None) == RUSSIAN


def test_what_is_not_utf_8_either_is_detected():
    assert "пел всю ночь" in decode_text((RUSSIAN * 10).encode("windows-1251"), None)
    assert "пел всю ночь" in decode_text((RUSSIAN * 10).encode("utf-16-le"), None)


def test_a_declaration_that_does_not_fit_the_bytes_is_passed_over():
    assert decode_text((RUSSIAN * 3).encode(), "shift_jis") == RUSSIAN * 3
    assert decode_text(("<meta charset=shift_jis>" + RUSSIAN * 30).encode(), None).endswith(RUSSIAN)


def test_a_stray_byte_does_not_overturn_a_declaration():
    raw = (RUSSIAN * 10).encode() + b"\xff"
    assert decode_text(raw, "utf-8") == RUSSIAN * 10 + "\ufffd"


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ASCII", " L1 ", "us-ascii"])
def test_latin_1_means_windows_1252(label):
    assert decode_text(b"\x93the kettle\x94 \x96 5 \x80", label) == "“the kettle” – 5 €"


def test_utf_16_declared_in_readable_markup_is_not_believed():
    for text in ("<meta charset=utf-16>naïve", "<meta charset=utf-16le>plain words in ASCII"):
        for padded in (text, f"{text} "):
            assert decode_text(padded.encode(), None) == padded


@pytest.mark.parametrize(
    "label",
    [
        "rot13",
        "idna",
        "utf-7",
        "punycode",
        "base64",
        "hex",
        "zlib",
        "bz2",
        "uu",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "mbcs",
        "oem",
        "string_escape",
        "utf-32",
        "none",
        "x" * 100,
        "",
        "\0",
        "é",
        "../../x",
        "replacement",
    ],
)
def test_a_label_that_is_no_encoding_of_the_web_is_as_none(label):
    raw = "naïve +AGE- \\u0041 xn--tda YQ== “kettle”".encode()
    assert decode_text(raw, label) == raw.decode()


def test_every_label_of_the_encoding_standard_can_be_decoded():
    for label in LABELS:
        assert isinstance(decode_text(b"kettle" * 200 + b"\x80\xff", label), str)
        assert isinstance(decode_text(f"<meta charset={label}>".encode() + b"\x80\xff" * 9, None), str)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=120), st.one_of(st.none(), st.sampled_from(sorted(LABELS)), st.text(max_size=12)))
def test_no_bytes_and_no_label_make_it_fail_or_give_half_a_character(raw, label):
    decode_text(raw, label).encode()


def test_damage_is_the_share_of_characters_that_are_no_text():
    assert damage("") == 0
    assert damage("kettle\n\t\r\f\v") == 0
    assert damage("kett\ufffd\0\x1b\x07e") == 4 / 9
