"""Under which URL a capture is filed, and how secrets are kept out of it."""

import re
from hashlib import sha256

LIMIT_KEY_CHARACTERS = 16_000
"""Twice what claims.csv may hold; a longer address is refused by the fetch and filed under a shortened name."""
HIDDEN = "***"
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
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    return host.lower().rstrip(".").endswith(".example")


def is_robots(url: str) -> bool:
    """Whether a URL is a host's robots.txt (RFC 9309 §2.3), which is fetched before its pages."""
    return url.partition("://")[2].partition("/")[2] == "robots.txt"
