"""Every misbehaviour of the hostile table ends in a state with a reason, in time, and harms nobody else."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from capture.conftest import Site
from capture.hostile_hosts import DEAD, PUBLIC, Certificates, certificates, handshakes, names, redirects, robots
from capture.hostile_web import PAGE, answers, ok

import checker
from checker.capture.cache import Cache
from checker.capture.capture import Capture, Outcome
from checker.extract.source_state import SourceState
from checker.sources import read_capture

MEBIBYTE = 1024 * 1024
SETTINGS = {
    "connect_seconds": 1.5,
    "read_seconds": 1.0,
    "exchange_seconds": 1.5,
    "limit_wire_bytes": MEBIBYTE // 2,
    "seconds_between_requests": 0.0,
    "jobs": 32,
    "tries": 2,
    "wait_seconds": 0.05,
    "limit_wait_seconds": 0.1,
}
SPARE_SECONDS = 1.5
"""Over the limit of an exchange, for a busy machine."""
HEALTHY = 8
PAGES_EACH = 5


@dataclass(frozen=True)
class Expected:
    host: str
    outcome: Outcome
    state: SourceState
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}/"


class Web:
    """The hostile web, a server for each host, and beside it hosts that behave."""

    def __init__(self, folder: Path) -> None:
        self.expected: list[Expected] = []
        self.sites: dict[str, Site] = {}
        self.places: dict[str, list] = {"nowhere.example": ["error"]}
        for number in range(HEALTHY):
            self._host(f"healthy{number}.example").answers["*"] = ok()
        for each in (*answers(), *redirects()):
            self._expect(each).answers["*"] = each.answer
        for each in robots():
            site = self._expect(each)
            site.answers |= {"*": ok(), "/robots.txt": each.answer}
        for name in names():
            site = self._expect(name)
            site.answers["*"] = ok()
            self.places[name.host] = [self._answer(answer, site) for answer in name.answers]
        for each in (*handshakes(), *certificates(Certificates(folder))):
            self._expect(each, "https").greeting = each.answer
        self._host("public.example").answers["*"] = ok()

    def urls(self) -> list[str]:
        healthy = [f"http://healthy{host}.example/{page}" for page in range(PAGES_EACH) for host in range(HEALTHY)]
        return [
            *(each.url for each in self.expected),
            *healthy,
        ]

    def handling(self) -> int:
        """Say how many connections a server still has."""
        return sum(site.handling for site in self.sites.values())

    def _expect(self, each, scheme: str = "http") -> Site:
        self.expected.append(Expected(each.host, each.outcome, each.state, scheme))
        return self._host(each.host)

    def _host(self, host: str) -> Site:
        assert host not in self.sites
        site = self.sites[host] = Site()
        site.answers["/robots.txt"] = ok(status="404 Not Found")
        self.places[host] = [[(PUBLIC, site.port)]]
        return site

    @staticmethod
    def _answer(answer: str, site: Site):
        if answer in ("error", "hang"):
            return answer
        return [(ip.removesuffix(DEAD), 1 if ip.endswith(DEAD) else site.port) for ip in answer.split()]


@dataclass(frozen=True)
class Ran:
    web: Web
    told: dict
    cache: Cache
    by_url: dict[str, Capture]
    left_connections: int


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make certificates with")
    folder = tmp_path_factory.mktemp("hostile")
    web = Web(folder)
    wanted = {
        "urls": web.urls(),
        "places": web.places,
        "settings": SETTINGS,
        "cache": str(folder / "cache"),
        "issuer": str(folder / "issuer.pem"),
    }
    command = [sys.executable, str(Path(__file__).with_name("hostile_run.py"))]
    environment = os.environ | {"PYTHONPATH": str(Path(checker.__file__).parents[1])}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as run:
        run.stdin.write(json.dumps(wanted) + "\n")
        run.stdin.flush()
        told = json.loads(run.stdout.readline())
        end = time.monotonic() + 3
        while web.handling() and time.monotonic() < end:
            time.sleep(0.02)
        left = web.handling()
        run.stdin.close()
    for site in web.sites.values():
        site.close()
    with Cache.open(folder / "cache") as cache:
        by_url = {url: cache.captures(url)[-1] for url in wanted["urls"] if cache.captures(url)}
        yield Ran(web, told, cache, by_url, left)


def test_the_table_holds_at_least_forty_misbehaviours(ran):
    assert len(ran.web.expected) > 180


def test_every_one_ends_as_it_has_to_with_a_reason(ran, monkeypatch):
    # A bomb takes a second to read up to the limit, and there are many.
    monkeypatch.setattr("checker.capture.cache.LIMIT_DECODED_BYTES", MEBIBYTE)
    wrong = {}
    for each in ran.web.expected:
        capture = ran.by_url[each.url]
        state, _ = read_capture(ran.cache, capture)
        if (capture.outcome, state.state) != (each.outcome, each.state):
            wrong[each.host] = (capture.outcome, capture.detail, state.state, state.evidence)
        assert bool(capture.detail) == (capture.outcome is not Outcome.COMPLETE), each.host
        for reason in (capture.detail, state.evidence):
            assert reason.isprintable() and len(reason) < 1000, each.host  # noqa: PT018
        assert state.evidence, each.host
    assert wrong == {}, "\n".join(f"{host}: {found}" for host, found in wrong.items())


def test_every_exchange_ends_within_its_limit_as_its_server_sees_it(ran):
    limit_seconds = SETTINGS["exchange_seconds"] + SPARE_SECONDS
    late = {host: site.longest_seconds for host, site in ran.web.sites.items() if site.longest_seconds > limit_seconds}
    assert late == {}
    assert sorted(ran.told["reported"]) == sorted(ran.by_url) == sorted(ran.web.urls())


def test_hosts_that_behave_are_captured_whole_beside_them(ran):
    healthy = [capture for url, capture in ran.by_url.items() if url.startswith("http://healthy")]
    assert len(healthy) == HEALTHY * PAGES_EACH
    assert {capture.outcome for capture in healthy} == {Outcome.COMPLETE}
    assert {ran.cache.body(capture) for capture in healthy} == {PAGE}


def test_nothing_is_connected_to_but_what_was_checked(ran):
    assert {address.rpartition(".")[0] for address in ran.told["connected"]} == {"8.8.8", "8.8.4"}


def test_no_connection_is_left_open(ran):
    assert ran.told["open_sockets"] == 0
    assert ran.left_connections == 0


def test_the_cache_is_whole_afterwards(ran):
    assert ran.cache.warnings == ()


def test_memory_stays_within_bounds(ran):
    # 32 exchanges at a time, each with up to half a MiB of body, and all the bombs.
    assert ran.told["raised_bytes"] < 96 * MEBIBYTE
