"""WACZ 1.1.1: what stands in the file is what stands in the cache, and its list of contents is right."""

import io
import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from zipfile import ZIP_STORED, ZipFile

import pytest
from capture.test_cache import BEGAN, fetched, unanswered
from capture.test_revisit import BODY, URL, unchanged
from warcio.archiveiterator import ArchiveIterator

from checker.capture.cache import Cache
from checker.capture.cdxj import url_to_surt
from checker.capture.wacz import Page, write_wacz


def packed(folder) -> bytes:
    """A page, the page again, a 304, and a source that did not answer."""
    with Cache.open(folder) as opened:
        if not opened.all():
            head = ((b"Content-Type", b"text/html; charset=utf-8"), (b"ETag", b'"v1"'))
            first = opened.write(fetched(URL, BODY, headers=head))
            opened.write(fetched(URL, BODY, headers=head, began_at=BEGAN + timedelta(days=1)))
            opened.write(unchanged(first, began_at=BEGAN + timedelta(days=2)))
            opened.write(replace(unanswered("http://b.example/"), began_at=BEGAN + timedelta(days=3)))
        out = io.BytesIO()
        pages = [Page(each, opened.records(each), "Title", opened.original(each) is not None) for each in opened.all()]
        main = opened.captures(URL)[0]
        write_wacz(out, "Claim c1", pages, main, {"checker/results.jsonl": '{"claim_id": "c1"}\n'})
        return out.getvalue()


def test_every_resource_is_listed_with_its_digest_and_size(tmp_path):
    with ZipFile(io.BytesIO(packed(tmp_path))) as archive:
        manifest = json.loads(archive.read("datapackage.json"))
        listed = {each["path"]: each for each in manifest["resources"]}
        assert set(listed) == set(archive.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        assert {"archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl", "checker/results.jsonl"} == set(
            listed
        )
        for path, each in listed.items():
            data = archive.read(path)
            assert each["hash"] == f"sha256:{sha256(data).hexdigest()}"
            assert each["bytes"] == len(data)
            assert each["name"] == path.rpartition("/")[2]
        assert {info.compress_type for info in archive.infolist()} == {ZIP_STORED}
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{sha256(archive.read('datapackage.json')).hexdigest()}"
        assert digest["path"] == "datapackage.json"
    assert manifest["profile"] == "data-package"
    assert manifest["wacz_version"] == "1.1.1"
    assert (manifest["mainPageUrl"], manifest["mainPageDate"]) == (URL, "2026-11-22T10:30:00Z")


def test_the_records_are_those_of_the_cache_and_the_index_leads_to_them(tmp_path):
    wacz = packed(tmp_path)
    with ZipFile(io.BytesIO(wacz)) as archive:
        stored = archive.read("archive/data.warc.gz")
        lines = archive.read("indexes/index.cdx").decode().splitlines()
    (path,) = tmp_path.iterdir()
    assert path.read_bytes().endswith(stored)  # all of the cache but its first record, byte for byte
    assert len(lines) == 2  # without the 304 and what did not answer
    assert lines == sorted(lines)
    for line, kind, moment in zip(lines, ("response", "revisit"), ("20261122103000", "20261123103000"), strict=True):
        key, timestamp, fields = line.split(" ", 2)
        place = json.loads(fields)
        begin = int(place["offset"])
        (record,) = ArchiveIterator(io.BytesIO(stored[begin : begin + int(place["length"])]))
        assert (key, timestamp) == ("example,a)/", moment)
        assert record.rec_type == kind
        assert record.rec_headers["WARC-Payload-Digest"] == place["digest"]
        assert place["mime"] == ("text/html" if kind == "response" else "warc/revisit")


def test_pages_are_listed_once_however_often_they_were_seen_unchanged(tmp_path):
    with ZipFile(io.BytesIO(packed(tmp_path))) as archive:
        head, *pages = map(json.loads, archive.read("pages/pages.jsonl").splitlines())
    assert head["format"] == "json-pages-1.0"
    (page,) = pages
    assert (page["url"], page["ts"], page["title"]) == (URL, "2026-11-22T10:30:00Z", "Title")


def test_the_same_captures_give_the_same_bytes(tmp_path):
    assert packed(tmp_path) == packed(tmp_path)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://a.example", "example,a)/"),
        ("https://www.News.example/A/b/?z=1&a=2", "example,news)/a/b?a=2&z=1"),
        ("https://www2.a.example:8443/x?b", "example,a:8443)/x?b"),
        ("http://a.example/%7Efoo/ä?q=a%20b", "example,a)/~foo/%c3%a4?q=a%20b"),
        ("http://a.example/a%2525b//c/?", "example,a)/a%25b/c"),
        ("http://127.0.0.1:80/", "1,0,0,127)/"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_urls_are_sorted_as_replay_tools_sort_them(url, key):
    assert url_to_surt(url) == key
    if "[" not in url and "127" not in url:
        try:
            from surt import surt
        except ImportError:  # the Internet Archive's own, which comes with pywb
            return
        assert surt(url) == key
