"""The hostile table's other half: redirects, names that resolve to what they should not, TLS, and robots.txt."""

import gzip
import socket
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from capture.hostile_web import (
    BOMB,
    NOISE,
    PAGE,
    Behaviour,
    Hostile,
    chain,
    drip,
    endless,
    half_closed,
    hang,
    head,
    ok,
    reset,
)

from checker.capture.capture import Outcome as O
from checker.extract.source_state import SourceState as S

PUBLIC = "8.8.8.8"
"""Taken for a public address; the tests lead every connection to loopback instead."""
DEAD = ":dead"
"""After an address: nobody listens there."""


@dataclass(frozen=True)
class Name:
    """A name, what the resolver answers each time it is asked (the last for ever), and what that has to end as."""

    name: str
    answers: Sequence[str]
    outcome: O
    state: S

    @property
    def host(self) -> str:
        return f"{self.name.replace(' ', '-').lower()}.example"


def names() -> Iterator[Name]:
    """Give names; `error` and `hang` are what the resolver does. Their servers answer with a page."""
    crowd = " ".join(f"8.8.4.{number}{DEAD}" for number in range(200))
    rows = {
        (O.NO_SUCH_HOST, S.UNREACHABLE): {"name without address": [""], "name unknown": ["error"]},
        (O.TIMEOUT, S.TIMEOUT): {"name server silent": ["hang"]},
        (O.NO_CONNECTION, S.UNREACHABLE): {
            "nobody listens": [f"{PUBLIC}{DEAD}"],
            "crowd of dead addresses": [f"{crowd} {PUBLIC}"],
        },
        (O.COMPLETE, S.CAPTURED): {
            "second address": [f"8.8.4.4{DEAD} {PUBLIC}"],
            "crowd of addresses": [PUBLIC + " " + crowd],
        },
        (O.REFUSED, S.REFUSED): {
            "public and private": [f"{PUBLIC} 10.0.0.1"],
            "private behind a crowd": [f"{crowd} 10.0.0.1"],
            "rebinding": [PUBLIC, "127.0.0.1"],
            "rebinding to metadata": [PUBLIC, "169.254.169.254"],
            "name of a private address": ["192.168.1.1"],
            "name of a mapped address": ["::ffff:8.8.8.8"],
            "name of a translated address": ["64:ff9b::808:808"],
            "name of an address with zone": ["fe80::1%lo"],
            "name of a name": ["localhost"],
        },
    }  # fmt: skip
    for (outcome, state), cases in rows.items():
        for name, answers in cases.items():
            yield Name(name, answers, outcome, state)


def redirects() -> Iterator[Hostile]:
    """Give redirects to where nobody should go; each answer is a Location."""
    rows = {
        (O.REFUSED, S.REFUSED): "file:///etc/passwd javascript:alert(1) data:text/html,hello ftp://host.example/ "
        "about:blank gopher://127.0.0.1:6379/_FLUSHALL http://10.0.0.1/ http://192.168.1.1:8080/admin //10.0.0.1/ "
        "http://127.0.0.1/ http://127.1/ http://0/ http://0x7f000001/ http://0x7f.1/ http://017700000001/ "
        "http://2130706433/ http://2852039166/ http://127\u30020\u30020\u30021/ http://169.254.169.254/latest/ "
        "http://100.100.100.200/ http://[::1]/ http://[fe80::1]/ http://[fd00:ec2::254]/ http://[::ffff:127.0.0.1]/ "
        "http://[::ffff:a9fe:a9fe]/ http://[::127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://[2002:7f00:1::]/ "
        "http://user:secret@public.example/ http://public.example:0/ http://public.example:99999/",
        (O.NO_SUCH_HOST, S.UNREACHABLE): "http://nowhere.example/ http://[fe80::1%25eth0]/",
        (O.TOO_MANY_REDIRECTS, S.SERVER_ERROR): "/ ? # ./ http:/// http://",
        (O.BAD_RESPONSE, S.SERVER_ERROR): "http://[::1 http://999.999.999.999/ http://noise.example/ "
        "http://public.example/\x7f\x01 http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/ http://closed-within-the-head.example/",
        (O.NO_CONNECTION, S.UNREACHABLE): "http://closed-without-a-word.example/ http://reset-without-a-word.example/",
        (O.COMPLETE, S.CAPTURED): "http://public.example/%0d%0aX-Injected:%20yes",
    }
    for (outcome, state), locations in rows.items():
        for number, location in enumerate(locations.split(" ")):
            answer = ok(f"Location: {location.encode().decode('latin-1')}", status="302 Found")
            yield Hostile(f"redirect {outcome.replace('_', ' ')} {number}", answer, outcome, state)


def robots() -> Iterator[Hostile]:
    """Give answers to /robots.txt; the host's page is whole, and fetched where that is permitted."""
    rules = b"User-agent: *\n" + b"".join(b"Disallow: /%d\n" % number for number in range(50_000))
    rows = {
        (O.COMPLETE, S.CAPTURED): {
            "robots of endless programs": endless(head(), b"User-agent: a\nDisallow: /x\n"),
            "robots with too many names": ok(body=b"User-agent: a\n" * 20_000 + rules[:200_000]),
            "robots endless": endless(head() + b"User-agent: *\n", b"Disallow: /x\n"),
            "robots on one endless line": endless(head(), b"x"),
            "robots of 800 kB": ok(body=rules + b"Disallow: /\n"),
            "robots of noise": ok(body=NOISE),
            "robots of nulls": ok(body=bytes(5000)),
            "robots as a page": ok(),
            "robots without body": ok(body=b""),
            "robots bomb": ok("Content-Encoding: gzip", body=BOMB),
            "robots behind an endless chain": chain,
            "robots redirects to itself": ok("Location: /robots.txt", status="302 Found"),
            "robots with an endless delay": ok(body=b"User-agent: *\nCrawl-delay: nan\n"),
            "robots with a delay below zero": ok(body=b"User-agent: *\nCrawl-delay: -5\n"),
            "robots with a hostile pattern": ok(body=b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"$\n"),
        },
        (O.ROBOTS_DISALLOWED, S.ROBOTS_DISALLOWED): {
            "robots dripped": drip(head() + b"User-agent: *\nDis"),
            "robots cut": head("Content-Length: 900") + b"User-agent: *\nDis",
            "robots in bad gzip": ok("Content-Encoding: gzip", body=PAGE),
            "robots in cut gzip": ok("Content-Encoding: gzip", body=gzip.compress(rules)[:-3000]),
            "robots reset": reset(head("Content-Length: 900") + b"User-agent: *\nDis"),
            "robots unwell": ok(status="503 Unwell"),
            "robots leads inside": ok("Location: http://10.0.0.1/robots.txt", status="302 Found"),
            "robots leads to nowhere": ok("Location: http://nowhere.example/", status="302 Found"),
            "robots leads to a file": ok("Location: file:///etc/passwd", status="302 Found"),
        },
        (O.TIMEOUT, S.TIMEOUT): {"robots silent": hang},
        (O.NO_CONNECTION, S.UNREACHABLE): {"robots closed": lambda connection: None},
        (O.BAD_RESPONSE, S.SERVER_ERROR): {"robots not in http": NOISE},
    }  # fmt: skip
    for (outcome, state), cases in rows.items():
        for name, answer in cases.items():
            yield Hostile(name, answer, outcome, state)


def after_hello(behave: Behaviour) -> Behaviour:
    """Wait for the client's first word, so that the connection stands by then."""

    def wait(connection: socket.socket) -> None:
        connection.recv(65536)
        behave(connection)

    return wait


def handshakes() -> Iterator[Hostile]:
    """Give what servers do where a TLS handshake should begin, but for certificates."""
    rows = {
        (O.TIMEOUT, S.TIMEOUT): {
            "handshake silent": hang,
            "handshake dripped": drip(b"\x16\x03\x03\x40\x00", b"\0"),
            "handshake of endless hellos": endless(b"", b"\x16\x03\x03\x40\x00" + bytes(0x4000)),
        },
        (O.TLS_FAILURE, S.UNREACHABLE): {
            "handshake of noise": lambda connection: connection.sendall(NOISE),
            "handshake in plain http": lambda connection: connection.sendall(ok(status="400 Bad Request")),
            "handshake refused": lambda connection: connection.sendall(b"\x15\x03\x01\x00\x02\x02\x28"),
            "handshake cut": after_hello(lambda connection: None),
            "handshake reset": after_hello(reset(b"")),
            "handshake half closed": half_closed(b"\x16\x03"),
        },
    }  # fmt: skip
    for (outcome, state), cases in rows.items():
        for name, answer in cases.items():
            yield Hostile(name, answer, outcome, state)


class Certificates:
    """An issuer that the tests trust, and what it gave out. Made by the openssl program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.issuer = folder / "issuer.pem"
        self._openssl("req -x509 -days 2 -subj /CN=Issuer -keyout issuer.key -out issuer.pem", key=True)
        self._openssl("req -subj /CN=Server -keyout server.key -out server.csr", key=True)

    def context(self, host: str, days: int = 2, *, trusted: bool = True) -> ssl.SSLContext:
        """Give a server's side of TLS under a certificate for this host."""
        issuer, name = "issuer", f"{host}-{days}-{trusted}"
        if not trusted:
            issuer = "other"
            self._openssl("req -x509 -days 2 -subj /CN=Other -keyout other.key -out other.pem", key=True)
        (self._folder / "extensions").write_text(f"subjectAltName=DNS:{host}\n", encoding="ascii")
        signed = f"-CA {issuer}.pem -CAkey {issuer}.key -set_serial 1 -extfile extensions -days {days}"
        self._openssl(f"x509 -req -in server.csr {signed} -out {name}.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._folder / f"{name}.pem", self._folder / "server.key")
        return context

    def _openssl(self, arguments: str, *, key: bool = False) -> None:
        new_key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes".split() if key else []
        command = ["openssl", *arguments.split(), *new_key]
        subprocess.run(command, cwd=self._folder, check=True, capture_output=True)


def over_tls(context: ssl.SSLContext, answer: bytes | Behaviour) -> Behaviour:
    """Answer after a TLS handshake, to whatever is asked but robots.txt."""

    def behave(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as stream:
            asked = stream.recv(65536)
            if asked.startswith(b"GET /robots.txt"):
                stream.sendall(ok(status="404 Not Found"))
            elif callable(answer):
                answer(stream)
            else:
                stream.sendall(answer)

    return behave


def certificates(made: Certificates) -> Iterator[Hostile]:
    """Give servers that speak TLS; the first shows that the tests trust its issuer."""

    def row(name: str, outcome: O, state: S, answer: bytes | Behaviour = b"", **wrong: object) -> Hostile:
        wrong.setdefault("host", Hostile(name, b"", outcome, state).host)
        return Hostile(name, over_tls(made.context(**wrong), answer), outcome, state)  # type: ignore[arg-type]

    yield row("certificate right", O.COMPLETE, S.CAPTURED, ok())
    yield row("certificate of another name", O.TLS_FAILURE, S.UNREACHABLE, ok(), host="other.example")
    yield row("certificate expired", O.TLS_FAILURE, S.UNREACHABLE, ok(), days=-1)
    yield row("certificate of an unknown issuer", O.TLS_FAILURE, S.UNREACHABLE, ok(), trusted=False)
    yield row("long page over tls", O.COMPLETE, S.CAPTURED, ok(body=PAGE + b"<p>" + b"word " * 90_000))
    yield row("endless body over tls", O.TOO_LARGE, S.TOO_LARGE, endless(head(), b"word "))
    yield row("silence over tls", O.TIMEOUT, S.TIMEOUT, hang)
    yield row("noise over tls", O.BAD_RESPONSE, S.SERVER_ERROR, NOISE)
    yield row("body cut over tls", O.TRUNCATED, S.TRUNCATED, head("Content-Length: 9000") + PAGE[:1500])
