"""Call a reader so that nothing it raises gets out."""

import traceback
from collections.abc import Callable
from pathlib import PurePath

from checker.extract.document import Document
from checker.extract.source_state import SourceState, StateReading

ReadFunction = Callable[[bytes, str, str], Document | StateReading]
"""Bytes, media type and URL to what they hold; `checker.extract.read.read` is one."""

OUT_OF_MEMORY = StateReading(SourceState.TOO_LARGE, "needs more memory to read than checker allows")


def attempt(read: ReadFunction, raw: bytes, media_type: str, url: str) -> Document | StateReading:
    """Read, and turn an exception into a state: a bug of ours costs one source, is told there, and accuses no one."""
    try:
        return read(raw, media_type, url)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as error:
        return failed(error)


def failed(error: Exception) -> StateReading:
    """Give the state of a source that a bug of ours met, with the exception's type and place."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {PurePath(place.filename).name}, line {place.lineno}"
    return StateReading(SourceState.GARBLED, f"could not be read: the reader failed on it ({where})")
