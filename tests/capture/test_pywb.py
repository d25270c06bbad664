"""pywb, a replay tool of others, shows the pages of our files: revisits included, from WARC and from WACZ."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest
from capture.test_revisit import BODY, URL
from capture.test_wacz import packed

from checker.capture.cache import Cache

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
