"""The answer of a CDX server: which moments of a page an archive holds."""

import json
import re
from collections.abc import Iterator

LIMIT_BYTES = 256 * 1024
"""We ask for a few lines; a server that ignores that gives a whole archive."""
_TIMESTAMP = re.compile(r"\d{14}")


def timestamps(body: bytes, limit: int) -> tuple[str, ...]:
    """Give the moments that a CDX answer lists with status 200, in its order, each once; none where it is unreadable.

    The answer is JSON, a list of rows of which the first names the columns; or an empty list, or empty, where the
    archive has nothing or is out of order: the two can't be told apart.
    """
    try:
        rows = json.loads(body[:LIMIT_BYTES])
    except (ValueError, RecursionError):
        return ()
    return tuple(dict.fromkeys(_listed(rows)))[:limit]


def _listed(rows: object) -> Iterator[str]:
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], list):
        return
    columns = rows[0]
    if "timestamp" not in columns:
        return
    at = columns.index("timestamp")
    status = columns.index("statuscode") if "statuscode" in columns else None
    for row in rows[1:]:
        if not isinstance(row, list) or len(row) != len(columns) or not isinstance(row[at], str):
            continue
        if _TIMESTAMP.fullmatch(row[at], 0) and row[at].isascii() and (status is None or row[status] == "200"):
            yield row[at]
