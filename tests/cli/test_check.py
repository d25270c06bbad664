"""`checker check` against a pipe: it waits for what is written into it, but not for ever."""

import os
import threading

import pytest

from checker.cli import check
from checker.errors import InputError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture
def pipe(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "PIPE_SECONDS", 0.1)
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_a_pipe_that_nobody_writes_into_is_told(pipe):
    with pytest.raises(InputError, match="nothing came out of it"):
        check._opened(pipe)


def test_what_is_written_into_a_pipe_is_read_to_its_end(pipe, monkeypatch):
    monkeypatch.setattr(check, "PIPE_SECONDS", 20.0)
    text = b"The kettle sang.\n" * 20_000
    writer = threading.Thread(target=pipe.write_bytes, args=(text,))
    writer.start()
    with check._opened(pipe) as file:
        assert file.read() == text
    writer.join()
