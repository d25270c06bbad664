"""Bytes to characters: which encoding is believed, what is read where none fits, and that no label can do harm."""

import codecs
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webencodings.labels import LABELS

from checker.extract.encoding.decode_text import DAMAGE_LIMIT, Decoded, damage, decode_text, fits
from checker.extract.encoding.whatwg import encoding_of

RUSSIAN = "Чайник пел всю ночь, и никто в доме не спал до самого утра. "
GERMAN = "Der Kessel sang die ganze Nacht über, und die Größe der Küche störte ihn überhaupt nicht. "
GREEK = "Ο βραστήρας τραγουδούσε όλη τη νύχτα και κανείς στο σπίτι δεν κοιμήθηκε ως το πρωί. "
CHINESE = "水壶整夜都在歌唱，屋子里没有人能够睡到天亮。"
CORPUS = Path(os.environ.get("CHECKER_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be")],
)
def test_a_byte_order_mark_is_believed_before_header_and_meta_and_is_no_text(mark, encoding):
    text = f"<meta charset=koi8-r>{RUSSIAN}"
    assert decode_text(mark + text.encode(encoding), "windows-1251") == Decoded(text, encoding, "byte-order mark")


def test_the_header_is_believed_before_meta():
    text = f"<meta charset=koi8-r>{RUSSIAN}"
    assert decode_text(text.encode("windows-1251"), "windows-1251") == Decoded(text, "windows-1251", "content-type")


@pytest.mark.parametrize(
    "meta",
    [
        "<meta charset=koi8-r>",
        "<META CHARSET='KOI8-R'>",
        "<meta\ncharset\t=\n koi8-r>",
        '<meta/charset="koi8-r"/>',
        '<meta data-x=">" charset="koi8-r">',
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        "<meta content='text/html; charset = \"koi8-r\"' http-equiv=content-type>",
        '<meta name="Content-Type" content="text/html;charset=koi8-r">',
        '<meta name=x><meta charset = "koi8-r" />',
        "<!-- <meta charset=utf-8> --><meta charset=koi8-r>",
        "<!--><meta charset=koi8-r>",
        '<a title="<meta charset=utf-8>"><meta charset=koi8-r>',
        "<a title=it's><meta charset=koi8-r>",
        "<meta charset=nonsense><meta charset=koi8-r>",
        "<meta charset=koi8-r charset=utf-8>",
        '<meta name=description content="charset=utf-8"><meta charset=koi8-r>',
        " " * 3_000 + "<meta charset=koi8-r>",
    ],
)
def test_meta_is_believed_where_there_is_no_header(meta):
    """A single word is too short for the encoding to be detected."""
    text = f"{meta}Ёлка"
    assert decode_text(text.encode("koi8-r"), None) == Decoded(text, "koi8-r", "meta")


@pytest.mark.parametrize(
    "no_meta",
    [
        "<!-- <meta charset=koi8-r> -->",
        "<!-- <meta charset=koi8-r>",
        "<metal charset=koi8-r>",
        "<p title='<meta charset=koi8-r>'>",
        '<meta name=description content="text/html; charset=koi8-r">',
        "<meta charset=>",
        " " * 5_000 + "<meta charset=koi8-r>",
    ],
)
def test_what_is_no_declaration_is_not_taken_for_one(no_meta):
    assert decode_text(f"{no_meta}A kettle".encode(), None).source == "utf-8"


def test_an_xml_declaration_is_believed_after_meta():
    text = '<?xml version="1.0" encoding="koi8-r"?><html>Ёлка'
    assert decode_text(text.encode("koi8-r"), None) == Decoded(text, "koi8-r", "xml declaration")
    both = text.replace("<html>", "<meta charset=windows-1251>")
    assert decode_text(both.encode("windows-1251"), None) == Decoded(both, "windows-1251", "meta")


def test_without_a_declaration_text_is_utf_8():
    assert decode_text(RUSSIAN.encode(), None) == Decoded(RUSSIAN, "utf-8", "utf-8")
    assert decode_text(b"", None) == Decoded("", "utf-8", "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "ibm866"),
        (GREEK, "windows-1253"),
        (GERMAN, "windows-1252"),
        (CHINESE, "gb18030"),
        ("水壺整夜都在歌唱，屋子裡沒有人能夠睡到天亮。", "big5"),
        ("やかんは一晩中歌っていて、家の誰も朝まで眠れなかった。", "shift_jis"),
        ("やかんは一晩中歌っていて、家の誰も朝まで眠れなかった。", "euc-jp"),
        ("주전자가 밤새도록 노래해서 집 안의 아무도 아침까지 자지 못했다.", "euc-kr"),
        ("Konvice zpívala celou noc a nikdo v domě nespal až do rána, říkala žlutá kočka. ", "windows-1250"),
        ("Çaydanlık bütün gece şarkı söyledi ve evde kimse sabaha kadar uyuyamadı, dedi ağaç. ", "windows-1254"),
        ("הקומקום שר כל הלילה ואיש בבית לא ישן עד הבוקר. ", "windows-1255"),
        ("ظل الإبريق يغني طوال الليل ولم ينم أحد في البيت حتى الصباح. ", "windows-1256"),
    ],
)
@pytest.mark.parametrize(
    "markup", ["", "<script>plain()</script>" * 8_000 + "<p>"], ids=["bare", "after 190 kB of ASCII"]
)
def test_what_is_not_utf_8_and_declares_nothing_is_detected_wherever_it_stands(text, encoding, markup):
    text = markup + text * 3
    assert decode_text(text.encode(encoding), None) == Decoded(text, encoding, "detected")


def test_a_line_in_another_script_is_not_lost_in_a_page_of_english():
    page = f"<p>{'The kettle sang all night and nobody slept. ' * 9}"
    assert decode_text(f"{page}Привет, чайник. {page}".encode("windows-1251"), None).encoding == "windows-1251"
    assert decode_text(f"{page}A naïve café. {page}".encode("windows-1252"), None).encoding == "windows-1252"


def test_iso_2022_jp_is_recognised_by_its_escapes():
    text = "やかんは一晩中歌っていた。 A kettle."
    assert decode_text(text.encode("iso2022_jp"), None) == Decoded(text, "iso-2022-jp", "detected")
    assert decode_text(text.encode("iso2022_jp"), "utf-8").encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16le", "utf-16be"])
@pytest.mark.parametrize("text", [RUSSIAN, "<p>A kettle</p>"])
def test_utf_16_without_a_mark_is_recognised(text, encoding):
    assert decode_text((text * 10).encode(encoding), None) == Decoded(text * 10, encoding, "detected")
    assert decode_text((text * 10).encode(encoding), encoding).source == "content-type"


def test_a_nul_in_a_page_does_not_make_it_utf_16():
    assert decode_text(b"A kettle\0 sang", None) == Decoded("A kettle\0 sang", "utf-8", "utf-8")


def test_text_in_utf_8_is_utf_8_whatever_it_declares():
    for label in (
        "iso-8859-1",
        "windows-1252",
        "koi8-r",
        "shift_jis",
        "gbk",
        "utf-16",
        "iso-2022-jp",
        "x-user-defined",
    ):
        assert decode_text(RUSSIAN.encode(), label) == Decoded(RUSSIAN, "utf-8", "utf-8")
    assert decode_text(f"<meta charset=latin1>{GERMAN}".encode(), None).text.endswith(GERMAN)
    assert decode_text("caf\xe9".encode(), "latin1").text == "café"


def test_a_few_pairs_that_are_utf_8_by_chance_stay_what_they_declare():
    raw = "一些".encode("gbk")
    assert raw.decode() != "一些"
    assert decode_text(raw, "gb2312") == Decoded("一些", "gbk", "content-type")


@pytest.mark.parametrize(
    ("text", "declared", "encoding"),
    [
        (GERMAN, "utf-8", "windows-1252"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "iso-8859-1", "windows-1251"),
        (RUSSIAN, "koi8-r", "windows-1251"),
        (RUSSIAN, "windows-1251", "koi8-r"),
        (GERMAN, "windows-1251", "windows-1252"),
        (GERMAN, "shift_jis", "windows-1252"),
        (GREEK, "iso-8859-1", "windows-1253"),
        (CHINESE, "utf-8", "gb18030"),
        (CHINESE, "iso-8859-1", "gb18030"),
        (
            "Kočka řekla, že nemůže spát, protože žába zpívá příliš hlasitě až do rána, až šest žab. ",
            "iso-8859-2",
            None,
        ),
    ],
)
def test_a_declaration_that_plainly_does_not_fit_is_passed_over(text, declared, encoding):
    encoding = encoding or "windows-1250"
    decoded = decode_text((text * 4).encode(encoding), declared)
    assert decoded == Decoded(text * 4, encoding, "detected")
    inside = f"<meta charset={declared}><p>{text * 4}"
    assert decode_text(inside.encode(encoding), None).text == inside


def test_where_the_header_does_not_fit_meta_is_believed():
    text = f"<meta charset=windows-1251>{RUSSIAN * 4}"
    for label in ("utf-8", "iso-8859-1", "koi8-r"):
        assert decode_text(text.encode("windows-1251"), label) == Decoded(text, "windows-1251", "meta")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("————————————————————" * 9 + "é", "windows-1252"),
        ("Wear ©®™ ¼½¾ ©®™ ¼½¾", "windows-1252"),
        ("iPhoneов, а не Macов", "windows-1251"),
        ("İÇİNDEKİLER ŞĞÜÖÇ ŞĞÜ", "windows-1254"),
        (RUSSIAN.upper() * 5, "windows-1251"),
    ],
)
def test_odd_text_does_not_overturn_a_declaration(text, encoding):
    assert decode_text(text.encode(encoding), encoding) == Decoded(text, encoding, "content-type")


def test_a_stray_byte_does_not_overturn_a_declaration():
    raw = (RUSSIAN * 10).encode() + b"\xff"
    assert decode_text(raw, "utf-8") == Decoded(RUSSIAN * 10 + "\ufffd", "utf-8", "content-type")


@pytest.mark.parametrize(
    ("stray", "read"),
    [
        (b"die K\xfcche", "die Küche"),
        (b"gr\xf6\xdfer", "größer"),
        (b"cr\xe9\xe9e", "créée"),
        (b"\xfcber", "über"),
        (b"\xd6ffnen", "Öffnen"),
        (b"CAF\xc9 ", "CAFÉ "),
        (b"caf\xe9.", "café."),
        (b"il va \xe0 pied", "il va à pied"),
        (b"it\x92s", "it’s"),
        (b"\x93so\x94", "“so”"),
        (b"well \x96 no", "well – no"),
        (b"well\x85 no", "well… no"),
        (b"5\xa0km", "5\xa0km"),
        (b"\xab\xa0oui\xa0\xbb", "«\xa0oui\xa0»"),
        (b"\xa35 or 6\x80", "£5 or 6€"),
        (b"\xa9 2020", "© 2020"),
    ],
)
def test_a_byte_of_windows_1252_in_utf_8_is_read_where_its_place_leaves_no_doubt(stray, read):
    before, after = f"<p>{GERMAN}", f" {GERMAN}</p>"
    strays = sum(byte > 0x7F for byte in stray)
    raw = before.encode() + stray + after.encode()
    assert decode_text(raw, "utf-8") == Decoded(before + read + after, "utf-8", "content-type", strays)
    assert decode_text(raw, None) == Decoded(before + read + after, "utf-8", "utf-8", strays)
    assert decode_text(codecs.BOM_UTF8 + raw, None).strays == strays


@pytest.mark.parametrize(
    "stray",
    [
        b"papieros\xc3...",
        b"it\xe2... ",
        b"it\xe2\x80... ",
        b"a\xb3b",
        b"gr\xf6\xdf\xfcer",
        b"\x81",
        b"na\xc3ve",
        b" \xff ",
    ],
    ids=repr,
)
def test_a_byte_whose_place_leaves_doubt_is_left_undecoded(stray):
    raw = f"<p>{GERMAN}".encode() + stray + f" {GERMAN}</p>".encode()
    decoded = decode_text(raw, "utf-8")
    assert decoded.text == raw.decode("utf-8", "replace")
    assert decoded.strays == 0


def test_strays_in_a_text_of_other_letters_are_left_undecoded():
    """In Polish or Russian they would come from another encoding than windows-1252."""
    for text in (RUSSIAN, "Wszyscy słyszeli, że żółty czajnik śpiewał całą noc. "):
        raw = text.encode() + b"caf\xe9 " + text.encode()
        assert decode_text(raw, "utf-8").text == f"{text}caf\ufffd {text}"


def test_a_text_that_was_cut_inside_a_character_loses_that_character_alone():
    for text in (RUSSIAN, GERMAN, CHINESE):
        raw = text.encode()
        last = max(index for index, byte in enumerate(raw) if byte >= 0xC0)
        whole = raw[:last].decode()
        assert decode_text(raw[: last + 1], "utf-8") == Decoded(f"{whole}\ufffd", "utf-8", "content-type")


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ASCII", " L1 ", "us-ascii", "iso8859-1", "cp1252"])
def test_latin_1_means_windows_1252(label):
    text = "“the kettle” – 5 €"
    assert decode_text(text.encode("windows-1252"), label) == Decoded(text, "windows-1252", "content-type")


@pytest.mark.parametrize(
    ("label", "raw", "text"),
    [
        ("windows-1252", b"\xe9 " * 99 + b"\x81\x8d\x8f\x90", "é " * 99 + "\x81\x8d\x8f\x90"),
        ("iso-8859-9", b"\xfd\xfe\x93", "ış“"),
        ("gb2312", b"\x96\xa3\xa8\xbc\x80", "枺ḿ€"),
        ("x-gbk", b"\xa3\xa0\xd6\xd0", "\u3000中"),
        ("gb18030", b"\x81\x30\x81\x30\xd6\xd0", "\x80中"),
        ("big5", b"\xa1\x45\xa4\xa4\xc7\x55\xa3\xe1", "‧中の€"),
        ("x-sjis", b"\x87\x40\x81\x60\xfa\xb1", "①～﨑"),
        ("windows-31j", b"\x87\x8a\xb1\\", "㈱ｱ\\"),
        ("x-euc-jp", b"\xad\xa1\xad\xea\xfc\xe2\xa1\xc1", "①㈱髙～"),
        ("iso-2022-jp", b"\x1b$B-!$3\x1b(B a \x1b(I1B\x1b(J b", "①こ a ｱﾂ b"),
        ("ks_c_5601-1987", b"\x8c\x63\xb0\xa1", "똠가"),
        ("korean", b"\xb0\xa1\xc2\xaf", "가짱"),
        ("koi8-u", b"\xa4\xae\xbe\xad", "єўЎґ"),
        ("iso-8859-8-i", b"\xe0\xe1", "אב"),
        ("logical", b"\xe0\xe1", "אב"),
        ("windows-1255", b"\xca\xe0", "\u05baא"),
        ("tis-620", b"\xa1\x85", "ก…"),
        ("x-mac-ukrainian", b"\xa2\xff", "Ґ€"),
        ("macintosh", b"\x8e\xdb", "é€"),
        ("x-user-defined", b"a\x80\xff", "a\uf780\uf7ff"),
        ("iso-8859-16", b"\xa4\xba", "€ș"),
        ("iso-8859-7", b"\xc1\x93", "Α“"),
    ],
)
def test_a_label_means_what_the_encoding_standard_says_where_python_says_otherwise(label, raw, text):
    """Expected values are what Chromium's TextDecoder gives; quotation marks in iso-8859 are what Windows wrote."""
    assert decode_text(raw, label).text == text


def test_every_label_of_the_encoding_standard_has_a_decoder_that_never_fails():
    every = bytes(range(256))
    for label, name in LABELS.items():
        if name == "replacement":
            assert encoding_of(label) is None
            continue
        assert encoding_of(f" {label.upper()}\n") == name
        assert decode_text(b"kettle", label).text == "kettle" or name.startswith("utf-16")
        for raw in (every, every * 9 + b"\x80\xff", f"<meta charset={label}>".encode() + b"\x80\xff" * 9):
            decode_text(raw, label).text.encode()
            decode_text(raw, None).text.encode()


def test_utf_16_declared_in_readable_markup_is_utf_8():
    for text in ("<meta charset=utf-16>naïve", "<meta charset=utf-16le>plain words in ASCII"):
        for padded in (text, f"{text} "):
            assert decode_text(padded.encode(), None) == Decoded(padded, "utf-8", "meta")


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
        "\ud800",
        "../../x",
        "replacement",
        "hz-gb-2312",
    ],
)
def test_a_label_that_is_no_encoding_of_the_web_is_as_none(label):
    raw = "naïve +AGE- \\u0041 xn--tda YQ== “kettle”".encode()
    assert decode_text(raw, label) == Decoded(raw.decode(), "utf-8", "utf-8")


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(st.binary(max_size=120), st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))),
    st.one_of(st.none(), st.sampled_from(sorted(LABELS)), st.text(max_size=12)),
)
def test_no_bytes_and_no_label_make_it_fail_or_give_half_a_character(raw, label):
    decoded = decode_text(raw, label)
    decoded.text.encode()
    assert decoded == decode_text(raw, label)


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, "utf-8", "iso-8859-1", "windows-1251", "koi8-r"]))
def test_what_was_written_as_utf_8_comes_back(text, label):
    text = text.encode("utf-8", "ignore").decode().replace("\0", "").replace("\x1b", "").removeprefix("\ufeff")
    assert decode_text(text.encode(), label).text == text


def test_fits_refuses_only_what_plainly_is_no_text():
    assert fits("", "windows-1252")
    assert fits(GERMAN, "windows-1252")
    assert fits("—" * 50 + " " + "•–" * 50, "windows-1252")
    assert not fits((RUSSIAN * 3).encode("windows-1251").decode("latin-1"), "windows-1252")
    assert not fits("\ufffd\ufffd\ufffd水", "gbk")
    assert fits("\ufffd" * 3 + CHINESE * 5, "gbk")


def test_damage_is_the_share_of_characters_that_are_no_text():
    assert damage("") == 0
    assert damage("kettle\n\t\r\f\v") == 0
    assert damage("kett\ufffd\0\x1b\x07e") == 4 / 9
    assert damage("\ud800ü") == 0
    assert DAMAGE_LIMIT == 0.01


WRONG_IN_THE_CORPUS = 27
UNDECODED = {"Sprzeciw wobec ataków na Fundację Lux Veritatis – RadioMaryja.pl.html": "papieros\ufffd...</span>"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real pages is not here (CHECKER_CORPUS)")
def test_real_pages_that_are_not_valid_utf_8_come_out_whole():
    """Each was read by eye once; of all of them one letter that the page itself cut in two is lost."""
    seen = 0
    for path in sorted((CORPUS / "trafilatura-eval" / "html").iterdir()):
        raw = path.read_bytes()
        decoded = decode_text(raw, None)
        try:
            assert decoded == Decoded(raw.decode(), "utf-8", decoded.source)
        except UnicodeDecodeError:
            seen += 1
            lost = UNDECODED.get(path.name)
            assert decoded.text.count("\ufffd") == (1 if lost else 0), path.name
            assert lost is None or lost in decoded.text
            assert not any("\x80" <= character < "\xa0" for character in decoded.text), path.name
    assert seen == WRONG_IN_THE_CORPUS


def test_bytes_that_fit_no_encoding_are_damage_and_no_letters():
    """A guess would make letters of them, and a true quotation would look altered."""
    choose = random.Random(7)
    raw = bytearray(b"The kettle of Sandwick sang all night and nobody slept. " * 40)
    for at in range(0, len(raw), 5):
        raw[at] = choose.randrange(0x80, 0x100)
    assert damage(decode_text(bytes(raw), None).text) > 10 * DAMAGE_LIMIT
    sound = GERMAN + "Das Café »Größe« – „naïve“ – hat 20 °C, 5 € … und ½ Liter. "
    assert decode_text((sound * 20).encode("cp1252"), None).text == sound * 20
