"""What an EPUB says of itself: its metadata, the name of its package, and whether it is protected."""

from collections.abc import Iterable

from lxml import etree

from checker.extract.document import Metadata
from checker.extract.epub_names import folded, name_in_archive
from checker.extract.w3c_date import read_w3c_date
from checker.extract.zip_parts import text_of

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
VALUE_CHARACTERS = 500
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PACKAGE_TYPE = "application/oebps-package+xml"
_OBFUSCATION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Fonts are scrambled so (EPUB 3.3 §4); that protects no text."""


def package_path(container: etree._Element | None) -> str:
    """Give the name in the archive of the package document (OCF, EPUB 3.3 §4); empty where none is told."""
    files = list(container.iter("{*}rootfile")) if container is not None else []
    # The others are the book in another format.
    files.sort(key=lambda file: file.get("media-type") != _PACKAGE_TYPE)
    return next((str(path) for file in files if (path := file.get("full-path"))), "")


def is_protected(encryption: etree._Element | None, chapters: Iterable[str]) -> bool:
    """Whether a chapter is encrypted (EPUB 3.3 §4, XML Encryption §3)."""
    if encryption is None:
        return False
    protected: set[str] = set()
    for data in encryption.iter("{*}EncryptedData"):
        method = data.find("{*}EncryptionMethod")
        if method is None or method.get("Algorithm") not in _OBFUSCATION:
            references = (str(reference.get("URI") or "") for reference in data.iter("{*}CipherReference"))
            protected.update(folded(name_in_archive("", uri)) for uri in references)
    return not protected.isdisjoint(map(folded, chapters))


def package_metadata(root: etree._Element, path: str) -> Metadata:
    """Read what a package document that stands at `path` says of the book (EPUB 3.3 §5)."""
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
