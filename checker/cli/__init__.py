"""The command line: options in, one place that writes, exit codes out."""

import sys
from collections.abc import Sequence

__all__ = ["main"]

EXIT_INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""
INTERRUPTED = "Interrupted. What was recorded so far is whole; run the same command again to go on."


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; every foreseen failure ends in one message and a code, never a traceback."""
    try:
        # Loaded here, for it takes as long as a short command runs, and Ctrl-C may come in that time too.
        from checker.cli.run import run

        code = run(arguments)
    except KeyboardInterrupt:
        # A line for the ^C that a terminal shows.
        print(f"\n{INTERRUPTED}", file=sys.stderr)
        code = EXIT_INTERRUPTED
    sys.exit(code)
