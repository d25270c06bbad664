"""Readers that do what the bytes tell them: hostile pages, without waiting for a parser that falls for one."""

import ctypes
import itertools
import os
import signal
import socket
import sys
import time
from pathlib import Path

from checker.extract.document import Document, Metadata
from checker.extract.source_state import StateReading

_kept = []


def obey(raw: bytes, media_type: str, url: str) -> Document | StateReading:
    """Do `order argument`; what is no order is the text."""
    order, _, argument = raw.decode("utf-8", "surrogatepass").partition(" ")
    match order:
        case "busy":
            sum(itertools.repeat(0, 10**12))
        case "sleep":
            time.sleep(float(argument))
        case "hog":
            _kept.append(bytearray(1 << 40))
        case "use":
            bytearray(int(argument) << 20)
        case "leak":
            _kept.append(bytearray(int(argument) << 20))
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "null":
            ctypes.string_at(0)
        case "die":
            os.kill(os.getpid(), int(argument))
        case "exit":
            os._exit(0)
        case "fail":
            raise LookupError(argument)
        case "odd":
            return Document("", (), Metadata(title=object()))
        case "print":
            print("stray", flush=True)
            os.write(1, b"stray")
            os.write(2, b"stray")
        case "rubbish":
            for descriptor in range(3, 10):
                try:
                    os.write(descriptor, b"<div>" * 100)
                except OSError:
                    continue
        case "pdf":
            return Document.from_text(f"{os.getpid()} pdf {_pages_of_a_pdf()} page")
        case "connect":
            socket.create_connection(("127.0.0.1", 9))
        case "write":
            Path(argument).write_text("words")
        case "limits":
            import resource

            kinds = ("CORE", "FSIZE", "NOFILE", "CPU", "AS")
            return Document.from_text(
                " ".join(str(resource.getrlimit(getattr(resource, f"RLIMIT_{kind}"))[0]) for kind in kinds)
            )
        case "environment":
            return Document.from_text(" ".join(sorted(os.environ)))
        case "modules":
            return Document.from_text(" ".join(sorted(sys.modules)))
    return Document.from_text(f"{os.getpid()} {raw.decode('utf-8', 'surrogatepass')}")


def _pages_of_a_pdf() -> int:
    import io

    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    made.new_page(100, 100)
    written = io.BytesIO()
    made.save(written)
    made.close()
    document = pypdfium2.PdfDocument(written.getvalue())
    pages = len(document)
    document.get_page(0).get_textpage().get_text_bounded()
    document.close()
    return pages
