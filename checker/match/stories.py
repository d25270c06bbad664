"""Whether two paragraphs of a page are of one story, as far as the elements in which they stand tell."""

import re

from checker.extract.document import OWN_WORDS, Block, Document, Role
from checker.match.sentences import holds_sentence_end

CROSSHEAD_WORDS = 8
"""A longer heading between two paragraphs says what a reader has to know; as many words unmarked are no gap either."""
TITLE_WORDS = 3
"""Fewer words over an entry of a list are as likely an advertisement's mark or a name."""
BESIDE_LIMIT = 20
"""Blocks that are looked at on either side."""
_PARTS = frozenset({"article", "section", "li", "dd", "td", "tr", "details"})
"""Elements that are a part of a page by themselves."""
_LINKS = frozenset({Role.ASIDE, Role.NAVIGATION})
_STEP = re.compile(r" (?:> )?")
_CHILD = " > "
_AROUND = " \t\n\r\u00a0“”„‟\"«»‹›‘’'.…"


def is_crosshead(document: Document, first: int, at: int, last: int) -> bool:
    """Whether block number `at` is a short heading within the story to which the blocks `first` and `last` belong."""
    block = document.blocks[at]
    words = document.text[block.start : block.end].strip(_AROUND)
    is_short = len(words.split()) <= CROSSHEAD_WORDS and not holds_sentence_end(words)
    return block.role is Role.HEADLINE and is_short and _share_element(document, first, last)


def are_entries(document: Document, first: int, last: int) -> bool:
    """Whether two blocks are of two articles, or of two entries of a list of which the latter has its title over it."""
    one, other = (_STEP.split(document.blocks[index].path) for index in (first, last))
    shared = _shared(one, other)
    if not shared or document.blocks[first].role is Role.STANDFIRST:
        return False
    if any(step.startswith("article") for step in (*one[shared:], *other[shared:])):
        return True
    entry = other[: shared + 1]
    beside = [document.blocks[n] for n in range(first + 1, last) if _stands_in(document.blocks[n], entry)]
    if shared == len(other) or not any(_is_title(document, block) for block in beside):
        return False
    below = _next(document, range(last + 1, last + 1 + BESIDE_LIMIT))
    return below is None or not _stands_in(below, entry)


def _is_title(document: Document, block: Block) -> bool:
    return block.role in _LINKS and len(document.text[block.start : block.end].split()) >= TITLE_WORDS


def _share_element(document: Document, first: int, last: int) -> bool:
    """Whether two paragraphs stand side by side in one element, each bare, in a `<p>` or alone in a `<div>`.

    The next story mostly stands in another. A path that begins at the paragraph's own id does not tell, nor does one
    through elements that are no blocks.
    """
    ways = [document.blocks[index].path.split(_CHILD) for index in (first, last)]
    shared = _shared(*ways)
    rests = [way[shared:] for way in ways]
    if any(" " in step for way in ways for step in way[max(0, shared - 1) :]):
        return False
    if not shared:
        return not any(len(rest) > 1 or "#" in rest[0] for rest in rests)
    if max(map(len, rests)) <= 1:
        return not any(rest[0].partition(":")[0] in _PARTS for rest in rests if rest)
    return not _are_titled(document, first, last) and all(
        len(rest) <= 1 or (rest[0].startswith("div:") and _is_alone(document, way[: shared + 1], rest[1:], index))
        for way, rest, index in zip(ways, rests, (first, last), strict=True)
    )


def _shared(one: list[str], other: list[str]) -> int:
    """Count the steps with which two paths begin alike."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared


def _is_alone(document: Document, wrapper: list[str], way: list[str], index: int) -> bool:
    """Whether an element holds a block, `way` below it, and no other one, as far as the paths beside it tell."""
    beside = document.blocks[max(0, index - 1) : index] + document.blocks[index + 1 : index + 2]
    inside = _STEP.split(_CHILD.join(wrapper))
    return all(step.endswith(":nth-child(1)") for step in way) and not any(
        _stands_in(each, inside) or (each.role in OWN_WORDS and _begins_at_id(each, inside[0])) for each in beside
    )


def _stands_in(block: Block, element: list[str]) -> bool:
    return _STEP.split(block.path)[: len(element)] == element


def _begins_at_id(block: Block, root: str) -> bool:
    """Whether a path does not tell where under `root` it stands, or if at all."""
    return block.path.startswith("#") and _STEP.split(block.path)[0] != root


def _are_titled(document: Document, first: int, last: int) -> bool:
    """Whether each of two paragraphs is all that its heading stands over, as in a list of stories or of questions."""
    above = _next(document, range(first - 1, first - 1 - BESIDE_LIMIT, -1))
    below = _next(document, range(last + 1, last + 1 + BESIDE_LIMIT))
    if above is None or above.role is not Role.HEADLINE or _STEP.split(above.path)[-1].startswith("h1"):
        return False
    return below is None or below.role is Role.HEADLINE


def _next(document: Document, way: range) -> Block | None:
    """Give the first block on a way that is a heading or the source's own words."""
    blocks = (document.blocks[n] for n in way if 0 <= n < len(document.blocks))
    return next((block for block in blocks if block.role is Role.HEADLINE or block.role in OWN_WORDS), None)
