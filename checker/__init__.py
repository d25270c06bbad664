"""checker: does the source that is cited really say this?

import checker
result = checker.check("the quotation", "the text of the source")
result.status, result.passes, result.reason
"""

from checker.api import check, read
from checker.errors import CacheError, CheckerError, InputError, StoreError
from checker.extract.document import Document
from checker.verdict.result import Result, Status, Style

__all__ = [
    "CacheError",
    "CheckerError",
    "Document",
    "InputError",
    "Result",
    "Status",
    "StoreError",
    "Style",
    "check",
    "read",
]
