"""The child ends with its parent, however that ends, and never serves two masters."""

import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from extract.guarded.children import OBEY, is_gone, make_reader, wait_until_gone

import checker

PREPARE = f"""
import os, signal, sys, time
sys.path.append({str(Path(__file__).parents[2])!r})
from checker.extract.guarded.guarded_read import GuardedReader
reader = GuardedReader(reads={OBEY!r})
reader.read(b"words", "")
"""


def run_script(tmp_path: Path, body: str) -> subprocess.Popen[str]:
    """Start a user's program, in a process group of its own as a terminal would."""
    script = tmp_path / "program.py"
    script.write_text(PREPARE + body)
    return subprocess.Popen(
        [sys.executable, "-W", "error", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def test_ctrl_c_ends_the_child_at_once_and_the_program_may_go_on(tmp_path):
    body = """
print(reader.pid, flush=True)
pid = reader.pid
try:
    reader.read(b"busy", "")
except KeyboardInterrupt:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        print("gone")
print(reader.read(b"words", "").text.split()[1])
"""
    with run_script(tmp_path, body) as program:
        program.stdout.readline()
        time.sleep(0.2)
        pressed = time.monotonic()
        os.killpg(program.pid, signal.SIGINT)
        out, err = program.communicate(timeout=10)
        assert time.monotonic() - pressed < 5
    assert (out, err, program.returncode) == ("gone\nwords\n", "", 0)


def test_ctrl_c_between_two_reads_is_the_parent_s_affair(tmp_path):
    body = """
pid = reader.pid
try:
    print("ready", flush=True)
    time.sleep(20)
except KeyboardInterrupt:
    print(reader.read(b"words", "").text.split()[1], reader.pid == pid)
"""
    with run_script(tmp_path, body) as program:
        program.stdout.readline()
        os.killpg(program.pid, signal.SIGINT)
        out, err = program.communicate(timeout=10)
    assert (out, err) == ("words True\n", "")


@pytest.mark.parametrize(
    "body",
    ["time.sleep(20)", "reader.read(b'busy', '')", "os.fork() or time.sleep(3)\nreader.read(b'busy', '')"],
    ids=["idle", "busy", "busy, and a fork lives on"],
)
def test_no_orphan_is_left_when_the_parent_is_killed(tmp_path, body):
    with run_script(tmp_path, "print(reader.pid, flush=True)\n" + body) as program:
        pid = int(program.stdout.readline())
        time.sleep(0.2)
        assert not is_gone(pid)
        os.kill(program.pid, signal.SIGKILL)
        assert wait_until_gone(pid, seconds=2)
        if "fork" in body:
            os.killpg(program.pid, signal.SIGKILL)


@pytest.mark.parametrize("ending", ["", "sys.exit(3)", "del reader"])
def test_a_program_that_ends_leaves_neither_child_nor_warning(tmp_path, ending):
    with run_script(tmp_path, "print(reader.pid, flush=True)\n" + ending) as program:
        out, err = program.communicate(timeout=10)
    assert err == ""
    assert is_gone(int(out))


def test_two_threads_each_get_their_own_answers(reader):
    wrong = []

    def work(name: str) -> None:
        for number in range(40):
            words = f"{name}{number} " * (1 + number * 300)
            if reader.read(words.encode(), "").text.partition(" ")[2] != words:
                wrong.append(words[:20])

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_child_outlives_the_thread_that_started_it(reader):
    thread = threading.Thread(target=reader.read, args=(b"words", ""))
    thread.start()
    thread.join()
    first = reader.pid
    assert reader.read(b"words", "").text == f"{first} words"


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("meanwhile", [None, b"sleep 0.5"], ids=["idle", "while a thread reads"])
def test_a_forked_process_gets_a_child_of_its_own(reader, meanwhile):
    reader.read(b"words", "")
    first = reader.pid
    results = []
    thread = threading.Thread(target=lambda: results.append(reader.read(meanwhile or b"words", "").text))
    if meanwhile:
        thread.start()
        time.sleep(0.1)
    receiving, sending = os.pipe()
    forked = os.fork()
    if forked == 0:
        signal.alarm(10)
        told = "nothing"
        try:
            told = reader.read(b"forked", "").text
            reader.close()
        finally:
            os.write(sending, told.encode())
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving) as pipe:
        pid, _, text = pipe.read().partition(" ")
    os.waitpid(forked, 0)
    if meanwhile:
        thread.join()
        assert results == [f"{first} sleep 0.5"]
    assert text == "forked"
    assert pid != str(first)
    assert is_gone(int(pid))
    assert reader.read(b"words", "").text == f"{first} words"


def test_several_readers_work_side_by_side():
    with make_reader() as one, make_reader() as other:
        assert one.read(b"words", "").text == f"{one.pid} words"
        assert other.read(b"words", "").text == f"{other.pid} words"
        assert one.pid != other.pid


@pytest.mark.parametrize("how", ["zip", "relative path"])
def test_the_child_finds_the_package_where_the_parent_did(tmp_path, how):
    package = Path(checker.__file__).parent
    if how == "zip":
        with zipfile.ZipFile(tmp_path / "app.pyz", "w") as archive:
            for path in package.rglob("*.*"):
                archive.write(path, Path("checker") / path.relative_to(package))
        entry = "app.pyz"
    else:
        (tmp_path / "lib").mkdir()
        (tmp_path / "lib" / "checker").symlink_to(package)
        entry = "lib"
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import checker
from checker.extract.guarded.guarded_read import guarded_read
print(checker.__path__, guarded_read(b"<p>words", "text/html").text)
"""
    out = subprocess.run([sys.executable, "-c", code, entry], cwd=tmp_path, capture_output=True, text=True, timeout=20)
    assert entry in out.stdout, out.stderr
    assert out.stdout.endswith(" words\n")
