"""`checker show`: one claim with all its evidence."""

from pathlib import Path

import click

from checker.cli.options import db_option
from checker.cli.output import STANDARD_OUTPUT, one_result, write
from checker.errors import InputError
from checker.store.findings import latest_result
from checker.store.open_store import open_store
from checker.store.readings import load_document


@click.command(short_help="Show one claim with all its evidence.")
@click.argument("claim")
@db_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), help="Form of the record.")
def show(claim: str, db: Path, form: str | None) -> None:
    """Show the latest finding for CLAIM (its id) with all its evidence."""
    with open_store(db, must_exist=True) as store:
        claim = claim.encode("utf-8", "replace").decode()
        result = latest_result(store, claim)
        if result is None:
            raise InputError(
                f"{db}: no finding for a claim with the id {claim!r}; `checker report --format csv` lists all"
            )
        digest = result.document_sha256
        metadata = load_document(store, digest).metadata if digest else None
        write(one_result(result, form, metadata), STANDARD_OUTPUT)
