"""The made-up web: many hosts on loopback, told apart by name, whose pages a server of its own makes."""

import itertools
import random
from collections.abc import Callable, Sequence

PAGE_BYTES = 11_000
"""About what the median article's HTML takes without its scripts and style."""
LARGE_BYTES = 19 * 1024 * 1024
"""Just under what is taken of one body; noise, which no compression makes smaller."""
_WORDS = ("harbour", "council", "budget", "minister", "report", "figures", "region", "winter", "schools", "agreed")


def urls_of(hosts: int, urls: int, host: Callable[[int], str], kind: str = "article") -> list[str]:
    """Give the URLs of articles or of `large` bodies, the hosts taking turns."""
    return [f"http://{host(number % hosts)}/{kind}/{number // hosts}" for number in range(urls)]


def name(number: int) -> str:
    """Name a host; the test resolver leads it to the server."""
    return f"h{number}.example"


def loopback(port: int) -> Callable[[int], str]:
    """Name hosts by addresses of their own, for a program that takes no resolver."""
    return lambda number: f"127.0.{1 + number // 200}.{1 + number % 200}:{port}"


def page(host: str, path: str) -> bytes:
    """Give a page that no other path has; it compresses as a text of few words does."""
    draw = random.Random(f"{host}{path}")  # noqa: S311
    if path.startswith("/large/"):
        return draw.randbytes(LARGE_BYTES)
    words: list[str] = []
    size = 0
    while size < PAGE_BYTES:
        words.append(f"{draw.choice(_WORDS)}{draw.randrange(1000)}")
        size += len(words[-1]) + 1
    text = " ".join(words)
    return f"<!doctype html><title>Made up for a benchmark</title><article><p>{text}</article>".encode()


Arrivals = dict[str, list[tuple[float, str]]]
"""Host to when each request came and for which path."""


def gaps(arrivals: Arrivals) -> list[float]:
    """Give the seconds between two requests to the same host, over all hosts, the shortest first."""
    found: list[float] = []
    for of_host in arrivals.values():
        moments: Sequence[float] = sorted(moment for moment, _ in of_host)
        found += [later - earlier for earlier, later in itertools.pairwise(moments)]
    return sorted(found)
