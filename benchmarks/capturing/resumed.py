"""Capture the sources of a list as `checker capture` does, and tell how many; started again, it goes on."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.capturing import web
from checker.capture.cache import Cache
from checker.capture.settings import CaptureSettings
from checker.capture.url_key import url_key
from checker.settings import Settings
from checker.store.open_store import open_store
from checker.verify import capture_sources, read_captures


def main(folder: Path, port: int, count: int) -> None:
    """Capture so many URLs of the made-up web into the folder."""

    async def resolve(host: str, port_asked: int) -> Sequence[tuple[str, int]]:
        return [("127.0.0.1", port)]

    urls = web.urls_of(100, count, web.name)
    capture = CaptureSettings(allow_private=True, seconds_between_requests=0.0)
    settings = Settings(cache=folder / "cache", db=folder / "checker.db", capture=capture, resolve=resolve)
    with open_store(settings.db) as store, Cache.open(settings.cache) as cache:

        def progress(what: str, done: int, total: int) -> None:
            print(json.dumps({"captured": done}), flush=True)

        read_captures(cache, store, lambda *_: None)
        capture_sources(urls, cache, store, settings, progress)
        print(json.dumps({"captured": sum(bool(cache.captures(url_key(url))) for url in urls)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
