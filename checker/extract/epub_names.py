"""Names of files in an EPUB: references resolved, and found where an archive writes them otherwise."""

import posixpath
import unicodedata
from collections.abc import Collection
from contextlib import suppress
from urllib.parse import unquote

from checker.extract.source_state import StateReading
from checker.extract.zip_parts import read_parts


def name_in_archive(base: str, href: str) -> str:
    """Resolve a reference inside the archive; what leads out of it names nothing that is in it."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)).lstrip("/")


def folded(name: str) -> str:
    """Give what a name shares with the ways in which it may be written.

    Two names in a book differ by more than this (OCF, EPUB 3.3 §4.2.3), but programs write other cases, other
    separators, escapes, and UTF-8 without saying so.
    """
    with suppress(UnicodeError):
        name = name.encode("cp437").decode()
    return unicodedata.normalize("NFC", unquote(name.replace("\\", "/"))).casefold()


def read_named(raw: bytes, names: Collection[str]) -> dict[str, bytes] | StateReading:
    """Unpack the files with these names, or with names that are the same folded; or say why not."""
    wanted = set(map(folded, names))
    parts = read_parts(raw, lambda name: folded(name) in wanted)
    if isinstance(parts, StateReading):
        return parts
    by_folded = {folded(name): content for name, content in parts.items()}
    return {
        name: parts.get(name, by_folded[folded(name)]) for name in dict.fromkeys(names) if folded(name) in by_folded
    }
