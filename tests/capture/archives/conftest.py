"""The loopback archive, and how it is asked."""

from dataclasses import replace

import pytest
from capture.archives.loopback_archive import ARCHIVE, PAGE, FakeArchive, moment

from checker.capture.archives.archive import Wanted
from checker.capture.archives.capture_mementos import capture_mementos
from checker.demo.record import made_up_capture


@pytest.fixture
def archive(site, page):
    return FakeArchive(site, page)


@pytest.fixture
def look_back(site, cache):
    def run(near, *pages, archives=(ARCHIVE,), serves=lambda _capture: True, answers=None, not_asked=(), **settings):
        found = {}
        settings = replace(made_up_capture(), **{"archives": archives, **settings})
        near = moment(near) if near else None
        wanted = [Wanted(page, near, frozenset(not_asked)) for page in pages or [PAGE]]
        unasked = capture_mementos(
            wanted,
            cache,
            settings,
            serves,
            lambda page, capture: found.setdefault(page.url, capture),
            site.resolve,
            on_answer=lambda *answer: answers is None or answers.append(answer),
        )
        return (found[PAGE] if not pages else found), unasked

    return run
