"""The `checker` command, and how it ends."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from checker.cli import EXIT_INTERRUPTED, INTERRUPTED
from checker.errors import CheckerError
from checker.verdict.coverage import EXIT_OK, EXIT_UNUSABLE
from checker.version import CHECKER_VERSION

COMMANDS = ("verify", "capture", "report", "show", "check", "find", "cache", "demo")
"""Each stands in the module of its name."""


class Commands(click.Group):
    """The commands; one's module is loaded when it is asked for: all together take longer than a short one runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands' names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"checker.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 — as COMMANDS says
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(CHECKER_VERSION, prog_name="checker")
def commands() -> None:
    """Check whether cited sources really say the quoted words.

    Exit codes of verify and check: 2 unusable input or options, or rows that could not be used; else 1 a
    claim fails; else 3 a claim could not be checked; else 0.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code.

    Raises:
        KeyboardInterrupt: the user pressed Ctrl-C before a command ran.
    """
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
    except click.Abort:
        # What click makes of Ctrl-C, after it has ended the line on which a terminal shows it.
        click.echo(INTERRUPTED, err=True)
        return EXIT_INTERRUPTED
