"""A capture seen beside what its host served for an address that cannot exist, where that was tried."""

from dataclasses import replace

from checker.capture.url_key import url_key
from checker.extract.page_state.nonsense_probe import answered_alike, nonsense_url
from checker.extract.reading import Reading
from checker.extract.source_state import SourceState
from checker.library import Library


def unless_served_for_nonsense(reading: Reading, library: Library) -> Reading:
    """Take a page that the host serves for any address for none."""
    nonsense = nonsense_url(reading.url) if reading.state.state is SourceState.CAPTURED and reading.url else None
    if nonsense is None or reading.document_sha256 is None or reading.is_memento:
        return reading
    for probe in library.readings(url_key(nonsense)):
        if probe.url == url_key(nonsense) and probe.document_sha256 is not None:
            document, other = library.document(reading.document_sha256), library.document(probe.document_sha256)
            alike = answered_alike(reading, document, probe, other)
            return replace(reading, state=alike) if alike is not None else reading
    return reading
