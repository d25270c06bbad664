"""A guess at the encoding of a text that declares none."""

import re

from checker.extract.encoding.strays import with_strays

_FEW, _RARE = 8, 200
"""Bytes beyond ASCII, and bytes to each, up to which a text is English with a foreign word and not a language that is
written with them: "naïve" and "São João" in a page of English were guessed Polish by their accents. Such a text is
windows-1252 where that reads each of them in a place that leaves no doubt."""
_SAMPLE_BYTES = 8 * 1024
"""How much is shown to the detection, all of it around bytes beyond ASCII: 600 were enough for each of 1,500 texts."""
_SAMPLE_WIDE, _SAMPLE_NARROW = (60, 200), (20, 40)
"""Bytes before and after one beyond ASCII. With little around them a few accents in English look Central European;
with much around it a line in Cyrillic or Greek is lost in it, so narrow is for bytes that mostly stand together."""


def detect(raw: bytes) -> str | None:
    """Guess the encoding of bytes that are not UTF-8, from those of them that show it."""
    high = len(raw.translate(None, _ASCII))
    if high <= _FEW and high * _RARE <= len(_TAG.sub(b"", raw)):
        _, _, left = with_strays(raw.decode("utf-8", "surrogateescape"))
        if left == 0:
            return "windows-1252"
    import chardet  # takes 0.15 s, and few pages need it

    together = sum(map(len, _HIGH_RUN.findall(raw)))
    before, after = _SAMPLE_NARROW if 2 * together > high else _SAMPLE_WIDE
    parts: list[bytes] = []
    size = end = 0
    while size < _SAMPLE_BYTES and (found := _HIGH_BYTE.search(raw, end)):
        start = max(end, found.start() - before)
        end = found.start() + after
        stop = _BREAK.search(raw, end, end + after)
        end = stop.start() if stop else min(len(raw), end + after)
        parts.append(raw[start:end])
        size += end - start
    sample = _TAG.sub(b" ", b"".join(parts))
    guess = chardet.detect(sample, include_encodings=_DETECTABLE, compat_names=False)["encoding"]
    return _DETECTABLE.get(guess) if guess else None


_ASCII = bytes(range(0x80))
_HIGH_RUN = re.compile(rb"[\x80-\xff]{4,}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_TAG = re.compile(rb"<[^<>]*>")
_BREAK = re.compile(rb"[\n<>]")
_DETECTABLE = {
    **{f"cp{page}": f"windows-{page}" for page in range(1250, 1259)},
    **{f"iso8859-{part}": f"iso-8859-{part}" for part in (2, 5, 7)},
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "cp874": "windows-874",
    "tis-620": "windows-874",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "cp866": "ibm866",
    "gb18030": "gb18030",
    "big5hkscs": "big5",
    "cp932": "shift_jis",
    "shift_jis_2004": "shift_jis",
    "euc_jis_2004": "euc-jp",
    "cp949": "euc-kr",
    "euc_kr": "euc-kr",
}
"""Encodings that pages without a declaration are in, by chardet's names. Left out are those of DOS and the Mac, which
are seen instead of windows-1252 in short texts and on no page of the web."""
