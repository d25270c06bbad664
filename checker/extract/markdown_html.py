"""HTML inside Markdown, as sites that show other people's Markdown pass it on."""

import re

from checker.extract.html.elements import SKIPPED

_AS_TEXT = frozenset("title textarea style xmp iframe noembed noframes script plaintext".split())
"""Tags after which HTML takes what follows for no markup: GitHub shows them as text (GFM §6.11)."""
_CODE = frozenset({"script", "style"})
_READINGS = frozenset({"rp", "rt", "rtc"})
_LEFT_OUT = (
    (SKIPPED | {"noscript", "object", "svg", "html", "body", "frameset", "math"})
    - _AS_TEXT
    - _READINGS
    - {"img", "input"}
)
"""Sites leave these tags out and keep what stands in them; named in prose, they would hide all that follows."""
_AS_DIV = frozenset("nav menu aside dialog button select header footer".split())
"""Left out as well, but words on their two sides are not one."""
_TABLE = frozenset("table caption colgroup thead tbody tfoot tr th td".split())
"""Inside a paragraph no table is meant; left open, it would take away the space between words."""
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ELEMENT|ENTITY|ATTLIST|NOTATION)\b[^<>\n]{0,500}>", re.IGNORECASE)
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>"'=]*+)"""
    r"""(?P<attributes>(?:[\s/]*+[^\s/<>"'=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']++))?+)*+)[\s/]*+>"""
)
_READING_END = re.compile(r"[^<]{0,200}</(\w+)")
_HREF = re.compile(r"\bhref\b", re.IGNORECASE)


def shown_html(content: str, following: str = "", *, is_block: bool) -> str:
    """Give HTML that shows what such a site shows of this piece of a Markdown text, and hides nothing around it.

    `is_block` is whether the piece stands on lines of its own; else it is one tag inside a paragraph, and `following`
    is what stands behind it. What begins like a tag or a comment and never ends is text. Only comments, and scripts
    and styles that stand on lines of their own, are left out with what is in them. Time grows with the length alone.
    """
    shown: list[str] = []
    ends = _Ends(content)
    at = 0
    while (start := content.find("<", at)) >= 0:
        shown.append(content[at:start])
        at, said = _read(content, start, ends, following, is_block)
        shown.append(said)
    shown.append(content[at:])
    return "".join(shown)


class _Ends:
    """Finds what ends a construct; what once was not found is not looked for again."""

    def __init__(self, content: str) -> None:
        self._content = content.lower()
        self._absent: set[str] = set()

    def find(self, end: str, start: int) -> int:
        """Give the place behind the next such end; 0 where there is none."""
        if end in self._absent:
            return 0
        at = self._content.find(end, start)
        if at < 0:
            self._absent.add(end)
            return 0
        return at + len(end)


def _read(content: str, start: int, ends: _Ends, following: str, is_block: bool) -> tuple[int, str]:
    """Read what begins with this `<`; give where it ends and what is shown of it."""
    text = (start + 1, "&lt;")
    if content.startswith(("<!-->", "<!--->"), start):
        return content.index(">", start) + 1, ""
    if content.startswith("<!--", start):
        end = ends.find("-->", start)
        return (end, "") if end else text
    if content.startswith("<?", start):
        end = ends.find("?>", start)
        return (end, "") if end else text
    if declaration := _DECLARATION.match(content, start):
        return declaration.end(), ""
    tag = _TAG.match(content, start)
    if tag is None:
        return text
    name, is_end = tag["name"].lower(), bool(tag["end"])
    if is_block and name in _CODE and not is_end and (end := ends.find(f"</{name}", tag.end())):
        return ends.find(">", end) or len(content), ""
    if name in _AS_TEXT:
        return text
    if name in _READINGS and not is_end:
        closed = _READING_END.match(content[tag.end() : tag.end() + 210] + following)
        return tag.end(), tag[0] if closed and closed[1].lower() == name else ""
    # An anchor that only names a place is seldom closed: what follows it is no link.
    if name in _LEFT_OUT or (name == "a" and not is_end and not _HREF.search(tag["attributes"])):
        return tag.end(), ""
    if name in _AS_DIV or (name in _TABLE and not is_block):
        return tag.end(), f"<{tag['end']}div>"
    return tag.end(), tag[0]
