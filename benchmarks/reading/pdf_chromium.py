"""PDFs printed by Chromium (Skia's writer): CSS columns, hyphens, justified lines. None where there is no Chromium."""

import html
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.reading.pdf_prose import Truth, paragraph, word

_CHROMIUM = shutil.which("chromium") or ""
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
).split()


def browser_documents(seed: int, count: int) -> list[tuple[str, bytes, Truth]]:
    """Print documents of invented prose."""
    if not _CHROMIUM:
        return []
    made = []
    for index in range(count):
        rng = random.Random(f"browser {seed} {index}")  # noqa: S311
        page, truth = _page(rng)
        made.append(("chromium", _printed(page), truth))
    return made


def _page(rng: random.Random) -> tuple[str, Truth]:
    truth = Truth()
    columns = rng.choice((1, 2, 2, 3))
    font = rng.choice(("Liberation Serif", "DejaVu Sans", "Liberation Sans", "DejaVu Serif"))
    style = (
        f"body{{font:{rng.choice((9, 10, 11))}pt/{rng.choice((1.2, 1.35))} '{font}';hyphens:auto;"
        f"text-align:{rng.choice(('justify', 'left'))}}} main{{columns:{columns};column-gap:{rng.choice((12, 18))}pt}}"
        f"p{{margin:0 0 {rng.choice((0, 6))}pt;text-indent:{rng.choice((0, 14))}pt}} sup{{font-size:60%}}"
    )
    title = [word(rng) for _ in range(6)]
    truth.main += title
    parts = [f"<h1>{html.escape(' '.join(title))}</h1><main>"]
    for _ in range(rng.randint(14, 30)):
        if rng.random() < 0.1:
            heading = [word(rng) for _ in range(3)]
            truth.main += heading
            parts.append(f"<h2>{html.escape(' '.join(heading))}</h2>")
        words = paragraph(rng, rng.randint(1, 6))
        truth.main += words
        shown = [html.escape(each) for each in words]
        at = rng.randrange(len(shown))
        shown[at] = f"<i>{shown[at]}</i>"
        parts.append(f"<p>{' '.join(shown)}</p>")
    parts.append("</main>")
    return f"<!doctype html><html lang=en><meta charset=utf-8><style>{style}</style>{''.join(parts)}</html>", truth


def _printed(page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        command = [_CHROMIUM, *_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603 - our own arguments
        return target.read_bytes()
