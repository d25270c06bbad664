"""Pages made to hang or break a reader, each read in a child process with a limit: `python -m` runs one child."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.reading import subject

LIMIT_SECONDS = 60
MEMORY_BYTES = 4 * 1024**3
"""Of address space, so that a page can't take the machine with it."""
MEGABYTE = 1_000_000


def _page(body: str) -> str:
    return f"<!doctype html><html lang=en><title>Page</title><body><p>The first sentence stands here.</p>{body}"


PAGES: dict[str, Callable[[], str]] = {
    "100,000 nested <div>": lambda: _page("<div>" * 100_000 + "deep" + "</div>" * 100_000),
    "100,000 nested <ul><li>": lambda: _page("<ul><li>" * 100_000 + "deep" + "</li></ul>" * 100_000),
    "100,000 nested <b>, unclosed": lambda: _page("<b>" * 100_000 + "deep"),
    "a million attributes on one tag": lambda: _page(
        "<p " + " ".join(f"a{number}=1" for number in range(1_000_000)) + ">word</p>"
    ),
    "200,000 attributes with a quoted >": lambda: _page(
        "".join(f'<i title="a > b" data-x=\'"> {number}\'>w </i>' for number in range(100_000))
    ),
    "formatting elements: 5,000 <font>, then 5,000 <p>": lambda: _page(
        "".join(f"<font a={number}>" for number in range(5_000)) + "<p>x" * 5_000
    ),
    "a page of 50 MB": lambda: _page(("<p>" + "A sentence of some words. " * 20 + "</p>\n") * (50 * MEGABYTE // 528)),
    "5 MB of <": lambda: _page("<" * (5 * MEGABYTE)),
    "5 MB in a comment that never ends": lambda: _page("<!-- " + "word " * MEGABYTE),
    "5 MB in a script that never ends": lambda: _page("<script>" + "var x = '<p>'; " * (MEGABYTE // 3)),
    "20,000 tables": lambda: _page("<table><tr><td>cell</td></tr></table>" * 20_000),
    "20,000 tables, nested and unclosed": lambda: _page("<table><tr><td>" * 20_000),
    "a million entities": lambda: _page("&amp;&eacute;&#x41;&bogus" * 250_000),
    "2 MB of spaces between two words": lambda: _page("<p>one" + " " * (2 * MEGABYTE) + "two</p>"),
    "random bytes, 2 MB": lambda: _page(bytes(range(256)).decode("latin-1") * 8_000),
}  # fmt: skip
"""Each is made when its turn comes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one reader made of one page."""

    page: str
    reader: str
    ended: bool
    """Whether it gave a document or a state in time."""
    told: str
    seconds: float


def measure() -> list[Outcome]:
    """Give every page to `read` and, if there is one, to the guarded reading."""
    readers = ["read"] + (["guarded_read"] if subject.guarded_read() else [])
    outcomes = []
    for page in PAGES:
        for reader in readers:
            print(f"hostile: {page}, {reader}", file=sys.stderr)
            outcomes.append(_in_child(page, reader))
    return outcomes


def _in_child(page: str, reader: str) -> Outcome:
    command = [sys.executable, "-m", "benchmarks.reading.hostile", page, reader]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)  # noqa: S603
    began = time.perf_counter()
    try:
        output, errors = child.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        return Outcome(page, reader, False, "**no end**", time.perf_counter() - began)
    if child.returncode:
        last = errors.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
        told = f"signal {-child.returncode}" if child.returncode < 0 else last[0][:80].replace("|", "\\|")
        return Outcome(page, reader, False, f"**crash**: {told}", time.perf_counter() - began)
    told, seconds = json.loads(output)
    return Outcome(page, reader, True, told, seconds)


def _child(page: str, reader: str) -> None:
    """Read one page; print what came of it and the seconds."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    raw = PAGES[page]().encode()
    call = subject.read if reader == "read" else subject.guarded_read()
    if call is None:
        raise SystemExit("no such reader")
    call(b"<!doctype html><title>Small</title><p>A small page.", "text/html", "")
    began = time.perf_counter()
    reading = call(raw, "text/html", "")
    seconds = time.perf_counter() - began
    words = f"{len(reading.text.split()):,} words" + (", the beginning" if reading.cut else "")
    print(json.dumps([reading.state or words, seconds]))


if __name__ == "__main__":
    _child(*sys.argv[1:])
