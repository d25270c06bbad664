"""Web archives in a whole run: what a page said earlier speaks for a claim, and against none."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from made_up_web import FILLER, PAGE, no_progress

from checker.capture.archives.archive import Archive, cdx_query
from checker.capture.archives.lookup import CANDIDATES, Lookup
from checker.claims.claim import Claim
from checker.cli.check_url import check_url
from checker.demo.record import made_up_capture, resolver, serve
from checker.second_look import LIMIT_DATES, cited_moment
from checker.settings import ArchiveUse, Settings
from checker.store.findings import results_of
from checker.store.open_store import open_store
from checker.verify import survey, verify

URL = "http://sandwick-times.example/oven"
QUOTE = "it will not burn a single loaf this winter"
ARCHIVE = Archive(
    timegate="http://archive.example/web/",
    cdx="http://archive.example/cdx",
    raw="http://archive.example/web/{timestamp}id_/",
    seconds_between_requests=0.0,
)
KEPT = "20240103120000"
CHANGED = PAGE.replace(QUOTE, "we hope that it burns few loaves this winter")


@pytest.fixture
def web(tmp_path):
    """The live page as a test says; the archive keeps an earlier one, in which the words stand."""

    def build(live: str | None, *, kept: str | None = PAGE, published: str = "2024-01-02") -> dict:
        pages = tmp_path / "pages"
        pages.mkdir(exist_ok=True)
        site = {"http://archive.example/": {"file": "cdx"}}
        near = cited_moment(published)
        (pages / "cdx").write_text(json.dumps([["timestamp"], [KEPT]] if kept else []))
        site[cdx_query(ARCHIVE.cdx, URL, near, CANDIDATES)] = {"file": "cdx", "content_type": "application/json"}
        if kept:
            (pages / "kept").write_text(kept.format(filler=FILLER))
            site[f"http://archive.example/web/{KEPT}id_/{URL}"] = {"file": "kept"}
        (pages / "live").write_text((live or "").format(filler=FILLER))
        site[URL] = {"file": "live"} if live else {"file": "live", "status": 404}
        (tmp_path / "claims.csv").write_text(f"id,quote,url,published\none,{QUOTE},{URL},{published}\n")
        return site

    return build


@pytest.fixture
def run(tmp_path):
    def verified(site, claim="one", **options):
        with serve(tmp_path / "pages", site) as address:
            settings = Settings(
                cache=tmp_path / "cache",
                db=tmp_path / "checker.db",
                capture=replace(made_up_capture(), archives=(ARCHIVE,)),
                resolve=resolver(site, address),
                **options,
            )
            with open_store(settings.db) as store:
                done = verify(tmp_path / "claims.csv", survey(tmp_path / "claims.csv"), store, settings, no_progress)
                return next(result for result in results_of(store, done.run_id) if result.claim_id == claim)

    return verified


def test_a_page_that_is_gone_is_read_as_it_was(web, run):
    result = run(web(None))
    assert (result.status, result.passes, result.flags) == ("verbatim", True, ())
    assert result.captured_url == f"http://archive.example/web/{KEPT}id_/{URL}"
    assert result.captured_at == "2024-01-03T12:00:00Z"
    assert "The source was read in a copy by archive.example of 2024-01-03. When asked for on " in result.reason
    assert result.reason.endswith(", the source answered with HTTP 404.")


def test_a_copy_of_a_script_built_page_gives_way_to_the_next(web, run, tmp_path):
    site = web(None)
    shell = "20240102230000"
    (tmp_path / "pages" / "cdx").write_text(json.dumps([["timestamp"], [shell], [KEPT]]))
    (tmp_path / "pages" / "shell").write_text(
        '<html><head><title>Sandwick Times</title><script src="/app.js"></script></head>'
        '<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>'
    )
    site[f"http://archive.example/web/{shell}id_/{URL}"] = {"file": "shell"}
    for options in ({}, {"offline": True}):
        result = run(site, **options)
        assert (result.status, result.captured_at) == ("verbatim", "2024-01-03T12:00:00Z")


def test_a_page_that_was_changed_since_is_told(web, run):
    result = run(web(CHANGED))
    assert (result.status, result.passes, result.flags) == ("verbatim", True, ("edited_since",))
    assert "stand in the capture of 2024-01-03; that of " in result.reason
    assert "no longer has them" in result.reason


def test_a_page_that_holds_the_words_is_not_looked_up(web, run):
    assert run(web(PAGE)).captured_url == URL
    assert run(web(PAGE), archive=ArchiveUse.ALWAYS).captured_url == URL


@pytest.mark.parametrize("options", [{"archive": ArchiveUse.NEVER}, {"offline": True}])
def test_nobody_is_asked_who_must_not_be(web, run, options):
    assert run(web(None), **options).status == "unavailable"


def test_a_copy_without_the_words_accuses_nobody(web, run):
    result = run(web(None, kept=CHANGED))
    assert (result.status, result.source_state) == ("unavailable", "dead")
    assert "404. A copy by archive.example of 2024-01-03 does not have the words" in result.reason


def test_a_live_page_without_the_words_is_still_the_one_that_counts(web, run):
    result = run(web(CHANGED, kept=CHANGED))
    assert result.status != "verbatim"
    assert result.captured_url == URL
    assert result.passes is False


def test_without_a_copy_the_finding_stands(web, run):
    assert run(web(None, kept=None)).status == "unavailable"


def test_offline_the_copy_speaks_again(web, run):
    site = web(None)
    online = run(site)
    offline = run(site, offline=True)
    for field in ("status", "reason", "captured_url", "captured_at", "passages", "warc_record_id"):
        assert getattr(offline, field) == getattr(online, field)


def test_offline_a_copy_of_another_page_is_the_same_lead_as_online(web, run, tmp_path):
    site = web(CHANGED)
    with (tmp_path / "claims.csv").open("a") as claims:
        claims.write(f"lead,{QUOTE},,\n")
    online, offline = (run(site, claim="lead", **options) for options in ({}, {"offline": True}))
    assert [place.url for place in online.elsewhere] == [f"http://archive.example/web/{KEPT}id_/{URL}"]
    assert offline.elsewhere == online.elsewhere


def test_no_archive_is_told_of_an_address_that_the_guard_refuses(web, tmp_path):
    web(None)
    asked = []

    async def private(host, port):
        asked.append(host)
        return [("10.0.0.1", port)]

    settings = Settings(
        cache=tmp_path / "cache",
        db=tmp_path / "checker.db",
        capture=replace(made_up_capture(), archives=(ARCHIVE,), allow_private=False),
        resolve=private,
    )
    claim = Claim(id="one", quote=QUOTE, row=1, url=URL)
    assert check_url(claim, settings).source_state == "refused"
    with open_store(settings.db) as store:
        verify(tmp_path / "claims.csv", survey(tmp_path / "claims.csv"), store, settings, no_progress)
    assert set(asked) == {"sandwick-times.example"}


def test_archives_are_asked_for_a_page_without_its_fragment(web, run, tmp_path):
    site = web(None)
    (tmp_path / "claims.csv").write_text(f"id,quote,url,published\none,{QUOTE},{URL}#:~:text=loaf,2024-01-02\n")
    assert run(site).status == "verbatim"


def test_a_live_page_is_asked_for_again_although_a_copy_is_kept(web, run):
    run(web(None))
    assert run(web(PAGE)).captured_url == URL


def test_checking_one_quotation_looks_back_too(web, tmp_path):
    site = web(None)
    with serve(tmp_path / "pages", site) as address:
        settings = Settings(
            cache=tmp_path / "cache",
            capture=replace(made_up_capture(), archives=(ARCHIVE,)),
            resolve=resolver(site, address),
        )
        claim = Claim(id="one", quote=QUOTE, row=1, url=URL, published="2024-01-02")
        assert check_url(claim, settings).status == "verbatim"
        assert check_url(claim, replace(settings, offline=True)).status == "verbatim"


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2024-01-02", "2024-01-03T00:00:00"),
        ("2024-01", "2024-01-16T00:00:00"),
        ("2024", "2024-07-01T00:00:00"),
        ("2031-05-05", "2031-05-06T00:00:00"),
    ],
)
def test_a_copy_is_looked_for_after_the_cited_date(published, moment):
    assert cited_moment(published) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize("published", [None, "", "9999-12-31", "soon"])
def test_without_a_date_the_newest_copy_is_looked_for(published):
    assert cited_moment(published) is None


OTHER_QUOTE = "we hope that it burns few loaves this winter"
DATES = {"2024-01-02": (KEPT, PAGE), "2024-03-01": ("20240302000000", CHANGED)}


@pytest.fixture
def asked(monkeypatch):
    """Each page and date for which an archive is asked."""
    pages = []
    memento = Lookup.memento

    async def spied(self):
        pages.append(self.page)
        return await memento(self)

    monkeypatch.setattr(Lookup, "memento", spied)
    return pages


@pytest.fixture
def two_dates(web, tmp_path):
    """A page that is gone, of which the archive keeps two versions."""

    def build(*claims):
        site = web(None)
        for published, (timestamp, page) in DATES.items():
            (tmp_path / "pages" / f"cdx-{timestamp}").write_text(json.dumps([["timestamp"], [timestamp]]))
            (tmp_path / "pages" / timestamp).write_text(page.format(filler=FILLER))
            site[cdx_query(ARCHIVE.cdx, URL, cited_moment(published), CANDIDATES)] = {"file": f"cdx-{timestamp}"}
            site[f"http://archive.example/web/{timestamp}id_/{URL}"] = {"file": timestamp}
        rows = "".join(f"{name},{quote},{URL},{published}\n" for name, quote, published in claims)
        (tmp_path / "claims.csv").write_text(f"id,quote,url,published\n{rows}")
        return site

    return build


EARLY, LATE = ("early", QUOTE, "2024-01-02"), ("late", OTHER_QUOTE, "2024-03-01")


def test_each_claim_is_looked_up_near_its_own_date_and_each_date_once(two_dates, run, asked):
    site = two_dates(EARLY, LATE, ("again", QUOTE, "2024-01-02"))
    late = run(site, claim="late")
    assert (late.status, late.captured_at) == ("verbatim", "2024-03-02T00:00:00Z")
    assert [page.near for page in asked] == [cited_moment("2024-01-02"), cited_moment("2024-03-01")]
    early = run(site, claim="early")
    assert (early.status, early.captured_at) == ("verbatim", "2024-01-03T12:00:00Z")


def test_a_date_for_which_a_copy_was_read_is_not_asked_for_again(two_dates, run, asked):
    """The words stand in neither copy, so nothing but the record of the lookup keeps a run from asking."""
    claims = [("early", "the oven was never lit at all", "2024-01-02"), ("late", "no bread was sold", "2024-03-01")]
    site = two_dates(*claims)
    run(site, claim="early")
    run(site, claim="early")
    assert len(asked) == 2
    run(site, claim="early", recapture=True)
    assert len(asked) == 4


def test_without_a_date_any_copy_will_do(two_dates, run, asked):
    run(two_dates(EARLY), claim="early")
    run(two_dates(("none", "the oven was never lit at all", "")), claim="none")
    assert len(asked) == 1


def test_a_copy_whose_record_tells_no_date_counts_within_a_day_of_it(two_dates, run, asked, monkeypatch):
    site = two_dates(EARLY)
    # As written before dates were recorded.
    module = "checker.capture.archives.lookup.replace"
    monkeypatch.setattr(module, lambda fetched, **changes: replace(fetched, **{**changes, "memento_near": None}))
    run(site, claim="early")
    claims = [("early", "the oven was never lit at all", "2024-01-02"), ("late", "no bread was sold", "2024-03-01")]
    run(two_dates(*claims), claim="late")
    assert [page.near for page in asked] == [cited_moment("2024-01-02"), cited_moment("2024-03-01")]


def test_what_another_claim_s_date_brings_turns_a_finding_as_it_does_offline(two_dates, run):
    """The first claim's own lookup was done by an earlier run; the copy near the second's date has its words too."""
    reworded = ("early", OTHER_QUOTE.replace("hope", "trust"), "2024-01-02")
    run(two_dates(reworded), claim="early")
    site = two_dates((*reworded[:1], OTHER_QUOTE, "2024-01-02"), LATE)
    online = run(site, claim="early")
    offline = run(site, claim="early", offline=True)
    assert online.status == "verbatim"
    assert (offline.status, offline.captured_at, offline.reason) == (online.status, online.captured_at, online.reason)


def test_a_copy_that_carries_a_finding_gives_way_to_a_newer_one_online_as_offline(two_dates, run, tmp_path):
    run(two_dates(EARLY), claim="early")
    site = two_dates(EARLY, LATE)
    (tmp_path / "pages" / "20240302000000").write_text(PAGE.format(filler=FILLER + "<p>A later word.</p>"))
    online = run(site, claim="early")
    offline = run(site, claim="early", offline=True)
    assert online.captured_at == offline.captured_at == "2024-03-02T00:00:00Z"


def test_a_page_cited_at_many_dates_is_looked_up_at_ten_of_them_and_the_rest_is_told(web, tmp_path, asked):
    site = web(None, kept=None)
    rows = "".join(f"c{day},{QUOTE},{URL},2023-03-{day:02}\n" for day in range(1, 32))
    (tmp_path / "claims.csv").write_text(f"id,quote,url,published\n{rows}")
    with serve(tmp_path / "pages", site) as address:
        settings = Settings(
            cache=tmp_path / "cache",
            db=tmp_path / "checker.db",
            capture=replace(made_up_capture(), archives=(ARCHIVE,)),
            resolve=resolver(site, address),
        )
        with open_store(settings.db) as store:
            claims = tmp_path / "claims.csv"
            runs = [verify(claims, survey(claims), store, settings, no_progress) for _ in range(2)]
    assert LIMIT_DATES == 10
    assert [page.near.day for page in asked] == list(range(2, 22))
    told = "web archives: at most 10 dates of one source are looked up in a run; left for the next run: "
    assert [run.warnings for run in runs] == [(f"{told}21",), (f"{told}11",)]
