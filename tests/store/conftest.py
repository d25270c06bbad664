"""Stores and a made-up web for them. Every page, host and claim is invented."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_up_web import no_progress
from sqlite_utils import Database

from checker.capture.capture import Capture, Outcome
from checker.claims.claim import Claim
from checker.demo.record import made_up_capture, resolver, serve
from checker.extract.document import EXTRACTOR_VERSION
from checker.extract.source_state import SourceState
from checker.settings import Settings
from checker.store.findings import results_of
from checker.store.open_store import open_store
from checker.store.runs import RunIdentity, start_run
from checker.verdict.result import Context, ContextCheck, ContextState, Result, Status, Style
from checker.verify import survey, verify
from checker.version import CHECKER_VERSION

HOST = "http://lamp-post.example"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A new store."""
    with open_store(tmp_path / "checker.db") as database:
        yield database


@pytest.fixture
def identity() -> Callable[..., RunIdentity]:
    """Make the identity of a run."""

    def make(**given) -> RunIdentity:
        return RunIdentity(
            **{
                "claims_path": "claims.csv",
                "claims_sha256": "0" * 64,
                "offline": True,
                "style": Style.NEWS,
                "settings": "{}",
                "checker_version": CHECKER_VERSION,
                "extractor_version": EXTRACTOR_VERSION,
                **given,
            }
        )

    return make


@pytest.fixture
def started(db, identity) -> Callable[..., int]:
    """Start a run with these claims."""

    def start(*claims: Claim, **given) -> int:
        return start_run(db, identity(**given), claims, 0, "2025-01-02T03:04:05Z")

    return start


@pytest.fixture(scope="session")
def captured() -> Callable[..., Capture]:
    """Make a capture of a page that was answered whole, but for what is given."""

    def make(name: str, url: str = f"{HOST}/lamps", day: int = 1, **given) -> Capture:
        return Capture(
            **{
                "cited_url": url,
                "captured_url": url,
                "captured_at": datetime(2025, 1, day, tzinfo=UTC),
                "outcome": Outcome.COMPLETE,
                "detail": "",
                "redirects": (),
                "http_status": 200,
                "headers": (("content-type", "text/html"),),
                "warc_record_id": f"<urn:uuid:{name}>",
                "payload_sha256": "0" * 64,
                **given,
            }
        )

    return make


NOTHING = ContextCheck(ContextState.NOT_CLAIMED, None)


@pytest.fixture(scope="session")
def finding() -> Callable[..., Result]:
    """Make a result that claims as little as a result can, but for what is given."""

    def make(claim: Claim, run_id: int, status=Status.VERBATIM, passes=True, **given) -> Result:
        return Result(
            **{
                "claim_id": claim.id,
                "claim": claim,
                "run_id": run_id,
                "status": status,
                "passes": passes,
                "reason": "The source has these words.",
                "flags": (),
                "similarity": None,
                "style": Style.NEWS,
                "checker_version": CHECKER_VERSION,
                "extractor_version": EXTRACTOR_VERSION,
                "url": claim.url,
                "source_state": SourceState.CAPTURED,
                "captured_url": None,
                "captured_at": None,
                "warc_record_id": None,
                "payload_sha256": None,
                "document_sha256": None,
                "passages": (),
                "differences": (),
                "closest": None,
                "context": Context(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
                "elsewhere": (),
                "deep_link": None,
                "decision": None,
                **given,
            }
        )

    return make


@pytest.fixture(scope="session")
def article() -> str:
    """A made-up page of some 200 words; each of its sentences carries a number of its own."""
    sentences = (
        f"Lamp number {number} on the quay was lit by hand on Tuesday evening, the keeper said."
        for number in range(100, 114)
    )
    return (
        "<!doctype html><html lang=en><title>Lamps of the quay</title><body>"
        "<p>This page is invented for tests of checker; nothing on it happened.</p>"
        "<article><h1>Lamps of the quay</h1><p>" + "</p><p>".join(sentences) + "</p></article></body></html>"
    )


class CountingSite(dict):
    """How each URL is answered, and every URL that was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[str] = []

    def get(self, url, default=None):
        self.requests.append(url)
        return super().get(url, default)


@dataclass
class Desk:
    """A folder in which claims are verified against a made-up web on loopback, again and again."""

    folder: Path
    site: CountingSite
    address: tuple[str, int]

    def write_claims(self, *claims: str, header: str = "id,quote,url") -> None:
        self.folder.joinpath("claims.csv").write_text("\n".join([header, *claims, ""]), encoding="utf-8")

    def settings(self, **options) -> Settings:
        return Settings(
            cache=self.folder / "cache",
            db=self.folder / "checker.db",
            capture=made_up_capture(),
            resolve=resolver(self.site, self.address),
            **options,
        )

    def verify(self, progress=no_progress, **options) -> int:
        """Verify claims.csv as `checker verify` does; give the run's number."""
        claims, settings = self.folder / "claims.csv", self.settings(**options)
        with open_store(settings.db) as store:
            return verify(claims, survey(claims), store, settings, progress).run_id

    def records(self, run_id: int) -> dict[str, dict]:
        with self.store() as store:
            return {result.claim_id: result.to_dict() for result in results_of(store, run_id)}

    def store(self):
        return open_store(self.folder / "checker.db", must_exist=True)

    def rows(self, sql: str) -> list[tuple]:
        with self.store() as store:
            return store.execute(sql).fetchall()


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory, article: str) -> Iterator[tuple[CountingSite, tuple[str, int]]]:
    """One server for all tests; what it answers is set anew for each."""
    pages = tmp_path_factory.mktemp("pages")
    (pages / "lamps.html").write_text(article, encoding="utf-8")
    site = CountingSite()
    with serve(pages, site) as address:
        yield site, address


@pytest.fixture
def desk(tmp_path: Path, web: tuple[CountingSite, tuple[str, int]]) -> Desk:
    """A desk whose web has one page to read, one that is gone and one that fails."""
    site, address = web
    site.clear()
    site.requests.clear()
    site[f"{HOST}/lamps"] = {"file": "lamps.html"}
    site[f"{HOST}/gone"] = {"file": "lamps.html", "status": 404}
    site[f"{HOST}/down"] = {"file": "lamps.html", "status": 503}
    desk = Desk(tmp_path, site, address)
    desk.write_claims(
        *(f"k{n},Lamp number {n} on the quay was lit by hand,{HOST}/lamps" for n in range(100, 110)),
        f"changed,Lamp number 999 on the quay was lit by hand on Tuesday evening,{HOST}/lamps",
        "unsourced,Lamp number 101 on the quay was lit by hand,",
    )
    return desk
