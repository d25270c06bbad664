"""pywb, a replay tool of others, shows the pages of our files, and as an archive on loopback it is asked by ours."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec

import pytest
from capture.test_cache import fetched
from capture.test_revisit import BODY, URL
from capture.test_wacz import packed

from checker.capture.archives.archive import Archive, Wanted
from checker.capture.archives.capture_mementos import capture_mementos
from checker.capture.cache import Cache
from checker.demo.record import made_up_capture

# Replay runs in a process of its own: pywb puts gevent in place of the standard library's sockets and threads.
REPLAY = """
from gevent.monkey import patch_all
patch_all()
import glob, json, os
from pywb.manager.manager import main
for name in ("warc", "wacz"):
    main(["init", name])
main(["add", "warc", *glob.glob("cache/*.warc.gz")])
main(["add", "--unpack-wacz", "wacz", "claim.wacz"])
from pywb.apps.frontendapp import FrontEndApp
from werkzeug.test import Client
client = Client(FrontEndApp())
seen = {}
for name in ("warc", "wacz"):
    for day in (22, 23, 24):
        answer = client.get(f"/{name}/202611{day}103000id_/URL")
        seen[f"{name} {day}"] = [answer.status_code, answer.headers.get("Content-Type"), answer.text]
print(json.dumps(seen), flush=True)
os._exit(0)
"""

ARCHIVE = """
from gevent.monkey import patch_all
patch_all()
import glob
from pywb.manager.manager import main
main(["init", "kept"])
main(["add", "kept", *glob.glob("cache/*.warc.gz")])
from gevent.pywsgi import WSGIServer
from pywb.apps.frontendapp import FrontEndApp
server = WSGIServer(("127.0.0.1", 0), FrontEndApp(), log=None)
server.start()
print("port", server.server_port, flush=True)
server.serve_forever()
"""


@pytest.mark.skipif(find_spec("pywb") is None, reason="pywb, a tool for this test alone, is not installed")
def test_pywb_shows_the_page_from_the_cache_and_from_a_wacz(tmp_path):
    (tmp_path / "claim.wacz").write_bytes(packed(tmp_path / "cache"))
    assert len(Cache.open(tmp_path / "cache").captures(URL)) == 3
    code = REPLAY.replace("URL", URL)
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    seen = json.loads(ended.stdout.splitlines()[-1])
    page = [200, "text/html; charset=utf-8", BODY.decode()]
    assert seen["warc 22"] == seen["warc 23"] == page  # the second is a revisit
    # What the server answered on the third day is what pywb gives; our index for a WACZ leads to the page.
    assert seen["warc 24"] == [304, None, ""]
    assert seen["wacz 22"] == seen["wacz 23"] == seen["wacz 24"] == page


@pytest.fixture
def pywb_port(tmp_path):
    """Pages of three days, served by pywb as a web archive."""
    head = ((b"Content-Type", b"text/html; charset=utf-8"),)
    with Cache.open(tmp_path / "cache") as cache:
        for day in (5, 15, 25):
            body = f"<p>Invented for a test; it stood so on day {day}.</p>".encode()
            cache.write(fetched(URL, body, headers=head, began_at=datetime(2020, 1, day, tzinfo=UTC)))
    ended = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", ARCHIVE], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    try:
        yield next(int(line.split()[1]) for line in ended.stdout if line.startswith("port "))
    finally:
        ended.kill()
        ended.wait()
        ended.stdout.close()


@pytest.mark.skipif(find_spec("pywb") is None, reason="pywb, a tool for this test alone, is not installed")
def test_the_mementos_that_pywb_lists_are_found_by_its_timegate_and_timemap(tmp_path, pywb_port):
    # Its TimeGate shows a frame without a date, so the mementos are known by its TimeMap alone.
    archive = Archive("http://archive.example/kept/", seconds_between_requests=0.0)
    shown, found = [], []

    async def resolve(_host, _port):
        return [("127.0.0.1", pywb_port)]

    with Cache.open(tmp_path / "mementos") as cache:
        unasked = capture_mementos(
            [Wanted(URL, datetime(2020, 1, 14, tzinfo=UTC))],
            cache,
            replace(made_up_capture(), archives=(archive,)),
            lambda capture: shown.append(capture) or len(shown) == 2,
            lambda _page, capture: found.append(capture),
            resolve,
        )
        assert (found, unasked) == ([shown[1]], ())
        assert [each.memento_at.day for each in shown] == [15, 5]
        assert shown[1].captured_url == f"http://archive.example/kept/20200105000000mp_/{URL}"
        assert b"it stood so on day 5." in cache.body(shown[1])
