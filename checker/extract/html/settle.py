"""Pieces of a page to roles: where the article is, told by where its prose stands."""

from collections.abc import Sequence

from checker.extract.document import OWN_WORDS, Role
from checker.extract.html.roles import OUTSIDE
from checker.extract.html.walk import Frame, Piece, Region

PROSE_WORDS = 12
"""A piece with fewer words is as likely a label as a sentence."""
LINKED_SHARE = 0.6
SHORT_LINKED_SHARE = 0.3
"""A piece of which more stands in links points elsewhere: a sentence, a label."""
MAIN_SHARE = 0.7
"""The smallest element that holds this much of the prose is where the article is."""
REVOKED_SHARE = 0.5
"""A part that holds more of the prose than this is no sidebar, whatever its name."""
MINIMUM_CHARACTERS = 600
"""With less prose than this nothing is concluded from where it stands."""
LONG_CELL_WORDS = 40
"""A table cell with more words is a part of a page's layout."""
LABEL_WORDS = 6
CLIMB_LIMIT = 40
"""Elements above a piece that are looked at."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "’", "»", ")", "。", "」", ",")


def settle(pieces: Sequence[Piece]) -> None:
    """Give each piece its final role, in place."""
    prose = [piece for piece in pieces if _is_prose(piece)]
    total = 0
    for piece in prose:
        region = piece.frame.region
        size = len(piece.text)
        total += size
        while region is not None:
            region.prose += size
            region = region.outer
    for piece in pieces:
        piece.role = _named(piece, total)
    main = _main(prose)
    inside = [piece for piece in prose if piece.role in OWN_WORDS and (main is None or _is_in(piece.frame, main))]
    first, last = (inside[0], inside[-1]) if inside and main is not None else (None, None)
    seen_title = seen_first = seen_last = False
    for piece in pieces:
        seen_title = seen_title or piece.frame.tag == "h1"
        seen_first = seen_first or piece is first
        role = piece.role
        if role in OWN_WORDS or role is Role.HEADLINE:
            if main is not None and piece.frame.tag != "h1":
                if not _is_in(piece.frame, main):
                    is_lead = seen_title and not seen_first and _words(piece.text) >= PROSE_WORDS
                    if is_lead and not _points_elsewhere(piece):
                        piece.role = Role.STANDFIRST
                    elif not piece.frame.in_article or not (_is_item(piece)):
                        piece.role = Role.ASIDE
                elif _is_prose(piece):
                    pass
                elif _points_elsewhere(piece):
                    piece.role = Role.ASIDE
                elif not seen_first or seen_last:
                    piece.role = _at_an_end(piece)
            elif role is Role.TABLE and _words(piece.text) > LONG_CELL_WORDS:
                piece.role = Role.BODY
        seen_last = seen_last or piece is last


def _named(piece: Piece, total: int) -> Role:
    """Give a piece's role by its names: the outermost part that is outside the article decides, a comment always."""
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
    """Give the smallest element that holds nearly all of the article's prose, or None where there is little."""
    own = [piece for piece in prose if piece.role in OWN_WORDS]
    total = sum(len(piece.text) for piece in own)
    if total < MINIMUM_CHARACTERS:
        return None
    held: dict[Frame, int] = {}
    for piece in own:
        frame: Frame | None = piece.frame
        size = len(piece.text)
        for _ in range(CLIMB_LIMIT):
            if frame is None:
                break
            held[frame] = held.get(frame, 0) + size
            frame = frame.outer
    # An element is met after those that stand in it, so that of equals the innermost comes first.
    return min(
        (frame for frame, size in held.items() if size >= MAIN_SHARE * total), key=held.__getitem__, default=None
    )


def _is_in(frame: Frame | None, main: Frame) -> bool:
    for _ in range(CLIMB_LIMIT):
        if frame is None or frame is main:
            break
        frame = frame.outer
    return frame is main


def _is_prose(piece: Piece) -> bool:
    return (
        piece.frame.role in OWN_WORDS
        and _words(piece.text) >= PROSE_WORDS
        and piece.linked < LINKED_SHARE * len(piece.text)
    )


def _is_item(piece: Piece) -> bool:
    return piece.role in (Role.LIST, Role.TABLE, Role.STANDFIRST) and not piece.linked


def _points_elsewhere(piece: Piece) -> bool:
    is_label = _words(piece.text) < PROSE_WORDS and not piece.text.endswith(_SENTENCE_ENDS)
    share = SHORT_LINKED_SHARE if is_label else LINKED_SHARE
    return piece.linked >= share * len(piece.text)


def _at_an_end(piece: Piece) -> Role:
    """Give the role of a short piece before the article's first or after its last sentence."""
    if piece.role is Role.HEADLINE or piece.role is Role.STANDFIRST:
        return piece.role
    if _words(piece.text) < LABEL_WORDS or not piece.text.endswith(_SENTENCE_ENDS):
        return Role.ASIDE
    return piece.role


def _words(text: str) -> int:
    return text.count(" ") + text.count("\n") + 1
