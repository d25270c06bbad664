"""Field codes in WordprocessingML: what tells a program what to show is no text (ECMA-376-1 §17.16.18)."""

from lxml import etree


def drop_field_codes(root: etree._Element, word: str) -> None:
    """Take out the codes of complex fields, with what fields inside a code give; what a field shows stays.

    Of a field that is never closed nothing can be told, and its text stays. `word` is the part's namespace in braces.
    """
    coded: list[etree._Element] = []
    fields: list[list[etree._Element]] = []
    """The texts in the code of each open field; of texts in several codes the outermost takes all."""
    in_code: list[int] = []
    """Which of the open fields are still in their code, outermost first."""
    kind = f"{word}fldCharType"
    for element in root.iter(f"{word}fldChar", f"{word}t", f"{word}instrText"):
        if element.tag == f"{word}instrText":
            coded.append(element)
        elif element.tag == f"{word}t":
            if in_code:
                fields[in_code[0]].append(element)
        elif element.get(kind) == "begin":
            in_code.append(len(fields))
            fields.append([])
        elif fields and element.get(kind) in ("separate", "end"):
            if in_code and in_code[-1] == len(fields) - 1:
                in_code.pop()
                coded.extend(fields[-1])
                fields[-1] = []
            if element.get(kind) == "end":
                fields.pop()
    for element in coded:
        element.getparent().remove(element)
    for field in list(root.iter(f"{word}fldChar")):
        _write_choice(field, word)
        field.getparent().remove(field)


def _write_choice(field: etree._Element, word: str) -> None:
    """Write what a drop-down list of a form shows, which is told by its place alone (§17.16.28)."""
    choices = field.find(f"{word}ffData/{word}ddList")
    if choices is None:
        return
    entries = choices.findall(f"{word}listEntry")
    result = choices.find(f"{word}result")
    told = "0" if result is None else str(result.get(f"{word}val"))
    if told.isascii() and told.isdigit() and int(told[:9]) < len(entries):
        shown = etree.Element(f"{word}t")
        shown.text = entries[int(told[:9])].get(f"{word}val")
        field.addnext(shown)
