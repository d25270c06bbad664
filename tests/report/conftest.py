"""Sample findings for the reports. Everything in them is invented: hosts end in `.example`, and no event took place."""

import gc
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType

import pytest

from checker.claims.claim import Claim
from checker.extract.document import Role
from checker.extract.source_state import SourceState
from checker.match.passage import Closest, Difference, DifferenceKind, Passage
from checker.store.run import Run
from checker.verdict.coverage import Coverage
from checker.verdict.result import (
    Context,
    ContextCheck,
    ContextState,
    Decision,
    Elsewhere,
    Result,
    Ruling,
    Status,
    Style,
)

PAGE = (
    "HARBOUR BRIDGE: COUNCIL APPROVES PLAN (invented for a test)\n"
    "The council of Westmere met on Tuesday. “We will not withdraw the plan before the spring,” said Ada Quill, the "
    "council’s leader. “It may cost 14,000 crowns a year, and nobody has yet shown us a better one.”\n"
    "She added that the bridge, which was closed in March, is to be opened to walkers first. Asked about the ferry, "
    "she denied that it would be sold. “The ferry stays. It has always been ours, and it belongs to the people who "
    "use it every day of the year.”"
)
URL = "https://harbour-news.example/2026/bridge-plan"
_UNCLEAR = ContextCheck(ContextState.UNCLEAR, None)
_CLAIMED = ContextCheck(ContextState.CONFIRMED, "“said Ada Quill, the council’s leader” stands right after the passage")
_NONE = ContextCheck(ContextState.NOT_CLAIMED, None)
_DECIDES_NOTHING = {Status.UNAVAILABLE: None, Status.UNCHECKED: None, Status.VERBATIM: True, Status.EDITED: True}


def passage(text: str, occurrence: int = 0, fragment: int = 0, around: int = 60) -> Passage:
    """Give the passage of PAGE that holds exactly this text."""
    start = PAGE.index(text)
    end = start + len(text)
    return Passage(
        occurrence,
        fragment,
        text,
        start,
        end,
        Role.BODY,
        PAGE[max(0, start - around) : start],
        PAGE[end : end + around],
    )


def difference(
    kind: DifferenceKind, quote: str, part: str, source: str, before: str = "", explanation: str = ""
) -> Difference:
    """Give a difference between `part` of the quotation and `source` in PAGE; `before` places an empty side."""
    quote_start = quote.index(part) if part else quote.index(before) + len(before)
    source_start = PAGE.index(source) if source else PAGE.index(before) + len(before)
    return Difference(
        kind,
        part,
        source,
        quote_start,
        quote_start + len(part),
        source_start,
        source_start + len(source),
        explanation or f"An explanation of this {kind} for a person.",
    )


def finding(
    status: Status = Status.VERBATIM, quote: str = "The ferry stays.", row: int = 2, **changes: object
) -> Result:
    """Give a finding with plausible evidence; `changes` replace fields of the result."""
    claim = Claim(
        id=f"c-{row:02}",
        quote=quote,
        row=row,
        speaker="Ada Quill",
        outlet="Harbour News",
        title="Council approves plan",
        published="2026-05-12",
        url=URL,
        used_in="https://our-paper.example/ferry",
        extra=(("desk", "local"),),
    )
    result = Result(
        claim_id=claim.id,
        claim=claim,
        run_id=7,
        status=status,
        passes=_DECIDES_NOTHING.get(status, False),
        reason="Every word of the quotation is in the source.",
        flags=(),
        similarity=1.0,
        style=Style.NEWS,
        checker_version="0.1.0",
        extractor_version="1",
        url=URL,
        source_state=SourceState.CAPTURED,
        captured_url=URL,
        captured_at="2026-11-20T14:03:09Z",
        warc_record_id="<urn:uuid:00000000-0000-4000-8000-000000000001>",
        payload_sha256="0123456789abcdef" * 4,
        document_sha256="fedcba9876543210" * 4,
        passages=(),
        differences=(),
        closest=None,
        context=Context(_CLAIMED, _CLAIMED, _UNCLEAR, _UNCLEAR, _NONE),
        elsewhere=(),
        deep_link=None,
        decision=None,
    )
    return replace(result, **changes)  # type: ignore[arg-type]


def absent(state: SourceState | None = None) -> dict[str, object]:
    """Give the fields of a finding that has no passage."""
    fields: dict[str, object] = {"similarity": None, "context": Context(*[_UNCLEAR] * 3, _NONE, _NONE)}
    if state is not None:
        fields |= {"source_state": state, "document_sha256": None}
    return fields


def nine() -> list[Result]:
    """Give one finding or more of each status, failing ones first; invented as all else here."""
    distorted = "We will withdraw the plan before the spring. It will cost 40,000 crowns a year"
    spliced = "The council of Westmere met on Tuesday. The ferry stays."
    reworded = "It belongs to the people that use it each day of the year"
    edited = "It may cost 14,000 crowns a year … nobody [on the council] has yet shown us a better one"
    kind = DifferenceKind
    return [
        finding(
            Status.DISTORTED,
            distorted,
            2,
            reason="A negation is lost and a number is another: the source says “will not withdraw” and “14,000”.",
            similarity=0.8,
            passages=(
                passage("We will not withdraw the plan before the spring"),
                passage("It may cost 14,000 crowns a year"),
            ),
            differences=(
                difference(kind.NEGATION, distorted, "", "not ", "We will ", "The source says “not” here."),
                difference(
                    kind.REPORTING_CLAUSE,
                    distorted,
                    ". ",
                    ",” said Ada Quill, the council’s leader. “",
                    explanation="The words that name the speaker are taken out.",
                ),
                difference(kind.MODALITY, distorted, "will cost", "may cost", explanation="“may” has become “will”."),
                difference(kind.NUMBER, distorted, "40,000", "14,000", explanation="40,000 is not 14,000."),
            ),
            deep_link=f"{URL}#:~:text=We%20will%20not",
            decision=Decision(Ruling.OPEN, "Asked the author on the telephone.", "R. Marl", "2026-11-21T09:00:00Z"),
        ),
        finding(
            Status.MISATTRIBUTED,
            "The tide does not wait for a committee",
            3,
            reason="The words are not in the cited source; they stand in another captured one.",
            elsewhere=(
                Elsewhere(
                    "https://tide-post.example/2026/opinion",
                    "2026-11-20T14:05:00Z",
                    Status.VERBATIM,
                    "The tide does not wait for a committee",
                    120,
                    158,
                ),
            ),
            **absent(),
        ),
        finding(
            Status.NOT_FOUND,
            "We shall sell the ferry to the highest bidder by Christmas",
            4,
            reason="The source was read in full and the words are not in it.",
            closest=Closest("she denied that it would be sold", 400, 432, 0.27),
            **absent(),
        ),
        finding(
            Status.SPLICED,
            spliced,
            5,
            reason="Two parts that stand apart in the source are joined without a mark.",
            passages=(passage("The council of Westmere met on Tuesday."), passage("The ferry stays.")),
            differences=(
                difference(
                    kind.GAP,
                    spliced,
                    " ",
                    PAGE[PAGE.index(" “We will") : PAGE.index("“The ferry") + 1],
                    explanation="Fifty-nine words between the two parts are left out without a mark.",
                ),
            ),
        ),
        finding(
            Status.REWORDED,
            reworded,
            6,
            reason="Two words differ from the source without a mark.",
            similarity=10 / 12,
            flags=("governed: denied that", "edited_since"),
            passages=(
                passage("it belongs to the people who use it every day of the year"),
                passage("The ferry stays.", occurrence=1),
            ),
            differences=(
                difference(kind.EDGE_CASE, reworded, "It", "it belongs"[:2]),
                difference(kind.FUNCTION_WORD, reworded, "that", "who use"[:3], explanation="“who” has become “that”."),
                difference(kind.QUANTIFIER, reworded, "each", "every", explanation="“every” has become “each”."),
            ),
        ),
        finding(
            Status.UNAVAILABLE,
            "The ferry stays.",
            7,
            reason="The source could not be obtained: the server says that the page is gone (404).",
            flags=("seen_once",),
            captured_url=None,
            **absent(SourceState.DEAD),
        ),
        finding(
            Status.UNCHECKED,
            "Nobody asked the people of the harbour.",
            8,
            reason="The claim names no address to check against.",
            url=None,
            captured_url=None,
            captured_at=None,
            warc_record_id=None,
            payload_sha256=None,
            **absent(SourceState.NO_SOURCE),
        ),
        finding(
            Status.EDITED,
            edited,
            9,
            reason="Every difference is marked: an ellipsis and a pair of brackets.",
            passages=(
                passage("It may cost 14,000 crowns a year"),
                passage("nobody has yet shown us a better one", fragment=1),
            ),
            differences=(
                difference(kind.ELLIPSIS, edited, "…", ", and", explanation="“, and” is left out and marked."),
                difference(kind.BRACKET, edited, "[on the council] ", "", "nobody ", "Added in brackets."),
            ),
        ),
        finding(
            Status.VERBATIM,
            "It has always been ours, and it belongs to the people who use it every day of the year.",
            10,
            passages=(
                passage("It has always been ours, and it belongs to the people who use it every day of the year."),
            ),
            deep_link=f"{URL}#:~:text=It%20has%20always",
        ),
    ]


def figures(results: list[Result]) -> Coverage:
    """Count as the verdict stage does."""
    statuses = {status: sum(result.status is status for result in results) for status in Status}
    return Coverage(
        total=len(results),
        passed=sum(result.passes is True for result in results),
        failed=sum(result.passes is False for result in results),
        unavailable=statuses[Status.UNAVAILABLE],
        unchecked=statuses[Status.UNCHECKED],
        statuses=statuses,
    )


RUN = Run(
    run_id=7,
    started_at="2026-11-20T14:03:00Z",
    finished_at="2026-11-20T14:05:30Z",
    claims_path="claims.csv",
    offline=False,
    style=Style.NEWS,
    checker_version="0.1.0",
    extractor_version="1",
    bad_rows=0,
)


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:alert(1)) `code` | cell |\r\n"
    "# heading\n\x1b[31mred\x1b]8;;https://evil.example\x07 \x9b2J \x00 \ud800 \udfff \u202eright to left\u2066 \u2028"
    "=cmd|' /C calc'!A0 {{ 7*7 }} [bold]markup[/bold] :smile: &lt; &copy; \" ' --> ]]> </style></title>"
)
"""What an attacker would put into a claim or a page."""


def hostile() -> Result:
    """Give a finding that holds HOSTILE in every place that takes free text."""
    script = "javascript:alert(document.domain)"
    claim = Claim(
        id=HOSTILE,
        quote=HOSTILE,
        row=99,
        speaker=HOSTILE,
        outlet=HOSTILE,
        title=HOSTILE,
        author=HOSTILE,
        published=HOSTILE,
        url=script,
        archive_url="data:text/html,<script>alert(1)</script>",
        used_in=script,
        skip=HOSTILE,
        note=HOSTILE,
        extra=((HOSTILE, HOSTILE), ("=1+1", "\t@SUM(1)"), ("status", "-2+3")),
    )
    check = ContextCheck(ContextState.CONTRADICTED, HOSTILE)
    size = len(HOSTILE)
    return finding(
        Status.REWORDED,
        claim_id=HOSTILE,
        claim=claim,
        reason=HOSTILE,
        flags=(HOSTILE, f"governed: {HOSTILE}"),
        url=script,
        captured_url='https://evil.example/"><script>alert(1)</script>',
        captured_at=HOSTILE,
        warc_record_id=HOSTILE,
        payload_sha256=HOSTILE,
        document_sha256=HOSTILE,
        passages=tuple(Passage(n, 0, HOSTILE, 500, 500 + size, Role.ASIDE, HOSTILE, HOSTILE) for n in range(8)),
        differences=tuple(
            Difference(DifferenceKind.WORD, HOSTILE, HOSTILE, at, at + 9, 500 + at, 520 + at, HOSTILE)
            for at in range(-5, size + 5, 3)
        ),
        closest=Closest(HOSTILE, 0, size, 0.5),
        context=Context(check, check, check, check, check),
        elsewhere=(Elsewhere(script, HOSTILE, Status.VERBATIM, HOSTILE, 0, size),),
        deep_link=script,
        decision=Decision(Ruling.REJECTED, HOSTILE, HOSTILE, HOSTILE),
    )


def every_kind() -> list[Result]:
    """Give one finding for each kind of difference."""
    quote = "The ferry stays."
    start = PAGE.index("The ferry stays.")
    return [
        finding(
            Status.REWORDED,
            quote,
            row,
            passages=(passage(quote),),
            differences=(Difference(kind, "ferry", "ferry", 4, 9, start + 4, start + 9, f"Explains {kind}."),),
        )
        for row, kind in enumerate(DifferenceKind, start=2)
    ]


def every_state() -> list[Result]:
    """Give one finding for each source state."""
    return [
        finding(Status.UNAVAILABLE, row=row, reason=f"The source is {state}.", **absent(state))
        for row, state in enumerate(SourceState, start=2)
    ]


def assert_streams(reporter: Callable[[Iterator[Result]], Iterator[str]], count: int = 5_000) -> None:
    """Check that a reporter never holds a good part of what it has given or taken."""
    pieces = reporter(finding(row=row) for row in range(2, count + 2))
    gc.collect()
    tracemalloc.start()
    try:
        given = sum(len(piece) for piece in pieces)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert given > 200 * count
    # What remains is garbage that Python collects in its own time: up to 0.6 MB, whatever the count.
    assert peak < 1_000_000 < given


@pytest.fixture
def samples() -> ModuleType:
    """Give this module: tests are imported one by one and cannot import it."""
    return sys.modules[__name__]
