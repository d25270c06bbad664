"""What an EPUB says of itself: its chapters in order, its metadata, and whether it is protected."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from checker.extract.document import Metadata
from checker.extract.w3c_date import read_w3c_date
from checker.extract.zip_parts import text_of

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
CHAPTERS_LIMIT = 10_000
VALUE_CHARACTERS = 500
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Fonts are scrambled so (EPUB 3.3 §4); that protects no text."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package document says."""

    chapters: tuple[str, ...]
    """The names in the archive of what the spine names, in its order, each once."""
    metadata: Metadata


def package_path(container: etree._Element | None) -> str:
    """Give the name in the archive of the package document (OCF, EPUB 3.3 §4); empty where none is told."""
    for element in container.iter("{*}rootfile") if container is not None else ():
        if path := element.get("full-path"):
            return str(path)
    return ""


def read_package(root: etree._Element, path: str) -> Package:
    """Read a package document that stands at `path` in the archive (EPUB 3.3 §5)."""
    hrefs = {
        str(item.get("id")): str(item.get("href") or "")
        for item in root.iter("{*}item")
        if str(item.get("media-type") or "").lower() in _PAGES
    }
    # A chapter outside the linear order is text of the book all the same: notes stand there.
    named = [hrefs[idref] for element in root.iter("{*}itemref") if (idref := str(element.get("idref"))) in hrefs]
    chapters = (_name_in_archive(path, href) for href in named[:CHAPTERS_LIMIT])
    return Package(tuple(dict.fromkeys(chapters)), _metadata(root, path))


def is_protected(encryption: etree._Element | None, chapters: tuple[str, ...]) -> bool:
    """Whether a chapter is encrypted (EPUB 3.3 §4, XML Encryption §3)."""
    if encryption is None:
        return False
    for data in encryption.iter("{*}EncryptedData"):
        method = data.find("{*}EncryptionMethod")
        if method is not None and method.get("Algorithm") in _OBFUSCATION:
            continue
        references = (str(reference.get("URI") or "") for reference in data.iter("{*}CipherReference"))
        if any(_name_in_archive("", uri) in chapters for uri in references):
            return True
    return False


def _name_in_archive(base: str, href: str) -> str:
    """Resolve a reference inside the archive; what leads out of it names nothing that is in it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))


def _metadata(root: etree._Element, path: str) -> Metadata:
    title = _first(root, f"{_DUBLIN_CORE}title")
    authors = tuple(text for element in root.iter(f"{_DUBLIN_CORE}creator") if (text := _text(element)))
    published = _published(root)
    modified = next(
        (
            date
            for element in root.iter(f"{_OPF}meta")
            if element.get("property") == "dcterms:modified" and (date := read_w3c_date(_text(element)))
        ),
        None,
    )
    outlet = _first(root, f"{_DUBLIN_CORE}publisher")
    language = _first(root, f"{_DUBLIN_CORE}language")
    places = [
        ("title", title, "dc:title"),
        ("authors", authors, "dc:creator"),
        ("published", published, "dc:date"),
        ("modified", modified, "dcterms:modified"),
        ("outlet", outlet, "dc:publisher"),
        ("language", language, "dc:language"),
    ]
    return Metadata(
        title=title,
        authors=authors,
        published=published,
        modified=modified,
        outlet=outlet,
        language=language,
        told_by=tuple((name, f"{path} {place}") for name, value, place in places if value),
    )


def _published(root: etree._Element) -> str | None:
    """Give the date of publication; EPUB 2 has dates of other events beside it (OPF 2.0.1 §2.2)."""
    for element in root.iter(f"{_DUBLIN_CORE}date"):
        if (element.get(f"{_OPF}event") or "publication") == "publication" and (date := read_w3c_date(_text(element))):
            return date
    return None


def _first(root: etree._Element, name: str) -> str | None:
    return next((text for element in root.iter(name) if (text := _text(element))), None)


def _text(element: etree._Element) -> str:
    return text_of(element)[:VALUE_CHARACTERS]
