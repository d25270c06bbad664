"""The CSV report opens in a spreadsheet, and runs nothing there."""

import csv
import io
import time

import pytest

from checker.match.passage import Passage
from checker.report.table_csv import CELL_LIMIT, COLUMNS, csv_report


def rows(results, extra_columns=()):
    text = "".join(csv_report(results, extra_columns))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_claim_is_one_row_with_its_evidence(samples):
    results = samples.nine()
    found = rows(results)
    assert [row["claim_id"] for row in found] == [result.claim_id for result in results]
    first = found[0]
    assert list(first) == list(COLUMNS)
    assert first["status"] == "distorted"
    assert first["passes"] == "false"
    assert first["quote"] == results[0].claim.quote
    assert first["passage"] == "We will not withdraw the plan before the spring […] It may cost 14,000 crowns a year"
    assert "number: quotation “40,000”, source “14,000”" in first["differences"]
    assert first["similarity"] == "0.800"
    assert first["ruling"] == "open"
    assert found[1]["elsewhere_url"] == "https://tide-post.example/2026/opinion"
    assert found[5]["passes"] == ""


def test_only_the_deciding_occurrence_is_the_passage(samples):
    reworded = next(row for row in rows(samples.nine()) if row["status"] == "reworded")
    assert reworded["passage"] == "it belongs to the people who use it every day of the year"


def test_columns_of_the_user_s_own_stand_behind_ours_and_hide_none(samples):
    (row,) = rows([samples.hostile()], ["status", "desk"])
    assert row["status"] == "reworded"
    assert row["status (claims.csv)"] == "'-2+3"
    assert row["desk"] == ""
    (row,) = rows([samples.finding()], ["desk"])
    assert row["desk"] == "local"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u00a0=1",
        "＝1",
        "－1+1",
        "\ufeff=1",
        "\n=1",
        "\tx",
        "\rx",
    ],
)
def test_a_cell_that_would_be_a_formula_is_escaped(samples, cell):
    (row,) = rows([samples.finding(quote=cell)])
    assert row["quote"].lstrip(" \u00a0\ufeff")[0] == "'"


@pytest.mark.parametrize("cell", ["x;=1+1", "x; =1+1", "x\t@SUM(1)", "x\n+1+1", "x\r\n-1+1"])
def test_a_formula_is_escaped_where_a_careless_reader_sees_a_cell_begin(samples, cell):
    (row,) = rows([samples.finding(quote=cell)])
    assert "'" in row["quote"]


@pytest.mark.parametrize("cell", ["-5", "-5.25", "12", "a - b", "1+1=2", "a@b.example", "“=”", "and - he said - no"])
def test_numbers_and_honest_text_stay_as_they_are(samples, cell):
    (row,) = rows([samples.finding(quote=cell)])
    assert row["quote"] == cell


def test_a_cell_never_outgrows_what_excel_holds(samples):
    for quote in ("x" * 50_000, "\n=" * 25_000):
        (row,) = rows([samples.finding(quote=quote)])
        assert CELL_LIMIT < len(row["quote"]) < 32_767
        assert row["quote"].endswith("checker report --format jsonl)")


def test_a_cell_of_line_breaks_takes_no_long_time(samples):
    quote = "\n" * CELL_LIMIT + "x"
    began = time.perf_counter()
    list(csv_report([samples.finding(quote=quote)]))
    assert time.perf_counter() - began < 1


def test_a_hostile_record_can_be_written_and_read(samples):
    text = "".join(csv_report([samples.hostile()], ["=1+1", samples.HOSTILE]))
    text.encode("utf-8")
    assert not set(text) & set("\x1b\x9b\x00\u202e\r")
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert len(found) == 2
    assert len(found[0]) == len(found[1]) == len(COLUMNS) + 2
    assert found[0][-2] == "'=1+1"


def test_memory_stays_flat_over_thousands_of_claims(samples):
    samples.assert_streams(csv_report)


def test_a_passage_without_differences_leaves_the_cell_empty(samples):
    place = Passage(0, 0, "The ferry stays.", 0, 16, samples.Role.CAPTION, "", "")
    (row,) = rows([samples.finding(passages=(place,))])
    assert row["differences"] == ""
    assert row["block"] == "caption"
