"""Bytes to characters, by the web's rules."""

import codecs
import re

import webencodings
from charset_normalizer import from_bytes

_META_PRESCAN_BYTES = 1024
"""WHATWG HTML §13.2.3.2 looks for a declaration in the first 1024 bytes; real pages are late, so four times that."""
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.+-]{1,40})""", re.IGNORECASE)
_DETECTION_BYTES = 64 * 1024
DAMAGE_LIMIT = 0.01
"""Share of characters that could not be decoded above which another encoding is tried, and a page is garbled."""


def decode_text(raw: bytes, charset: str | None) -> str:
    """Decode a text or page: byte-order mark, then the header's charset, `<meta>`, UTF-8, detection.

    Labels are read as the WHATWG Encoding standard says (iso-8859-1 is windows-1252). Never raises:
    bytes that fit nothing become U+FFFD, which `damage` counts.
    """
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(bom):
            return raw[len(bom) :].decode(name, "replace")
    meta = _META.search(raw[: 4 * _META_PRESCAN_BYTES])
    labels = [charset, meta.group(1).decode("ascii") if meta else None]
    for label in labels:
        encoding = webencodings.lookup(label) if label else None
        if encoding is None or encoding.name == "replacement":
            continue
        # A page that declares UTF-16 in ASCII-readable markup is not UTF-16 (WHATWG HTML §13.2.3.2).
        name = "utf-8" if encoding.name.startswith("utf-16") and label != charset else encoding.name
        text = raw.decode(_PYTHON_CODECS.get(name, name), "replace")
        if damage(text) <= DAMAGE_LIMIT:
            return text
    text = raw.decode("utf-8", "replace")
    if damage(text) <= DAMAGE_LIMIT:
        return text
    guess = from_bytes(raw[:_DETECTION_BYTES]).best()
    return raw.decode(guess.encoding, "replace") if guess is not None else text


_PYTHON_CODECS = {
    "windows-874": "cp874",
    "x-user-defined": "latin-1",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""WHATWG names that Python spells otherwise."""


def damage(text: str) -> float:
    """Share of characters that were no text: U+FFFD and control characters other than white space."""
    if not text:
        return 0.0
    bad = text.count("\ufffd") + sum(map(text.count, _CONTROLS))
    return bad / len(text)


_CONTROLS = tuple(chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r")
