"""Results to where they are asked for: the one place that writes them."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from checker.errors import CheckerError
from checker.extract.document import Metadata
from checker.report.jsonl import jsonl
from checker.report.table_csv import csv_report
from checker.report.terminal_claim import terminal_claim
from checker.verdict.result import Result

STANDARD_OUTPUT = Path("-")


def write(chunks: Iterable[str], output: Path) -> None:
    """Write a report to a file, whole or not at all, or to standard output.

    Raises:
        CheckerError: the file cannot be written.
    """
    if output == STANDARD_OUTPUT:
        try:
            for chunk in chunks:
                sys.stdout.write(chunk)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our output went away (`| head`); what was recorded and the exit code stay what they are.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CheckerError(f"standard output cannot be written: {error.strerror or error}") from None
        return
    with whole_file(output) as file:
        file.writelines(chunk.encode() for chunk in chunks)


@contextmanager
def whole_file(output: Path) -> Iterator[IO[bytes]]:
    """Write a file that appears under its name when the `with` block ends well, and else not at all.

    Raises:
        CheckerError: the file cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            unfinished = Path(file.name)
            try:
                yield file
            except BaseException:
                unfinished.unlink()
                raise
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(output)
    except OSError as error:
        raise CheckerError(f"{output}: the report cannot be written: {error.strerror or error}") from None


def say(line: str) -> None:
    """Write one line to standard output."""
    write([f"{line}\n"], STANDARD_OUTPUT)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def terminal_width() -> int:
    """Give the terminal's width; 80 where there is none."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 120))


def use_color() -> bool:
    """Whether standard output is a terminal that wants colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def one_result(result: Result, form: str | None, metadata: Metadata | None = None) -> Iterable[str]:
    """Render a single record for standard output; `metadata` is what its source says of itself."""
    if form == "jsonl":
        return jsonl([result])
    if form == "csv":
        return csv_report([result])
    return [terminal_claim(result, terminal_width(), use_color(), metadata)]
