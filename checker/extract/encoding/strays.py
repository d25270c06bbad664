"""Single bytes of windows-1252 in a text of UTF-8."""

import re
from itertools import islice

from checker.extract.encoding.whatwg import table

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTERS = 10_000
"""How many letters beyond ASCII show whether a text may hold strays of windows-1252."""


def with_strays(text: str) -> tuple[str, int, int]:
    """Put what bytes that are no UTF-8 stand for, in a text that marks them by surrogate escapes (PEP 383).

    Such a byte is read as windows-1252 where it stands alone and its place leaves no doubt: it came from a file or a
    database in that encoding. Others are U+FFFD. In a text whose letters windows-1252 does not have (Polish, Russian)
    none is certain. Gives the text, the count of bytes that were read and of places that were not.
    """
    letters = [match[0] for match in islice(BEYOND_ASCII.finditer(text), _LETTERS) if match[0].isalpha()]
    certain = 10 * sum(character not in _LATIN for character in letters) <= len(letters)
    strays = left = 0

    def stand_for(match: re.Match[str]) -> str:
        nonlocal strays, left
        if certain and _STRAY.match(text, match.start(), match.end() + 2):
            strays += len(match[0])
            return "".join(_LATIN_BY_ESCAPE[escape] for escape in match[0])
        left += 1
        return match[0]

    read = ESCAPED.sub(stand_for, text)
    return read.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), strays, left


_LATIN_BY_ESCAPE = {chr(0xDC00 + byte): table("windows-1252")[byte] for byte in range(0x80, 0x100)}
"""How Python marks a byte that is no UTF-8, and what that byte is in windows-1252."""
_LATIN = frozenset(_LATIN_BY_ESCAPE.values())
ESCAPED = re.compile("[\udc80-\udcff]+")


def _stray_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which each character of windows-1252 beyond ASCII stands for its stray byte."""
    escapes = {ord(character): mark for mark, character in _LATIN_BY_ESCAPE.items()}
    written = pattern.translate(escapes).replace(r"\xa0", "\udca0")
    return re.compile(rf"(?:{written})(?![\udc80-\udcff])", re.VERBOSE)


_STRAY = _stray_pattern(r"""
    (?<=[^\W\d_]) [ßàáã-öø-ÿšœž]{1,2}          # in a word or at its end; not â, with which a ’ cut short begins
  | (?<=[^\W\d_]) â (?=[^\W\d_])
  | (?<!\w) [àáã-öø-ÿšœž] (?=[^\W\d_])         # at its beginning
  | (?<!\w) [àèéó] (?!\w)                       # a word of its own
  | (?<![^\W\d_A-Z]) [À-ÖØ-ÞŠŒŽ] (?=[^\W\d_])   # a capital does not follow a small letter, and a word goes on
  | (?<=[A-Z]) [ÀÁÆ-ÖØ-ÞŠŒŽ] (?!\w)             # or ends in one; not Â to Å, with which a letter cut short begins
  | (?<=\w) ’
  | (?<!\w) [‘“„‚] (?=\w)
  | (?<=[\w.,!?%)]) ” (?!\w)
  | (?<=\s) [–—] (?=\s) | (?<=\w) [–—] (?=\w)
  | (?<=\w) … (?!\w) | (?<=\s) … (?=[\s<])
  | [\xa0]
  | (?<!\w) « [\xa0]? (?=\w) | (?<=\S) [\xa0]? » (?!\w)
  | (?<=\d) € | (?<=\d\s) € | [€£] (?=\d) | (?<=\d) ° | § (?=\s?\d) | (?<=\d) [¼½¾]
  | (?<!\w) © (?=\s) | (?<!\w) • (?=\s) | (?<=\w) ™ (?!\w)
""")
