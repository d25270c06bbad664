"""A result comes back from the store as it was recorded, whatever is in it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.claim import Claim, ClaimKind
from checker.extract.document import EXTRACTOR_VERSION, Document, Role
from checker.extract.source_state import SourceState, StateReading
from checker.match.passage import Closest, Difference, DifferenceKind, Passage
from checker.store.findings import add_finding, results_of
from checker.store.open_store import open_store
from checker.store.readings import add_reading
from checker.store.runs import RunIdentity, start_run
from checker.verdict.result import Context, ContextCheck, ContextState, Elsewhere, Result, Status, Style
from checker.version import CHECKER_VERSION

DOCUMENT = Document.from_text("The lamp was lit.")
IDENTITY = RunIdentity(
    claims_path="claims.csv",
    claims_sha256="0",
    offline=True,
    style=Style.STRICT,
    settings="{}",
    checker_version=CHECKER_VERSION,
    extractor_version=EXTRACTOR_VERSION,
)

TEXT = st.text(max_size=15)
SOME = st.none() | TEXT
OFFSET = st.integers(0, 2**40)
SHARE = st.floats(0, 1)
URL = st.none() | st.sampled_from(["http://a.example/", "https://b.example/ü?x=y"])
STATUS = st.sampled_from(Status)
CHECK = st.builds(ContextCheck, st.sampled_from(ContextState), SOME)
CLAIM = st.builds(
    Claim,
    id=TEXT,
    quote=TEXT,
    row=OFFSET,
    kind=st.sampled_from(ClaimKind),
    **dict.fromkeys(("speaker", "outlet", "title", "author", "published", "used_in", "skip", "note"), SOME),
    **dict.fromkeys(("url", "archive_url"), URL),
    extra=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
)
PASSAGE = st.builds(Passage, OFFSET, OFFSET, TEXT, OFFSET, OFFSET, st.sampled_from(Role), TEXT, TEXT)
DIFFERENCE = st.builds(
    Difference, st.sampled_from(DifferenceKind), TEXT, TEXT, OFFSET, OFFSET, OFFSET, OFFSET, explanation=TEXT
)
ELSEWHERE = st.builds(Elsewhere, TEXT, TEXT, STATUS, TEXT, OFFSET, OFFSET)


def some(values):
    return st.lists(values, max_size=2).map(tuple)


def result_for(claim):
    return st.builds(
        Result,
        claim_id=st.just(claim.id),
        claim=st.just(claim),
        run_id=st.just(None),
        status=STATUS,
        passes=st.none() | st.booleans(),
        flags=some(TEXT),
        similarity=st.none() | SHARE,
        style=st.just(IDENTITY.style),
        checker_version=st.just(CHECKER_VERSION),
        extractor_version=st.just(EXTRACTOR_VERSION),
        source_state=st.sampled_from(SourceState),
        warc_record_id=st.none() | st.just("<urn:uuid:1>"),
        document_sha256=st.none() | st.just(DOCUMENT.sha256),
        passages=some(PASSAGE),
        differences=some(DIFFERENCE),
        closest=st.none() | st.builds(Closest, TEXT, OFFSET, OFFSET, SHARE),
        context=st.builds(Context, CHECK, CHECK, CHECK, CHECK, CHECK),
        elsewhere=some(ELSEWHERE),
        decision=st.none(),
        reason=TEXT,
        **dict.fromkeys(("url", "captured_url", "captured_at", "payload_sha256", "deep_link"), SOME),
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One store for all examples; each example's run is rolled back."""
    with open_store(tmp_path_factory.mktemp("store") / "checker.db") as database:
        yield database


@settings(deadline=None, max_examples=120)
@given(result=CLAIM.flatmap(result_for))
def test_a_result_comes_back_equal_whatever_is_in_it(shared, captured, result):
    shared.begin()
    try:
        add_reading(shared, captured("1"), StateReading(SourceState.CAPTURED, "x"), DOCUMENT)
        run_id = start_run(shared, IDENTITY, [result.claim], 0, "2025")
        add_finding(shared, run_id, result)
        (read,) = results_of(shared, run_id)
    finally:
        shared.rollback()
    assert read == replace(result, run_id=run_id)
    assert read.to_dict() == replace(result, run_id=run_id).to_dict()
