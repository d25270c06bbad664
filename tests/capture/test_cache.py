"""The cache: what was captured is what is read, today, offline, and after damage."""

import gzip
import io
import random
import socket
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from checker.capture import gzip_members, rolling
from checker.capture.body import Body
from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.exchange import Exchange, Fetched
from checker.errors import CacheError

BEGAN = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def fetched(url: str = "http://a.example/", body: bytes = b"<p>Invented for a test.</p>", **changes) -> Fetched:
    exchange = Exchange(
        url=url,
        began_at=BEGAN,
        address="192.0.2.1",
        target=b"/",
        request_headers=((b"Host", b"a.example"), (b"User-Agent", b"test")),
        http_version=b"HTTP/1.1",
        status=200,
        reason=b"OK",
        headers=((b"Content-Type", b"text/html"), (b"Content-Length", str(len(body)).encode())),
        body=Body(body),
        outcome=Outcome.COMPLETE,
    )
    exchange = replace(exchange, **{key: value for key, value in changes.items() if hasattr(exchange, key)})
    return Fetched(url, (exchange,), exchange.began_at, exchange.outcome, "")


def unanswered(url: str = "http://a.example/") -> Fetched:
    return Fetched(url, (), BEGAN, Outcome.NO_SUCH_HOST, "a.example does not resolve")


def written(folder: Path, *fetches: Fetched) -> Path:
    with Cache.open(folder) as opened:
        for each in fetches:
            opened.write(each)
    (path,) = folder.iterdir()
    return path


def records(path: Path):
    """Every record as warcio reads it, its digests checked: (headers, HTTP headers, payload)."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            payload = record.raw_stream.read()
            # Of a revisit warcio checks nothing.
            assert record.digest_checker.passed or record.rec_type == "revisit"
            yield record, payload


def test_a_folder_that_is_not_there_is_an_empty_cache_and_stays_so_until_something_is_written(tmp_path):
    with Cache.open(tmp_path / "cache") as opened:
        assert opened.all() == ()
        assert opened.captures("http://a.example/") == ()
        assert opened.warnings == ()
        assert not (tmp_path / "cache").exists()
        opened.write(unanswered())
        assert len(list((tmp_path / "cache").iterdir())) == 1


def test_what_is_read_later_equals_what_was_captured(tmp_path):
    with Cache.open(tmp_path) as opened:
        captures = [opened.write(fetched()), opened.write(unanswered("http://b.example/"))]
        bodies = [opened.body(capture) for capture in captures]
    with Cache.open(tmp_path) as later:
        assert set(later.all()) == set(captures)
        assert [later.body(capture) for capture in captures] == bodies == [b"<p>Invented for a test.</p>", b""]
        assert later.warnings == ()


def test_any_tool_reads_the_file_and_finds_its_digests_right(tmp_path):
    found = list(records(written(tmp_path, fetched(), unanswered("http://b.example/"))))
    kinds = [record.rec_type for record, _ in found]
    assert kinds == ["warcinfo", "response", "request", "metadata", "metadata"]
    assert {record.rec_headers.protocol for record, _ in found} == {"WARC/1.1"}
    assert b"software: citation-checker/" in found[0][1]
    response, request, metadata = (record for record, _ in found[1:4])
    assert response.http_headers.get_statuscode() == "200"
    assert found[1][1] == b"<p>Invented for a test.</p>"
    assert response.rec_headers["WARC-IP-Address"] == "192.0.2.1"
    assert response.rec_headers["WARC-Payload-Digest"].startswith("sha256:")
    assert response.rec_headers["WARC-Date"] == "2026-11-22T10:30:00Z"
    assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]
    assert metadata.rec_headers["WARC-Refers-To"] == response.rec_headers["WARC-Record-ID"]


def test_a_capture_names_its_record_and_the_digest_of_its_payload(tmp_path):
    with Cache.open(tmp_path) as opened:
        body = gzip.compress(b"text")
        capture = opened.write(fetched(body=body, headers=((b"Content-Encoding", b"gzip"),)))
        nothing = opened.write(unanswered())
        assert opened.body(capture) == b"text"
    assert capture.payload_sha256 == sha256(body).hexdigest()
    assert nothing.payload_sha256 is None
    (path,) = tmp_path.iterdir()
    ids = {record.rec_headers["WARC-Record-ID"]: record.rec_type for record, _ in records(path)}
    assert ids[capture.warc_record_id] == "response"
    assert ids[nothing.warc_record_id] == "metadata"


def test_cookies_are_not_stored(site, capture, tmp_path, page):
    site.answers["/"] = page(b"", "Set-Cookie: id=hush", "Location: /next", status="302 Found")
    site.answers["/next"] = page(b"text", "set-cookie: id=hush", "SET-COOKIE2: id=hush", "X-Kept: yes")
    end = capture("http://a.example/")
    assert end.header("set-cookie") is None
    assert end.header("x-kept") == "yes"
    (path,) = (tmp_path / "cache").iterdir()
    stored = gzip.decompress(path.read_bytes())
    assert b"hush" not in stored
    assert b"cookie" not in stored.lower()


def test_headers_are_kept_as_bytes(tmp_path):
    headers = ((b"X-Utf8", "é".encode()), (b"X-Latin1", b"\xe9"), (b"X-twice", b"1"), (b"x-Twice", b"2"))
    path = written(tmp_path, fetched(headers=headers))
    assert b"X-Utf8: \xc3\xa9\r\nX-Latin1: \xe9\r\nX-twice: 1\r\nx-Twice: 2\r\n" in gzip.decompress(path.read_bytes())
    (capture,) = Cache.open(tmp_path).all()
    assert capture.headers == (("x-utf8", "é"), ("x-latin1", "é"), ("x-twice", "1"), ("x-twice", "2"))


@pytest.mark.parametrize(
    ("outcome", "reason"), [(Outcome.TRUNCATED, "disconnect"), (Outcome.TIMEOUT, "time"), (Outcome.TOO_LARGE, "length")]
)
def test_a_cut_off_response_does_not_promise_the_length_that_it_lacks(tmp_path, outcome, reason):
    headers = ((b"Content-Length", b"500"), (b"Transfer-Encoding", b"chunked"))
    path = written(tmp_path, fetched(body=b"half", headers=headers, outcome=outcome))
    response = next(record for record, _ in records(path) if record.rec_type == "response")
    assert response.rec_headers["WARC-Truncated"] == reason
    assert response.http_headers.headers == [("X-Checker-Content-Length", "500")]


def test_captures_of_a_url_come_oldest_first_whatever_its_fragment(tmp_path):
    moments = [BEGAN + timedelta(days=days) for days in (2, 0, 1)]
    with Cache.open(tmp_path) as opened:
        for moment in moments:
            opened.write(fetched(began_at=moment))
        opened.write(fetched("http://other.example/"))
        for cache in (opened, Cache.open(tmp_path)):
            found = cache.captures("http://a.example/#here")
            assert [capture.captured_at for capture in found] == sorted(moments)
            assert len(cache.all()) == 4


def test_all_is_in_the_same_order_every_time(tmp_path):
    with Cache.open(tmp_path) as opened:
        for number in range(20):
            opened.write(fetched(f"http://h{number}.example/"))
        first = opened.all()
    assert first == Cache.open(tmp_path).all()
    assert list(first) == sorted(first, key=lambda capture: (capture.captured_at, capture.warc_record_id))


def test_a_file_is_closed_at_its_size_and_the_next_one_begun(tmp_path, monkeypatch):
    monkeypatch.setattr(rolling, "ROLL_BYTES", 100_000)
    noise = random.Random(1)
    with Cache.open(tmp_path) as opened:
        for number in range(5):
            opened.write(fetched(f"http://h{number}.example/", noise.randbytes(60_000)))
        assert [len(opened.body(capture)) for capture in opened.all()] == [60_000] * 5
    files = sorted(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert len(files) == 3
    assert all(path.stat().st_size > 100_000 for path in files[:2])
    assert len(Cache.open(tmp_path).all()) == 5


def test_two_runs_at_once_write_to_files_of_their_own(tmp_path):
    with Cache.open(tmp_path) as one, Cache.open(tmp_path) as two:
        for number in range(10):
            (one if number % 2 else two).write(fetched(f"http://h{number}.example/"))
    later = Cache.open(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert len(later.all()) == 10
    assert later.warnings == ()


def test_a_file_name_can_be_given_and_takes_everything_and_is_never_overwritten(tmp_path, monkeypatch):
    monkeypatch.setattr(rolling, "ROLL_BYTES", 100)
    with Cache.open(tmp_path, file_name="demo.warc.gz") as opened:
        opened.write(fetched())
        opened.write(fetched("http://b.example/"))
    assert [path.name for path in tmp_path.iterdir()] == ["demo.warc.gz"]
    before = (tmp_path / "demo.warc.gz").read_bytes()
    with Cache.open(tmp_path, file_name="demo.warc.gz") as again, pytest.raises(CacheError, match="move it away"):
        again.write(fetched())
    assert (tmp_path / "demo.warc.gz").read_bytes() == before


def test_a_file_cut_at_any_byte_keeps_every_whole_capture_and_never_raises(tmp_path):
    fetches = [fetched(f"http://h{number}.example/", f"text {number}".encode()) for number in range(3)]
    path = written(tmp_path / "whole", *fetches)
    data = path.read_bytes()
    offsets = [member.offset for member in gzip_members.members(io.BytesIO(data), 0)] + [len(data)]
    ends = offsets[4::3]  # warcinfo, then three records for each fetch
    assert len(ends) == 3
    folder = tmp_path / "cut"
    folder.mkdir()
    for cut in range(0, len(data), 7):
        (folder / "cut.warc.gz").write_bytes(data[:cut])
        opened = Cache.open(folder)
        whole = sum(end <= cut for end in ends)
        bodies = sorted(opened.body(capture) for capture in opened.all())
        assert bodies == [b"text %d" % number for number in range(whole)]
        if cut not in offsets:
            assert "cut.warc.gz" in opened.warnings[0]
            assert f"used from this file: {whole}" in opened.warnings[0]


def test_a_byte_changed_anywhere_is_noticed_or_makes_no_difference(tmp_path):
    path = written(tmp_path, fetched(), fetched("http://b.example/"))
    data = path.read_bytes()
    whole = set(Cache.open(tmp_path).all())
    for place in range(0, len(data), 5):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        opened = Cache.open(tmp_path)
        assert set(opened.all()) <= whole
        assert opened.warnings or set(opened.all()) == whole


def gz(*texts: bytes) -> bytes:
    return b"".join(gzip.compress(text) for text in texts)


HEAD = b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: http://a.example/\r\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip at all",
        bytes(5000),
        gz(b""),
        gz(b"plain text"),
        gz(b"\n" * 5000),
        gz(b"WARC/1.1\r\n\r\n"),
        gz(b"WARC/9.9\r\nWARC-Type: response\r\n\r\n"),
        gz(HEAD % b"response" + b"Content-Length: 5\r\n\r\nhello\r\n\r\n"),
        gz(HEAD % b"response" + b"\r\nHTTP/1.1 abc\r\n\r\n"),
        gz(HEAD % b"response" + b"\r\nHTTP/1.1 200 OK\r\n\r\n"),
        gz(HEAD % b"metadata" + b"Content-Length: 9\r\n\r\nvia: x\r\n\r\n"),
        gz(HEAD % b"metadata" + b"\r\noutcome: complete\r\ncited-url: x\r\ncaptured-url: x\r\ncaptured-at: never\r\n"),
        gz(HEAD % b"metadata" + b"\r\noutcome: odd\r\ncited-url: x\r\ncaptured-url: x\r\ncaptured-at: 2026-01-01\r\n"),
        gz(HEAD % b"metadata" + b"WARC-Refers-To: <urn:y>\r\n\r\noutcome: complete\r\ncited-url: x\r\n"),
        gz(HEAD % b"metadata" + b"\r\n\xff\xfe\x00: x\r\n"),
        gz(HEAD % b"response" + b"\r\nHTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300_000),
        gz(b"a" * 30_000_000),
        gz(b"WARC/1.1\r\n" + b"X: y\r\n" * 300_000),
    ],
    ids=[str(number) for number in range(19)],
)
def test_a_foreign_file_is_passed_over_with_a_warning_that_names_it(tmp_path, data):
    (tmp_path / "foreign.warc.gz").write_bytes(data)
    written_path = tmp_path / "own"
    own = written(written_path, fetched())
    own.rename(tmp_path / own.name)
    written_path.rmdir()
    opened = Cache.open(tmp_path)
    assert len(opened.all()) == 1
    assert len(opened.warnings) == 1
    assert "foreign.warc.gz" in opened.warnings[0]


def test_a_bomb_in_the_cache_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(gzip_members, "LIMIT_MEMBER_BYTES", 50_000_000)
    (tmp_path / "bomb.warc.gz").write_bytes(gz(bytes(100_000_000)))
    tracemalloc.start()
    try:
        opened = Cache.open(tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than" in opened.warnings[0]
    assert peak < 8_000_000


def test_a_foreign_file_of_many_records_takes_little_memory(tmp_path):
    text = HEAD % b"response" + b"\r\nHTTP/1.1 200 OK\r\nX: " + b"y" * 20_000 + b"\r\n\r\n"
    records = [gz(text.replace(b"urn:x", b"urn:%d" % number)) for number in range(1000)]
    (tmp_path / "foreign.warc.gz").write_bytes(b"".join(records))
    tracemalloc.start()
    try:
        opened = Cache.open(tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "no capture of checker's own" in opened.warnings[0]
    assert peak < 6_000_000


def test_other_files_in_the_folder_are_left_alone(tmp_path):
    (tmp_path / "README").write_text("mine")
    (tmp_path / "directory.warc.gz").mkdir()
    opened = Cache.open(tmp_path)
    assert opened.all() == ()
    assert len(opened.warnings) == 1
    assert "directory.warc.gz" in opened.warnings[0]


def test_files_that_are_not_compressed_are_told_in_one_line(tmp_path):
    written(tmp_path, fetched())
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0")
    (line,) = Cache.open(tmp_path).warnings
    assert "a.warc: only *.warc.gz is read; 1 file is passed over" in line
    (tmp_path / "b.warc").write_bytes(b"WARC/1.0")
    (line,) = Cache.open(tmp_path).warnings
    assert "2 files are passed over" in line


def test_a_copy_of_a_file_is_no_second_evidence(tmp_path):
    path = written(tmp_path, fetched())
    (tmp_path / "copy.warc.gz").write_bytes(path.read_bytes())
    opened = Cache.open(tmp_path)
    assert len(opened.all()) == 1
    assert opened.warnings == ()


def test_a_file_in_place_of_the_folder_is_an_error_that_says_so(tmp_path):
    (tmp_path / "cache").write_text("not a folder")
    with pytest.raises(CacheError, match=r"cache: cannot read .*--cache"):
        Cache.open(tmp_path / "cache")
    with Cache.open(tmp_path / "cache" / "below") as opened, pytest.raises(CacheError, match="cannot write"):
        opened.write(fetched())


def test_a_full_disk_is_an_error_with_advice_and_loses_no_whole_capture(tmp_path):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Cache.open(tmp_path) as opened:
        kept = opened.write(fetched())
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        try:
            with pytest.raises(CacheError, match=r"checker-.*warc\.gz: cannot write .*free some space"):
                opened.write(fetched("http://b.example/", random.Random(1).randbytes(60_000)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        added = opened.write(fetched("http://c.example/"))
    later = Cache.open(tmp_path)
    assert set(later.all()) == {kept, added}


def test_an_interrupt_in_the_middle_of_a_write_spoils_no_other_capture(tmp_path, monkeypatch):
    with Cache.open(tmp_path) as opened:
        kept = opened.write(fetched())
        file = opened._file

        class Interrupted(io.BytesIO):
            def tell(self):
                return file.tell()

            def write(self, data):
                file.write(data[:100])
                raise KeyboardInterrupt

            def close(self):
                file.close()

        opened._file = Interrupted()
        with pytest.raises(KeyboardInterrupt):
            opened.write(fetched("http://b.example/"))
        added = opened.write(fetched("http://c.example/"))
    assert set(Cache.open(tmp_path).all()) == {kept, added}


def test_the_body_of_a_capture_from_elsewhere_is_an_error(tmp_path):
    with Cache.open(tmp_path / "a") as one:
        capture = one.write(fetched())
    with pytest.raises(CacheError, match="is not in"):
        Cache.open(tmp_path / "b").body(capture)


def test_a_file_that_goes_away_under_our_hands_is_an_error(tmp_path):
    path = written(tmp_path, fetched())
    opened = Cache.open(tmp_path)
    (capture,) = opened.all()
    path.write_bytes(b"")
    with pytest.raises(CacheError, match="changed while it was in use"):
        opened.body(capture)
    path.unlink()
    with pytest.raises(CacheError, match="cannot read"):
        opened.body(capture)


def test_reading_opens_no_socket(tmp_path, monkeypatch):
    written(tmp_path, fetched())

    def forbidden(*_args, **_more):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    opened = Cache.open(tmp_path)
    assert [opened.body(capture) for capture in opened.all()] == [b"<p>Invented for a test.</p>"]


def test_the_cache_imports_no_network_client():
    code = (
        "import sys, checker.capture.cache; print(sorted({'httpx', 'httpcore', 'asyncio', 'ssl'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout == "[]\n"
