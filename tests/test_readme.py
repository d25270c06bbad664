"""The README says what the program has: commands, options, statuses, columns, exit codes, commands to copy."""

import os
import re
from pathlib import Path

import click
import pytest

import checker
from checker.claims.parse_row import COLUMNS
from checker.cli.run import COMMANDS, commands
from checker.verdict.result import Status, Style

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def first_cells(heading):
    """Give the first cell of every row of the tables under a heading."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def every_command():
    context = click.Context(commands)
    return {name: commands.get_command(context, name) for name in COMMANDS}


def test_every_status_is_explained():
    """The table of statuses is the enum, in its order."""
    assert first_cells("Statuses") == list(Status)


def test_every_column_is_explained():
    """The table of columns is what the reader of claims knows, in its order."""
    assert first_cells("claims.csv") == list(COLUMNS)


def test_every_command_is_explained():
    """The table of commands names each with its arguments."""
    written = {cell.split()[1]: cell.split()[2:] for cell in first_cells("Commands") if cell.startswith("checker ")}
    assert list(written) == list(COMMANDS)
    for name, command in every_command().items():
        arguments = [p.human_readable_name.upper() for p in command.params if isinstance(p, click.Argument)]
        assert [word.strip("[]") for word in written[name]] == arguments, name


def test_every_option_is_explained_with_its_commands():
    """The table of options is the program's, each with the commands that have it."""
    section = README.split("\n## Commands\n")[1].split("\n## ")[0]
    written = dict(re.findall(r"^\| `(--[a-z-]+)` \| ([a-z, ]+) \|", section, re.MULTILINE))
    have = {"--version": "checker"}
    for name, command in every_command().items():
        for option in command.params:
            if isinstance(option, click.Option):
                have[option.opts[0]] = f"{have[option.opts[0]]}, {name}" if option.opts[0] in have else name
    assert written == have


def test_styles_are_named():
    """Both styles are told."""
    assert all(f"`{style}`" in README or f"--style {style}" in README for style in Style)


def test_the_picture_and_links_are_there():
    """What the README shows and links to in the repository exists."""
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert target.startswith("https://") or (Path(__file__).parents[1] / target).is_file(), target


def test_the_two_commands_stand_as_ci_reads_them():
    """The set-up commands are one line each, complete in themselves."""
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert len(lines) == 2
    assert lines[0].endswith(".venv/bin/checker verify")
    assert lines[1].endswith(".venv/bin/pytest")


def test_the_python_example_says_what_it_prints():
    """The first example of the interface runs and notices the dropped negation."""
    result = checker.check("the deal was off", "“The deal was not off,” she said.")
    assert result.status == "distorted"
    assert "“not”" in result.reason


def test_the_public_names_are_these():
    """`__all__` is complete, and every name in it exists."""
    assert sorted(checker.__all__) == checker.__all__
    assert all(hasattr(checker, name) for name in checker.__all__)
    public = {name for name, value in vars(checker).items() if not name.startswith("_") and not _is_module(value)}
    assert public == set(checker.__all__)


def _is_module(value):
    return type(value).__name__ == "module"


@pytest.mark.skipif("CHECKER_TEST_INSTALLED" not in os.environ, reason="runs on the built wheel, in .ci/run")
def test_the_installed_package_is_what_is_tested():
    """On the wheel, `import checker` finds the installed files and not the checkout's."""
    assert Path(checker.__file__).is_relative_to(os.environ["CHECKER_TEST_INSTALLED"])
