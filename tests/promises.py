"""What every document promises of its blocks."""

from checker.extract.document import Document


def assert_promises(document: Document) -> None:
    """Blocks are in order and apart, none is empty, all text stands in one, and a store can hold it."""
    text, position = document.text, 0
    for block in document.blocks:
        assert position <= block.start < block.end <= len(text)
        assert text[position : block.start].strip() == ""
        assert text[block.start : block.end].strip()
        position = block.end
    assert text[position:].strip() == ""
    text.encode()  # no lone surrogate
