"""The files that a run writes to: gone on with, whatever a kill left, and never another's."""

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest
from capture.test_cache import BEGAN, fetched, records, unanswered
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from checker.capture import rolling
from checker.capture.cache import Cache
from checker.capture.exchange import Fetched
from checker.capture.gzip_members import members


def filled(folder: Path, count: int = 3) -> Path:
    """A file of a few captures: an answer, one with a redirect before it, and none."""
    first, second = fetched("http://a.example/", b"text a"), fetched("http://b.example/end", b"text b")
    moved = fetched("http://b.example/", b"", status=302, headers=((b"Location", b"/end"),)).exchanges
    chain = Fetched("http://b.example/", (*moved, *second.exchanges), BEGAN, second.outcome, "")
    with Cache.open(folder) as opened:
        for each in (first, chain, unanswered("http://c.example/"))[:count]:
            opened.write(each)
    (path,) = folder.iterdir()
    return path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def ends_of_captures(data: bytes) -> list[int]:
    found = members(io.BytesIO(data), 40)
    return [member.end for member in found if b"WARC-Type: metadata" in member.beginning]


def test_a_run_goes_on_with_the_file_of_the_run_before(tmp_path):
    path = filled(tmp_path)
    before = path.read_bytes()
    with Cache.open(tmp_path) as opened:
        assert path.read_bytes() == before
        added = opened.write(fetched("http://d.example/", b"text d"))
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes()[: len(before)] == before
    later = Cache.open(tmp_path)
    assert len(later.all()) == 4
    assert later.body(added) == b"text d"
    assert later.warnings == ()
    kinds = [record.rec_type for record, _ in records(path)]
    assert kinds.count("warcinfo") == 2  # each run says which software wrote what follows


def test_after_a_kill_at_any_byte_every_whole_capture_is_kept_and_nothing_of_the_torn_one(tmp_path):
    path = filled(tmp_path)
    data = path.read_bytes()
    ends = ends_of_captures(data)
    assert len(ends) == 3
    for cut in range(len(data) + 1):
        path.write_bytes(data[:cut])
        kept = max((end for end in ends if end <= cut), default=0)
        rolling.reopen(path, kept).close()
        left = path.read_bytes()
        assert left[:kept] == data[:kept], cut
        (added,) = members(io.BytesIO(left[kept:]), 40)
        assert b"WARC-Type: warcinfo" in added.beginning, cut


def test_after_a_kill_the_next_run_goes_on_and_everything_can_be_read_by_any_tool(tmp_path):
    path = filled(tmp_path)
    data = path.read_bytes()
    ends = ends_of_captures(data)
    texts = (b"text a", b"text b", b"")
    edges = {0, *(end + near for end in ends for near in (-1, 0, 1) if end + near <= len(data))}
    for cut in sorted(edges | set(range(1, len(data), 97))):
        path.write_bytes(data[:cut])
        with Cache.open(tmp_path) as opened:
            opened.write(fetched("http://z.example/", b"text z"))
        whole = sum(end <= cut for end in ends)
        later = Cache.open(tmp_path)
        assert names(tmp_path) == [path.name], cut
        assert sorted(map(later.body, later.all())) == sorted([*texts[:whole], b"text z"]), cut
        assert later.warnings == (), cut
        with path.open("rb") as file:
            kinds = [record.rec_type for record in ArchiveIterator(file)]
        assert kinds.count("metadata") == whole + 1, cut


def test_a_real_kill_in_the_middle_of_a_write_loses_no_whole_capture(tmp_path):
    pytest.importorskip("fcntl")
    code = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from pathlib import Path
from capture.test_cache import fetched
from checker.capture.cache import Cache
opened = Cache.open(Path(sys.argv[1]))
opened.write(fetched("http://a.example/", os.urandom(100_000)))
os.write(opened._file.fileno(), bytes.fromhex("1f8b08000000000000036564"))
os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert ended.returncode == -9
    assert "passed over" in Cache.open(tmp_path).warnings[0]
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://b.example/"))
    later = Cache.open(tmp_path)
    assert (len(later.all()), later.warnings, len(names(tmp_path))) == (2, (), 1)


def test_reading_changes_no_file_not_even_a_torn_one(tmp_path):
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes()[:-5])
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Cache.open(tmp_path) as opened:
        for capture in opened.all():
            opened.body(capture)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def other_name(path: Path) -> None:
    path.rename(path.parent / "mine.warc.gz")


def copied_under_a_name_of_checkers(path: Path) -> None:
    path.rename(path.parent / "checker-20300101T000000Z-00000000.warc.gz")


def of_another_program(path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another/1.0"}))
    path.write_bytes(out.getvalue() + path.read_bytes())


def damaged_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[ends_of_captures(bytes(data))[0] + 40] ^= 0x55
    path.write_bytes(data)


def with_something_behind(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"not a record")


def with_nothing_but_zeros_behind(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(4096))


def with_a_record_of_another_behind(path: Path) -> None:
    text = b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"
    path.write_bytes(path.read_bytes() + gzip.compress(text))


@pytest.mark.parametrize(
    "change",
    [
        other_name,
        copied_under_a_name_of_checkers,
        of_another_program,
        damaged_in_the_middle,
        with_something_behind,
        with_nothing_but_zeros_behind,
        with_a_record_of_another_behind,
    ],
)
def test_a_file_that_no_kill_left_so_is_never_touched(tmp_path, change):
    change(filled(tmp_path))
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://d.example/"))
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_record_whose_end_is_lost_in_the_middle_of_a_file_hides_no_capture_behind_it_from_the_check(tmp_path):
    path = filled(tmp_path)
    data = path.read_bytes()
    ends = ends_of_captures(data)
    # A member that never ends: the beginning of a stored block (RFC 1951 §3.2.4) that is longer than what follows.
    endless = bytes.fromhex("1f8b0800000000000003") + b"\x00\xff\xff\x00\x00"
    path.write_bytes(data[: ends[0]] + endless + data[ends[0] :])
    before = path.read_bytes()
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://d.example/"))
    assert path.read_bytes() == before


def test_a_full_file_is_never_changed_again(tmp_path, monkeypatch):
    path = filled(tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(rolling, "ROLL_BYTES", len(before))
    for number in range(2):
        with Cache.open(tmp_path) as opened:
            opened.write(fetched(f"http://d{number}.example/"))
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2
    assert rolling.is_full(len(before))


def test_who_comes_second_begins_a_file_of_its_own_and_nothing_else_stands_in_the_folder(tmp_path):
    path = filled(tmp_path)
    pytest.importorskip("fcntl")
    code = "import sys, fcntl; fcntl.flock(file := open(sys.argv[1], 'rb'), fcntl.LOCK_EX); print(); input()"
    other = subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    other.stdout.readline()
    before = path.read_bytes()
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://d.example/"))
        assert path.read_bytes() == before
        assert len(list(tmp_path.glob("checker-*.warc.gz"))) == len(names(tmp_path)) == 2
    other.communicate(b"\n")
    assert len(Cache.open(tmp_path).all()) == 4


def test_many_runs_at_once_lose_nothing(tmp_path):
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from pathlib import Path
from capture.test_cache import fetched
from checker.capture.cache import Cache
for round in range(5):
    with Cache.open(Path(sys.argv[1])) as opened:
        for page in range(3):
            opened.write(fetched(f"http://{{sys.argv[2]}}.example/{{round}}/{{page}}"))
"""
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), f"h{number}"]) for number in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    later = Cache.open(tmp_path)
    assert later.warnings == ()
    assert len(later.all()) == 45
    for path in tmp_path.iterdir():
        assert len(list(records(path))) > 1


def test_a_file_that_another_run_filled_in_the_meantime_is_gone_on_with_behind_its_captures(tmp_path):
    filled(tmp_path)
    with Cache.open(tmp_path) as first:
        with Cache.open(tmp_path) as second:
            second.write(fetched("http://d.example/"))
        first.write(fetched("http://e.example/"))
    assert len(names(tmp_path)) == 1
    assert len(Cache.open(tmp_path).all()) == 5


def test_where_nothing_can_be_locked_each_run_stays_in_a_file_of_its_own(tmp_path, monkeypatch):
    filled(tmp_path)

    def no_locks(_file):
        raise OSError("no locks here")

    monkeypatch.setattr(rolling, "lock", no_locks)
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://d.example/"))
    assert len(names(tmp_path)) == 2
    assert len(Cache.open(tmp_path).all()) == 4
