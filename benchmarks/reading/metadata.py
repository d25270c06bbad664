"""Is what a page states of itself read right, and what does it cost? See metadata_stated.py for what is right.

python -m benchmarks.reading.metadata                      every measure, on the half that nothing was tuned on
python -m benchmarks.reading.metadata --show published     each wrong one
"""

import argparse
import os
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bs4 import BeautifulSoup
from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from benchmarks.reading.metadata_stated import FIELDS, Page, authors_agree, day, mozilla_pages, plain, trafilatura_pages
from checker.extract.document import Document, Metadata
from checker.extract.page_metadata.read_metadata import read_metadata
from checker.extract.page_metadata.skeleton import skeleton
from checker.extract.read import read

BESIDE = Path(__file__).parents[3] / "shared" / "corpus"
BAR = 0.95


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if a bar is missed."""
    options = _parser().parse_args(arguments)
    root: Path = options.corpus
    if not (root / "loaders.py").exists():
        print(f"No corpus at {root}. Give its folder by --corpus or CHECKER_CORPUS.", file=sys.stderr)
        return 2
    pages = [*mozilla_pages(root), *trafilatura_pages(root)]
    documents = {page.name: _document(page) for page in pages}
    read_ours = {page.name: _ours(page, documents[page.name]) for page in pages}
    if options.show:
        for page in pages:
            if options.half == "all" or page.is_for_tuning is (options.half == "tuned"):
                _show(page, read_ours[page.name], options.show)
        return 0
    met = _quality(pages, read_ours)
    if not options.no_peer:
        _dates_of_htmldate(pages)
    _time([page for page in pages if page.corpus == "trafilatura"], documents)
    return 0 if met else 1


def _document(page: Page) -> Document:
    document = read(page.markup.encode(), "text/html; charset=utf-8", page.url)
    return document if isinstance(document, Document) else Document("", ())


def _ours(page: Page, document: Document) -> Metadata:
    return read_metadata(skeleton(LexborHTMLParser(page.markup)), document.text, document.blocks, page.url)


def _is_right(field: str, metadata: Metadata, right: Sequence[str]) -> bool:
    if field == "authors":
        return any(authors_agree(metadata.authors, each) for each in right)
    ours = getattr(metadata, field.split()[0]) or ""
    return any(plain(ours) == plain(each) for each in right)


def _quality(pages: Sequence[Page], read_ours: dict[str, Metadata]) -> bool:
    print("| pages | field | tuned on | the other half | all |\n| --- | --- | --- | --- | --- |")
    met = True
    for corpus in ("mozilla", "trafilatura", "both"):
        for field in FIELDS:
            own = [page for page in pages if corpus in (page.corpus, "both") and field in page.stated]
            cells = []
            for half in (True, False, None):
                rights = [
                    _is_right(field, read_ours[page.name], page.stated[field])
                    for page in own
                    if half is None or page.is_for_tuning is half
                ]
                cells.append(f"{sum(rights)}/{len(rights)} = {sum(rights) / max(len(rights), 1):.1%}")
                if half is False and corpus == "both" and field in ("title", "published", "outlet"):
                    met &= sum(rights) >= BAR * len(rights)
            print(f"| {corpus} | {field} | {' | '.join(cells)} |")
    return met


def _show(page: Page, metadata: Metadata, field: str) -> None:
    if field not in page.stated or _is_right(field, metadata, page.stated[field]):
        return
    ours = metadata.authors if field == "authors" else getattr(metadata, field.split()[0])
    where = dict(metadata.told_by).get(field.split()[0], "")
    print(f"{page.corpus} {page.name}\n    stated  {list(page.stated[field])}\n    read    {ours!r} ({where})")


def _dates_of_htmldate(pages: Sequence[Page]) -> None:
    """Count what a peer made for dates reads right on the same pages."""
    own = [page for page in pages if "published" in page.stated]
    right = 0
    for page in own:
        found = find_date(page.markup, original_date=True, url=page.url or None)
        right += day(found or "") in page.stated["published"]
    print(f"\nhtmldate, published: {right}/{len(own)} = {right / len(own):.1%}")


def _time(pages: Sequence[Page], documents: dict[str, Document]) -> None:
    """Time page after page, both ways next to each other, in the process's own seconds."""
    ours, skeletons, theirs = [], [], []
    for page in pages:
        document = documents[page.name]
        tree = LexborHTMLParser(page.markup)
        skeletons.append(_seconds(partial(skeleton, tree)))
        markup = skeleton(tree)
        ours.append(skeletons[-1] + _seconds(partial(read_metadata, markup, document.text, document.blocks, page.url)))
        theirs.append(_seconds(partial(_get_text, page.markup), 1))
    pages_count = len(pages)
    print(
        f"\n{pages_count} pages: skeleton {sum(skeletons) / pages_count * 1000:.2f} ms, "
        f"with read_metadata {sum(ours) / pages_count * 1000:.2f} ms, "
        f"get_text {sum(theirs) / pages_count * 1000:.2f} ms a page; "
        f"ratio of sums {sum(theirs) / sum(ours):.1f}, "
        f"median ratio {median(b / a for a, b in zip(ours, theirs, strict=True)):.1f}"
    )


def _get_text(markup: str) -> str:
    return BeautifulSoup(markup, "lxml").get_text()


def _seconds(call: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.metadata", description=__doc__)
    parser.add_argument("--show", choices=FIELDS, help="print the wrong ones of a field")
    parser.add_argument("--half", choices=("tuned", "other", "all"), default="all", help="of which pages to show them")
    parser.add_argument("--no-peer", action="store_true", help="leave htmldate out")
    parser.add_argument(
        "--corpus", type=Path, default=Path(os.environ.get("CHECKER_CORPUS", BESIDE)), help="its folder"
    )
    return parser


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
