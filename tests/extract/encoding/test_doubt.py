"""A text that names no encoding and shows that it was read in a wrong one accuses nobody."""

import time

import pytest

from checker.extract.encoding.decode_text import decode_text
from checker.extract.encoding.doubt import is_utf_7, seems_misread
from checker.extract.read import read
from checker.extract.state import file_state

GERMAN = "Der Kessel sang die ganze Nacht über, und die Größe der Küche störte ihn überhaupt nicht. "
FRENCH = "L’été, la bouilloire chantait ; personne ne dormait jusqu’à l’aube où l’on réveilla les élèves. "
ENGLISH = "“It’s on,” Zoë Ångström said – the café’s kettle didn’t stop. “We don’t mind,” they said at £5 a cup. "
SPANISH = "¿Quién duerme? La señora no durmió en toda la noche; «así fue», dijo el niño. Sonó más allá. "
SWEDISH = "Kitteln sjöng hela natten, och ingen i huset sov före gryningen. Så är det, sa Åsa. "
TEXTS = [GERMAN, FRENCH, ENGLISH, SPANISH, SWEDISH]


def state_of(raw, name="tea.txt"):
    return file_state(read(raw, "", name), is_page=False).state


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["mac-roman", "cp437", "cp850", "utf-7"])
def test_an_encoding_of_dos_or_the_mac_or_utf_7_is_garbled(text, encoding):
    if encoding == "cp437":
        text = text.replace("Å", "A")
    raw = (text * 3).encode(encoding, "ignore")
    assert decode_text(raw, None).is_doubtful
    assert state_of(raw) == "garbled"


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "utf-8", "utf-16"])
@pytest.mark.parametrize("times", [1, 20])
def test_a_text_in_an_encoding_of_the_web_is_read(text, encoding, times):
    raw = (text * times).encode(encoding, "ignore")
    assert state_of(raw) == "captured"


@pytest.mark.parametrize(
    "text",
    [
        "All is ASCII.",
        "A naïve kettle.",
        "The kettle† sang‡ at 5 ‰ of 10 µm² – ‘on’ „and“ off…",
        "Señor NÚÑEZ, ÉTÉ, L’HAŸ, L’Haÿ-les-Roses, Œuvre, McÉtienne",
        "word—word word…word rock’n’roll x²y 5×4 ±3 1½ km",
        "It is: É isto. É assim. Ó mar. À une",
    ],
)
def test_what_is_rightly_read_shows_no_signs(text):
    assert not seems_misread(text)


@pytest.mark.parametrize("text", ["a + b", "x+ABC-1 and +1-555-0100 or C++", "caf+AOk- alone", "+AOk- +xyz +abc +qqq"])
def test_plus_signs_are_no_utf_7(text):
    assert not is_utf_7(text.encode())


def test_a_declared_encoding_is_believed():
    raw = (FRENCH * 3).encode("mac-roman")
    assert not decode_text(raw, "macintosh").is_doubtful
    assert decode_text(raw, "macintosh").text == FRENCH * 3


@pytest.mark.parametrize("text", ["é" * 500_000, "aÉ" * 300_000, "a\x81" * 300_000])
def test_a_text_that_is_made_to_be_slow_is_not(text):
    began = time.process_time()
    seems_misread(text)
    is_utf_7(b"+AOk" * 200_000)
    assert time.process_time() - began < 2
