"""Formulas in Office Math to a line of text (ECMA-376-1 §22.1)."""

from lxml import etree

_NAMESPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")


def write_formulas(root: etree._Element, word: str) -> None:
    """Put a run with its text in each formula's place. `word` is the part's namespace in braces."""
    for namespace in _NAMESPACES:
        math = f"{{{namespace}}}"
        for formula in list(root.iter(f"{math}oMath")):
            _write_signs(formula, math)
            run = etree.Element(f"{word}r")
            text = etree.SubElement(run, f"{word}t")
            text.text = "".join(str(part.text or "") for part in formula.iter(f"{math}t"))
            formula.addprevious(run)
            formula.getparent().remove(formula)


def _write_signs(formula: etree._Element, math: str) -> None:
    """Write as text the signs that structure alone tells: without its stroke 1/2 would be 12."""
    for fraction in formula.iter(f"{math}f"):
        for denominator in fraction.iterchildren(f"{math}den"):
            denominator.insert(0, _sign(math, "/"))
    for root in formula.iter(f"{math}rad"):
        for radicand in root.iterchildren(f"{math}e"):
            radicand.insert(0, _sign(math, "√"))
    for delimited in formula.iter(f"{math}d"):
        parts = list(delimited.iterchildren(f"{math}e"))
        for number, part in enumerate(parts):
            part.insert(
                0,
                _sign(math, _told(delimited, math, "sepChr", "|") if number else _told(delimited, math, "begChr", "(")),
            )
        if parts:
            parts[-1].append(_sign(math, _told(delimited, math, "endChr", ")")))
    for operator in formula.iter(f"{math}nary"):
        operator.insert(0, _sign(math, _told(operator, math, "chr", "∫")))
    for raised in formula.iter(f"{math}sSup", f"{math}sSubSup"):
        for exponent in raised.iterchildren(f"{math}sup"):
            _raise(exponent, math)


def _raise(exponent: etree._Element, math: str) -> None:
    """Write an exponent in raised digits, or after `^`: without either a million (10⁶) would be 106."""
    parts = list(exponent.iter(f"{math}t"))
    text = "".join(str(part.text or "") for part in parts).strip()
    if text and _RAISED.keys() >= set(map(ord, text)):
        for part in parts:
            part.text = str(part.text or "").translate(_RAISED)
    elif text:
        exponent.insert(0, _sign(math, "^(" if len(text) > 1 else "^"))
        exponent.append(_sign(math, ")" if len(text) > 1 else ""))


def _told(element: etree._Element, math: str, name: str, default: str) -> str:
    told = element.find(f"{math}{element.tag.removeprefix(math)}Pr/{math}{name}")
    return default if told is None else str(told.get(f"{math}val") or "")


def _sign(math: str, character: str) -> etree._Element:
    sign = etree.Element(f"{math}t")
    sign.text = character
    return sign
