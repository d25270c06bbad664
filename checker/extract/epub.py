"""EPUB: the chapters of its spine, one after the other, each read as a page (EPUB 3.3)."""

from collections.abc import Iterable
from dataclasses import replace

from checker.extract.document import Block, Document
from checker.extract.epub_chapter import Chapter, read_chapter
from checker.extract.epub_names import read_named
from checker.extract.epub_package import CONTAINER, ENCRYPTION, is_protected, package_metadata, package_path
from checker.extract.epub_spine import Spine, read_spine
from checker.extract.source_state import SourceState, StateReading
from checker.extract.zip_parts import parse_part

CHAPTER_SEPARATOR = "\n\n"
MISSING_CHAPTER = "chapter_missing"
BROKEN_CHAPTER = "chapter_breaks_off"
PICTURE_PAGES = "pages_without_text"
NO_PACKAGE = StateReading(SourceState.GARBLED, "is a broken e-book: it does not say what it holds")
NO_TEXT = StateReading(SourceState.GARBLED, "is a broken e-book: none of the chapters it names are in it")
PICTURES = StateReading(SourceState.NEEDS_OCR, "is an e-book whose pages are pictures without text")
PROTECTED = StateReading(SourceState.GARBLED, "is an e-book with copy protection")


def read_epub(raw: bytes) -> Document | StateReading:
    """Read an EPUB 2 or 3: every chapter that its spine names, in that order, with the package's metadata.

    Pages that its manifest alone names follow. A block's path begins with its chapter's file. A chapter that is named
    and missing, that breaks off or that is a picture makes `metadata.cut` true and is noted: the words that are looked
    for may have stood there. What is no EPUB, or one that is broken, protected or too large, gives the source state.
    Never raises for any bytes.
    """
    parts = read_named(raw, (CONTAINER, ENCRYPTION))
    if isinstance(parts, StateReading):
        return parts
    path = package_path(parse_part(parts.get(CONTAINER, b"")))
    opened = read_named(raw, (path,))
    if isinstance(opened, StateReading):
        return opened
    package = opened.get(path, b"")
    root = parse_part(package)
    if root is None:
        return NO_PACKAGE
    spine = read_spine(root, package, path)
    if is_protected(parse_part(parts.get(ENCRYPTION, b"")), spine.chapters):
        return PROTECTED
    files = read_named(raw, (*spine.chapters, *spine.beside))
    if isinstance(files, StateReading):
        return files
    if files.keys().isdisjoint(spine.chapters):
        return PICTURES if spine.has_pictures else NO_TEXT
    chapters = [(name, read_chapter(files[name])) for name in (*spine.chapters, *spine.beside) if name in files]
    text, blocks = _join(chapters)
    notes = _notes(spine, dict(chapters))
    metadata = package_metadata(root, path)
    return Document(text, blocks, replace(metadata, cut=True, notes=notes) if notes else metadata)


def _notes(spine: Spine, chapters: dict[str, Chapter]) -> tuple[str, ...]:
    named = [chapters.get(name) for name in spine.chapters]
    # Without any words, it is the cover at the beginning alone.
    is_picture = any(chapter is not None and chapter.is_picture for chapter in named[1:])
    is_missing = not spine.is_whole or any(chapter is None or chapter.is_empty for chapter in named)
    told = (
        (MISSING_CHAPTER, is_missing),
        (BROKEN_CHAPTER, any(chapter is not None and chapter.breaks_off for chapter in named)),
        (PICTURE_PAGES, spine.has_pictures or is_picture),
    )
    return tuple(note for note, holds in told if holds)


def _join(chapters: Iterable[tuple[str, Chapter]]) -> tuple[str, tuple[Block, ...]]:
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
