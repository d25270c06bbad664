"""What the user chose for a run."""

from dataclasses import dataclass, field
from pathlib import Path

from checker.capture.network import Resolve, system_resolve
from checker.capture.settings import CaptureSettings
from checker.verdict.result import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of `checker verify`, with their defaults."""

    cache: Path = Path("cache")
    db: Path = Path("checker.db")
    offline: bool = False
    recapture: bool = False
    style: Style = Style.NEWS
    capture: CaptureSettings = field(default_factory=CaptureSettings)
    resolve: Resolve = system_resolve
    """How host names become addresses; tests and the demo's recorder give their own."""
