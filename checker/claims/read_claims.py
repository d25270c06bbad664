"""CSV text to claims and row errors, streamed."""

import csv
from collections.abc import Iterable, Iterator

from checker.claims.claim import Claim
from checker.claims.parse_row import COLUMNS, parse_row
from checker.claims.row_error import RowError
from checker.claims.url import shown
from checker.errors import InputError

SEPARATORS = (",", ";", "\t")
FIELD_LIMIT_CHARACTERS = 16 * 1024 * 1024
"""A cell over this is an unclosed quotation mark that swallows the file; the reader stops there."""
LINE_LIMIT_CHARACTERS = 1 << 20
COLUMN_LIMIT = 200


def read_claims(lines: Iterable[str]) -> Iterator[Claim | RowError]:
    """Yield a claim or an error for every row, in order, with memory for one row and the ids.

    `lines` are the file's lines with their ends, without a byte-order mark (RFC 4180, with comma,
    semicolon or tab). Blank lines are passed over. A row may give several errors.

    Raises:
        InputError: no header, or none with a `quote` column, or a header that names a column twice.
    """
    lines = iter(lines)
    header_number, header_line = next(((n, line) for n, line in enumerate(lines, 1) if line.strip()), (0, ""))
    if not header_line:
        raise InputError("the file is empty; its first line must name the columns, at least `quote`")
    separator, header = _read_header(header_line)
    csv.field_size_limit(FIELD_LIMIT_CHARACTERS)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    seen: dict[int, int] = {}
    row = 1
    while True:
        line = header_number + 1 + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row += 1
            if "field larger" in str(error):
                yield RowError(
                    line,
                    None,
                    None,
                    f"a cell has more than {FIELD_LIMIT_CHARACTERS:,} characters: a quotation mark is not closed, "
                    "or this is no list of claims; the rows from here on were not read",
                )
                return
            if "end of data" in str(error):
                problem = "a quotation mark opened here is never closed; the rows from here on were not read"
            else:
                problem = f"malformed CSV: {error}; double the quotation marks inside a cell"
            yield RowError(line, None, None, problem)
            continue
        if not cells or all(not cell.strip() for cell in cells):
            row += bool(cells)
            continue
        row += 1
        yield from _row(header, cells, line, row, seen)


def _row(
    header: tuple[str, ...], cells: list[str], line: int, row: int, seen: dict[int, int]
) -> Iterator[Claim | RowError]:
    if len(cells) > len(header):
        yield RowError(
            line,
            None,
            None,
            f"the row has {len(cells)} cells, the header {len(header)}; put cells with commas in quotes",
        )
        return
    claim, problems = parse_row(dict(zip(header, cells, strict=False)), row)
    if claim is not None:
        first = seen.setdefault(hash(claim.id), row)
        if first != row:
            problems = [("id" if "id" in header else "quote", f"the same id as in row {first}: {shown(claim.id)}")]
    for column, message in problems:
        yield RowError(line, column, header.index(column) + 1 if column in header else None, message)
    if claim is not None and not problems:
        yield claim


def _read_header(line: str) -> tuple[str, tuple[str, ...]]:
    if len(line) > LINE_LIMIT_CHARACTERS:
        raise InputError("line 1 is no header: it has more than a million characters")
    headers = {}
    for separator in SEPARATORS:
        try:
            headers[separator] = next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error:
            continue
        names = tuple(
            name.strip().lower() if name.strip().lower() in COLUMNS else name.strip() for name in headers[separator]
        )
        if "quote" not in names:
            continue
        if len(names) > COLUMN_LIMIT:
            raise InputError(f"line 1 names {len(names)} columns; the limit is {COLUMN_LIMIT}")
        twice = next((name for name in names if name and names.count(name) > 1), None)
        if twice is not None:
            raise InputError(f"line 1 names the column {shown(twice)} twice; a column may stand there once")
        return separator, names
    raise InputError(
        f"line 1 has no column `quote`; it reads {shown(line.strip())}. "
        "The first line must name the columns, separated by commas, semicolons or tabs"
    )
