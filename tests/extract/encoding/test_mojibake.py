"""UTF-8 that was read as windows-1252: undone where that is certain, and nothing sound is ever touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.encoding.mojibake import repair

SOUND = {
    "English": "“The kettle” – it’s singing… for £5, 20 °C, ½ past nine, naïve café, © 2020, Brüder & Söhne™.",
    "French": "« L’ÉTÉ » À LA MÈRE… Ça élève\xa0: «\xa0oui\xa0», déjà\xa0! ÎLE, GRÂCE À DIEU, Â\xa0», où, sœur, Æ°.",
    "Portuguese": "NÃO”, A MANHÃ… “IRMû SÃO JOÃO, CORAÇÃO, ANTÃO: MAÇû, LÃ®, AVÓ² e AVÔ™, ação, pães, VERÃ\xa0»",
    "Spanish": "¿Qué? ¡Añó! El NIÑO cantó: «así», el 1º y la 2ª. MONTAÑA… ÁRBOL, CORDÓN» ÜBER",
    "German": "Größer als die „Küche“ über dem Fluß… ÄÖÜ – STRAẞE, MENÜ¹, CAFÉ², süß”, groß\xa0: 3×¼ und 2×½, Ø¾",
    "Czech": "Žluťoučký kůň úpěl ďábelské ódy; VÝŠKA, NÍŽE, KRÁŽ, TOMÁŠ”, výš… „výše“, MÍŠA a PÍŠE",
    "Polish": "Żółty czajnik śpiewał całą noc, „źdźbło” i ŁÓDŹ, więc POŻÓŁKŁ…",
    "Turkish": "ÇAYDANLIK bütün gece şarkı söyledi; “İĞDE” dağ, ÖĞÜN… gülüş",
    "Vietnamese": "ẤM NƯỚC hát suốt đêm, và không ai ngủ được: LÃNG, TÔ”, NHÂN… BÃ\xa0», CÂ° và ĐÊM ĐÃ",
    "Icelandic": "Ketillinn söng ALLA NÓTTINA: ÞAÐ, MAÐ”, BORÐ… Ð™ æði, ÍSÖLD og GÁTT»",
    "Swedish": "KÖ… MILJÖ” PÅ: ”Å”, Ä–Ö, FÅ® skål å»",
    "Greek": "Ο βραστήρας τραγουδούσε «όλη» τη νύχτα… ΆΝΟΙΞΗ",
    "Russian": "Чайник «пел» всю ночь – и никто не спал… ЁЛКА",
    "Chinese": "水壶整夜都在歌唱，“没有人”能够睡着……",
    "mathematics": "x × ¼ ± ½, Ø¼ ×½ ×¼, µ² ≤ 7·10³, f(x) = ß² + Ü¹, Å¹ Ð² ≈ 3 ¬p ∧ q, â × ê, ñ¤",
}
DAMAGED = {
    "English": "“The kettle” – it’s singing… for £5, and naïve people in the café, or 20 °C.",
    "French": "« L’été » à la mère… Ça élève : « oui », déjà ! Île, grâce à Dieu, forêt, où, sœur.",
    "German": "Größer als die „Küche“ über dem Fluß… und süß.",
    "Portuguese": "Não, a manhã… “irmã”, São João, coração, pães e ação.",
    "Polish": "Żółty czajnik śpiewał całą noc, „źdźbło” i więc.",
    "Czech": "Žluťoučký kůň úpěl ďábelské ódy; výše „a níže“.",
    "Turkish": "Çaydanlık bütün gece şarkı söyledi; dağ, gülüş.",
    "Vietnamese": "Ấm nước hát suốt đêm, và không ai ngủ được.",
    "Greek": "Ο βραστήρας τραγουδούσε «όλη» τη νύχτα…",
    "Russian": "Чайник «пел» всю ночь – и никто не спал…",
    "Chinese": "水壶整夜都在歌唱，“没有人”能够睡着……",
    "Hebrew": "הקומקום שר כל הלילה ואיש בבית לא ישן.",
    "emoji": "The kettle sings all night 😀 and nobody sleeps 🫖.",
}
FROM_BYTE = {byte: bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)}


def as_windows_1252(text):
    """Read its UTF-8 as browsers read windows-1252: the five bytes that stand for nothing are controls."""
    return "".join(FROM_BYTE[byte] for byte in text.encode())


def as_latin_1(text):
    return text.encode().decode("latin-1")


@pytest.mark.parametrize("damage", [as_windows_1252, as_latin_1])
@pytest.mark.parametrize("language", DAMAGED)
def test_damaged_text_comes_back_whole_once_and_twice(language, damage):
    text = DAMAGED[language]
    assert repair(damage(text)) == text
    assert repair(damage(damage(text))) == text
    assert repair(as_windows_1252(as_latin_1(text))) == text


@pytest.mark.parametrize("language", SOUND)
def test_sound_text_is_never_touched(language):
    text = SOUND[language]
    for sound in (
        text,
        text.upper(),
        text.lower(),
        text.replace(" ", "\xa0"),
        text.replace(" ", "\n"),
        f"<p>{text}</p>",
    ):
        assert repair(sound) is None, sound


@pytest.mark.parametrize(
    "word", ["cafÃ©", "Itâ€™s", "Ã‰tat", "wÃ¼rde", "5 â‚¬", "naÃ¯ve", "â€œsoâ€\x9d", "byÅ‚", "ðŸ˜€"]
)
def test_one_typical_sequence_is_enough_where_all_else_is_ascii(word):
    repaired = repair(f"They said {word} and went.")
    assert repaired is not None
    assert as_windows_1252(repaired) == f"They said {word} and went."


@pytest.mark.parametrize("word", ["Â£5", "Â°", "NÃ”", "ANTÃ£O", "é…»", "É²", "Å¹", "×½"])
def test_one_sequence_that_may_be_meant_is_not(word):
    assert repair(f"They said {word} and went.") is None


def test_damaged_lines_are_repaired_and_sound_ones_kept():
    sound, damaged = SOUND["French"], as_windows_1252(DAMAGED["French"])
    text = f"{sound}\n{damaged}\r\n{sound}\n\n{damaged}\n"
    assert repair(text) == f"{sound}\n{DAMAGED['French']}\r\n{sound}\n\n{DAMAGED['French']}\n"


def test_in_a_page_of_one_line_what_stands_between_tags_is_repaired():
    sound, damaged = SOUND["German"], as_windows_1252(DAMAGED["German"])
    page = f'<meta charset="utf-8"><p title="{damaged}">{sound}</p><p>{damaged}</p>'
    assert repair(page) == f'<meta charset="utf-8"><p title="{DAMAGED["German"]}">{sound}</p><p>{DAMAGED["German"]}</p>'


def test_a_line_that_is_damaged_only_in_part_is_left():
    assert repair(f"The word “café” and {as_windows_1252('the other “café” of ours')}") is None
    assert repair(f"{as_windows_1252('the “café” of ours')} costs 5 €") is None
    assert repair("Ã  la mode, but with its hard space made plain: voilÃ .") is None


def test_a_sign_in_a_line_of_its_own_is_repaired_only_where_the_whole_text_is_damaged():
    damaged = as_windows_1252(DAMAGED["English"])
    assert repair(f"{damaged}\nÂ£5\n") == f"{DAMAGED['English']}\n£5\n"
    assert repair(f"{damaged}\nÂ£5\nIt is sound: é\n") == f"{DAMAGED['English']}\nÂ£5\nIt is sound: é\n"


@pytest.mark.parametrize(
    "page",
    [
        "<p>“cafÃ©” is to be “café”.</p><p>And â€™ is to be ’.</p><p>He wrote that itâ€™s the cafÃ© around.</p>",
        "<p>Where a page should say “café” it says “cafÃ©”.</p><p>And ’ becomes â€™.</p>",
        "<tr><td>é</td><td>Ã©</td></tr><tr><td>’</td><td>â€™</td></tr><tr><td>ü</td><td>Ã¼</td></tr>",
        "This is called mojibake.\n\nHe wrote that itâ€™s the cafÃ© around the corner.",
        "Text in UTF-8 was read as Latin-1:\nHe wrote that itâ€™s the cafÃ© around the corner.",
        "<h1>Zeichensalat</h1><code>Er sagt, dass die KÃ¼che grÃ¶ÃŸer ist</code>",
    ],
)
def test_a_page_about_such_damage_keeps_its_examples(page):
    assert repair(page) is None


def test_a_declared_charset_is_no_talk_of_encodings():
    for declaration in ("<meta charset=utf-8>", '<meta charset="utf-8">', '<meta content="text/html; charset=UTF-8">'):
        assert (
            repair(f"{declaration}<p>He says itâ€™s the cafÃ© there</p>")
            == f"{declaration}<p>He says it’s the café there</p>"
        )


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(SOUND)), min_size=1, max_size=4), st.sampled_from(["\n", " ", "<br>", "\xa0"]))
def test_sound_lines_stay_sound_beside_each_other(languages, between):
    assert repair(between.join(SOUND[language] for language in languages)) is None


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(DAMAGED)), min_size=1, max_size=6), st.integers(1, 3))
def test_damage_done_up_to_three_times_is_undone(languages, times):
    text = damaged = "\n".join(DAMAGED[language] for language in languages)
    for _ in range(times):
        damaged = as_windows_1252(damaged)
    assert repair(damaged) == text


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(max_codepoint=0x2200), max_size=40))
def test_any_text_can_be_asked_and_what_was_repaired_was_damaged(text):
    repaired = repair(text)
    assert repaired is None or (repaired != text and len(repaired) < len(text))


@settings(deadline=None, max_examples=300)
@given(st.text("aeiouAEIOU éèàçôûœñõäöü«»’“”–…\xa0€°².,\n", max_size=60))
def test_no_small_western_letters_and_marks_in_any_order_are_taken_for_damage(text):
    """Damage begins with a capital (UTF-8's first bytes are À to ô of latin-1, those of Western text Â, Ã and â)."""
    assert repair(text) is None
