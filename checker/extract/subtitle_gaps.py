"""What shows that words of a subtitle file stand in no cue: times that are none, or a file that was cut."""

import re

_MOMENT = r"(?:\d{1,4}:)?[0-5]?\d:[0-5]?\d[.,]\d{1,9}"
_TIMINGS = rf"[^\S\n]*+{_MOMENT}[^\S\n]*+-->[^\S\n]*+{_MOMENT}"
_CUE = re.compile(rf"^{_TIMINGS}", re.MULTILINE)
_ALONE = r"[^\w\n]*+\d\d?[:;]\d\d?[:;][\d:;,.\s]*$"
_BROKEN = re.compile(rf"\n[^\S\n]*+(?:\d{{1,9}}[^\S\n]*+)?\n(?!{_TIMINGS})(?:[^\n]*-->|{_ALONE})", re.MULTILINE)
"""A line with an arrow, or a moment alone, where a cue begins: after a blank line or a number."""
_NOT_SHOWN = re.compile(r"NOTE|STYLE[^\S\n]*$|REGION[^\S\n]*$", re.MULTILINE)
_INDEX = re.compile(r"\s*\d*\s*")
_TIMES_ALONE = re.compile(r"[\d:.,\s>-]*")
_OPEN_TAG = re.compile(r"<[a-z/][^<>\n]{0,80}\Z")


def is_whole_file(cues: str, before: str, *, is_vtt: bool) -> bool:
    """Whether nothing shows that words of a file stand in no cue; `before` is what stands before its first times.

    What players do not show is not missed. A file that was cut between two words does not show it.
    """
    if _BROKEN.search(f"\n\n{before}{cues}"):
        return False
    last = cues.rstrip().rpartition("\n\n")[2]
    is_cut = not cues.endswith("\n") or not _CUE.search(last)
    if _OPEN_TAG.search(last[-100:]) or (_TIMES_ALONE.fullmatch(last) and is_cut):
        return False
    if not is_vtt:
        return _INDEX.fullmatch(before) is not None
    return not any(_is_missed(block) for block in cues.split("\n\n"))


def _is_missed(block: str) -> bool:
    """Whether a block of WebVTT, which a blank line ends, holds words without times."""
    block = block.strip("\n")
    return any(map(str.isalpha, block)) and not (_CUE.search(block) or _NOT_SHOWN.match(block))
