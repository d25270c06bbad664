"""Conditional requests: a server need not send again what the cache holds, and is believed only when asked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from capture.test_cache import fetched

from checker.capture.cache import Cache
from checker.capture.capture import Outcome
from checker.capture.conditional import Validators, validators_of

URL = "http://a.example/"
BODY = b"<p>Invented for a test; it does not change.</p>"
DATE = "Sun, 22 Nov 2026 10:00:00 GMT"


def not_modified(*headers: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 304 Not Modified", *headers, "", ""]).encode()


def test_a_page_is_asked_for_on_its_validators_and_a_304_gives_the_page(site, capture, cache, page):
    site.answers["/"] = page(BODY, 'ETag: "v1"', f"Last-Modified: {DATE}")
    first = capture(URL)
    site.answers["/"] = not_modified('ETag: "v1"', "X-Seen: again")
    second = capture(URL)
    assert b"if-" not in site.requests[0].head.lower()
    assert b'If-None-Match: "v1"\r\n' in site.requests[1].head
    assert f"If-Modified-Since: {DATE}\r\n".encode() in site.requests[1].head
    assert (second.outcome, second.http_status, second.detail) == (Outcome.COMPLETE, 200, "")
    assert second.header("x-seen") == "again"
    assert cache.body(second) == BODY
    assert second.payload_sha256 == first.payload_sha256
    assert capture(URL).http_status == 200  # a third time, on what the revisit says
    assert b'If-None-Match: "v1"\r\n' in site.requests[2].head


def test_a_page_that_changed_is_stored_whole(site, capture, cache, page):
    site.answers["/"] = page(BODY, 'ETag: "v1"')
    capture(URL)
    site.answers["/"] = page(b"<p>New.</p>", 'ETag: "v2"')
    assert cache.body(capture(URL)) == b"<p>New.</p>"
    capture(URL)
    assert b'If-None-Match: "v2"\r\n' in site.requests[2].head


def test_validators_go_to_the_url_that_had_them_and_to_no_other(site, capture, page):
    site.answers["/"] = page(b"", 'ETag: "moved"', "Location: http://b.example/end", status="302 Found")
    site.answers["/end"] = page(BODY, 'ETag: "v1"')
    capture(URL)
    capture(URL)
    asked = {(seen.host, seen.path): seen.head for seen in site.requests[2:]}
    assert b"If-None-Match" not in asked[("a.example", "/")]
    assert b'If-None-Match: "v1"' in asked[("b.example", "/end")]
    site.answers["/"] = page(b"", "Location: http://c.example/end", status="302 Found")
    capture(URL)
    assert site.requests[-1].host == "c.example"
    assert b"If-None-Match" not in site.requests[-1].head


def test_what_an_archive_answered_with_is_not_asked_about(site, capture, cache, page):
    site.answers["/"] = page(BODY, 'ETag: "v1"')
    capture(URL)
    archived = fetched("http://archive.example/", b"<p>Old.</p>", headers=((b"ETag", b'"old"'),))
    cache.write(replace(archived, cited_url=URL, began_at=datetime.now(UTC), memento_at=archived.began_at))
    capture(URL)
    assert b'If-None-Match: "v1"\r\n' in site.requests[1].head


def test_a_304_that_nobody_asked_for_is_a_bad_answer(site, capture, cache):
    site.answers["/"] = not_modified()
    end = capture(URL)
    assert (end.outcome, end.http_status) == (Outcome.BAD_RESPONSE, 304)
    assert "set no condition" in end.detail
    assert cache.body(end) == b""


def test_a_304_about_another_version_is_a_bad_answer_and_the_server_is_asked_outright_the_next_time(
    site, capture, cache, page
):
    site.answers["/"] = page(BODY, 'ETag: "v1"')
    capture(URL)
    site.answers["/"] = not_modified('ETag: "v2"')
    end = capture(URL)
    assert end.outcome is Outcome.BAD_RESPONSE
    assert "another version" in end.detail
    site.answers["/"] = page(b"<p>New.</p>", 'ETag: "v2"')
    assert cache.body(capture(URL)) == b"<p>New.</p>"
    assert b"If-None-Match" not in site.requests[-1].head


def test_nothing_is_asked_conditionally_whose_body_cannot_be_read_back(site, capture, cache, tmp_path, page):
    site.answers["/"] = page(BODY, 'ETag: "v1"')
    capture(URL)
    cache.close()
    (path,) = (tmp_path / "cache").iterdir()
    path.unlink()
    capture(URL)
    assert b"If-None-Match" not in site.requests[-1].head


def test_a_run_that_was_started_anew_asks_on_what_the_cache_holds(site, capture, cache, tmp_path, page):
    site.answers["/"] = page(BODY, 'ETag: "v1"')
    capture(URL)
    validators = Cache.open(tmp_path / "cache").validators(URL + "#part")
    assert validators == cache.validators(URL)
    assert validators.url == URL
    assert validators.entity_tag == '"v1"'


@pytest.mark.parametrize(
    ("headers", "tag", "date"),
    [
        ({"ETag": '"a"'}, '"a"', None),
        ({"ETag": 'W/"a b"'}, None, None),
        ({"ETag": 'W/"a"'}, 'W/"a"', None),
        ({"ETag": "bare"}, None, None),
        ({"ETag": '"a"\x00'}, None, None),
        ({"ETag": '"' + "a" * 1000 + '"'}, None, None),
        ({"ETag": '"é"', "Last-Modified": DATE}, None, DATE),
        ({"Last-Modified": "Sunday, 22-Nov-26 10:00:00 GMT"}, None, "Sunday, 22-Nov-26 10:00:00 GMT"),
        ({"Last-Modified": "Sun Nov 22 10:00:00 2026"}, None, "Sun Nov 22 10:00:00 2026"),
        ({"Last-Modified": "0"}, None, None),
        ({"Last-Modified": "Sun, 22 Nov\tX: y"}, None, None),
        ({}, None, None),
    ],
)
def test_only_what_has_the_form_of_a_validator_is_sent(tmp_path, headers, tag, date):
    stored = tuple((name.encode(), value.encode("latin-1")) for name, value in headers.items())
    with Cache.open(tmp_path) as opened:
        capture = opened.write(fetched(URL, BODY, headers=stored))
    validators = validators_of(capture)
    if tag is None and date is None:
        assert validators is None
    else:
        assert validators == Validators(URL, tag, date, capture.warc_record_id)


@pytest.mark.parametrize(
    ("tag", "received", "confirmed"),
    [
        ('"a"', [], True),
        ('"a"', [("etag", '"a"')], True),
        ('W/"a"', [("etag", '"a"')], True),
        ('"a"', [("etag", 'W/"a"')], True),
        ('"a"', [("etag", '"b"')], False),
        ('"a"', [("etag", '"a"'), ("etag", '"b"')], False),
        (None, [("etag", '"b"')], True),
    ],
)
def test_a_304_confirms_the_version_that_it_names(tag, received, confirmed):
    assert Validators(URL, tag, DATE, "<urn:x>").confirmed_by(received) is confirmed


@pytest.mark.parametrize("changes", [{"status": 404}, {"outcome": Outcome.TRUNCATED}, {"status": 206}])
def test_only_a_whole_200_has_validators(tmp_path, changes):
    with Cache.open(tmp_path) as opened:
        capture = opened.write(fetched(URL, BODY, headers=((b"ETag", b'"a"'),), **changes))
        assert validators_of(capture) is None
        assert opened.validators(URL) is None
