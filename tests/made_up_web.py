"""A made-up web for tests: pages under `.example` hosts, served on loopback, checked by the whole pipeline."""

import json
from pathlib import Path

from checker.capture.cache import Cache
from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture, resolver, serve
from checker.settings import Settings
from checker.store.findings import results_of
from checker.store.open_store import open_store
from checker.verify import survey, verify


def no_progress(_what, _done, _total):
    """Show nothing."""


def records_of_run(folder: Path, work: Path, **options):
    """Verify folder/claims.csv against folder/pages as folder/site.json serves them; give the records by claim."""
    site = json.loads((folder / "site.json").read_text(encoding="utf-8"))
    with serve(folder / "pages", site) as address:
        settings = Settings(
            cache=work / "cache",
            db=work / "checker.db",
            capture=made_up_capture(),
            resolve=resolver(site, address),
            **options,
        )
        claims = folder / "claims.csv"
        with open_store(settings.db) as store:
            run_id = verify(claims, survey(claims), store, settings, no_progress).run_id
            return {result.claim_id: result.to_dict() for result in results_of(store, run_id)}


PAGE = """<!doctype html><html lang="en"><head><title>Bakers of Sandwick test a new oven</title></head><body>
<p>This page is invented for tests of checker; nothing on it happened.</p>
<article><h1>Bakers of Sandwick test a new oven</h1>
<p>The four bakers of Sandwick lit their new oven on Tuesday, and “it will not burn a single loaf this winter,”
said Marta Holm, the eldest of them. The oven took 14 weeks to build and holds 90 loaves.</p>
{filler}
</article></body></html>
"""
FILLER = "".join(
    f"<p>In week {number} the masons laid another ring of brick, waited for the clay to dry, and went home before dark "
    "because the yard has no lamp and the road is narrow there.</p>\n"
    for number in range(1, 9)
)
CLAIMS = """id,quote,url
true,“it will not burn a single loaf this winter”,http://sandwick-times.example/oven
dropped,it will burn a single loaf this winter,http://sandwick-times.example/oven
nowhere,The mayor has forbidden all baking on Sundays from now on,http://sandwick-times.example/oven
dead,The oven is cold again and nobody knows why,http://sandwick-times.example/gone
"""


def made_up_folder(folder: Path) -> None:
    """Write a list of claims and the captures of its made-up sources into a folder."""
    (folder / "pages").mkdir()
    (folder / "pages" / "oven.html").write_text(PAGE.format(filler=FILLER), encoding="utf-8")
    (folder / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    url = "http://sandwick-times.example"
    site = {f"{url}/oven": {"file": "oven.html"}, f"{url}/gone": {"file": "oven.html", "status": 404}}
    with serve(folder / "pages", site) as address, Cache.open(folder / "cache") as cache:
        capture_urls(site, cache, made_up_capture(), lambda _capture: None, resolver(site, address))
