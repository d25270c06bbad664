"""Which agency or other publication a page's text came from."""

import re
from collections.abc import Iterator, Sequence

from checker.extract.document import OWN_WORDS, Block, Role
from checker.extract.page_metadata.agencies import AGENCIES, agency_named
from checker.extract.page_metadata.meta_names import AUTHOR, SOURCE
from checker.extract.page_metadata.outlet import host_of, names_of
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import Told, clean, letters

FIRST_BLOCKS = 6
LAST_BLOCKS = 6
NAME_LIMIT = 80
_DATELINE = re.compile(
    r"^\W{0,3}(?:[^\W\d_][\w.,'’/ -]{1,60}?\s?)?[(\[](?P<name>[\w ./-]{2,40})[)\]]\s?[-–—:]+\s|"
    r"^(?P<bare>[^\W\d_][\w ./-]{1,40}?)\s?[–—]\s"
)
"""LONDON (AP) — …, and the mark of an agency alone before a dash."""
_REPORTING = re.compile(
    r"^\W{0,3}\(?(?:additional )?reporting by [^()]{2,300}[;.] ?(?:writing|editing) by ", re.IGNORECASE
)
"""How Reuters signs (Reuters Handbook of Journalism, "sign-offs")."""
_SIGNED = re.compile(r"^\W{0,3}(?P<name>[\w. -]{2,40})\W{0,3}$")
_COPYRIGHT = re.compile(
    r"^\W{0,3}(?:©|\(c\)|copyright)[\s©]{0,4}(?:\d{4} )?(?:by )?(?P<name>[\w .'-]{2,40}?)(?: \d{4})?[.,]",
    re.IGNORECASE,
)
_REPUBLISHED = re.compile(
    r"\bth(?:is|e) (?:article|story|piece|post|column|essay|report|interview)(?:, [^,.]{1,60},)?"
    r" (?:was |is |has been |first |originally )*(?:published|appeared|republished|reprinted|posted)"
    r" (?:first |originally |with permission )*(?:by|in|on|at|from) (?P<name>[^\W_][^.,;:()\n|]{1,80})",
    re.IGNORECASE,
)
_VERBS = ("published", "appeared", "reprinted", "posted")
"""A line without any of these holds no such sentence; looking for words is much faster than for the pattern."""
_AFTER_REPUBLISHED = re.compile(
    r"\s+(?:on|in|under|and|with|as|at|website|here|last|this)\b.*$|\s+\d.*$", re.IGNORECASE | re.DOTALL
)


def find_origin(sources: Sources, outlet: Told | None) -> Told | None:
    """Give the agency or publication that the text came from, where that is another than the page's outlet.

    An agency that "contributed to this report" is not its origin, nor one that took a picture.
    """
    for name, where in _named(sources):
        return None if is_own(name, outlet.value if outlet else "", sources) else Told(name, where)
    return None


def is_own(name: str, outlet: str, sources: Sources) -> bool:
    """Whether the page's outlet is this agency or publication itself."""
    own = letters(outlet)
    other = letters(name)
    if own and (own in other or other in own):
        return True
    mark = AGENCIES.get(name, ("", ""))[0]
    words = outlet.replace(".", " ").split()
    if mark and (agency_named(outlet) == name or mark in words):
        return True
    host = host_of(sources.url) or host_of(sources.declared.canonical)
    labels = host.removeprefix("www.").split(".")
    return bool(mark) and any(label in (mark.lower(), f"{mark.lower()}news", other) for label in labels)


def _named(sources: Sources) -> Iterator[tuple[str, str]]:
    article, declared = sources.article, sources.declared
    for key in ("sourceOrganization", "author", "creator", "creditText", "copyrightHolder", "provider"):
        for name in names_of(article.get(key), sources.ids):
            if agency := agency_named(name):
                yield agency, f"json-ld {key}"
            elif key == "sourceOrganization":
                yield name, f"json-ld {key}"
    for meta in (*AUTHOR, *SOURCE):
        for value in declared.metas.get(meta, ()):
            if agency := agency_named(value):
                yield agency, f"meta {meta}"
    for byline in declared.bylines:
        if byline.kind == "author" and (agency := _agency_in_byline(byline.text)):
            yield agency, "byline"
    yield from _in_text(sources.text, [block for block in sources.blocks if block.role in OWN_WORDS])


def _agency_in_byline(text: str) -> str | None:
    bare = re.sub(r"^(?:by|von|par|por)\s+", "", text.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*[,|/•·–—]\s*|\s+(?:of|for|with|from)\s+|\s+-\s+", bare)
    return next((agency for part in (bare, *parts) if (agency := agency_named(part))), None)


def _in_text(text: str, own: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for block in own[:FIRST_BLOCKS]:
        found = _DATELINE.match(text, block.start, min(block.end, block.start + 200))
        if found and (agency := agency_named(found["name"] or found["bare"])):
            yield agency, "dateline"
    for block in own[-LAST_BLOCKS:]:
        line = text[block.start : min(block.end, block.start + 400)]
        # An agency's name alone in a list is the credit of a picture.
        for signed in (_SIGNED.match(line) if block.role is Role.BODY else None, _COPYRIGHT.match(line)):
            if signed and (agency := agency_named(signed["name"])):
                yield agency, "text"
        if _REPORTING.match(line):
            yield "Reuters", "sign-off"
    for block in (*own[:FIRST_BLOCKS], *own[-LAST_BLOCKS:]):
        line = text[block.start : min(block.end, block.start + 600)]
        lowered = line.lower()
        if any(verb in lowered for verb in _VERBS) and (found := _REPUBLISHED.search(line)):
            name = clean(_AFTER_REPUBLISHED.sub("", found["name"]))
            if name and len(name) <= NAME_LIMIT:
                yield agency_named(name) or name, "text"
