"""Text from claims and sources, made harmless for a person's screen.

Two dangers are common to all reports: control characters (a terminal obeys them) and characters that reorder what
stands around them (Unicode UAX #9; CVE-2021-42574). They become visible signs, so that a reader sees that something
is there. Left-to-right and right-to-left marks stay: honest Arabic and Hebrew text needs them.
"""

import re

_REPLACEMENT = 0xFFFD
_TABLE: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20)},  # control pictures: ESC is shown as ␛
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),  # C1: 0x9B begins a terminal sequence
    **dict.fromkeys(range(0x202A, 0x202F), _REPLACEMENT),  # bidirectional embeddings and overrides
    **dict.fromkeys(range(0x2066, 0x2070), _REPLACEMENT),  # isolates and deprecated format characters
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),  # lone surrogates: not encodable as UTF-8
    **dict.fromkeys((0x0D, 0x2028, 0x2029), 0x0A),
}
del _TABLE[0x09], _TABLE[0x0A]

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u206f\ud800-\udfff\"<>`]")


def clean(text: str) -> str:
    """Make text encodable and without power over a screen; tabs and line breaks stay, nothing else is lost.

    But for a carriage return before a line feed, each character becomes exactly one character.
    """
    return text.replace("\r\n", "\n").translate(_TABLE)


def one_line(text: str) -> str:
    """Clean text and put it on one line, its white space folded."""
    return " ".join(clean(text).split())


def shorten(text: str, limit: int) -> str:
    """Give one clean line of at most `limit` characters, cut between words where it can be, with an ellipsis."""
    # A quotation may be 10 MB: fold no more of it than can be needed where white space is not absurd.
    line = one_line(text[: limit * 4 + 1])
    if len(line) <= limit and len(text) <= limit * 4 + 1:
        return line
    head = line[: limit - 1]
    if len(line) > len(head) and not line[len(head)].isspace():
        space = head.rfind(" ")
        if space > limit // 2:
            head = head[:space]
    return head.rstrip() + "…"


def http_url(url: str | None) -> str | None:
    """Give the URL if it may be a link: http or https, with a host, and nothing in it that hides or breaks out."""
    if url is None or not _WEB_ADDRESS.fullmatch(url) or _UNSAFE_IN_ADDRESS.search(url):
        return None
    return url
