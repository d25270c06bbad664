"""Record the demo's captures again: `python -m checker.demo.record cache/demo.warc.gz`, or, without the
file's name, only write the expected records again.

The pages are served by a real HTTP server on loopback, and the capture stage fetches them under their
`.example` names with a resolver that leads those names there. Then the expected records are written from
what the program finds; read their diff before you commit it.
"""

import json
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from checker.capture.cache import Cache
from checker.capture.capture_urls import capture_urls
from checker.capture.network import Resolve
from checker.capture.settings import CaptureSettings
from checker.claims.claim import Claim
from checker.claims.claims_file import open_claims
from checker.demo.run import CLAIMS, EXPECTED, demonstrate, records_of

PAGES = Path(__file__).parent / "pages"


@contextmanager
def serve(pages: Path, site: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Serve a made-up web on loopback: `site` maps each URL to how it is answered, files are under `pages`.

    An answer has `file`, `status`, `content_type`, or `redirect`, or `truncate` (announce the length, send half).
    """

    class Handler(BaseHTTPRequestHandler):
        server_version, sys_version = "checker-demo", ""

        def do_GET(self) -> None:
            answer = site.get(f"http://{self.headers['Host']}{self.path}")
            if answer is None:
                self._send(404, "text/plain; charset=utf-8", b"This made-up host has no such page.\n", {})
            elif "redirect" in answer:
                self._send(answer.get("status", 301), "text/plain", b"", {"Location": answer["redirect"]})
            else:
                body = (pages / answer["file"]).read_bytes()
                content_type = answer.get("content_type", "text/html; charset=utf-8")
                self._send(answer.get("status", 200), content_type, body, {}, cut=bool(answer.get("truncate")))

        def _send(
            self, status: int, content_type: str, body: bytes, headers: dict[str, str], *, cut: bool = False
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield "127.0.0.1", int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def resolver(site: dict[str, Any], address: tuple[str, int]) -> Resolve:
    """Lead the hosts of a made-up web to its server; every other name is not found, as on the real web."""
    hosts = {url.split("/")[2].partition(":")[0] for url in site}

    async def resolve(host: str, port: int) -> Sequence[tuple[str, int]]:
        if host in hosts and port == 80:
            return [address]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    return resolve


def made_up_capture() -> CaptureSettings:
    """Give the settings under which a made-up web on loopback may be fetched: nobody has to be waited for or asked."""
    return CaptureSettings(allow_private=True, seconds_between_requests=0.0, tries=1, ignore_robots=True, archives=())


def record(captures: Path) -> None:
    """Capture every source of the demo's claims into a new file."""
    site = json.loads((PAGES / "site.json").read_text(encoding="utf-8"))
    claims = [item for item in open_claims(CLAIMS) if isinstance(item, Claim)]
    urls = sorted({claim.url for claim in claims if claim.url and not claim.skip})
    captures.unlink(missing_ok=True)
    EXPECTED.touch()
    with serve(PAGES, site) as address, Cache.open(captures.parent, file_name=captures.name) as cache:
        capture_urls(urls, cache, made_up_capture(), lambda _capture: None, resolver(site, address))


def write_expected() -> None:
    """Write the records that the program finds now as the expected ones."""
    with demonstrate(lambda _what, _done, _total: None) as shown:
        records = records_of(shown.store, shown.run.run_id).values()
        lines = [json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n" for record in records]
    EXPECTED.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        record(Path(sys.argv[1]))
    write_expected()
