"""Each status, end to end: claims and pages in, records out, over a real HTTP server on loopback."""

import json
from pathlib import Path

import pytest
from made_up_web import records_of_run

from checker.verdict.result import Status

SCENARIOS = Path(__file__).parent / "scenarios"


@pytest.mark.parametrize("status", list(Status))
def test_scenario_gives_the_expected_records(status, tmp_path):
    """Every field that a scenario's expected.json names holds in the record."""
    folder = SCENARIOS / status
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    records = records_of_run(folder, tmp_path)
    assert records.keys() == expected.keys()
    assert any(record["status"] == status for record in records.values())
    wrong = [problem for claim_id in expected for problem in differing(claim_id, records[claim_id], expected[claim_id])]
    assert not wrong, "\n".join(wrong)


def differing(claim_id, record, expected):
    """Say which expected fields a record does not have."""
    for field, wanted in expected.items():
        found = record[field]
        if field == "passages":
            found = [passage for passage in found if passage["occurrence"] == 0]
        if isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
            found = [
                {key: item.get(key) for key in keys}
                for item, keys in zip(found, [list(each) for each in wanted] + [["kind"]] * len(found), strict=False)
            ]
        if found != wanted:
            yield f"{claim_id}: {field} is {found!r}, expected {wanted!r}"
