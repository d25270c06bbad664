"""WACZ 1.1.1: captures and what was found in them, packed into one file that replay tools open."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from checker.capture.capture import Capture
from checker.capture.cdxj import cdxj_lines
from checker.capture.settings import software

_ARCHIVE = "data.warc.gz"
_ZIP_BEGAN = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that ZIP can write: the same captures give the same bytes, whenever they are packed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A capture with the records that hold it."""

    capture: Capture
    records: bytes
    """Of the capture, as they stand in the cache."""
    title: str | None
    is_revisit: bool
    """It shows what its original shows, and is not listed beside it."""


@dataclass(slots=True)
class _Package:
    """A WACZ that is being written, and its list of contents."""

    zip: ZipFile
    resources: list[dict[str, object]]

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """Add a file, uncompressed (replay reads single records out of it, and they are compressed already)."""
        digest, size = sha256(), 0
        info = ZipInfo(path, _ZIP_BEGAN)
        info.create_system = 3
        info.external_attr = 0o644 << 16
        info.compress_type = ZIP_STORED
        with self.zip.open(info, "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                file.write(piece)
        name = path.rpartition("/")[2]
        self.resources.append({"name": name, "path": path, "hash": f"sha256:{digest.hexdigest()}", "bytes": size})


def write_wacz(
    out: IO[bytes], title: str, pages: Iterable[Page], main: Capture | None, more: Mapping[str, str]
) -> None:
    """Write a WACZ of these pages, and of `more` files by their paths: a folder of their own, and their name in it.

    `main` is the page to begin with. A revisit's original must be among the pages. The same content gives the same
    bytes; `created` is left out for that. Every resource is listed with its SHA-256 in datapackage.json, and that
    file's own in datapackage-digest.json.
    """
    lines: list[str] = []
    listed: list[dict[str, str]] = []
    with ZipFile(out, "w", ZIP_STORED) as zip_file:
        package = _Package(zip_file, [])
        package.add(f"archive/{_ARCHIVE}", _records(pages, lines, listed))
        package.add("indexes/index.cdx", [line.encode() for line in sorted(lines)])
        head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
        package.add("pages/pages.jsonl", [f"{_json(line)}\n".encode() for line in (head, *listed)])
        for name, text in more.items():
            package.add(name, [text.encode()])
        described = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": title,
            "software": software(),
            **({"mainPageUrl": main.captured_url, "mainPageDate": _iso(main)} if main else {}),
            "resources": package.resources,
        }
        manifest = json.dumps(described, ensure_ascii=False, indent=2).encode()
        package.add("datapackage.json", [manifest])
        digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(manifest).hexdigest()}"}
        package.add("datapackage-digest.json", [_json(digest).encode()])


def _records(pages: Iterable[Page], lines: list[str], listed: list[dict[str, str]]) -> Iterable[bytes]:
    """Give the WARC file piece by piece, and note what the index and the list of pages are made of."""
    offset = 0
    for page in pages:
        lines += cdxj_lines(page.records, _ARCHIVE, offset)
        offset += len(page.records)
        capture = page.capture
        if capture.http_status is not None and not page.is_revisit:
            named = {"id": capture.warc_record_id.strip("<>"), "url": capture.captured_url, "ts": _iso(capture)}
            listed.append({**named, **({"title": page.title} if page.title else {})})
        yield page.records


def _iso(capture: Capture) -> str:
    return capture.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(value: Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False)
