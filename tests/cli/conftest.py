"""Run the command line as a user does, in a folder of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from made_up_web import made_up_folder

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def records(self):
        """The JSON lines of its standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def checker(tmp_path):
    """Run `checker` in tmp_path in a process of its own; no traceback may ever show."""

    def run(*arguments, timeout=60, cwd=tmp_path, **environment):
        ended = subprocess.run(
            [sys.executable, "-m", "checker", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
        )
        assert "Traceback" not in ended.stderr, ended.stderr
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run


@pytest.fixture
def captured(tmp_path):
    """A folder with claims.csv and cache/: a made-up page was captured, as `checker capture` does."""
    made_up_folder(tmp_path)
    return tmp_path
