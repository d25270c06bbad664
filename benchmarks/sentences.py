"""Words and sentences of a paragraph, split so that a boundary that is told is one."""

import re

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st jr sr inc ltd co corp gen col lt sgt rep sen gov capt rev hon no vs etc fig sec cf al eg ie
    e.g i.e u.s u.k u.n a.m p.m d.c ph.d jan feb mar apr jun jul aug sep sept oct nov dec approx dept est
    resp""".split()
)
_END = re.compile(r"[.!?][\"'”’)\]]*$")
_START = re.compile(r"[\"'“‘(\[]*[A-Z]")
_LETTER = re.compile(r"[^\W\d_]")


def words_of(paragraph: str) -> list[tuple[int, int]]:
    """Give the spans of what stands between white space."""
    return [found.span() for found in re.finditer(r"\S+", paragraph)]


def ends_sentence(word: str, following: str | None) -> bool:
    """Whether a sentence surely ends with this word; abbreviations and initials don't count."""
    if following is None:
        return True
    if not _END.search(word) or not _START.match(following):
        return False
    bare = word.strip("\"'“”‘’()[].!?").lower()
    return "!" in word or "?" in word or not (bare in _ABBREVIATIONS or len(bare) < 2 or "." in bare)


def has_letter(word: str) -> bool:
    """Whether this is a word at all and not a dash or a number alone."""
    return _LETTER.search(word) is not None


def letters(text: str) -> str:
    """Reduce to case-folded letters: two texts with equal letters differ in typography, layout and numbers at most."""
    return "".join(_LETTER.findall(text)).casefold()
