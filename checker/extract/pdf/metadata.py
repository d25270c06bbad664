"""What a PDF says of itself: its information dictionary, its XMP packet, its catalog's language."""

import ctypes
import re
from collections.abc import Sequence
from datetime import datetime
from html import unescape
from typing import Any

import pypdfium2.raw as pdfium

from checker.extract.document import Block, Metadata, Role

_TEXT_LIMIT = 500
_INFO_DATE = re.compile(
    r"(?:D:)?(\d{4})(?:(0[1-9]|1[0-2])(?:(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d))?"
    r"(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?)?)?)?"
)
"""ISO 32000-2 §7.9.4."""
_NO_TITLE = re.compile(
    r"(microsoft (word|powerpoint|excel|office)|powerpoint presentation|slide \d|untitled|unbenannt|sans titre|"
    r"document ?\d*|layout ?\d*|print(ing)?|title|no title|about:blank|https?:)\b.*|[\w ()\-.]+\.(docx?|pdf|indd|tex|"
    r"dvi|qxd|pptx?|xlsx?|html?|rtf|odt|pmd|ps|eps|txt|md|cdr|fm|p65|ai|pages)|[\W\d_]*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(user|admin(istrator)?|owner|author|unknown|anonymous|default|(\w*\\)?\w+\d+|.*@.*)", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PACKET = re.compile(rb"<x:xmpmeta.{0,100000}?</x:xmpmeta>", re.DOTALL)
_AUTHOR_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s+(?=\S+ \S)|\s+and\s+")


def read_metadata(pdf: Any, raw: bytes, text: str, blocks: Sequence[Block]) -> Metadata:  # noqa: ANN401
    """Read what the file declares, each field with where it came from.

    `pdf CreationDate` is when the file was made, which is often, but not always, when it was published. A title that
    is only a file's name gives way to the first headline.
    """
    info = {key: _clean(value) for key, value in pdf.get_metadata_dict().items()}
    packet = _packet(raw)
    told: list[tuple[str, str]] = []

    def first(name: str, *found: tuple[str | None, str]) -> str | None:
        for value, where in found:
            if value:
                told.append((name, where))
                return value
        return None

    title = first(
        "title",
        (_title(info.get("Title", "")), "pdf Title"),
        (_title(_xmp(packet, "dc:title")), "xmp dc:title"),
        (_headline(text, blocks), "first headline"),
    )
    author = first(
        "authors", (_author(info.get("Author", "")), "pdf Author"), (_xmp(packet, "dc:creator"), "xmp dc:creator")
    )
    published = first(
        "published",
        (_iso_date(_xmp(packet, "prism:publicationDate")), "xmp prism:publicationDate"),
        (_iso_date(_xmp(packet, "prism:coverDate")), "xmp prism:coverDate"),
        (_info_date(info.get("CreationDate", "")), "pdf CreationDate"),
    )
    modified = first("modified", (_info_date(info.get("ModDate", "")), "pdf ModDate"))
    language = first(
        "language",
        (_language(_catalog_language(pdf)), "pdf Lang"),
        (_language(_xmp(packet, "dc:language")), "xmp dc:language"),
    )
    return Metadata(
        title=title,
        authors=tuple(_AUTHOR_SEPARATOR.split(author)) if author else (),
        published=published,
        modified=modified,
        language=language,
        told_by=tuple(told),
    )


def _clean(value: str) -> str:
    readable = "".join(c if c.isprintable() else " " for c in value)
    return " ".join(readable.split())[:_TEXT_LIMIT]


def _title(value: str) -> str | None:
    return None if not value or _NO_TITLE.fullmatch(value) else value


def _author(value: str) -> str | None:
    return None if not value or _NO_AUTHOR.fullmatch(value) else value


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    found = next((block for block in blocks if block.role is Role.HEADLINE), None)
    return _clean(text[found.start : found.end]) if found else None


def _info_date(value: str) -> str | None:
    """Give a date of the information dictionary as ISO 8601, as precise as it is; None for one that cannot be."""
    found = _INFO_DATE.match(value)
    if not found:
        return None
    year, month, day, hour, minute, second, utc, offset, offset_minutes = found.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if hour:
        date += f"T{hour}:{minute}:{second or '00'}"
        date += "Z" if utc else f"{offset}:{offset_minutes or '00'}" if offset else ""
    return _iso_date(date)


def _iso_date(value: str) -> str | None:
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return value if value > "1900" else None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value if value > "1900" else None


def _language(value: str) -> str | None:
    return value if _LANGUAGE.fullmatch(value) else None


def _catalog_language(pdf: Any) -> str:  # noqa: ANN401
    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, None, 0)
    if not 2 < length < _TEXT_LIMIT:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(pdf.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return _clean(buffer.raw[: length - 2].decode("utf-16-le", "replace"))


def _packet(raw: bytes) -> str:
    """Give the file's one XMP packet; of several, some belong to images, and none can be told from another."""
    found = _PACKET.findall(raw)
    return found[0].decode("utf-8", "replace") if len(found) == 1 else ""


def _xmp(packet: str, name: str) -> str:
    """Give a property as text: the items of its list, or its value (ISO 16684-1 §7)."""
    found = re.search(rf"<{name}\b[^>]*>(.{{0,5000}}?)</{name}>", packet, re.DOTALL)
    if not found:
        attribute = re.search(rf"\b{name}\s*=\s*[\"']([^\"'<]{{0,500}})", packet)
        return _clean(unescape(attribute[1])) if attribute else ""
    items = re.findall(r"<rdf:li\b[^>]*>([^<]*)</rdf:li>", found[1]) or [re.sub(r"<[^>]*>", " ", found[1])]
    kept = items[:1] if name == "dc:title" else items
    return "; ".join(text for item in kept if (text := _clean(unescape(item))))
