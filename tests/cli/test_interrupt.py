"""Ctrl-C at any moment ends in one message and exit code 130."""

import subprocess
import sys

import pytest

INTERRUPTED_AT = """
import sys

class Interrupts:
    '''Stands for a user who presses Ctrl-C just when a module begins to load.'''
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupts())
from checker.cli import main
main(["check", "some words", "missing.txt"])
"""


@pytest.mark.parametrize(
    "module", ["checker.cli.run", "click", "importlib.metadata", "checker.cli.check", "checker.match.match", "numpy"]
)
def test_ctrl_c_while_the_program_is_loading(tmp_path, module):
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT, module], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr.startswith("\nInterrupted. ")
    assert ended.stderr.strip().count("\n") == 0


def test_the_entry_point_loads_nothing_that_takes_time():
    """Until it is called nothing can catch Ctrl-C, so what is loaded before that stays small."""
    program = "import sys; from checker.cli import main; print(*(name for name in sys.modules if '.' not in name))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=60)
    assert not {"click", "numpy", "httpx", "rich", "sqlite_utils"} & set(ended.stdout.split())


def test_reading_a_source_does_not_load_the_matching():
    """The child process that reads imports the package too, and starts once for each command."""
    program = "import sys, checker, checker.extract.guarded.child; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=60)
    loaded = ended.stdout.split()
    assert "checker.extract.document" in loaded
    assert not [name for name in loaded if name.startswith(("checker.match", "numpy", "checker.api"))]
