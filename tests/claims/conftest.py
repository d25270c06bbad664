"""Lists of claims, as text in memory or as a file. Every quotation, name and address in them is invented."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.claims.claim import Claim
from checker.claims.claims_file import open_claims
from checker.claims.read_claims import read_claims
from checker.claims.row_error import RowError

Read = tuple[list[Claim], list[RowError]]


def parted(items) -> Read:
    """Part what was read into claims and row errors; each keeps its order."""
    items = list(items)
    return [i for i in items if isinstance(i, Claim)], [i for i in items if isinstance(i, RowError)]


@pytest.fixture
def read() -> Callable[[str], Read]:
    """Read a list given as text."""
    return lambda text: parted(read_claims(io.StringIO(text, newline="")))


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[[bytes], Read]:
    """Write a list to claims.csv and read it from there."""

    def run(raw: bytes) -> Read:
        path = tmp_path / "claims.csv"
        path.write_bytes(raw)
        return parted(open_claims(path))

    return run
