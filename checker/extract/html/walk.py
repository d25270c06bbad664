"""The tree of a page to its pieces of text, in reading order."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.document import Role
from checker.extract.html.elements import BLOCKS, DESCRIPTIONS, PREFORMATTED, SKIPPED
from checker.extract.html.note_mark import is_note_mark
from checker.extract.html.parse import parse
from checker.extract.html.pieces import Frame, Line, Piece, Region
from checker.extract.html.roles import (
    BESIDE,
    OUTSIDE,
    Signs,
    by_names,
    role_by_aria,
    signs_of,
)
from checker.extract.html.styles import style_of

_BREAK: Final = "\0"
"""A line end that stays. The parser leaves no NUL in a text (WHATWG HTML §13.2.5)."""
_SPACES = " \t\n\f\r\0"
_COLLAPSIBLE = re.compile(r" [ \t\n\f\r]+|[\t\n\f\r][ \t\n\f\r]*")
"""CSS Text 3 §4.1.1: these collapse; a no-break space does not. A single space is none to be replaced."""
_AROUND_BREAK = re.compile(" ?\0 ?")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")
_PARAGRAPHS = frozenset({"p", "div", "article", "section"})
_ARTICLE = frozenset({"article", "main"})
_MOVES = frozenset({"y", "dy"})
"""Attributes by which a drawing's text goes on in another line (SVG 2 §11.5)."""
_DRAWING = frozenset({"svg", "text"})
_ROOTS = frozenset({"html", "body", "main", "article"})
"""Hidden until a script has run: a page as a whole is none of the things that its reader doesn't see."""
_TELLING = frozenset({"hidden", "popover", "role", "style"})
"""Attributes that say whether and how an element is shown."""
_INITIAL_CHARACTERS = 2
"""A quotation mark may stand before the letter."""
_FRAMES_LIMIT = 100
"""Pages within a page that are read."""
_COUNTING = "0123456789-_"
"""Ends of ids that tell one from the next: `comment-1234`."""


def walk(tree: LexborHTMLParser, shown_in: Frame | None = None) -> list[Piece]:
    """Give the text of a page, piece by piece; `shown_in` is the frame on another page in which it is shown.

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
    ids: set[str] = set()
    frame = shown_in or Frame(None, "", Role.BODY, None)
    frames = 0
    while node is not None:
        if node.is_text_node:
            # A third of all nodes is white space between blocks.
            if shown is not None or not node.is_empty_text_node:
                text = node.text_content or ""
                if shown is not None or (text and not text.isspace()):
                    shown = shown or frame
                    parts.append(text.replace("\n", _BREAK) if frame.pre else text)
                    if links:
                        linked += len(text)
        elif (tag := node.tag or "-")[0] != "-":
            if not within:
                frame.children += 1
            is_block = tag in BLOCKS or (frame.lays_out and not within)
            inner = None if tag in SKIPPED else node.first_child
            if tag == "svg" and inner is not None and frame.tag != "svg":
                # A drawing with words in it stands by itself; most are icons.
                is_block = _draws_words(node)
                inner = inner if is_block else None
            elif tag in DESCRIPTIONS and frame.tag in _DRAWING:
                inner = None
            elif tag == "button" and shown is not None and _goes_on(node):
                is_block = False
            if inner is None:
                if shown is None:
                    pass
                elif tag == "br":
                    parts.append(_BREAK)
                elif is_block:
                    _close(parts, shown, linked, pieces, after)
                    parts, shown, linked, after = [], None, 0, []
                if tag == "iframe" and shown_in is None and frames < _FRAMES_LIMIT:
                    framed = _framed(node, frame, within)
                    (after if shown is not None else pieces).extend(framed)
                    frames += bool(framed)
            else:
                attributes = node.attributes
                signs = signs_of(tag, attributes.get("class"), frame.in_article)
                is_hidden, is_layout = signs.is_hidden, False
                if attributes and tag not in _ROOTS and not _TELLING.isdisjoint(attributes):
                    is_hidden = is_hidden or _is_hidden(attributes)
                    if "style" in attributes:
                        style = style_of(attributes["style"] or "")
                        is_hidden = is_hidden or style.is_away
                        is_block = (is_block or style.is_block) and not (style.floats and _begins_word(node, inner))
                        is_layout = style.lays_out
                if is_hidden or is_block:
                    frame = _frame(frame, node, tag, attributes, signs, within, ids)
                    frame.lays_out = is_layout
                    within = 0
                    if is_hidden:
                        frame.line = Line(pieces, parts, after, shown, linked, links)
                        frame.region = Region(Role.ASIDE, frame.region, is_named=True)
                        pieces, parts, after, shown, linked, links = [], [], [], None, 0, 0
                    elif shown is not None:
                        _close(parts, shown, linked, pieces, after)
                        parts, shown, linked, after = [], None, 0, []
                elif (tag == "sup" or signs.is_note or "role" in attributes) and is_note_mark(node, attributes):
                    inner = None
                else:
                    within += 1
                    if tag == "a":
                        links += 1
                    elif tag == "tspan":
                        if shown is not None and not _MOVES.isdisjoint(attributes):
                            parts.append(" ")
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
            if frame.node_id == node.mem_id:
                if shown is not None:
                    _close(parts, shown, linked, pieces, after)
                    parts, shown, linked, after = [], None, 0, []
                if (line := frame.line) is not None:
                    hidden, pieces, parts, after = pieces, line.pieces, line.parts, line.after
                    shown, linked, links = line.shown, line.linked, line.links
                    (after if shown is not None else pieces).extend(hidden)
                    frame.line = None
                within, frame = frame.within, outer
            else:
                within -= 1
                tag = node.tag or "-"
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


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element's attributes keep it from the eye of who does not ask for it."""
    return (
        ("hidden" in attributes and attributes["hidden"] != "until-found")
        or "popover" in attributes
        or ("role" in attributes and (attributes["role"] or "").lower() == "tooltip")
    )


def _begins_word(node: LexborNode, inner: LexborNode) -> bool:
    """Whether an element holds a letter alone and the rest of its word follows: a drop cap."""
    following = node.next
    if following is None or not following.is_text_node or not (following.text_content or "")[:1].isalpha():
        return False
    letter = inner.text_content or ""
    is_alone = inner.is_text_node and inner.next is None
    return is_alone and len(letter) <= _INITIAL_CHARACTERS and letter[-1:].isalpha()


def _framed(node: LexborNode, frame: Frame, within: int) -> list[Piece]:
    """Give the text of a page that stands in an attribute (WHATWG HTML §4.8.5), which is beside the text around it."""
    markup = node.attributes.get("srcdoc")
    if not markup:
        return []
    region = Region(Role.ASIDE, frame.region, is_named=False)
    return walk(parse(markup), Frame(frame, "iframe", frame.role, region, 0, within))


def _draws_words(node: LexborNode) -> bool:
    words = node.text(deep=True)
    return bool(words) and not words.isspace() and node.css_first("text, foreignObject") is not None


def _goes_on(node: LexborNode) -> bool:
    """Whether words follow an element in its line."""
    following = node.next
    return following is not None and not (following.text_content or " ").isspace()


def _frame(
    outer: Frame,
    node: LexborNode,
    tag: str,
    attributes: dict[str, str | None],
    signs: Signs,
    within: int,
    ids: set[str],
) -> Frame:
    """Give the frame of an element: its role, from its own signs and from what it stands in, and its place."""
    role, region = outer.role, outer.region
    own, is_weak = signs.role, signs.is_weak
    is_named = tag not in BESIDE
    identity = None
    if attributes:
        identity = attributes.get("id")
        if identity and not is_weak and (by_id := by_names(tag, identity.rstrip(_COUNTING))):
            own, is_weak = by_id, True
        if "role" in attributes and (by_aria := role_by_aria(tag, attributes["role"] or "")):
            own, is_weak, is_named = by_aria, True, False
    if own is not None:
        if is_weak and own in OUTSIDE:
            if region is None or region.role is not own or (region.is_named and not is_named):
                region = Region(own, region, is_named=is_named)
        elif role in OUTSIDE:
            if own is Role.COMMENT:
                role = own
        elif role is not Role.QUOTATION or own in OUTSIDE or own is Role.CAPTION:
            role = own
    elif role is Role.TABLE and tag in _PARAGRAPHS:
        role = Role.BODY
    pre, in_article = outer.pre or tag in PREFORMATTED, outer.in_article or tag in _ARTICLE
    # By place: names cost as much as all else, for half of a page's elements.
    frame = Frame(outer, tag, role, region, node.mem_id, within, pre, in_article)
    if identity and identity not in ids and _IDENTIFIER.fullmatch(identity):
        ids.add(identity)
        frame.path = f"#{identity}"
    return frame
