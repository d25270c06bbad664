"""`checker find`: every captured document that holds some words."""

from pathlib import Path

import click

from checker.claims.parse_row import quote_problem
from checker.cli.options import db_option
from checker.cli.output import say
from checker.errors import InputError
from checker.match.match import match
from checker.match.tokens import tokenize
from checker.report.safe import one_line
from checker.store.open_store import open_store
from checker.store.readings import documents_with, load_document

DOCUMENT_LIMIT = 100


@click.command(short_help="Find words in every captured document.")
@click.argument("words", nargs=-1, required=True)
@db_option
def find(words: tuple[str, ...], db: Path) -> None:
    """Find WORDS, in that order, in every captured document."""
    wanted = " ".join(words)
    if problem := quote_problem(wanted):
        raise InputError(problem)
    found = 0
    with open_store(db, must_exist=True) as store:
        run = [token.text for token in tokenize(wanted) if not token.is_sign]
        for reading in documents_with(store, [run], DOCUMENT_LIMIT):
            occurrences = match(wanted, load_document(store, reading.document_sha256 or "")).occurrences
            if not occurrences:
                continue
            found += 1
            say(f"{one_line(reading.captured_url or '')}  (captured {reading.captured_at})")
            for occurrence in occurrences:
                passage = occurrence.passages[0]
                say(f"  [{passage.block}] …{one_line(passage.prefix[-60:] + passage.text + passage.suffix[:60])}…")
    say(f"{found} documents hold these words." if found != 1 else "1 document holds these words.")
