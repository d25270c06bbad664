"""What the user chose for a run."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from checker.capture.network import Resolve, system_resolve
from checker.capture.settings import CaptureSettings
from checker.verdict.result import Style


class ArchiveUse(StrEnum):
    """When web archives are asked."""

    NEVER = "never"
    FALLBACK = "fallback"
    """Where the live page fails, or doesn't hold the words as quoted."""
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of `checker verify`, with their defaults."""

    cache: Path = Path("cache")
    db: Path = Path("checker.db")
    offline: bool = False
    recapture: bool = False
    archive: ArchiveUse = ArchiveUse.FALLBACK
    style: Style = Style.NEWS
    capture: CaptureSettings = field(default_factory=CaptureSettings)
    resolve: Resolve = system_resolve
    """How host names become addresses; tests and the demo's recorder give their own."""
