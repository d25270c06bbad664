"""A page's metadata, each field with the place that said it."""

from collections.abc import Sequence

from checker.extract.document import Block, Metadata
from checker.extract.page_metadata.access import find_free, find_media, needs_script, own_words
from checker.extract.page_metadata.addresses import find_canonical, find_language
from checker.extract.page_metadata.agencies import agency_named
from checker.extract.page_metadata.authors import find_authors
from checker.extract.page_metadata.corrections import find_corrections
from checker.extract.page_metadata.origin import find_origin
from checker.extract.page_metadata.outlet import find_outlet, outlet_names
from checker.extract.page_metadata.published import find_modified, find_published
from checker.extract.page_metadata.sources import gather
from checker.extract.page_metadata.title import find_title
from checker.extract.page_metadata.values import Told


def read_metadata(skeleton: str, text: str, blocks: Sequence[Block], url: str = "") -> Metadata:
    """Read what a page says of itself, from its `skeleton` and from the text and blocks that were read of it.

    `url` is where the page came from; empty where that is not known. `cut` and `notes` are left to the reader.
    """
    sources = gather(skeleton, text, blocks, url)
    words = own_words(text, blocks)
    outlet = find_outlet(sources)
    authors, authors_where = find_authors(sources)
    title = find_title(sources, [*outlet_names(sources, outlet), *authors])
    origin = find_origin(sources, outlet)
    if origin:
        # The agency is told as what it is.
        authors = tuple(name for name in authors if agency_named(name) is None)
    published = find_published(sources)
    modified = find_modified(sources)
    language = find_language(sources)
    canonical = find_canonical(sources)
    free, free_where = find_free(sources)
    corrections, corrections_where = find_corrections(sources)
    media = find_media(sources, words)
    script = needs_script(sources, words)
    told_by = (
        ("title", _where(title)),
        ("authors", authors_where if authors else ""),
        ("published", _where(published)),
        ("modified", _where(modified)),
        ("outlet", _where(outlet)),
        ("origin", _where(origin)),
        ("language", _where(language)),
        ("canonical_url", _where(canonical)),
        ("free", free_where),
        ("corrections", corrections_where),
        ("media", _where(media)),
        ("needs_script", _where(script)),
    )
    return Metadata(
        title=_value(title),
        authors=authors,
        published=_value(published),
        modified=_value(modified),
        outlet=_value(outlet),
        origin=_value(origin),
        language=_value(language),
        canonical_url=_value(canonical),
        free=free,
        corrections=corrections,
        media=_value(media),
        needs_script=script is not None,
        told_by=tuple((name, where) for name, where in told_by if where),
    )


def _value(told: Told | None) -> str | None:
    return told.value if told else None


def _where(told: Told | None) -> str:
    return told.where if told else ""
