"""What a made-up page amounts to."""

from collections.abc import Callable

import pytest

from checker.extract.read import read
from checker.extract.source_state import StateReading
from checker.extract.state import source_state


@pytest.fixture
def state_of(captured) -> Callable[..., StateReading]:
    """Read markup as a page that was captured as given, and give what it amounts to."""

    def state(markup: str, **given) -> StateReading:
        body = markup.encode()
        capture = captured(**given)
        return source_state(capture, read(body, "text/html; charset=utf-8", capture.captured_url), body)

    return state
