"""`checker cache`: the captures themselves, checked and handed on."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
from sqlite_utils import Database

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.files import passed_over
from checker.capture.fixity import check_cache
from checker.capture.url_key import url_key
from checker.capture.wacz import Page, write_wacz
from checker.cli.options import cache_option, db_option
from checker.cli.output import say, whole_file
from checker.errors import InputError
from checker.report.jsonl import jsonl
from checker.report.safe import one_line
from checker.store.findings import latest_result
from checker.store.open_store import open_store
from checker.store.readings import iso, load_document, readings_of
from checker.verdict.coverage import EXIT_FAILED, EXIT_OK
from checker.verdict.result import Result

_LIMIT_NAME_CHARACTERS = 80


@click.group(short_help="Check the captures, or hand on those of a claim.")
def cache() -> None:
    """Check the files of captures, or pack those of one claim for others."""


@cache.command(short_help="Check every digest of the captures.")
@cache_option
def verify(cache: Path) -> int:
    """Check every record of every file of captures: its length, its digests, and what it refers to.

    Also makes the index anew and looks every capture up in it. Changes nothing. Exits with 1 if something is wrong,
    and says in which file and at which byte.
    """
    checked = check_cache(cache)
    if (plain := passed_over(cache)) is not None:
        say(one_line(plain))
    if not checked.files:
        raise InputError(f"{cache}: holds no file of captures (*.warc.gz)")
    for fault in checked.faults:
        say(one_line(str(fault)))
    counts = (checked.files, "file"), (checked.records, "record"), (checked.captures, "capture")
    seen = ", ".join(_counted(count, name) for count, name in counts)
    if checked.faults:
        say(f"{seen}, {checked.usable:,} of them usable: {_counted(len(checked.faults), 'fault')}")
    else:
        say(f"{seen}: all as they were written")
    return EXIT_FAILED if checked.faults else EXIT_OK


@cache.command(short_help="Pack a claim's captures and its record into a WACZ file.")
@click.option("--claim", required=True, metavar="ID", help="The claim, by its id.")
@cache_option
@db_option
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="File, *.wacz; else named by the claim."
)
def export(claim: str, cache: Path, db: Path, output: Path | None) -> None:
    """Pack every capture of a claim's sources, and the claim's latest record, into a WACZ file.

    Replay tools (ReplayWeb.page, pywb) show the captures; the record is in checker/results.jsonl inside.
    """
    claim = claim.encode("utf-8", "replace").decode()
    output = output or Path(f"claim-{_file_name(claim)}.wacz")
    if output.suffix != ".wacz":
        raise InputError(f"{output}: the name of a WACZ file ends in .wacz (WACZ 1.1.1)")
    with open_store(db, must_exist=True) as store, Cache.open(cache) as captures:
        result = latest_result(store, claim)
        if result is None:
            raise InputError(f"{db}: no finding for a claim with the id {claim!r}")
        evidence = evidence_of(result, captures)
        if not evidence:
            raise InputError(f"{cache}: holds no capture of the sources of claim {claim!r}")
        carrier = next((each for each in evidence if each.warc_record_id == result.warc_record_id), None)
        if result.warc_record_id is not None and carrier is None:
            raise InputError(f"{cache}: lacks the capture that the finding rests on, {result.warc_record_id}")
        with whole_file(output) as file:
            more = {"checker/results.jsonl": "".join(jsonl([result]))}
            main = captures.original(carrier) or carrier if carrier else None
            write_wacz(file, f"Claim {claim}", _pages(evidence, captures, store), main, more)
    say(f"{output}: {_counted(len(evidence), 'capture')}")


def evidence_of(result: Result, captures: Cache) -> list[Capture]:
    """Give the captures that a finding rests on or could have, the oldest first.

    All of its sources; those of other sources where words of it stand too; and of revisits the originals.
    """
    urls = [url for url in (result.url, result.claim.url, result.claim.archive_url) if url]
    chosen = [each for url in urls for each in captures.captures(url)]
    chosen += (each for each in captures.all() if each.warc_record_id == result.warc_record_id)
    for place in result.elsewhere:
        chosen += (each for each in captures.captures(place.url) if iso(each.captured_at) == place.captured_at)
    chosen += [original for each in chosen if (original := captures.original(each)) is not None]
    by_id = {each.warc_record_id: each for each in chosen}
    return sorted(by_id.values(), key=lambda each: (each.captured_at, each.warc_record_id))


def _pages(evidence: list[Capture], captures: Cache, store: Database) -> Iterator[Page]:
    documents = {
        reading.warc_record_id: reading.document_sha256
        for url in dict.fromkeys(url_key(each.cited_url) for each in evidence)
        for reading in readings_of(store, url)
    }
    for capture in evidence:
        digest = documents.get(capture.warc_record_id)
        title = load_document(store, digest).metadata.title if digest else None
        yield Page(capture, captures.records(capture), title, captures.original(capture) is not None)


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _file_name(claim: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", claim).strip("-")[:_LIMIT_NAME_CHARACTERS] or "unnamed"
