"""Claims, evidence and results for the verdict stage. Everything in them is invented."""

from collections.abc import Callable

import pytest

from checker.claims.claim import Claim
from checker.extract.document import Role
from checker.extract.source_state import SourceState, StateReading
from checker.match.passage import Difference, Occurrence, Passage
from checker.match.wording import explain
from checker.verdict.decide import Evidence

URL = "http://tea.example/kettle"


def difference(kind, quote_text="one", source_text="two") -> Difference:
    """Make a difference of this kind."""
    return Difference(kind, quote_text, source_text, 0, 3, 10, 13, explain(kind, quote_text, source_text))


@pytest.fixture
def occurrence() -> Callable[..., Occurrence]:
    """Make an occurrence with differences of these kinds."""

    def make(*kinds, block=Role.BODY, governed_by=None) -> Occurrence:
        passage = Passage(0, 0, "the kettle sang", 10, 25, block, "so ", " again")
        return Occurrence((passage,), tuple(difference(kind) for kind in kinds), 1.0, governed_by)

    return make


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    """Make evidence in which a source was read in full and nothing was found, but for what is given."""

    def make(**given) -> Evidence:
        state = given.pop("state", SourceState.CAPTURED)
        if isinstance(state, SourceState):
            state = StateReading(state, "was read in full")
        return Evidence(
            **{
                "claim": Claim("k", "the kettle sang", 2, url=URL),
                "state": state,
                "occurrence": None,
                "closest": None,
                "elsewhere": (),
                "quote_words": 6,
                "translated_from": None,
                "history": None,
                **given,
            }
        )

    return make


@pytest.fixture
def assert_plain() -> Callable[[str], None]:
    """Check that a reason is one plain paragraph."""

    def check(reason: str) -> None:
        assert reason.isprintable()
        assert reason == reason.strip()
        assert reason[0].isupper()
        assert reason.endswith(".")
        assert not reason.endswith("..")
        assert "None" not in reason
        assert "{" not in reason

    return check
