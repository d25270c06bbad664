"""A made-up web for tests: pages under `.example` hosts, served on loopback, checked by the whole pipeline."""

import json
from pathlib import Path

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
