"""One claim to its result: the readings of its source, the match, the places elsewhere, the verdict."""

from collections.abc import Iterator, Sequence

from checker.capture.url_key import is_made_up, url_key
from checker.claims.claim import Claim
from checker.extract.document import EXTRACTOR_VERSION, Document
from checker.extract.language import language_of
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState, StateReading
from checker.library import Library
from checker.match.match import match
from checker.match.passage import Match
from checker.match.tokens import Token, tokenize
from checker.served_for_nonsense import unless_served_for_nonsense
from checker.verdict.context import check_context
from checker.verdict.decide import Evidence, decide, status_of
from checker.verdict.deep_link import deep_link
from checker.verdict.gone_since import gone_since
from checker.verdict.history import History
from checker.verdict.result import Elsewhere, Result, Style
from checker.verdict.seen_once import without_seen_once
from checker.version import CHECKER_VERSION
from checker.which_capture import where_found

SHINGLE_WORDS = 4
"""Words in a row that another document must share with a quotation to be looked at."""
SHINGLE_LIMIT = 12
ELSEWHERE_LIMIT = 5
"""Other documents that a quotation is looked for in; ranked by shared words, the right one is among the first."""


def judge(claim: Claim, library: Library, run_id: int | None, style: Style) -> Result:
    """Conclude on one claim from what was captured; opens no connection and reads no clock."""
    urls = [url for url in (claim.url, claim.archive_url) if url]
    readings = [reading for url in urls for reading in library.readings(url_key(url))]
    reading, found, history, seen = where_found(claim, readings, library)
    elsewhere: tuple[Elsewhere, ...] = ()
    translated = None
    if not found.occurrences and not claim.skip:
        if reading is not None and reading.document_sha256 is not None:
            translated = _translated_from(claim.quote, library.document(reading.document_sha256))
        elsewhere = tuple(_elsewhere(claim, _addresses(urls, readings), library))
    reading = reading or Reading(None, None, None, None, None, _without_reading(urls), None)
    reading = without_seen_once(reading, readings)
    if not found.occurrences:
        reading = unless_served_for_nonsense(reading, library)
    return conclude(
        claim,
        reading,
        found,
        library.document(reading.document_sha256) if found.occurrences and reading.document_sha256 else None,
        elsewhere=elsewhere,
        translated_from=translated,
        history=history,
        memento=_memento_told([reading] if found.occurrences else readings),
        gone=gone_since(reading, seen),
        run_id=run_id,
        style=style,
    )


def conclude(
    claim: Claim,
    reading: Reading,
    found: Match,
    document: Document | None,
    *,
    style: Style,
    elsewhere: tuple[Elsewhere, ...] = (),
    translated_from: str | None = None,
    history: History | None = None,
    memento: str | None = None,
    gone: str | None = None,
    run_id: int | None = None,
) -> Result:
    """Put a match and its circumstances into the result record; `document` is what it was found in, if anywhere."""
    best = found.occurrences[0] if found.occurrences else None
    block = document.block_at(best.passages[0].start) if best and document else None
    evidence = Evidence(
        claim=claim,
        state=reading.state,
        occurrence=best,
        closest=found.closest,
        elsewhere=elsewhere,
        quote_words=len(words_of(claim.quote)) if elsewhere else 0,
        translated_from=translated_from,
        history=history,
        memento=memento,
        gone=gone,
    )
    verdict = decide(evidence, style)
    linked = reading.captured_url if best else None
    return Result(
        claim_id=claim.id,
        claim=claim,
        run_id=run_id,
        status=verdict.status,
        passes=verdict.passes,
        reason=verdict.reason,
        flags=verdict.flags,
        similarity=round(best.similarity, 4) if best else None,
        style=style,
        checker_version=CHECKER_VERSION,
        extractor_version=EXTRACTOR_VERSION,
        url=claim.url or claim.archive_url or reading.url,
        source_state=reading.state.state,
        captured_url=reading.captured_url,
        captured_at=reading.captured_at,
        warc_record_id=reading.warc_record_id,
        payload_sha256=reading.payload_sha256,
        document_sha256=reading.document_sha256,
        passages=tuple(passage for occurrence in found.occurrences for passage in occurrence.passages),
        differences=best.differences if best else (),
        closest=found.closest,
        context=check_context(claim),
        elsewhere=elsewhere,
        deep_link=deep_link(linked, best.passages[0], block.path if block else "") if best and linked else None,
        decision=None,
    )


def words_of(quote: str) -> list[Token]:
    """Give the words and numbers of a quotation, without signs."""
    return [token for token in tokenize(quote) if not token.is_sign]


def _memento_told(readings: Sequence[Reading]) -> str | None:
    """Name the archive and the date of the first memento among these that could be read."""
    memento = next((each for each in readings if each.is_memento and each.state.state in READABLE), None)
    if memento is None:
        return None
    host = (memento.captured_url or "").partition("://")[2].partition("/")[0]
    return f"{host} of {(memento.captured_at or '')[:10]}"


def _without_reading(urls: Sequence[str]) -> StateReading:
    if urls:
        return StateReading(SourceState.NOT_CAPTURED, "was not captured")
    return StateReading(SourceState.NO_SOURCE, "is not named")


def _translated_from(quote: str, document: Document) -> str | None:
    body = "\n".join(document.text[block.start : block.end] for block in document.blocks if block.role == "body")
    source, own = language_of(body), language_of(quote)
    return source if source and own and source != own else None


def _addresses(urls: Sequence[str], readings: Sequence[Reading]) -> set[str]:
    """Give the addresses under which the cited source is known: as cited, and as its captures reached it."""
    return {url_key(url) for url in urls}.union(*map(_addresses_of, readings))


def _addresses_of(reading: Reading) -> set[str]:
    return {url_key(url) for url in (reading.url, reading.captured_url) if url}


def _elsewhere(claim: Claim, cited: set[str], library: Library) -> Iterator[Elsewhere]:
    """Look for the words in the other captured documents.

    A page of an `.example` host is made up, so it is no source for what a real one is said to have.
    """
    words = words_of(claim.quote)
    if len(words) < SHINGLE_WORDS:
        return
    runs = [[word.text for word in words[at : at + SHINGLE_WORDS]] for at in range(len(words) - SHINGLE_WORDS + 1)]
    step = max(1, len(runs) // SHINGLE_LIMIT)
    invented = any(is_made_up(url) for url in cited) or not cited
    searched = 0
    for reading in library.holding(runs[::step][:SHINGLE_LIMIT]):
        url, captured_at, digest = reading.captured_url, reading.captured_at, reading.document_sha256
        if not cited.isdisjoint(_addresses_of(reading)) or url is None or captured_at is None or digest is None:
            continue
        if (is_made_up(url) or is_made_up(reading.url or "")) and not invented:
            continue
        if searched == ELSEWHERE_LIMIT:
            return
        searched += 1
        found = match(claim.quote, library.document(digest))
        for occurrence in found.occurrences[:1]:
            passage = occurrence.passages[0]
            yield Elsewhere(
                url=url,
                captured_at=captured_at,
                status=status_of(occurrence.differences),
                text=passage.text,
                start=passage.start,
                end=passage.end,
            )
