"""A row of claims.csv that cannot be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row, and where."""

    line: int
    """The file's line on which the row begins, from 1."""
    column: str | None
    """Name of the column; None where the whole row is meant."""
    column_number: int | None
    """Its place in the row, from 1."""
    message: str

    def __str__(self) -> str:
        """Say it in one line: `line 7, column url (3): …`."""
        where = f"line {self.line}"
        if self.column is not None:
            where += f", column {self.column} ({self.column_number})"
        return f"{where}: {self.message}"
