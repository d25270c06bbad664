"""The `checker` command, and how it ends."""

import sys
from collections.abc import Sequence

import click

from checker.cli.capture import capture
from checker.cli.check import check
from checker.cli.demo import demo
from checker.cli.find import find
from checker.cli.report import report
from checker.cli.show import show
from checker.cli.verify import verify
from checker.errors import CheckerError
from checker.verdict.coverage import EXIT_OK, EXIT_UNUSABLE
from checker.version import CHECKER_VERSION

EXIT_INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(CHECKER_VERSION, prog_name="checker")
def commands() -> None:
    """Check whether cited sources really say the quoted words.

    Exit codes of verify and check: 2 unusable input or options, or rows that could not be used; else 1 a
    claim fails; else 3 a claim could not be checked; else 0.
    """


for command in (verify, capture, report, show, check, find, demo):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; every foreseen failure ends in one message and a code, never a traceback."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    try:
        code = commands.main(args=arguments, prog_name="checker", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else EXIT_OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return EXIT_UNUSABLE
    except CheckerError as error:
        click.echo(f"checker: {error}", err=True)
        return EXIT_UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted. What was recorded so far is whole; run the same command again to go on.", err=True)
        return EXIT_INTERRUPTED
