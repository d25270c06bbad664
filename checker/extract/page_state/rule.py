"""The rule: one kind of evidence, and the state that it speaks for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.extract.page_state.page import Page
from checker.extract.source_state import SourceState, StateReading


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table of states."""

    name: str
    """As docs/source-states.md calls it."""
    state: SourceState
    sees: Callable[[Page], str | None]
    """Give what is seen, as the end of a sentence that begins with "the source"; None where the rule does not hold."""
    source: str
    """Where the rule comes from."""


def first_that_holds(rules: Iterable[Rule], page: Page) -> StateReading | None:
    """Give the state of the first rule that holds, with what it saw."""
    for rule in rules:
        evidence = rule.sees(page)
        if evidence is not None:
            return StateReading(rule.state, evidence)
    return None
