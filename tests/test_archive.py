"""Web archives in a whole run: what a page said earlier speaks for a claim, and against none."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from made_up_web import FILLER, PAGE, no_progress

from checker.capture.archives.archive import Archive, cdx_query
from checker.capture.archives.lookup import CANDIDATES
from checker.claims.claim import Claim
from checker.cli.check_url import check_url
from checker.demo.record import made_up_capture, resolver, serve
from checker.second_look import cited_moment
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
        near = cited_moment(published, datetime.now(UTC))
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
        (None, "2026-01-01T00:00:00"),
        ("2031-05-05", "2026-01-01T00:00:00"),
        ("9999-12-31", "2026-01-01T00:00:00"),
    ],
)
def test_a_copy_is_looked_for_after_the_cited_date(published, moment):
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert cited_moment(published, now) == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert cited_moment("2024-01-02", now) - datetime(2024, 1, 2, tzinfo=UTC) == timedelta(days=1)
