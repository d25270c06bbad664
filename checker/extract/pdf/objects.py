"""A PDF's bytes to its objects as they are written in it: their dictionaries and the data of their streams."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"\bstream(?:\r\n|\n|\r)")
_HEAD_LIMIT_BYTES = 1 << 16
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/[^\s/<>\[\]()]+)")
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")


@dataclass(frozen=True, slots=True)
class PdfObject:
    """An indirect object (ISO 32000-2 §7.3.10)."""

    number: int
    head: bytes
    """All of it, or its dictionary where it is a stream."""
    data: bytes | None
    """The data of a stream as they are stored, up to `endstream`."""

    @property
    def filters(self) -> list[bytes]:
        """Give the names of a stream's filters, the first to be undone first."""
        found = _FILTER.search(self.head)
        return _NAME.findall(found[1]) if found else []


def objects_of(raw: bytes) -> Iterator[PdfObject]:
    """Give the objects that stand in a file one after the other; those inside object streams are not among them."""
    at, end = 0, -1
    while found := _OBJECT.search(raw, at):
        begin = found.end()
        # Looked for again only where the last one is behind: a file without any is gone through once.
        if end < begin:
            end = raw.find(b"endobj", begin)
            end = end if end >= 0 else len(raw)
        stream = _STREAM.search(raw, begin, min(end, begin + _HEAD_LIMIT_BYTES))
        if stream is None:
            yield PdfObject(int(found[1]), raw[begin:end], None)
            at = end
            continue
        stop = raw.find(b"endstream", stream.end())
        stop = stop if stop >= 0 else len(raw)
        yield PdfObject(int(found[1]), raw[begin : stream.start()], raw[stream.end() : stop])
        at = stop
