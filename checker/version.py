"""This program's version."""

from importlib.metadata import PackageNotFoundError, version

try:
    CHECKER_VERSION = version("citation-checker")
except PackageNotFoundError:  # run from a source tree that is not installed
    CHECKER_VERSION = "source"
