"""Both ways to wait, the one for POSIX and the one for every platform, keep the same promises."""

import subprocess
import sys
import time

import pytest

from checker.extract.guarded.exchange import exchange_polling, exchange_with_timer, pipes_of
from checker.extract.guarded.frames import pack

ECHO = "import os\nwhile piece := os.read(0, 65536): os.write(1, piece)"
WAYS = pytest.mark.parametrize("exchange", [exchange_polling, exchange_with_timer])


@pytest.fixture
def start():
    started = []

    def start(code: str) -> subprocess.Popen[bytes]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-S", "-c", code], bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        for pipe in pipes_of(process):
            pipe.close()


@WAYS
def test_frames_go_there_and_back(start, exchange):
    process = start(ECHO)
    for body in (b"", b"words", bytes(20_000)):
        assert exchange(process, pack({"a": "\ud800é"}, body), 10, 1 << 20) == ({"a": "\ud800é"}, body)


@WAYS
@pytest.mark.parametrize("body", [b"words", bytes(1 << 20)], ids=["waits for the answer", "waits to write"])
def test_silence_is_a_timeout(start, exchange, body):
    process = start("import time; time.sleep(30)")
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        exchange(process, pack({}, body), 0.3, 1 << 20)
    assert time.monotonic() - started < 3


@WAYS
def test_drops_that_never_end_are_a_timeout(start, exchange):
    """Each read succeeds in time; together they do not."""
    drip = "import os, sys, time\nwhile True: os.write(1, FRAME[:1]); FRAME = FRAME[1:] or b'x'; time.sleep(0.05)"
    first, rest = pack({}, bytes(1000))
    process = start(f"FRAME = {first + rest!r}\n{drip}")
    with pytest.raises(TimeoutError):
        exchange(process, (), 0.5, 1 << 20)


@WAYS
@pytest.mark.parametrize("code", ["", "import os; os.write(1, b'ckr1')", "import os; os._exit(3)"])
def test_an_end_without_a_frame_is_the_end(start, exchange, code):
    with pytest.raises(EOFError):
        exchange(start(code), pack({}, bytes(1 << 20)), 10, 1 << 20)


@WAYS
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"rubbish" * 10, "not a frame"),
        (b"ckr1" + b"\xff" * 12, "not a frame"),
        (b"".join(pack({}, bytes(2000))), "not a frame"),
        (b"ckr1" + b"\0\0\0\1" + bytes(8) + b"[", "Expecting value"),
        (b"ckr1" + b"\0\0\0\1" + bytes(8) + b"1", "not a header"),
    ],
    ids=["rubbish", "huge header", "over the limit", "no JSON", "no object"],
)
def test_what_is_no_frame_is_refused(start, exchange, answer, reason):
    process = start(f"import os, time; os.write(1, {answer!r}); time.sleep(30)")
    with pytest.raises(ValueError, match=reason):
        exchange(process, (), 10, 1000)
