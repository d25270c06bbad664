"""Captures from the future, made under a clock that was wrong: told, and not taken for what a run has fetched."""

from datetime import UTC, datetime

import pytest
from capture.test_cache import fetched
from made_up_web import no_progress

from checker.capture.cache import Cache
from checker.store.open_store import open_store
from checker.verify import survey, verify

URL = "http://lamp-post.example/lamps"


@pytest.fixture
def ahead(desk, article):
    """A cache that holds a page as it was captured in 2099, by its date."""
    with Cache.open(desk.folder / "cache") as cache:
        cache.write(fetched(URL, article.encode(), began_at=datetime(2099, 5, 5, tzinfo=UTC)))
    return desk


def test_captures_from_the_future_are_told(ahead):
    settings, claims = ahead.settings(), ahead.folder / "claims.csv"
    with open_store(settings.db) as store:
        warnings = verify(claims, survey(claims), store, settings, no_progress).warnings
    assert warnings == (
        "captures dated in the future, by a clock that was wrong: 1, the last 2099-05-05; each counts as the newest of "
        "its source, so move the file that holds it out of the cache",
    )


def test_captures_of_today_are_none(desk):
    settings, claims = desk.settings(), desk.folder / "claims.csv"
    with open_store(settings.db) as store:
        assert verify(claims, survey(claims), store, settings, no_progress).warnings == ()


def test_a_run_with_recapture_that_was_cut_off_has_not_fetched_what_is_dated_ahead(ahead, monkeypatch):
    def cut_off(*_given, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.verify.capture_sources", cut_off)
    with pytest.raises(KeyboardInterrupt):
        ahead.verify(recapture=True)
    monkeypatch.undo()
    assert ahead.verify(recapture=True) == 1
    assert ahead.site.requests == [URL]
