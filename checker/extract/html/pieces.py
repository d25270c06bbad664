"""Pieces of a page's text, and the elements they stand in."""

from typing import NamedTuple

from checker.extract.document import Role

PATH_DEPTH = 12
"""Elements named in a block's CSS path, the innermost ones, where none has an id; it is for a person to find it."""


class Region:
    """A part of the page that has a role by a weak sign; how much of the page's text it holds decides."""

    __slots__ = ("is_named", "outer", "role")

    def __init__(self, role: Role, outer: "Region | None", *, is_named: bool) -> None:
        self.role = role
        self.outer = outer
        self.is_named = is_named
        """Whether only a name says so, no tag and no ARIA role."""


class Frame:
    """A block-level element, or a hidden one, on the way from the root to where the walk stands."""

    __slots__ = (
        "children",
        "in_article",
        "lays_out",
        "line",
        "node_id",
        "outer",
        "path",
        "position",
        "pre",
        "region",
        "role",
        "step",
        "tag",
        "within",
    )

    def __init__(
        self,
        outer: "Frame | None",
        tag: str,
        role: Role,
        region: Region | None,
        node_id: int = 0,
        within: int = 0,
        pre: bool = False,
        in_article: bool = False,
    ) -> None:
        self.outer = outer
        self.tag = tag
        self.role = role
        """By strong signs: tags and ARIA roles."""
        self.region = region
        self.within = within
        """Inline elements that stand between it and the outer frame."""
        self.pre = pre
        """Whether white space in it is kept."""
        self.in_article = in_article
        self.lays_out = False
        """Whether its children stand apart, each a block."""
        self.node_id = node_id
        self.line: Line | None = None
        """The line that it interrupts, where it is hidden."""
        self.children: int = 0
        self.position = outer.children if outer is not None and not within else 0
        """Among the children of the outer frame, from 1; 0 where inline elements stand between."""
        self.path: str | None = None
        """Its CSS path, where it has an id or the path was asked for."""
        self.step = ""
        """Its part of the paths of what stands in it, where one was asked for."""


class Piece:
    """A run of text that a reader sees as one, with what its role may be told from."""

    __slots__ = ("frame", "linked", "role", "text")

    def __init__(self, text: str, frame: Frame, linked: int) -> None:
        self.text = text
        self.frame = frame
        """The innermost block where its first visible text stands."""
        self.role = frame.role
        self.linked = linked
        """Characters of it that stand in links, white space included."""


class Line(NamedTuple):
    """A line that a hidden element interrupts, and what it came after."""

    pieces: list[Piece]
    parts: list[str]
    after: list[Piece]
    shown: Frame | None
    linked: int
    links: int


def path_of(frame: Frame) -> str:
    """Give the CSS path of an element, from the nearest id or PATH_DEPTH elements up."""
    if frame.path is not None:
        return frame.path
    path, depth = "", 0
    step: Frame | None = frame
    while step is not None and step.tag and depth < PATH_DEPTH:
        if step.path is not None and step.path[0] == "#" and " " not in step.path:
            path = f"{step.path}{path}"
            break
        depth += 1
        if not step.step:
            place = f":nth-child({step.position})" if step.position and step.tag not in ("html", "body") else ""
            step.step = f"{' > ' if step.position else ' '}{step.tag}{place}"
        path = f"{step.step}{path}"
        step = step.outer
    frame.path = path = path.removeprefix(" > ").lstrip()
    return path
