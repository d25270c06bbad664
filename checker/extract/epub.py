"""EPUB: the chapters of its spine, one after the other, each read as a page (EPUB 3.3)."""

from collections.abc import Iterable
from dataclasses import replace

from checker.extract.document import Block, Document, Metadata
from checker.extract.epub_chapter import chapter_markup
from checker.extract.epub_package import CONTAINER, ENCRYPTION, Package, is_protected, package_path, read_package
from checker.extract.html.read_html import read_html
from checker.extract.source_state import SourceState, StateReading
from checker.extract.zip_parts import parse_part, read_parts

CHAPTER_SEPARATOR = "\n\n"
MISSING_CHAPTER = "chapter_missing"
NO_PACKAGE = StateReading(SourceState.GARBLED, "is a broken e-book: it does not say what it holds")
NO_TEXT = StateReading(SourceState.GARBLED, "is a broken e-book: none of the chapters it names are in it")
PROTECTED = StateReading(SourceState.GARBLED, "is an e-book with copy protection")


def read_epub(raw: bytes) -> Document | StateReading:
    """Read an EPUB 2 or 3: every chapter that its spine names, in that order, with the package's metadata.

    A block's path begins with its chapter's file. A chapter that is named and missing makes `metadata.cut` true and
    is noted: the words that are looked for may have stood there. What is no EPUB, or one that is broken, protected
    or too large, gives the source state. Never raises for any bytes.
    """
    parts = read_parts(raw, {CONTAINER, ENCRYPTION}.__contains__)
    if isinstance(parts, StateReading):
        return parts
    path = package_path(parse_part(parts.get(CONTAINER, b"")))
    opened = read_parts(raw, path.__eq__)
    if isinstance(opened, StateReading):
        return opened
    root = parse_part(opened.get(path, b""))
    if root is None:
        return NO_PACKAGE
    package = read_package(root, path)
    if is_protected(parse_part(parts.get(ENCRYPTION, b"")), package.chapters):
        return PROTECTED
    chapters = read_parts(raw, frozenset(package.chapters).__contains__)
    if isinstance(chapters, StateReading):
        return chapters
    if not chapters:
        return NO_TEXT
    text, blocks = _join(
        (name, read_html(chapter_markup(chapters[name]))) for name in package.chapters if name in chapters
    )
    return Document(text, blocks, _noted(package, chapters))


def _join(chapters: Iterable[tuple[str, Document]]) -> tuple[str, tuple[Block, ...]]:
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for name, chapter in chapters:
        if not chapter.blocks:
            continue
        texts.append(chapter.text)
        for block in chapter.blocks:
            path = f"{name} > {block.path}" if block.path else name
            blocks.append(Block(at + block.start, at + block.end, block.role, path))
        at += len(chapter.text) + len(CHAPTER_SEPARATOR)
    return CHAPTER_SEPARATOR.join(texts), tuple(blocks)


def _noted(package: Package, chapters: dict[str, bytes]) -> Metadata:
    if chapters.keys() >= set(package.chapters):
        return package.metadata
    return replace(package.metadata, cut=True, notes=(MISSING_CHAPTER,))
