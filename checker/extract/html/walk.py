"""The tree of a page to its pieces of text, in reading order."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from checker.extract.document import Role
from checker.extract.html.elements import BLOCKS, PREFORMATTED, SKIPPED
from checker.extract.html.note_mark import is_note_mark
from checker.extract.html.pieces import Frame, Piece, Region
from checker.extract.html.roles import (
    OUTSIDE,
    Signs,
    by_names,
    is_styled_away,
    is_styled_block,
    role_by_aria,
    signs_of,
)

_BREAK: Final = "\0"
"""A line end that stays. The parser leaves no NUL in a text (WHATWG HTML §13.2.5)."""
_SPACES = " \t\n\f\r\0"
_COLLAPSIBLE = re.compile(r" [ \t\n\f\r]+|[\t\n\f\r][ \t\n\f\r]*")
"""CSS Text 3 §4.1.1: these collapse; a no-break space does not. A single space is none to be replaced."""
_AROUND_BREAK = re.compile(" ?\0 ?")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")
_PARAGRAPHS = frozenset({"p", "div", "article", "section"})
_ARTICLE = frozenset({"article", "main"})
_ROOTS = frozenset({"html", "body", "main", "article"})
"""Hidden until a script has run: a page as a whole is none of the things that its reader doesn't see."""
_COUNTING = "0123456789-_"
"""Ends of ids that tell one from the next: `comment-1234`."""


class _Line:
    """A line that a hidden element interrupts, and what it came after."""

    __slots__ = ("after", "linked", "links", "node_id", "parts", "pieces", "shown")

    def __init__(
        self,
        node_id: int,
        pieces: list[Piece],
        parts: list[str],
        after: list[Piece],
        shown: Frame | None,
        linked: int,
        links: int,
    ) -> None:
        self.node_id = node_id
        self.pieces = pieces
        self.parts = parts
        self.after = after
        self.shown = shown
        self.linked = linked
        self.links = links


def walk(tree: LexborHTMLParser) -> list[Piece]:
    """Give the text of a page, piece by piece.

    Inline elements never split a word; blocks never glue; `<br>` is a line end; white space collapses as CSS says,
    except in `<pre>`; what is hidden inside a line stands after it; footnote marks are left out. Time and memory
    grow with the size of the page alone: the walk keeps its own stack, and each node is visited once.
    """
    node = tree.root
    pieces: list[Piece] = []
    parts: list[str] = []
    after: list[Piece] = []
    """Hidden pieces that follow the open line."""
    shown: Frame | None = None
    """Where the open line's first visible text stands; None where no line is open."""
    linked = links = within = 0
    interrupted: list[_Line] = []
    ids: set[str] = set()
    styled: list[int] = []
    """Open inline elements that their own style makes blocks."""
    frame = Frame(None, "", Role.BODY, None)
    while node is not None:
        tag = node.tag or "-"
        if tag == "-text":
            text = node.text_content or ""
            if shown is not None or (not text.isspace() and text):
                shown = shown or frame
                parts.append(text.replace("\n", _BREAK) if frame.pre else text)
                if links:
                    linked += len(text)
        elif tag[0] != "-":
            if not within:
                frame.children += 1
            is_block = tag in BLOCKS
            inner = None if tag in SKIPPED else node.first_child
            if inner is None:
                if shown is None:
                    pass
                elif tag == "br":
                    parts.append(_BREAK)
                elif is_block:
                    _close(parts, shown, linked, pieces, after)
                    parts, shown, linked, after = [], None, 0, []
            else:
                attributes = node.attributes
                signs = signs_of(tag, attributes.get("class"), frame.in_article)
                is_hidden = signs.is_hidden
                if attributes and tag not in _ROOTS:
                    is_hidden = is_hidden or ("hidden" in attributes and attributes["hidden"] != "until-found")
                    if "style" in attributes:
                        style = attributes["style"] or ""
                        is_hidden = is_hidden or is_styled_away(style)
                        is_block = is_block or is_styled_block(style)
                if is_hidden:
                    interrupted.append(_Line(node.mem_id, pieces, parts, after, shown, linked, links))
                    pieces, parts, after, shown, linked, links = [], [], [], None, 0, 0
                    frame = _frame(frame, tag, attributes, signs, within, ids)
                    frame.region = Region(Role.ASIDE, frame.region)
                    within = 0
                elif is_block:
                    if shown is not None:
                        _close(parts, shown, linked, pieces, after)
                        parts, shown, linked, after = [], None, 0, []
                    frame = _frame(frame, tag, attributes, signs, within, ids)
                    if tag not in BLOCKS:
                        styled.append(node.mem_id)
                    within = 0
                elif (tag == "sup" or signs.is_note or "role" in attributes) and is_note_mark(node, attributes):
                    inner = None
                else:
                    within += 1
                    if tag == "a":
                        links += 1
                    elif tag == "q":
                        shown = shown or frame
                        parts.append("“")
                if inner is not None:
                    node = inner
                    continue
        following = node.next
        while following is None:
            node = node.parent
            outer = frame.outer
            if node is None or outer is None:
                node = None
                break
            tag = node.tag or "-"
            if interrupted and interrupted[-1].node_id == node.mem_id:
                if shown is not None:
                    _close(parts, shown, linked, pieces, after)
                hidden, line = pieces, interrupted.pop()
                pieces, parts, after = line.pieces, line.parts, line.after
                shown, linked, links = line.shown, line.linked, line.links
                (after if shown is not None else pieces).extend(hidden)
                within, frame = frame.within, outer
            elif tag in BLOCKS or (styled and styled[-1] == node.mem_id):
                if shown is not None:
                    _close(parts, shown, linked, pieces, after)
                    parts, shown, linked, after = [], None, 0, []
                if tag not in BLOCKS:
                    styled.pop()
                within, frame = frame.within, outer
            else:
                within -= 1
                if tag == "a":
                    links -= 1
                elif tag == "q" and shown is not None:
                    parts.append("”")
            following = node.next
        else:
            node = following
    if shown is not None:
        _close(parts, shown, linked, pieces, after)
    return pieces


def _close(parts: list[str], frame: Frame, linked: int, pieces: list[Piece], after: list[Piece]) -> None:
    """Make a piece of an open line, and let the hidden ones follow."""
    text = parts[0] if len(parts) == 1 else "".join(parts)
    if frame.pre:
        text = text.replace(_BREAK, "\n").strip("\n\r\f")
    else:
        if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
            text = _COLLAPSIBLE.sub(" ", text)
        if _BREAK in text:
            text = _AROUND_BREAK.sub("\n", text)
        text = text.strip(_SPACES)
    if text and not text.isspace():
        pieces.append(Piece(text, frame, linked))
    if after:
        pieces.extend(after)


def _frame(
    outer: Frame, tag: str, attributes: dict[str, str | None], signs: Signs, within: int, ids: set[str]
) -> Frame:
    """Give the frame of an element: its role, from its own signs and from what it stands in, and its place."""
    role, region = outer.role, outer.region
    own, is_weak = signs.role, signs.is_weak
    identity = None
    if attributes:
        identity = attributes.get("id")
        if identity and not is_weak and (by_id := by_names(tag, identity.rstrip(_COUNTING))):
            own, is_weak = by_id, True
        if "role" in attributes and (by_aria := role_by_aria(tag, attributes["role"] or "")):
            own, is_weak = by_aria, False
    if own is not None:
        if is_weak and own in OUTSIDE:
            if region is None or region.role is not own:
                region = Region(own, region)
        elif role in OUTSIDE:
            if own is Role.COMMENT:
                role = own
        elif role is not Role.QUOTATION or own in OUTSIDE or own is Role.CAPTION:
            role = own
    elif role is Role.TABLE and tag in _PARAGRAPHS:
        role = Role.BODY
    frame = Frame(
        outer,
        tag,
        role,
        region,
        within=within,
        pre=outer.pre or tag in PREFORMATTED,
        in_article=outer.in_article or tag in _ARTICLE,
    )
    if identity and identity not in ids and _IDENTIFIER.fullmatch(identity):
        ids.add(identity)
        frame.path = f"#{identity}"
    return frame
