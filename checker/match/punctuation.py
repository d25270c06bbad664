"""What stands between and around words: spacing, quotation marks, dashes, hyphens, punctuation."""

import re
import unicodedata

from checker.match.passage import DifferenceKind as Kind

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‘’‚‛‹›ʼ`´＂＇′″'「」『』《》״׳", '"'))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_SPACE = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""White space, and characters that nobody sees."""


_REOPENED = re.compile(r"(\n\s*\n\s*)[\"“„«‘]")
"""A quotation of several paragraphs has its opening mark at each of them; that is typography."""
VALUE_SIGNS = frozenset("<>≤≥≠±~≈")
"""Before a number they make it another one."""
SIGNS = frozenset("+<>=×÷≠≤≥±^#~*≈")
"""Between words they say something of their own: 5+3, x > y, C#."""


_EMPHASIS = re.compile(r"(?<=\s)\*{1,3}$|(?:^|(?<=[.,;:!?…]))\*{1,3}(?=\s|[.,;:!?])")
"""Asterisks that set a word off, or call a note after it; between numbers one multiplies."""


def plain(text: str) -> str:
    """Give punctuation without its typography: one kind of quotation mark and of dash, no spacing."""
    text = unicodedata.normalize("NFKC", _EMPHASIS.sub("", text)).translate(_QUOTES).translate(_DASHES)
    return _SPACE.sub("", re.sub(r"-{2,}", "-", text.replace("''", '"').replace("...", "…")))


def between_words(quote: str, source: str) -> Kind | None:
    """Name the difference between what parts two words in the quotation and in the source; None if none shows.

    Spacing that differs in white space alone is not told: a line end and a space look the same in print.
    """
    if quote == source or (not quote.strip() and not source.strip() and bool(quote) == bool(source)):
        return None
    plain_quote, plain_source = plain(quote), plain(_REOPENED.sub(r"\1", source))
    if plain_quote == plain_source:
        if quote.split() == source.split() and quote[:1].isspace() and source[:1].isspace():
            return None
        if _SPACE.sub("", quote) == _SPACE.sub("", source):
            joins_line = plain_source == "-" and "\n" in source and "\n" not in quote
            return Kind.LINE_BREAK_HYPHEN if joins_line else None
        return Kind.TYPOGRAPHY
    if SIGNS & (set(plain_quote) ^ set(plain_source)):
        return Kind.WORD
    if {plain_quote, plain_source} == {"-", ""}:
        return Kind.INNER_HYPHEN
    return Kind.INNER_PUNCTUATION


def edge_before(quote: str, text: str, start: int) -> tuple[int, Kind | None]:
    """Compare what the quotation has before its first word with the source before `start`.

    Returns where the passage begins once equal punctuation is taken in, and the kind, if they differ.
    """
    mark = quote.strip()
    if not mark:
        return start, None
    before = text[max(0, start - len(mark) - 3) : start]
    if before.endswith(quote) or before.rstrip().endswith(mark):
        return start - (len(before) - before.rindex(mark)), None
    changes_value = mark[-1] in VALUE_SIGNS and text[start : start + 1].isdigit()
    return start, Kind.NUMBER if changes_value else Kind.EDGE_PUNCTUATION


def edge_after(quote: str, text: str, end: int) -> tuple[int, Kind | None]:
    """Compare what the quotation has after its last word with the source after `end`, likewise."""
    mark = quote.strip()
    if not mark:
        return end, None
    if text.startswith(mark, end):
        return end + len(mark), None
    if mark[0] == "+" and text[end - 1 : end].isdigit():
        return end, Kind.NUMBER
    run = re.compile(r"[^\w\s]{1,4}").match(text, end)
    own = run.group() if run else ""
    if own and plain(own) == plain(mark):
        return end + len(own), Kind.TYPOGRAPHY
    for length in range(len(own), 0, -1):
        if plain(own[:length]) == plain(mark):
            return end + length, Kind.TYPOGRAPHY
    return end + len(own), Kind.EDGE_PUNCTUATION


def plain_word(text: str) -> str:
    """Give a word as it is read, with one kind of apostrophe; its case is kept."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return visible.translate(_APOSTROPHES)


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´＇′", "'"))
