"""`checker demo`: the program on a set that ships with it."""

from pathlib import Path

import click

from checker.cli.options import FORMATS
from checker.cli.output import STANDARD_OUTPUT, say, write
from checker.cli.progress import progress_bar
from checker.cli.run_report import form_and_target, render
from checker.demo.run import demonstrate
from checker.verdict.coverage import EXIT_FAILED, EXIT_OK

DEFAULT_REPORT = Path("demo-report.html")


@click.command(short_help="Check the demonstration set that ships with checker.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Form of the report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File; - for standard output.")
def demo(form: str | None, output: Path | None) -> int:
    """Check claims about invented events against pages made for this purpose, offline.

    Exits with 0 if every record is the expected one.
    """
    with progress_bar() as progress, demonstrate(progress) as shown:
        form, target = form_and_target(form, output, DEFAULT_REPORT)
        if target != STANDARD_OUTPUT:
            write(render("table", shown.store, shown.run, ()), STANDARD_OUTPUT)
        write(render(form, shown.store, shown.run, ()), target)
        if target != STANDARD_OUTPUT:
            say(f"Report: {target}")
        for problem in shown.problems:
            click.echo(f"checker: not as expected: {problem}", err=True)
        if not shown.problems:
            click.echo("Every record is the expected one.", err=True)
        return EXIT_FAILED if shown.problems else EXIT_OK
