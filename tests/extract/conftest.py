"""Pages and captures for the reading stage. Every page, name and address is invented."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from checker.capture.capture import Capture, Outcome
from checker.extract.document import Document
from checker.extract.read import read

URL = "http://tea.example/news/kettle"


@pytest.fixture
def page() -> Callable[[str], Document]:
    """Read markup as a page in UTF-8."""
    return lambda markup: read(markup.encode(), "text/html; charset=utf-8")


@pytest.fixture
def captured() -> Callable[..., Capture]:
    """Make a capture that is complete and answered with 200, but for what is given."""

    def make(**given) -> Capture:
        given.setdefault("captured_url", given.get("cited_url", URL))
        return Capture(
            **{
                "cited_url": URL,
                "captured_at": datetime(2025, 3, 4, tzinfo=UTC),
                "outcome": Outcome.COMPLETE,
                "detail": "",
                "redirects": (),
                "http_status": 200,
                "headers": (("content-type", "text/html"),),
                "warc_record_id": "<urn:uuid:1>",
                "payload_sha256": "0" * 64,
                **given,
            }
        )

    return make
