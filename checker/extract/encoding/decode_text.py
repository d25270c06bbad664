"""Bytes to characters, by the web's rules where pages keep them and by what the bytes show where they do not."""

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from checker.extract.encoding.declared import PRESCAN_BYTES, declared_in
from checker.extract.encoding.detect import detect
from checker.extract.encoding.doubt import is_utf_7, seems_misread
from checker.extract.encoding.strays import BEYOND_ASCII, ESCAPED, with_strays
from checker.extract.encoding.whatwg import decode, encoding_of

DAMAGE_LIMIT = 0.01
"""Share of characters that could not be decoded above which a page is garbled."""
_UTF_8_SEQUENCES = 4
"""Characters of UTF-8 that a text declared in a two-byte encoding must hold to be UTF-8 instead: about one pair in
eleven of such encodings is UTF-8 by chance (EUC-KR, the likeliest), so four in a row 1 in 14,000."""
_UTF_8_SHARE = 10
"""Characters of UTF-8 to each byte that is certainly none, above which a text is damaged UTF-8 and no other encoding.
Chinese in GBK reaches 1 (a page of the corpus: 661 to 612), the worst damaged real page is at 25 (4 to 101)."""
_LEGACY_DAMAGE = 0.05
"""Share of what stands beyond ASCII that may be wrong in a declared encoding before it is passed over."""
_LEGACY_EVIDENCE = 3
"""Words that must look wrong before a declared encoding is passed over: names may hold anything."""
_CUT = "unexpected end of data"
"""What Python says where a text ends inside a character of UTF-8: it was cut, by us or by who served it."""
_WIDE_NULS, _WIDE_SCRIPTS = 4, 8
"""NULs that UTF-16 shows at least, and blocks of 256 characters that a text in few ideographs is from at most."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how its bytes were read."""

    text: str
    encoding: str
    """The WHATWG Encoding standard's name, in small letters (`windows-1252`, never `iso-8859-1`)."""
    source: str
    """Why: `byte-order mark`, `content-type`, `meta`, `xml declaration`, `utf-8` (it is valid), `detected`."""
    strays: int = 0
    """Bytes in a text of UTF-8 that were read as windows-1252, each certain where it stands."""
    is_doubtful: bool = False
    """Whether nothing tells the encoding and no reading is without signs that it is wrong."""


def decode_text(raw: bytes, charset: str | None) -> Decoded:
    """Decode a text or page: byte-order mark, header's charset, `<meta>`, XML declaration, UTF-8, detection.

    Labels are read as the WHATWG Encoding standard says (iso-8859-1 is windows-1252). A declaration that plainly
    does not fit the bytes is passed over; a text that is valid UTF-8 beyond ASCII is UTF-8, whatever it declares.
    Never raises: bytes that fit nothing become U+FFFD, which `damage` counts.
    """
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            if marked != "utf-8":
                return Decoded(decode(body, marked), marked, "byte-order mark")
            text, strays, _ = with_strays(body.decode("utf-8", "surrogateescape"))
            return Decoded(text, marked, "byte-order mark", strays)
    name = encoding_of(charset) if charset else None
    declared = [(name, "content-type")] if name else []
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        if error.reason != _CUT or raw[: error.start].isascii():
            return _decode_other(raw, declared + declared_in(raw))
        text = raw[: error.start].decode() + "\ufffd"
    return _decode_utf_8(raw, text, declared or declared_in(raw))


def damage(text: str) -> float:
    """Share of characters that were no text: U+FFFD and control characters other than white space.

    Runs on every page: 0.1 to 0.5 ms for 200,000 characters, where a regular expression takes 0.9 to 1.3.
    """
    if not text:
        return 0.0
    raw = text.encode("utf-8", "surrogatepass")
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return (controls + text.count("\ufffd")) / len(text)


_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20)])


def _decode_utf_8(raw: bytes, text: str, declared: list[tuple[str, str]]) -> Decoded:
    """Read bytes that are valid UTF-8; `text` is what they then say. The common way, so it costs next to nothing."""
    if b"\0" in raw and (wide := undeclared_utf_16(raw)):
        named = [source for name, source in declared if name == wide]
        return Decoded(decode(raw, wide), wide, named[0] if named else "detected")
    for name, source in declared:
        if name == "utf-8":
            return Decoded(text, name, source)
        if name.startswith("utf-16"):
            continue
        if raw.isascii():
            return Decoded(decode(raw, name), name, source)
        if name in _PAIRED and len(list(islice(BEYOND_ASCII.finditer(text), _UTF_8_SEQUENCES))) < _UTF_8_SEQUENCES:
            legacy = decode(raw, name)
            if "\ufffd" not in legacy:
                return Decoded(legacy, name, source)
    if not declared and b"\x1b$" in raw and raw.isascii():
        return Decoded(decode(raw, "iso-2022-jp"), "iso-2022-jp", "detected")
    return Decoded(text, "utf-8", "utf-8", is_doubtful=not declared and is_utf_7(raw))


def _decode_other(raw: bytes, declared: list[tuple[str, str]]) -> Decoded:
    """Read bytes that are not valid UTF-8."""
    for name, source in [*declared, ("utf-8", "utf-8")]:
        if name == "utf-8":
            if damaged := _as_damaged_utf_8(raw):
                return Decoded(damaged[0], name, source, damaged[1])
        elif fits(text := decode(raw, name), name):
            return Decoded(text, name, source)
    for guess in (undeclared_utf_16(raw) or detect(raw), "windows-1252"):
        if guess and fits(text := decode(raw, guess), guess) and not _is_noise(text):
            return Decoded(text, guess, "detected", is_doubtful=guess in _LATIN and seems_misread(text))
    for name, source in declared:
        # Nothing fits: the page's own word is the best there is.
        return Decoded(decode(raw, name), name, source)
    return Decoded(decode(raw, "utf-8"), "utf-8", "utf-8", is_doubtful=True)


_LATIN = frozenset("windows-1250 windows-1252 windows-1254 windows-1257 windows-1258 iso-8859-2".split())


def _is_noise(text: str) -> bool:
    """Whether letters are parted by signs that no language has inside a word: bytes that were read by a wrong guess."""
    signs = len(list(islice(_SIGN_IN_WORD.finditer(text), _WORDS)))
    if signs < _LEGACY_EVIDENCE:
        return False
    return signs > _LEGACY_DAMAGE * (len(text) - len(text.encode("ascii", "ignore")))


_SIGN_IN_WORD = re.compile("(?<=[A-Za-z])[\x80-\x9f€‚ƒ„†‡ˆ‰‹›˜¡-¦¨¬¯±-´¶¸¹¼-¿×÷](?=[A-Za-z])")


_PAIRED = frozenset({"gbk", "gb18030", "big5", "shift_jis", "euc-kr", "euc-jp"})


def undeclared_utf_16(raw: bytes) -> str | None:
    """Recognise UTF-16 without a mark: its ASCII, if only blanks and markup, leaves NULs in every other place.

    Either nearly all of it is ASCII, or its letters are those of a few scripts, so that the high bytes are few.
    """
    beginning = raw[:PRESCAN_BYTES]
    even, odd = beginning[::2], beginning[1::2]
    name, high, low = ("utf-16le", odd, even) if odd.count(0) > even.count(0) else ("utf-16be", even, odd)
    nuls = high.count(0)
    if nuls < _WIDE_NULS or 20 * nuls < len(high) or 10 * low.count(0) > nuls:
        return None
    if 2 * nuls < len(high) and len(set(high)) > _WIDE_SCRIPTS:
        return None
    return name if damage(raw.decode(name, "replace")) <= DAMAGE_LIMIT else None


def fits(text: str, name: str) -> bool:
    """Tell whether what came out in a declared or detected encoding may be text; False only where it plainly is none.

    Wrong are: many characters that the encoding does not have; letters of two scripts in one word, or words in
    inverted case (Western text read as Russian, one Russian encoding as another); in Latin scripts long runs
    beyond ASCII (Russian, Greek or Chinese read as Western).
    """
    if name.startswith("utf-16"):
        return damage(text) <= DAMAGE_LIMIT and re.search(r"[\t-~]", text) is not None
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    wrong = text.count("\ufffd") + len(_C1_CONTROL.findall(text.encode("utf-8", "surrogatepass")))
    if wrong >= _LEGACY_EVIDENCE and wrong > _LEGACY_DAMAGE * beyond:
        return False
    if name in _PAIRED or name == "iso-2022-jp":
        return True
    if name in _OTHER_SCRIPTS:
        words = [match[0] for match in islice(_WORD.finditer(text), _WORDS)]
        mixed = sum(word[0] < "\x80" or word[-1] < "\x80" for word in words)
        inverted = sum(word[0].islower() and word[1:].isupper() for word in words)
        titled = sum(word[0].isupper() and word[1:].islower() for word in words)
        return not (mixed >= _LEGACY_EVIDENCE and 2 * mixed > len(words)) and not (
            inverted >= _LEGACY_EVIDENCE and inverted > titled
        )
    # A rule of dashes or a row of bullets is a run too, of one character or two.
    together = sum(len(run) for run in _RUN.findall(text) if len(set(run)) > 2)
    return together < 4 * _LEGACY_EVIDENCE or 2 * together <= beyond


_OTHER_SCRIPTS = frozenset(
    "windows-1251 koi8-r koi8-u iso-8859-5 ibm866 x-mac-cyrillic windows-1253 iso-8859-7 windows-1255 iso-8859-8 "
    "iso-8859-8-i windows-1256 iso-8859-6 windows-874".split()
)

_RUN = re.compile(r"[^\x00-\x7f]{4,}")
_C1_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
"""In UTF-8, where its first byte is found twenty times as fast as a class of characters."""
_WORD = re.compile(r"[A-Za-z]?[\u0370-\u0e7f]+[A-Za-z]?")
_WORDS = 2_000
"""How many words show whether an encoding fits: all of a long article, and 1 ms."""


def _as_damaged_utf_8(raw: bytes) -> tuple[str, int] | None:
    """Read UTF-8 that some bytes are no part of, or tell that this is no UTF-8; the count is `Decoded.strays`."""
    text = raw.decode("utf-8", "surrogateescape")
    runs = ESCAPED.findall(text)
    whole = len(text) - len(text.encode("ascii", "ignore")) - sum(map(len, runs))
    # Strays are at most two together, so longer runs are enough to refuse most other encodings at once.
    if whole == 0 or whole < _UTF_8_SHARE * sum(len(run) > 2 for run in runs):
        return None
    read, strays, left = with_strays(text)
    return (read, strays) if whole >= _UTF_8_SHARE * left else None


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
