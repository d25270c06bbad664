"""The document: immutable, found by its digest, and the same again after it was written down."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import document as module
from checker.extract.document import (
    Block,
    Document,
    Metadata,
    Role,
    dump_blocks,
    dump_metadata,
    load_blocks,
    load_metadata,
)

TEXT = "the kettle\n\nsang"
BLOCKS = (Block(0, 10, Role.HEADLINE, "html > body > h1"), Block(12, 16, Role.BODY, "html > body > p"))
PLAIN = st.text(max_size=20)


def test_a_document_of_a_text_has_exactly_that_text_in_one_body_block():
    document = Document.from_text(" a\n\nb ")
    assert document.text == " a\n\nb "
    assert document.blocks == (Block(0, 6, Role.BODY, ""),)
    assert document.metadata == Metadata()


def test_a_document_does_not_change():
    with pytest.raises(FrozenInstanceError):
        Document.from_text("a").text = "b"


def test_the_digest_is_the_same_everywhere_and_in_every_run():
    """Records of different machines are compared by it; a change of this value needs a new extractor version."""
    assert Document(TEXT, BLOCKS).sha256 == "aab48c334bc254189cec12526da1bc770f0617ea54a9c4cdc866ca09f762c93d"


@pytest.mark.parametrize(
    "other",
    [
        Document(TEXT + ".", BLOCKS),
        Document(TEXT, BLOCKS[:1]),
        Document(TEXT, (replace(BLOCKS[0], role=Role.BODY), BLOCKS[1])),
        Document(TEXT, (replace(BLOCKS[0], end=9), BLOCKS[1])),
        Document(TEXT, (replace(BLOCKS[0], path="html"), BLOCKS[1])),
    ],
)
def test_the_digest_depends_on_text_and_blocks(other):
    assert other.sha256 != Document(TEXT, BLOCKS).sha256


def test_the_digest_depends_on_the_extractors_version(monkeypatch):
    before = Document(TEXT, BLOCKS).sha256
    monkeypatch.setattr(module, "EXTRACTOR_VERSION", "another")
    assert Document(TEXT, BLOCKS).sha256 != before


def test_the_digest_does_not_depend_on_what_the_page_says_of_itself():
    assert Document(TEXT, BLOCKS, Metadata(title="x")).sha256 == Document(TEXT, BLOCKS).sha256


@pytest.mark.parametrize(
    ("offset", "index"), [(0, 0), (9, 0), (10, None), (11, None), (12, 1), (15, 1), (16, None), (99, None)]
)
def test_a_block_is_found_by_any_of_its_characters_and_none_between_blocks(offset, index):
    expected = None if index is None else BLOCKS[index]
    assert Document(TEXT, BLOCKS).block_at(offset) == expected


@settings(deadline=None)
@given(st.lists(st.builds(Block, st.integers(0), st.integers(0), st.sampled_from(Role), PLAIN)))
def test_blocks_come_back_as_they_were_dumped(blocks):
    assert load_blocks(dump_blocks(blocks)) == tuple(blocks)


@settings(deadline=None)
@given(
    st.builds(
        Metadata,
        st.none() | PLAIN,
        st.lists(PLAIN).map(tuple),
        st.none() | PLAIN,
        st.none() | PLAIN,
        st.none() | PLAIN,
        st.none() | st.booleans(),
        st.none() | PLAIN,
        st.booleans(),
    )
)
def test_metadata_comes_back_as_it_was_dumped(metadata):
    assert load_metadata(dump_metadata(metadata)) == metadata
