"""The files of a cache, told by their names."""

from pathlib import Path

_PATTERN = "*.warc.gz"
_PLAIN = "*.warc"


def warc_files(folder: Path) -> list[Path]:
    """Give the files of a cache, by name; none where there is no folder."""
    return _matching(folder, _PATTERN)


def passed_over(folder: Path) -> str | None:
    """Say in a line which files of WARC are not compressed and therefore not read; None if there are none."""
    plain = _matching(folder, _PLAIN)
    if not plain:
        return None
    which = "1 file is" if len(plain) == 1 else f"{len(plain):,} files are"
    return f"{plain[0]}: only {_PATTERN} is read; {which} passed over for having no compression (gzip each record)"


def _matching(folder: Path, pattern: str) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if entry.match(pattern)) if folder.exists() else []
