"""WordprocessingML that mammoth 1.13 passes over, tears or shows, rewritten as what it reads (ECMA-376-1 §17)."""

import re
from collections.abc import Iterable, Mapping, Set
from itertools import islice

from lxml import etree
from mammoth.docx.dingbats import dingbats

from checker.extract.docx_fields import drop_field_codes
from checker.extract.docx_math import write_formulas

BETWEEN_LIMIT = 20
"""Bookmarks and the like between two paragraphs."""
HIDDEN_STYLE = "CheckerHidden"
CHART_STYLE = "CheckerChart"
"""The styles of runs that are hidden and of paragraphs that stand in a chart."""
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONFLICT_DELETED = "{http://schemas.microsoft.com/office/word/2010/wordml}conflictDel"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_CHARTS = ("{*}chart", "{*}relIds")
_CONTENT = ("p", "r", "t", "tbl", "tr", "tc")
_HOLDERS = ("body", "p", "r", "tbl", "tr", "tc", "txbxContent", "footnote", "endnote", "comment")
"""What mammoth looks for content in; all else around it is taken off: links, fields, form controls, insertions."""
_SHAPES = ("drawing", "pict", "object")
_OFF = frozenset({"0", "false", "off"})
_HEX = re.compile("[0-9A-F]{2,4}")
_NO_CHARACTERS = frozenset({*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF})


def close_gaps(root: etree._Element, hidden_styles: Set[str], drawn: Mapping[str, list[str]]) -> None:
    """Rewrite a part in place; `drawn` are the texts of its charts. Other files in it stay (`holds_other_files`)."""
    word = f"{{{etree.QName(root).namespace or ''}}}"
    _choose_alternatives(root, word)
    # In the mark of a paragraph, of a row or of a cell they are empty.
    for deleted in list(root.iter(f"{word}del", f"{word}moveFrom", _CONFLICT_DELETED)):
        if len(deleted):
            replace(deleted, ())
    drop_field_codes(root, word)
    for ruby in list(root.iter(f"{word}ruby")):
        # A ruby stands in a run and its base holds runs: of these the text alone can stand there.
        base = ruby.find(f"{word}rubyBase")
        replace(ruby, () if base is None else base.iter(f"{word}t"))
    write_formulas(root, word)
    _lift_text_boxes(root, word, dict(drawn))
    _take_off_wrappers(root, word)
    _write_characters(root, word)
    _mark_hidden(root, word, hidden_styles)
    # From the end, so that of many initials in a row each moves once.
    for paragraph in reversed(list(root.iter(f"{word}p"))):
        _keep_deleted_mark(paragraph, word)
        _join_drop_cap(paragraph, word)


def holds_other_files(root: etree._Element) -> bool:
    """Whether a part shows other files in its text, which Word would open (§17.17.2)."""
    return next(root.iter("{*}altChunk", "{*}subDoc"), None) is not None


def hidden_styles(styles: etree._Element) -> frozenset[str]:
    """Give the ids of the styles that hide text, themselves or by what they are based on (§17.7.4)."""
    word = f"{{{etree.QName(styles).namespace or ''}}}"
    own: dict[str, bool | None] = {}
    bases: dict[str, str | None] = {}
    for style in styles.iter(f"{word}style"):
        name = str(style.get(f"{word}styleId"))
        own.setdefault(name, _hides(style.find(f"{word}rPr"), word))
        base = style.find(f"{word}basedOn")
        bases.setdefault(name, None if base is None else base.get(f"{word}val"))
    hidden = {name for name, hides in own.items() if hides}
    followers: dict[str | None, list[str]] = {}
    for name, base in bases.items():
        followers.setdefault(base, []).append(name)
    waiting = list(hidden)
    while waiting:
        for name in followers.get(waiting.pop(), ()):
            if own[name] is None and name not in hidden:
                hidden.add(name)
                waiting.append(name)
    return frozenset(hidden)


def replace(element: etree._Element, others: Iterable[etree._Element]) -> None:
    """Put other elements in an element's place, which may stand in it."""
    parent = element.getparent()
    if parent is None:
        return
    for other in list(others):
        element.addprevious(other)
    parent.remove(element)


def _choose_alternatives(root: etree._Element, word: str) -> None:
    """Keep of what is written twice what holds text: the newer way, or else the older (ECMA-376-3 §10.2)."""
    for alternate in list(root.iter(f"{_COMPATIBILITY}AlternateContent")):
        choices = list(alternate.iterchildren(f"{_COMPATIBILITY}Choice"))
        told = (choice for choice in choices if next(choice.iter(f"{word}t", *_CHARTS), None) is not None)
        fallback = alternate.find(f"{_COMPATIBILITY}Fallback")
        chosen = next(told, fallback if fallback is not None else next(iter(choices), None))
        replace(alternate, () if chosen is None else chosen)


def _lift_text_boxes(root: etree._Element, word: str, drawn: dict[str, list[str]]) -> None:
    """Put text boxes where mammoth takes them out of the sentence in which they are anchored; pictures go."""
    for shape in list(root.iter(*(f"{word}{name}" for name in _SHAPES))):
        boxes = list(shape.iter(f"{word}txbxContent"))
        boxes.extend(_box(word, text) for path in shape.iter(_WORD_ART) if (text := path.get("string")))
        for chart in shape.iter(*_CHARTS) if drawn else ():
            texts = (text for identity in chart.attrib.values() for text in drawn.pop(str(identity), ()))
            boxes.extend(_box(word, text, CHART_STYLE) for text in texts)
        picture = etree.Element(f"{word}pict")
        picture.extend(boxes)
        replace(shape, [picture])


def _box(word: str, text: str, style: str = "") -> etree._Element:
    box = etree.Element(f"{word}txbxContent")
    paragraph = etree.SubElement(box, f"{word}p")
    etree.SubElement(etree.SubElement(paragraph, f"{word}pPr"), f"{word}pStyle").set(f"{word}val", style)
    etree.SubElement(etree.SubElement(paragraph, f"{word}r"), f"{word}t").text = text
    return box


def _take_off_wrappers(root: etree._Element, word: str) -> None:
    holders = {f"{word}{name}" for name in _HOLDERS}
    for element in list(root.iter(*(f"{word}{name}" for name in _CONTENT))):
        wrappers = []
        parent = element.getparent()
        while parent is not None and parent.tag not in holders:
            wrappers.append(parent)
            parent = parent.getparent()
        if parent is not None:
            # The outermost first: of what is nested deep each element moves once.
            for wrapper in reversed(wrappers):
                replace(wrapper, wrapper)


def _write_characters(root: etree._Element, word: str) -> None:
    for element in list(root.iter(f"{word}br", f"{word}cr", f"{word}ptab", f"{word}sym")):
        if element.tag in (f"{word}br", f"{word}cr"):
            element.tag = f"{word}br"
            element.attrib.clear()
        elif element.tag == f"{word}ptab":
            element.tag = f"{word}tab"
        else:
            _write_symbol(element, word)


def _write_symbol(symbol: etree._Element, word: str) -> None:
    """Write a character that is told by its code; mammoth knows those of the fonts of signs, and no others."""
    font, code = symbol.get(f"{word}font"), (symbol.get(f"{word}char") or "").upper()
    if not _HEX.fullmatch(code) or (number := int(code, 16)) in _NO_CHARACTERS:
        replace(symbol, ())
    elif (font, number) in dingbats or (code.startswith("F0") and (font, number & 0xFF) in dingbats):
        symbol.set(f"{word}char", code)
    else:
        text = etree.Element(f"{word}t")
        text.text = chr(number)
        replace(symbol, [text])


def _hides(properties: etree._Element | None, word: str) -> bool | None:
    vanish = None if properties is None else properties.find(f"{word}vanish")
    return None if vanish is None else vanish.get(f"{word}val") not in _OFF


def _properties(element: etree._Element, name: str) -> etree._Element | None:
    """Give an element's properties, which stand first in it (§17.3)."""
    first = next(element.iterchildren(), None)
    return first if first is not None and first.tag == name else None


def _mark_hidden(root: etree._Element, word: str, hidden: Set[str]) -> None:
    """Give hidden runs the style by which HTML is told (§17.3.2.41)."""
    for run in root.iter(f"{word}r"):
        properties = _properties(run, f"{word}rPr")
        hides = _hides(properties, word)
        if hides is None and hidden:
            told = ((properties, "rStyle"), (_properties(run.getparent(), f"{word}pPr"), "pStyle"))
            styles = [where.find(f"{word}{name}") for where, name in told if where is not None]
            hides = any(style is not None and style.get(f"{word}val") in hidden for style in styles)
        if hides:
            if properties is None:
                properties = etree.Element(f"{word}rPr")
                run.insert(0, properties)
            for style in properties.findall(f"{word}rStyle"):
                properties.remove(style)
            etree.SubElement(properties, f"{word}rStyle").set(f"{word}val", HIDDEN_STYLE)


def _keep_deleted_mark(paragraph: etree._Element, word: str) -> None:
    """Leave a paragraph's mark where no paragraph follows that it could be joined with: mammoth would wait for one."""
    properties = _properties(paragraph, f"{word}pPr")
    mark = None if properties is None else properties.find(f"{word}rPr/{word}del")
    if mark is not None and _following(paragraph, word) is None:
        replace(mark, ())


def _join_drop_cap(paragraph: etree._Element, word: str) -> None:
    """Put a large first letter, which is a paragraph of its own, before the rest of its word (§17.3.1.11)."""
    properties = _properties(paragraph, f"{word}pPr")
    frame = None if properties is None else properties.find(f"{word}framePr")
    if frame is None or frame.get(f"{word}dropCap") not in ("drop", "margin"):
        return
    following = _following(paragraph, word)
    if following is None:
        return
    before = _properties(following, f"{word}pPr")
    for child in reversed(paragraph):
        if child is properties:
            continue
        if before is None:
            following.insert(0, child)
        else:
            before.addnext(child)
    replace(paragraph, ())


def _following(paragraph: etree._Element, word: str) -> etree._Element | None:
    """Give the paragraph that comes next, if no other block does."""
    for sibling in islice(paragraph.itersiblings(), BETWEEN_LIMIT):
        if sibling.tag in (f"{word}p", f"{word}tbl"):
            return sibling if sibling.tag == f"{word}p" else None
    return None
