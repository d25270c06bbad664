"""kill -9 at any moment leaves whole findings and no half ones, and the next run goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import checker

CLAIMS = 200
HOST = "http://lamp-post.example"
VERIFY = """
import os, signal, sys
from pathlib import Path
from checker.settings import Settings
from checker.store.open_store import open_store
from checker.verify import survey, verify

commits = 0

def trace(sql):
    global commits
    commits += sql.startswith("COMMIT")
    if commits == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)  # what the transaction wrote is not committed yet

folder, claims = Path(sys.argv[2]), Path(sys.argv[2], "claims.csv")
with open_store(folder / "checker.db") as store:
    store.conn.set_trace_callback(trace)
    settings = Settings(cache=folder / "cache", db=folder / "checker.db", offline=True)
    verify(claims, survey(claims), store, settings, lambda *_: None)
"""


def run(folder: Path, killed_at_commit: int) -> int:
    """Verify in a process of its own, which kills itself right before that commit; give its return code."""
    ended = subprocess.run(
        [sys.executable, "-c", VERIFY, str(killed_at_commit), str(folder)],
        env={**os.environ, "PYTHONPATH": str(Path(checker.__file__).parents[1])},
        capture_output=True,
        timeout=60,
    )
    assert ended.stderr == b""
    return ended.returncode


# The first commits of a run are those of the run itself and of the reading of the one capture.
@pytest.mark.parametrize("moments", [(1, 1, 2), (3, 57, 1), (150,)])
def test_after_kills_in_the_middle_every_claim_has_exactly_one_finding(desk, moments):
    desk.write_claims(f"k0,Lamp number 100 on the quay was lit by hand,{HOST}/lamps")
    desk.verify()
    for path in desk.folder.glob("checker.db*"):
        path.unlink()
    desk.write_claims(
        *(f"k{n},Lamp number {100 + n % 20} on the quay was lit by hand,{HOST}/lamps" for n in range(CLAIMS))
    )

    found = 0
    for moment in moments:
        assert run(desk.folder, moment) == -signal.SIGKILL
        before, found = found, desk.rows("SELECT count(*) FROM findings")[0][0]
        assert before <= found < CLAIMS
        assert desk.rows("SELECT claim_id FROM findings WHERE length(reason) = 0 OR context = ''") == []
    if max(moments) > 10:
        assert found > 10

    assert run(desk.folder, -1) == 0
    assert desk.rows("SELECT count(*), count(DISTINCT claim_id), count(DISTINCT run_id) FROM findings") == [
        (CLAIMS, CLAIMS, 1)
    ]
    assert desk.rows("SELECT run_id, finished_at IS NOT NULL FROM runs") == [(1, 1)]
    assert desk.rows("PRAGMA integrity_check") == [("ok",)]
    assert desk.rows("PRAGMA foreign_key_check") == []
    assert desk.rows("SELECT count(*) FROM documents") == [(1,)]
    statuses = {record["status"] for record in desk.records(1).values()}
    assert statuses == {"verbatim", "distorted"}
