"""Which failures may pass, and how long to wait before the next try."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from checker.capture.capture import Outcome
from checker.capture.exchange import Fetched

_MAY_PASS = frozenset({Outcome.NO_CONNECTION, Outcome.TIMEOUT, Outcome.TRUNCATED})
_STATUSES_THAT_MAY_PASS = frozenset({408, 425, 429, 502, 503, 504})
"""RFC 9110 §15, RFC 6585 §4, RFC 8470 §5.2. A plain 500 is mostly there to stay."""
_LIMIT_SECONDS_CHARACTERS = 10


def may_pass(fetched: Fetched) -> bool:
    """Whether another try soon could bring something else."""
    if fetched.outcome is Outcome.COMPLETE:
        return fetched.exchanges[-1].status in _STATUSES_THAT_MAY_PASS
    return fetched.outcome in _MAY_PASS


def asked_to_wait(fetched: Fetched) -> float | None:
    """Give the seconds that the last response asks to wait (Retry-After, RFC 9110 §10.2.3), or None."""
    value = (fetched.exchanges[-1].header(b"retry-after") or "").strip() if fetched.exchanges else ""
    if value.isascii() and value.isdigit():
        return float(value[:_LIMIT_SECONDS_CHARACTERS])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # OverflowError: a year or a zone of twenty digits
        return None
    # A date without a zone is in GMT, as every date of HTTP is.
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
