"""The terminal reports fit their terminal and obey nobody but us."""

import re

import pytest
from rich.cells import cell_len

from checker.report.terminal import terminal_report
from checker.report.terminal_claim import terminal_claim

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def report(samples, results, width=80, color=False, limit=50, **changes):
    run = samples.replace(samples.RUN, **changes)
    return terminal_report(run, samples.figures(results), results, width, color, limit)


def test_figures_come_first_then_what_fails_then_what_is_open_then_what_passes(samples):
    results = samples.nine()
    text = report(samples, results[::-1])
    places = [text.index(words) for words in ("7 of 9 claims checked", "\nFail\n", "\nNot checked\n", "\nPass\n")]
    assert places == sorted(places)
    assert (
        text.index("c-06")
        < text.index("\nNot checked\n")
        < text.index("c-07")
        < text.index("\nPass\n")
        < text.index("c-09")
    )
    assert text.index("c-06") < text.index("c-02"), "within a group the order given is kept"


def test_the_bars_are_in_proportion_and_none_that_occurs_is_invisible(samples):
    results = [samples.finding()] * 60 + [samples.nine()[0]]
    lines = report(samples, results).splitlines()
    bars = {line.split()[0]: line.count("█") for line in lines if "█" in line}
    assert bars == {"Distorted": 1, "Verbatim": 30}


@pytest.mark.parametrize("width", [40, 80, 132])
def test_no_line_is_wider_than_the_terminal(samples, width):
    for result in [*samples.nine(), samples.hostile(), samples.finding(quote="x" * 5_000)]:
        for text in (report(samples, [result], width), terminal_claim(result, width, color=False)):
            assert max(cell_len(line) for line in text.splitlines()) <= width


def test_at_80_columns_a_reason_is_wrapped_and_whole(samples):
    text = " ".join(report(samples, samples.nine()).split())
    assert "A negation is lost and a number is another: the source says “will not withdraw” and “14,000”." in text


def test_claims_over_the_limit_are_counted_with_the_way_to_see_them(samples):
    text = report(samples, samples.nine(), limit=4)
    assert "5 of 9 claims are not shown here. All of them: checker report --format jsonl" in text
    assert "c-05" in text
    assert "c-06" not in text


def test_it_takes_no_more_results_than_it_shows(samples):
    def endless():
        while True:
            yield samples.finding()

    assert "Verbatim" in terminal_report(samples.RUN, samples.figures(samples.nine()), endless(), 80, False, 3)


def test_colour_adds_styles_and_nothing_else(samples):
    for result in samples.nine():
        plain, colored = terminal_claim(result, 80, color=False), terminal_claim(result, 80, color=True)
        assert "\x1b[" not in plain
        assert "\x1b[" in colored
        assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()
    plain, colored = report(samples, samples.nine()), report(samples, samples.nine(), color=True)
    assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()


@pytest.mark.parametrize("color", [True, False])
def test_hostile_text_never_acts_on_the_terminal(samples, color):
    bad = samples.hostile()
    for text in (report(samples, [bad], color=color, claims_path=samples.HOSTILE), terminal_claim(bad, 80, color)):
        text.encode("utf-8")
        assert not set(ANSI.sub("", text)) & set("\x1b\x9b\x00\x07\r\u202e\u2066\u2028")
        flat = " ".join(ANSI.sub("", text).split())
        assert "[bold]markup[/bold]" in flat, "rich markup in data is text"
        assert ":smile:" in flat, "emoji codes in data are text"
        assert "\x1b[31m" not in text, "the claim's own colour is not obeyed"


def test_the_environment_changes_nothing(samples, monkeypatch):
    def both():
        return [report(samples, samples.nine(), 132, color) for color in (False, True)]

    before = both()
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "33", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
        assert both() == before


def test_the_evidence_of_a_claim_is_complete(samples):
    results = samples.nine()
    text = " ".join(terminal_claim(results[0], 100, color=False).split())
    for words in (
        "Distorted (fails) c-02 row 2",
        "We will ‸withdraw the plan before the spring.",
        "“We will not withdraw the plan before the spring,” said Ada Quill",
        "negation: only the source has “not” The source says “not” here.",
        "number: quotation “40,000”, source “14,000” 40,000 is not 14,000.",
        "Captured: the page was obtained and read in full.",
        "2026-11-20T14:03:09Z",
        results[0].url,
        results[0].payload_sha256,
        results[0].document_sha256,
        results[0].warc_record_id,
        results[0].deep_link,
        "confirmed: “said Ada Quill",
        "open by R. Marl, 2026-11-21 09:00 UTC: Asked the author on the telephone.",
        "desk local",
    ):
        assert words in text
    assert "Elsewhere, where it would be verbatim" in terminal_claim(results[1], 80, color=False)
    assert "Closest place, which is no finding (27% alike)" in terminal_claim(results[2], 80, color=False)
    assert "Also in this source, in the body" in terminal_claim(results[4], 80, color=False)


def test_a_very_long_quotation_is_shortened_and_says_so(samples):
    text = terminal_claim(samples.finding(quote="word " * 10_000), 80, color=False)
    assert len(text) < 10_000
    assert "characters not shown" in text


def test_an_empty_run_is_told(samples):
    assert "No claim was there to be checked." in report(samples, [])
    only_open = [result for result in samples.nine() if result.passes is None]
    assert "Nothing was checked: this run says nothing about any claim." in report(samples, only_open)
