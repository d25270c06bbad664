"""What can be raised to a caller.

CheckerError            base: its text speaks to the user, says where and what to do
├── InputError          claims, quotation, source or option that cannot be used at all (exit code 2)
├── CacheError          cache/ cannot be read or written
└── StoreError          the database cannot be read or written

What is expected is no exception but a value: a bad row is a RowError, a dead link a source state,
an absent quotation a status.
"""


class CheckerError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(CheckerError):
    """The input cannot be used at all; nothing was written."""


class CacheError(CheckerError):
    """The folder of captures cannot be read or written."""


class StoreError(CheckerError):
    """The database cannot be read or written."""
