"""Are the article's segments in the text, and in which role does boilerplate stand?"""

import html
import re
import sys
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bars import Bar
from benchmarks.reading import subject
from benchmarks.reading.pages import HALVES, Page, Segment, segments, trafilatura_pages

BODY_BAR = 0.10
ABSENT = "absent"
FEWEST_FOUND = 0.95
"""Of articles' segments: with fewer no bar is met, for a reader that reads nothing gives boilerplate no role either."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one segment."""

    page: str
    half: str
    name: str
    text: str
    wanted: bool
    role: str
    """The best role that it stands in; ABSENT where the text doesn't hold its letters."""
    whole_words: bool
    """Whether it begins and ends at word boundaries of the text somewhere."""
    state: str
    """The page's source state where it gave no document."""
    in_bytes: str
    """Of an absent one: where the page's bytes hold its letters all the same, else empty."""

    @property
    def in_body(self) -> bool:
        """Whether one of its places has a body role."""
        return self.role in subject.BODY_ROLES


def measure(corpus: Path) -> list[Outcome]:
    """Look for every segment in its page's text."""
    wanted = segments(corpus)
    print(f"segments: {len(wanted):,}", file=sys.stderr)
    outcomes = []
    for page in trafilatura_pages(corpus):
        own = [segment for segment in wanted if segment.page == page.name]
        if own:
            outcomes += _of_page(page, own)
    return outcomes


def _of_page(page: Page, own: Sequence[Segment]) -> list[Outcome]:
    reading = subject.attempt(page.raw)
    letters, offsets = folded(reading.text)
    outcomes = []
    for segment in own:
        places = list(_places(folded(segment.text)[0], letters))
        whole = [place for place in places if _at_words(reading.text, offsets, *place)]
        roles = {_role(reading, offsets, *place) for place in whole or places}
        role = min(roles, key=subject.ROLES.index, default=ABSENT)
        where = _in_bytes(page.raw, segment.text) if role == ABSENT else ""
        outcomes.append(
            Outcome(
                page.name,
                page.half,
                segment.name,
                segment.text,
                segment.wanted,
                role,
                bool(whole),
                reading.state,
                where,
            )
        )
    return outcomes


def _in_bytes(raw: bytes, text: str) -> str:
    """Say where the bytes hold these letters: in text between tags, or only among them (a script, an attribute)."""
    try:
        markup = html.unescape(raw.decode("utf-8"))
    except UnicodeDecodeError:
        markup = html.unescape(raw.decode("cp1252", "replace"))
    markup = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found.group(1), 16)), markup)
    needle = folded(text)[0]
    if needle in folded(re.sub(r"(?is)<(script|style)\b.*?</\1|<!--.*?-->|<[^>]*>", " ", markup))[0]:
        return "as text"
    return "in a script, comment or attribute" if needle in folded(markup)[0] else ""


def folded(text: str) -> tuple[str, list[int]]:
    """Give the letters and digits in lower case without accents, and the offset in the text of each.

    Without accents, since a label may hold another spelling of a letter than its page (Unicode's canonical
    equivalence): U+09DF or its two parts.
    """
    kept = [
        (low, offset)
        for offset, char in enumerate(text)
        if char.isalnum()
        for low in (char if char.isascii() else unicodedata.normalize("NFD", char)).lower()
        if low.isalnum()
    ]
    return "".join(low for low, _ in kept), [offset for _, offset in kept]


def _places(needle: str, letters: str) -> Iterable[tuple[int, int]]:
    at = letters.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = letters.find(needle, at + 1)


def _at_words(text: str, offsets: Sequence[int], start: int, end: int) -> bool:
    first, last = offsets[start], offsets[end - 1]
    return not text[first - 1 : first].isalnum() and not text[last + 1 : last + 2].isalnum()


def _role(reading: subject.Reading, offsets: Sequence[int], start: int, end: int) -> str:
    """Give the role of most of its letters."""
    starts = [block[0] for block in reading.blocks]
    counted = Counter(reading.blocks[bisect_right(starts, offset) - 1][2] for offset in offsets[start:end])
    return counted.most_common(1)[0][0]


def bars(outcomes: Sequence[Outcome]) -> list[Bar]:
    """Judge both kinds, boilerplate over all pages and by half."""
    wanted = [each for each in outcomes if each.wanted]
    found = sum(each.role != ABSENT for each in wanted)
    missed = len(wanted) - found
    measured = f"{found:,} of {len(wanted):,}" + (f" ({missed} listed below)" if missed else "")
    rows = [Bar("“with” segments found in the text", "100 %, or explained", measured, _explained(found, len(wanted)))]
    unwanted = [each for each in outcomes if not each.wanted]
    for name, own in [("all pages", unwanted), *((half, _of_half(unwanted, half)) for half in HALVES)]:
        count = sum(each.in_body for each in own)
        share = count / max(1, len(own))
        rows.append(
            Bar(
                f"“without” segments that carry a body role, {name}",
                f"≤ {BODY_BAR:.0%}".replace("%", " %"),
                percent(count, len(own)),
                share <= BODY_BAR and found >= FEWEST_FOUND * len(wanted),
            )
        )
    return rows


def _explained(found: int, total: int) -> bool | None:
    if found == total:
        return True
    return None if found >= FEWEST_FOUND * total else False


def percent(part: int, whole: int, digits: int = 1) -> str:
    """Write a share with what it is of."""
    return f"{100 * part / max(1, whole):.{digits}f} % ({part:,} of {whole:,})"


def _of_half(outcomes: Sequence[Outcome], half: str) -> list[Outcome]:
    return [each for each in outcomes if each.half == half]


def role_rows(outcomes: Sequence[Outcome]) -> list[list[str]]:
    """Count segments, and their words, by kind and role."""
    rows = []
    for role in (*subject.ROLES, ABSENT):
        row = [role]
        for wanted in (True, False):
            own = [each.text for each in outcomes if each.wanted == wanted and each.role == role]
            row += [f"{len(own):,}", f"{sum(len(text.split()) for text in own):,}"]
        rows.append(row)
    return rows


ROLE_HEADER = ("best role", "“with” segments", "their words", "“without” segments", "their words")


def missed_rows(outcomes: Sequence[Outcome]) -> list[list[str]]:
    """List each article segment that the text doesn't hold, to be explained by its page; `--show` gives its words."""
    return [
        [each.page, each.half, each.name, each.state or "–", each.in_bytes or "nowhere"]
        for each in outcomes
        if each.wanted and each.role == ABSENT
    ]


MISSED_HEADER = ("page", "half", "segment missed", "state", "its letters in the page's bytes")


def examples(outcomes: Sequence[Outcome]) -> list[str]:
    """List what a person would read: misses, articles' segments without a body role, boilerplate with one.

    Boilerplate of the held-out half is counted, not listed: who has read it, tunes to it.
    """
    lines = []
    for each in outcomes:
        told = f"{each.page} [{each.half}] {each.name} {each.role} {each.text!r}"
        if each.wanted and each.role == ABSENT:
            lines.append(f"MISSED      {told} in bytes: {each.in_bytes or 'nowhere'} {each.state}")
        elif each.wanted and not each.in_body:
            lines.append(f"NO BODY     {told}")
        elif not each.wanted and each.in_body and each.half == HALVES[0]:
            lines.append(f"BOILERPLATE {told}")
    return sorted(lines)
