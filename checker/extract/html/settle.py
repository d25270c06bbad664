"""Pieces of a page to roles: where the article is, told by where its prose stands."""

from collections.abc import Iterable, Sequence, Set
from itertools import groupby

from checker.extract.document import OWN_WORDS, Role
from checker.extract.html.pieces import Frame, Piece, Region
from checker.extract.html.roles import OUTSIDE, calls_reader, count_words

PROSE_WORDS = 12
"""A piece with fewer words is as likely a label as a sentence."""
LINKED_SHARE = 0.6
SHORT_LINKED_SHARE = 0.3
"""A piece of which more stands in links points elsewhere: a sentence, a label."""
MAIN_SHARE = 0.7
"""The smallest element that holds this much of the prose is where the article is, or the most of it."""
WIDER_PROSE_SHARE = 0.6
WIDER_LINKED_SHARE = 0.12
"""An element around it is the article too where what it adds is prose, and few links: a lead, another section."""
STORIES = 2
"""Headings that are links, with which an element lists stories; a single one may name the section that it is in."""
REVOKED_SHARE = 0.5
"""A part that holds more of the text than this is no sidebar, whatever its name."""
MINIMUM_CHARACTERS = 600
"""With less prose than this nothing is concluded from where it stands."""
LABEL_WORDS = 6
LABELS_LIMIT = 3
"""More labels in a row are data: a grid made without a table."""
CALL_WORDS = 40
"""A longer piece that begins like a call to the reader goes on with something else."""
CLIMB_LIMIT = 40
"""Elements above a piece that are looked at."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "’", "»", ")", "。", "」", ",")
_ARTICLES = OWN_WORDS | {Role.HEADLINE}
_CELLS = frozenset({Role.LIST, Role.TABLE})
_LEADS = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY})


def settle(pieces: Sequence[Piece]) -> None:
    """Give each piece its final role, in place."""
    texts = {piece for piece in pieces if piece.frame.role not in OUTSIDE and _is_text(piece)}
    _by_signs(pieces, texts)
    prose = {piece for piece in texts if piece.frame.role in OWN_WORDS}
    main = _main([piece for piece in pieces if piece in prose and piece.role in OWN_WORDS])
    if main is None:
        for piece in pieces:
            if piece.role in OWN_WORDS and _points_elsewhere(piece):
                piece.role = Role.ASIDE
        return
    inside = _inside(pieces, main, prose)
    own = [n for n, piece in enumerate(pieces) if inside[n] and piece in prose and piece.role in OWN_WORDS]
    first, last = own[0], own[-1]
    lead = _lead(pieces, first, texts)
    for n, piece in enumerate(pieces):
        if piece.frame.tag == "h1" or piece.role not in _ARTICLES:
            pass
        elif n == lead:
            piece.role = Role.STANDFIRST
        elif not inside[n]:
            if not piece.frame.in_article or piece.role not in (*_CELLS, Role.STANDFIRST) or piece.linked:
                piece.role = Role.ASIDE
        elif _calls_reader(piece, is_prose=piece in prose) or (
            piece not in prose
            and (_points_elsewhere(piece) or (not first <= n <= last and not _belongs_at_an_end(piece)))
        ):
            piece.role = Role.ASIDE
    _take_out_labels(pieces[first : last + 1])
    _take_out_boxes(pieces[first : last + 1])


def _by_signs(pieces: Sequence[Piece], texts: Set[Piece]) -> None:
    """Give roles by weak signs: the outermost part that is outside the article decides, a comment always."""
    regions = _regions(pieces)
    titled = _titled(pieces)
    holding: set[Region] = set()
    # What is told of first is no part of the text that the others are measured by.
    for asked in (
        [region for region in regions if region.role is Role.COMMENT],
        [region for region in regions if region.role is not Role.COMMENT and not region.is_named],
        [region for region in regions if region.role is not Role.COMMENT and region.is_named],
    ):
        holding |= _holding(asked, regions, texts, titled)
        beside = _told_by(regions, holding)
        texts = {piece for piece in texts if beside[piece.frame.region] is None}
    roles = _told_by(regions, holding)
    # Many pages put the article's headline into the header of the page.
    headers = {region for region in regions if region.is_named and region.role is Role.NAVIGATION}
    titles = _told_by(regions, holding, headers)
    for piece in pieces:
        role = (titles if piece.frame.tag == "h1" else roles)[piece.frame.region]
        if role is Role.COMMENT or (role is not None and piece.frame.role not in OUTSIDE):
            piece.role = role


def _regions(pieces: Sequence[Piece]) -> list[Region]:
    """List the regions that hold pieces, the outer ones first."""
    known: dict[Region, None] = {}
    for piece in pieces:
        way = []
        region = piece.frame.region
        while region is not None and region not in known:
            way.append(region)
            region = region.outer
        known.update(dict.fromkeys(reversed(way)))
    return list(known)


def _titled(pieces: Iterable[Piece]) -> set[Region]:
    """Give the regions that hold the page's title: its first heading of the first rank."""
    title = next((piece for piece in pieces if piece.frame.tag == "h1"), None)
    titled: set[Region] = set()
    region = title.frame.region if title is not None else None
    while region is not None:
        titled.add(region)
        region = region.outer
    return titled


def _holding(asked: Sequence[Region], regions: Sequence[Region], texts: Set[Piece], titled: Set[Region]) -> set[Region]:
    """Give those regions that are what their signs say: not the ones that hold the page's text itself."""
    prose = dict.fromkeys(regions, 0)
    total = 0
    for piece in texts:
        total += len(piece.text)
        if piece.frame.region is not None:
            prose[piece.frame.region] += len(piece.text)
    for region in reversed(regions):
        if region.outer is not None:
            prose[region.outer] += prose[region]
    if total < MINIMUM_CHARACTERS:
        return set(asked)
    half, nearly_all = REVOKED_SHARE * total, max(REVOKED_SHARE * total, total - MINIMUM_CHARACTERS)
    # Comments may well be longer than what they comment on, and so may what a page itself calls an aside; the title
    # of the page stands in neither.
    loose = {region for region in asked if region.role is Role.COMMENT or not region.is_named} - titled
    return {region for region in asked if prose[region] <= (nearly_all if region in loose else half)}


def _told_by(
    regions: Sequence[Region], holding: Set[Region], ends: Set[Region] = frozenset()
) -> dict[Region | None, Role | None]:
    """Tell the role that each region gives its pieces, from those that hold; beyond an end none is asked."""
    roles: dict[Region | None, Role | None] = {None: None}
    for region in regions:
        role = region.role if region in holding else None
        if region in ends:
            roles[region] = None
        else:
            roles[region] = role if role is Role.COMMENT else roles[region.outer] or role
    return roles


def _main(prose: Sequence[Piece]) -> Frame | None:
    """Give the smallest element that holds most of the article's prose, or None where there is little."""
    total = sum(len(piece.text) for piece in prose)
    if total < MINIMUM_CHARACTERS:
        return None
    held: dict[Frame, int] = {}
    for piece in prose:
        size = len(piece.text)
        # A piece that is nearly all of it doesn't tell where the rest stands.
        frame = piece.frame.outer if size >= MAIN_SHARE * total else piece.frame
        for _ in range(CLIMB_LIMIT):
            if frame is None:
                break
            held[frame] = held.get(frame, 0) + size
            frame = frame.outer
    # An element is met after those that stand in it, so that of equals the innermost comes first.
    large = (frame for frame, size in held.items() if size >= MAIN_SHARE * total)
    return min(large, key=held.__getitem__, default=None)


def _inside(pieces: Sequence[Piece], main: Frame, prose: Set[Piece]) -> list[bool]:
    """Tell of each piece whether it stands in the main element, or in what that is widened to."""
    levels = _levels(pieces, main)
    added: dict[int, list[Piece]] = {}
    for piece, level in zip(pieces, levels, strict=True):
        if level and piece.role not in OUTSIDE:
            added.setdefault(level, []).append(piece)
    widest = size = told = linked = 0
    for level in sorted(added):
        size += sum(len(piece.text) for piece in added[level])
        told += sum(len(piece.text) for piece in added[level] if piece in prose)
        linked += sum(piece.linked for piece in added[level])
        if sum(map(_names_story, added[level])) >= STORIES:
            break
        if told >= WIDER_PROSE_SHARE * size and linked <= WIDER_LINKED_SHARE * size:
            widest = level
    return [level <= widest for level in levels]


def _names_story(piece: Piece) -> bool:
    return piece.role is Role.HEADLINE and piece.linked >= LINKED_SHARE * len(piece.text)


def _levels(pieces: Iterable[Piece], main: Frame) -> list[int]:
    """Count for each piece how many elements out of the main one is the first that holds both."""
    known: dict[Frame | None, int] = {}
    frame: Frame | None = main
    while frame is not None:
        known[frame] = len(known)
        frame = frame.outer
    for piece in pieces:
        way: list[Frame | None] = []
        frame = piece.frame
        while frame is not None and frame not in known:
            way.append(frame)
            frame = frame.outer
        known.update(dict.fromkeys(way, known[frame]))
    return [known[piece.frame] for piece in pieces]


def _lead(pieces: Sequence[Piece], first: int, texts: Set[Piece]) -> int | None:
    """Give the index of the first sentence between the title and the article, or None."""
    titles = [n for n in range(first) if pieces[n].role is Role.HEADLINE]
    title = max((n for n in titles if pieces[n].frame.tag == "h1"), default=titles[-1] if titles else first)
    return next((n for n in range(title + 1, first) if pieces[n].role in _LEADS and pieces[n] in texts), None)


def _take_out_labels(article: Sequence[Piece]) -> None:
    """Set aside credits, dates and names that stand alone between an article's paragraphs."""
    for is_label, run in groupby((piece for piece in article if piece.role in OWN_WORDS), key=_is_label):
        labels = list(run) if is_label else []
        for piece in labels if len(labels) <= LABELS_LIMIT else ():
            piece.role = Role.ASIDE


def _take_out_boxes(article: Sequence[Piece]) -> None:
    """Set aside headings of boxes that hold nothing but links."""
    linked_words = 0
    following: Piece | None = None
    for piece in reversed(article):
        if piece.role is Role.ASIDE and piece.linked:
            linked_words += count_words(piece.text)
        elif piece.role is Role.HEADLINE and linked_words >= LABEL_WORDS and not _share_box(piece, following):
            piece.role = Role.ASIDE
        elif piece.role in _ARTICLES:
            linked_words, following = 0, piece


def _share_box(heading: Piece, following: Piece | None) -> bool:
    frame = following.frame if following is not None else None
    for _ in range(CLIMB_LIMIT):
        if frame is None or frame is heading.frame.outer:
            break
        frame = frame.outer
    return frame is not None


def _is_text(piece: Piece) -> bool:
    return piece.linked < LINKED_SHARE * len(piece.text) and count_words(piece.text) >= PROSE_WORDS


def _points_elsewhere(piece: Piece) -> bool:
    is_label = count_words(piece.text) < PROSE_WORDS and not piece.text.endswith(_SENTENCE_ENDS)
    share = SHORT_LINKED_SHARE if is_label else LINKED_SHARE
    return piece.linked >= share * len(piece.text)


def _is_label(piece: Piece) -> bool:
    is_loose = piece.role in (Role.BODY, Role.QUOTATION) and piece.frame.tag == "div"
    return is_loose and count_words(piece.text) < LABEL_WORDS and not piece.text.endswith(_SENTENCE_ENDS)


def _calls_reader(piece: Piece, *, is_prose: bool) -> bool:
    """Whether a piece of the article calls its reader elsewhere; the short items of a list may be instructions."""
    if count_words(piece.text) > CALL_WORDS or not (is_prose or piece.role is Role.BODY):
        return False
    return calls_reader(piece.text, has_link=piece.linked > 0)


def _belongs_at_an_end(piece: Piece) -> bool:
    """Whether a short piece before the article's first or after its last sentence is the article's."""
    is_sentence = count_words(piece.text) >= LABEL_WORDS and piece.text.endswith(_SENTENCE_ENDS)
    return is_sentence or piece.role in (Role.HEADLINE, Role.STANDFIRST)
