"""`checker verify` over captures of several days: when a dead source is dead for good."""

from datetime import UTC, datetime

from checker.capture.body import Body
from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.exchange import Exchange, Fetched

HOST = "http://sandwick-times.example/"
WHOLE = "<article><p>This page is invented for a test.</p>" + "".join(
    f"<p>In week {week} the masons laid another ring of brick, and went home before dark, as the yard has no lamp.</p>"
    for week in range(12)
)


SEEN = {
    "once": ([(404, 1)], "dead", ["seen_once"]),
    "one-day": ([(404, 1), (404, 1), (404, 1)], "dead", ["seen_once"]),
    "two-days": ([(404, 1), (410, 3)], "dead", ["seen_once"]),
    "busy": ([(404, 1), (503, 2), (404, 3)], "dead", ["seen_once"]),
    "gone": ([(404, 1), (404, 2), (404, 3)], "dead", []),
    "long-gone": ([(404, 1), (503, 2), (410, 3), (404, 9)], "dead", []),
    "back": ([(404, 1), (404, 2), (404, 3), (200, 4)], "captured", []),
}
"""What was seen of each page, as (status, day); a status of 200 shows the page."""


def answer(url, status, day):
    """Make a capture as the fetch of that day would have been."""
    began = datetime(2026, 1, day, 12, tzinfo=UTC)
    body = WHOLE.encode() if status == 200 else b"Gone. This answer is invented for a test."
    html = ((b"Content-Type", b"text/html"),)
    exchange = Exchange(url, began, None, b"/", (), b"HTTP/1.1", status, b"", html, Body(body), Outcome.COMPLETE)
    return Fetched(url, (exchange,), began, Outcome.COMPLETE, "")


def test_a_source_that_was_dead_on_three_days_is_dead_without_a_flag(checker, tmp_path):
    with Cache.open(tmp_path / "cache") as cache:
        for name, (seen, _, _) in SEEN.items():
            for status, day in seen:
                cache.write(answer(HOST + name, status, day))
    rows = "".join(f"{name},the oven will not burn a loaf,{HOST}{name}\n" for name in SEEN)
    (tmp_path / "claims.csv").write_text(f"id,quote,url\n{rows}", encoding="utf-8")
    records = checker("verify", "--offline", "--format", "jsonl").records
    assert {record["claim_id"]: (record["source_state"], record["flags"]) for record in records} == {
        name: (state, flags) for name, (_, state, flags) in SEEN.items()
    }
    reasons = {record["claim_id"]: record["reason"] for record in records}
    assert reasons["long-gone"] == "The source answered with HTTP 404 on 3 separate days."
    assert reasons["busy"] == "The source answered with HTTP 404."
