"""Lines to paragraphs, and what each of them is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.document import Role
from checker.extract.pdf.lines import Line, line_of
from checker.extract.pdf.regions import Region
from checker.extract.pdf.tables import cells_of

_OTHER_SIZE = 1.12
_HEADLINE = 1.15
_HEADLINE_WORDS = 40
_GAP_STEPS = 1.25
"""How much more than the usual step parts two paragraphs: a gap of 4 pt between paragraphs of 10 pt type."""
_INDENT_EM = 0.7
_ROOM_EM = 1.5
"""White at the end of a line, beyond the room for the next word: there the paragraph ended."""
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*[\W⁰¹²³⁴-⁹]*$")
_LIST_MARK = re.compile(r"(?:[-–•▪●◦*►✓·]|[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)\]])\s")
_BULLET = re.compile(r"[•▪●◦►✓]\s")
CAPTION = re.compile(
    r"(?:figures?|fig\.|tables?|tab\.|charts?|box|maps?|photos?|plates?|exhibits?|abbildung|abb\.|tabelle|tableau|"
    r"graphique|figura|tabla|tabela|cuadro|gráfico)\s*[A-Z]?\d{0,3}(?:[.\-–]\d{1,3})?[a-z]?\s?[.:|–—]\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and how they stand in their column."""

    lines: tuple[str, ...]
    role: Role
    page: int
    size: float
    is_full: bool
    """Whether the last line goes on to the end of its column, as one does that is continued elsewhere."""
    is_indented: bool
    begins_region: bool
    ends_region: bool

    @property
    def ends_open(self) -> bool:
        """Whether it ends inside a sentence."""
        return not ENDS_SENTENCE.search(self.lines[-1])


def steps_of(regions: Sequence[Region]) -> dict[float, float]:
    """Give the usual distance between two lines for each size of type."""
    found: dict[float, dict[float, int]] = {}
    for region in regions:
        if region.is_table:
            continue
        lines = [line_of(row) for row in region.rows]
        for above, below in pairwise(lines):
            step = above.baseline - below.baseline
            if above.size == below.size and 0.8 * above.size < step < 3 * above.size:
                counts = found.setdefault(above.size, {})
                rounded = round(2 * step) / 2
                counts[rounded] = counts.get(rounded, 0) + 1
    return {size: max(counts, key=lambda step: (counts[step], -step)) for size, counts in found.items()}


def paragraphs_of(region: Region, page: int, body_size: float, steps: Mapping[float, float]) -> list[Paragraph]:
    """Cut a region into paragraphs."""
    if region.is_table:
        return [
            Paragraph(cell, _cell_role(cell), page, body_size, False, False, at == 0, False)
            for at, cell in enumerate(cells_of(region.rows))
        ]
    lines = [line_of(row) for row in region.rows]
    left, right = _edges(lines)
    groups = list(_groups(lines, left, right, steps))
    return [
        _paragraph(group, page, body_size, (left, right), (at == 0, at == len(groups) - 1))
        for at, group in enumerate(groups)
    ]


def _cell_role(lines: Sequence[str]) -> Role:
    return Role.CAPTION if CAPTION.match(lines[0]) else Role.TABLE


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return lefts[len(lefts) // 10], rights[(9 * (len(rights) - 1) + 9) // 10]


def _groups(lines: Sequence[Line], left: float, right: float, steps: Mapping[float, float]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(line, group, left, right, steps):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(line: Line, group: Sequence[Line], left: float, right: float, steps: Mapping[float, float]) -> bool:
    """Whether a line begins a paragraph of its own."""
    last = group[-1]
    em = max(line.size, last.size)
    if em > _OTHER_SIZE * min(line.size, last.size):
        return True
    step = last.baseline - line.baseline
    if step > _GAP_STEPS * steps.get(last.size, 1.25 * em) or step < 0:
        return True
    if last.text.endswith("-") or (line.text[0].islower() and not ENDS_SENTENCE.search(last.text)):
        return False
    if _LIST_MARK.match(line.text) or CAPTION.match(line.text):
        return True
    if right - last.right > line.first_word_width + _ROOM_EM * em:
        return True
    indent = line.left - left
    return indent > _INDENT_EM * em and line.left - last.left > _INDENT_EM * em and len(group) > 1


def _paragraph(
    group: Sequence[Line], page: int, body_size: float, edges: tuple[float, float], ends: tuple[bool, bool]
) -> Paragraph:
    first, last = group[0], group[-1]
    left, right = edges
    return Paragraph(
        tuple(line.text for line in group),
        _role(group, body_size),
        page,
        first.size,
        right - last.right < 4 * last.size,
        first.left - left > _INDENT_EM * first.size,
        *ends,
    )


def _role(group: Sequence[Line], body_size: float) -> Role:
    if CAPTION.match(group[0].text):
        return Role.CAPTION
    words = sum(len(line.text.split()) for line in group)
    if min(line.size for line in group) > _HEADLINE * body_size and words <= _HEADLINE_WORDS:
        return Role.HEADLINE
    return Role.LIST if _BULLET.match(group[0].text) else Role.BODY
