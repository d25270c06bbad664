"""The encoding that a page's own beginning declares."""

import re

from checker.extract.encoding.whatwg import encoding_of

PRESCAN_BYTES = 4096
"""WHATWG HTML §13.2.3.2 looks for a declaration in the first 1024 bytes; real pages are late, so four times that."""


def declared_in(raw: bytes) -> list[tuple[str, str]]:
    """Give the encoding that a page's own beginning declares and where: `<meta>`, else its XML declaration."""
    beginning = raw[:PRESCAN_BYTES]
    for token in _TOKEN.finditer(beginning):
        if token["meta"] and (name := _meta_encoding(token["meta"])):
            return [(name, "meta")]
    if (xml := _XML.match(beginning)) and (name := _in_markup(xml["label"])):
        return [(name, "xml declaration")]
    return []


_TAG_REST = rb"""(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+"""
_TOKEN = re.compile(
    rb"<!--(?:-?>|.*?(?:-->|\Z))|<meta(?=[\s/])(?P<meta>%b)|<[/a-z]%b" % (_TAG_REST, _TAG_REST),
    re.IGNORECASE | re.DOTALL,
)
"""Comments and tags, as WHATWG HTML §13.2.3.2 prescans them; a quotation mark opens only a value, and must close."""
_ATTRIBUTE = re.compile(rb"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_CONTENT = re.compile(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?P<label>[^"'>]*)""")


def _meta_encoding(attributes: bytes) -> str | None:
    """Give the encoding of a `<meta>`: its charset, or its content's where that stands for a Content-Type header."""
    values: dict[bytes, bytes] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        values.setdefault(name.lower(), double or single or bare.strip(b"\"'"))
    if b"charset" in values:
        return _in_markup(values[b"charset"])
    # The standard asks for http-equiv; pages that write name instead mean the same.
    if b"content-type" in (values.get(b"http-equiv", b"").lower(), values.get(b"name", b"").lower()):
        found = _CONTENT.search(values.get(b"content", b""))
        return _in_markup(b"".join(found.groups(b""))) if found else None
    return None


def _in_markup(label: bytes) -> str | None:
    """Name the encoding of a label that was itself read as ASCII, so it cannot be UTF-16 (WHATWG HTML §13.2.3.2)."""
    name = encoding_of(label.decode("latin-1"))
    if name is None:
        return None
    return {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}.get(name, name)
