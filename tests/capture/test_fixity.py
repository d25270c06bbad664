"""`check_cache`: what was changed, lost or torn is told, with its file and its place."""

import gzip
import io
import os
from base64 import b32encode
from datetime import timedelta
from hashlib import sha1
from pathlib import Path

import pytest
from capture.test_cache import BEGAN, fetched, unanswered, written
from capture.test_understood import HEAD, concluded, record, response

from checker.capture import fixity
from checker.capture.cache import Cache
from checker.capture.exchange import Fetched
from checker.capture.fixity import check_cache
from checker.capture.gzip_members import members
from checker.errors import CacheError

URL = "http://a.example/"
BODY = b"<p>Invented for a test; it does not change.</p>"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A page, the page again unchanged, and a source that did not answer."""
    with Cache.open(tmp_path, file_name="z.warc.gz") as opened:
        opened.write(fetched(URL, BODY))
    with Cache.open(tmp_path, file_name="a.warc.gz") as opened:
        opened.write(fetched(URL, BODY, began_at=BEGAN + timedelta(days=1)))
        opened.write(unanswered("http://b.example/"))
    return tmp_path


def changed(path: Path, old: bytes, new: bytes) -> None:
    """Change something as one who means it: the checksums of gzip are right."""
    data = path.read_bytes()
    found = list(members(io.BytesIO(data), 0))
    texts = [gzip.decompress(data[member.offset : member.end]) for member in found]
    assert any(old in text for text in texts)
    path.write_bytes(b"".join(gzip.compress(text.replace(old, new), mtime=0) for text in texts))


def test_a_cache_as_it_was_written_has_no_fault(folder):
    checked = check_cache(folder)
    assert checked.faults == []
    assert (checked.files, checked.records, checked.captures) == (2, 9, 3)


def test_no_cache_and_an_empty_one_hold_nothing(tmp_path):
    for each in (tmp_path, tmp_path / "missing"):
        assert check_cache(each).files == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("z", b"Invented", b"Exchangd", "payload that does not fit its digest"),
        ("z", b"text/html", b"text/text", "block that does not fit its digest"),
        ("z", b"User-Agent: test", b"User-Agent: best", "block that does not fit its digest"),
        ("a", b"does not resolve", b"does now resolve", "block that does not fit its digest"),
        ("z", b"sha256:", b"sha999:", "digest that cannot be checked"),
        ("z", b"\r\n\r\nHTTP/1.1", b"\r\n\r\n HTTP/1.1", "not as long as it says"),
        ("a", b"WARC-Refers-To-Date: 2026-11-22", b"WARC-Refers-To-Date: 2026-11-21", "another warc-date"),
        ("z", b"HTTP/1.1 200", b"XXXX/1.1 200", "no HTTP/1 response"),
        ("z", b"WARC/1.1", b"WORC/1.1", "no WARC record"),
    ],
)
def test_what_was_changed_is_told_with_its_place(folder, file, old, new, told):
    path = folder / f"{file}.warc.gz"
    changed(path, old, new)
    offsets = {member.offset for member in members(io.BytesIO(path.read_bytes()), 0)}
    faults = [fault for fault in check_cache(folder).faults if told in fault.problem]
    assert faults
    assert all(fault.path == path and fault.offset in offsets for fault in faults)


def test_a_byte_changed_anywhere_is_told(folder):
    path = folder / "z.warc.gz"
    data = path.read_bytes()
    starts = {member.offset for member in members(io.BytesIO(data), 0)}
    untold = []
    for place in range(0, len(data), 7):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        checked = check_cache(folder)
        if not checked.faults:
            untold.append(place - max(start for start in starts if start <= place))
    # Bytes 4 to 9 of a gzip header are its time, its kind and its system: no part of what was captured.
    assert set(untold) <= {4, 5, 6, 7, 8, 9}


def test_a_torn_tail_is_told_and_so_is_what_becomes_of_it(folder):
    path = folder / "z.warc.gz"
    path.write_bytes(path.read_bytes()[:-3])
    told = [str(fault) for fault in check_cache(folder).faults]
    assert any("the file ends in the middle of a record" in line and "z.warc.gz: at byte" in line for line in told)


def test_a_revisit_whose_body_is_lost_is_told(folder):
    (folder / "z.warc.gz").unlink()
    (fault,) = check_cache(folder).faults
    assert fault.path.name == "a.warc.gz"
    assert "its body is lost" in fault.problem


def test_a_capture_that_the_index_cannot_find_is_told(folder):
    path = folder / "z.warc.gz"
    data = path.read_bytes()
    *others, last = members(io.BytesIO(data), 0)
    response = others[1]
    path.write_bytes(data[: response.offset] + data[response.end :])
    assert any("its response is not before it" in fault.problem for fault in check_cache(folder).faults)
    assert last.end == len(data)


def test_two_records_of_one_name_are_told_and_a_copy_of_a_file_is_not(folder):
    (folder / "copy.warc.gz").write_bytes((folder / "z.warc.gz").read_bytes())
    assert check_cache(folder).faults == []
    with Cache.open(folder, file_name="other.warc.gz") as opened:
        other = opened.write(fetched(URL, b"<p>Another.</p>"))
    first = next(each for each in Cache.open(folder).captures(URL) if each != other)
    changed(folder / "other.warc.gz", other.warc_record_id.encode(), first.warc_record_id.encode())
    assert any("another record has the same id" in fault.problem for fault in check_cache(folder).faults)


def test_an_empty_file_is_told(folder):
    (folder / "empty.warc.gz").write_bytes(b"")
    (fault,) = check_cache(folder).faults
    assert (fault.path.name, fault.offset) == ("empty.warc.gz", 0)
    assert "is empty" in fault.problem


def chain(url: str = URL) -> Fetched:
    moved = fetched(url, b"", status=302, headers=((b"Location", b"/end"),)).exchanges
    last = fetched(f"{url}end", BODY)
    return Fetched(url, (*moved, *last.exchanges), BEGAN, last.outcome, "")


def test_a_file_that_was_cut_between_two_records_of_a_capture_is_told(tmp_path):
    path = written(tmp_path, fetched(URL, BODY), chain("http://b.example/"))
    data = path.read_bytes()
    found = list(members(io.BytesIO(data), 0))
    begin = found[4].offset
    for cut in (member.offset for member in found[5:]):
        path.write_bytes(data[:cut])
        (fault,) = check_cache(tmp_path).faults
        assert fault.offset == begin
        assert "has no end" in fault.problem
        assert check_cache(tmp_path).captures == 1
    path.write_bytes(data[:begin])  # a whole capture that is not there leaves no trace
    assert check_cache(tmp_path).faults == []


def test_a_metadata_record_that_was_taken_out_is_told(tmp_path):
    path = written(tmp_path, fetched(URL, BODY), chain("http://b.example/"), unanswered("http://c.example/"))
    data = path.read_bytes()
    found = list(members(io.BytesIO(data), 40))
    for member in [each for each in found if b"WARC-Type: metadata" in each.beginning][:2]:
        path.write_bytes(data[: member.offset] + data[member.end :])
        (fault,) = check_cache(tmp_path).faults
        assert "has no end" in fault.problem
        assert fault.offset < member.offset
        assert check_cache(tmp_path).captures == 2


def test_another_programs_answers_have_no_end_and_that_is_no_fault(tmp_path):
    path = written(tmp_path, fetched(URL, BODY))
    foreign = record(b"warcinfo", b"software: another/1.0\r\n") + response(HEAD + BODY)
    path.write_bytes(path.read_bytes() + foreign)
    assert check_cache(tmp_path).faults == []


PROFILE = b"http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


def revisit(name: bytes, of: bytes) -> bytes:
    """A capture that says to have the body of another; the metadata record is taken from one that is whole."""
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    fields = [b"WARC-Target-URI: http://f.example/", b"WARC-Record-ID: <urn:%s>" % name]
    fields += [b"WARC-Profile: " + PROFILE, b"WARC-Refers-To: <urn:%s>" % of]
    metadata = concluded(head)[len(response(head, b"WARC-Record-ID: <urn:f>")) :]
    text = gzip.decompress(metadata).replace(b"<urn:f>", b"<urn:%s>" % name).replace(b"<urn:m>", b"<urn:m%s>" % name)
    return record(b"revisit", head, *fields) + gzip.compress(text)


@pytest.mark.parametrize(
    ("data", "count"),
    [(revisit(b"a", b"a"), 1), (revisit(b"a", b"b") + revisit(b"b", b"a"), 2)],
    ids=["itself", "each other"],
)
def test_revisits_that_lead_to_no_body_are_told(folder, data, count):
    (folder / "r.warc.gz").write_bytes(data)
    checked = check_cache(folder)
    assert len(checked.faults) == count
    assert all("is a revisit and holds no body" in fault.problem for fault in checked.faults)
    assert (checked.captures, checked.usable) == (3 + count, 3)
    opened = Cache.open(folder)
    assert len(opened.warnings) == count
    for capture in opened.captures("http://f.example/"):
        with pytest.raises(CacheError, match="is not in the cache"):
            opened.body(capture)
        assert opened.original(capture) is None


def test_two_records_of_one_name_are_told_without_digests_too(tmp_path):
    path = tmp_path / "x.warc.gz"
    path.write_bytes(concluded(HEAD + b"one") + concluded(HEAD + b"two"))
    assert [fault.problem for fault in check_cache(tmp_path).faults] == ["another record has the same id <urn:f>"]
    path.write_bytes(concluded(HEAD + b"one") * 2)
    assert check_cache(tmp_path).faults == []


def test_an_unchanged_page_whose_original_is_no_capture_any_more_is_told(folder):
    path = folder / "z.warc.gz"
    data = bytearray(path.read_bytes())
    *_, request, _ = members(io.BytesIO(bytes(data)), 0)
    data[request.offset + 40] ^= 0x55
    path.write_bytes(data)
    faults = check_cache(folder).faults
    assert [fault.path.name for fault in faults] == ["z.warc.gz", "a.warc.gz"]
    assert "are passed over" in faults[0].problem
    assert "the body of the unchanged page" in faults[1].problem


def test_what_can_be_used_beside_a_fault_is_counted(folder):
    (folder / "z.warc.gz").unlink()
    checked = check_cache(folder)
    assert (checked.captures, checked.usable) == (2, 1)  # the page that was seen unchanged has lost its body


def test_records_of_other_programs_are_checked_by_the_digests_that_they_have(tmp_path):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    payload_digest = b32encode(sha1(BODY).digest()).decode()
    block_digest = sha1(head + BODY).hexdigest()
    lines = [
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {URL}",
        f"WARC-Payload-Digest: sha1:{payload_digest}",
        f"WARC-Block-Digest: sha1:{block_digest}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(head + BODY)}",
    ]
    record = "\r\n".join([*lines, "", ""]).encode() + head + BODY + b"\r\n\r\n"
    without_digests = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"
    path = tmp_path / "x.warc.gz"
    path.write_bytes(gzip.compress(record) + gzip.compress(without_digests))
    assert check_cache(tmp_path).faults == []
    changed(path, b"Invented", b"Exchangd")
    assert [fault.problem.split("a ")[-1][:7] for fault in check_cache(tmp_path).faults] == ["block t", "payload"]


def test_a_record_that_checker_would_not_write_is_told_and_not_taken_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(fixity, "_LIMIT_RECORD_BYTES", 100_000)
    text = b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 200000\r\n\r\n" + bytes(200_000) + b"\r\n\r\n"
    (tmp_path / "x.warc.gz").write_bytes(gzip.compress(text))
    (fault,) = check_cache(tmp_path).faults
    assert "larger than" in fault.problem


def test_what_cannot_be_read_at_all_is_an_error(tmp_path):
    (tmp_path / "x.warc.gz").write_bytes(b"")
    with pytest.raises(CacheError, match=r"x\.warc\.gz"):
        check_cache(tmp_path / "x.warc.gz")


def test_what_is_no_file_is_told_and_not_waited_for(folder):
    (folder / "d.warc.gz").mkdir()
    os.mkfifo(folder / "f.warc.gz")
    checked = check_cache(folder)
    assert [(fault.path.name, fault.problem) for fault in checked.faults] == [
        ("d.warc.gz", "is not a file; nothing in it is used"),
        ("f.warc.gz", "is not a file; nothing in it is used"),
    ]
    assert checked.captures == 3
