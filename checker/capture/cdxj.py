"""CDXJ: the index by which replay tools find a record in a WARC file."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit

from checker.capture.conditional import HTTP_NOT_MODIFIED
from checker.capture.gzip_members import members
from checker.capture.warc_record import LIMIT_HEAD_BYTES, NotUnderstood, read_headers, read_http_head

_LIMIT_ESCAPES = 10
"""So often an escape may have been escaped again; each round costs a reading of the URL."""


def cdxj_lines(records: bytes, file_name: str, offset: int) -> Iterator[str]:
    """Give a line for each HTTP response and revisit among these records, which stand at `offset` of their file.

    The lines of all files together are to be sorted by their bytes. Form: Webrecorder's CDXJ 0.1.0, which WACZ 1.1.1
    asks for; a revisit has the type `warc/revisit`, by which replay looks for its original. A 304 is left out: pywb
    would show it as such, an empty page, where without it the page is shown that it confirms.
    """
    for member in members(BytesIO(records), LIMIT_HEAD_BYTES):
        try:
            headers, block = read_headers(member)
            kind, url = headers.get("warc-type"), headers.get("warc-target-uri", "")
            if kind not in ("response", "revisit") or not url.startswith(("http:", "https:")):
                continue
            status, http_headers = read_http_head(member, block)
        except NotUnderstood:
            continue
        if status == HTTP_NOT_MODIFIED:
            continue
        content_type = next((value for name, value in http_headers if name == "content-type"), "")
        fields = {
            "url": url,
            "mime": "warc/revisit" if kind == "revisit" else content_type.partition(";")[0].strip().lower() or "unk",
            "status": str(status),
            "digest": headers.get("warc-payload-digest", ""),
            "length": str(member.end - member.offset),
            "offset": str(offset + member.offset),
            "filename": file_name,
        }
        digits = "".join(character for character in headers.get("warc-date", "") if character.isdigit())
        yield f"{url_to_surt(url)} {digits[:14]} {json.dumps(fields)}\n"


def url_to_surt(url: str) -> str:
    """Give the key by which replay tools sort and look a URL up: `example,a)/path?query`.

    Without scheme, `www.`, a slash at the end and the query's order, and with one spelling of escapes, as the Internet
    Archive's `surt` does it, but for the session ids that it leaves out too.
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url  # no URL that anyone can look up
    host = parts.hostname or ""
    label, _, rest = host.partition(".")
    if rest and label.rstrip("0123456789") == "www":
        host = rest
    path = re.sub("/{2,}", "/", _one_spelling(parts.path)).rstrip("/") or "/"
    query = "&".join(sorted(_one_spelling(parts.query).split("&")))
    return f"{','.join(reversed(host.split('.')))}{port}){path}" + (f"?{query}" if query else "")


def _one_spelling(text: str) -> str:
    raw = text.encode()
    for _ in range(_LIMIT_ESCAPES):
        if (unescaped := unquote_to_bytes(raw)) == raw:
            break
        raw = unescaped
    return "".join(chr(byte) if 32 < byte < 127 and byte not in b"#%" else f"%{byte:02x}" for byte in raw).lower()
