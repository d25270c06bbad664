"""How the capture stage behaves towards servers, and what it lets them do to us."""

from dataclasses import dataclass, field

from checker.capture.archives.archive import WAYBACK, Archive
from checker.version import CHECKER_VERSION

MEBIBYTE = 1024 * 1024
LIMIT_WIRE_BYTES = 20 * MEBIBYTE
"""A news page has some 200 kB and a long PDF 10 MB; with `jobs` exchanges at a time this bounds a run's memory."""
LIMIT_DECODED_BYTES = 40 * MEBIBYTE
"""Text shrinks to a fifth or so; a body that grows beyond this is a data dump or a decompression bomb."""
LIMIT_HEAD_BYTES = 100 * 1024
"""Servers and proxies commonly stop at 8 to 32 kB of headers; more is a flood. h11 stops at the same figure."""


def software() -> str:
    """Give the program's name and version, as servers and archives are told it."""
    return f"citation-checker/{CHECKER_VERSION}"


def identify() -> str:
    """Give the User-Agent: the program, and what it does, for those who read their server's log."""
    return f"{software()} (fact-checking tool; fetches pages that a text cites, to verify its quotations)"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureSettings:
    """Limits of one run. An exchange is one request and its response; each redirect is an exchange of its own."""

    connect_seconds: float = 10.0
    """To look the name up and to open a connection."""
    read_seconds: float = 20.0
    """Without a single byte from the server."""
    exchange_seconds: float = 45.0
    """For a whole exchange, looking the name up included; waiting for one's turn is not."""
    limit_wire_bytes: int = LIMIT_WIRE_BYTES
    """Received in one exchange, head included."""
    limit_decoded_bytes: int = LIMIT_DECODED_BYTES
    """Of a body after its content encoding is undone."""
    limit_head_bytes: int = LIMIT_HEAD_BYTES
    """Received before the response's head is complete."""
    limit_redirects: int = 10
    seconds_between_requests: float = 1.0
    """From the start of one request to a host to the start of the next."""
    connections_per_host: int = 2
    """Exchanges at a time with one host: a slow answer does not hold up the next request."""
    jobs: int = 8
    """Exchanges at a time, over all hosts."""
    tries: int = 3
    """Of a fetch that failed in a way that may pass. A host that used all of them up gets one for each later URL."""
    wait_seconds: float = 1.0
    """Before the second try; twice as long before each next one."""
    limit_wait_seconds: float = 30.0
    """Before a try, whatever Retry-After asks for: some ask for a day."""
    limit_held_seconds: float = 180.0
    """Of all such waits for one host together; then its URLs are asked for at its plain pace."""
    ignore_robots: bool = False
    """Fetch what robots.txt forbids to programs: for a page that a person asks for by its address."""
    archives: tuple[Archive, ...] = (WAYBACK,)
    """Asked in this order, where a page fails or lacks the words."""
    allow_private: bool = False
    """Connect to addresses that are not public too: for people's own servers, and for tests."""
    user_agent: str = field(default_factory=identify)
