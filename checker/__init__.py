"""checker: does the source that is cited really say this?

import checker
result = checker.check("the quotation", "the text of the source")
result.status, result.passes, result.reason
"""

import importlib
import typing

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

if typing.TYPE_CHECKING:
    from checker.api import check, read
    from checker.errors import CacheError, CheckerError, InputError, StoreError
    from checker.extract.document import Document
    from checker.verdict.result import Result, Status, Style
else:
    # A name is loaded when it is first asked for (PEP 562): to match takes 0.2 s to load, and neither the command
    # line's help nor the child process that reads sources needs it.
    _HOMES = {
        **dict.fromkeys(("check", "read"), "checker.api"),
        **dict.fromkeys(("CacheError", "CheckerError", "InputError", "StoreError"), "checker.errors"),
        "Document": "checker.extract.document",
        **dict.fromkeys(("Result", "Status", "Style"), "checker.verdict.result"),
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
