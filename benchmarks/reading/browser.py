"""Words against a browser's: what Chromium shows of a page without its scripts and style sheets, as `innerText`."""

import hashlib
import json
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

from benchmarks.bars import Bar
from benchmarks.reading import subject
from benchmarks.reading.boundaries import Comparison, compare
from benchmarks.reading.pages import Page, mozilla_pages, trafilatura_pages
from benchmarks.reading.segments import percent

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
ADDRESS = "https://page.example/"
"""Answered from the corpus by the browser's own interception; nothing is resolved or fetched."""
FAULTS = ("split", "box", "glued")
PER_WORDS = 100_000
BAR = 1.0
FEWEST_COMPARED = 0.99
"""Of the browser's words: with fewer in the text no bar is met, for what isn't read is neither split nor glued."""
CACHE = Path(tempfile.gettempdir()) / "checker-benchmark-browser"
SCRIPT = """() => {
  if (!document.body) return ["", ""];
  const styled = document.body.innerText;
  for (const sheet of document.querySelectorAll('style, link[rel~="stylesheet" i]')) sheet.remove();
  for (const element of document.querySelectorAll('[style]')) {
    const {display, visibility} = element.style || {};
    element.removeAttribute('style');
    if (display === 'none') element.style.display = 'none';
    if (visibility === 'hidden') element.style.visibility = 'hidden';
  }
  const plain = document.body.innerText;
  for (const element of document.body.querySelectorAll('*')) {
    if (/^inline-(block|flex|grid|table)/.test(getComputedStyle(element).display)) {
      element.before('\\uE000');
      element.after('\\uE000');
    }
  }
  return [styled, plain, document.body.innerText];
}"""
"""The text with what style sheets stand in the page, and without any, but for what is hidden by its own attribute; and
the latter with BOX_EDGE around each box, such as a button: innerText sets none off, but the eye does."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser shows of a page."""

    styled: str
    plain: str
    """Without style sheets: what a reader can know who has none."""
    boxed: str
    """The same with a mark at the edges of boxes."""


Reader = Callable[[Page], str]


def _checker(page: Page) -> str:
    return subject.attempt(page.raw, page.told_type).text


def _beautiful_soup(separator: str) -> Reader:
    def reader(page: Page) -> str:
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(page.raw, "lxml", from_encoding="utf-8" if page.utf8 else None)
        return (soup.body or soup).get_text(separator)

    return reader


OURS = "checker"
READERS: dict[str, Reader] = {
    OURS: _checker,
    "control: `get_text(\" \")`, which splits": _beautiful_soup(" "),
    "control: `get_text(\"\")`, which glues": _beautiful_soup(""),
}  # fmt: skip
"""Two readers with known faults show that the comparison counts them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Each reader's comparisons."""

    plain: dict[str, tuple[Comparison, ...]]
    styled: tuple[Comparison, ...]
    """checker's against the text with the page's own style sheets."""


def measure(corpus: Path) -> Measured:
    """Compare every page of the corpus."""
    pages = [*trafilatura_pages(corpus), *mozilla_pages(corpus)]
    plain: dict[str, list[Comparison]] = {name: [] for name in READERS}
    styled = []
    for number, (page, text) in enumerate(zip(pages, shown(pages), strict=True)):
        if number % 50 == 0:
            print(f"browser: page {number + 1} of {len(pages)}", file=sys.stderr)
        for name, reader in READERS.items():
            read = reader(page)
            plain[name].append(compare(page.name, text.plain, read, text.boxed))
            if name == OURS:
                styled.append(compare(page.name, text.styled, read))
    return Measured({name: tuple(each) for name, each in plain.items()}, tuple(styled))


def shown(pages: Sequence[Page]) -> list[Shown]:
    """Give what the browser shows of each page; kept in a temporary folder for the next run."""
    CACHE.mkdir(exist_ok=True)
    missing = [page for page in pages if not _kept(page).exists()]
    if missing:
        print(f"browser: showing {len(missing)} pages", file=sys.stderr)
        with _chromium() as show:
            for page in missing:
                _kept(page).write_text(json.dumps(show(page)), encoding="utf-8")
    return [Shown(*json.loads(_kept(page).read_text(encoding="utf-8"))) for page in pages]


def _kept(page: Page) -> Path:
    key = hashlib.sha256(b"\0".join([SCRIPT.encode(), page.told_type.encode(), page.raw])).hexdigest()
    return CACHE / f"{key}.json"


@contextmanager
def _chromium() -> Iterator[Callable[[Page], Any]]:
    from playwright.sync_api import Route, sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        context = browser.new_context(java_script_enabled=False, service_workers="block")

        def show(page: Page) -> Any:  # noqa: ANN401
            def answer(route: Route) -> None:
                if route.request.url == ADDRESS and route.request.is_navigation_request():
                    route.fulfill(status=200, content_type=page.told_type, body=page.raw)
                else:
                    route.abort()

            tab = context.new_page()
            tab.route("**/*", answer)
            tab.goto(ADDRESS, wait_until="domcontentloaded")
            texts = tab.evaluate(SCRIPT)
            tab.close()
            return texts

        yield show
        browser.close()


def rate(comparisons: Sequence[Comparison], *kinds: str) -> float:
    """Give faults in 100,000 words that stand in both texts."""
    faults = sum(each.count(kind) for each in comparisons for kind in kinds)
    return PER_WORDS * faults / max(1, sum(each.compared for each in comparisons))


def bars(measured: Measured) -> list[Bar]:
    """Judge the words of checker's texts."""
    own = measured.plain[OURS]
    words, compared = sum(each.words for each in own), sum(each.compared for each in own)
    moved = sum(each.moved for each in own)
    return [
        _rate_bar("words split or glued, against a browser's innerText without style sheets", own, *FAULTS),
        _rate_bar(
            "the same without the edges of buttons, which innerText glues and the eye doesn't", own, "split", "glued"
        ),
        Bar("the browser's words that are in the text", "none", percent(compared, words, digits=3), None),
        Bar("of these, in the browser's order", "none", percent(compared - moved, compared, digits=3), None),
    ]


def _rate_bar(what: str, own: Sequence[Comparison], *kinds: str) -> Bar:
    value = rate(own, *kinds)
    faults = sum(each.count(kind) for each in own for kind in kinds)
    compared = sum(each.compared for each in own)
    enough = compared >= FEWEST_COMPARED * sum(each.words for each in own)
    return Bar(what, "≤ 1 in 100,000", f"{value:.2f} in 100,000 ({faults} in {compared:,})", value <= BAR and enough)


HEADER = (
    "reader", "words", "in both", "moved", "missing", "added", "split", "split at a button's edge",
    "glued", "all three in 100,000", "torn at text that one has", "pages with any of the three",
)  # fmt: skip


def rows(measured: Measured) -> list[list[str]]:
    """Count for each reader."""
    all_rows = [*measured.plain.items(), ("checker, with the page's own style sheets", measured.styled)]
    return [[name, *_counts(comparisons)] for name, comparisons in all_rows]


def _counts(comparisons: Sequence[Comparison]) -> list[str]:
    totals = [
        *(sum(getattr(each, name) for each in comparisons) for name in ("words", "compared", "moved", "missing")),
        *(sum(each.added for each in comparisons),),
        *(sum(each.count(kind) for each in comparisons) for kind in FAULTS),
    ]
    edges = sum(each.count("edge") for each in comparisons)
    pages = sum(any(map(each.count, FAULTS)) for each in comparisons)
    return [*map("{:,}".format, totals), f"{rate(comparisons, *FAULTS):.2f}", f"{edges:,}", str(pages)]


def examples(
    measured: Measured, kinds: Sequence[str] = ("split", "box", "glued", "edge", "missing", "added")
) -> list[str]:
    """List checker's faults, kind by kind, with both texts around each."""
    faults = list(chain.from_iterable(each.faults for each in measured.plain[OURS]))
    return [
        f"{fault.kind:7} {fault.page}\n    browser {fault.theirs!r}\n    ours    {fault.ours!r}"
        for kind in kinds
        for fault in faults
        if fault.kind == kind
    ]
