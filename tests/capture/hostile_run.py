"""One run over the hostile table, in a process of its own: its memory and its sockets are the run's alone.

Reads what to do as JSON, prints what became of it as JSON, and stays until its input ends, so that the servers can see
which connections it closed itself.
"""

import asyncio
import json
import socket
import ssl
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from checker.capture import network, streams
from checker.capture.cache import Cache
from checker.capture.capture_urls import capture_urls
from checker.capture.settings import CaptureSettings
from checker.capture.streams import Stream

connected: list[str] = []


async def connect(ip: str, port: int, timeout_seconds: float) -> Stream:
    """Lead every connection to loopback, and keep in mind where it was to go."""
    connected.append(ip)
    return await streams.connect("127.0.0.1", port, timeout_seconds)


def resolver(places: dict[str, list[str | list[tuple[str, int]]]]) -> Any:
    """Answer from the table, each answer once and the last for ever; an address in any spelling is what it is."""

    async def resolve(host: str, port: int) -> Sequence[tuple[str, int]]:
        if host not in places:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
            return [(str(info[4][0]), port) for info in found]
        answers = places[host]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer == "hang":
            await asyncio.Event().wait()
        if isinstance(answer, str):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(ip, port) for ip, port in answer]

    return resolve


def peak_bytes() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:")) * 1024


def open_sockets() -> int:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        return 0
    found = 0
    for entry in folder.iterdir():
        try:
            found += str(entry.readlink()).startswith("socket:")
        except OSError:
            continue  # the one that lists the folder
    return found


def main() -> None:
    wanted = json.loads(sys.stdin.readline())
    issuer = wanted["issuer"]
    network.connect = connect
    httpx.create_ssl_context = lambda **_: ssl.create_default_context(cafile=issuer)
    # A request to this folder's other servers would be a fault; nothing of the table leads there.
    settings = CaptureSettings(**wanted["settings"])
    reported: list[str] = []
    before, began = peak_bytes(), time.monotonic()
    sockets = open_sockets()
    with Cache.open(Path(wanted["cache"])) as cache:
        capture_urls(
            wanted["urls"],
            cache,
            settings,
            lambda capture: reported.append(capture.cited_url),
            resolver(wanted["places"]),
        )
    told = {
        "reported": reported,
        "seconds": time.monotonic() - began,
        "raised_bytes": peak_bytes() - before,
        "open_sockets": open_sockets() - sockets,
        "connected": connected,
    }
    print(json.dumps(told), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
