"""Revisits: an unchanged page is stored without its body, and read as if it had one."""

import gzip
import io
import os
from dataclasses import replace
from datetime import timedelta

import pytest
from capture.test_cache import BEGAN, fetched, records

from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.conditional import Validators
from checker.capture.gzip_members import members
from checker.capture.revisit import freshened
from checker.errors import CacheError
from checker.extract.source_state import SourceState
from checker.store.open_store import open_store
from checker.store.readings import readings_of
from checker.verify import read_captures

LATER = BEGAN + timedelta(days=1)
BODY = b"<p>Invented for a test; it does not change.</p>"
URL = "http://a.example/"


def revisits(path):
    return [(record, payload) for record, payload in records(path) if record.rec_type == "revisit"]


def unchanged(of, *headers: tuple[bytes, bytes], began_at=LATER):
    """A 304 to a conditional request."""
    validators = Validators(URL, '"v1"', None, of.warc_record_id)
    answer = fetched(URL, b"", status=304, reason=b"Not Modified", headers=headers, began_at=began_at)
    return replace(answer, not_modified=validators)


def test_a_body_that_the_cache_holds_for_the_url_is_not_stored_again(tmp_path):
    with Cache.open(tmp_path) as opened:
        first = opened.write(fetched(URL, BODY))
        second = opened.write(fetched(URL, BODY, began_at=LATER, headers=((b"Content-Type", b"text/plain"),)))
        third = opened.write(fetched(URL, BODY, began_at=LATER + timedelta(days=1)))
    (path,) = tmp_path.iterdir()
    (record, payload), (another, _) = revisits(path)
    assert payload == b""
    named = record.rec_headers
    assert named["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert named["WARC-Refers-To"] == another.rec_headers["WARC-Refers-To"] == first.warc_record_id
    assert named["WARC-Refers-To-Target-URI"] == URL
    assert named["WARC-Refers-To-Date"] == "2026-11-22T10:30:00Z"
    assert named["WARC-Truncated"] == "length"
    assert record.http_headers.get_statuscode() == "200"
    for cache in (opened, Cache.open(tmp_path)):
        assert cache.captures(URL) == (first, second, third)
        assert [cache.body(each) for each in (first, second, third)] == [BODY] * 3
        assert cache.warnings == ()
    assert second.captured_at == LATER
    assert second.payload_sha256 == first.payload_sha256
    assert second.http_status == 200
    assert second.warc_record_id == named["WARC-Record-ID"] != first.warc_record_id
    # The server sent its head anew with the same body: what it said this time is the evidence.
    assert second.headers == (("content-type", "text/plain"),)


def test_a_page_that_the_server_says_is_unchanged_reads_as_the_page_with_freshened_headers(tmp_path):
    head = ((b"Content-Type", b"text/html; charset=utf-8"), (b"ETag", b'"v1"'), (b"Date", b"then"), (b"X-Old", b"1"))
    with Cache.open(tmp_path) as opened:
        first = opened.write(fetched(URL, BODY, headers=head))
        news = ((b"Date", b"now"), (b"Content-Type", b"text/html"), (b"Content-Length", b"0"), (b"X-New", b"2"))
        second = opened.write(unchanged(first, *news))
    (path,) = tmp_path.iterdir()
    ((record, payload),) = revisits(path)
    assert payload == b""
    assert record.rec_headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert record.rec_headers["WARC-Refers-To"] == first.warc_record_id
    assert record.http_headers.get_statuscode() == "304"
    later = Cache.open(tmp_path)
    assert later.captures(URL) == (first, second)
    assert later.body(second) == BODY
    assert (second.http_status, second.captured_at, second.outcome) == (200, LATER, Outcome.COMPLETE)
    assert second.payload_sha256 == first.payload_sha256
    assert second.headers == (
        ("content-type", "text/html; charset=utf-8"),
        ("etag", '"v1"'),
        ("x-old", "1"),
        ("date", "now"),
        ("x-new", "2"),
    )


def test_a_compressed_body_is_decoded_after_a_304_that_tells_no_coding(tmp_path):
    with Cache.open(tmp_path) as opened:
        first = opened.write(fetched(URL, gzip.compress(BODY), headers=((b"Content-Encoding", b"gzip"),)))
        assert opened.body(opened.write(unchanged(first, (b"Content-Encoding", b"br")))) == BODY


def test_the_body_may_stand_in_a_file_that_comes_later_in_the_folder(tmp_path):
    with Cache.open(tmp_path, file_name="z.warc.gz") as opened:
        first = opened.write(fetched(URL, BODY))
    with Cache.open(tmp_path, file_name="a.warc.gz") as opened:
        second = opened.write(unchanged(first))
        # It refers to the record with the body, never to another revisit.
        third = opened.write(unchanged(second, began_at=LATER + timedelta(days=1)))
    later = Cache.open(tmp_path)
    assert [later.body(each) for each in later.captures(URL)] == [BODY] * 3
    assert later.captures(URL) == (first, second, third)
    assert {record.rec_headers["WARC-Refers-To"] for record, _ in revisits(tmp_path / "a.warc.gz")} == {
        first.warc_record_id
    }


@pytest.mark.parametrize("how", ["identical", "not modified"])
def test_a_revisit_whose_body_is_lost_is_told_and_never_gets_another_body(tmp_path, how):
    with Cache.open(tmp_path, file_name="z.warc.gz") as opened:
        first = opened.write(fetched(URL, BODY))
    with Cache.open(tmp_path) as opened:
        second = opened.write(fetched(URL, BODY, began_at=LATER) if how == "identical" else unchanged(first))
    (tmp_path / "z.warc.gz").unlink()
    later = Cache.open(tmp_path)
    (told,) = later.warnings
    assert URL in told
    assert "is not in the cache" in told
    (capture,) = later.captures(URL)
    assert capture.warc_record_id == second.warc_record_id
    with pytest.raises(CacheError, match="put back the file"):
        later.body(capture)
    assert later.validators(URL) is None
    # The next whole answer is stored with its body.
    with later:
        again = later.write(fetched(URL, BODY, began_at=LATER + timedelta(days=1)))
    assert Cache.open(tmp_path).body(again) == BODY


def test_a_body_that_can_no_longer_be_read_is_stored_again(tmp_path):
    with Cache.open(tmp_path, file_name="z.warc.gz") as opened:
        opened.write(fetched(URL, BODY, headers=((b"ETag", b'"v1"'),)))
    opened = Cache.open(tmp_path)
    assert opened.validators(URL) is not None
    (tmp_path / "z.warc.gz").unlink()
    assert opened.validators(URL) is None
    with opened:
        opened.write(fetched(URL, BODY))
    assert [Cache.open(tmp_path).body(each) for each in Cache.open(tmp_path).all()] == [BODY]


def test_a_body_that_was_exchanged_is_an_error_and_no_original(tmp_path):
    """A file that was tampered with has the right checksums of gzip, and the wrong digest."""
    with Cache.open(tmp_path, file_name="z.warc.gz") as opened:
        capture = opened.write(fetched(URL, BODY))
    path = tmp_path / "z.warc.gz"
    parts = [gzip.decompress(part) for part in split(path.read_bytes())]
    path.write_bytes(b"".join(gzip.compress(part.replace(b"Invented", b"Exchangd")) for part in parts))
    later = Cache.open(tmp_path)
    with pytest.raises(CacheError, match="by its digest"):
        later.body(capture)
    with later:
        later.write(fetched(URL, BODY))
    stored = b"".join(gzip.decompress(each.read_bytes()) for each in tmp_path.iterdir())
    assert b"WARC-Type: response" in stored
    assert b"WARC-Type: revisit" not in stored


def split(data: bytes) -> list[bytes]:
    found = list(members(io.BytesIO(data), 0))
    return [data[member.offset : member.end] for member in found]


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": Outcome.TRUNCATED},
        {"status": 404},
        {"status": 203},
        {"body": b"another"},
    ],
)
def test_only_a_whole_200_with_the_same_body_is_a_revisit(tmp_path, changes):
    with Cache.open(tmp_path) as opened:
        opened.write(fetched(URL, BODY))
        opened.write(fetched(URL, **{"body": BODY, **changes}))
        opened.write(fetched("http://other.example/", BODY))
    (path,) = tmp_path.iterdir()
    assert revisits(path) == []


def test_a_revisit_takes_the_place_of_the_last_response_alone(tmp_path):
    moved = fetched(URL, BODY, status=302, headers=((b"Location", b"/end"),)).exchanges
    with Cache.open(tmp_path) as opened:
        for moment in (BEGAN, LATER):
            end = fetched("http://a.example/end", BODY, began_at=moment)
            opened.write(replace(end, cited_url=URL, exchanges=(*moved, *end.exchanges)))
    (path,) = tmp_path.iterdir()
    kinds = [record.rec_type for record, _ in records(path)]
    assert (kinds.count("response"), kinds.count("revisit")) == (3, 1)
    assert [Cache.open(tmp_path).body(each) for each in Cache.open(tmp_path).all()] == [BODY] * 2


def test_a_revisit_of_an_unknown_profile_is_no_capture(tmp_path):
    """ISO 28500 §6.7.1."""
    with Cache.open(tmp_path, file_name="z.warc.gz") as opened:
        opened.write(fetched(URL, BODY))
        opened.write(fetched(URL, BODY, began_at=LATER))
    path = tmp_path / "z.warc.gz"
    parts = [gzip.decompress(part) for part in split(path.read_bytes())]
    path.write_bytes(b"".join(gzip.compress(part.replace(b"identical-payload-digest", b"d")) for part in parts))
    assert len(Cache.open(tmp_path).all()) == 1


def test_headers_are_freshened_as_rfc_9111_says():
    stored = (("etag", '"a"'), ("cache-control", "old"), ("cache-control", "older"), ("content-length", "9"))
    received = (("cache-control", "new"), ("connection", "close"), ("content-length", "0"), ("x", "1"))
    assert freshened(stored, received) == (
        ("etag", '"a"'),
        ("content-length", "9"),
        ("cache-control", "new"),
        ("x", "1"),
    )


def test_files_stay_small_when_nothing_changes(tmp_path):
    noise = os.urandom(50_000)
    with Cache.open(tmp_path) as opened:
        for day in range(5):
            opened.write(fetched(URL, noise, began_at=BEGAN + timedelta(days=day)))
    (path,) = tmp_path.iterdir()
    assert path.stat().st_size < 60_000


def test_every_later_stage_sees_a_page_as_usual_and_one_whose_body_comes_back_is_read_then(tmp_path):
    body = f"<title>Made up for a test</title><p>{'The page does not change. ' * 200}</p>".encode()
    with Cache.open(tmp_path / "cache", file_name="z.warc.gz") as opened:
        first = opened.write(fetched(URL, body))
    with Cache.open(tmp_path / "cache", file_name="a.warc.gz") as opened:
        opened.write(unchanged(first))
    held = tmp_path / "cache" / "z.warc.gz"
    held.rename(tmp_path / "away")
    with open_store(tmp_path / "checker.db") as store:
        read_captures(Cache.open(tmp_path / "cache"), store, lambda *_: None)
        (lost,) = readings_of(store, URL)
        assert lost.state.state is SourceState.GARBLED
        assert "put back the file that held it" in lost.state.evidence
        (tmp_path / "away").rename(held)
        read_captures(Cache.open(tmp_path / "cache"), store, lambda *_: None)
        second, original = readings_of(store, URL)
        assert second.state.state is original.state.state is SourceState.CAPTURED
        assert second.document_sha256 == original.document_sha256
        assert second.warc_record_id == lost.warc_record_id
        assert second.captured_at == "2026-11-23T10:30:00Z"
