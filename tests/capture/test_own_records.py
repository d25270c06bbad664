"""A capture is made of its own records, all of them, and of no others."""

import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from capture.test_cache import BEGAN, fetched, gz, unanswered, written
from capture.test_understood import HEAD, concluded, record, response
from warcio.archiveiterator import ArchiveIterator

from checker.capture.cache import Cache
from checker.capture.exchange import Fetched
from checker.capture.gzip_members import members
from checker.capture.wacz import Page, write_wacz

FOREIGN = {
    "responses": response(HEAD + b"another's", b"WARC-Record-ID: <urn:other>") * 200,
    "dns": record(
        b"response",
        b"20261122 a.example 192.0.2.1",
        b"WARC-Target-URI: dns:a.example",
        b"WARC-Record-ID: <urn:dns>",
        b"Content-Type: text/dns",
    ),
    "no HTTP": response(b"<p>no head</p>", b"WARC-Record-ID: <urn:other>"),
    "no record": gz(b"hello"),
    "metadata": response(HEAD) + record(b"metadata", b"via: http://x.example/\r\n", b"WARC-Record-ID: <urn:other>"),
    "request": record(b"request", b"GET / HTTP/1.1\r\n\r\n", b"WARC-Concurrent-To: <urn:other>"),
}


def chain() -> Fetched:
    moved = fetched("http://a.example/", b"", status=302, headers=((b"Location", b"/end"),)).exchanges
    last = fetched("http://a.example/end", b"the end")
    return Fetched("http://a.example/", (*moved, *last.exchanges), BEGAN, last.outcome, "")


def split(data: bytes) -> list[bytes]:
    return [data[member.offset : member.end] for member in members(io.BytesIO(data), 0)]


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("fetch", [chain(), unanswered()], ids=["chain", "unanswered"])
def test_what_is_handed_on_of_a_capture_is_its_own(tmp_path, foreign, fetch):
    path = written(tmp_path, fetch)
    info, *own = split(path.read_bytes())
    path.write_bytes(info + foreign + b"".join(own) + foreign)
    with Cache.open(tmp_path) as opened:
        (capture,) = opened.all()
        assert opened.records(capture) == b"".join(own)
        out = io.BytesIO()
        write_wacz(out, "Claim c1", [Page(capture, opened.records(capture), None, False)], capture, {})
    with ZipFile(out) as archive:
        assert archive.read("archive/data.warc.gz") == b"".join(own)
        assert archive.read("indexes/index.cdx").count(b"\n") == len(fetch.exchanges)


def test_the_index_of_a_package_passes_over_what_is_no_answer_of_http(tmp_path):
    out = io.BytesIO()
    path = written(tmp_path, chain())
    data = b"".join(FOREIGN.values()) + path.read_bytes()
    (capture,) = Cache.open(tmp_path).all()
    write_wacz(out, "Claim c1", [Page(capture, data, None, False)], capture, {})
    with ZipFile(out) as archive:
        assert b"dns:" not in archive.read("indexes/index.cdx")


@pytest.mark.parametrize("missing", range(5))
def test_a_capture_that_lacks_a_record_is_none(tmp_path, missing):
    path = written(tmp_path, chain(), fetched("http://b.example/", b"text b"))
    info, *rest = split(path.read_bytes())
    path.write_bytes(info + b"".join(rest[:missing] + rest[missing + 1 :]))
    found = {each.cited_url for each in Cache.open(tmp_path).all()}
    is_request = missing in (1, 3)  # what was asked is told by the response too
    assert found == ({"http://a.example/"} if is_request else set()) | {"http://b.example/"}


def test_no_capture_is_put_together_from_records_of_two(tmp_path):
    other = concluded(HEAD + b"text f", captured_url=b"http://other.example/")
    (tmp_path / "x.warc.gz").write_bytes(other)
    assert Cache.open(tmp_path).all() == ()
    # Two captures whose responses bear one name: the one is not the other's.
    first, second = (split(concluded(HEAD + text)) for text in (b"text 1", b"text 2"))
    between = record(b"resource", b"x")
    (tmp_path / "x.warc.gz").write_bytes(first[0] + between + second[1])
    assert Cache.open(tmp_path).all() == ()


def test_revisits_behind_foreign_records_are_handed_on_with_their_originals_alone(tmp_path):
    path = written(tmp_path, fetched(), fetched(began_at=BEGAN + timedelta(days=1)))
    info, *own = split(path.read_bytes())
    path.write_bytes(info + FOREIGN["responses"] + b"".join(own[:3]) + FOREIGN["dns"] + b"".join(own[3:]))
    opened = Cache.open(tmp_path)
    records = [opened.records(each) for each in opened.all()]
    assert records == [b"".join(own[:3]), b"".join(own[3:])]
    kinds = [each.rec_type for each in ArchiveIterator(io.BytesIO(records[1]))]
    assert kinds == ["revisit", "request", "metadata"]
