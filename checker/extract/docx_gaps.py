"""WordprocessingML that mammoth 1.13 passes over with the text in it, rewritten as what it reads (ECMA-376-1 §17)."""

import re
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from checker.extract.zip_parts import parse_part

_GAPS = re.compile(rb"[:<](?:fldSimple|dir|bdo|ruby|cr|txbxContent|oMath)[\s/>]")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")


def close_gaps(part: bytes) -> bytes:
    """Rewrite fields, text direction, ruby, carriage returns, text boxes and formulas; all else stays as it is."""
    if not _GAPS.search(part):
        return part
    root = parse_part(part)
    if root is None:
        return part
    namespace = etree.QName(root).namespace or ""
    word = f"{{{namespace}}}"
    for name in ("fldSimple", "dir", "bdo"):
        for element in list(root.iter(f"{word}{name}")):
            _replace(element, list(element))
    for ruby in list(root.iter(f"{word}ruby")):
        # A ruby stands in a run and its base holds runs: of these the text alone can stand there.
        base = ruby.find(f"{word}rubyBase")
        _replace(ruby, [] if base is None else [text for run in base for text in run.iter(f"{word}t")])
    for element in root.iter(f"{word}cr"):
        element.tag = f"{word}br"
    for alternate in root.iter(f"{_COMPATIBILITY}AlternateContent"):
        if alternate.find(f"{_COMPATIBILITY}Fallback") is None:
            fallback = etree.SubElement(alternate, f"{_COMPATIBILITY}Fallback")
            fallback.append(_picture(word, map(deepcopy, alternate.iter(f"{word}txbxContent"))))
    for drawing in list(root.iter(f"{word}drawing")):
        if next(drawing.iterancestors(f"{_COMPATIBILITY}AlternateContent"), None) is None:
            boxes = list(drawing.iter(f"{word}txbxContent"))
            if boxes:
                _replace(drawing, [_picture(word, boxes)])
    for math in _MATH:
        for formula in list(root.iter(f"{{{math}}}oMath")):
            run = etree.Element(f"{word}r")
            text = etree.SubElement(run, f"{word}t")
            text.text = "".join(str(part.text or "") for part in formula.iter(f"{{{math}}}t"))
            _replace(formula, [run])
        for paragraph in list(root.iter(f"{{{math}}}oMathPara")):
            _replace(paragraph, list(paragraph))
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = others


def _picture(word: str, boxes: Iterable[etree._Element]) -> etree._Element:
    """Put text boxes where mammoth takes them out of the sentence in which they are anchored."""
    picture = etree.Element(f"{word}pict")
    picture.extend(boxes)
    return picture
