"""The JSON lines are the record, whatever it holds."""

import json

from checker.report.jsonl import jsonl


def test_a_line_is_exactly_the_record(samples):
    for result in [*samples.nine(), *samples.every_kind(), *samples.every_state()]:
        (line,) = jsonl([result])
        assert json.loads(line) == result.to_dict()


def test_a_hostile_record_is_one_encodable_line_that_reads_back_unchanged(samples):
    (line,) = jsonl([samples.hostile()])
    assert line.encode("utf-8").decode("utf-8").splitlines(keepends=True) == [line]
    assert json.loads(line) == samples.hostile().to_dict()
    assert not set(line) & set("\x1b\x9b\x00\u202e\u2066")


def test_people_can_read_other_letters_than_ascii(samples):
    (line,) = jsonl([samples.finding(quote="“Grüße”, المعبر 🚢")])
    assert "“Grüße”, المعبر 🚢" in line


def test_the_same_result_gives_the_same_line(samples):
    assert list(jsonl(samples.nine())) == list(jsonl(samples.nine()))


def test_memory_stays_flat_over_thousands_of_claims(samples):
    samples.assert_streams(jsonl)
