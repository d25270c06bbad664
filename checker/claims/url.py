"""Whether a URL in a claim can be captured at all."""

from ipaddress import ip_address
from urllib.parse import urlsplit

URL_LIMIT_CHARACTERS = 8_000
"""RFC 9110 §4.1 asks servers for 8,000 octets; a longer address is no citation."""


def url_problem(url: str) -> str | None:
    """Say in one line why this URL cannot be used, or None if it can. Touches no network."""
    if len(url) > URL_LIMIT_CHARACTERS:
        return f"the URL has {len(url):,} characters; the limit is {URL_LIMIT_CHARACTERS:,}"
    if any(character.isspace() or not character.isprintable() for character in url):
        return f"malformed URL {shown(url)}: it holds white space or a control character"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"malformed URL {shown(url)}: {error}"
    if parts.scheme.lower() not in ("http", "https"):
        scheme = f"the scheme {parts.scheme!r}" if parts.scheme else "no scheme"
        return f"the URL {shown(url)} has {scheme}; give one that begins with https:// or http://"
    if not url[len(parts.scheme) + 1 :].startswith("//") or not parts.hostname:
        return f"malformed URL {shown(url)}: it names no host"
    if parts.username is not None or parts.password is not None:
        return "the URL carries a user name or password; take them out, for evidence must be open to all"
    if port == 0:
        return f"malformed URL {shown(url)}: port 0"
    if not _host_is_wellformed(parts.hostname):
        return f"malformed URL {shown(url)}: {parts.hostname!r} is no host name"
    return None


def _host_is_wellformed(host: str) -> bool:
    """Apply RFC 1123 §2.1 to a name (after IDNA, so any letter), or RFC 3986 §3.2.2 to an address."""
    if ":" in host:
        try:
            ip_address(host.partition("%")[0])
        except ValueError:
            return False
        return True
    labels = host.removesuffix(".").split(".")
    return len(host) <= 253 and all(
        0 < len(label) <= 63
        and not label.startswith("-")
        and not label.endswith("-")
        and all(character.isalnum() or character in "-_" or ord(character) > 127 for character in label)
        for label in labels
    )


def shown(text: str, limit: int = 80) -> str:
    """Quote a value of the user's in a message, shortened and without control characters."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
