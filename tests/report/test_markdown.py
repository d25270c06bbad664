"""The Markdown report says what the record says, and interprets nothing of it."""

import re

import pytest
from markdown_it import MarkdownIt

from checker.report.markdown import escape, link, markdown_report
from checker.verdict.result import Status


def report(samples, results, **changes):
    return "".join(markdown_report(samples.replace(samples.RUN, **changes), samples.figures(results), results))


def tokens(text):
    flat = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        flat += [token, *(token.children or [])]
    return flat


def test_the_figures_stand_before_the_claims(samples):
    text = report(samples, samples.nine())
    head, claims = text.split("## Claims")
    assert "7 of 9 claims checked: 5 fail, 2 pass." in head
    assert "| Distorted | 1 |" in head
    assert re.findall(r"^### (.*)$", claims, re.M)[:2] == ["Distorted: c-02 (fails)", "Misattributed: c-03 (fails)"]


def test_a_claim_shows_quotation_passage_and_differences(samples):
    text = report(samples, samples.nine())
    assert "> We will withdraw the plan before the spring. It will cost 40,000 crowns a year" in text
    assert "“**We will not withdraw the plan before the spring**,” said Ada Quill" in text
    assert "- number: quotation “40,000”, source “14,000”. 40,000 is not 14,000." in text
    assert "The closest place, which is no finding (27% alike)" in text


@pytest.mark.parametrize(
    "text",
    # One of each kind of thing that CommonMark would interpret.
    [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "---",
        "===",
        "* a",
        "***",
        "```",
        "~~~",
        "| a |",
        "<b>",
        "&copy;",
        "[a](b)",
        "![a](b)",
        "<https://x.example>",
        "`a`",
        "a\n# b",
        "a\n\nb",
        "a\n===",
        "\\# a",
        "    a",
        "_a_",
        "**a**",
    ],
)
def test_escaped_text_is_one_plain_paragraph_with_the_same_words(text):
    kinds = [token.type for token in tokens(escape(text))]
    assert set(kinds) <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    shown = "".join(token.content for token in tokens(escape(text)) if token.type in ("text", "text_special"))
    assert shown == " ".join(text.split())


def test_hostile_text_becomes_neither_html_nor_link_nor_structure(samples):
    text = report(samples, [samples.hostile()], claims_path=samples.HOSTILE)
    text.encode("utf-8")
    assert not set(text) & set("\x1b\x9b\x00\u202e\r")
    found = tokens(text)
    assert not [token for token in found if token.type.startswith(("html", "code_block", "image"))]
    assert not [token for token in found if token.type == "link_open"]
    assert [token.tag for token in found if token.type == "heading_open"] == ["h1", "h2", "h3"]


def test_only_web_addresses_are_links(samples):
    text = report(samples, samples.nine())
    targets = {token.attrs["href"] for token in tokens(text) if token.type == "link_open"}
    assert samples.URL in targets
    assert all(target.startswith("https://") for target in targets)
    assert link("javascript:alert(1)") == "javascript:alert(1)"


def test_a_cut_off_run_and_unusable_rows_are_told(samples):
    text = report(samples, samples.nine(), finished_at=None, bad_rows=1)
    assert "This run has not finished" in text
    assert "1 row of the list could not be used and is not among the claims." in text


def test_what_is_not_shown_is_counted(samples):
    results = samples.nine()
    text = "".join(markdown_report(samples.RUN, samples.figures(results), iter(results[:2])))
    assert "7 more claims are not shown: `checker report --format jsonl`" in text


def test_it_is_given_in_pieces(samples):
    def endless():
        while True:
            yield samples.finding(Status.VERBATIM)

    pieces = markdown_report(samples.RUN, samples.figures(samples.nine()), endless())
    assert sum(len(next(pieces)) for _ in range(100)) > 1_000
