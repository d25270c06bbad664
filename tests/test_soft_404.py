"""A page that its host serves for any address is none that could accuse a writer."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from made_up_web import FILLER, PAGE, no_progress

from checker.capture.cache import Cache
from checker.capture.capture_urls import capture_urls
from checker.claims.claim import Claim
from checker.cli.check_url import check_url
from checker.demo.record import made_up_capture, resolver, serve
from checker.extract.page_state.nonsense_probe import nonsense_url
from checker.judge import judge
from checker.settings import Settings
from checker.sources import read_captures, take_second_look
from checker.store.findings import results_of
from checker.store.open_store import open_store
from checker.verdict.result import Style
from checker.verify import library_of, survey, verify

URL = "http://sandwick-times.example/2024/the-mayor-forbids-all-baking-on-sundays"
NONSENSE = nonsense_url(URL)
SITE = {URL: {"file": "oven"}, "http://sandwick-times.example/": {"file": "oven"}}
QUOTE = "The mayor has forbidden all baking on Sundays from now on"


@pytest.fixture
def run(tmp_path):
    """Verify the claim against a host that serves a page for its URL, and, if `alike`, for every other one."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "oven").write_text(PAGE.format(filler=FILLER))
    (tmp_path / "claims.csv").write_text(f"id,quote,url\none,{QUOTE},{URL}\n")

    def verified(*, alike, others=None, **options):
        site = SITE | (others or {})
        if alike:
            site[NONSENSE] = {"file": "oven"}
        with serve(tmp_path / "pages", site) as address:
            settings = Settings(
                cache=tmp_path / "cache",
                db=tmp_path / "checker.db",
                capture=made_up_capture(),
                resolve=resolver(site, address),
                **options,
            )
            with open_store(settings.db) as store:
                done = verify(tmp_path / "claims.csv", survey(tmp_path / "claims.csv"), store, settings, no_progress)
                result = next(iter(results_of(store, done.run_id)))
            one = check_url(Claim(id="one", quote=QUOTE, row=1, url=URL), replace(settings, cache=tmp_path / "one"))
            return result, one

    return verified


def test_a_page_that_stands_for_nonsense_too_is_a_soft_404(run, tmp_path):
    result, one = run(alike=True)
    assert (result.status, result.source_state) == ("unavailable", "soft_404")
    assert "the host serves for any address" in result.reason
    assert (one.status, one.source_state) == ("unavailable", "soft_404")
    with Cache.open(tmp_path / "cache") as cache:
        assert [capture.cited_url for capture in cache.all()] == [URL, nonsense_url(URL)]


def test_offline_the_probe_still_speaks(run):
    online, _ = run(alike=True)
    offline, _ = run(alike=True, offline=True)
    assert (offline.status, offline.reason) == (online.status, online.reason)


def test_a_host_that_knows_what_it_lacks_has_the_page(run):
    result, one = run(alike=False)
    assert (result.status, result.source_state) == ("not_found", "captured")
    assert (one.status, one.source_state) == ("not_found", "captured")


def test_the_probe_is_made_once(run, tmp_path):
    run(alike=False)
    run(alike=False)
    with Cache.open(tmp_path / "cache") as cache:
        assert len(cache.captures(nonsense_url(URL))) == 1


def test_a_run_with_recapture_that_was_cut_off_does_not_repeat_its_probes(run, tmp_path, monkeypatch):
    def cut_off_after_it(*given):
        take_second_look(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.verify.take_second_look", cut_off_after_it)
    with pytest.raises(KeyboardInterrupt):
        run(alike=False, recapture=True)
    monkeypatch.undo()
    run(alike=False, recapture=True)
    with Cache.open(tmp_path / "cache") as cache:
        assert len(cache.captures(nonsense_url(URL))) == 1


def test_a_probe_that_got_no_answer_is_made_again(run, tmp_path, monkeypatch):
    """Else a page that the host serves for any address would accuse for ever."""
    site = serve

    def out_of_order(pages, pages_of_site):
        return site(pages, {**pages_of_site, nonsense_url(URL): {"file": "oven", "status": 500}})

    monkeypatch.setattr(f"{__name__}.serve", out_of_order)
    assert run(alike=True)[0].status == "not_found"
    monkeypatch.undo()
    assert run(alike=True)[0].source_state == "soft_404"


def test_a_page_that_was_captured_again_is_tried_again(run, tmp_path, monkeypatch):
    """The host shows all its addresses in a new dress: what it served for nonsense before tells nothing of that."""
    run(alike=True)
    later = iter(range(1, 99))
    monkeypatch.setattr("checker.capture.fetch.datetime", Later(later))
    (tmp_path / "pages" / "oven").write_text(PAGE.format(filler=FILLER.replace("masons", "painters of the town hall")))
    result, _ = run(alike=True, recapture=True)
    assert (result.status, result.source_state) == ("unavailable", "soft_404")


class Later:
    """A clock that is a day ahead, and a second more each time."""

    def __init__(self, seconds):
        self._seconds = seconds

    def now(self, zone):
        return datetime.now(zone) + timedelta(days=1, seconds=next(self._seconds))


def test_what_is_served_for_nonsense_is_no_place_where_words_stand(run, tmp_path):
    """Nobody can cite that address; and a run that asks no archive judges other claims before it is asked for."""
    run(alike=True)
    claim = Claim(id="two", quote="it will not burn a single loaf this winter", row=2, url="http://other.example/a")
    with open_store(tmp_path / "checker.db") as store, Cache.open(tmp_path / "cache") as cache:
        read_captures(cache, store, no_progress)
        result = judge(claim, library_of(store), None, Style.NEWS)
    assert [place.url for place in result.elsewhere] == [URL]


TRUE_QUOTE = "it will not burn a single loaf this winter"


@pytest.mark.parametrize("alike", [True, False])
def test_a_page_that_gave_way_to_one_for_any_address_was_not_edited(run, tmp_path, monkeypatch, alike):
    """That the outlet took the words out would be a grave thing to say where it only moved house."""
    (tmp_path / "claims.csv").write_text(f"id,quote,url\none,{TRUE_QUOTE},{URL}\n")
    assert run(alike=alike)[0].flags == ()
    monkeypatch.setattr("checker.capture.fetch.datetime", Later(iter(range(1, 99))))
    (tmp_path / "pages" / "oven").write_text(PAGE.format(filler=FILLER).replace(TRUE_QUOTE, "all is well"))
    online, _ = run(alike=alike, recapture=True)
    offline, _ = run(alike=alike, offline=True)
    assert online.status == offline.status == "verbatim"
    assert online.flags == offline.flags == (() if alike else ("edited_since",))
    assert online.reason == offline.reason
    gone = "the source served the page that the host serves for any address."
    assert online.reason.endswith(gone) is alike


def test_a_host_that_calls_each_address_the_pages_own_has_no_such_page(run, tmp_path):
    """One text is one document, but what each answer calls its address is told apart."""
    head = '<head><link rel="canonical" href="{}">'
    page = PAGE.format(filler=FILLER)
    (tmp_path / "pages" / "oven").write_text(page.replace("<head>", head.format(URL)))
    (tmp_path / "pages" / "other").write_text(page.replace("<head>", head.format(NONSENSE)))
    result, one = run(alike=False, others={NONSENSE: {"file": "other"}})
    assert (result.status, result.source_state) == ("unavailable", "soft_404")
    assert (one.status, one.source_state) == ("unavailable", "soft_404")


def test_an_archive_url_alone_is_tried_too_and_offline_nothing_else_is_said(run, tmp_path):
    (tmp_path / "claims.csv").write_text(f"id,quote,archive_url\none,{QUOTE},{URL}\n")
    online, _ = run(alike=True)
    offline, _ = run(alike=True, offline=True)
    assert (online.status, online.source_state) == ("unavailable", "soft_404")
    assert (offline.status, offline.reason) == (online.status, online.reason)


def test_a_probe_for_one_claim_changes_what_is_told_of_another_online_too(run, tmp_path, monkeypatch):
    """The page for any address came first, and then the article: it did not have the words added."""
    filler = FILLER.replace("masons", "painters of the town hall")
    (tmp_path / "pages" / "oven").write_text(PAGE.format(filler=filler).replace(TRUE_QUOTE, "all is well"))
    (tmp_path / "claims.csv").write_text(f"id,quote,url,skip\none,{TRUE_QUOTE},{URL},later\n")
    with serve(tmp_path / "pages", SITE) as address, Cache.open(tmp_path / "cache") as cache:
        capture_urls([URL], cache, made_up_capture(), lambda _: None, resolver(SITE, address))
    monkeypatch.setattr("checker.capture.fetch.datetime", Later(iter(range(1, 99))))
    (tmp_path / "pages" / "any").write_text((tmp_path / "pages" / "oven").read_text())
    (tmp_path / "pages" / "oven").write_text(PAGE.format(filler=FILLER))
    (tmp_path / "claims.csv").write_text(f"id,quote,url\none,{TRUE_QUOTE},{URL}\ntwo,{QUOTE},{URL}\n")
    online, _ = run(alike=False, others={NONSENSE: {"file": "any"}}, recapture=True)
    offline, _ = run(alike=False, offline=True)
    assert online.status == offline.status == "verbatim"
    assert online.reason == offline.reason == "The source has these words in this order."
