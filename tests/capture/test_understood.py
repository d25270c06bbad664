"""Records that are whole and not understood: no capture comes of them, and they hide none."""

import time
from pathlib import Path

import pytest
from capture.test_cache import fetched, gz, written

from checker.capture.cache import Cache
from checker.capture.fixity import check_cache

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def record(kind: bytes, block: bytes, *fields: bytes, version: bytes = b"WARC/1.1") -> bytes:
    """A record of anyone's, without digests."""
    lines = [version, b"WARC-Type: " + kind, *fields, b"Content-Length: %d" % len(block)]
    return gz(b"\r\n".join([*lines, b"", b""]) + block + b"\r\n\r\n")


def response(block: bytes, *fields: bytes, **more: bytes) -> bytes:
    named = b"WARC-Target-URI: http://f.example/", b"Content-Type: application/http; msgtype=response"
    return record(b"response", block, *named, *fields, **more)


def concluded(block: bytes, *fields: bytes, **changed: bytes) -> bytes:
    """A response and a metadata record as checker's own, that makes it a capture of http://f.example/."""
    named = {
        "cited-url": b"http://f.example/",
        "captured-url": b"http://f.example/",
        "captured-at": b"2026-11-22T10:30:00+00:00",
        "outcome": b"complete",
        **{name.replace("_", "-"): value for name, value in changed.items()},
    }
    text = b"".join(b"%s: %s\r\n" % (name.encode(), value) for name, value in named.items())
    identity, reference = b"WARC-Record-ID: <urn:f>", b"WARC-Refers-To: <urn:f>"
    return response(block, identity, *fields) + record(b"metadata", text, b"WARC-Record-ID: <urn:m>", reference)


def in_the_middle(folder: Path, data: bytes) -> Path:
    """Put records between two captures of a file of ours."""
    path = written(folder, fetched("http://a.example/", b"text a"))
    (folder / "more").mkdir()
    more = written(folder / "more", fetched("http://b.example/", b"text b"))
    path.write_bytes(path.read_bytes() + data + more.read_bytes())
    more.unlink()
    more.parent.rmdir()
    return path


def test_what_these_tests_vary_is_understood(tmp_path):
    in_the_middle(tmp_path, concluded(HEAD + b"text f"))
    opened = Cache.open(tmp_path)
    assert [opened.body(each) for each in opened.captures("http://f.example/")] == [b"text f"]


@pytest.mark.parametrize(
    "data",
    [
        response(b"HTTP/2 200\r\nContent-Type: text/html\r\n\r\ntext"),
        response(b""),
        response(b"<p>no head</p>"),
        response(HEAD, version=b"WARC/0.18"),
        response(HEAD, version=b"WARC/2.0"),
        gz(b"hello"),
        *(
            concluded(b"HTTP/1.1 %s OK\r\n\r\n" % status)
            for status in (b"99999999999999999999", b"9" * 5000, b"-1", b"20", b"+20", b"2000", "٢٠٠".encode(), b"abc")
        ),
    ],
    ids=[str(number) for number in range(14)],
)
def test_a_record_that_is_not_understood_makes_no_capture_and_hides_none(tmp_path, data):
    in_the_middle(tmp_path, data)
    opened = Cache.open(tmp_path)
    assert sorted(map(opened.body, opened.all())) == [b"text a", b"text b"]
    assert opened.warnings == ()
    checked = check_cache(tmp_path)
    assert checked.captures == 2
    assert checked.faults


def test_an_empty_member_is_no_record_and_no_fault(tmp_path):
    in_the_middle(tmp_path, gz(b""))
    assert len(Cache.open(tmp_path).all()) == 2
    checked = check_cache(tmp_path)
    assert (checked.captures, checked.records, checked.faults) == (2, 8, [])


def test_a_head_over_the_limit_makes_no_capture_and_hides_none(tmp_path):
    in_the_middle(tmp_path, concluded(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_100_000 + b"\r\n\r\n"))
    opened = Cache.open(tmp_path)
    assert len(opened.all()) == check_cache(tmp_path).captures == 2
    assert opened.warnings == ()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"captured_at": b"tomorrow"}, "no possible date as captured-at"),
        ({"captured_at": b"0001-01-01T00:00:00+12:00"}, "no possible date as captured-at"),
        ({"memento_at": b"yesterday"}, "no possible date as memento-at"),
        ({"memento_at": b"2999-01-01T00:00:00+00:00"}, "memento-at that is later than the capture"),
        ({"memento_at": b"2026-11-24T00:00:00"}, "memento-at that is later than the capture"),
        ({"memento_near": b""}, "no possible date as memento-near"),
        ({"outcome": b"perfect"}, "an outcome that is none"),
        ({"captured_url": b"http://other.example/"}, "not those of the URLs that it names"),
    ],
)
def test_a_metadata_record_of_ours_that_is_not_understood_is_told_for_what_it_is(tmp_path, changed, told):
    in_the_middle(tmp_path, concluded(HEAD + b"text f", **changed))
    assert len(Cache.open(tmp_path).all()) == 2
    (fault,) = check_cache(tmp_path).faults
    assert fault.problem.startswith("the capture <urn:f> cannot be used: ")
    assert told in fault.problem


def test_a_date_without_a_zone_is_read_in_utc_wherever_that_is_done(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    dates = {"captured_at": b"2026-11-22T10:30:00", "memento_at": b"2020-01-05T01:02:03"}
    in_the_middle(tmp_path, concluded(HEAD, **dates))
    (capture,) = Cache.open(tmp_path).captures("http://f.example/")
    monkeypatch.undo()
    time.tzset()
    assert capture.captured_at.isoformat() == "2026-11-22T10:30:00+00:00"
    assert capture.memento_at.isoformat() == "2020-01-05T01:02:03+00:00"
