"""What an archive answered is told as it comes; where it did not answer, nothing is."""

import pytest
from capture.archives.loopback_archive import ARCHIVE, BARE, OTHER, PAGE, moment

from checker.capture.archives.archive import Wanted

NEAR = "20210101000000"
WANTED = Wanted(PAGE, moment(NEAR))
FAILING = ["429 Too Many Requests", "500 Broken", "502 Bad", "503 Out of order", "504 Late", "408 Late", "403 Go away"]


def test_what_an_archive_has_is_told(archive, look_back):
    answers = []
    capture, _ = look_back(NEAR, answers=answers)
    assert answers == [(WANTED, ARCHIVE, capture)]


def test_that_an_archive_has_nothing_is_told_and_the_next_one_is_asked(archive, look_back):
    answers = []
    archive.kept.clear()
    look_back(NEAR, answers=answers, archives=(ARCHIVE, BARE))
    assert answers == [(WANTED, ARCHIVE, None), (WANTED, BARE, None)]


def test_copies_that_cannot_be_read_are_an_answer(archive, look_back):
    answers = []
    look_back(NEAR, answers=answers, serves=lambda _capture: False)
    assert answers == [(WANTED, ARCHIVE, None)]


def test_a_page_that_failed_when_it_was_archived_is_an_answer(archive, look_back):
    archive.kept = dict.fromkeys(archive.kept, 503)
    answers = []
    look_back(NEAR, answers=answers, tries=1)
    assert answers == [(WANTED, ARCHIVE, None)]


@pytest.mark.parametrize("status", FAILING)
@pytest.mark.parametrize("part", ["cdx", "gate", "memento"])
def test_an_archive_that_fails_at_a_part_of_it_has_not_answered(archive, look_back, page, part, status):
    archive.kept.clear()
    if part == "memento":
        archive.cdx = lambda _query: page(b'[["timestamp"],["20210605000000"]]')
    setattr(archive, part, lambda *_: page(b"", status=status))
    answers = []
    assert look_back(NEAR, answers=answers, archives=(BARE if part == "gate" else ARCHIVE,))[0] is None
    assert answers == []


def test_an_archive_that_breaks_off_has_not_answered(archive, look_back):
    archive.gate = lambda _seen: b"HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\nnot arch"
    answers = []
    look_back(NEAR, answers=answers, archives=(BARE,))
    assert answers == []


def test_an_archive_that_is_left_alone_has_not_answered(archive, look_back, page):
    archive.cdx = lambda _query: page(b"", status="429 Too Many Requests")
    answers = []
    look_back(NEAR, PAGE, "http://paper.example/other", answers=answers)
    assert answers == []


def test_a_host_that_an_aggregator_leads_to_and_that_is_left_alone_has_not_answered(archive, look_back, page):
    archive.gate = lambda _seen: page(b"", f"Location: http://{OTHER}/x", "Vary: accept-datetime", status="302 Found")
    archive.elsewhere[OTHER] = lambda _seen: page(b"", status="429 Too Many Requests")
    answers = []
    pages = (PAGE, "http://paper.example/other")
    _, unasked = look_back(NEAR, *pages, answers=answers, archives=(BARE,))
    assert (answers, unasked) == ([], ())


def test_what_is_found_after_a_failure_is_told(archive, look_back, page):
    archive.cdx = lambda _query: page(b"", status="503 Out of order")
    answers = []
    capture, _ = look_back(NEAR, answers=answers)
    assert capture is not None
    assert answers == [(WANTED, ARCHIVE, capture)]


def test_an_archive_that_need_not_be_asked_is_not(archive, look_back, site):
    answers = []
    capture, unasked = look_back(NEAR, answers=answers, archives=(ARCHIVE, BARE), not_asked=[ARCHIVE.timegate])
    assert [archive for _, archive, _ in answers] == [BARE]
    assert (capture is None, unasked) == (False, ())
    assert site.requests[0].path == f"/gate/{PAGE}"
