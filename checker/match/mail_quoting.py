"""The marks at the beginning of each line by which mail shows that the words are another one's (RFC 3676 §4.5)."""

import re

LINE_CHARACTERS = 400
"""How far the beginning of a line is looked for; lines of mail are shorter."""
_QUOTING = re.compile(r"(?<=\n)[^\S\n]*+(?:>[^\S\n]*+)++")
_QUOTED_LINE = re.compile(r"[^\S\n]*+>")


def without_quoting(text: str, start: int, end: int) -> str:
    """Give `text[start:end]` without the marks of quoted lines, if the line that it begins in is quoted too.

    A sign that happens to stand first on a line compares (`x > 5`).
    """
    part = text[start:end]
    if ">" not in part or "\n" not in part:
        return part
    begin = text.rfind("\n", max(0, start - LINE_CHARACTERS), start) + 1
    return _QUOTING.sub("", part) if _QUOTED_LINE.match(text, begin, start) else part
