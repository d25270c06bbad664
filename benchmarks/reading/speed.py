"""What reading costs, against other libraries in the same run."""

import gc
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from lxml import html  # type: ignore[import-untyped, unused-ignore]

from benchmarks.bars import Bar
from benchmarks.reading import hostile, subject
from benchmarks.reading.memory import peak_bytes
from benchmarks.reading.pages import Page, trafilatura_pages

ROUNDS = 3
"""Of each page and reader; the fastest counts."""
BLOCKS, READ, GUARDED, SOUP = "text and blocks", "read, with metadata", "guarded_read", "BeautifulSoup(lxml).get_text()"
PARSER = "selectolax .text()"
GROWTH_TIMES = (1, 4, 16)
GROWTH_PAGES = 7
GROWTH_BAR = 1.3
LARGE_BYTES = 16 * 1024 * 1024 - 1024
"""Just below the limit that is read."""
_BODY = re.compile(r"(?is)^(.*?<body\b[^>]*>)(.*)(</body\s*>.*)$")


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time of a byte grows with a page's length."""

    reader: str
    ratios: dict[int, float]
    """By how often the body was repeated: seconds a byte over those of the page itself, the pages' median."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Everything that was measured."""

    pages: int
    total_bytes: int
    seconds: dict[str, float]
    growth: tuple[Growth, ...]
    large_bytes: int
    peak_bytes: int
    hostile: tuple[hostile.Outcome, ...]

    def megabytes(self, reader: str) -> float:
        """Give megabytes in a second."""
        return self.total_bytes / 1e6 / self.seconds[reader]


def measure(corpus: Path) -> Speed:
    """Take every time."""
    warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
    pages = [page for page in trafilatura_pages(corpus) if page.utf8]
    print(f"speed: {len(pages)} pages", file=sys.stderr)
    gc.collect()
    gc.freeze()  # What stands already need not be looked through before each call that is timed.
    seconds = _seconds(pages)
    print("speed: growth and memory", file=sys.stderr)
    growth = _growth(pages)
    gc.unfreeze()
    large = _repeated_to(pages, LARGE_BYTES)
    total = sum(len(page.raw) for page in pages)
    peak = peak_bytes(large)
    return Speed(len(pages), total, seconds, growth, len(large), peak, tuple(hostile.measure()))


def _readers() -> dict[str, Callable[[Page, str], object]]:
    """Give every reader that is installed; each takes the page and its decoded markup, and uses the one it can."""
    blocks, guarded = subject.read_blocks(), subject.guarded_read()
    parser = html.HTMLParser(encoding="utf-8")
    readers: dict[str, Callable[[Page, str], object]] = {}
    if blocks:
        readers[BLOCKS] = lambda page, markup: blocks(markup)
    readers[READ] = lambda page, markup: subject.read(page.raw)
    if guarded:
        readers[GUARDED] = lambda page, markup: guarded(page.raw, "text/html", "")
    readers[SOUP] = lambda page, markup: BeautifulSoup(markup, "lxml").get_text()
    readers["lxml text_content()"] = lambda page, markup: html.document_fromstring(page.raw, parser).text_content()
    selectolax = _installed("selectolax.lexbor", "LexborHTMLParser")
    if selectolax:
        readers[PARSER] = lambda page, markup: selectolax(markup).text()
    resiliparse = _installed("resiliparse.extract.html2text", "extract_plain_text")
    if resiliparse:
        readers["resiliparse extract_plain_text()"] = lambda page, markup: resiliparse(markup)
    trafilatura = _installed("trafilatura", "extract")
    if trafilatura:
        readers["trafilatura.extract()"] = lambda page, markup: trafilatura(markup)
    return readers


def _installed(module: str, name: str) -> Any:  # noqa: ANN401
    try:
        return getattr(import_module(module), name)
    except ImportError:
        return None


def _seconds(pages: Sequence[Page]) -> dict[str, float]:
    """Give each reader's sum over the pages of its fastest round; page by page, so that all meet the same machine."""
    readers = _readers()
    sums = dict.fromkeys(readers, 0.0)
    for page in pages:
        markup = page.raw.decode("utf-8")
        for name, reader in readers.items():
            sums[name] += min(_timed(reader, page, markup) for _ in range(ROUNDS))
    return sums


def _timed(reader: Callable[[Page, str], object], page: Page, markup: str) -> float:
    """Time one call without the garbage collector; what it left is collected before."""
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    result = reader(page, markup)
    seconds = time.perf_counter() - began
    gc.enable()
    del result
    return seconds


def _growth(pages: Sequence[Page]) -> tuple[Growth, ...]:
    """Repeat the bodies of some pages, spread over the middle half of the sizes."""
    parts = [
        found.groups() for page in sorted(pages, key=lambda p: len(p.raw)) if (found := _BODY.match(_markup(page)))
    ]
    middle = parts[len(parts) // 4 : 3 * len(parts) // 4]
    chosen = middle[:: max(1, len(middle) // GROWTH_PAGES)][:GROWTH_PAGES]
    readers = {name: reader for name, reader in _readers().items() if name in (BLOCKS, READ, SOUP, PARSER)}
    growth = []
    for name, reader in readers.items():
        rates: dict[int, list[float]] = {times: [] for times in GROWTH_TIMES}
        for head, body, tail in chosen:
            for times in GROWTH_TIMES:
                markup = head + body * times + tail
                page = Page("", markup.encode())
                rates[times].append(min(_timed(reader, page, markup) for _ in range(ROUNDS)) / len(page.raw))
        growth.append(
            Growth(
                name,
                {
                    times: median(many / one for many, one in zip(rates[times], rates[1], strict=True))
                    for times in GROWTH_TIMES
                },
            )
        )
    return tuple(growth)


def _markup(page: Page) -> str:
    return page.raw.decode("utf-8")


def _repeated_to(pages: Sequence[Page], size: int) -> bytes:
    """Repeat the body of the page of median size until the page is as large as this."""
    parts = [
        found.groups() for page in sorted(pages, key=lambda p: len(p.raw)) if (found := _BODY.match(_markup(page)))
    ]
    head, body, tail = (part.encode() for part in parts[len(parts) // 2])
    return head + body * ((size - len(head) - len(tail)) // len(body)) + tail


def bars(speed: Speed) -> list[Bar]:
    """Judge the speed."""
    rows = []
    for what, reader, bar in (("text and blocks", BLOCKS, 10), ("with all metadata", READ, 5)):
        name = f'{what}, against `BeautifulSoup(page, "lxml").get_text()`'
        if reader in speed.seconds:
            ratio = speed.seconds[SOUP] / speed.seconds[reader]
            measured = f"{ratio:.1f} times ({speed.megabytes(reader):.1f} MB/s)"
            rows.append(Bar(name, f"≥ {bar} times as fast", measured, ratio >= bar))
        else:
            rows.append(Bar(name, f"≥ {bar} times as fast", "no such function yet", False))
    for growth in speed.growth:
        if growth.reader in (BLOCKS, READ):
            worst = max(growth.ratios.values())
            what = f"time a byte at {GROWTH_TIMES[-1]} times the length, {growth.reader}"
            rows.append(Bar(what, f"≤ {GROWTH_BAR} times", f"{worst:.2f} times", worst <= GROWTH_BAR))
    peak = f"{speed.peak_bytes / 1e6:,.0f} MB ({speed.peak_bytes / speed.large_bytes:.1f} bytes a byte)"
    rows.append(
        Bar(f"peak memory for a page of {speed.large_bytes / 1e6:.1f} MB, above an idle reader", "none", peak, None)
    )
    for reader in dict.fromkeys(each.reader for each in speed.hostile):
        own = [each for each in speed.hostile if each.reader == reader]
        ended = sum(each.ended for each in own)
        slowest = max(own, key=lambda each: each.seconds)
        measured = f"{ended} of {len(own)}; slowest {slowest.seconds:.1f} s: {_escaped(slowest.page)}"
        what = f"hostile pages that end with a document or a state in {hostile.LIMIT_SECONDS} s, {reader}"
        rows.append(Bar(what, "all", measured, ended == len(own)))
    return rows


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;")


HEADER = ("reader", "seconds", "MB/s", "times as fast as BeautifulSoup")


def rows(speed: Speed) -> list[list[str]]:
    """Write each reader's speed."""
    soup = speed.seconds[SOUP]
    return [
        [name, f"{seconds:.2f}", f"{speed.megabytes(name):.1f}", f"{soup / seconds:.2f}"]
        for name, seconds in speed.seconds.items()
    ]


GROWTH_HEADER = ("reader", *(f"{times} times the body" for times in GROWTH_TIMES))


def growth_rows(speed: Speed) -> list[list[str]]:
    """Write the time of a byte over that of the page itself."""
    return [[each.reader, *(f"{value:.2f}" for value in each.ratios.values())] for each in speed.growth]


HOSTILE_HEADER = ("page", "reader", "outcome", "seconds")


def hostile_rows(speed: Speed) -> list[list[str]]:
    """Write what became of each hostile page."""
    return [[_escaped(each.page), each.reader, each.told, f"{each.seconds:.2f}"] for each in speed.hostile]
