"""What a host permits programs to fetch: robots.txt by RFC 9309."""

import re
from dataclasses import dataclass
from datetime import timedelta

from protego import Protego

from checker.capture.capture import Capture, Outcome

PRODUCT = "citation-checker"
"""The name under which a host addresses this program (RFC 9309 §2.2.1)."""
CACHED = timedelta(days=1)
"""RFC 9309 §2.4: a copy should not be used for longer."""
LIMIT_REDIRECTS = 5
"""RFC 9309 §2.3.1.2: at least five are followed."""
LIMIT_BYTES = 500 * 1024
"""RFC 9309 §2.5: at least 500 KiB are read; what stands behind them does not count."""
LIMIT_CRAWL_DELAY_SECONDS = 10.0
"""Crawl-delay is no part of the standard, but widely meant; a day of it would stop a run."""
_READ = frozenset({Outcome.COMPLETE, Outcome.TOO_LARGE})
"""Of what is too large the beginning is there, and no more is read."""
_NAME = re.compile(r"[^\S\n]*user[- ]?agent(?:[^\S\n]*:|(?=\s|$))(?P<name>.*)", re.IGNORECASE)
"""A line that names a program, in every form that Protego reads."""
_OURS = re.compile(rf"{PRODUCT}\*?(?=[\s/;,]|$)", re.IGNORECASE)
"""A name ends with what no product token may hold (RFC 9309 §2.2.1): many write a version behind it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt permits."""

    refusal: tuple[Outcome, str] | None = None
    """Why nothing may be fetched, and what that is for the source."""
    parsed: Protego | None = None
    """None where everything may be fetched."""

    def refused(self, url: str) -> tuple[Outcome, str] | None:
        """Say why this URL may not be fetched, or None."""
        if self.refusal is not None or self.parsed is None or self.parsed.can_fetch(url, PRODUCT):
            return self.refusal
        return Outcome.ROBOTS_DISALLOWED, f"its host's robots.txt disallows this path to {PRODUCT}"

    @property
    def crawl_delay_seconds(self) -> float:
        """Give the gap that the host asks for, up to our limit; 0 where it asks for none."""
        asked = self.parsed.crawl_delay(PRODUCT) if self.parsed is not None else None
        return min(asked or 0.0, LIMIT_CRAWL_DELAY_SECONDS)


def rules_of(capture: Capture, body: bytes) -> Rules:
    """Read the capture of a robots.txt: 4xx permits everything, 5xx and no answer nothing (RFC 9309 §2.3.1).

    Where the host itself does not answer, that is what is wrong with the source, not a prohibition.
    """
    if capture.outcome is Outcome.TOO_MANY_REDIRECTS:
        return Rules()
    status = capture.http_status
    if status is None:
        return Rules((capture.outcome, capture.detail))
    if status >= 500:
        return _nothing(f"its host's robots.txt answered with HTTP {status}, which permits nothing")
    if status >= 400:
        return Rules()
    if capture.outcome not in _READ:
        # A redirect that led nowhere, or what may lack the very line that forbids.
        return _nothing(f"its host's robots.txt cannot be had: {capture.detail}")
    if not 200 <= status < 300:
        return Rules()
    text = body[:LIMIT_BYTES].decode("utf-8-sig", "replace")
    return Rules(parsed=Protego.parse("\n".join(map(_one_of_the_others, text.splitlines()))))


def keeps(capture: Capture) -> bool:
    """Whether what a robots.txt said is good for a day; a failure may be over sooner."""
    status = capture.http_status
    if status is None or not 200 <= status < 500:
        return False
    return status >= 400 or capture.outcome in _READ or capture.outcome is Outcome.TOO_MANY_REDIRECTS


def _one_of_the_others(line: str) -> str:
    """Call every program by one name but all and us: each rule is kept for each name before it, of which there may be
    thousands.
    """
    named = _NAME.fullmatch(line)
    name = named["name"].partition("#")[0].strip() if named is not None else ""
    if not name.rstrip("*"):
        return line
    return f"User-agent: {PRODUCT if _OURS.match(name) else 'other'}"


def _nothing(detail: str) -> Rules:
    return Rules((Outcome.ROBOTS_DISALLOWED, detail))
