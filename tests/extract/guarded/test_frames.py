"""Results cross the pipe unchanged."""

import pytest

from checker.extract.document import Block, Document, Metadata, Role
from checker.extract.guarded.frames import load_result, pack_result, receive
from checker.extract.source_state import SourceState, StateReading

FULL = Metadata(
    title="T \ud800 é",
    authors=("A", "B"),
    published="2026-01-02",
    modified="2026-01-03",
    outlet="O",
    origin="Associated Press",
    language="en",
    canonical_url="https://a.example/",
    free=False,
    corrections=("Corrected.",),
    media="video",
    needs_script=True,
    cut=True,
    notes=("mojibake_repaired",),
    told_by=(("title", "og:title"),),
)


def crossed(result):
    whole = b"".join(pack_result(result, spent=False))
    pieces = iter([whole[n : n + 7] for n in range(0, len(whole), 7)])
    rest = b""

    def read(count: int) -> bytes:
        nonlocal rest
        rest = rest or next(pieces, b"")
        piece, rest = rest[:count], rest[count:]
        return piece

    return load_result(*receive(read))


def test_a_document_comes_back_as_it_was():
    blocks = (Block(0, 3, Role.HEADLINE, "h1 \ud800"), Block(4, 6, Role.QUOTATION, ""))
    document = Document("a\ud800b\n😀é", blocks, FULL)
    back = crossed(document)
    assert (back.text, back.blocks, back.metadata, back.sha256) == (document.text, blocks, FULL, document.sha256)
    assert isinstance(back.blocks[0].role, Role)


def test_an_empty_document_comes_back():
    back = crossed(Document("", ()))
    assert (back.text, back.blocks, back.metadata) == ("", (), Metadata())


@pytest.mark.parametrize("state", SourceState)
def test_a_state_comes_back_as_it_was(state):
    reading = StateReading(state, "is \ud800 é", ("seen_once",))
    assert crossed(reading) == reading


def test_a_document_with_parts_missing_is_refused():
    with pytest.raises(ValueError, match="parts are missing"):
        load_result({"parts": [2, 2, 10], "spent": False}, b"[]{}words")
