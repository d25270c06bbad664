"""A page that is too slow, too big or too much for its reader ends with a state, and costs no other page anything."""

import os
import signal
import sys
import threading
import time

import pytest
from extract.guarded.children import make_reader

from checker.errors import CheckerError
from checker.extract.document import Document
from checker.extract.guarded.guarded_read import GuardedReader
from checker.extract.guarded.limits import ReadLimits
from checker.extract.source_state import SourceState, StateReading

TOO_MUCH_MEMORY = StateReading(SourceState.TOO_LARGE, "needs more memory to read than checker allows")
BROKE_DOWN = StateReading(SourceState.GARBLED, "could not be read: the reader broke down on it")


def words(reader: GuardedReader, raw: bytes = b"words") -> str:
    document = reader.read(raw, "text/html")
    assert isinstance(document, Document), document
    return document.text.partition(" ")[2]


def test_a_reader_that_never_ends_is_ended_at_the_deadline():
    with make_reader(deadline_seconds=0.5) as reader:
        started = time.monotonic()
        assert reader.read(b"busy", "") == StateReading(SourceState.TOO_LARGE, "took longer than 0.5 seconds to read")
        assert 0.5 <= time.monotonic() - started < 5
        assert words(reader) == "words"


def test_a_child_that_stands_still_is_ended_at_the_deadline():
    """It takes no bytes either, so that writing the request must not wait for ever."""
    with make_reader(deadline_seconds=0.5) as reader:
        words(reader)
        os.kill(reader.pid, signal.SIGSTOP)
        assert reader.read(b"w" * 10_000_000, "").state is SourceState.TOO_LARGE
        assert words(reader) == "words"


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 200_000,
        b"<p " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">words",
        b"<b><i><a><font>" * 20_000,
        b"<table>" * 50_000,
    ],
    ids=["nested", "attributes", "formatting", "tables"],
)
def test_hostile_markup_ends_within_the_deadline(page):
    """Whether as a document or as too large is the parser's affair."""
    with GuardedReader(ReadLimits(deadline_seconds=1)) as reader:
        reader.read(b"<p>words", "text/html")
        started = time.monotonic()
        reader.read(page, "text/html")
        assert time.monotonic() - started < 8
        assert reader.read(b"<p>words", "text/html").text == "words"


def test_a_reader_out_of_memory_ends_with_a_state(reader):
    assert reader.read(b"hog", "") == TOO_MUCH_MEMORY
    assert words(reader) == "words"


def test_an_answer_that_came_near_the_memory_limit_is_not_believed(reader):
    """A parser that is refused memory may give a part of the page without a word."""
    assert reader.read(b"use 190", "") == TOO_MUCH_MEMORY
    assert words(reader, b"use 100") == "use 100"


def test_bytes_that_do_not_fit_into_the_child_end_with_a_state():
    with make_reader(memory_bytes=32 << 20) as reader:
        assert reader.read(bytes(100 << 20), "") == TOO_MUCH_MEMORY
        assert words(reader) == "words"


def test_what_a_page_left_in_memory_does_not_change_the_next_result(reader):
    words(reader, b"leak 100")
    assert words(reader, b"use 100") == "use 100"


@pytest.mark.parametrize("order", [b"segfault", b"null", b"die 6", b"exit", b"rubbish"])
def test_a_reader_that_breaks_down_ends_with_a_state(reader, order):
    assert reader.read(order, "") == BROKE_DOWN


def test_a_break_down_is_the_page_s_own_though_others_were_read_before(reader):
    words(reader)
    assert reader.read(b"segfault", "") == BROKE_DOWN
    assert words(reader) == "words"


def test_a_child_killed_for_lack_of_memory_is_out_of_memory(reader):
    """The kernel uses SIGKILL where memory runs out for all, as in a container."""
    assert reader.read(b"die 9", "") == TOO_MUCH_MEMORY


def test_a_child_ended_by_the_kernel_for_its_computing_was_too_slow(reader):
    assert reader.read(b"die %d" % signal.SIGXCPU, "").evidence == "took longer than 20 seconds to read"


def test_a_segmentation_fault_from_outside_while_it_reads(reader):
    found = []
    thread = threading.Thread(target=lambda: found.append(reader.read(b"busy", "")))
    thread.start()
    while reader.pid is None:
        time.sleep(0.01)
    time.sleep(0.2)
    os.kill(reader.pid, signal.SIGSEGV)
    thread.join(10)
    assert found == [BROKE_DOWN]
    assert words(reader) == "words"


def test_a_child_that_died_between_two_reads_is_no_source_s_fault(reader):
    words(reader)
    first = reader.pid
    os.kill(first, signal.SIGKILL)
    assert words(reader) == "words"
    assert reader.pid != first


def test_an_exception_is_told_and_the_child_lives_on(reader):
    words(reader)
    first = reader.pid
    reading = reader.read(b"fail here", "")
    assert reading.state is SourceState.GARBLED
    assert reading.evidence.startswith("could not be read: the reader failed on it (LookupError in stand_ins.py, line ")
    assert "TypeError" in reader.read(b"odd", "").evidence
    assert words(reader) == "words"
    assert reader.pid == first


def test_stray_prints_do_not_get_into_the_answer(reader, capfd):
    assert words(reader, b"print x") == "print x"
    assert capfd.readouterr() == ("", "")


def test_lone_surrogates_come_through(reader):
    raw = "a \ud800 b".encode("utf-8", "surrogatepass")
    assert words(reader, raw) == "a \ud800 b"


def test_the_child_has_little_to_reach_for(reader, tmp_path, monkeypatch):
    monkeypatch.setenv("A_TOKEN", "secret")
    assert "A_TOKEN" not in words_all(reader, b"environment")
    assert "PermissionError" in reader.read(b"connect", "").evidence
    assert "OSError" in reader.read(b"write " + bytes(tmp_path / "x"), "").evidence
    core, size, files, _, memory = map(int, words_all(reader, b"limits"))
    assert (core, size) == (0, 0)
    assert 0 < files <= 64
    assert 200 << 20 < memory < 1 << 30


def test_compiled_readers_work_within_the_limits(reader):
    assert words(reader, b"pdf") == "pdf 1 page"


def test_the_kernel_would_end_a_child_that_computes_past_its_deadline(reader):
    """The backstop where nothing tells it that its parent died: raised for each read, so that many reads may pass."""
    assert 20 <= int(words_all(reader, b"limits")[3]) <= 20 + 5 + 2
    with make_reader(deadline_seconds=100) as patient:
        assert 100 <= int(words_all(patient, b"limits")[3]) <= 100 + 5 + 2


def test_the_child_imports_what_reading_needs_and_no_more():
    with make_reader() as reader:
        modules = words_all(reader, b"modules")
    assert "checker.extract.document" in modules
    assert not {"numpy", "sqlite3", "httpx", "checker.match", "checker.api", "multiprocessing"} & set(modules)


def test_a_child_that_cannot_start_raises_and_says_why(capfd):
    with GuardedReader(reads="checker.extract.no_such:read") as reader, pytest.raises(CheckerError, match="not start"):
        reader.read(b"words", "")
    assert "ModuleNotFoundError" in capfd.readouterr().err


def test_a_child_of_another_version_is_refused(monkeypatch):
    """As after an upgrade under a running program: its documents would be filed under the wrong version."""
    monkeypatch.setattr("checker.extract.guarded.child_process.EXTRACTOR_VERSION", "0")
    with GuardedReader() as reader, pytest.raises(CheckerError, match="exchanged on disk"):
        reader.read(b"words", "text/html")


def test_a_frozen_program_does_not_start_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with GuardedReader() as reader, pytest.raises(CheckerError, match="needs a Python interpreter"):
        reader.read(b"words", "text/html")


def words_all(reader: GuardedReader, order: bytes) -> list[str]:
    document = reader.read(order, "")
    assert isinstance(document, Document), document
    return document.text.split()
