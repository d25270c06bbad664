"""The index of a cache: which captures there are, and where they stand. Derived from the files alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from checker.capture.capture import Capture
from checker.capture.revisit import restored
from checker.capture.warc_read import Stored


class Place(NamedTuple):
    """Where a capture stands."""

    path: Path
    offset: int | None
    """Of its response or revisit record; None where nothing answered."""
    begin: int
    end: int
    """Of all its records, half-open."""


class Index:
    """The captures of a cache, in memory. A copy of a record counts once as evidence."""

    def __init__(self) -> None:
        self.captures: dict[str, Capture] = {}
        """By their record ids."""
        self.places: dict[str, Place] = {}
        self.ends: dict[Path, int] = {}
        """Of the last whole capture of each file, or of the last one before the file is damaged."""
        self._by_url: defaultdict[str, list[Capture]] = defaultdict(list)
        self._originals: dict[str, str] = {}
        """From a revisit to the record that holds its payload, which may be lost."""

    def add(self, path: Path, stored: Stored) -> Capture:
        """Add a capture and give it as a reader sees it; of a revisit, the original must have been added before."""
        capture = stored.capture
        if capture.warc_record_id in self.captures:
            return capture
        self.places[capture.warc_record_id] = Place(path, stored.offset, stored.begin, stored.end)
        if stored.refers_to is not None:
            self._originals[capture.warc_record_id] = stored.refers_to
            capture = restored(capture, self.captures.get(stored.refers_to))
        self.captures[capture.warc_record_id] = capture
        self._by_url[capture.cited_url].append(capture)
        return capture

    def sort(self, urls: Iterable[str] | None = None) -> None:
        """Put the captures of these cited URLs in order after something was added; of all, unless some are given."""
        for url in self._by_url if urls is None else urls:
            self._by_url[url].sort(key=_order)

    def of_url(self, key: str) -> tuple[Capture, ...]:
        """Give the captures that are filed under a `url_key`, the oldest first."""
        return tuple(self._by_url.get(key, ()))

    def in_order(self) -> tuple[Capture, ...]:
        """Give every capture, the oldest first; captures of the same moment by record id."""
        return tuple(sorted(self.captures.values(), key=_order))

    def payload_id(self, capture: Capture) -> str:
        """Give the id of the record that holds a capture's payload: its own, unless it is a revisit."""
        return self._originals.get(capture.warc_record_id, capture.warc_record_id)

    def payload_place(self, capture: Capture) -> Place | None:
        """Give where a capture's payload stands; None if that record is not there, or is a revisit itself."""
        record_id = self.payload_id(capture)
        return None if record_id in self._originals else self.places.get(record_id)

    def lost_payloads(self) -> Iterator[Capture]:
        """Give the revisits whose payload stands in no record that is there."""
        revisits = (self.captures[record_id] for record_id in self._originals)
        return (each for each in revisits if self.payload_place(each) is None)


def _order(capture: Capture) -> tuple[datetime, str]:
    return capture.captured_at, capture.warc_record_id
