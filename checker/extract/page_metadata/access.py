"""Whether all may read the page, and whether it is one to read at all."""

import re
from collections.abc import Iterator, Sequence

from checker.extract.document import OWN_WORDS, Block
from checker.extract.page_metadata.sources import Sources
from checker.extract.page_metadata.values import Told

_FALSE = frozenset(("false", "no", "0", "http://schema.org/false", "https://schema.org/false"))
_MEDIA = {"VideoObject": "video", "AudioObject": "audio", "PodcastEpisode": "audio", "RadioEpisode": "audio"}
_OTHERS = frozenset("itemListElement relatedLink mentions citation isBasedOn comment review".split())
ACCESS_VALUES = 20
BARE_WORDS = 40
"""A page that runs scripts and says fewer words than this, or asks for JavaScript, has not shown its text."""
WRITTEN_WORDS = 250
"""A page that says this much in writing is not only a film's, unless it declares that it is."""
ROOT_WORDS = 8
"""A page's root element that holds more words than "Loading, please wait" was filled by the server."""
_ASKS_FOR_SCRIPT = re.compile(
    r"\b(?:enable|requires?|turn on|need|activate)\b.{0,40}\bjavascript\b|"
    r"\bjavascript\b.{0,40}\b(?:disabled|required|enabled)\b",
    re.IGNORECASE | re.DOTALL,
)
_FOR_A_PART = re.compile(r"comment|disqus|video|player|audio|map\b|form\b|e-?mail|spam", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s")


def find_free(sources: Sources) -> tuple[bool | None, str]:
    """Say whether all may read the whole page, and where it says so.

    Not free in any part is not free (schema.org hasPart, as Google's paywall markup uses it); a meter counts as not
    free, as that markup says too. What is said of other pages, in lists and comments, does not count.
    """
    said = [
        node.fields["isAccessibleForFree"]
        for node in sources.nodes
        if "isAccessibleForFree" in node.fields and not _OTHERS.intersection(node.via)
    ]
    if said:
        return not any(str(value).strip().lower() in _FALSE for value in _plain(said)), "json-ld isAccessibleForFree"
    items = [item.value.strip().lower() for item in sources.declared.items if item.name == "isAccessibleForFree"]
    if items:
        return not any(value in _FALSE for value in items), "microdata isAccessibleForFree"
    for name in ("article:content_tier", "content_tier"):
        tier = (sources.declared.meta(name) or "").lower()
        if tier in ("locked", "metered"):
            return False, f"meta {name}"
        if tier == "free":
            return True, f"meta {name}"
    return None, ""


def _plain(values: Sequence[object]) -> Iterator[object]:
    """Give the values themselves, of lists and of JSON-LD's value objects too."""
    for value in values:
        for each in value[:ACCESS_VALUES] if isinstance(value, list) else [value]:
            yield each.get("@value") if isinstance(each, dict) else each


def find_media(sources: Sources, words: int) -> Told | None:
    """Give `video` or `audio` where the page says that this is what it is, rather than that it holds some."""
    kind = (sources.declared.meta("og:type") or "").lower().partition(".")[0]
    if kind in ("video", "audio", "music"):
        return Told("video" if kind == "video" else "audio", "meta og:type")
    if sources.article or words >= WRITTEN_WORDS:
        return None
    kinds = (name for node in sources.nodes if not _OTHERS.intersection(node.via) for name in sorted(node.types))
    return next((Told(_MEDIA[name], f"json-ld {name}") for name in kinds if name in _MEDIA), None)


def needs_script(sources: Sources, words: int) -> Told | None:
    """Tell a page that shows its text only to a browser that runs its scripts, by what says so."""
    declared = sources.declared
    if words >= BARE_WORDS or not declared.runs_scripts:
        return None
    if declared.root is not None and len(declared.root.split()) <= ROOT_WORDS:
        return Told("true", "empty root element")
    for sentence in _SENTENCES.split(f"{declared.noscript} . {sources.text[:10_000]}"[:20_000]):
        if _ASKS_FOR_SCRIPT.search(sentence) and not _FOR_A_PART.search(sentence):
            return Told("true", "noscript" if sentence in declared.noscript else "text")
    return None


def own_words(text: str, blocks: Sequence[Block]) -> int:
    """Count the words that the source itself says, up to where more make no difference."""
    count = 0
    for block in blocks:
        if block.role in OWN_WORDS:
            count += len(text[block.start : block.end].split())
            if count >= WRITTEN_WORDS:
                break
    return count
