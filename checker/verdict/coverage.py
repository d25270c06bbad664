"""How much of a list was checked, and how it ended: figures for every report, and the exit code."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.verdict.result import Status


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over the claims of a run; passed + failed + unavailable + unchecked is total."""

    total: int
    passed: int
    """Findings that pass by the style, by --allow or by an accepted decision."""
    failed: int
    unavailable: int
    unchecked: int
    statuses: Mapping[Status, int]
    """Every status, zeros included, in the order of `Status`."""

    @property
    def checked(self) -> int:
        """Claims that were held against their source."""
        return self.passed + self.failed


EXIT_OK, EXIT_FAILED, EXIT_UNUSABLE, EXIT_UNCHECKED = 0, 1, 2, 3


def exit_code(coverage: Coverage, bad_rows: int) -> int:
    """Give the command's exit code; a run that checked nothing is not green."""
    if bad_rows:
        return EXIT_UNUSABLE
    if coverage.failed:
        return EXIT_FAILED
    if coverage.unavailable or coverage.unchecked or not coverage.total:
        return EXIT_UNCHECKED
    return EXIT_OK
