"""Under which URL a capture is filed, and how secrets are kept out of it."""

import re
from hashlib import sha256

LIMIT_KEY_CHARACTERS = 16_000
"""Twice what claims.csv may hold; a longer address is refused by the fetch and filed under a shortened name."""
HIDDEN = "***"
_PRIVATE = (".local", ".localhost", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".home", ".test", ".onion")
"""RFC 6761, 6762, 7686 and 8375; `.internal`, `.corp` and `.home` are never delegated (ICANN), the others are usual."""
_CREDENTIALS = re.compile(r"^((?:[a-z][a-z0-9+.-]*:/*|//))[^/?#]*@", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def without_credentials(url: str) -> str:
    """Put `***` where a URL or a Location header carries a user name or password."""
    return _CREDENTIALS.sub(rf"\1{HIDDEN}@", url)


def url_key(url: str) -> str:
    """Give the name under which captures of this URL are stored and found: a single line, safe to store.

    The fragment is no part of what a server is asked for, so URLs that differ only there share their captures.
    `url_key(url_key(url)) == url_key(url)`.
    """
    key = _CONTROLS.sub("", url.partition("#")[0]).strip().encode("utf-8", "replace").decode()
    key = without_credentials(key)
    if len(key) <= LIMIT_KEY_CHARACTERS:
        return key
    digest = sha256(key.encode()).hexdigest()[:16]
    return f"{key[: LIMIT_KEY_CHARACTERS - len(digest) - 1]}…{digest}"


def is_made_up(url: str) -> bool:
    """Whether a URL's host is none of the web's: its name ends in `.example` (RFC 2606)."""
    return _host(url).endswith(".example")


def is_private_name(url: str) -> bool:
    """Whether a URL's host can only be one of a network's own: a single word, or a name that the web never has."""
    host = _host(url)
    return ("." not in host and not host.startswith("[")) or host.endswith(_PRIVATE)


def _host(url: str) -> str:
    authority = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]
    return re.sub(r":\d*$", "", authority).lower().rstrip(".")


def is_robots(url: str) -> bool:
    """Whether a URL is a host's robots.txt (RFC 9309 §2.3), which is fetched before its pages."""
    return url.partition("://")[2].partition("/")[2] == "robots.txt"
