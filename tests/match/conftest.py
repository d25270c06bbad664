"""A quotation and a text, and what matching says of them. Every sentence in these tests is invented."""

from collections.abc import Callable

import pytest

import checker
from checker.errors import InputError
from checker.extract.document import Document
from checker.match.match import match
from checker.verdict.result import Result

Told = list[tuple[str, str, str]]


@pytest.fixture(scope="session")
def differences() -> Callable[[str, str], Told]:
    """Give the best occurrence's differences as (kind, words of the quotation, words of the source)."""

    def run(quote: str, text: str) -> Told:
        found = match(quote, Document.from_text(text))
        assert found.occurrences, f"not found; the closest place is {found.closest}"
        return [(each.kind.value, each.quote_text, each.source_text) for each in found.occurrences[0].differences]

    return run


@pytest.fixture(scope="session")
def checked() -> Callable[[str, str | Document], Result | None]:
    """Check a quotation, or give None where it is unusable. Whatever comes out, its offsets are sound."""

    def run(quote: str, source: str | Document) -> Result | None:
        try:
            result = checker.check(quote, source)
        except InputError:
            return None
        text, words = (source if isinstance(source, str) else source.text), result.claim.quote
        assert result.passes is (result.status in ("verbatim", "edited"))
        for passage in result.passages:
            assert 0 <= passage.start < passage.end <= len(text)
            assert passage.text == text[passage.start : passage.end]
            assert text[: passage.start].endswith(passage.prefix)
            assert text[passage.end :].startswith(passage.suffix)
        for each in result.differences:
            assert 0 <= each.quote_start <= each.quote_end <= len(words)
            assert 0 <= each.source_start <= each.source_end <= len(text)
            assert each.quote_text == words[each.quote_start : each.quote_end]
            assert each.source_text == text[each.source_start : each.source_end]
            assert each.explanation
        starts = [each.quote_start for each in result.differences]
        assert starts == sorted(starts)
        if result.closest is not None:
            assert not result.passages
            assert result.closest.text == text[result.closest.start : result.closest.end]
        if result.similarity is not None:
            assert 0 <= result.similarity <= 1
        occurrences = [passage.occurrence for passage in result.passages]
        assert occurrences == sorted(occurrences)
        assert set(occurrences) == set(range(len(set(occurrences))))
        return result

    return run
