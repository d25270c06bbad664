"""The record: exactly the fields of the contract, plain values only."""

import json
from dataclasses import replace

import pytest

import checker
from checker.claims.claim import Claim
from checker.verdict.result import Context, Elsewhere, Ruling, Status, Style

# The contract in DESIGN.md ("Result record"), field by field.
FIELDS = """
    claim_id claim run_id status passes reason flags
    similarity style checker_version extractor_version
    url source_state captured_url captured_at warc_record_id payload_sha256
    document_sha256 passages differences closest context elsewhere deep_link decision
""".split()
INNER = {
    "passages": "occurrence fragment text start end block prefix suffix".split(),
    "differences": "kind quote_text source_text quote_start quote_end source_start source_end explanation".split(),
    "closest": "text start end similarity".split(),
    "context": "speaker direct_speech outlet published title".split(),
    "elsewhere": "url captured_at status text start end".split(),
    "decision": "ruling reason reviewer decided_at".split(),
}
CLAIM_COLUMNS = "id quote kind speaker outlet title author published url archive_url used_in skip note".split()
TEXT = "Last night the kettle sang for ten hours. Nobody slept."


@pytest.fixture
def found():
    return checker.check("the kettle sang for 12 hours", TEXT)


def test_a_record_has_exactly_the_fields_of_the_contract(found):
    assert list(found.to_dict()) == FIELDS


def test_an_empty_record_has_them_too():
    record = checker.check("nothing of the sort was ever written here", TEXT).to_dict()
    assert set(record) == set(FIELDS)
    assert record["deep_link"] is None
    assert record["passages"] == []


def test_what_is_inside_a_record_has_exactly_the_fields_of_the_contract(found):
    missing = checker.check("the kettle sank for two days, he said", TEXT)
    full = replace(
        found,
        closest=missing.closest,
        elsewhere=(Elsewhere("http://a.example/", "2025-01-01T00:00:00Z", Status.EDITED, "x", 0, 1),),
        decision=checker.verdict.result.Decision(Ruling.ACCEPTED, "seen", "A. Spoon", "2025-01-01T00:00:00Z"),
    ).to_dict()
    for field, names in INNER.items():
        value = full[field][0] if isinstance(full[field], list) else full[field]
        assert set(value) == set(names), field
    assert all(set(check) == {"state", "evidence"} for check in full["context"].values())
    assert full["closest"] is not None


def test_the_claim_in_a_record_has_every_column_and_the_row(found):
    assert set(found.to_dict()["claim"]) == {*CLAIM_COLUMNS, "row"}


def test_columns_of_the_users_own_are_shown_and_never_hide_ours(found):
    extra = (("desk", "night"), ("quote", "another"), ("row", "99"), ("id", "x"), ("", "unnamed"))
    claim = replace(found, claim=replace(found.claim, extra=extra)).to_dict()["claim"]
    assert claim["desk"] == "night"
    assert claim[""] == "unnamed"
    assert (claim["quote"], claim["row"], claim["id"]) == ("the kettle sang for 12 hours", 1, found.claim_id)
    assert "extra" not in claim


def test_a_column_named_extra_is_the_users_own(found):
    assert replace(found, claim=replace(found.claim, extra=(("extra", "x"),))).to_dict()["claim"]["extra"] == "x"


def test_a_record_is_plain_and_goes_through_json_unchanged(found):
    record = found.to_dict()
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert type(record["status"]) is str
    assert type(record["differences"][0]["kind"]) is str


def test_a_record_of_a_text_that_no_encoding_holds_can_still_be_written():
    record = checker.check("the kettle \ud83d sang", "So the kettle \ud83d sang on.").to_dict()
    json.dumps(record).encode()


def test_every_offset_in_a_record_counts_characters_of_the_text_or_of_the_quotation():
    text = "😀 Ätsch: " + TEXT
    record = checker.check("“the kettle sang for 12 hours”", text).to_dict()
    quote = record["claim"]["quote"]
    assert quote == "the kettle sang for 12 hours"
    assert record["passages"]
    assert record["differences"]
    for passage in record["passages"]:
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert text[: passage["start"]].endswith(passage["prefix"])
        assert text[passage["end"] :].startswith(passage["suffix"])
    for each in record["differences"]:
        assert quote[each["quote_start"] : each["quote_end"]] == each["quote_text"]
        assert text[each["source_start"] : each["source_end"]] == each["source_text"]


def test_similarity_is_the_share_of_words_that_stand_unchanged(found):
    assert found.similarity == pytest.approx(5 / 6, abs=1e-4)
    assert checker.check("the kettle sang", TEXT).similarity == 1


def test_what_a_claim_says_of_its_context_is_unclear_and_what_it_does_not_say_is_not_claimed():
    record = checker.check("the kettle sang", TEXT, speaker="A. Spoon").to_dict()["context"]
    states = {name: check["state"] for name, check in record.items()}
    rest = dict.fromkeys(("outlet", "published", "title"), "not_claimed")
    assert states == {"speaker": "unclear", "direct_speech": "unclear", **rest}
    assert set(Context.__dataclass_fields__) == set(states)


def test_every_status_and_style_is_one_that_the_design_names():
    names = "verbatim edited reworded spliced distorted misattributed not_found unavailable unchecked"
    assert list(Status) == names.split()
    assert list(Style) == ["news", "strict"]
    assert list(Ruling) == ["confirmed", "corrected", "accepted", "rejected", "open"]


def test_a_claim_has_no_column_that_the_record_does_not_show():
    assert set(Claim.__dataclass_fields__) == {*CLAIM_COLUMNS, "row", "extra"}
