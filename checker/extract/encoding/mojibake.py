"""UTF-8 that was read as windows-1252 or latin-1 somewhere on its way: noticed, and undone where that is certain."""

import re

_C1 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
"""What windows-1252 reads in the bytes 80 to 9F, in order (WHATWG Encoding, index windows-1252)."""
_TO_BYTES = {ord(character): 0x80 + index for index, character in enumerate(_C1)}
_ANY_CHARACTERS = "".join(map(chr, range(0x80, 0xC0))) + _C1
"""What a continuation byte of UTF-8 was read as, by either encoding."""
_ANY = "\x80-\xbf" + _C1
_SOUND = "\xa0…–—‘’“”•«»›‹ªº°·®™†‡¹²³´ŠŒŽšœžŸƒ"
"""Those of them that follow letters in sound text, as in `É…`, `à »`, `NÃO”`, `CAFÉ¹` or `VÝŠE`: they show nothing."""
_ODD = "".join(sorted(set(_ANY_CHARACTERS) - set(_SOUND)))
_SEQUENCE = f"(?:[Â-ß][{_ANY}]|[à-ï][{_ANY}]{{2}}|[ð-ô][{_ANY}]{{3}})"
_SUSPECT = re.compile(
    f"[{_ODD}Ã-ÖØ-Þ](?:(?<=[Â-ß][{_ODD}])|(?<=[à-ô][{_ANY}][{_ODD}])|(?<=[à-ô][{_ODD}])[{_ANY}]"
    f"|(?<=Ã)[{_ANY}]|(?<=[a-zà-ÿ][Ä-ÖØ-Þ])[{_ANY}])"
)
"""Searched for in every text. Sound text has it now and then (`é °` with a hard space), so it only leads on. It begins
with a class that sound text seldom holds, and `re` skips to that: three times as fast as to begin with the letters."""
_TYPICAL = re.compile(
    f"(?<![A-ZÀ-ÞŠŒŽŸ])Ã[{_ODD}¹²³´šœžŸŠŒŽƒ®ª°º]"  # Ã© Ã¼ Ã³: nothing writes Ã before these, but for a word in capitals
    f"|(?<=[a-zà-ÿ])[ÃÄÅÎÏÐÑ][{_ANY}]"  # byÅ‚, voilÃ: a capital inside a word
    f"|â[€\x80][{_ANY}]|â[‚\x82]¬|â[„\x84]¢|ï»¿"  # ’ “ ” – — … €, ™, a byte-order mark
    f"|ð[Ÿ\x9f][{_ANY}]{{2}}"  # emoji
)
"""What one of is enough: sound text has none of them."""
_WEAK = re.compile(f"[ÂÃÄÅÎÏÐÑ][{_ODD}]")
"""What two different ones are enough of: `Â£`, `Â°`. Not × and Ø, which stand before a fraction."""
_RUN = re.compile(f"{_SEQUENCE}{{2,}}")
_EVERY = re.compile(_SEQUENCE)
_PIECE = re.compile(r"[^\n<>]+")
"""What is repaired or left as one: a line, or what stands between two tags, for a page may be one line."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABOUT = re.compile(
    r"""(?<![="'/\w])(?:mojibake|utf-?8|cp-?1252|windows-1252|latin-?1|iso-?8859-?1|Zeichensalat|krakozyabry)\b""", re.I
)
"""Words of a text about encodings, which may show damage on purpose; `charset=utf-8` in markup is none of them."""
_WORDS = 4
"""Words that make a piece running text: one that shows an example has fewer."""
_ROUNDS = 3
"""Damage done twice is met, three times hardly ever."""


def repair(text: str) -> str | None:
    """Undo UTF-8 that was read as windows-1252 or latin-1, once or more, where that is certain; else None.

    A piece (line, or text between two tags) is repaired as a whole or not at all: all of it beyond ASCII must be such
    damage, and hold a sequence that no language writes, or two that stand together or differ. Where the text is sound
    elsewhere, short pieces are repaired only if running text is damaged too: what they hold may be an example. A text
    that speaks of encodings is never touched.
    """
    repaired = None
    for _ in range(_ROUNDS):
        if text.isascii() or not _SUSPECT.search(text) or (once := _repair_once(text)) is None:
            break
        text = repaired = once
    return repaired


def _repair_once(text: str) -> str | None:
    if _ABOUT.search(text):
        return None
    running: list[tuple[int, int, str]] = []
    short: list[tuple[int, int, str]] = []
    weak: list[tuple[int, int, str]] = []
    sound = mixed = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece.isascii():
            continue
        shown = _shows_damage(piece)
        repaired = _undo(piece)
        if repaired is None:
            mixed += shown
            sound += not shown
        elif not shown:
            weak.append((*match.span(), repaired))
        elif len(_WORD.findall(repaired)) >= _WORDS:
            running.append((*match.span(), repaired))
        else:
            short.append((*match.span(), repaired))
    if mixed > len(running) or not (running or (short and not sound)):
        return None
    # `Â£5` in a line of its own is damage where all else in the text is.
    repairs = running + short if sound or mixed else running + short + weak
    parts: list[str] = []
    end = 0
    for start, stop, repaired in sorted(repairs):
        parts += text[end:start], repaired
        end = stop
    return "".join([*parts, text[end:]])


def _shows_damage(piece: str) -> bool:
    """Tell whether a piece holds a sequence that no language writes, or two that differ or stand together."""
    return (
        _TYPICAL.search(piece) is not None
        or any(_SUSPECT.search(run) for run in _RUN.findall(piece))
        or len(set(_WEAK.findall(piece))) > 1
    )


def _undo(piece: str) -> str | None:
    """Give the piece as it was before, or None where some of it was never such damage."""
    try:
        return piece.translate(_TO_BYTES).encode("latin-1").decode()
    except UnicodeError:
        return None
