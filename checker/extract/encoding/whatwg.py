"""Decoders as the WHATWG Encoding standard has them, where Python's differ."""

import codecs
import re
from functools import cache

import webencodings


def encoding_of(label: str) -> str | None:
    """Name the encoding that a label stands for (WHATWG Encoding §4.2), or None for one that may not be used.

    That includes the labels of `replacement`, whose pages browsers do not show: they are read as if undeclared.
    """
    try:
        found = webencodings.lookup(label)
    except UnicodeEncodeError:
        return None
    return None if found is None or found.name == "replacement" else found.name


def decode(raw: bytes, name: str) -> str:
    """Decode by a WHATWG encoding, as the standard's decoders do where Python's differ; U+FFFD for what is none."""
    if name == "utf-8":
        return raw.decode("utf-8", "replace")
    if name.startswith("utf-16"):
        return raw.decode(name, "replace")
    if name in ("gbk", "gb18030"):
        return _ODD_GB18030.sub(lambda match: match[0].translate(_GB18030), raw.decode("gb18030", _EURO))
    if name == "big5":
        return _ODD_BIG5.sub(lambda match: match[0].translate(_BIG5), raw.decode("big5hkscs", _CP950))
    if name == "shift_jis":
        return raw.decode("cp932", "replace")
    if name == "euc-kr":
        return raw.decode("cp949", "replace")
    if name == "euc-jp":
        return raw.decode("euc_jp", _NEC).translate(_EUC_JP)
    if name == "iso-2022-jp":
        return _ISO_2022.sub(_iso_2022_run, raw).decode("euc_jp", _NEC).translate(_EUC_JP)
    return codecs.charmap_decode(raw, "strict", table(name))[0]


@cache
def table(name: str) -> str:
    """Give the 256 characters of a single-byte encoding (WHATWG Encoding §9), none of which can fail.

    Where the standard and Python differ: bytes 80 to 9F that stand for nothing are the C1 controls, the rest U+FFFD.
    """
    if name == "x-user-defined":
        return "".join(chr(byte if byte < 0x80 else 0xF700 + byte) for byte in range(256))
    codec = webencodings.lookup(name)
    if codec is None:
        raise LookupError(name)
    characters = []
    for byte in range(256):
        if override := _OVERRIDES.get((name, byte)):
            characters.append(override)
            continue
        try:
            characters.append(codec.codec_info.decode(bytes([byte]), "strict")[0])
        except UnicodeDecodeError:
            characters.append(chr(byte) if byte < 0xA0 else "\ufffd")
    if name.startswith("iso-8859-"):
        # These have no text in 80 to 9F, and a page that has some there was written on Windows: quotation marks,
        # dashes and the ellipsis are the same in each of its encodings. Browsers show nothing there.
        for byte, character in zip(_C1_BYTES, _C1_BYTES.decode("cp1252"), strict=True):
            characters[byte] = character
    return "".join(characters)


_C1_BYTES = bytes([0x82, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8B, *range(0x91, 0x98), 0x99, 0x9B])
_OVERRIDES = {("koi8-u", 0xAE): "ў", ("koi8-u", 0xBE): "Ў", ("windows-1255", 0xCA): "\u05ba"}


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Read a lone 80 as the euro sign (WHATWG Encoding §10.2.1)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    character = "€" if error.object[error.start] == 0x80 else "\ufffd"
    return character, error.start + 1 if character == "€" else error.end


def _cp950(error: UnicodeError) -> tuple[str, int]:
    """Read by cp950 what Python's Hong Kong set lacks (WHATWG Encoding §12.1)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    try:
        return error.object[error.start : error.start + 2].decode("cp950"), error.start + 2
    except UnicodeDecodeError:
        return "\ufffd", error.end


def _nec(error: UnicodeError) -> tuple[str, int]:
    """Read the rows of NEC and IBM (①, ㈱, 髙), which Python knows only in cp932 (WHATWG Encoding §13.1)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    if len(pair) == 2 and pair[0] in _NEC_ROWS and pair[1] > 0xA0:
        row, cell = pair[0] - 0xA1, pair[1] - 0xA1
        lead = row // 2 + (0x81 if row < 62 else 0xC1)
        trail = cell + (0x9F if row % 2 else 0x40)
        trail += not row % 2 and trail > 0x7E
        try:
            return bytes([lead, trail]).decode("cp932"), error.start + 2
        except UnicodeDecodeError:
            pass
    return "\ufffd", error.end


_NEC_ROWS = frozenset({0xAD, 0xF9, 0xFA, 0xFB, 0xFC})
_EURO, _CP950, _NEC = "checker.gb18030", "checker.big5", "checker.euc_jp"
codecs.register_error(_EURO, _euro)
codecs.register_error(_CP950, _cp950)
codecs.register_error(_NEC, _nec)
_BIG5 = str.maketrans("•､‾∼♁☉＼¥¢£", "‧﹑¯～⊕⊙﹨￥￠￡")
_EUC_JP = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
_GB18030 = str.maketrans(
    "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
"""The characters that the standard's tables give otherwise than Python's."""
_ODD_BIG5 = re.compile("[•､‾∼♁☉＼¥¢£]")
_ODD_GB18030 = re.compile("[\ue5e5-\ue864]")
"""Searched for first: they are rare, and `translate` reads ten times as slowly."""
_ISO_2022 = re.compile(rb"\x1b(\$[@B]|\([BJI])([^\x1b]*)")


def _iso_2022_run(match: re.Match[bytes]) -> bytes:
    """Write a run of ISO-2022-JP as EUC-JP (WHATWG Encoding §13.2)."""
    escape, run = match[1], match[2]
    if escape[:1] == b"$":
        return bytes(byte | 0x80 if 0x20 < byte < 0x7F else byte for byte in run)
    if escape == b"(I":
        return b"".join(bytes([0x8E, byte | 0x80]) if 0x20 < byte < 0x60 else bytes([byte]) for byte in run)
    return run
