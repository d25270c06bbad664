"""The command line: options in, one place that writes, exit codes out."""

from checker.cli.main import main

__all__ = ["main"]
