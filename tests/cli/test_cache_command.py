"""`checker cache`, as a user runs it."""

import json
from zipfile import ZipFile

import pytest


@pytest.fixture
def verified(checker, captured):
    """A folder in which a run was recorded."""
    checker("verify", "--offline")
    return captured


def test_a_cache_that_is_whole_is_told_so(checker, captured):
    ended = checker("cache", "verify")
    assert (ended.code, ended.err) == (0, "")
    assert "all as they were written" in ended.out
    assert "2 captures" in ended.out


def test_a_fault_is_told_with_file_and_byte_and_the_code_says_so(checker, captured):
    (path,) = (captured / "cache").iterdir()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x55
    path.write_bytes(data)
    ended = checker("cache", "verify")
    assert ended.code == 1
    assert f"cache/{path.name}: at byte " in ended.out
    assert ended.out.endswith(" 1 capture, 1 of them usable: 1 fault\n")


def test_files_that_are_not_compressed_are_told(checker, captured):
    (captured / "cache" / "a.warc").write_bytes(b"WARC/1.0")
    ended = checker("cache", "verify")
    assert ended.code == 0
    assert ended.out.startswith("cache/a.warc: only *.warc.gz is read")


def test_a_cache_that_is_not_there_cannot_be_used(checker, tmp_path):
    ended = checker("cache", "verify", "--cache", "missing")
    assert (ended.code, ended.out) == (2, "")
    assert "missing: holds no file of captures" in ended.err


def test_a_claim_is_packed_with_its_captures_and_its_record(checker, verified):
    ended = checker("cache", "export", "--claim", "dropped")
    assert ended.code == 0, ended.err
    assert ended.out == "claim-dropped.wacz: 1 capture\n"
    with ZipFile(verified / "claim-dropped.wacz") as archive:
        (record,) = map(json.loads, archive.read("checker/results.jsonl").splitlines())
        manifest = json.loads(archive.read("datapackage.json"))
        _, page = map(json.loads, archive.read("pages/pages.jsonl").splitlines())
    assert (record["claim_id"], record["status"]) == ("dropped", "distorted")
    assert page["url"] == manifest["mainPageUrl"] == "http://sandwick-times.example/oven"
    assert page["title"] == "Bakers of Sandwick test a new oven"
    assert page["id"] == record["warc_record_id"].strip("<>")
    again = checker("cache", "export", "--claim", "dropped", "--output", "again.wacz")
    assert again.code == 0
    assert (verified / "again.wacz").read_bytes() == (verified / "claim-dropped.wacz").read_bytes()


def test_what_cannot_be_packed_is_told_and_leaves_no_file(checker, verified):
    assert "no finding for a claim" in checker("cache", "export", "--claim", "unknown").err
    assert ".wacz" in checker("cache", "export", "--claim", "true", "--output", "x.zip").err
    missing = checker("cache", "export", "--claim", "true", "--cache", "elsewhere")
    assert (missing.code, missing.out) == (2, "")
    assert "holds no capture of the sources" in missing.err
    assert not list(verified.glob("*.wacz"))
