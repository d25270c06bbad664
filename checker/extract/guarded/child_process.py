"""The parent's hold on a child process that reads."""

import json
import os
import subprocess
import sys
import weakref

import checker
from checker.errors import CheckerError
from checker.extract.document import EXTRACTOR_VERSION
from checker.extract.guarded.exchange import exchange, pipes_of
from checker.extract.guarded.frames import Header, pack
from checker.extract.guarded.limits import START_SECONDS, ReadLimits

_BOOT = """
import json, sys, types
setup = json.loads(sys.argv[1])
sys.path[:] = setup["path"]
package = sys.modules["checker"] = types.ModuleType("checker")
package.__path__ = setup["package"]
from checker.extract.guarded.child import main
main(setup)
"""
"""Makes `checker` importable from where the parent has it: an editable install, PYTHONPATH, a zipapp. The package
itself stays bare: its `__init__` imports the matching, which takes longer than all that reading needs."""
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "PATH", "LC_ALL", "LC_CTYPE", "LANG")
"""What Python may need to start and to spell file names; the rest, with its passwords, is not for the child."""


class ChildProcess:
    """One child process, ready to read; it ends when this object goes away, and at exit."""

    def __init__(self, limits: ReadLimits, reads: str) -> None:
        self._limits = limits
        self.served = 0
        """How many answers it has given."""
        self._process = _start(limits, reads)
        self.stop = weakref.finalize(self, _stop, self._process)
        """Ends the process and leaves no zombie; does so once."""
        try:
            header, _ = exchange(self._process, (), START_SECONDS, limits.memory_bytes)
            if header.get("ready") != EXTRACTOR_VERSION:
                raise ValueError("checker was exchanged on disk since this program started")
        except (EOFError, ValueError, TimeoutError) as error:
            self.stop()
            code = self._process.returncode
            reason = f"{error}; exit {code}"
            raise CheckerError(f"{sys.executable}: the process that reads sources did not start ({reason})") from error
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How the process ended (minus the signal's number), None while it runs."""
        return self._process.poll()

    def ask(self, raw: bytes, media_type: str, url: str, seconds: float) -> tuple[Header, bytes]:
        """Send one source and wait for the answer. After any exception only `stop` makes sense.

        Raises:
            TimeoutError: the answer did not come in time.
            EOFError: the process ended without an answer.
            ValueError: it answered something else.
        """
        header = {"media_type": media_type, "url": url, "seconds": seconds}
        answer = exchange(self._process, pack(header, raw), seconds, self._limits.memory_bytes)
        self.served += 1
        return answer

    def forget(self) -> None:
        """Let go of the process without touching it: after a fork it is the other process's child."""
        self.stop.detach()
        _close_pipes(self._process)
        # Else the object would warn, when it goes away, of a process that still runs.
        self._process.returncode = 0


def _start(limits: ReadLimits, reads: str) -> subprocess.Popen[bytes]:
    if not sys.executable or getattr(sys, "frozen", False):
        # A frozen program would start itself, which would start itself.
        raise CheckerError("reading sources needs a Python interpreter to start as a child, and this program has none")
    setup = {
        # The child imports what the parent would; relative entries are meant from where the parent stands now.
        "path": [os.path.abspath(entry) for entry in sys.path if isinstance(entry, str)],  # noqa: PTH100
        "package": [os.path.abspath(entry) for entry in checker.__path__],  # noqa: PTH100
        "reads": reads,
        "memory_bytes": limits.memory_bytes,
    }
    command = [sys.executable, "-I", f"-Xutf8={sys.flags.utf8_mode}", "-c", _BOOT, json.dumps(setup)]
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    try:
        # No buffers of ours: after a fork both processes would write what stands in them.
        return subprocess.Popen(  # noqa: S603
            command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
    except OSError as error:
        raise CheckerError(f"{sys.executable}: the process that reads sources did not start ({error})") from None


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    _close_pipes(process)


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in pipes_of(process):
        pipe.close()
