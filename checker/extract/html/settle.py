"""Pieces of a page to roles: where the article is, told by where its prose stands."""

import re
from collections.abc import Iterable, Sequence

from checker.extract.document import OWN_WORDS, Role
from checker.extract.html.roles import OUTSIDE
from checker.extract.html.walk import Frame, Piece, Region

PROSE_WORDS = 12
"""A piece with fewer words is as likely a label as a sentence."""
LINKED_SHARE = 0.6
SHORT_LINKED_SHARE = 0.3
"""A piece of which more stands in links points elsewhere: a sentence, a label."""
MAIN_SHARE = 0.7
"""The smallest element that holds this much of the prose is where the article is, or the most of it."""
WIDER_PROSE_SHARE = 0.6
WIDER_LINKED_SHARE = 0.12
"""The element around it is the article too where what it adds is prose, and few links: a lead, another section."""
REVOKED_SHARE = 0.5
"""A part that holds more of the text than this is no sidebar, whatever its name."""
MINIMUM_CHARACTERS = 600
"""With less prose than this nothing is concluded from where it stands."""
LONG_CELL_WORDS = 40
"""A table cell with more words is a part of a page's layout."""
LABEL_WORDS = 6
CALL_WORDS = 40
CLIMB_LIMIT = 40
"""Elements above a piece that are looked at."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "’", "»", ")", "。", "」", ",")
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\u0e01-\u0e3a]")
_CALL = re.compile(
    r"\W*(?:subscribe|sign up|follow|download|submit|register|donate|click|read (?:more|next|also)|"
    r"for the latest|for more|get (?:the|our|more|regular)|to (?:read|view) the full|want more|"
    r"lesen sie|mehr zu|jetzt|abonn|lire aussi|à lire|suscr|lee también|leia)",
    re.IGNORECASE,
)
_LABEL_TAGS = frozenset({"div", "span", "a", "address", "figure"})
_CELLS = frozenset({Role.LIST, Role.TABLE})


def settle(pieces: Sequence[Piece]) -> None:
    """Give each piece its final role, in place."""
    _by_names(pieces)
    main = _main([piece for piece in pieces if piece.role in OWN_WORDS and _is_prose(piece)])
    if main is None:
        for piece in pieces:
            if piece.role is Role.TABLE and _words(piece.text) > LONG_CELL_WORDS:
                piece.role = Role.BODY
            elif piece.role in OWN_WORDS and _points_elsewhere(piece):
                piece.role = Role.ASIDE
        return
    inside = _inside(pieces, main)
    prose = [n for n, piece in enumerate(pieces) if inside[n] and piece.role in OWN_WORDS and _is_prose(piece)]
    first, last = prose[0], prose[-1]
    title = _title(pieces, first)
    lead = _lead(pieces, title, first)
    for n, piece in enumerate(pieces):
        if piece.frame.tag == "h1" or (piece.role not in OWN_WORDS and piece.role is not Role.HEADLINE):
            continue
        if n == lead and not inside[n]:
            piece.role = Role.STANDFIRST
        elif not inside[n]:
            if not piece.frame.in_article or piece.role not in (*_CELLS, Role.STANDFIRST) or piece.linked:
                piece.role = Role.ASIDE
        elif _is_prose(piece):
            if _is_call(piece):
                piece.role = Role.ASIDE
        elif _points_elsewhere(piece) or _is_label(piece):
            piece.role = Role.ASIDE
        elif not first <= n <= last:
            piece.role = _at_an_end(piece)


def _by_names(pieces: Sequence[Piece]) -> None:
    """Give roles by names: the outermost part that is outside the article decides, a comment always."""
    total = 0
    for piece in pieces:
        if piece.frame.role not in OUTSIDE and _is_text(piece):
            total += len(piece.text)
            region = piece.frame.region
            while region is not None:
                region.prose += len(piece.text)
                region = region.outer
    for piece in pieces:
        piece.role = _named(piece, total)


def _named(piece: Piece, total: int) -> Role:
    role = piece.frame.role
    region: Region | None = piece.frame.region
    outside = None
    while region is not None:
        if total < MINIMUM_CHARACTERS or region.prose <= REVOKED_SHARE * total:
            if region.role is Role.COMMENT:
                return Role.COMMENT
            outside = region.role
        region = region.outer
    return outside if outside is not None and role not in OUTSIDE else role


def _main(prose: Sequence[Piece]) -> Frame | None:
    """Give the smallest element that holds most of the article's prose, or None where there is little."""
    total = sum(len(piece.text) for piece in prose)
    if total < MINIMUM_CHARACTERS:
        return None
    held: dict[Frame, int] = {}
    for piece in prose:
        frame: Frame | None = piece.frame
        size = len(piece.text)
        if size >= MAIN_SHARE * total:
            # Alone in its element it says nothing of where the others stand.
            frame = piece.frame.outer
        for _ in range(CLIMB_LIMIT):
            if frame is None:
                break
            held[frame] = held.get(frame, 0) + size
            frame = frame.outer
    # An element is met after those that stand in it, so that of equals the innermost comes first.
    return min(
        (frame for frame, size in held.items() if size >= MAIN_SHARE * total), key=held.__getitem__, default=None
    )


def _inside(pieces: Sequence[Piece], main: Frame) -> list[bool]:
    """Tell of each piece whether it stands in the main element, or in what it is widened to."""
    levels = _levels(pieces, main)
    added: dict[int, list[Piece]] = {}
    for piece, level in zip(pieces, levels, strict=True):
        if level and piece.role not in OUTSIDE:
            added.setdefault(level, []).append(piece)
    widest = 0
    so_far: list[Piece] = []
    for level in sorted(added):
        so_far += added[level]
        if _is_more_of_it(added[level]) and _is_more_of_it(so_far):
            widest = level
    return [level <= widest for level in levels]


def _levels(pieces: Iterable[Piece], main: Frame) -> list[int]:
    """Count for each piece how many elements out of the main one is the first that holds both."""
    known: dict[Frame | None, int] = {}
    frame: Frame | None = main
    while frame is not None:
        known[frame] = len(known)
        frame = frame.outer
    known[None] = len(known)
    levels = []
    for piece in pieces:
        way = []
        frame = piece.frame
        while frame not in known:
            way.append(frame)
            frame = frame.outer if frame is not None else None
        level = known[frame]
        known.update(dict.fromkeys(way, level))
        levels.append(level)
    return levels


def _is_more_of_it(pieces: Iterable[Piece]) -> bool:
    size = linked = prose = 0
    for piece in pieces:
        size += len(piece.text)
        linked += piece.linked
        if _is_prose(piece):
            prose += len(piece.text)
    return prose >= WIDER_PROSE_SHARE * size and linked <= WIDER_LINKED_SHARE * size


def _title(pieces: Sequence[Piece], first: int) -> int:
    """Give the index of the title: the last first-level heading before the article, else the last heading."""
    headings = [n for n in range(first) if pieces[n].role is Role.HEADLINE]
    return max((n for n in headings if pieces[n].frame.tag == "h1"), default=headings[-1] if headings else first)


def _lead(pieces: Sequence[Piece], title: int, first: int) -> int | None:
    """Give the index of the first sentence between the title and the article."""
    for n in range(title + 1, first):
        piece = pieces[n]
        if piece.role not in OUTSIDE and piece.role not in (*_CELLS, Role.CAPTION) and _is_text(piece):
            return n
    return None


def _is_text(piece: Piece) -> bool:
    return _words(piece.text) >= PROSE_WORDS and piece.linked < LINKED_SHARE * len(piece.text)


def _is_prose(piece: Piece) -> bool:
    return piece.frame.role in OWN_WORDS and _is_text(piece)


def _points_elsewhere(piece: Piece) -> bool:
    is_label = _words(piece.text) < PROSE_WORDS and not piece.text.endswith(_SENTENCE_ENDS)
    share = SHORT_LINKED_SHARE if is_label else LINKED_SHARE
    return piece.linked >= share * len(piece.text)


def _is_label(piece: Piece) -> bool:
    """Whether a piece is put apart like a label, and reads like one: a credit, a date, an author's name."""
    return (
        piece.role is Role.BODY
        and piece.frame.tag in _LABEL_TAGS
        and _words(piece.text) < LABEL_WORDS
        and not piece.text.endswith(_SENTENCE_ENDS)
    )


def _is_call(piece: Piece) -> bool:
    """Whether a short piece calls the reader to something beside the article, by a link, or claims the copyright."""
    if _words(piece.text) > CALL_WORDS:
        return False
    return piece.text.startswith(("©", "Copyright ©")) or (piece.linked > 0 and _CALL.match(piece.text) is not None)


def _at_an_end(piece: Piece) -> Role:
    """Give the role of a short piece before the article's first or after its last sentence."""
    if piece.role is Role.HEADLINE or piece.role is Role.STANDFIRST:
        return piece.role
    if _words(piece.text) < LABEL_WORDS or not piece.text.endswith(_SENTENCE_ENDS):
        return Role.ASIDE
    return piece.role


def _words(text: str) -> int:
    words = text.count(" ") + text.count("\n") + 1
    # Scripts without spaces: a word of theirs has about two characters.
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2
