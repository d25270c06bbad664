"""The hostile table: a web that misbehaves, one host for each way, and what each has to end as.

`answers` are what a server does once it was asked for a page; hostile_hosts.py has the rest.
"""

import gzip
import itertools
import random
import socket
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.capture.capture import Outcome as O
from checker.extract.source_state import SourceState as S

Behaviour = Callable[[socket.socket], None]

WORDS = " ".join(f"The council met on day {number} and agreed on nothing." for number in range(40))
PAGE = f"<!doctype html><title>Made up</title><article><p>{WORDS}</p></article>".encode()
"""A page that is taken for a whole one."""


@dataclass(frozen=True)
class Hostile:
    """One misbehaviour and what it has to end as."""

    name: str
    answer: bytes | Behaviour
    outcome: O
    state: S

    @property
    def host(self) -> str:
        return f"{self.name.replace(' ', '-').lower()}.example"


def head(*headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", ""]).encode("latin-1")


def ok(*headers: str, body: bytes = PAGE, status: str = "200 OK") -> bytes:
    return head(*headers, f"Content-Length: {len(body)}", status=status) + body


def typed(content_type: str, body: bytes = PAGE) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def packed(body: bytes, encoding: str) -> bytes:
    return ok(f"Content-Encoding: {encoding}", body=body)


def chunked(*chunks: bytes) -> bytes:
    return head("Transfer-Encoding: chunked") + b"".join(chunks)


def chunk(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(body), body)


def hang(connection: socket.socket) -> None:
    """Wait until the client goes away."""
    while connection.recv(65536):
        pass


def then_hang(begin: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        connection.sendall(begin)
        hang(connection)

    return behave


def drip(begin: bytes, drops: bytes = b"x") -> Behaviour:
    """Send a byte every 50 ms for ever."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(begin)
        connection.settimeout(0.05)
        for drop in itertools.cycle(drops):
            connection.sendall(bytes([drop]))
            try:
                if not connection.recv(65536):
                    return
            except TimeoutError:
                pass

    return behave


def endless(begin: bytes, more: bytes) -> Behaviour:
    piece = more * (65536 // len(more) + 1)

    def behave(connection: socket.socket) -> None:
        connection.sendall(begin)
        while True:
            connection.sendall(piece)

    return behave


def reset(begin: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        connection.sendall(begin)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return behave


def half_closed(begin: bytes) -> Behaviour:
    """Say that nothing more will come, and keep the connection."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(begin)
        connection.shutdown(socket.SHUT_WR)
        hang(connection)

    return behave


def bomb(megabytes: int, window_bits: int = 31) -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, window_bits)
    return b"".join(engine.compress(bytes(1 << 20)) for _ in range(megabytes)) + engine.flush()


def zstd_bomb() -> bytes:
    """Build a frame of 10,000 blocks of 128 KiB, each a byte and how often it stands there (RFC 8878 §3.1.1.2)."""
    block = (128 * 1024 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    return b"\x28\xb5\x2f\xfd\x00\x58" + block * 10_000


def chain(connection: socket.socket) -> None:
    """Redirect to an address that was never there before."""
    connection.sendall(head(f"Location: /{random.getrandbits(64)}", "Content-Length: 0", status="302 Found"))


BOMB = bomb(100)
NOISE = random.Random(1).randbytes(5000)
CUT = head("Content-Length: 9000") + PAGE[:1500]


def answers() -> Iterator[Hostile]:
    """Give what servers do once they were asked."""
    rows = {
        (O.TIMEOUT, S.TIMEOUT): {
            "no answer": hang,
            "head dripped": drip(b"HTTP/1.1 200 OK\r\nX: "),
            "head then silence": then_hang(b"HTTP/1.1 200 OK\r\nContent-"),
            "body then silence": then_hang(CUT),
            "body dripped": drip(CUT),
            "chunks dripped": drip(head("Transfer-Encoding: chunked"), b"1\r\nx\r\n"),
            "gzip dripped": drip(head("Content-Encoding: gzip") + gzip.compress(PAGE)[:300], NOISE),
            "interim answers dripped": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        },
        (O.NO_CONNECTION, S.UNREACHABLE): {
            "closed without a word": b"",
            "reset without a word": reset(b""),
            "half closed without a word": half_closed(b""),
            "reset within the head": reset(b"HTTP/1.1 200 OK\r\nContent-"),
        },
        (O.TRUNCATED, S.TRUNCATED): {
            "length too long": CUT,
            "no content but a page": head(status="204 No Content") + PAGE,
            "more after the last chunk": chunked(chunk(PAGE[:1500]), b"0\r\n\r\n", chunk(PAGE[1500:])),
            "length too short": head("Content-Length: 1500") + PAGE,
            "reset within the body": reset(CUT),
            "half closed within the body": half_closed(CUT),
            "last chunk missing": chunked(chunk(PAGE)),
            "chunk cut": chunked(b"ffff\r\n", PAGE),
            "gzip cut": packed(gzip.compress(PAGE)[:-200], "gzip"),
            "endless gzip name": packed(b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 100_000, "gzip"),
            "length of twenty digits": head("Content-Length: 99999999999999999999") + PAGE,
        },
        (O.COMPLETE, S.TRUNCATED): {
            "part unasked for": ok("Content-Range: bytes 0-9/999", status="206 Partial Content")
        },
        (O.BAD_RESPONSE, S.SERVER_ERROR): {
            "not modified": ok(status="304 Not Modified"),
            "closed within the head": b"HTTP/1.1 200 OK\r\nContent-",
            "ssh": b"SSH-2.0-OpenSSH_9.6\r\n",
            "ftp": b"220 ready\r\n",
            "shoutcast": b"ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n",
            "http 0.9": PAGE,
            "http 2": b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + bytes(18),
            "http 2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "tls alert": b"\x15\x03\x01\x00\x02\x02\x28",
            "nulls for an answer": bytes(500),
            "noise": NOISE,
            "status of letters": head(status="abc OK") + PAGE,
            "status below zero": head(status="-200 OK") + PAGE,
            "status of five digits": head(status="20000 OK") + PAGE,
            "endless status line": endless(b"HTTP/1.1 200 ", b"O"),
            "switching protocols": head("Upgrade: websocket", "Connection: Upgrade", status="101 Switching Protocols"),
            "endless interim answers": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
            "endless headers": endless(b"HTTP/1.1 200 OK\r\n", b"X-Flood: a\r\n"),
            "endless header": endless(b"HTTP/1.1 200 OK\r\nX-Flood: ", b"a"),
            "header of 200 kB": ok("X-Flood: " + "a" * 200_000),
            "null in a header": ok("X-Odd: a\0b"),
            "return in a header": ok("X-Odd: a\rb"),
            "header without colon": ok("X-Odd"),
            "header without name": ok(": odd"),
            "space before the colon": ok("X-Odd : a"),
            "two lengths": head("Content-Length: 5", "Content-Length: 6") + PAGE,
            "length below zero": head("Content-Length: -5") + PAGE,
            "length in hex": head("Content-Length: 0xff") + PAGE,
            "length of a thousand digits": head("Content-Length: " + "9" * 1000) + PAGE,
            "transfer in gzip": head("Transfer-Encoding: gzip, chunked") + chunk(gzip.compress(PAGE)),
            "redirect of 200 kB": ok("Location: /" + "a" * 200_000, status="302 Found"),
        },
        (O.BAD_RESPONSE, S.GARBLED): {
            "chunk without size": chunked(b"zzz\r\n", PAGE),
            "chunk below zero": chunked(b"-5\r\n", PAGE),
            "chunk size too large": chunked(b"f" * 40 + b"\r\n", PAGE),
            "endless chunk extension": endless(chunked(b"5;"), b"x=y;"),
            "endless trailers": endless(chunked(chunk(PAGE), b"0\r\n"), b"X-Flood: a\r\n"),
            "gzip that is none": packed(PAGE, "gzip"),
            "gzip that turns into noise": packed(gzip.compress(PAGE)[:200] + NOISE, "gzip"),
            "encoding unknown": packed(PAGE, "zork"),
            "encoding not asked for": packed(NOISE, "br"),
            "zstd bomb": packed(zstd_bomb(), "zstd"),
            "a thousand encodings": packed(BOMB, ", ".join(["gzip"] * 1000)),
        },
        (O.TOO_LARGE, S.TOO_LARGE): {
            "endless body": endless(head(), b"word "),
            "endless chunks": endless(chunked(), chunk(b"word " * 500)),
            "endless gzip": endless(head("Content-Encoding: gzip"), gzip.compress(PAGE)),
            "gzip bomb": packed(BOMB, "gzip"),
            "double bomb": packed(gzip.compress(BOMB), "gzip, gzip"),
            "triple bomb": packed(gzip.compress(gzip.compress(BOMB)), "gzip, gzip, x-gzip"),
            "deflate bomb": packed(bomb(100, 15), "deflate"),
            "raw deflate bomb": packed(bomb(100, -15), "deflate"),
            "bomb as an error": ok("Content-Encoding: gzip", body=BOMB, status="404 Not Found"),
        },
        (O.COMPLETE, S.GARBLED): {
            "no content": head(status="204 No Content"),
            "empty body": ok(body=b""),
            "nulls for a body": ok(body=bytes(5000)),
            "body of a byte order mark": ok(body=b"\xef\xbb\xbf"),
            "noise for a body": ok(body=NOISE),
            "spaces for a body": ok(body=b" \n" * 5000),
        },
        (O.COMPLETE, S.BLOCKED): {
            "status without meaning": ok(status="999"),
        },
        (O.COMPLETE, S.SERVER_ERROR): {
            "redirect to nowhere": ok(status="302 Found"),
            "choice": ok(status="300 Multiple Choices"),
            "retry after nonsense": ok("Retry-After: soon", status="503 Later"),
            "retry before now": ok("Retry-After: -5", status="503 Later"),
            "retry after ages": ok("Retry-After: " + "9" * 400, status="503 Later"),
            "retry after a year": ok("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", status="503 Later"),
            "retry on no day": ok("Retry-After: Fri, 99 Foo 2026 25:61:61 -9999", status="503 Later"),
        },
        (O.COMPLETE, S.CAPTURED): {
            "status without reason": ok(status="200"),
            "reason of bytes": ok(status="200 tr\xc3\xa8s \xff bien"),
            "two lengths that agree": ok(f"Content-Length: {len(PAGE)}"),
            "length and chunks": head("Content-Length: 5", "Transfer-Encoding: chunked") + chunk(PAGE) + b"0\r\n\r\n",
            "chunks of one byte": chunked(*(chunk(bytes([byte])) for byte in PAGE), b"0\r\n\r\n"),
            "interim answers": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 20 + ok(),
            "folded header": ok("X-Odd: a\r\n b"),
            "headers by the thousand": ok(*[f"X-{number}: a" for number in range(6000)]),
            "cookies by the hundred": ok(*[f"Set-Cookie: a{number}=b" for number in range(500)]),
            "encoding of nothing": ok("Content-Encoding: identity", "Content-Encoding: gzip", body=gzip.compress(PAGE)),
            "gzip with padding": packed(gzip.compress(PAGE) + bytes(3000), "gzip"),
            "length that leaves out the line end": ok() + b"\r\n",
            **{f"charset {name}": typed(f"text/html; charset={name}") for name in ("idna", "rot13", "klingon", "hex")},
            "charset of bytes": typed('text/html; charset="\x01\x7f'.replace("\x01", "\t")),
        },
        (O.COMPLETE, S.UNSUPPORTED_TYPE): {
            "type of bytes": b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe\r\n\r\n" + PAGE,
        },
        (O.TOO_MANY_REDIRECTS, S.SERVER_ERROR): {
            "endless chain": chain,
            "redirect to itself whose body drips": drip(head("Location: /", "Content-Length: 9", status="302 Found")),
        },
    }  # fmt: skip
    for (outcome, state), cases in rows.items():
        for name, answer in cases.items():
            yield Hostile(name, answer, outcome, state)
