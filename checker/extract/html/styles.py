"""What an element's own style does to its text: keeps it from the reader's eye, or sets it apart."""

import re
from functools import lru_cache
from typing import NamedTuple

KEPT_CHARACTERS = 400
"""Longer styles are none that a site writes again and again."""


class Style(NamedTuple):
    """What an element's `style` says of its text."""

    is_away: bool
    """Whether no reader sees it: it is not shown, stands off the screen, is clipped to nothing or struck out."""
    is_block: bool
    """Whether it is put on a line of its own."""
    lays_out: bool
    """Whether its children stand apart, each a block (CSS Flexbox §4, CSS Grid §6)."""
    floats: bool
    """Whether lines run around it."""


def style_of(style: str) -> Style:
    """Read a style."""
    return _known(style) if len(style) <= KEPT_CHARACTERS else _read(style)


def _read(style: str) -> Style:
    return Style(
        _AWAY.search(style) is not None,
        _SHOWN_AS_BLOCK.search(style) is not None,
        _LAID_OUT.search(style) is not None,
        _FLOATING.search(style) is not None,
    )


_known = lru_cache(maxsize=8192)(_read)
_AWAY = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    # Nobody places what is to be seen that far away; a slide that comes in later stands off by a screen's width.
    r"(?<![\w-])(?:left|top|right|text-indent)\s*:\s*-(?:999|[5-9]\d{3}|\d{5})\d*(?:\.\d+)?(?:px|r?em)|"
    r"(?<![\w-])clip\s*:\s*rect\(\s*([01])(?:px)?(?:[\s,]+\1(?:px)?){3}\s*\)|"
    r"text-decoration(?:-line)?\s*:[^;]{0,40}line-through",
    re.IGNORECASE,
)
_LAID_OUT = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)", re.IGNORECASE)
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(block|flex|grid|list-item|table(?!-c))", re.IGNORECASE)
_FLOATING = re.compile(r"float\s*:\s*(?:left|right|inline-start)", re.IGNORECASE)
