"""A quotation and a text, and what matching says of them. Every sentence in these tests is invented."""

from collections.abc import Callable

import pytest

from checker.extract.document import Document
from checker.match.match import match

Told = list[tuple[str, str, str]]


@pytest.fixture(scope="session")
def differences() -> Callable[[str, str], Told]:
    """Give the best occurrence's differences as (kind, words of the quotation, words of the source)."""

    def run(quote: str, text: str) -> Told:
        found = match(quote, Document.from_text(text))
        assert found.occurrences, f"not found; the closest place is {found.closest}"
        return [(each.kind.value, each.quote_text, each.source_text) for each in found.occurrences[0].differences]

    return run
